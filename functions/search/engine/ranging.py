"""The numbers of one range made into sets and orders, as `Ranged` reads them."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from pyroaring import BitMap

from parure.kernel.value import value
from search.engine import names
from search.engine.edges import LEVELS, bucket_of
from search.engine.gathering import Numbers
from search.engine.ranged import BLOCK, NONE

_PRODUCT = 2**32 - 1


@value
class Numbered:
    """Products and variants as they arrived, and in the order of the index."""

    products: Sequence[int]
    """Per product that arrived its number in the index."""
    variants: Sequence[int]
    """Per variant that arrived its number in the index."""
    ends: Sequence[int]
    """Per product in the index where its variants end there."""
    owners: Sequence[int]
    """Per variant in the index its product there."""
    slots: Sequence[int]
    """Per variant in the index its slot."""

    def variants_of(self, product: int) -> range:
        return range(self.ends[product - 1] if product else 0, self.ends[product])


class Ranging:
    def __init__(self, name: str, gathered: Numbers, numbered: Numbered) -> None:
        self._name = name
        self._numbered = numbered
        self.sets: dict[str, BitMap] = {}
        self._values = array("q", sorted({*gathered.of_products[0], *gathered.of_variants[0]}))
        self._buckets = array("I", map(bucket_of, self._values))
        self._by_variant = array("I", (NONE,)) * len(numbered.owners)
        self._by_bucket: dict[int, array[int]] = defaultdict(lambda: array("Q"))
        """Bucket → (place in values, product), in 32 bits each."""
        self._own: dict[tuple[int, int], array[int]] = defaultdict(lambda: array("I"))
        """(Bucket, which of a product's numbers) → products."""
        self._having: dict[tuple[int, int], array[int]] = defaultdict(lambda: array("I"))
        """(Slot, which of a product's numbers) → products."""
        self._place_alike(*gathered.of_products)
        self._place_own(*gathered.of_variants)
        ascending, places = self._order()
        self._join_buckets()
        self.arrays = {
            names.values(name): self._values,
            names.numbered(name): self._by_variant,
            names.ascending(name): ascending,
            names.ascending_values(name): places,
        }

    @property
    def contents(self) -> dict[str, dict[str, int]]:
        """Bucket → which numbers of products with different ones are in it; slot → which of them are in that. Both as bits."""
        buckets, slots = dict.fromkeys(sorted(self._by_bucket), 0), dict[int, int]()
        for bucket, nth in self._own:
            buckets[bucket] |= 1 << nth
        for slot, nth in sorted(self._having):
            slots[slot] = slots.get(slot, 0) | 1 << nth
        return {
            "buckets": {str(bucket): numbers for bucket, numbers in buckets.items()},
            "slots": {str(slot): numbers for slot, numbers in slots.items()},
        }

    def _place_alike(self, numbers: Sequence[int], of: Sequence[int]) -> None:
        alike = array("I")
        for number, at in zip(numbers, of, strict=True):
            place, product = bisect_left(self._values, number), self._numbered.products[at]
            for variant in self._numbered.variants_of(product):
                self._by_variant[variant] = place
            self._by_bucket[self._buckets[place]].append(place << 32 | product)
            alike.append(product)
        self.sets[names.alike(self._name)] = set_of(alike)

    def _place_own(self, numbers: Sequence[int], of: Sequence[int]) -> None:
        """Variants of one product stand together."""
        placed = (
            (self._numbered.variants[one], bisect_left(self._values, number))
            for number, one in zip(numbers, of, strict=True)
        )
        for product, pairs in groupby(placed, key=lambda pair: self._numbered.owners[pair[0]]):
            self._place_numbers(product, list(pairs))
        for (bucket, nth), products in self._own.items():
            self.sets[names.own_bucket(self._name, bucket, nth)] = set_of(products)
        for (slot, nth), products in self._having.items():
            self.sets[names.nth(self._name, slot, nth)] = set_of(products)

    def _place_numbers(self, product: int, placed: Sequence[tuple[int, int]]) -> None:
        different = sorted({place for _, place in placed})
        for nth, place in enumerate(different):
            bucket = self._buckets[place]
            self._by_bucket[bucket].append(place << 32 | product)
            self._own[bucket, nth].append(product)
        for variant, place in placed:
            self._by_variant[variant] = place
            self._having[self._numbered.slots[variant], different.index(place)].append(product)

    def _order(self) -> tuple[array[int], array[int]]:
        ascending, places = array("I"), array("I")
        for bucket in sorted(self._by_bucket):
            pairs = sorted(set(self._by_bucket[bucket]))
            self._by_bucket[bucket] = array("Q")
            here = array("I", (pair & _PRODUCT for pair in pairs))
            ascending.extend(here)
            places.extend(pair >> 32 for pair in pairs)
            self.sets[names.bucket(self._name, bucket, 0)] = set_of(here)
        for start in range(0, len(ascending) - BLOCK + 1, BLOCK):
            self.sets[names.block(self._name, start // BLOCK)] = set_of(ascending[start : start + BLOCK])
        return ascending, places

    def _join_buckets(self) -> None:
        below = sorted(self._by_bucket)
        for level in range(1, LEVELS):
            above = sorted({bucket // 2 for bucket in below})
            for bucket in above:
                halves = (names.bucket(self._name, half, level - 1) for half in (2 * bucket, 2 * bucket + 1))
                joined = BitMap.union(BitMap(), *(self.sets[half] for half in halves if half in self.sets))
                joined.run_optimize()
                self.sets[names.bucket(self._name, bucket, level)] = joined
            below = above


def set_of(numbers: array[int]) -> BitMap:
    """Of numbers in any order, which `BitMap` alone would insert one by one."""
    found = BitMap(array("I", sorted(numbers)))
    found.run_optimize()
    return found
