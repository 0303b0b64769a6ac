from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parure.kernel.money import EXPONENTS, Money, convert, split

amounts = st.integers(-(10**12), 10**12)
currencies = st.sampled_from(sorted(EXPONENTS))


@given(amounts, st.lists(st.integers(0, 10**6), min_size=1, max_size=40))
def test_parts_always_sum_to_the_whole(amount: int, weights: list[int]) -> None:
    parts = split(Money(amount, "CNY"), weights)

    assert sum(part.amount for part in parts) == amount


@given(amounts, st.lists(st.integers(1, 10**6), min_size=1, max_size=40))
def test_no_part_is_a_whole_unit_off_its_exact_share(amount: int, weights: list[int]) -> None:
    parts = split(Money(amount, "CNY"), weights)

    assert all(
        abs(part.amount * sum(weights) - amount * weight) < sum(weights)
        for part, weight in zip(parts, weights, strict=True)
    )


def test_a_cent_that_cannot_be_shared_goes_to_the_largest_remainder_then_the_earlier_line() -> None:
    assert [part.amount for part in split(Money(100, "CNY"), [1, 1, 1])] == [34, 33, 33]
    assert [part.amount for part in split(Money(5, "CNY"), [0, 0])] == [3, 2]


@given(amounts, currencies)
def test_major_units_and_back_is_the_same_amount(amount: int, currency: str) -> None:
    money = Money(amount, currency)

    assert Money.of(money.decimal, currency) == money


def test_currencies_do_not_mix_and_floats_are_no_money() -> None:
    with pytest.raises(ValueError, match="cannot mix CNY and USD"):
        Money(1, "CNY") + Money(1, "USD")
    with pytest.raises(TypeError):
        Money(1.5, "CNY")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="unknown currency"):
        Money(1, "XAU")


def test_conversion_respects_the_exponents_of_both_currencies() -> None:
    assert convert(Money(10000, "CNY"), Decimal("21.5"), "JPY") == Money(2150, "JPY")
    assert convert(Money(2150, "JPY"), Decimal("0.0465"), "CNY") == Money(9998, "CNY")
