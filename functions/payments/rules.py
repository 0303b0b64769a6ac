"""Ledger lines, the provider's amounts and its signatures: pure functions."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from parure.kernel.errors import Conflict, InvalidRequest
from parure.kernel.money import EXPONENTS, Money
from parure.kernel.value import record


class Account(StrEnum):
    """Accounts of an order's ledger. Settlement (domain.md §6) later divides the deposits among those they belong to."""

    PROVIDER = "provider_balance"
    """What the payment provider holds for the mall: an asset."""
    DEPOSITS = "buyer_deposits"
    """What buyers have paid and the mall still owes them, in goods or in money: a liability."""


class Kind(StrEnum):
    PAYMENT = "payment"
    REFUND = "refund"
    REFUND_REVERSAL = "refund_reversal"
    """A refund that the provider first confirmed and then could not deliver."""


@record
class Entry:
    """One line of double-entry bookkeeping: positive debits the account, negative credits it."""

    account: Account
    kind: Kind
    amount: Money
    reference: str
    """The payment or refund it belongs to."""


def payment_entries(payment_id: str, amount: Money) -> tuple[Entry, ...]:
    return _transfer(Account.PROVIDER, Account.DEPOSITS, Kind.PAYMENT, amount, payment_id)


def refund_entries(refund_id: str, amount: Money) -> tuple[Entry, ...]:
    return _transfer(Account.DEPOSITS, Account.PROVIDER, Kind.REFUND, amount, refund_id)


def refund_reversal_entries(refund_id: str, amount: Money) -> tuple[Entry, ...]:
    return _transfer(Account.PROVIDER, Account.DEPOSITS, Kind.REFUND_REVERSAL, amount, refund_id)


def _transfer(debit: Account, credit: Account, kind: Kind, amount: Money, reference: str) -> tuple[Entry, ...]:
    if amount.amount <= 0:
        raise ValueError("a ledger entry moves a positive amount")
    return (
        Entry(account=debit, kind=kind, amount=amount, reference=reference),
        Entry(account=credit, kind=kind, amount=-amount, reference=reference),
    )


def is_balanced(entries: Sequence[Entry]) -> bool:
    """Whether the lines sum to zero in every currency."""
    sums: dict[str, int] = {}
    for entry in entries:
        sums[entry.amount.currency] = sums.get(entry.amount.currency, 0) + entry.amount.amount
    return not any(sums.values())


# Amounts at the provider. Stripe counts in its own smallest units, which are not always those of ISO 4217:
# https://docs.stripe.com/currencies "zero-decimal", "three-decimal" and "special case" currencies.

_ZERO_DECIMAL = frozenset(
    {"BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF"}
)
_THREE_DECIMAL = frozenset({"BHD", "JOD", "KWD", "OMR", "TND"})
LARGEST_STRIPE_AMOUNT = 99_999_999
"""Eight digits: https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts."""

ALIPAY = frozenset({"AUD", "CAD", "CNY", "EUR", "GBP", "HKD", "JPY", "MYR", "NZD", "SGD", "USD"})
WECHAT_PAY = frozenset({"AUD", "CAD", "CHF", "CNY", "EUR", "GBP", "HKD", "JPY", "SGD", "USD"})
"""Presentment currencies: https://docs.stripe.com/payments/alipay and …/wechat-pay."""


def _stripe_exponent(currency: str) -> int:
    if currency in _ZERO_DECIMAL:
        return 0
    return 3 if currency in _THREE_DECIMAL else 2


def to_stripe_amount(money: Money) -> int:
    """Stripe's integer for an amount.

    Raises:
        ValueError: the amount cannot be said in Stripe's units (a fraction of a yen, the last digit of a dinar).
    """
    shift = _stripe_exponent(money.currency) - EXPONENTS[money.currency]
    scaled, rest = (money.amount * 10**shift, 0) if shift >= 0 else divmod(money.amount, 10**-shift)
    if rest or (money.currency in _THREE_DECIMAL and scaled % 10):
        raise ValueError(f"Stripe cannot charge {money.amount} minor units of {money.currency}")
    return int(scaled)


def from_stripe_amount(amount: int, currency: str) -> Money:
    code = currency.upper()
    shift = EXPONENTS[code] - _stripe_exponent(code)
    scaled, rest = (amount * 10**shift, 0) if shift >= 0 else divmod(amount, 10**-shift)
    if rest:
        raise ValueError(f"{amount} of Stripe's units is no whole amount of {code}")
    return Money(int(scaled), code)


def methods_for(currency: str, wanted: str | None) -> list[str]:
    """Payment methods to offer: the buyer's choice where the currency allows it, otherwise all that it allows.

    Raises:
        InvalidRequest: `method_not_for_currency`.
    """
    allowed = ["card"]
    allowed += ["alipay"] if currency in ALIPAY else []
    allowed += ["wechat_pay"] if currency in WECHAT_PAY else []
    if wanted is None:
        return allowed
    if wanted not in allowed:
        raise InvalidRequest(
            "method_not_for_currency", f"{wanted} cannot be used for {currency}.", field="payment_method"
        )
    return [wanted]


def check_payable(total: Money, method: str | None) -> None:
    """Whether the provider could take this at all; asked before an order is placed.

    Raises:
        Conflict: `total_too_large`, more than one payment can carry, or `total_too_small`.
        InvalidRequest: `method_not_for_currency`.
    """
    methods_for(total.currency, method)
    if total.amount < 1:
        raise Conflict("total_too_small", "There is nothing to pay in this order.")
    if to_stripe_amount(total) > LARGEST_STRIPE_AMOUNT:
        raise Conflict("total_too_large", "This is more than one payment can carry. Order in two parts.")


