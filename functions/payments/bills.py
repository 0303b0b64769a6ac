"""What is to be paid, and the page to pay it on."""

from __future__ import annotations

from datetime import datetime

from parure.kernel.money import Money
from parure.kernel.value import record


@record
class BillLine:
    """One line of the provider's page."""

    title: str
    unit_price: Money
    quantity: int


@record
class Bill:
    """What is to be paid. Order and attempt are the idempotency key: everything else must be the same when it is asked again."""

    order_id: str
    attempt: int
    total: Money
    lines: tuple[BillLine, ...]
    language: str
    method: str | None
    expires_at: datetime


@record
class CheckoutSession:
    """The provider's page: who pays there, pays this bill."""

    session_id: str
    url: str
    expires_at: datetime
