"""What payments tell the rest of the mall."""

from __future__ import annotations

from typing import ClassVar

from parure.kernel.events import DomainEvent
from parure.kernel.money import Money
from parure.kernel.value import record


@record
class _OfOrder:
    """What all events here have; no event itself."""

    source: ClassVar[str] = "payments"
    aggregate: ClassVar[str] = "order_id"
    order_id: str


@record
class PaymentSucceeded(_OfOrder, DomainEvent):
    """The provider has the money. `method` is None where the buyer could choose and the provider did not say."""

    payment_id: str
    amount: Money
    method: str | None
    paid_at: str
    """RFC 3339."""


@record
class PaymentFailed(_OfOrder, DomainEvent):
    """An attempt was declined or lapsed. `reason`: the provider's code, or `session_expired`."""

    payment_id: str | None
    attempt: int | None
    reason: str


@record
class RefundSucceeded(_OfOrder, DomainEvent):
    """The money is on its way back to the buyer."""

    refund_id: str
    payment_id: str
    amount: Money


@record
class RefundFailed(_OfOrder, DomainEvent):
    """The provider could not pay back: an operator must."""

    refund_id: str
    payment_id: str
    amount: Money
    reason: str
