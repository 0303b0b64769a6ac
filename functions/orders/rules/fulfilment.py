"""A fulfilment: one source's part of an order, from assignment to the buyer's door."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Literal

from orders import carriers
from orders.events import (
    FulfilmentAccepted,
    FulfilmentAssigned,
    FulfilmentDelivered,
    FulfilmentRejected,
    FulfilmentShipped,
    FulfilmentWithdrawn,
    OrderCompleted,
    OrderReceived,
    OrderRerouteRequested,
)
from orders.rules.order import (
    ACCEPT_WITHIN,
    COMPLETE_AFTER,
    EXCEPTION_DEADLINE,
    RECEIVE_WITHIN,
    Change,
    Line,
    Order,
    OrderStatus,
    Parcel,
    ParcelStatus,
    Place,
    StockMove,
    Trouble,
    attention,
    can_receive,
    is_picked_up,
    merge_places,
    status_of_parcels,
    unassigned,
)
from orders.rules.timeline import Actor
from parure.kernel.errors import Conflict
from parure.kernel.time import iso
from parure.kernel.value import record

TrackingStatus = Literal["in_transit", "out_for_delivery", "delivered", "exception"]


@record
class TrackingEvent:
    """One report of the carrier."""

    at: datetime
    status: TrackingStatus
    place: str | None = None


@record
class Fulfilment:
    """`address` is the order's ciphertext, here too so that a supplier's list is one query."""

    fulfilment_id: str
    order_id: str
    org_id: str
    source_name: str
    status: ParcelStatus
    lines: tuple[Line, ...]
    stock: tuple[Place, ...]
    address: str
    created_at: datetime
    accept_by: datetime
    carrier: str | None = None
    tracking_number: str | None = None
    tracking: tuple[TrackingEvent, ...] = ()
    reason: str | None = None
    shipped_at: datetime | None = None
    note: str | None = None
    """The order's ciphertext of what its buyer tells who packs it."""
    gift_wrap: bool = False
    changed_at: datetime | None = None
    """When the buyer last changed what it says, before it was accepted."""
    pickup: bool = False
    """The buyer comes for it to the shop; nothing is sent."""

    def with_(self, **changes: Any) -> Fulfilment:
        return replace(self, **changes)

    @property
    def due_at(self) -> datetime | None:
        return self.accept_by if self.status is ParcelStatus.ASSIGNED else None


@record
class Assignment:
    """What routing decided for one parcel: these goods from these places of one organisation."""

    fulfilment_id: str
    org_id: str
    source_name: str
    stock: tuple[Place, ...]


def assign(order: Order, assignments: Sequence[Assignment], at: datetime) -> Change:
    """Give the lines that have no source to sources; their allocation moves there in the same transaction.

    Raises:
        Conflict: `not_routable`, the order is not paid, or is closed.
    """
    if order.status not in (OrderStatus.PAID, OrderStatus.ROUTED, OrderStatus.IN_FULFILMENT, OrderStatus.EXCEPTION):
        raise Conflict("not_routable", f"An order that is {order.status} is not routed.")
    again = bool(order.parcels)
    waiting = unassigned(order)
    made = tuple(_fulfilment(order, one, at) for one in assignments)
    target = tuple(place for one in assignments for place in one.stock)
    leaving, staying = take_places(order.stock, waiting)
    parcels = {**order.parcels, **{f.fulfilment_id: _parcel(f) for f in made}}
    trouble = None if order.trouble and order.trouble.kind == "no_source" else order.trouble
    routed = order.with_(parcels=parcels, stock=(*staying, *target), trouble=trouble, due_at=None)
    routed = routed.with_(status=status_of_parcels(routed)).noting("rerouted" if again else "routed", at, "mall")
    events = tuple(
        FulfilmentAssigned(
            order_id=order.order_id, fulfilment_id=f.fulfilment_id, org_id=f.org_id, accept_by=iso(f.accept_by)
        )
        for f in made
    )
    move = StockMove(verb="move", places=leaving, to=target, cause="routing")
    return Change(order=routed, events=events, stock=move, fulfilments=made)


