"""Requests and responses of payments."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field

from parure.kernel.money import Money
from parure.kernel.schemas import MoneyView, Timestamp, View, id_type
from parure.kernel.time import parse_time
from payments.store import EntryItem, amount_of

OrderId = Annotated[str, id_type("ord")]


class WebhookReceived(View):
    received: bool = Field(description="The event was verified and queued", examples=[True])


class PaymentEntryView(View):
    """One line of the order's double-entry ledger: either a debit or a credit. The lines of an order sum to zero."""

    entry_id: str = Field(examples=["01JD3N0E6S0V1G3N5W7X9Y2Z4B"])
    at: Timestamp
    kind: str = Field(description="payment, refund or refund_reversal", examples=["payment"])
    account: str = Field(description="provider_balance or buyer_deposits", examples=["provider_balance"])
    debit: MoneyView | None
    credit: MoneyView | None
    reference: str = Field(description="The payment or refund it belongs to", examples=["pi_3QK5"])

    @classmethod
    def of(cls, item: EntryItem) -> Self:
        amount = amount_of(item)
        size = MoneyView.of(Money(abs(amount.amount), amount.currency))
        return cls(
            entry_id=item.sk.removeprefix("entry#"),
            at=parse_time(item.at),
            kind=item.kind,
            account=item.account,
            debit=size if amount.amount > 0 else None,
            credit=size if amount.amount < 0 else None,
            reference=item.reference,
        )
