"""Numbers of documents as bit slices: slice j holds the documents whose number has bit j.

Comparing, the least and the first k then cost one set operation per bit, however many documents there are (O'Neil and Quass,
"Improved Query Performance with Variant Indexes", SIGMOD 1997). Numbers are places: in the sorted list of distinct values, or in an order.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from pyroaring import BitMap

from parure.kernel.value import value


@value
class Sliced:
    known: BitMap
    """Documents that have a number."""
    slices: Sequence[BitMap]
    """The lowest bit first."""

    def up_to(self, number: int) -> BitMap:
        """Documents whose number is not above."""
        if number < 0:
            return BitMap()
        if number >= 1 << len(self.slices):
            return self.known
        below, equal = BitMap(), self.known
        for bit in range(len(self.slices) - 1, -1, -1):
            if number >> bit & 1:
                below |= equal - self.slices[bit]
                equal = equal & self.slices[bit]
            else:
                equal = equal - self.slices[bit]
        return below | equal

    def between(self, low: int, high: int) -> BitMap:
        """Documents from `low` to `high`, both included."""
        if low > high:
            return BitMap()
        found = self.up_to(high)
        return found - self.up_to(low - 1) if low > 0 else found

    def least(self, within: BitMap) -> int | None:
        left = within & self.known
        if not left:
            return None
        number = 0
        for bit in range(len(self.slices) - 1, -1, -1):
            without = left - self.slices[bit]
            if without:
                left = without
            else:
                number |= 1 << bit
        return number

    def greatest(self, within: BitMap) -> int | None:
        left = within & self.known
        if not left:
            return None
        number = 0
        for bit in range(len(self.slices) - 1, -1, -1):
            having = left & self.slices[bit]
            if having:
                left = having
                number |= 1 << bit
        return number

    def first(self, count: int, within: BitMap) -> BitMap:
        """The `count` documents with the least numbers; numbers of an order are all different."""
        left = within & self.known
        if len(left) <= count:
            return left
        taken = BitMap()
        for bit in range(len(self.slices) - 1, -1, -1):
            without = left - self.slices[bit]
            if len(without) >= count:
                left = without
            else:
                taken |= without
                count -= len(without)
                left = left & self.slices[bit]
            if count == 0:
                return taken
        return taken | left


def slice_numbers(documents: array[int], starts: Sequence[int]) -> list[BitMap]:
    """Slices of documents in the order of their numbers; those with number i are `documents[starts[i]:starts[i + 1]]`."""
    distinct = len(starts) - 1
    found = []
    for bit in range(max(distinct - 1, 0).bit_length()):
        having = array("I")
        for low in range(1 << bit, distinct, 2 << bit):
            high = min(low + (1 << bit), distinct)
            having.extend(documents[starts[low] : starts[high]])
        one = BitMap(having)
        one.run_optimize()
        found.append(one)
    return found
