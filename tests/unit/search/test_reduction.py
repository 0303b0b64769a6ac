"""A reduction is measured against the lowest price of the month before, and is news for a month."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from search.rules.reduction import BEFORE, SHOWN, Prices, has_dropped, noted

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def at(days: float) -> datetime:
    return NOON + timedelta(days=days)


def told(*prices: tuple[float, int]) -> Prices:
    known = Prices()
    for day, price in prices:
        known = noted(known, price, at(day))
    return known


def test_a_first_price_is_no_reduction() -> None:
    assert told((0, 1000)).was_at(at(1)) is None


def test_a_lower_price_shows_the_one_before() -> None:
    assert told((0, 1000), (40, 800)).was_at(at(41)) == 1000


def test_a_raise_shortly_before_a_cut_does_not_make_it_look_deeper() -> None:
    assert told((0, 1000), (50, 1500), (55, 900)).was_at(at(56)) == 1000


def test_a_cut_back_to_the_months_lowest_is_none() -> None:
    assert told((0, 1000), (50, 1500), (55, 1000)).was_at(at(56)) is None


def test_a_price_that_ended_more_than_a_month_ago_does_not_count() -> None:
    assert told((0, 500), (10, 1000), (60, 900)).was_at(at(61)) == 1000


def test_a_second_cut_is_measured_against_the_first_ones_price() -> None:
    assert told((0, 1000), (40, 800), (45, 700)).was_at(at(46)) == 800


def test_after_a_month_a_reduced_price_is_the_price() -> None:
    known = told((0, 1000), (40, 800))
    assert known.was_at(at(69.9)) == 1000
    assert known.was_at(at(70)) is None
    assert noted(known, 800, at(71)).was is None


def test_a_raise_ends_a_reduction() -> None:
    assert told((0, 1000), (40, 800), (41, 900)).was_at(at(42)) is None


def test_a_drop_is_told_from_one_per_cent_on() -> None:
    known = told((0, 1000))
    assert has_dropped(known, 990)
    assert not has_dropped(known, 991)
    assert not has_dropped(known, None)
    assert not has_dropped(Prices(), 1)


PATHS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 50)), min_size=1, max_size=12)


@given(PATHS)
def test_what_is_shown_is_the_lowest_of_the_month_before_the_last_change(path: list[tuple[int, int]]) -> None:
    """Beside a plain reading of the directive over every day's price."""
    known, moment, daily = Prices(), NOON, []
    for days, price in path:
        moment += timedelta(days=days, seconds=1)
        daily.append((moment, price))
        known = noted(known, price, moment)
    changes = [one for n, one in enumerate(daily) if n == 0 or daily[n - 1][1] != one[1]]
    changed_at, price = changes[-1]
    ends = [*(since for since, _ in changes[1:]), moment]
    month = [cost for n, (_, cost) in enumerate(changes[:-1]) if ends[n] > changed_at - BEFORE]
    lowest = min(month, default=None)
    is_shown = lowest is not None and price < lowest and moment < changed_at + SHOWN

    assert known.was_at(moment) == (lowest if is_shown else None)


@given(PATHS)
def test_what_is_kept_comes_back_as_it_was(path: list[tuple[int, int]]) -> None:
    known = told(*[(n * 10, price) for n, (_, price) in enumerate(path)])
    assert Prices.of_json(known.to_json()) == known