def take_places(places: Sequence[Place], wanted: dict[str, int]) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """Split what an order has in stock into the places of `wanted` quantities and the rest."""
    left = dict(wanted)
    taken: list[Place] = []
    rest: list[Place] = []
    for place in places:
        take = min(left.get(place.sku, 0), place.quantity)
        left[place.sku] = left.get(place.sku, 0) - take
        if take:
            taken.append(replace(place, quantity=take))
        if take < place.quantity:
            rest.append(replace(place, quantity=place.quantity - take))
    return tuple(taken), tuple(rest)


def find_no_source(order: Order, at: datetime) -> Change | None:
    """Routing found nobody: the order waits for an operator, who can reroute after a restock, or cancel with refund."""
    if order.status not in (OrderStatus.PAID, OrderStatus.ROUTED, OrderStatus.IN_FULFILMENT) or not unassigned(order):
        return None
    trouble = Trouble(
        kind="no_source", owner="operator", first_step="reroute", raised_at=at, deadline=at + EXCEPTION_DEADLINE
    )
    stopped = order.with_(status=OrderStatus.EXCEPTION, trouble=trouble, due_at=trouble.deadline)
    return Change(order=stopped.noting("no_source", at, "mall"), events=(attention(order.order_id, trouble),))


def request_reroute(order: Order, at: datetime) -> Change:
    if order.status is not OrderStatus.EXCEPTION or not unassigned(order):
        raise Conflict("not_routable", "Every line of this order has a source.", order_status=order.status)
    asked = order.with_(status=status_of_parcels(order), trouble=None, due_at=None)
    event = OrderRerouteRequested(order_id=order.order_id)
    return Change(order=asked.noting("reroute_requested", at, "operator"), events=(event,))


def accept(order: Order, fulfilment: Fulfilment, at: datetime) -> Change | None:
    """None when it is accepted already: a repeated click is no error."""
    if fulfilment.status is ParcelStatus.ACCEPTED:
        return None
    _require(fulfilment, ParcelStatus.ASSIGNED, "accept")
    event = FulfilmentAccepted(
        order_id=order.order_id, fulfilment_id=fulfilment.fulfilment_id, org_id=fulfilment.org_id
    )
    return _advance(order, fulfilment.with_(status=ParcelStatus.ACCEPTED), "accepted", "supplier", at, event=event)


def withdraw(order: Order, fulfilment: Fulfilment, at: datetime) -> Change | None:
    """Take it from a source that was suspended before it accepted; None when it had. It did not refuse, so once it is
    reinstated routing may choose it again."""
    if fulfilment.status is not ParcelStatus.ASSIGNED:
        return None
    reason = "organisation_suspended"
    event = FulfilmentWithdrawn(
        order_id=order.order_id, fulfilment_id=fulfilment.fulfilment_id, org_id=fulfilment.org_id, reason=reason
    )
    taken = fulfilment.with_(status=ParcelStatus.CANCELLED, reason=reason)
    return _advance(order, taken, "source_suspended", "mall", at, event=event)


def reject(
    order: Order,
    fulfilment: Fulfilment,
    reason: str,
    at: datetime,
    *,
    by: Actor = "supplier",
    missed: bool = False,
) -> Change | None:
    """The source will not deliver; routing looks for another. `missed`: it let the deadline pass, which an operator learns."""
    if fulfilment.status is ParcelStatus.REJECTED:
        return None
    if fulfilment.status not in (ParcelStatus.ASSIGNED, ParcelStatus.ACCEPTED):
        _require(fulfilment, ParcelStatus.ASSIGNED, "reject")
    event = FulfilmentRejected(
        order_id=order.order_id, fulfilment_id=fulfilment.fulfilment_id, org_id=fulfilment.org_id, reason=reason
    )
    refused = fulfilment.with_(status=ParcelStatus.REJECTED, reason=reason)
    change = _advance(
        order, refused, "acceptance_missed" if missed else "rejected", "mall" if missed else by, at, event=event
    )
    if not missed:
        return change
    trouble = Trouble(
        kind="acceptance_missed", owner="operator", first_step="reroute", raised_at=at, deadline=at + EXCEPTION_DEADLINE
    )
    return replace(change, events=(*change.events, attention(order.order_id, trouble)))


