"""Ledger, the provider's amounts, signatures."""

from __future__ import annotations

import hashlib
import hmac
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parure.kernel.errors import Conflict, InvalidRequest
from parure.kernel.money import EXPONENTS, Money
from payments import rules

AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
AMOUNTS = st.builds(Money, st.integers(1, 10**10), st.sampled_from(sorted(EXPONENTS)))


@given(st.lists(st.tuples(AMOUNTS, st.sampled_from(["payment", "refund", "reversal"])), max_size=12))
def test_whatever_is_booked_the_lines_sum_to_zero_in_every_currency(bookings: list[tuple[Money, str]]) -> None:
    book = {
        "payment": rules.payment_entries,
        "refund": rules.refund_entries,
        "reversal": rules.refund_reversal_entries,
    }
    entries = [entry for amount, kind in bookings for entry in book[kind]("x", amount)]

    assert rules.is_balanced(entries)
    assert not entries or not rules.is_balanced(entries[:-1])


@given(AMOUNTS)
def test_a_payment_and_its_refund_leave_both_accounts_as_they_were(amount: Money) -> None:
    entries = [*rules.payment_entries("pi", amount), *rules.refund_entries("rfd", amount)]
    for account in rules.Account:
        assert sum(entry.amount.amount for entry in entries if entry.account is account) == 0


def test_nothing_is_booked_for_nothing() -> None:
    with pytest.raises(ValueError, match="positive"):
        rules.payment_entries("pi", Money(0, "CNY"))


@given(AMOUNTS)
def test_an_amount_comes_back_from_the_provider_as_it_went(amount: Money) -> None:
    try:
        there = rules.to_stripe_amount(amount)
    except ValueError:
        assert amount.currency == "KWD"
        assert amount.amount % 10
        return
    assert rules.from_stripe_amount(there, amount.currency.lower()) == amount


def test_the_providers_units_are_its_own() -> None:
    assert rules.to_stripe_amount(Money(129900, "CNY")) == 129900
    assert rules.to_stripe_amount(Money(1500, "JPY")) == 1500
    assert rules.to_stripe_amount(Money(1230, "KWD")) == 1230
    with pytest.raises(ValueError, match="cannot charge"):
        rules.to_stripe_amount(Money(1231, "KWD"))


def test_methods_follow_the_currency() -> None:
    assert rules.methods_for("CNY", None) == ["card", "alipay", "wechat_pay"]
    assert rules.methods_for("CNY", "alipay") == ["alipay"]
    assert rules.methods_for("KRW", None) == ["card"]
    with pytest.raises(InvalidRequest):
        rules.methods_for("KRW", "wechat_pay")


def test_one_payment_carries_eight_digits() -> None:
    rules.check_payable(Money(99_999_999, "CNY"), None)
    for amount in (100_000_000, 0):
        with pytest.raises(Conflict):
            rules.check_payable(Money(amount, "CNY"), None)


def sign(body: bytes, secret: str = "s", at: int = int(AT.timestamp())) -> str:
    return f"t={at},v1=" + hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()


def test_a_true_signature_is_taken_also_among_others() -> None:
    rules.verify_signature(b"{}", sign(b"{}"), "s", AT)
    at, _, mine = sign(b"{}").partition(",")
    rules.verify_signature(b"{}", f"{at},v1=00,{mine},v0=zz", "s", AT)


@given(st.text(max_size=80))
def test_a_made_up_signature_is_refused(header: str) -> None:
    with pytest.raises(InvalidRequest):
        rules.verify_signature(b"{}", header, "s", AT)


@pytest.mark.parametrize(
    ("body", "header"),
    [
        (b"{} ", sign(b"{}")),
        (b"{}", sign(b"{}", "other")),
        (b"{}", sign(b"{}", at=int(AT.timestamp()) - 301)),
        (b"{}", sign(b"{}", at=int(AT.timestamp()) + 301)),
        (b"{}", None),
        (b"{}", "t=9" * 50 + ",v1=é"),
    ],
)
def test_an_altered_foreign_or_old_signature_is_refused(body: bytes, header: str | None) -> None:
    with pytest.raises(InvalidRequest):
        rules.verify_signature(body, header, "s", AT)
