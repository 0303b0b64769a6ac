"""What orders tell the rest of the mall."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from parure.kernel.events import DomainEvent
from parure.kernel.money import Money


@dataclass(frozen=True)
class OrderedLine:
    sku: str
    quantity: int
    line_total: Money


@dataclass(frozen=True, kw_only=True)
class OrderEvent(DomainEvent):
    source: ClassVar[str] = "orders"
    aggregate: ClassVar[str] = "order_id"
    order_id: str


@dataclass(frozen=True, kw_only=True)
class OrderPlaced(OrderEvent):
    buyer_id: str
    total: Money
    lines: tuple[OrderedLine, ...]


@dataclass(frozen=True, kw_only=True)
class OrderPaid(OrderEvent):
    """The money is there and the stock is the buyer's: the order can be routed."""

    buyer_id: str
    total: Money
    payment_id: str


@dataclass(frozen=True, kw_only=True)
class OrderExpired(OrderEvent):
    """Nobody paid in time; the stock is free again. `session_id` is the checkout to close, if one was opened."""

    session_id: str | None


@dataclass(frozen=True, kw_only=True)
class OrderCancelled(OrderEvent):
    session_id: str | None
    reason: str | None


@dataclass(frozen=True, kw_only=True)
class RefundRequested(OrderEvent):
    """Pay `amount` of this payment back. `refund_id` is the provider's idempotency key: one id, one refund.

    `reason`: cancelled, paid_after_expiry, paid_after_cancellation, paid_twice, amount_mismatch.
    """

    refund_id: str
    payment_id: str
    amount: Money
    reason: str


@dataclass(frozen=True, kw_only=True)
class OrderRerouteRequested(OrderEvent):
    """An operator asks routing to look again for a source of the lines that have none."""


@dataclass(frozen=True, kw_only=True)
class OrderReceived(OrderEvent):
    buyer_id: str


@dataclass(frozen=True, kw_only=True)
class OrderCompleted(OrderEvent):
    buyer_id: str


@dataclass(frozen=True, kw_only=True)
class OrderNeedsAttention(OrderEvent):
    """Something went wrong that a person must know of; `first_step` was already taken by the mall itself."""

    kind: str
    owner: str
    first_step: str
    deadline: str


@dataclass(frozen=True, kw_only=True)
class FulfilmentEvent(OrderEvent):
    fulfilment_id: str
    org_id: str


@dataclass(frozen=True, kw_only=True)
class FulfilmentAssigned(FulfilmentEvent):
    accept_by: str


@dataclass(frozen=True, kw_only=True)
class FulfilmentAccepted(FulfilmentEvent): ...


@dataclass(frozen=True, kw_only=True)
class FulfilmentRejected(FulfilmentEvent):
    """The source will not deliver, or did not answer in time: its lines need another source."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class FulfilmentShipped(FulfilmentEvent):
    carrier: str
    tracking_number: str


@dataclass(frozen=True, kw_only=True)
class FulfilmentDelivered(FulfilmentEvent): ...
