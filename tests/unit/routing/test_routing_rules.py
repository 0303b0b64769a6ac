"""Choosing sources: filter, fewest parcels, cost, the smaller id."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routing import rules
from routing.rules import Line, NearestLiveSource, NoSourceFor, Offer, choose_sources

HOME = NearestLiveSource(destination="CN")


def offer(
    sku: str, location: str, available: int, *, region: str = "CN-SH", live: bool = True, source: str = ""
) -> Offer:
    return Offer(
        sku=sku,
        source=source or f"org_{location}",
        location_id=location,
        region=region,
        available=available,
        live=live,
    )


def wants(**quantities: int) -> list[Line]:
    return [Line(sku=sku, quantity=quantity) for sku, quantity in quantities.items()]


def chosen(lines: list[Line], offers: list[Offer], policy: NearestLiveSource = HOME) -> dict[tuple[str, str], int]:
    return {(p.sku, p.location_id): p.quantity for p in choose_sources(lines, offers, policy).parts}


def test_one_parcel_is_better_than_two_even_from_farther_away() -> None:
    offers = [
        offer("A", "near", 1),
        offer("B", "near2", 1),
        offer("A", "far", 1, region="HK"),
        offer("B", "far", 1, region="HK"),
    ]
    assert chosen(wants(A=1, B=1), offers) == {("A", "far"): 1, ("B", "far"): 1}


def test_of_equal_parcels_the_nearer_wins_and_of_equally_near_the_smaller_id() -> None:
    assert chosen(wants(A=1), [offer("A", "a", 1, region="HK"), offer("A", "b", 1)]) == {("A", "b"): 1}
    assert chosen(wants(A=1), [offer("A", "b", 9), offer("A", "a", 1)]) == {("A", "a"): 1}


def test_a_line_is_divided_only_when_nobody_has_it_whole() -> None:
    assert chosen(wants(A=5), [offer("A", "a", 3), offer("A", "b", 5)]) == {("A", "b"): 5}
    assert chosen(wants(A=7), [offer("A", "a", 3), offer("A", "b", 5)]) == {("A", "b"): 5, ("A", "a"): 2}


def test_who_is_not_live_has_nothing_refused_or_does_not_send_there_is_passed_over_and_told_why() -> None:
    policy = NearestLiveSource(destination="CN", refused_by=frozenset({"org_c"}), cross_border=False)
    offers = [
        offer("A", "a", 1, live=False),
        offer("A", "b", 0),
        offer("A", "c", 1),
        offer("A", "d", 1, region="US-NY"),
        offer("A", "e", 1),
        offer("A", "f", 1),
    ]

    allocation = choose_sources(wants(A=1), offers, policy)

    told = {reason.location_id: (reason.chosen, reason.reason) for reason in allocation.reasons}
    assert [part.location_id for part in allocation.parts] == ["e"]
    assert told["a"] == (False, "the organisation is not live")
    assert told["b"] == (False, "nothing available")
    assert told["c"] == (False, "rejected this order before")
    assert told["d"] == (False, "does not send to CN")
    assert told["e"][0]
    assert not told["f"][0]


def test_what_the_buyer_picks_up_comes_from_that_shop_or_from_nowhere() -> None:
    policy = NearestLiveSource(destination="CN", picked_up_at="z")

    assert chosen(wants(A=1), [offer("A", "a", 9), offer("A", "z", 1)], policy) == {("A", "z"): 1}
    with pytest.raises(NoSourceFor):
        choose_sources(wants(A=2), [offer("A", "a", 9), offer("A", "z", 1)], policy)


def test_a_line_that_nobody_has_is_named_with_the_reasons() -> None:
    with pytest.raises(NoSourceFor) as nobody:
        choose_sources(wants(A=1, B=3), [offer("A", "a", 1), offer("B", "a", 2)], HOME)

    assert nobody.value.skus == ("B",)
    assert len(nobody.value.reasons) == 2


OFFERS = st.lists(
    st.builds(
        offer,
        st.sampled_from("ABC"),
        st.sampled_from("abcdef"),
        st.integers(0, 4),
        region=st.sampled_from(["CN-SH", "HK"]),
        live=st.booleans(),
    ),
    max_size=14,
    unique_by=lambda o: (o.sku, o.location_id),
).map(lambda offers: [_same_place(o) for o in offers])
LINES = st.dictionaries(st.sampled_from("ABC"), st.integers(1, 5), min_size=1).map(lambda lines: wants(**lines))


def _same_place(one: Offer) -> Offer:
    """A location lies in one region."""
    region = "CN-SH" if one.location_id < "d" else "HK"
    return Offer(**{**{name: getattr(one, name) for name in one.__dataclass_fields__}, "region": region})


@given(LINES, OFFERS, st.randoms(use_true_random=False))
@settings(max_examples=300)
def test_the_choice_is_whole_possible_and_the_same_however_things_are_arranged(
    lines: list[Line], offers: list[Offer], random: Random
) -> None:
    have = {line.sku: sum(o.available for o in offers if o.sku == line.sku and o.live) for line in lines}
    short = {line.sku for line in lines if have[line.sku] < line.quantity}
    if short:
        with pytest.raises(NoSourceFor) as nobody:
            choose_sources(lines, offers, HOME)
        assert set(nobody.value.skus) == short
        return
    allocation = choose_sources(lines, offers, HOME)
    available = {(o.sku, o.location_id): o.available for o in offers if o.live}
    for line in lines:
        assert sum(p.quantity for p in allocation.parts if p.sku == line.sku) == line.quantity
    assert all(0 < p.quantity <= available[(p.sku, p.location_id)] for p in allocation.parts)
    assert len(allocation.reasons) == len(offers)
    shuffled_lines, shuffled_offers = list(lines), list(offers)
    random.shuffle(shuffled_lines)
    random.shuffle(shuffled_offers)
    assert choose_sources(shuffled_lines, shuffled_offers, HOME) == allocation


@given(LINES, OFFERS)
@settings(max_examples=200)
def test_no_smaller_set_of_locations_would_do(lines: list[Line], offers: list[Offer]) -> None:
    try:
        allocation = choose_sources(lines, offers, HOME)
    except NoSourceFor:
        return
    live = [o for o in offers if o.live]
    locations = sorted({o.location_id for o in live})
    for those in combinations(locations, len(allocation.parcels) - 1):
        assert any(
            sum(o.available for o in live if o.sku == line.sku and o.location_id in those) < line.quantity
            for line in lines
        )


@given(st.data())
@settings(max_examples=100)
def test_beyond_a_dozen_locations_the_choice_is_greedy_and_still_whole(data: st.DataObject) -> None:
    names = [f"l{number:02d}" for number in range(rules.EXACT_UP_TO + 4)]
    offers = [offer(sku, name, data.draw(st.integers(0, 3))) for name in names for sku in "AB"]
    lines = wants(A=4, B=4)
    try:
        parts = choose_sources(lines, offers, HOME).parts
    except NoSourceFor:
        return
    for line in lines:
        assert sum(part.quantity for part in parts if part.sku == line.sku) == line.quantity
