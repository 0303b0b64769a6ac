"""What payments tell the rest of the mall."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from parure.kernel.events import DomainEvent
from parure.kernel.money import Money


@dataclass(frozen=True, kw_only=True)
class _OfOrder:
    """What all events here have; no event itself."""

    source: ClassVar[str] = "payments"
    aggregate: ClassVar[str] = "order_id"
    order_id: str


@dataclass(frozen=True, kw_only=True)
class PaymentSucceeded(_OfOrder, DomainEvent):
    """The provider has the money. `method` is None where the buyer could choose and the provider did not say."""

    payment_id: str
    amount: Money
    method: str | None
    paid_at: str
    """RFC 3339."""


@dataclass(frozen=True, kw_only=True)
class PaymentFailed(_OfOrder, DomainEvent):
    """An attempt was declined or lapsed. `reason`: the provider's code, or `session_expired`."""

    payment_id: str | None
    attempt: int | None
    reason: str


@dataclass(frozen=True, kw_only=True)
class RefundSucceeded(_OfOrder, DomainEvent):
    """The money is on its way back to the buyer."""

    refund_id: str
    payment_id: str
    amount: Money


@dataclass(frozen=True, kw_only=True)
class RefundFailed(_OfOrder, DomainEvent):
    """The provider could not pay back: an operator must."""

    refund_id: str
    payment_id: str
    amount: Money
    reason: str