# Webhook signatures: `t=…,v1=…`, HMAC-SHA256 of "{t}.{body}" (https://docs.stripe.com/webhooks#verify-manually). Checked
# here, since the SDK takes almost a second to import and this function does nothing else with it.

TOLERANCE_SECONDS = 300


def verify_signature(body: bytes, header: str | None, secret: str, at: datetime) -> None:
    """
    Raises:
        InvalidRequest: `bad_signature`, forged, altered, too old, or from the future.
    """
    sent_at, signatures = _parse_signature(header or "")
    if sent_at is None or not signatures:
        raise _bad_signature("The Stripe-Signature header is missing or cannot be read.")
    expected = hmac.new(secret.encode(), f"{sent_at}.".encode() + body, hashlib.sha256).hexdigest()
    # All are compared, each in constant time: the time tells nothing about which came close.
    if not any([hmac.compare_digest(expected, signature) for signature in signatures]):  # noqa: C419
        raise _bad_signature("The signature does not belong to this body.")
    if abs(at.timestamp() - sent_at) > TOLERANCE_SECONDS:
        raise _bad_signature("The signature is too old.")


def _parse_signature(header: str) -> tuple[int | None, list[str]]:
    sent_at: int | None = None
    signatures: list[str] = []
    for part in header.split(","):
        name, _, value = part.strip().partition("=")
        if name == "t" and value.isascii() and value.isdigit() and len(value) <= 12:
            sent_at = int(value)
        elif name == "v1" and value.isascii():
            signatures.append(value)
    return sent_at, signatures


def _bad_signature(detail: str) -> InvalidRequest:
    return InvalidRequest("bad_signature", detail, field="Stripe-Signature")


# What a webhook says, in our words.


@record
class Paid:
    """The provider has taken money."""

    order_id: str
    payment_id: str
    amount: Money
    method: str | None
    paid_at_epoch: int


@record
class Failed:
    """An attempt to pay came to nothing."""

    order_id: str
    payment_id: str | None
    attempt: int | None
    reason: str


@record
class Refunded:
    """The provider pays money back, or tries to."""

    order_id: str
    refund_id: str
    payment_id: str
    amount: Money
    status: str
    """succeeded, pending, failed or canceled."""
    provider_id: str


def read_webhook(event: Mapping[str, Any]) -> Paid | Failed | Refunded | None:
    """None for what does not concern us: other kinds of events, objects without our order's id, unpaid sessions.

    Only fields that are the same in all of Stripe's API versions of the last years are looked at.
    """
    about: Mapping[str, Any] = event["data"]["object"]
    metadata = about.get("metadata") or {}
    order_id = metadata.get("order_id")
    kind = event["type"]
    if not order_id:
        return None
    if kind in ("checkout.session.completed", "checkout.session.async_payment_succeeded"):
        return _paid_session(about, order_id, event) if about.get("payment_status") == "paid" else None
    if kind == "payment_intent.succeeded":
        return Paid(
            order_id=order_id,
            payment_id=about["id"],
            amount=from_stripe_amount(about["amount_received"], about["currency"]),
            method=_only(about.get("payment_method_types")),
            paid_at_epoch=event["created"],
        )
    if kind in ("payment_intent.payment_failed", "checkout.session.expired", "checkout.session.async_payment_failed"):
        return _failed(kind, about, order_id, metadata)
    if kind in ("refund.created", "refund.updated", "refund.failed", "charge.refund.updated"):
        return _refunded(about, order_id, metadata)
    return None


def _paid_session(about: Mapping[str, Any], order_id: str, event: Mapping[str, Any]) -> Paid:
    return Paid(
        order_id=order_id,
        payment_id=_id(about["payment_intent"]),
        amount=from_stripe_amount(about["amount_total"], about["currency"]),
        method=_only(about.get("payment_method_types")),
        paid_at_epoch=event["created"],
    )


def _failed(kind: str, about: Mapping[str, Any], order_id: str, metadata: Mapping[str, Any]) -> Failed:
    attempt = str(metadata.get("attempt") or "")
    is_intent = kind == "payment_intent.payment_failed"
    error = about.get("last_payment_error") or {}
    reason = error.get("code") or "declined"
    return Failed(
        order_id=order_id,
        payment_id=about["id"]
        if is_intent
        else (_id(about["payment_intent"]) if about.get("payment_intent") else None),
        attempt=int(attempt) if attempt.isdigit() else None,
        reason="session_expired" if kind == "checkout.session.expired" else reason,
    )


def _refunded(about: Mapping[str, Any], order_id: str, metadata: Mapping[str, Any]) -> Refunded | None:
    refund_id = metadata.get("refund_id")
    if not refund_id:
        return None
    return Refunded(
        order_id=order_id,
        refund_id=refund_id,
        payment_id=_id(about["payment_intent"]),
        amount=from_stripe_amount(about["amount"], about["currency"]),
        status=about["status"],
        provider_id=about["id"],
    )


def _only(methods: Sequence[str] | None) -> str | None:
    return methods[0] if methods and len(methods) == 1 else None


def _id(reference: Any) -> str:
    """Stripe gives an id, or the whole object where it was expanded."""
    return str(reference["id"] if isinstance(reference, Mapping) else reference)
