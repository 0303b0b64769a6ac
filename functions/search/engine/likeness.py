"""Pieces like one piece, and pieces to wear with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pyroaring import BitMap

from search.engine import names
from search.engine.document import PRICE
from search.engine.matching import Between, Match, union
from search.engine.ordering import shown
from search.engine.query import Hit, Query
from search.engine.searching import Ranked, Search, Told
from search.engine.segment import Segment
from search.engine.wording import Asked, best

CATEGORY = "category"
LOOK = {"material": 1.5, "stone": 1.5, "style": 1.2, "colour": 1.0, "metal": 1.0}
"""What makes pieces look alike, by facet: pieces to wear together share one of these. Any other shared value counts OTHER."""
OTHER = 0.4
NEAR_PRICE = 1.0
NOT_LOOKED_AT = frozenset({"in_stock"})


def alike(search: Search, key: str, scope: str, kind: Literal["similar", "matching"], limit: int) -> Sequence[Hit]:
    origin = search.find(key)
    if origin is None:
        return []
    segment, ordinal = origin
    values = _values(segment, ordinal)
    price = segment.numbers("shown")[ordinal]
    ranked: list[Ranked] = []
    matches: list[Match] = []
    for number, held in enumerate(search.held):
        one = held.segment
        category = union(one.set(names.facet(*value)) for value in values if value[0] == CATEGORY)
        here = held.live & one.set(names.scope(scope))
        asked = [_shared(one, value) for value in values if value[0] != CATEGORY]
        if kind == "similar":
            among = here & category
            asked.append(_near(one, price))
        else:
            among = (here - category) & union(one.set(names.facet(*value)) for value in values if value[0] in LOOK)
        if one is segment:
            among = among - BitMap([ordinal])
        matches.append(Match(one, among, ()))
        ranked += [Ranked((score,), number, at) for score, at in best(asked, among, limit)]
    ranked.sort(key=lambda one: (one.order, one.segment, one.ordinal))
    told = Told((), (), ())
    return [
        search.hit(Query(), told, one, shown(matches[one.segment], [one.ordinal])[one.ordinal])
        for one in ranked[:limit]
    ]


def _values(segment: Segment, ordinal: int) -> list[tuple[str, str]]:
    return [
        (name, one)
        for name, values in segment.facets.items()
        if name not in NOT_LOOKED_AT
        for one in values
        if ordinal in segment.set(names.facet(name, one))
    ]


def _shared(segment: Segment, value: tuple[str, str]) -> Asked:
    found = segment.set(names.facet(*value))
    return Asked([(LOOK.get(value[0], OTHER), found)], found)


def _near(segment: Segment, price: int) -> Asked:
    """Between two thirds and one and a half times the price."""
    near = Between(segment, PRICE, (price * 2 // 3, price * 3 // 2)).products if price > 0 else BitMap()
    return Asked([(NEAR_PRICE, near)], near)
