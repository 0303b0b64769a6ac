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

    def up_to(self, number: int, within: BitMap | None = None) -> BitMap:
        """Documents whose number is not above."""
        equal = self.known if within is None else within & self.known
        if number < 0:
            return BitMap()
        if number >= 1 << len(self.slices):
            return equal
        below = BitMap()
        for bit in range(len(self.slices) - 1, -1, -1):
            if number >> bit & 1:
                below |= equal - self.slices[bit]
                equal = equal & self.slices[bit]
            else:
                equal = equal - self.slices[bit]
        return below | equal

    def between(self, low: int, high: int, within: BitMap | None = None) -> BitMap:
        """Documents from `low` to `high`, both included."""
        if low > high:
            return BitMap()
        found = self.up_to(high, within)
        return found - self.up_to(low - 1, found) if low > 0 else found

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


def first_by_least(parts: Sequence[tuple[Sliced, BitMap]], count: int, *, greatest: bool) -> BitMap:
    """Documents that have a number in several parts, each in those where it stands beside: a few among which the first `count` are,
    in the order of their least number.

    The bits of the least numbers come out from the highest down: a bit is 0 where a part that is still least has 0 there.
    Documents that can no longer be among the first are left out at once, so the sets shrink from bit to bit.
    """
    bits = max((len(sliced.slices) for sliced, _ in parts), default=0)
    standing = [(sliced, known) for sliced, within in parts if (known := within & sliced.known)]
    sure, left = BitMap(), BitMap.union(BitMap(), *(one for _, one in standing))
    for bit in range(bits - 1, -1, -1):
        if len(sure) + len(left) <= 2 * count:
            break
        without = [one - sliced.slices[bit] for sliced, one in standing]
        zero = BitMap.union(BitMap(), *without) & left
        better, worse = (left - zero, zero) if greatest else (zero, left - zero)
        if len(sure) + len(better) >= count:
            left = better
        else:
            sure |= better
            left = worse
        standing = [
            (sliced, still)
            for (sliced, one), low in zip(standing, without, strict=True)
            if (still := (low | (one - zero)) & left)
        ]
    return sure | left


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
