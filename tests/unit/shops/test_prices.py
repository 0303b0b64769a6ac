"""What a piece costs in a dealer's shop."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parure.kernel.money import Money
from shops.rules.pricing import Base, PriceList, Rounding, Told, marked_up, shop_price


def cny(yuan: str) -> Money:
    return Money.of(yuan, "CNY")


RING = Base(cny("12860"), "ring")


def test_without_a_markup_a_shop_asks_what_the_mall_asks() -> None:
    told = shop_price(RING, None, PriceList(rounding=Rounding.NINE))

    assert (told.price, told.told) == (cny("12860"), Told.MALL)


def test_a_category_of_its_own_markup_takes_that_one() -> None:
    prices = PriceList(markup=Decimal(10), by_category={"ring": Decimal("25.5")})

    assert shop_price(RING, None, prices).price == cny("16139.30")
    assert shop_price(Base(cny("100"), "brooch"), None, prices).price == cny("110")


def test_an_own_price_stands_whatever_the_price_list_says() -> None:
    told = shop_price(RING, cny("9999.99"), PriceList(markup=Decimal(10), rounding=Rounding.TEN))

    assert (told.price, told.told, told.base) == (cny("9999.99"), Told.OWN, cny("12860"))


def test_no_price_is_below_what_the_supplier_lets_be_advertised() -> None:
    floored = Base(cny("12860"), "ring", floor=cny("12000"))

    assert shop_price(floored, cny("11999.99"), PriceList()).told is Told.FLOOR
    assert shop_price(floored, None, PriceList(markup=Decimal(-20))).price == cny("12000")
    assert shop_price(floored, cny("12000"), PriceList()).told is Told.OWN


@pytest.mark.parametrize(
    ("rounding", "price"),
    [
        (Rounding.EXACT, "1299.87"),
        (Rounding.YUAN, "1300"),
        (Rounding.TEN, "1300"),
        (Rounding.NINE, "1309"),
        (Rounding.EIGHT, "1308"),
    ],
)
def test_a_marked_up_price_is_rounded_as_the_dealer_likes(rounding: Rounding, price: str) -> None:
    assert marked_up(cny("1181.70"), Decimal(10), rounding) == cny(price)


@pytest.mark.parametrize("price", ["1299", "9", "1309"])
def test_a_price_that_ends_in_nine_already_stays(price: str) -> None:
    assert marked_up(Money(cny(price).amount * 2, "CNY"), Decimal(-50), Rounding.NINE) == cny(price)


@given(
    st.integers(1, 10**11),
    st.decimals(-50, 300, places=1),
    st.sampled_from(Rounding),
    st.none() | st.integers(1, 10**11),
    st.none() | st.integers(1, 10**11),
)
def test_every_price_is_positive_and_never_below_its_floor(
    amount: int, percent: Decimal, rounding: Rounding, own: int | None, floor: int | None
) -> None:
    base = Base(Money(amount, "CNY"), "ring", None if floor is None else Money(floor, "CNY"))

    told = shop_price(base, None if own is None else Money(own, "CNY"), PriceList(percent, {}, rounding))

    assert told.price.amount >= (floor or 1)
    assert told.base == base.price
