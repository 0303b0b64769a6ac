"""What a piece costs: components, rounding, currencies, expiry."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parure.kernel.money import Money
from pricing.rules import (
    BASE,
    BoardPrice,
    Boards,
    ByWeight,
    ComponentKind,
    Fixed,
    LabourPer,
    NotPriced,
    Rate,
    Rates,
    board_key,
    canonical_fineness,
    in_scale,
    indicative,
    quote,
    rule_from_json,
    rule_to_json,
)

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
NO_RATES = Rates()


def cny(amount: int) -> Money:
    return Money(amount, BASE)


def board(per_gram: int, *, minutes: int = 60, version: int = 7) -> Boards:
    price = BoardPrice("gold", "999", cny(per_gram), version, NOON, NOON + timedelta(minutes=minutes))
    return Boards(version, {price.key: price})


def bangle(grams: str = "10.00", labour: int = 2_000, per: LabourPer = LabourPer.GRAM, **parts: Money) -> ByWeight:
    return ByWeight("gold", "999", Decimal(grams), per, cny(labour), **parts)


def rates(rate: str, currency: str = "USD") -> Rates:
    return Rates({currency: Rate("fx_1", currency, Decimal(rate), NOON)})


def test_a_fixed_price_is_what_it_says() -> None:
    sums = quote(Fixed(cny(1_680_000)), Boards(), NO_RATES, BASE, NOON)

    assert (sums.price, sums.breakdown, sums.board_version) == (cny(1_680_000), (), None)
    assert sums.expires_at == NOON + timedelta(minutes=15)


def test_by_weight_is_metal_and_labour_and_stones_and_certificate() -> None:
    rule = bangle(stones=cny(50_000), certificate_fee=cny(10_000))

    sums = quote(rule, board(80_000), NO_RATES, BASE, NOON)

    assert sums.price == cny(800_000 + 20_000 + 50_000 + 10_000)
    assert [part.kind for part in sums.breakdown] == list(ComponentKind)
    assert sums.board_version == 7


def test_labour_is_per_gram_or_per_piece() -> None:
    per_piece = quote(bangle(labour=3_000, per=LabourPer.PIECE), board(80_000), NO_RATES, BASE, NOON)

    assert per_piece.price == cny(803_000)


def test_every_component_is_rounded_once_half_to_even() -> None:
    # 0.05 g × ¥1.10 = ¥0.055 → 0.06 (6 is even); 0.05 g × ¥0.90 = ¥0.045 → 0.04
    sums = quote(bangle("0.05", labour=90), board(110), NO_RATES, BASE, NOON)

    assert [part.amount.amount for part in sums.breakdown] == [6, 4]


def test_a_quote_ends_with_its_board_price() -> None:
    sums = quote(bangle(), board(80_000, minutes=5), NO_RATES, BASE, NOON)

    assert sums.expires_at == NOON + timedelta(minutes=5)


@pytest.mark.parametrize(
    ("boards", "code"), [(Boards(), "board_price_missing"), (board(80_000, minutes=0), "board_price_expired")]
)
def test_without_a_live_board_price_there_is_no_quote_and_the_reason_is_told(boards: Boards, code: str) -> None:
    with pytest.raises(NotPriced) as refused:
        quote(bangle(), boards, NO_RATES, BASE, NOON)

    assert (refused.value.code, refused.value.extra["board_key"]) == (code, "gold/999")


def test_a_list_may_show_the_last_price_after_it_expired() -> None:
    assert indicative(bangle(), board(80_000, minutes=0), NO_RATES, BASE, NOON).price == cny(820_000)
    with pytest.raises(NotPriced):
        indicative(bangle(), Boards(), NO_RATES, BASE, NOON)


def test_a_price_in_another_currency_names_its_rate() -> None:
    sums = quote(Fixed(cny(70_000)), Boards(), rates("7.00"), "USD", NOON)

    assert (sums.price, sums.base, sums.rate_id) == (Money(10_000, "USD"), cny(70_000), "fx_1")


def test_currencies_without_cents_have_none() -> None:
    sums = quote(Fixed(cny(70_000)), Boards(), rates("0.05", "JPY"), "JPY", NOON)

    assert sums.price == Money(14_000, "JPY")


def test_a_currency_without_a_rate_is_refused() -> None:
    with pytest.raises(NotPriced) as refused:
        quote(Fixed(cny(70_000)), Boards(), NO_RATES, "USD", NOON)

    assert refused.value.code == "rate_missing"


@given(
    grams=st.decimals("0.01", "5000", places=2),
    per_gram=st.integers(1, 500_000),
    labour=st.integers(0, 100_000),
    per=st.sampled_from(LabourPer),
    stones=st.integers(0, 10**8),
    fee=st.integers(0, 10**5),
    rate=st.decimals("0.0001", "20", places=4),
    currency=st.sampled_from([BASE, "USD", "JPY", "KWD"]),
)
def test_components_sum_to_the_price_in_every_currency(
    grams: Decimal, per_gram: int, labour: int, per: LabourPer, stones: int, fee: int, rate: Decimal, currency: str
) -> None:
    rule = ByWeight("gold", "999", grams, per, cny(labour), cny(stones), cny(fee))

    sums = quote(rule, board(per_gram), rates(str(rate), currency), currency, NOON)

    assert Money.sum((part.amount for part in sums.breakdown), currency) == sums.price
    exact = grams * per_gram + (grams * labour if per is LabourPer.GRAM else labour) + stones + fee
    assert abs(sums.base.amount - exact) <= 1


@given(grams=st.decimals("0.01", "5000", places=2), stones=st.integers(0, 10**8), labour=st.integers(0, 10**6))
def test_a_price_rule_survives_storage(grams: Decimal, stones: int, labour: int) -> None:
    for rule in (Fixed(cny(stones)), bangle(str(grams), labour, stones=cny(stones))):
        assert rule_from_json(rule_to_json(rule)) == rule


def test_karat_gold_is_gold_on_the_board() -> None:
    assert board_key("k_gold", canonical_fineness("750.0")) == "gold/750"
    assert in_scale("k_gold", "750")
    assert not in_scale("gold", "925")
    assert in_scale("silver", "925")
    assert canonical_fineness("999.90") == "999.9"
