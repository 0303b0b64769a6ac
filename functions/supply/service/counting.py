"""Stocktaking 盘点: a sheet per location; what was counted against what should lie there; the differences, posted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

from pynamodb.expressions.condition import Condition

from catalog.contract import sku_in, sku_reads
from parure.aws.auth import Caller
from parure.aws.tables import AlreadyDone, Transaction, fingerprint, query_page, read_together, timestamp
from parure.kernel.errors import Conflict, NotFound
from parure.kernel.ids import new_id
from parure.kernel.paging import Page
from parure.kernel.value import record
from supply import store
from supply.desk_store import CountItem, CountLineItem, count_pk
from supply.rules.reasons import Reason
from supply.service.locations import own_location
from supply.service.moves import attempt, no_such_sku
from supply.service.receiving import Correction, add_correction, read_shelf, refuse_foreign_goods

POSTED_AT_ONCE = 100
"""Differences that one call posts at most; the caller asks again while the sheet is `posting`."""


@record
class Posting:
    """How far a sheet is: `refused` differences wait for somebody to look at them."""

    sheet: CountItem
    posted: int
    refused: int


def open_count(location_id: str, note: str | None, *, by: Caller, idempotency_key: str | None = None) -> CountItem:
    """Raises Conflict `not_your_goods`: consigned goods are counted by their owner."""
    refuse_foreign_goods(own_location(location_id, by), by)
    count_id = new_id("cnt")
    sheet = CountItem(
        count_pk(count_id),
        "sheet",
        org_id=by.org,
        location_id=location_id,
        status="open",
        note=note,
        created_at=timestamp(),
        created_by=by.id,
    )
    tx = Transaction()
    tx.put(sheet, if_absent=True)
    if idempotency_key:
        request = fingerprint([location_id, note])
        tx.once(f"{by.id}#counts#{idempotency_key}", request=request, result={"count_id": count_id})
    try:
        tx.commit()
    except AlreadyDone as done:
        return get_count(done.result["count_id"], by)
    return sheet


def list_counts(by: Caller, *, limit: int, cursor: str | None) -> Page[CountItem]:
    return query_page(
        CountItem.by_org,
        by.org,
        range_condition=CountItem.pk.startswith("count#"),
        limit=limit,
        cursor=cursor,
        newest_first=True,
    )


def get_count(count_id: str, by: Caller) -> CountItem:
    sheet = CountItem.find(count_pk(count_id), "sheet")
    if sheet is None or sheet.org_id != by.org:
        raise NotFound("count_not_found", "You have no such count sheet.", field="count_id")
    return sheet


def list_count_lines(count_id: str, by: Caller, *, limit: int, cursor: str | None) -> Page[CountLineItem]:
    """What has been counted, by SKU. Two calls."""
    sheet = get_count(count_id, by)
    lines = CountLineItem.sk.startswith("line#")
    return query_page(CountLineItem, sheet.pk, range_condition=lines, limit=limit, cursor=cursor)


def record_count(count_id: str, counted: Sequence[tuple[str, int]], by: Caller) -> list[CountLineItem]:
    """So many lie there: a SKU counted again replaces what was said before. What should lie there is taken down at the same
    moment, so goods that leave afterwards make no difference. Three calls.

    Raises:
        NotFound: a SKU that the caller may not stock, with the line's field.
        Conflict: `count_closed`.
    """
    sheet = get_count(count_id, by)
    skus = [sku for sku, _ in counted]
    found = read_together([*(store.balance_read(sku) for sku in skus), *sku_reads(skus)])
    lines = []
    for number, (sku, quantity) in enumerate(counted):
        item, snapshot = found.get(store.balance_read(sku)), sku_in(found, sku)
        place = store.balance_of(item).at(sheet.location_id) if item is not None else None
        if place is None and (snapshot is None or by.org not in snapshot.source_ids):
            raise no_such_sku(f"lines.{number}.sku")
        named = {"zh": snapshot.title.zh, "en": snapshot.title.en} if snapshot else {"zh": sku, "en": sku}
        lines.append(
            CountLineItem(
                sheet.pk,
                f"line#{sku}",
                sku=sku,
                title=(item.title if item is not None else None) or named,
                expected=place.on_hand if place else 0,
                counted=quantity,
                at=timestamp(),
                by=by.id,
            )
        )
    tx = Transaction()
    for line in lines:
        tx.put(line, condition=CountLineItem.posted.does_not_exist(), otherwise=_posted(line))
    tx.check(CountItem, sheet.pk, "sheet", condition=CountItem.status == "open", otherwise=_closed())
    tx.commit()
    return lines


def post_count(count_id: str, by: Caller) -> Posting:
    """Post every difference as a correction, each in a transaction of its own, so that a crash anywhere is gone on from. A
    difference that cannot be (the missing piece is sold already) stays on the sheet with its reason, and the sheet open.

    Raises:
        Conflict: `count_closed`.
    """
    sheet = get_count(count_id, by)
    if sheet.status == "posted":
        return _summed(sheet)
    _move_on(sheet, ["open", "posting"], "posting")
    for number, line in enumerate(_unposted(sheet.pk)):
        if number == POSTED_AT_ONCE:
            return _summed(sheet)
        _post_line(sheet, line, by)
    summed = _summed(sheet)
    try:
        _move_on(sheet, ["posting"], "open" if summed.refused else "posted")
    except Conflict:
        # Two people pressed at once, and the other one was through first.
        return _summed(get_count(count_id, by))
    return summed


def discard_count(count_id: str, by: Caller) -> CountItem:
    sheet = get_count(count_id, by)
    if sheet.status != "discarded":
        _move_on(sheet, ["open"], "discarded")
    return sheet


def _post_line(sheet: CountItem, line: CountLineItem, by: Caller) -> None:
    delta = int(line.counted - line.expected)
    item = CountLineItem(line.pk, line.sk)
    as_counted = CountLineItem.posted.does_not_exist() & (CountLineItem.at == line.at)

    def decide() -> tuple[Transaction, None]:
        tx = Transaction()
        actions = [CountLineItem.posted.set(True), CountLineItem.problem.remove()]
        tx.update(item, actions=actions, condition=as_counted, otherwise=_posted(line))
        if delta:
            shelf = read_shelf(line.sku, sheet.location_id, by)
            correction = Correction(
                sku=line.sku, location_id=sheet.location_id, delta=delta, reason=Reason.STOCKTAKING, note=sheet.note
            )
            add_correction(tx, shelf, correction, by, ref=f"cnt_{sheet.pk.removeprefix('count#')}")
        return tx, None

    try:
        attempt(decide)
    except (Conflict, NotFound) as refused:
        # `line_posted`: another call was faster, which is as good.
        if refused.code != "line_posted":
            _note_problem(item, refused.code, as_counted)


def _note_problem(item: CountLineItem, code: str, as_counted: Condition) -> None:
    tx = Transaction()
    tx.update(item, actions=[CountLineItem.problem.set(code)], condition=as_counted, otherwise=_posted(item))
    with suppress(Conflict):
        tx.commit()


def _unposted(pk: str) -> Iterator[CountLineItem]:
    lines = CountLineItem.query(pk, CountLineItem.sk.startswith("line#"), consistent_read=True)
    return (line for line in lines if not line.posted)


def _summed(sheet: CountItem) -> Posting:
    lines = list(CountLineItem.query(sheet.pk, CountLineItem.sk.startswith("line#"), consistent_read=True))
    posted = sum(1 for line in lines if line.posted)
    return Posting(sheet=sheet, posted=posted, refused=sum(1 for line in lines if line.problem and not line.posted))


def _move_on(sheet: CountItem, before: list[str], after: str) -> None:
    ended = timestamp() if after in ("posted", "discarded") else None
    tx = Transaction()
    tx.update(
        CountItem(sheet.pk, "sheet"),
        actions=[CountItem.status.set(after), *([CountItem.ended_at.set(ended)] if ended else [])],
        condition=CountItem.status.is_in(*before),
        otherwise=_closed(),
    )
    tx.commit()
    sheet.status, sheet.ended_at = after, ended


def _posted(line: CountLineItem) -> Conflict:
    sku = line.sk.removeprefix("line#")
    return Conflict("line_posted", f"{sku} is posted already. Count it on a new sheet.", field="lines")


def _closed() -> Conflict:
    return Conflict("count_closed", "This sheet is being posted or closed. Open a new one to count again.")
