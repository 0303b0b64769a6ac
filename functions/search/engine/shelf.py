"""Named sets of documents, in memory or in a file that is mapped.

A name holds up to four sets: those of a term are the documents that have it in title, tags, brand and description; everything else
uses the first place. The file is a run of sections, each eight-byte aligned, with a table of contents at its end:

    PARURE3\\n | sections … | contents (JSON) | offset of the contents (8 bytes)

Names are sorted, so one is found by halving and those with a prefix stand together.
"""

from __future__ import annotations

import json
import mmap
import struct
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Literal, Protocol, cast

from pyroaring import BitMap

Sets = tuple[BitMap | None, ...]
PLACES = 4
Typecode = Literal["B", "I", "Q", "q"]
MAGIC = b"PARURE3\n"
FEW = 6
"""So many documents are written one by one: less than the header of a bitmap."""
KEPT_BYTES = 256 * 2**20
"""Of sets that were read are kept; then reading begins anew."""


class Damaged(Exception):
    """The file is not a whole index: truncated, overwritten, or another version."""


def encode(name: str) -> bytes:
    """Whatever is asked for has a name, even half a surrogate pair."""
    return name.encode(errors="surrogatepass")


class Shelf(Protocol):
    def get(self, name: str) -> Sets | None: ...

    def beginning(self, prefix: str, limit: int) -> Sequence[tuple[str, int]]:
        """Names in order with how many documents they have (of a term: at most that many)."""


def only(shelf: Shelf, name: str) -> BitMap:
    """The one set of a name, empty if there is no such name."""
    sets = shelf.get(name)
    return sets[0] if sets and sets[0] is not None else BitMap()


class MemoryShelf:
    def __init__(self, held: Mapping[str, Sets]) -> None:
        self._held = held
        self._names = sorted(held, key=encode)
        self._encoded = [encode(name) for name in self._names]

    def get(self, name: str) -> Sets | None:
        return self._held.get(name)

    def beginning(self, prefix: str, limit: int) -> Sequence[tuple[str, int]]:
        start = bisect_left(self._encoded, encode(prefix))
        found = (name for name in islice(self._names, start, start + limit) if name.startswith(prefix))
        return [(name, _size(self._held[name])) for name in found]


class FileShelf:
    """Its sets are read when they are first asked for and then kept."""

    def __init__(self, file: IndexFile) -> None:
        self._names = file.section("names")
        self._name_ends = file.numbers("name_ends")
        self._sets = file.section("sets")
        self._set_ends = file.numbers("set_ends")
        self._sizes = file.numbers("set_sizes")
        self._kept: dict[str, Sets | None] = {}
        self._kept_bytes = 0

    def get(self, name: str) -> Sets | None:
        try:
            return self._kept[name]
        except KeyError:
            return self._read(name)

    def beginning(self, prefix: str, limit: int) -> Sequence[tuple[str, int]]:
        encoded = encode(prefix)
        place = self._place(encoded)
        found: list[tuple[str, int]] = []
        while place < len(self._name_ends) and len(found) < limit:
            name = self._name(place)
            if not name.startswith(encoded):
                break
            found.append((name.decode(), self._sizes[place]))
            place += 1
        return found

    def _read(self, name: str) -> Sets | None:
        encoded = encode(name)
        place = self._place(encoded)
        sets: Sets | None = None
        if place < len(self._name_ends) and self._name(place) == encoded:
            packed = bytes(self._sets[self._start(self._set_ends, place) : self._set_ends[place]])
            sets = unpack(packed)
            self._kept_bytes += len(packed)
        if self._kept_bytes > KEPT_BYTES or len(self._kept) > 500_000:
            self._kept, self._kept_bytes = {}, 0
        self._kept[name] = sets
        return sets

    def _place(self, encoded: bytes) -> int:
        low, high = 0, len(self._name_ends)
        while low < high:
            middle = (low + high) // 2
            if self._name(middle) < encoded:
                low = middle + 1
            else:
                high = middle
        return low

    def _name(self, place: int) -> bytes:
        return bytes(self._names[self._start(self._name_ends, place) : self._name_ends[place]])

    @staticmethod
    def _start(ends: memoryview, place: int) -> int:
        return ends[place - 1] if place else 0


