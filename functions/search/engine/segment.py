"""A set of documents that can be read: from a file, or from memory for what has changed since."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from pyroaring import BitMap

from parure.kernel.value import value
from search.engine import names
from search.engine.building import FILE, Parts
from search.engine.ranged import Ranged
from search.engine.shelf import Damaged, FileShelf, IndexFile, MemoryShelf, Shelf, only


@value
class Record:
    """What a document is called."""

    scope: str
    product_id: str
    skus: Sequence[str]


class Segment:
    """Documents are numbered from 0, the best sellers first."""

    def __init__(
        self,
        contents: Mapping[str, Any],
        shelf: Shelf,
        numbers: Callable[[str], Sequence[int]],
        blob: Callable[[str, int], bytes],
    ) -> None:
        self.size: int = contents["size"]
        self.slots: int = contents["slots"]
        self.facets: Mapping[str, Mapping[str, int]] = contents["facets"]
        """Facet → value → the slots whose variants have it, as bits: all of them if the facet is settled, else some, while others of
        their product do not."""
        self.settled: Collection[str] = contents["settled"]
        self.shelf = shelf
        self.numbers = numbers
        self.ranges = {name: Ranged(name, one, self.set, numbers) for name, one in contents["ranges"].items()}
        self._blob = blob
        self._orders: dict[str, Sequence[BitMap]] = {}

    def set(self, name: str) -> BitMap:
        """Not to be changed: others see the same."""
        return only(self.shelf, name)

    @cached_property
    def all(self) -> BitMap:
        return self.set(names.ALL)

    @cached_property
    def many(self) -> BitMap:
        """Products whose variants differ in what they can be found by."""
        return self.set(names.MANY)

    @cached_property
    def single(self) -> BitMap:
        """The others."""
        return self.all - self.many

    @cached_property
    def every_slot(self) -> int:
        return (1 << self.slots) - 1

    def slot(self, number: int) -> BitMap:
        return self.set(names.slot(number))

    def order(self, name: str) -> Sequence[BitMap]:
        """Slices of the places in an order, the lowest bit first."""
        if name not in self._orders:
            bits = max(self.size - 1, 0).bit_length()
            self._orders[name] = [self.set(names.order_slice(name, bit)) for bit in range(bits)]
        return self._orders[name]

    def ordinal(self, key: str) -> int | None:
        found = self.set(names.key(key))
        return found.min() if found else None

    def record(self, ordinal: int) -> Record:
        scope, product_id, *skus = self._blob("records", ordinal).decode().split("\x1f")
        return Record(scope, product_id, skus)

    def spoken(self, ordinal: int) -> Sequence[str]:
        """Title in Chinese and English, description in both."""
        return self._blob("spoken", ordinal).decode().split("\x1f")

    def card(self, ordinal: int) -> bytes:
        return self._blob("cards", ordinal)

    def word(self, number: int) -> str:
        """Of the vocabulary."""
        return self._blob("vocabulary", number).decode()

    def variants(self, ordinal: int) -> range:
        """Places of its variants in what is kept per variant."""
        ends = self.numbers("variant_ends")
        return range(ends[ordinal - 1] if ordinal else 0, ends[ordinal])


def segment_of(parts: Parts) -> Segment:
    blobs = {name: list(pieces) for name, pieces in parts.blobs.items()}
    return Segment(
        parts.contents,
        MemoryShelf(dict(parts.sets)),
        lambda name: parts.arrays.get(name, array("q")),
        lambda name, number: blobs[name][number],
    )


def open_segment(directory: Path) -> tuple[Segment, IndexFile]:
    """Raises Damaged: there is no whole index of this version."""
    file = IndexFile(directory / FILE)
    numbers: dict[str, Sequence[int]] = {}

    def numbers_of(name: str) -> Sequence[int]:
        if name not in numbers:
            numbers[name] = file.numbers(name) if file.has(name) else array("q")
        return numbers[name]

    def blob(name: str, number: int) -> bytes:
        ends = numbers_of(f"{name}_ends")
        return bytes(file.section(name)[ends[number - 1] if number else 0 : ends[number]])

    try:
        return Segment(file.contents, FileShelf(file), numbers_of, blob), file
    except (KeyError, TypeError, ValueError) as failure:
        raise Damaged(f"{directory} is not a whole index: {failure}") from failure