def ship(order: Order, fulfilment: Fulfilment, carrier: str, tracking_number: str, at: datetime) -> Change | None:
    """The parcel leaves, or waits for who picks it up, and its goods leave the stock. None when that was said before."""
    if fulfilment.shipped_at is not None:
        if (fulfilment.carrier, fulfilment.tracking_number) == (carrier, tracking_number):
            return None
        raise Conflict("already_shipped", "This fulfilment was shipped with another tracking number.")
    _require(fulfilment, ParcelStatus.ACCEPTED, "ship")
    event = FulfilmentShipped(
        order_id=order.order_id,
        fulfilment_id=fulfilment.fulfilment_id,
        org_id=fulfilment.org_id,
        carrier=carrier,
        tracking_number=tracking_number,
    )
    sent = fulfilment.with_(
        status=ParcelStatus.SHIPPED, carrier=carrier, tracking_number=tracking_number, shipped_at=at
    )
    if fulfilment.pickup:
        kind, note = "ready_for_pickup", tracking_number
    else:
        kind, note = "shipped", f"{carriers.carrier(carrier).name} {tracking_number}"
    change = _advance(order, sent, kind, "supplier", at, event=event, note=note)
    gone = (replace(place, quantity=-place.quantity) for place in fulfilment.stock)
    order_left = change.order.with_(stock=merge_places((*order.stock, *gone)))
    return replace(change, order=order_left, stock=StockMove(verb="ship", places=fulfilment.stock))


def track(order: Order, fulfilment: Fulfilment, news: TrackingEvent, at: datetime) -> Change | None:
    """Add what the carrier says. Events may come twice and out of order: the state follows from all of them together."""
    if fulfilment.shipped_at is None or fulfilment.status in (ParcelStatus.REJECTED, ParcelStatus.CANCELLED):
        raise Conflict("not_shipped", "This fulfilment has not been shipped yet.", fulfilment_status=fulfilment.status)
    if news in fulfilment.tracking:
        return None
    if fulfilment.pickup and news.status != "delivered":
        raise Conflict("picked_up", "The buyer picks it up: no more can be reported than that it was collected.")
    tracking = tuple(sorted((*fulfilment.tracking, news), key=lambda e: (e.at, e.status)))
    status = _where(tracking) if fulfilment.status is not ParcelStatus.RECEIVED else ParcelStatus.RECEIVED
    moved = fulfilment.with_(tracking=tracking, status=status)
    if status is fulfilment.status:
        return Change(order=order, fulfilments=(moved,))
    if status is ParcelStatus.DELIVERED:
        event = FulfilmentDelivered(
            order_id=order.order_id, fulfilment_id=fulfilment.fulfilment_id, org_id=fulfilment.org_id
        )
        if fulfilment.pickup:
            return _trouble_over(_advance(order, moved, "collected", "supplier", at, event=event), at)
        return _trouble_over(_advance(order, moved, "delivered", "carrier", at, event=event), at)
    if status is ParcelStatus.EXCEPTION:
        trouble = Trouble(
            kind="parcel_exception", owner="operator", first_step="escalate", raised_at=at,
            deadline=at + EXCEPTION_DEADLINE,
        )  # fmt: skip
        change = _advance(order, moved, "parcel_exception", "carrier", at, event=attention(order.order_id, trouble))
        return replace(change, order=change.order.with_(trouble=trouble, due_at=trouble.deadline))
    return _trouble_over(_advance(order, moved, "shipped", "carrier", at), at)


def _where(tracking: Sequence[TrackingEvent]) -> ParcelStatus:
    if any(event.status == "delivered" for event in tracking):
        return ParcelStatus.DELIVERED
    return ParcelStatus.EXCEPTION if tracking[-1].status == "exception" else ParcelStatus.SHIPPED


def _trouble_over(change: Change, at: datetime) -> Change:
    order = change.order
    if order.trouble is None or order.trouble.kind not in ("parcel_exception", "not_collected"):
        return change
    return replace(change, order=order.with_(trouble=None, due_at=_receipt_due(order, at)))


def _receipt_due(order: Order, at: datetime) -> datetime | None:
    wait = RECEIVE_WITHIN.get(order.status)
    return None if wait is None else at + wait


