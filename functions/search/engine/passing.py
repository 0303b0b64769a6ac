"""The numbers of a range that are left where filters are passed."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from pyroaring import BitMap

from search.engine.edges import bucket_range
from search.engine.matching import Match, bits, size_of_union, union
from search.engine.ranged import NONE, Ranged

FEW = 1_000
"""So many products are looked at one by one."""


class Passing:
    """Of the variants of `products` that pass all conditions `but` one."""

    def __init__(self, match: Match, ranged: Ranged, products: BitMap, but: str = "") -> None:
        self.ranged = ranged
        self._match = match
        self._products = products
        self._but = but
        self._whole = not ranged.differs or not match.differing(but)
        """Which variant has a number does not matter."""
        self._own: dict[int, BitMap] = {}

    def has(self, bucket: int) -> bool:
        if self._whole:
            return not self._products.isdisjoint(self.ranged.bucket(bucket))
        return bool(self._own_in(bucket)) or not self._alike.isdisjoint(self.ranged.bucket(bucket))

    def products(self, bucket: int) -> BitMap:
        if self._whole:
            return self._products & self.ranged.bucket(bucket)
        return union((self._alike & self.ranged.bucket(bucket), self._own_in(bucket)))

    def count(self, number: int, level: int) -> int:
        """Products in a bucket of a level."""
        joined = self.ranged.bucket(number, level)
        if self._whole:
            return self._products.intersection_cardinality(joined)
        own = [self._own_in(bucket) for bucket in bucket_range(number, level) if bucket in self.ranged.buckets]
        return self._alike.intersection_cardinality(joined) + size_of_union(own)

    def numbers(self, product: int) -> list[int]:
        """Places in the values of the range."""
        by_variant = self.ranged.by_variant
        numbers = [by_variant[variant] for variant in self._match.variants(product, self._but)]
        return [one for one in numbers if one != NONE]

    @cached_property
    def _alike(self) -> BitMap:
        return self._products & self.ranged.alike

    @cached_property
    def _slots(self) -> Mapping[int, BitMap]:
        return self._match.slots(self._but)

    @cached_property
    def _possible(self) -> int:
        return sum(1 << slot for slot in self._slots)

    def _own_in(self, bucket: int) -> BitMap:
        """Products whose variants have different numbers, one that passes in this bucket."""
        if bucket not in self._own:
            slots = bits(self.ranged.buckets[bucket] & self._possible)
            self._own[bucket] = union(self._slots[slot] & self.ranged.own_bucket(bucket, slot) for slot in slots)
        return self._own[bucket]


def nearest(
    passing: Passing,
    candidates: BitMap,
    buckets: Sequence[int],
    wanted: int,
    pick: Callable[[Iterable[int]], int],
    *,
    downwards: bool = False,
) -> list[tuple[int, int]]:
    """(Place, below 0 if downwards; product) of the first `wanted` by the number that is picked of each, which lies in one of the
    buckets; equals by product. Many are walked through by their numbers until no other can come before."""
    sign = -1 if downwards else 1

    def looked_at(products: BitMap) -> list[tuple[int, int]]:
        return [(sign * pick(passing.numbers(at)), at) for at in products]

    if len(candidates) <= FEW:
        return heapq.nsmallest(wanted, looked_at(candidates))
    best, left = list[tuple[int, int]](), candidates
    for beyond, stretch in passing.ranged.walk(*passing.ranged.places(min(buckets), max(buckets)), downwards=downwards):
        best = heapq.nsmallest(wanted, [*best, *looked_at(stretch & left)])
        left = left - stretch
        if len(best) == wanted and best[-1][0] < sign * beyond:
            break
    return best


def lowest(passing: Passing, wanted: int) -> list[int]:
    """The first `wanted` by their least number that passes."""
    found, buckets = BitMap(), list[int]()
    for bucket in passing.ranged.buckets:
        if passing.has(bucket):
            found |= passing.products(bucket)
            buckets.append(bucket)
        if len(found) >= wanted:
            break
    return [at for _, at in nearest(passing, found, buckets, wanted, min)]


def highest(passing: Passing, wanted: int) -> list[int]:
    """The first `wanted` by their least number that passes, the greatest first."""
    seen, least = BitMap(), list[tuple[int, BitMap]]()
    for bucket in passing.ranged.buckets:
        if here := passing.products(bucket) - seen:
            seen |= here
            least.append((bucket, here))
    found, buckets = BitMap(), list[int]()
    while least and len(found) < wanted:
        bucket, here = least.pop()
        found |= here
        buckets.append(bucket)
    return [at for _, at in nearest(passing, found, buckets, wanted, min, downwards=True)]


def ends(passing: Passing) -> tuple[int, int] | None:
    """The least and the greatest number, scaled; None: nothing has one."""
    buckets = list(passing.ranged.buckets)
    least = next((bucket for bucket in buckets if passing.has(bucket)), None)
    if least is None:
        return None
    greatest = next(bucket for bucket in reversed(buckets) if passing.has(bucket))
    ((low, _),) = nearest(passing, passing.products(least), [least], 1, min)
    ((high, _),) = nearest(passing, passing.products(greatest), [greatest], 1, max, downwards=True)
    return passing.ranged.values[low], passing.ranged.values[-high]
