"""How far it is to a shop."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from supply.rules.visiting import EARTH_KM, Position

points = st.builds(Position, latitude=st.floats(-90, 90), longitude=st.floats(-180, 180))


def test_from_the_bund_to_peoples_square_it_is_less_than_two_kilometres() -> None:
    bund, square = Position(latitude=31.2400, longitude=121.4900), Position(latitude=31.2325, longitude=121.4737)

    assert bund.km_to(square) == 1.8


def test_a_degree_of_latitude_is_as_long_everywhere() -> None:
    def a_degree(latitude: float) -> float:
        return Position(latitude=latitude, longitude=30).km_to(Position(latitude=latitude + 1, longitude=30))

    assert {a_degree(latitude) for latitude in (-89, -30, 0, 45, 88)} == {111.2}


@given(points, points)
def test_the_way_back_is_as_long_and_never_longer_than_half_the_globe(here: Position, there: Position) -> None:
    assert here.km_to(there) == there.km_to(here)
    assert 0 <= here.km_to(there) <= round(3.1416 * EARTH_KM, 1)
