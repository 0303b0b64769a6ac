"""The order as a value, and what can be read off it.

A rule that moves an order returns a `Change`: the new order, the fulfilments that changed with it, what happens to its
stock and the events to publish. The service writes a Change as one transaction or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Literal

from orders.events import OrderNeedsAttention
from orders.rules.engraving import Engraving
from orders.rules.timeline import Actor, TimelineEntry
from parure.kernel.events import DomainEvent
from parure.kernel.money import Money
from parure.kernel.text import Text
from parure.kernel.time import iso
from parure.kernel.value import record

SESSION_LIFETIME = timedelta(minutes=32)
"""Stripe asks for at least 30 minutes from when the request arrives there; two more cover a late first request."""
HOLD_LIFETIME = timedelta(minutes=35)
"""Longer than the payment session, so that whoever pays in the last second still finds the goods held."""
ATTEMPT_RETRY_WINDOW = timedelta(seconds=90)
"""While this young, a payment attempt is repeated under its own idempotency key; later a new attempt begins."""
ACCEPT_WITHIN = timedelta(hours=24)
COMPLETE_AFTER = timedelta(days=7)
"""The no-reason return window 七日无理由退货 after receipt."""
EXCEPTION_DEADLINE = timedelta(hours=24)


class OrderStatus(StrEnum):
    PLACED = "placed"
    PAID = "paid"
    ROUTED = "routed"
    IN_FULFILMENT = "in_fulfilment"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    RECEIVED = "received"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    EXCEPTION = "exception"


RECEIVE_WITHIN = {OrderStatus.SHIPPED: timedelta(days=20), OrderStatus.DELIVERED: timedelta(days=10)}
"""An order that nobody confirms counts as received so long after it was shipped, or delivered."""


class ParcelStatus(StrEnum):
    ASSIGNED = "assigned"
    ACCEPTED = "accepted"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    RECEIVED = "received"
    REJECTED = "rejected"
    CANCELLED = "cancelled"
    EXCEPTION = "exception"


@record
class Line:
    """What was bought, as it was sold: later changes of the product do not reach it."""

    sku: str
    product_id: str
    supplier_id: str
    source_ids: tuple[str, ...]
    """Organisations that may stock it, its supplier first."""
    title: Text
    quantity: int
    price: Money
    line_total: Money
    image: dict[str, Any] | None = None
    options: dict[str, Any] = field(default_factory=dict)
    one_of_one: bool = False
    board_version: int | None = None
    rate_id: str | None = None
    discount: Money | None = None
    """Its share of what comes off the goods; `line_total` is without it."""
    engraving: Engraving | None = None
    category: str = ""
    material: str = ""
    """With the category they say what can be engraved."""
    mall_price: Money | None = None
    """In a dealer's shop: what the piece costs in the mall itself, in the same currency."""

    @property
    def paid(self) -> Money:
        """What the buyer pays for the goods of this line."""
        return self.line_total if self.discount is None else self.line_total - self.discount


@record
class Charge:
    """Something beside goods and delivery that the buyer pays for; `sku` where it belongs to one line."""

    kind: str
    title: Text
    amount: Money
    sku: str | None = None


@record
class DeliveryChoice:
    """How the order comes to its buyer, and when it was promised. `location_id`: the shop where it is picked up."""

    way: str
    earliest: date
    latest: date
    insured: bool = False
    location_id: str | None = None


@record
class UsedCoupon:
    """What was taken off by a coupon; `person` is whose use it counts as, `fen` what it counts for, `scope` the shop it holds in."""

    code: str
    scope: str
    person: str
    amount: Money
    fen: int
    per_person: int


@record
class Place:
    """Where goods of the order stand: held while it is placed, allocated once it is paid, gone when shipped."""

    sku: str
    location_id: str
    quantity: int


PaymentStatus = Literal["opening", "open", "unavailable", "failed", "paid", "refunding", "refunded", "closed"]


@record
class Payment:
    """`attempt` and `attempt_at` are the provider's idempotency key and deadline; `wanted` is the buyer's choice of method."""

    status: PaymentStatus
    attempt: int
    attempt_at: datetime
    wanted: str | None = None
    url: str | None = None
    session_id: str | None = None
    session_expires_at: datetime | None = None
    payment_id: str | None = None
    method: str | None = None
    paid_at: datetime | None = None


@record
class Refund:
    """Money of one payment that goes back, and how far that is."""

    refund_id: str
    payment_id: str
    amount: Money
    reason: str
    status: Literal["requested", "succeeded", "failed"] = "requested"


@record
class Trouble:
    """An exception as domain.md §5 wants it: someone who owns it, until when, and what the mall did first by itself."""

    kind: str
    owner: str
    first_step: str
    raised_at: datetime
    deadline: datetime
    escalated: bool = False


@record
class Parcel:
    """What the order knows of one fulfilment, so that its own status follows without reading them."""

    status: ParcelStatus
    org_id: str
    lines: dict[str, int]

    @property
    def live(self) -> bool:
        return self.status not in (ParcelStatus.REJECTED, ParcelStatus.CANCELLED)


