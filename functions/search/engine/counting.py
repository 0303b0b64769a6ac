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
from search.engine.slices import Sliced

MOST_BUCKETS = 32


def count_values(match: Match, facet: str) -> Counter[str]:
    """Products per value; one counts where a variant has the value and passes everything else."""
    segment = match.segment
    left = match.but(facet)
    unsure = left & segment.many if match.differing(facet) else BitMap()
    planes = match.planes(facet) if unsure else []
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
        self._buckets = self._segment.ranges[name].buckets if name in self._segment.ranges else {}
        self._left = match.but(name)
        planes = self._segment.ranges[name].planes if self._buckets else 0
        self._whole = not planes or not match.differing(name)
        """Which variant has a number does not matter."""
        self._planes = [self._left] * planes if self._whole else match.planes(name)[:planes]

    def ends(self) -> tuple[int, int] | None:
        """The least and the greatest number, scaled; None: no product that is left has one."""
        values = self._segment.numbers(names.values(self._name))
        least = next((bucket for bucket in self._buckets if self.count(range(bucket, bucket + 1))), None)
        if least is None:
            return None
        greatest = next(bucket for bucket in reversed(self._buckets) if self.count(range(bucket, bucket + 1)))
        low = [end for one, within in self._parts(least) if (end := one.least(within)) is not None]
        high = [end for one, within in self._parts(greatest) if (end := one.greatest(within)) is not None]
        return values[min(low)], values[max(high)]

    def count(self, stretch: range) -> int:
        """Products with a number in one of these buckets."""
        held = [bucket for bucket in stretch if bucket in self._buckets]
        if self._whole:
            return self._left.intersection_cardinality(
                union(self._segment.set(names.any_bucket(self._name, bucket)) for bucket in held)
            )
        alike = (self._segment.set(names.bucket(self._name, bucket, -1)) for bucket in held)
        own = (
            within & self._segment.set(names.bucket(self._name, bucket, plane))
            for bucket in held
            for plane, within in enumerate(self._planes[: self._buckets[bucket]])
            if within
        )
        return sum(self._left.intersection_cardinality(one) for one in alike) + len(union(own))

    def _parts(self, bucket: int) -> list[tuple[Sliced, BitMap]]:
        """Numbers of one bucket, and the products whose they are."""
        return [
            (
                self._segment.sliced(self._name, plane),
                within & self._segment.set(names.bucket(self._name, bucket, plane)),
            )
            for plane, within in enumerate([self._left, *self._planes], -1)
        ]


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
