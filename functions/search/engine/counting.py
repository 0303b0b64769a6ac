"""How many products each value of a facet and each stretch of a range would leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from pyroaring import BitMap

from search.engine import names
from search.engine.edges import LEVELS, SCALE, bucket_of, limits
from search.engine.matching import Match, bits, size_of_union, union
from search.engine.passing import Passing, ends
from search.engine.query import Bucket, Histogram

MOST_BUCKETS = 32


def count_values(match: Match, facet: str) -> Counter[str]:
    """Products per value; one counts where a variant has the value and passes everything else."""
    segment = match.segment
    values = segment.facets.get(facet, {})
    if not match.differing(facet) or not any(values.values()):
        left = match.but(facet)
        return Counter({one: left.intersection_cardinality(segment.set(names.facet(facet, one))) for one in values})
    alike, by_slot = match.alike(facet), match.slots(facet)
    passing = sum(1 << slot for slot in by_slot)
    settled = facet in segment.settled
    differing = BitMap() if settled else union(by_slot.values())
    counts: Counter[str] = Counter()
    for one, slots in values.items():
        having = [by_slot[slot] for slot in bits(slots & passing)]
        if not settled:
            own = (segment.set(names.own(facet, one, slot)) for slot in bits(slots & passing))
            having = [there & held for there, held in zip(having, own, strict=True)]
            having.append(differing & segment.set(names.shared(facet, one)))
        counts[one] = alike.intersection_cardinality(segment.set(names.facet(facet, one))) + size_of_union(having)
    return counts


class RangeCount:
    """The numbers of a range that a segment's products have when its own bounds are left out."""

    def __init__(self, match: Match, name: str) -> None:
        ranged = match.segment.ranges.get(name)
        self._passing = Passing(match, ranged, match.but(name), name) if ranged else None

    def ends(self) -> tuple[int, int] | None:
        """The least and the greatest number, scaled; None: no product that is left has one."""
        return ends(self._passing) if self._passing else None

    def count(self, number: int, level: int) -> int:
        """Products with a number in a bucket of a level."""
        return self._passing.count(number, level) if self._passing else 0


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
    found = [end for one in counts if (end := one.ends()) is not None]
    if not found:
        return None
    least, greatest = min(low for low, _ in found), max(high for _, high in found)
    level, numbers = stretches(least, greatest)
    buckets = []
    for number in numbers:
        low, high = limits(number, level)
        count = sum(one.count(number, level) for one in counts)
        buckets.append(Bucket(low=_number(max(low, least)), high=_number(min(high, greatest)), count=count))
    return Histogram(low=_number(least), high=_number(greatest), buckets=buckets)


def stretches(least: int, greatest: int) -> tuple[int, range]:
    """The level and the numbers of its buckets, so many joined that they are few."""
    first, last = bucket_of(least), bucket_of(greatest)
    level = next(one for one in range(LEVELS) if (last >> one) - (first >> one) < MOST_BUCKETS)
    return level, range(first >> level, (last >> level) + 1)


def _number(scaled: int) -> Decimal:
    return Decimal(scaled) / SCALE
