"""An order of documents as bit slices: slice j holds the documents whose place in it has bit j.

The first k of a set then cost one set operation per bit, however many documents there are (O'Neil and Quass, "Improved Query Performance
with Variant Indexes", SIGMOD 1997).
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from pyroaring import BitMap


def first_of(slices: Sequence[BitMap], count: int, within: BitMap) -> BitMap:
    """The `count` documents of `within` that come first."""
    if len(within) <= count:
        return within
    left, taken = within, BitMap()
    for one in reversed(slices):
        without = left - one
        if len(without) >= count:
            left = without
        else:
            taken |= without
            count -= len(without)
            left = left & one
        if count == 0:
            return taken
    return taken | left


def slices_of(documents: array[int]) -> list[BitMap]:
    """Of documents in their order."""
    found = []
    for bit in range(max(len(documents) - 1, 0).bit_length()):
        having = array("I")
        for low in range(1 << bit, len(documents), 2 << bit):
            having.extend(documents[low : low + (1 << bit)])
        one = BitMap(array("I", sorted(having)))
        one.run_optimize()
        found.append(one)
    return found
