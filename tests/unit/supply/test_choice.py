"""Which location a piece is taken from, and how changes add up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supply.rules import Balance, Change, LocationStock, SkuHold, Want, by_sku, choose_locations, net

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def balance(*available: int, holds: tuple[SkuHold, ...] = ()) -> Balance:
    places = (LocationStock(f"loc_{n}", "org", "CN", count, 0, 0, count) for n, count in enumerate(available))
    return Balance("S", "org", tuple(places), holds)


def test_one_location_that_has_enough_is_better_than_two() -> None:
    assert choose_locations(balance(2, 5, 3), 4) == (Want("S", "loc_1", 4),)


def test_of_locations_alike_the_smaller_id_wins() -> None:
    assert choose_locations(balance(3, 3), 3) == (Want("S", "loc_0", 3),)


def test_several_locations_fill_what_none_fills_alone() -> None:
    assert choose_locations(balance(2, 1, 3), 6) == (
        Want("S", "loc_2", 3),
        Want("S", "loc_0", 2),
        Want("S", "loc_1", 1),
    )


@pytest.mark.parametrize("stock", [None, balance(), balance(1, 1)])
def test_not_enough_is_nothing(stock: Balance | None) -> None:
    assert choose_locations(stock, 3) == ()


@given(st.lists(st.integers(0, 9), max_size=6), st.integers(1, 30))
def test_a_choice_is_exact_and_within_what_each_location_has(available: list[int], quantity: int) -> None:
    stock = balance(*available)

    wants = choose_locations(stock, quantity)

    assert sum(want.quantity for want in wants) == (quantity if sum(available) >= quantity else 0)
    for want in wants:
        place = stock.at(want.location_id)
        assert place is not None
        assert want.quantity <= place.available


def test_an_expired_hold_is_available_but_not_choosable_before_it_is_reclaimed() -> None:
    stock = balance(0, holds=(SkuHold("ord_1", NOON, (("loc_0", 2),)),))

    assert stock.available(NOON) == 2
    assert stock.available(NOON - timedelta(seconds=1)) == 0
    assert choose_locations(stock, 1) == ()


def test_wants_of_one_sku_are_merged_by_location() -> None:
    wants = [Want("A", "x", 1), Want("B", "x", 1), Want("A", "x", 2), Want("A", "y", 1)]

    assert by_sku(wants) == {"A": {"x": 3, "y": 1}, "B": {"x": 1}}


def test_changes_that_cancel_out_are_no_change() -> None:
    changes = [Change("x", allocated=-2), Change("x", allocated=2), Change("y", on_hand=1)]

    assert net(changes) == (Change("y", on_hand=1),)


def test_a_want_is_for_something() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Want("A", "x", 0)
