"""How many products each value of a facet and each stretch of a range would leave."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from pyroaring import BitMap

from search.engine import names
from search.engine.edges import EDGES, SCALE
from search.engine.matching import Match, union
from search.engine.query import Bucket, Histogram

MOST_BUCKETS = 32


def count_values(match: Match, facet: str) -> Counter[str]:
    """Products per value; one counts where a variant has the value and passes everything else."""
    segment = match.segment
    left = match.but(facet)
    unsure = left & segment.many if match.differing(facet) else BitMap()
    planes = match.planes(unsure, facet) if unsure else []
    sure = left - unsure if unsure else left
    counts: Counter[str] = Counter()
    for one, differing in segment.facets.get(facet, {}).items():
        whole = segment.set(names.facet(facet, one))
        if not unsure or not differing:
            counts[one] = left.intersection_cardinality(whole)
            continue
        having = [planes[number] & segment.set(names.variant_facet(facet, one, number)) for number in range(differing)]
        having.append(unsure & segment.set(names.shared(facet, one)))
        counts[one] = sure.intersection_cardinality(whole) + len(union(having))
    return counts


class RangeCount:
    """The numbers of a range that a segment's products have when its own bounds are left out."""

    def __init__(self, match: Match, name: str) -> None:
        self._segment = match.segment
        self._name = name
        self._known = self._segment.ranges.get(name)
        self._left = match.but(name)
        planes = self._known.planes if self._known else 0
        self._planes = [self._left] * planes
        if planes and match.differing(name):
            self._planes = match.planes(self._left & self._segment.many, name)[:planes]

    def ends(self) -> tuple[int, int] | None:
        """The least and the greatest number, scaled; None: no product that is left has one."""
        if self._known is None:
            return None
        values = self._segment.numbers(names.values(self._name))
        parts = enumerate([self._left, *self._planes], -1)
        sliced = [(self._segment.sliced(self._name, plane), within) for plane, within in parts]
        least = [end for one, within in sliced if (end := one.least(within)) is not None]
        greatest = [end for one, within in sliced if (end := one.greatest(within)) is not None]
        return (values[min(least)], values[max(greatest)]) if least else None

    def count(self, stretch: range) -> int:
        """Products with a number in one of these buckets."""
        if self._known is None:
            return 0
        held = [(bucket, self._known.buckets[bucket]) for bucket in stretch if bucket in self._known.buckets]
        alike = (self._segment.set(names.bucket(self._name, bucket, -1)) for bucket, _ in held)
        own = (
            within & self._segment.set(names.bucket(self._name, bucket, plane))
            for bucket, planes in held
            for plane, within in enumerate(self._planes[:planes])
        )
        return sum(self._left.intersection_cardinality(one) for one in alike) + len(union(own))


def count_together(counted: Iterable[Counter[str]], chosen: Iterable[str]) -> list[tuple[str, int]]:
    """The most frequent first, then by name; without zeros but those that are chosen."""
    total = Counter(dict.fromkeys(chosen, 0))
    kept = set(total)
    for one in counted:
        total.update(one)
    some = [(word, count) for word, count in total.items() if count or word in kept]
    return sorted(some, key=lambda pair: (-pair[1], pair[0]))


def draw_together(counts: Sequence[RangeCount]) -> Histogram | None:
    """Stretches from the least to the greatest number, of so many buckets each that they are few enough to draw."""
    ends = [end for one in counts if (end := one.ends()) is not None]
    if not ends:
        return None
    least, greatest = min(low for low, _ in ends), max(high for _, high in ends)
    buckets = [
        Bucket(low=_number(low), high=_number(high), count=sum(one.count(stretch) for one in counts))
        for low, high, stretch in stretches(least, greatest)
    ]
    return Histogram(low=_number(least), high=_number(greatest), buckets=buckets)


def stretches(least: int, greatest: int) -> list[tuple[int, int, range]]:
    """Where each begins and ends, scaled, and its buckets."""
    first, last = bisect_right(EDGES, least), bisect_right(EDGES, greatest)
    joined = 1
    while (last - first) // joined >= MOST_BUCKETS:
        joined *= 2
    found = []
    for start in range(first, last + 1, joined):
        end = min(start + joined, last + 1)
        low = least if start == first else EDGES[start - 1]
        high = greatest if end == last + 1 else EDGES[end - 1]
        found.append((low, high, range(start, end)))
    return found


def _number(scaled: int) -> Decimal:
    return Decimal(scaled) / SCALE
