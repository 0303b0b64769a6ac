"""What orders tell the rest of the mall."""

from __future__ import annotations

from typing import ClassVar

from parure.kernel.events import DomainEvent
from parure.kernel.money import Money
from parure.kernel.value import record, value


@value
class OrderedLine:
    """What was ordered, at what price."""

    sku: str
    quantity: int
    line_total: Money


@record
class _OfOrder:
    """What all events here have; no event itself."""

    source: ClassVar[str] = "orders"
    aggregate: ClassVar[str] = "order_id"
    order_id: str


@record
class OrderPlaced(_OfOrder, DomainEvent):
    """The order stands and holds its stock; the buyer has until its expiry to pay."""

    buyer_id: str
    total: Money
    lines: tuple[OrderedLine, ...]


@record
class OrderClaimed(_OfOrder, DomainEvent):
    """A guest's order belongs to an account from now on: that of its e-mail address."""

    buyer_id: str


@record
class OrderAmended(_OfOrder, DomainEvent):
    """The buyer changed what is not paid for, before any source accepted. `changed`: of address, note, gift_message, invoice
    and engravings those that are another now; read the order for what they say."""

    buyer_id: str
    changed: tuple[str, ...]


@record
class OrderPaid(_OfOrder, DomainEvent):
    """The money is there and the stock is the buyer's: the order can be routed."""

    buyer_id: str
    total: Money
    payment_id: str


@record
class OrderExpired(_OfOrder, DomainEvent):
    """Nobody paid in time; the stock is free again. `session_id` is the checkout to close, if one was opened."""

    session_id: str | None


@record
class OrderCancelled(_OfOrder, DomainEvent):
    """The buyer or an operator cancelled; `session_id` is the checkout to close, if one was opened."""

    session_id: str | None
    reason: str | None


@record
class RefundRequested(_OfOrder, DomainEvent):
    """Pay `amount` of this payment back. `refund_id` is the provider's idempotency key: one id, one refund.

    `reason`: cancelled, paid_after_expiry, paid_after_cancellation, paid_twice, amount_mismatch.
    """

    refund_id: str
    payment_id: str
    amount: Money
    reason: str


@record
class OrderRerouteRequested(_OfOrder, DomainEvent):
    """An operator asks routing to look again for a source of the lines that have none."""


@record
class OrderReceived(_OfOrder, DomainEvent):
    """The buyer has everything, or did not say otherwise in time."""

    buyer_id: str


@record
class OrderCompleted(_OfOrder, DomainEvent):
    """The no-reason return window has closed."""

    buyer_id: str


@record
class OrderNeedsAttention(_OfOrder, DomainEvent):
    """Something went wrong that a person must know of; `first_step` was already taken by the mall itself."""

    kind: str
    owner: str
    first_step: str
    deadline: str


@record
class _OfFulfilment(_OfOrder):
    """Likewise, of one fulfilment."""

    fulfilment_id: str
    org_id: str


@record
class FulfilmentAssigned(_OfFulfilment, DomainEvent):
    """A source has until `accept_by` to accept its part."""

    accept_by: str


@record
class FulfilmentAccepted(_OfFulfilment, DomainEvent):
    """The source will deliver."""


@record
class FulfilmentRejected(_OfFulfilment, DomainEvent):
    """The source will not deliver, or did not answer in time: its lines need another source."""

    reason: str


@record
class FulfilmentWithdrawn(_OfFulfilment, DomainEvent):
    """The mall took it from a source that may not trade any more and had not accepted it: its lines need another one."""

    reason: str


@record
class FulfilmentShipped(_OfFulfilment, DomainEvent):
    """The parcel left and its goods left the stock."""

    carrier: str
    tracking_number: str


@record
class FulfilmentDelivered(_OfFulfilment, DomainEvent):
    """The carrier says that it arrived."""
