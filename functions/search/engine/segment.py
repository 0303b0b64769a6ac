"""A set of documents that can be read: from a file, or from memory for what has changed since."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from pyroaring import BitMap

from parure.kernel.value import value
from search.engine import names
from search.engine.building import FILE, Parts
from search.engine.shelf import Damaged, FileShelf, IndexFile, MemoryShelf, Shelf, only
from search.engine.slices import Sliced


@value
class Range:
    planes: int
    """Of how many variants numbers are kept apart; 0: all variants of every product agree."""
    buckets: Mapping[int, int]
    """Bucket → planes, of those that any product is in."""


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
        self.planes: int = contents["planes"]
        """Most variants of a product whose variants differ."""
        self.facets: Mapping[str, Mapping[str, int]] = contents["facets"]
        self.ranges = {
            name: Range(one["planes"], {int(bucket): planes for bucket, planes in one["buckets"].items()})
            for name, one in contents["ranges"].items()
        }
        self.shelf = shelf
        self.numbers = numbers
        self._blob = blob
        self._sliced: dict[str, Sliced] = {}

    def set(self, name: str) -> BitMap:
        """Not to be changed: others see the same."""
        return only(self.shelf, name)

    @cached_property
    def all(self) -> BitMap:
        return self.set(names.ALL)

    @cached_property
    def many(self) -> BitMap:
        """Products whose variants differ in what they can be found by."""
        return self.set(names.plane(0)) if self.planes else BitMap()

    def sliced(self, name: str, plane: int) -> Sliced:
        key = f"{name}/{plane}"
        if key not in self._sliced:
            known = self.set(names.range_known(name, plane))
            self._sliced[key] = Sliced(known, self._slices(lambda bit: names.range_slice(name, plane, bit)))
        return self._sliced[key]

    def order(self, name: str) -> Sliced:
        key = f"order {name}"
        if key not in self._sliced:
            self._sliced[key] = Sliced(self.all, self._slices(lambda bit: names.order_slice(name, bit)))
        return self._sliced[key]

    def _slices(self, name_of: Callable[[int], str]) -> list[BitMap]:
        found: list[BitMap] = []
        while (sets := self.shelf.get(name_of(len(found)))) is not None:
            found.append(sets[0] if sets and sets[0] is not None else BitMap())
        return found

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
        """Places of its variants in `prices` and `was`."""
        ends = self.numbers("variant_ends")
        return range(ends[ordinal - 1] if ordinal else 0, ends[ordinal])


def segment_of(parts: Parts) -> Segment:
    return Segment(
        parts.contents,
        MemoryShelf(dict(parts.sets)),
        lambda name: parts.arrays.get(name, array("q")),
        lambda name, number: parts.blobs[name][number],
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
