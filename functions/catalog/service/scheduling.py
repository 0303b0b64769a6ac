"""Appointments: when a product appears, when it goes, and the minute's sweep that keeps them.

Nothing that is over is sold because the sweep is late: whoever reads a SKU, a card or a product looks at `take_down_at` itself.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from catalog import store
from catalog.events import ProductPublished, ProductScheduled, ProductTakenDown
from catalog.rules.life import Status, refuse
from catalog.rules.schedule import TRY_AGAIN, Schedule, check_schedule, is_over, moment
from catalog.service.records import certificate_hint, content_of, snapshots
from catalog.snapshot import SkuStatus
from catalog.store import CardItem, ProductItem
from parure.aws.auth import Caller, Role
from parure.aws.logs import logger
from parure.aws.tables import Transaction, read_together
from parure.kernel.errors import Conflict, MallError, PreconditionFailed
from parure.kernel.time import iso, now

_SHARDS = 4
_AT_ONCE = 200
"""Products of a shard that one sweep looks at; the next one is a minute away."""
_WAITING = (Status.APPROVED, Status.TAKEN_DOWN)


def schedule_product(product_id: str, wanted: Schedule, *, by: Caller) -> ProductItem:
    """Make an appointment, in place of the one before. Of a product that still has to be approved it is kept for then.

    Raises:
        InvalidRequest: moments that make no sense.
        Conflict: `already_on_sale`, `taken_down_by_operator`, `scheduled_by_operator` (its supplier cannot undo it),
            `wrong_status`.
    """
    from catalog.service.editing import own_product

    check_schedule(wanted, now())
    item = own_product(product_id, by)
    _check_may_schedule(item, wanted, by)
    if (item.publish_at, item.take_down_at) == (_stored(wanted.publish_at), _stored(wanted.take_down_at)):
        return item
    return _appoint(item, wanted, by)


def unschedule_product(product_id: str, *, by: Caller) -> ProductItem:
    """No appointment any more; none before changes nothing. What waited for its moment stays approved."""
    from catalog.service.editing import own_product

    item = own_product(product_id, by)
    if item.publish_at is None and item.take_down_at is None:
        return item
    _check_own_appointment(item, by)
    return _appoint(item, Schedule(), by)


def waits_for_its_moment(item: ProductItem, at: datetime) -> bool:
    """Whether an approved product is not to appear yet, or no more."""
    return (item.publish_at is not None and not is_over(item.publish_at, at)) or is_over(item.take_down_at, at)


def set_due(item: ProductItem) -> None:
    """The sweep is told when it has to look at the product next; part of every writing of it."""
    status = Status(item.status)
    due = item.publish_at if status in _WAITING else item.take_down_at if status is Status.PUBLISHED else None
    item.due_at = due
    item.schedule_shard = _shard(zlib.crc32(item.pk.encode()) % _SHARDS) if due else None


def keep_appointments() -> int:
    """The sweep: what is due appears or goes; how many. Two sweeps at once: one of them moves a product, the other passes."""
    return sum(_keep(item) for item in list(_due(now())))


def _due(at: datetime) -> Iterator[ProductItem]:
    for number in range(_SHARDS):
        due = ProductItem.by_schedule.query(_shard(number), ProductItem.due_at <= iso(at))
        yield from islice(due, _AT_ONCE)


def _keep(item: ProductItem) -> int:
    try:
        if item.status == Status.PUBLISHED:
            _take_down(item)
        elif is_over(item.take_down_at, now()):
            _miss(item)
        else:
            _publish(item)
    except PreconditionFailed:
        logger.info("somebody changed it first", product_id=item.pk)
        return 0
    except MallError as reason:
        logger.warning("cannot appear now", product_id=item.pk, code=reason.code)
        _postpone(item, reason.code)
        return 0
    return 1


def _publish(item: ProductItem) -> None:
    from catalog.service.editing import put_on_shelves, shelf_reads

    content = content_of(item)
    tx = Transaction()
    put_on_shelves(tx, item, content, read_together(shelf_reads(item)))
    event = ProductPublished(
        product_id=item.pk,
        product_version=int(item.version),
        supplier_id=item.supplier_id,
        certificate=certificate_hint(content),
    )
    tx.publish(event, by=None)
    tx.commit()


def _take_down(item: ProductItem) -> None:
    from catalog.service.editing import take_off_shelves

    tx = Transaction()
    take_off_shelves(tx, item, by=Role(item.scheduled_by or Role.SUPPLIER))
    tx.publish(ProductTakenDown(product_id=item.pk, product_version=int(item.version), reason="as scheduled"), by=None)
    tx.commit()


def _miss(item: ProductItem) -> None:
    """Both moments passed before it could appear: it does not."""
    from catalog.service.editing import save

    item.publish_at = item.take_down_at = None
    tx = Transaction()
    save(tx, item, int(item.version))
    tx.commit()


def _postpone(item: ProductItem, problem: str) -> None:
    """The appointment stands; it is tried again, and its supplier sees why it did not happen."""
    stale = ProductItem.version == item.version
    tx = Transaction()
    tx.update(
        ProductItem(item.pk, item.sk),
        actions=[ProductItem.schedule_problem.set(problem), ProductItem.due_at.set(iso(now() + TRY_AGAIN))],
        condition=stale,
        otherwise=PreconditionFailed("changed_meanwhile", "Somebody changed it."),
    )
    try:
        tx.commit()
    except PreconditionFailed:
        logger.info("somebody changed it first", product_id=item.pk)


def _check_may_schedule(item: ProductItem, wanted: Schedule, by: Caller) -> None:
    status = Status(item.status)
    if status is Status.PUBLISHED and wanted.publish_at:
        raise Conflict("already_on_sale", "It is on sale already. Leave out when it appears.", field="publish_at")
    if status is Status.REJECTED or (status is Status.TAKEN_DOWN and wanted.publish_at is None):
        raise refuse(status, "scheduled")
    if status is Status.TAKEN_DOWN and item.taken_down_by == Role.OPERATOR and by.role is not Role.OPERATOR:
        raise Conflict("taken_down_by_operator", "An operator took it down. Edit it and submit it for review.")
    _check_own_appointment(item, by)


def _check_own_appointment(item: ProductItem, by: Caller) -> None:
    if item.scheduled_by == Role.OPERATOR and by.role is not Role.OPERATOR and (item.publish_at or item.take_down_at):
        raise Conflict("scheduled_by_operator", "An operator made this appointment. Ask the operator to change it.")


def _appoint(item: ProductItem, wanted: Schedule, by: Caller) -> ProductItem:
    from catalog.service.editing import save

    item.publish_at, item.take_down_at = _stored(wanted.publish_at), _stored(wanted.take_down_at)
    item.scheduled_by = str(by.role) if wanted.next else None
    item.schedule_problem = None
    tx = Transaction()
    save(tx, item, int(item.version))
    if item.status == Status.PUBLISHED and not item.suspended:
        _tell_the_shelves(tx, item)
    event = ProductScheduled(
        product_id=item.pk,
        product_version=int(item.version),
        publish_at=item.publish_at,
        take_down_at=item.take_down_at,
    )
    tx.publish(event, by=by.id)
    tx.commit()
    return item


def _tell_the_shelves(tx: Transaction, item: ProductItem) -> None:
    until = item.take_down_at
    tx.update(
        CardItem(item.pk, "card"),
        actions=[CardItem.until.set(until) if until else CardItem.until.remove()],
        condition=CardItem.pk.exists(),
        otherwise=PreconditionFailed("changed_meanwhile", "Somebody changed it. Read it again."),
    )
    for sku in snapshots(item.pk, item.supplier_id, content_of(item), SkuStatus.PUBLISHED, until=until):
        tx.put(store.sku_item(sku))


def _stored(at: datetime | None) -> str | None:
    return iso(at) if at else None


def _shard(number: int) -> str:
    return f"schedule#{number}"


def schedule_of(item: ProductItem) -> Schedule | None:
    """What stands in the diary, None when nothing does."""
    if item.publish_at is None and item.take_down_at is None:
        return None
    return Schedule(moment(item.publish_at), moment(item.take_down_at))
