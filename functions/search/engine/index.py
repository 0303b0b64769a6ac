"""The index: a segment in a file, and segments in memory for what has changed since it was written.

build(directory, documents)
with open_index(directory, synonyms={"钻戒": ["钻石戒指"]}) as index:
    page = index.search(Query(text="钻戒", ranges={"price": (None, 500000)}, facets=["metal"]))
    index.apply(upserts=[changed], deletes=["/prd_gone"])
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import Literal, Self

from pyroaring import BitMap

from parure.kernel.value import value
from search.engine import names
from search.engine.building import build, parts_of
from search.engine.document import Document, key_of
from search.engine.query import Hit, Page, Query, Synonyms, Word
from search.engine.reading import Lexicon, Unit
from search.engine.searching import Held, Search
from search.engine.segment import Segment, open_segment, segment_of
from search.engine.shelf import IndexFile, Sets
from search.engine.tuning import Tuning

__all__ = ["SearchIndex", "build", "open_index"]

FAN = 6
"""So many segments of about one size become one."""
MOST_LOOKED = 400


@value
class Recent:
    """A segment in memory with what it was made of."""

    held: Held
    documents: Mapping[str, Document]


class _Words:
    """The vocabulary of all segments."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments

    def products(self, term: str) -> int:
        return sum(_size(segment.shelf.get(names.term(term))) for segment in self._segments)

    def beginning(self, prefix: str, limit: int) -> Sequence[str]:
        return [term for term, _ in self.counted(prefix, limit)]

    def counted(self, prefix: str, limit: int) -> list[tuple[str, int]]:
        found: Counter[str] = Counter()
        start = names.term(prefix)
        for segment in self._segments:
            for name, size in segment.shelf.beginning(start, MOST_LOOKED):
                found[name[len(start) - len(prefix) :]] += size
        return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:limit]


class SearchIndex:
    def __init__(
        self, written: Segment | None, file: IndexFile | None, synonyms: Synonyms, tuning: Tuning | None = None
    ) -> None:
        self._written = [Held(written, written.all)] if written else []
        self._file = file
        self._recent: list[Recent] = []
        self._lexicon = Lexicon(synonyms)
        self._tuning = tuning or Tuning()
        self._changing = Lock()
        self._search = self._searcher()

    def apply(self, upserts: Iterable[Document] = (), deletes: Iterable[str] = ()) -> None:
        """Documents that are new or changed, and keys that are gone; of two with one key the last counts."""
        with self._changing:
            changed = {one.key: one for one in upserts}
            gone = {*changed, *deletes}
            self._written = [_without(one, gone) for one in self._written]
            kept = [Recent(_without(one.held, gone), one.documents) for one in self._recent]
            self._recent = [one for one in kept if one.held.live]
            if changed:
                self._recent.append(_recent(changed))
                self._join()
            self._search = self._searcher()

    def search(self, query: Query) -> Page:
        return self._search.run(query)

    def read(self, text: str) -> Sequence[Unit]:
        """What a text asks for, before anything is corrected or left out."""
        return self._search.read(text)

    def similar(
        self, product_id: str, *, scope: str = "", kind: Literal["similar", "matching"] = "similar", limit: int = 12
    ) -> Sequence[Hit]:
        """Pieces in place of this one, or to wear with it; none if it is unknown."""
        from search.engine.likeness import alike

        return alike(self._search, key_of(scope, product_id), scope, kind, limit)

    def card(self, key: str) -> bytes | None:
        found = self._search.find(key)
        return None if found is None else found[0].card(found[1])

    def words(self, prefix: str, *, scope: str = "", limit: int = 10) -> Sequence[Word]:
        from search.engine.completing import complete

        return complete(self._all(), _Words([one.segment for one in self._all()]), prefix, scope, limit)

    @property
    def segments(self) -> int:
        return len(self._all())

    def __len__(self) -> int:
        return sum(len(one.live) for one in self._all())

    def close(self) -> None:
        if self._file is not None:
            self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _all(self) -> list[Held]:
        return [*self._written, *(one.held for one in self._recent)]

    def _searcher(self) -> Search:
        held = self._all()
        return Search(held, _Words([one.segment for one in held]), self._lexicon, self._tuning)

    def _join(self) -> None:
        """Segments stay few: every document is written anew once per sixfold growth."""
        while True:
            sizes = Counter(_size_class(one) for one in self._recent)
            full = [size for size, number in sizes.items() if number >= FAN]
            if not full:
                return
            joined = [one for one in self._recent if _size_class(one) == full[0]]
            documents = {key: one.documents[key] for one in joined for key in _live_keys(one)}
            self._recent = [one for one in self._recent if _size_class(one) != full[0]] + [_recent(documents)]


def open_index(directory: Path, *, synonyms: Synonyms | None = None, tuning: Tuning | None = None) -> SearchIndex:
    """Read-only: the directory is never written.

    Raises:
        Damaged: there is no whole index of this version.
    """
    segment, file = open_segment(directory)
    return SearchIndex(segment, file, synonyms or {}, tuning)


def empty_index(*, synonyms: Synonyms | None = None, tuning: Tuning | None = None) -> SearchIndex:
    """Nothing yet; `apply` fills it."""
    return SearchIndex(None, None, synonyms or {}, tuning)


def _recent(documents: Mapping[str, Document]) -> Recent:
    segment = segment_of(parts_of(documents.values()))
    return Recent(Held(segment, segment.all), documents)


def _without(held: Held, keys: Iterable[str]) -> Held:
    gone = [ordinal for key in keys if (ordinal := held.segment.ordinal(key)) is not None]
    return Held(held.segment, held.live - BitMap(gone)) if gone else held


def _live_keys(one: Recent) -> list[str]:
    ordinals = ((key, one.held.segment.ordinal(key)) for key in one.documents)
    return [key for key, ordinal in ordinals if ordinal is not None and ordinal in one.held.live]


def _size_class(one: Recent) -> int:
    size, found = one.held.segment.size, 0
    while size >= FAN * 8:
        size //= FAN
        found += 1
    return found


def _size(sets: Sets | None) -> int:
    return max((len(one) for one in sets if one is not None), default=0) if sets else 0
