"""Which products of a segment have what a text asks for, and how well."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from functools import reduce
from itertools import count

from pyroaring import BitMap

from parure.kernel.value import value
from search.engine import names
from search.engine.matching import NOTHING, union
from search.engine.reading import Unit, Way
from search.engine.segment import Segment
from search.engine.shelf import PLACES
from search.engine.tuning import Tuning

FEW = 2_000
"""So many products are scored one by one; more are split into sets that score alike."""
MOST_SPLITS = 600
Level = tuple[float, BitMap]


@value
class Asked:
    """What one unit finds: from the best way to the least, each with its products."""

    levels: Sequence[Level]
    products: BitMap


def asked(segment: Segment, unit: Unit, tuning: Tuning) -> Asked:
    return asked_of([level for way in unit.ways for level in _levels(segment, way, tuning)])


def asked_of(levels: Sequence[Level]) -> Asked:
    return Asked(sorted(levels, key=lambda level: -level[0]), union(found for _, found in levels))


def weighted(one: Asked, weight: float) -> Asked:
    return Asked([(weight * worth, found) for worth, found in one.levels], one.products)


def preferred(segment: Segment, facet: str, values: Sequence[str], tuning: Tuning) -> Asked:
    """Values that are welcome, not required."""
    found = union(segment.set(names.facet(facet, one)) for one in values)
    return Asked([(tuning.preferred, found)], found)


def _levels(segment: Segment, way: Way, tuning: Tuning) -> list[Level]:
    """All terms in the title; all in title or tags; …; each set holds the one before."""
    held = [segment.shelf.get(names.term(term)) for term in way.terms]
    if not all(held):
        return []
    levels: list[Level] = []
    so_far = [NOTHING for _ in held]
    size = 0
    for place in range(PLACES):
        so_far = [_with(before, sets, place) for before, sets in zip(so_far, held, strict=True)]
        found = reduce(BitMap.__and__, so_far)
        if len(found) > size:
            size = len(found)
            levels.append((way.factor * tuning.places[place], found))
    return levels


def _with(before: BitMap, sets: Sequence[BitMap | None] | None, place: int) -> BitMap:
    here = sets[place] if sets and place < len(sets) else None
    if here is None:
        return before
    return before | here if before else here


def at_least(number: int, sets: Sequence[BitMap]) -> BitMap:
    """What is in so many of the sets or more."""
    if number >= len(sets):
        return reduce(BitMap.__and__, sets) if sets else BitMap()
    reached = [BitMap() for _ in range(number)]
    for one in sets:
        for more in range(number - 1, 0, -1):
            reached[more] |= reached[more - 1] & one
        reached[0] |= one
    return reached[-1]


def best(asked: Sequence[Asked], among: BitMap, wanted: int, *, few: int = FEW) -> list[tuple[float, int]]:
    """(Score below 0, product): the best of `among`, equals by number. The last may be bounds when the split was cut short."""
    if len(among) <= few:
        scores = score(asked, among)
        return heapq.nsmallest(wanted, ((-one, at) for at, one in scores.items()))
    return _split(asked, among, wanted)


def score(asked: Sequence[Asked], among: BitMap) -> dict[int, float]:
    scores = dict.fromkeys(among, 0.0)
    for one in asked:
        left = among
        for weight, found in one.levels:
            here = left & found
            for at in here:
                scores[at] += weight
            if here:
                left = left - here
            if not left:
                break
    return scores


def _split(asked: Sequence[Asked], among: BitMap, wanted: int) -> list[tuple[float, int]]:
    """Best first: a set is split by how its products have the next unit; sets that cannot win are never split."""
    rest = [0.0]
    for one in reversed(asked):
        rest.append(rest[-1] + max((weight for weight, _ in one.levels), default=0.0))
    rest.reverse()
    number = count()
    # A set that is wholly split stands behind unsplit ones of the same bound: equals are taken together, by number.
    queue = [(-rest[0], not asked, next(number), 0, 0.0, among)]
    found: list[tuple[float, int]] = []
    splits = 0
    while queue and len(found) < wanted:
        bound, whole, _, depth, so_far, products = heapq.heappop(queue)
        while whole and queue and queue[0][0] == bound:
            products = products | heapq.heappop(queue)[-1]
        if whole or splits >= MOST_SPLITS:
            found += [(bound, at) for at in products[: wanted - len(found)]]
            continue
        splits += 1
        left = products
        for weight, level in [*asked[depth].levels, (0.0, products)]:
            here = left & level
            if here:
                left = left - here
                total = so_far + weight
                whole = depth + 1 == len(asked)
                heapq.heappush(queue, (-(total + rest[depth + 1]), whole, next(number), depth + 1, total, here))
            if not left:
                break
    return found
