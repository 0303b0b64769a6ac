"""The numbers of one range, in three views.

By stretches as histograms draw them: sets of products, joined by 2, 4, 8 and 16 for long stretches. Ascending: every different (number, product), for the ends of a stretch and for who comes first; in blocks that are
sets too, for making a set of products in no order is slow. By variant: which number it has.

Where variants of a product differ, its different numbers are its first, second, … one, ascending: few, for most variants share theirs.
Per slot it is known whose first number the variant there has, whose second, and so on.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from pyroaring import BitMap

from search.engine import names
from search.engine.edges import LEVELS, bucket_of, limits

NONE = 2**32 - 1
"""The place of a variant without a number."""
BLOCK = 1024


class Ranged:
    """A number is told by its place in `values`."""

    def __init__(
        self,
        name: str,
        contents: Mapping[str, Mapping[str, int]],
        set_of: Callable[[str], BitMap],
        numbers: Callable[[str], Sequence[int]],
    ) -> None:
        self._name = name
        self._set = set_of
        self._numbers = numbers
        self.buckets = {int(bucket): numbers for bucket, numbers in contents["buckets"].items()}
        """Those that any product is in, ascending → as bits, which of the numbers of products with different ones."""
        self.slots = {int(slot): numbers for slot, numbers in contents["slots"].items()}
        """Likewise."""
        self.differs = bool(self.slots)
        """Variants of one product may have different numbers."""

    @cached_property
    def values(self) -> Sequence[int]:
        return self._numbers(names.values(self._name))

    @cached_property
    def by_variant(self) -> Sequence[int]:
        """Places, NONE without a number."""
        return self._numbers(names.numbered(self._name))

    @cached_property
    def alike(self) -> BitMap:
        """Products whose variants all have the same number."""
        return self._set(names.alike(self._name))

    def bucket(self, number: int, level: int = 0) -> BitMap:
        return self._set(names.bucket(self._name, number, level))

    def own_bucket(self, number: int, nth: int) -> BitMap:
        return self._set(names.own_bucket(self._name, number, nth))

    def having(self, slot: int, nth: int) -> BitMap:
        return self._set(names.nth(self._name, slot, nth))

    def bucket_of(self, place: int) -> int:
        return bucket_of(self.values[place])

    def places(self, first: int, last: int) -> tuple[int, int]:
        """The first and the last place in these buckets."""
        low, end = limits(first)[0], limits(last)[1]
        return bisect_left(self.values, low), bisect_left(self.values, end) - 1

    def whole(self, low: int, high: int) -> tuple[int, int]:
        """The first and the last bucket that lie wholly between two places; there is none if the first is above the last."""
        first, last = self.bucket_of(low), self.bucket_of(high)
        return first + (self.places(first, first)[0] < low), last - (self.places(last, last)[1] > high)

    def between(self, low: int, high: int) -> BitMap:
        """Products that have a number between two places, both included."""
        if low > high:
            return BitMap()
        begin, end = self._stretch(low, high)
        first, last = self.whole(low, high)
        if first > last:
            return self._products(begin, end)
        inner_begin, inner_end = self._stretch(*self.places(first, last))
        ends = (self._products(begin, inner_begin), self._products(inner_end, end))
        return BitMap.union(*ends, *self._joined(first, last))

    def walk(self, first: int, last: int, left: BitMap, *, downwards: bool) -> Iterator[tuple[int, int]]:
        """(Place, product) in these buckets in the order of their numbers, for all in `left`, which may shrink meanwhile."""
        begin, end = self._stretch(*self.places(first, last))
        places = self._numbers(names.ascending_values(self._name))
        products = self._numbers(names.ascending(self._name))
        starts = range(begin - begin % BLOCK, end, BLOCK)
        for start in reversed(starts) if downwards else starts:
            each = range(max(start, begin), min(start + BLOCK, end))
            if not left.isdisjoint(self._products(each.start, each.stop)):
                for at in reversed(each) if downwards else each:
                    if products[at] in left:
                        yield places[at], products[at]

    def _stretch(self, low: int, high: int) -> tuple[int, int]:
        ascending = self._numbers(names.ascending_values(self._name))
        return bisect_left(ascending, low), bisect_right(ascending, high)

    def _joined(self, first: int, last: int) -> Iterator[BitMap]:
        """The fewest sets that are these buckets."""
        while first <= last:
            level = 0
            while level + 1 < LEVELS and first % (2 << level) == 0 and first + (2 << level) - 1 <= last:
                level += 1
            yield self.bucket(first >> level, level)
            first += 1 << level

    def _products(self, begin: int, end: int) -> BitMap:
        first, last = -(-begin // BLOCK), end // BLOCK
        if first >= last:
            return self._fresh(begin, end)
        blocks = (self._set(names.block(self._name, number)) for number in range(first, last))
        return BitMap.union(self._fresh(begin, first * BLOCK), self._fresh(last * BLOCK, end), *blocks)

    def _fresh(self, begin: int, end: int) -> BitMap:
        stretch = self._numbers(names.ascending(self._name))[begin:end]
        return BitMap(stretch if isinstance(stretch, array) else array("I", stretch.tobytes()))  # type: ignore[attr-defined]
