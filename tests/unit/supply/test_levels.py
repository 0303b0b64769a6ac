"""What runs low, is out, or does not move."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from parure.kernel.time import iso
from supply.rules import Balance, LocationStock
from supply.rules.levels import Flag, flags_of, idle_since, visible_to

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def place(on_hand: int, *, sold: int = 0, incoming: int = 0, memo: bool = False, days: int | None = 0) -> LocationStock:
    since = None if days is None else iso(NOON - timedelta(days=days))
    return LocationStock("loc", "org", "CN", on_hand, sold, 0, on_hand - sold, incoming, memo, since)


def flags(*places: LocationStock, low_at: int = 2, piece: bool = False) -> tuple[Flag, ...]:
    return flags_of(places, low_at=low_at, dead_after_days=180, piece=piece, at=NOON)


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ((place(3),), ()),
        ((place(2),), (Flag.LOW,)),
        ((place(1), place(2)), ()),
        ((place(3, sold=3),), (Flag.OUT,)),
        ((), (Flag.OUT,)),
        ((place(0, incoming=4),), (Flag.OUT, Flag.INCOMING)),
        ((place(9, memo=True),), (Flag.MEMO,)),
        ((place(0, memo=True), place(9)), ()),
        ((place(9, days=180),), (Flag.DEAD,)),
        ((place(9, days=179),), ()),
        ((place(9, days=400), place(9, days=3)), ()),
        ((place(9, days=400), place(0, days=3)), (Flag.DEAD,)),
        ((place(9, days=None),), ()),
        ((place(0, days=400),), (Flag.OUT,)),
    ],
)
def test_flags_say_what_to_look_at(places: tuple[LocationStock, ...], expected: tuple[Flag, ...]) -> None:
    assert flags(*places) == expected


def test_a_piece_never_runs_low() -> None:
    assert flags(place(1), piece=True) == ()


def test_a_threshold_of_nothing_means_never_low() -> None:
    assert flags(place(1), low_at=0) == ()


def test_nobody_knows_how_long_goods_lie_that_came_before_it_was_written_down() -> None:
    assert idle_since([place(1, days=None), place(1, days=5)]) is None
    assert idle_since([place(1, days=9), place(1, days=5)]) == NOON - timedelta(days=5)


def test_consigned_goods_are_seen_by_their_owner_and_their_keeper() -> None:
    drawer = LocationStock("d", "org_dealer", "CN", 1, 0, 0, 1, memo=True)
    own = LocationStock("s", "org_dealer", "CN", 1, 0, 0, 1)
    vault = LocationStock("v", "org_supplier", "CN", 1, 0, 0, 1)
    balance = Balance("S", "org_supplier", (drawer, own, vault))

    assert visible_to(balance, "org_supplier") == (drawer, vault)
    assert visible_to(balance, "org_dealer") == (drawer, own)
    assert visible_to(balance, "org_other") == ()