@record
class Order:
    """`version` counts writes: a write that read an older version fails, so no two changes of an order cross."""

    order_id: str
    buyer_id: str
    status: OrderStatus
    placed_at: datetime
    expires_at: datetime
    lines: tuple[Line, ...]
    subtotal: Money
    shipping: Money
    total: Money
    language: str
    address: str
    """Ciphertext of the personal fields; opened only for who may read them."""
    region: str
    """Country of the address, which routing may know."""
    payment: Payment
    note: str | None = None
    """Ciphertext of what the buyer tells the supplier: a note, the message on the card."""
    contact: str | None = None
    """Ciphertext of the e-mail address and of what the invoice needs."""
    guest: str | None = None
    """Of a guest's order, until its buyer claims it: the keyed hash of the e-mail address."""
    charges: tuple[Charge, ...] = ()
    delivery: DeliveryChoice | None = None
    gift_wrap: bool = False
    coupon: UsedCoupon | None = None
    shop: str | None = None
    """The dealer's shop it was bought in; None: the mall."""
    dealer_id: str | None = None
    stock: tuple[Place, ...] = ()
    parcels: dict[str, Parcel] = field(default_factory=dict)
    refunds: tuple[Refund, ...] = ()
    trouble: Trouble | None = None
    timeline: tuple[TimelineEntry, ...] = ()
    due_at: datetime | None = None
    version: int = 0

    def with_(self, **changes: Any) -> Order:
        return replace(self, **changes)

    def noting(self, kind: str, at: datetime, by: Actor, note: str | None = None) -> Order:
        return replace(self, timeline=(*self.timeline, TimelineEntry(at=at, type=kind, by=by, note=note)))

    @property
    def refunded(self) -> Money:
        return Money.sum((r.amount for r in self.refunds if r.status == "succeeded"), self.total.currency)


StockVerb = Literal["hold", "release_hold", "allocate", "release_allocation", "move", "ship"]


@record
class StockMove:
    verb: StockVerb
    places: tuple[Place, ...]
    to: tuple[Place, ...] = ()
    """Where a `move` ends."""
    cause: str = ""


@record
class Change:
    order: Order
    events: tuple[DomainEvent, ...] = ()
    stock: StockMove | None = None
    fulfilments: tuple[Any, ...] = ()
    """Fulfilments to write with the order (orders.rules.fulfilment.Fulfilment)."""


BEFORE_SHIPPING = {
    OrderStatus.PLACED,
    OrderStatus.PAID,
    OrderStatus.ROUTED,
    OrderStatus.IN_FULFILMENT,
    OrderStatus.EXCEPTION,
}
_GONE = {ParcelStatus.SHIPPED, ParcelStatus.DELIVERED, ParcelStatus.RECEIVED, ParcelStatus.EXCEPTION}


def is_picked_up(order: Order) -> bool:
    """The buyer comes for it to a shop."""
    return order.delivery is not None and order.delivery.location_id is not None


def has_shipped(order: Order) -> bool:
    return any(parcel.status in _GONE for parcel in order.parcels.values())


def can_cancel(order: Order) -> bool:
    return order.status in BEFORE_SHIPPING and not has_shipped(order)


def can_amend(order: Order, at: datetime) -> bool:
    """Whether its buyer may change where it goes and what is cut into it: until a source has accepted a part of it."""
    if any(parcel.live and parcel.status is not ParcelStatus.ASSIGNED for parcel in order.parcels.values()):
        return False
    if order.status is OrderStatus.EXCEPTION:
        return order.trouble is not None and order.trouble.kind == "no_source"
    return can_pay(order, at) or order.status in (OrderStatus.PAID, OrderStatus.ROUTED)


def can_pay(order: Order, at: datetime) -> bool:
    """An expiry is tested when it is read: the sweep may be late."""
    return order.status is OrderStatus.PLACED and at < order.expires_at


def can_receive(order: Order) -> bool:
    return order.status in (OrderStatus.SHIPPED, OrderStatus.DELIVERED)


def unassigned(order: Order) -> dict[str, int]:
    """Quantities by SKU that no live fulfilment covers."""
    left = {line.sku: line.quantity for line in order.lines}
    for parcel in order.parcels.values():
        if parcel.live:
            for sku, quantity in parcel.lines.items():
                left[sku] -= quantity
    return {sku: quantity for sku, quantity in left.items() if quantity > 0}


def refusers(order: Order) -> set[str]:
    """Organisations that rejected a part of this order; it is not offered to them again."""
    return {parcel.org_id for parcel in order.parcels.values() if parcel.status is ParcelStatus.REJECTED}


def status_of_parcels(order: Order) -> OrderStatus:
    """The order is as far as its slowest live fulfilment."""
    live = {parcel.status for parcel in order.parcels.values() if parcel.live}
    if not live:
        return OrderStatus.PAID
    started = live - {ParcelStatus.ASSIGNED}
    if unassigned(order) or ParcelStatus.ASSIGNED in live or ParcelStatus.ACCEPTED in live:
        return OrderStatus.IN_FULFILMENT if started else OrderStatus.ROUTED
    if live <= {ParcelStatus.DELIVERED, ParcelStatus.RECEIVED}:
        return OrderStatus.DELIVERED
    return OrderStatus.SHIPPED


def merge_places(places: Iterable[Place]) -> tuple[Place, ...]:
    """One entry per SKU and location, without empty ones."""
    merged: dict[tuple[str, str], int] = {}
    for place in places:
        key = (place.sku, place.location_id)
        merged[key] = merged.get(key, 0) + place.quantity
    return tuple(Place(sku=sku, location_id=at, quantity=count) for (sku, at), count in merged.items() if count)


def attention(order_id: str, trouble: Trouble) -> OrderNeedsAttention:
    return OrderNeedsAttention(
        order_id=order_id,
        kind=trouble.kind,
        owner=trouble.owner,
        first_step=trouble.first_step,
        deadline=iso(trouble.deadline),
    )