def receive(order: Order, fulfilments: Sequence[Fulfilment], by: Actor, at: datetime) -> Change | None:
    """The buyer has everything. None when that was said before."""
    if order.status in (OrderStatus.RECEIVED, OrderStatus.COMPLETED):
        return None
    if not can_receive(order):
        raise Conflict(
            "not_receivable",
            "This order has not been shipped completely. Wait for its parcels.",
            order_status=order.status,
        )
    here = [f.with_(status=ParcelStatus.RECEIVED) for f in fulfilments if order.parcels[f.fulfilment_id].live]
    parcels = {**order.parcels, **{f.fulfilment_id: _parcel(f) for f in here}}
    received = order.with_(
        status=OrderStatus.RECEIVED, parcels=parcels, trouble=None, due_at=at + COMPLETE_AFTER
    ).noting("received" if by == "buyer" else "received_automatically", at, by)
    event = OrderReceived(order_id=order.order_id, buyer_id=order.buyer_id)
    return Change(order=received, events=(event,), fulfilments=tuple(here))


def complete(order: Order, at: datetime) -> Change:
    if order.status is not OrderStatus.RECEIVED:
        raise Conflict("not_overdue", "This order is not received.")
    done = order.with_(status=OrderStatus.COMPLETED, due_at=None).noting("completed", at, "mall")
    return Change(order=done, events=(OrderCompleted(order_id=order.order_id, buyer_id=order.buyer_id),))


def escalate(order: Order, at: datetime) -> Change:
    """An exception's deadline passed: say so once more, and do not come back by yourself."""
    if order.trouble is None or order.trouble.escalated or at < order.trouble.deadline:
        raise Conflict("not_overdue", "This exception is not overdue.")
    trouble = replace(order.trouble, escalated=True, first_step="escalate")
    return Change(order=order.with_(trouble=trouble, due_at=None), events=(attention(order.order_id, trouble),))


def _advance(
    order: Order,
    fulfilment: Fulfilment,
    kind: str,
    by: Actor,
    at: datetime,
    *,
    event: Any = None,
    note: str | None = None,
) -> Change:
    parcels = {**order.parcels, fulfilment.fulfilment_id: _parcel(fulfilment)}
    moved = order.with_(parcels=parcels)
    # A received order stays received and an order in exception waits for its operator, whatever carriers still report.
    if order.status not in (OrderStatus.RECEIVED, OrderStatus.COMPLETED, OrderStatus.EXCEPTION):
        moved = moved.with_(status=status_of_parcels(moved))
        if moved.status is not order.status:
            moved = moved.with_(due_at=_receipt_due(moved, at))
    events = () if event is None else (event,)
    return Change(order=moved.noting(kind, at, by, note), events=events, fulfilments=(fulfilment,))


def _fulfilment(order: Order, one: Assignment, at: datetime) -> Fulfilment:
    quantities: dict[str, int] = {}
    for place in one.stock:
        quantities[place.sku] = quantities.get(place.sku, 0) + place.quantity
    lines = tuple(
        # What came off is settled by the order, whose lines are whole.
        replace(line, quantity=quantities[line.sku], line_total=line.price * quantities[line.sku], discount=None)
        for line in order.lines
        if line.sku in quantities
    )
    return Fulfilment(
        fulfilment_id=one.fulfilment_id,
        order_id=order.order_id,
        org_id=one.org_id,
        source_name=one.source_name,
        status=ParcelStatus.ASSIGNED,
        lines=lines,
        stock=one.stock,
        address=order.address,
        created_at=at,
        accept_by=at + ACCEPT_WITHIN,
        note=order.note,
        gift_wrap=order.gift_wrap,
        pickup=is_picked_up(order),
    )


def _parcel(fulfilment: Fulfilment) -> Parcel:
    return Parcel(
        status=fulfilment.status,
        org_id=fulfilment.org_id,
        lines={line.sku: line.quantity for line in fulfilment.lines},
    )


_DONE = {"accept": "accepted", "reject": "rejected", "ship": "shipped"}


def _require(fulfilment: Fulfilment, status: ParcelStatus, verb: str) -> None:
    if fulfilment.status is not status:
        raise Conflict(
            f"cannot_{verb}",
            f"A fulfilment that is {fulfilment.status} cannot be {_DONE[verb]}; it must be {status} first.",
            fulfilment_status=fulfilment.status,
        )
