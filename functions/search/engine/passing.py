"""The numbers of a range that are left where filters are passed."""

from __future__ import annotations

import heapq
from bisect import insort
from collections.abc import Mapping, Sequence
from functools import cached_property

from pyroaring import BitMap

from search.engine.edges import bucket_range
from search.engine.matching import Match, bits, size_of_union, union
from search.engine.ranged import NONE, Ranged


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
    def _nth(self) -> Mapping[int, BitMap]:
        """Which number → products whose variants have different ones, that one a variant that passes."""
        parts: dict[int, list[BitMap]] = {}
        for slot, products in self._match.slots(self._but).items():
            for nth in bits(self.ranged.slots.get(slot, 0)):
                parts.setdefault(nth, []).append(products & self.ranged.having(slot, nth))
        return {nth: union(some) for nth, some in parts.items()}

    def _own_in(self, bucket: int) -> BitMap:
        """Products whose variants have different numbers, one that passes in this bucket."""
        if bucket not in self._own:
            numbers = bits(self.ranged.buckets[bucket])
            self._own[bucket] = union(
                self._nth[nth] & self.ranged.own_bucket(bucket, nth) for nth in numbers if nth in self._nth
            )
        return self._own[bucket]


def nearest(
    passing: Passing, candidates: BitMap, buckets: Sequence[int], wanted: int, *, downwards: bool = False
) -> list[int]:
    """The first `wanted` by their least number that passes, which lies in one of the buckets; equals in order. Many are walked through
    by any number they have until no other can come before."""
    sign = -1 if downwards else 1
    if len(candidates) <= 4 * wanted:
        every = ((sign * min(passing.numbers(product)), product) for product in candidates)
        return [product for _, product in heapq.nsmallest(wanted, every)]
    left, found = BitMap(candidates), list[tuple[int, int]]()
    for place, product in passing.ranged.walk(min(buckets), max(buckets), left, downwards=downwards):
        # Equals come in the order of their numbers when walking up, and against it when walking down.
        if len(found) >= wanted and (sign * place, -1 if downwards else product) > found[wanted - 1]:
            break
        left.remove(product)
        insort(found, (sign * min(passing.numbers(product)), product))
    return [product for _, product in found[:wanted]]


def lowest(passing: Passing, wanted: int) -> list[int]:
    """The first `wanted` by their least number that passes."""
    found, buckets = BitMap(), list[int]()
    for bucket in passing.ranged.buckets:
        if here := passing.products(bucket):
            found |= here
            buckets.append(bucket)
        if len(found) >= wanted:
            break
    return nearest(passing, found, buckets, wanted)


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
    return nearest(passing, found, buckets, wanted, downwards=True)


def ends(passing: Passing) -> tuple[int, int] | None:
    """The least and the greatest number, scaled; None: nothing has one."""
    buckets = list(passing.ranged.buckets)
    least = next((bucket for bucket in buckets if passing.has(bucket)), None)
    if least is None:
        return None
    greatest = next(bucket for bucket in reversed(buckets) if passing.has(bucket))
    return _end(passing, least, downwards=False), _end(passing, greatest, downwards=True)


def _end(passing: Passing, bucket: int, *, downwards: bool) -> int:
    walked = passing.ranged.walk(bucket, bucket, passing.products(bucket), downwards=downwards)
    return passing.ranged.values[next(place for place, product in walked if place in passing.numbers(product))]
