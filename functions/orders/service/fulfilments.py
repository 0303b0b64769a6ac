"""What a source does with its part of an order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from orders import store
from orders.rules import fulfilment as rules
from orders.rules import pickup
from orders.rules.fulfilment import Fulfilment, TrackingEvent, TrackingStatus
from orders.rules.order import Change, Order, ParcelStatus
from orders.rules.timeline import Actor
from orders.service.changes import commit, on_fresh
from parure.aws.auth import Caller, Role
from parure.kernel.errors import Conflict
from parure.kernel.paging import Page
from parure.kernel.time import now


def list_fulfilments(status: ParcelStatus, *, by: Caller, limit: int, cursor: str | None) -> Page[Fulfilment]:
    """The caller's organisation's fulfilments in one state, newest first."""
    return store.list_of_source(by.org, status, limit=limit, cursor=cursor)


def get_fulfilment(fulfilment_id: str, *, by: Caller) -> Fulfilment:
    return _own(fulfilment_id, by)[1]


def accept_fulfilment(fulfilment_id: str, *, by: Caller) -> Fulfilment:
    return _change(fulfilment_id, by, lambda order, mine: rules.accept(order, mine, now()))


def reject_fulfilment(fulfilment_id: str, reason: str, *, by: Caller) -> Fulfilment:
    """An operator may say it for a source that cannot, one that was suspended after it accepted for instance."""
    actor: Actor = "operator" if by.role is Role.OPERATOR else "supplier"
    return _change(fulfilment_id, by, lambda order, mine: rules.reject(order, mine, reason, now(), by=actor))


def ship_fulfilment(fulfilment_id: str, carrier: str | None, tracking_number: str | None, *, by: Caller) -> Fulfilment:
    """The parcel has left; or, where the buyer picks it up, it is ready."""

    def ship(order: Order, mine: Fulfilment) -> Change | None:
        code, number = pickup.waybill(mine, carrier, tracking_number)
        return rules.ship(order, mine, code, number, now())

    return _change(fulfilment_id, by, ship)


def track_fulfilment(
    fulfilment_id: str, status: TrackingStatus, place: str | None, at: datetime | None, *, by: Caller
) -> Fulfilment:
    moment = now()
    news = TrackingEvent(at=at or moment, status=status, place=place)
    return _change(fulfilment_id, by, lambda order, mine: rules.track(order, mine, news, moment))


def miss_acceptance(fulfilment_id: str, at: datetime) -> None:
    """The deadline passed without an answer: counts as a rejection, so the lines go elsewhere, and an operator learns of it."""

    def work() -> None:
        order, fulfilment = store.read_fulfilment(fulfilment_id)
        if fulfilment.status is not ParcelStatus.ASSIGNED or at < fulfilment.accept_by:
            return
        change = rules.reject(order, fulfilment, "not accepted in time", at, missed=True)
        if change is not None:
            commit(change, by=None)

    on_fresh(work)


def _change(fulfilment_id: str, by: Caller, rule: Callable[[Order, Fulfilment], Change | None]) -> Fulfilment:
    def work() -> Fulfilment:
        order, mine = _own(fulfilment_id, by)
        change = rule(order, mine)
        if change is None:
            return mine
        commit(change, by=by.id)
        changed: Fulfilment = change.fulfilments[0]
        return changed

    try:
        return on_fresh(work)
    except Conflict as conflict:
        if conflict.code != "stock_mismatch":
            raise
        raise Conflict(
            "stock_mismatch", "The stock of this order was corrected by hand. Ask the operator to look at it."
        ) from conflict


def _own(fulfilment_id: str, by: Caller) -> tuple[Order, Fulfilment]:
    """A fulfilment of the caller's organisation; an operator reaches all, anybody else's does not exist."""
    order, fulfilment = store.read_fulfilment(fulfilment_id)
    if by.role is not Role.OPERATOR and fulfilment.org_id != by.org_id:
        raise store.no_such_fulfilment()
    return order, fulfilment
