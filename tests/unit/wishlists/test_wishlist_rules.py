"""What is on a wish list, and what is news of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parure.kernel.errors import Conflict
from parure.kernel.money import Money
from parure.kernel.text import Text
from wishlists.rules import (
    MAX_WISHES,
    Now,
    Wish,
    Wishlist,
    add_wish,
    look,
    merge,
    note_back_in_stock,
    note_price_drop,
    remove_wish,
)

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def cny(amount: int) -> Money:
    return Money(amount, "CNY")


def wish(sku: str, price: int = 1000, *, minutes: int = 0) -> Wish:
    return Wish(
        sku=sku,
        product_id=f"prd_{sku}",
        title=Text(sku, sku),
        category="ring",
        material="gold",
        price=cny(price),
        added_at=NOON + timedelta(minutes=minutes),
    )


def wishing(*wishes: Wish, owner: str = "usr_1") -> Wishlist:
    return Wishlist(owner=owner, wishes=wishes, version=1)


def test_wishing_twice_is_wishing_once_and_what_was_first_stands() -> None:
    once = add_wish(wishing(), wish("A", 1000))

    assert add_wish(once, wish("A", 900)) == once
    assert remove_wish(remove_wish(once, "A"), "A").wishes == ()


def test_a_full_list_takes_no_more() -> None:
    full = wishing(*(wish(f"S{number}") for number in range(MAX_WISHES)))

    with pytest.raises(Conflict) as refused:
        add_wish(full, wish("ONE-MORE"))
    assert refused.value.code == "wishlist_full"
    assert add_wish(full, wish("S3")) == full


def test_lists_join_newest_first_and_what_the_person_had_stands() -> None:
    mine = wishing(wish("A", 1000, minutes=1), wish("B", minutes=3))
    guest = wishing(wish("A", 800, minutes=5), wish("C", minutes=2), owner="guest_1")

    together = merge(mine, guest)

    assert [(one.sku, one.price.amount) for one in together.wishes] == [("B", 1000), ("C", 1000), ("A", 1000)]
    assert merge(together, guest) == together


def test_a_lower_price_is_news_once_and_a_higher_one_never() -> None:
    wishlist = wishing(wish("A", 1000), wish("B", 1000))

    lower, told = note_price_drop(wishlist, {"A": Now(cny(900), True), "B": Now(cny(1100), True)}, "evt_1", NOON)
    again, nothing = note_price_drop(lower, {"A": Now(cny(900), True)}, "evt_2", NOON)
    lowest, more = note_price_drop(again, {"A": Now(cny(850), True)}, "evt_3", NOON)

    assert [one.sku for one in told] == ["A"]
    assert (lower.notices, nothing) == (1, [])
    assert [(one.notice.was, one.notice.price) for one in more if one.notice] == [(cny(900), cny(850))]
    assert look(lowest).notices == 0


def test_what_went_up_again_and_then_down_to_what_was_told_is_no_news() -> None:
    lower, _ = note_price_drop(wishing(wish("A", 1000)), {"A": Now(cny(900), True)}, "evt_1", NOON)

    assert note_price_drop(look(lower), {"A": Now(cny(950), True)}, "evt_2", NOON)[1] == []


def test_a_return_is_told_once_per_event_and_only_while_it_lasts() -> None:
    wishlist = wishing(wish("A"))

    back, told = note_back_in_stock(wishlist, {"A": Now(cny(1000), True)}, "evt_1", NOON)

    assert [one.sku for one in told] == ["A"]
    assert note_back_in_stock(back, {"A": Now(cny(1000), True)}, "evt_1", NOON)[1] == []
    assert note_back_in_stock(wishlist, {"A": Now(cny(1000), False)}, "evt_2", NOON)[1] == []
    assert note_back_in_stock(wishlist, {"A": Now(None, True)}, "evt_3", NOON)[1] == []


@given(st.lists(st.integers(min_value=1, max_value=2000), max_size=12))
def test_each_notice_is_lower_than_all_that_was_known_before(prices: list[int]) -> None:
    wishlist, lowest = wishing(wish("A", 1000)), 1000
    for number, price in enumerate(prices):
        wishlist, told = note_price_drop(wishlist, {"A": Now(cny(price), True)}, f"evt_{number}", NOON)
        assert bool(told) == (price < lowest)
        lowest = min(lowest, price)


skus = st.lists(st.sampled_from("ABCDEFGH"), unique=True)


@given(skus, skus)
def test_joining_loses_nothing_and_repeats_nothing(mine: list[str], guest: list[str]) -> None:
    one = wishing(*(wish(sku, minutes=number) for number, sku in enumerate(mine)))
    other = wishing(*(wish(sku, minutes=50 + number) for number, sku in enumerate(guest)), owner="guest_1")

    together = merge(one, other)

    assert sorted(found.sku for found in together.wishes) == sorted({*mine, *guest})
    assert replace(merge(together, other), version=0) == replace(together, version=0)