def pack(sets: Sets) -> bytes:
    parts = []
    for one in sets:
        size = len(one) if one is not None else 0
        if one is None or size == 0:
            parts.append(struct.pack("<II", 0, 0))
        elif size < FEW:
            parts.append(struct.pack(f"<II{size}I", size, 4 * size, *one))
        else:
            packed = one.serialize()
            parts.append(struct.pack("<II", size, len(packed)) + packed)
    while len(parts) > 1 and parts[-1] == bytes(8):
        parts.pop()
    return b"".join(parts)


def unpack(packed: bytes) -> Sets:
    found: list[BitMap | None] = []
    place = 0
    while place < len(packed):
        size, length = struct.unpack_from("<II", packed, place)
        body = packed[place + 8 : place + 8 + length]
        found.append(_set(size, body) if size else None)
        place += 8 + length
    return tuple(found)


def _set(size: int, body: bytes) -> BitMap:
    return BitMap(struct.unpack(f"<{size}I", body)) if size < FEW else BitMap.deserialize(body)


def _size(sets: Sets) -> int:
    return sum(len(one) for one in sets if one is not None)


class IndexFile:
    """A written index, mapped: opening reads its table of contents only."""

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            self._all = memoryview(self._map)
            (at,) = struct.unpack("<Q", self._all[-8:])
            if bytes(self._all[: len(MAGIC)]) != MAGIC:
                raise Damaged(f"{path} is not an index of this version")
            self.contents: dict[str, Any] = json.loads(bytes(self._all[at:-8]))
            self._sections: dict[str, tuple[int, int, Typecode]] = self.contents.pop("sections")
        except (OSError, ValueError, struct.error, KeyError, AttributeError) as failure:
            raise Damaged(f"{path} cannot be read: {failure}") from failure

    def section(self, name: str) -> memoryview:
        start, length, _ = self._sections[name]
        return self._all[start : start + length]

    def numbers(self, name: str) -> memoryview:
        start, length, typecode = self._sections[name]
        return self._all[start : start + length].cast(typecode)

    def has(self, name: str) -> bool:
        return name in self._sections

    def close(self) -> None:
        """What still looks into the file keeps it open."""
        self._all.release()


def write(
    path: Path,
    contents: Mapping[str, Any],
    arrays: Mapping[str, array[int]],
    blobs: Mapping[str, Iterable[bytes]],
    sets: Iterable[tuple[str, Sets]],
) -> None:
    """`sets` in the order of their names' bytes. Blob `x` is read by `x` and, where each piece ends, `x_ends`."""
    with path.open("wb") as file:
        file.write(MAGIC)
        sections: dict[str, tuple[int, int, Typecode]] = {}

        def section(name: str, pieces: Iterable[bytes | bytearray | memoryview], typecode: Typecode = "B") -> None:
            file.write(bytes(-file.tell() % 8))
            start = file.tell()
            file.writelines(pieces)
            sections[name] = (start, file.tell() - start, typecode)

        names, name_ends, set_ends, sizes = bytearray(), array("Q"), array("Q"), array("I")

        def each_set() -> Iterator[bytes]:
            end = 0
            for name, one in sets:
                packed = pack(one)
                end += len(packed)
                names.extend(encode(name))
                name_ends.append(len(names))
                set_ends.append(end)
                sizes.append(_size(one))
                yield packed

        section("sets", each_set())
        section("names", [names])
        for name, numbers in {"name_ends": name_ends, "set_ends": set_ends, "set_sizes": sizes, **arrays}.items():
            section(name, [memoryview(numbers).cast("B")], cast("Typecode", numbers.typecode))
        for name, pieces in blobs.items():
            ends = array("Q")
            section(name, _counted(pieces, ends))
            section(f"{name}_ends", [memoryview(ends).cast("B")], "Q")
        at = file.tell()
        file.write(json.dumps({**contents, "sections": sections}, ensure_ascii=False).encode())
        file.write(struct.pack("<Q", at))


def _counted(pieces: Iterable[bytes], ends: array[int]) -> Iterator[bytes]:
    end = 0
    for piece in pieces:
        end += len(piece)
        ends.append(end)
        yield piece
