"""The order of an assortment."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shops.rules.order import rank_between, rank_of_new

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


def test_what_was_added_last_stands_first() -> None:
    earlier, later = rank_of_new(NOW, 0), rank_of_new(NOW + timedelta(milliseconds=1), 0)

    assert later < earlier


def test_those_added_together_keep_their_order() -> None:
    assert rank_of_new(NOW, 3) < rank_of_new(NOW, 4)


def test_what_was_moved_to_the_top_stays_above_what_comes_later() -> None:
    top = rank_between(None, rank_of_new(NOW, 0))

    assert top < rank_of_new(NOW + timedelta(days=3650), 0)


@given(st.lists(st.integers(0, 1000), max_size=60))
def test_there_is_always_room_between_two_neighbours(places: list[int]) -> None:
    ranks = [rank_of_new(NOW, 0)]

    for place in places:
        at = place % (len(ranks) + 1)
        before = ranks[at - 1] if at else None
        after = ranks[at] if at < len(ranks) else None
        ranks.insert(at, rank_between(before, after))

    assert ranks == sorted(set(ranks))


def test_neighbours_given_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(ValueError, match="before"):
        rank_between("5", "2")
