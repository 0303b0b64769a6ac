"""What a coupon takes off, and why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orders.rules.charges import discounted
from orders.rules.order import Line
from parure.kernel.money import Money
from parure.kernel.text import Text
from promotions.rules import Coupon, Goods, Kind, Refusal, judge

AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
TENTH = Coupon(
    coupon_id="cpn_1",
    scope="",
    code="HELLO",
    kind=Kind.PERCENT,
    value=1000,
    minimum=0,
    categories=(),
    starts_at=AT - timedelta(days=1),
    ends_at=AT + timedelta(days=1),
    uses=10,
    budget=100_000,
    per_person=1,
    bearer="platform",
    created_at=AT,
)


def goods(*amounts: int, category: str = "ring") -> list[Goods]:
    return [Goods(sku=f"S{n}", category=category, amount=Money(amount, "CNY")) for n, amount in enumerate(amounts)]


def test_a_percentage_is_rounded_down_and_stops_at_its_most() -> None:
    assert judge(TENTH, goods(1999), 0, AT).off == Money(199, "CNY")
    assert judge(replace(TENTH, most=100), goods(1999), 0, AT).off == Money(100, "CNY")


def test_a_fen_is_left_to_pay() -> None:
    assert judge(replace(TENTH, kind=Kind.AMOUNT, value=10_000), goods(1999), 0, AT).off == Money(1998, "CNY")


def test_only_goods_of_its_categories_take_part() -> None:
    mixed = [*goods(1000), Goods(sku="B", category="gold_bar", amount=Money(9000, "CNY"))]

    verdict = judge(replace(TENTH, categories=("ring",)), mixed, 0, AT)

    assert (verdict.off, verdict.skus) == (Money(100, "CNY"), frozenset({"S0"}))


@pytest.mark.parametrize(
    ("changed", "used", "refusal"),
    [
        ({"starts_at": AT + timedelta(seconds=1)}, 0, Refusal.NOT_STARTED),
        ({"ends_at": AT}, 0, Refusal.OVER),
        ({"stopped": True}, 0, Refusal.OVER),
        ({"used": 10}, 0, Refusal.USED_UP),
        ({"spent": 100_000}, 0, Refusal.USED_UP),
        ({}, 1, Refusal.USED_BY_YOU),
        ({"minimum": 2000}, 0, Refusal.MINIMUM),
        ({"categories": ("bangle",)}, 0, Refusal.OTHER_GOODS),
    ],
)
def test_why_nothing_comes_off(changed: dict[str, object], used: int, refusal: Refusal) -> None:
    verdict = judge(replace(TENTH, **changed), goods(1999), used, AT)  # type: ignore[arg-type]
    assert (verdict.off, verdict.refusal) == (None, refusal)


def test_a_code_that_nobody_knows() -> None:
    assert judge(None, goods(1), 0, AT).refusal is Refusal.UNKNOWN


@given(
    st.lists(st.integers(min_value=1, max_value=10**9), min_size=1, max_size=20),
    st.sampled_from(Kind),
    st.integers(min_value=1, max_value=10_000),
)
def test_what_comes_off_is_shared_to_the_last_fen_and_never_more_than_the_goods(
    amounts: list[int], kind: Kind, value: int
) -> None:
    verdict = judge(replace(TENTH, kind=kind, value=value), goods(*amounts), 0, AT)
    assert verdict.off is not None
    lines = [
        Line(
            sku=f"S{n}", product_id="p", supplier_id="o", source_ids=("o",), title=Text("戒", "ring"), quantity=1,
            price=Money(amount, "CNY"), line_total=Money(amount, "CNY"),
        )
        for n, amount in enumerate(amounts)
    ]  # fmt: skip

    after = discounted(lines, verdict.off, verdict.skus)

    assert sum(one.paid.amount for one in after) == sum(amounts) - verdict.off.amount
    assert all(0 <= one.paid.amount <= one.line_total.amount for one in after)
