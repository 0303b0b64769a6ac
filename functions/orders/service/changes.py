"""Writing a Change: the order, its fulfilments, its stock and its events in one transaction, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from orders import store
from orders.events import FulfilmentAssigned, OrderCancelled, OrderExpired, OrderPlaced
from orders.rules.order import Change, Order, OrderStatus, Place, StockMove, UsedCoupon
from parure.aws.tables import Transaction, read_together
from parure.kernel.errors import Conflict
from promotions.contract import CouponUse, give_back_parts, use_parts
from supply.contract import (
    Hold,
    Want,
    allocate_parts,
    hold_in,
    hold_parts,
    hold_reads,
    move_allocation_parts,
    release_parts,
    ship_parts,
    unallocate_parts,
)

T = TypeVar("T")

_STALE = {"changed_meanwhile", "hold_gone", "stock_mismatch"}
_TRIES = 5


def wants_of(places: Iterable[Place]) -> list[Want]:
    return [Want(place.sku, place.location_id, place.quantity) for place in places]


def add_change(tx: Transaction, change: Change, *, by: str | None, hold: Hold | None = None) -> Order:
    """Add everything that belongs to a change; returns the order as it will be stored."""
    stored = store.put_order(tx, change.order)
    new = {event.fulfilment_id for event in change.events if isinstance(event, FulfilmentAssigned)}
    for fulfilment in change.fulfilments:
        store.put_fulfilment(tx, fulfilment, new=fulfilment.fulfilment_id in new)
    if change.stock is not None:
        _move_stock(tx, change.order, change.stock, by, hold)
    if change.order.coupon is not None:
        _move_coupon(tx, change.order.coupon, change)
    for event in change.events:
        tx.publish(event, by=by)
    return stored


def commit(change: Change, *, by: str | None, hold: Hold | None = None, once: str | None = None) -> Order:
    tx = Transaction()
    stored = add_change(tx, change, by=by, hold=hold)
    if once is not None:
        tx.once(once)
    tx.commit()
    return stored


def acknowledge(once: str) -> None:
    """Remember an event that changed nothing, so that a repetition is recognised at once."""
    tx = Transaction()
    tx.once(once)
    tx.commit()


def read_with_hold(order_id: str) -> tuple[Order | None, Hold | None]:
    """The order and its claim on stock, in one call."""
    found = read_together([store.order_read(order_id), *hold_reads([order_id])])
    return store.order_in(found, order_id), hold_in(found, order_id)


def hold_of(order: Order) -> Hold | None:
    """The hold of an order that is not paid yet; a paid one has none, and no call is spent on it."""
    if order.status is not OrderStatus.PLACED:
        return None
    return hold_in(read_together(hold_reads([order.order_id])), order.order_id)


def on_fresh(work: Callable[[], T]) -> T:
    """Do it again on what is there now, when somebody else changed the order between reading and writing."""
    for _ in range(_TRIES - 1):
        try:
            return work()
        except Conflict as conflict:
            if conflict.code not in _STALE:
                raise
    return work()


def _move_coupon(tx: Transaction, coupon: UsedCoupon, change: Change) -> None:
    """Used with the order, given back when the order ends before anything was sent; each event is published once in an
    order's life, so the coupon moves once, too."""
    use = CouponUse(
        scope=coupon.scope, code=coupon.code, person=coupon.person, off=coupon.fen, per_person=coupon.per_person
    )
    for event in change.events:
        if isinstance(event, OrderPlaced):
            use_parts(tx, use)
        elif isinstance(event, OrderExpired | OrderCancelled):
            give_back_parts(tx, use)


def _move_stock(tx: Transaction, order: Order, move: StockMove, by: str | None, hold: Hold | None) -> None:
    order_id, wants = order.order_id, wants_of(move.places)
    if move.verb == "hold":
        hold_parts(tx, order_id, wants, order.expires_at, by=by)
    elif move.verb == "release_hold":
        release_parts(tx, hold, move.cause, by=by)
    elif move.verb == "allocate":
        if hold is None:
            raise Conflict("hold_gone", "The stock of this order is not held any more.")
        allocate_parts(tx, hold, by=by)
    elif move.verb == "release_allocation":
        unallocate_parts(tx, order_id, wants, move.cause, by=by)
    elif move.verb == "move":
        move_allocation_parts(tx, order_id, wants, wants_of(move.to), by=by, note=move.cause)
    else:
        ship_parts(tx, order_id, wants, by=by)
