"""What the index is asked and what it answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Literal, Protocol, Self

from parure.kernel.value import record
from search.engine.document import Document

Synonyms = Mapping[str, Sequence[str]]
"""By word or phrase, what else to look for. Of several that begin at one place the longest counts."""
Bounds = tuple[Decimal | int | None, Decimal | int | None]
"""Both ends belong to the range; None: open."""


class Sort(StrEnum):
    RELEVANCE = "relevance"
    """Without a text: what sells, then the newest."""
    PRICE = "price"
    PRICE_DOWN = "-price"
    NEWEST = "newest"
    SALES = "sales"
    DISCOUNT = "discount"


MOST_RESULTS = 10_000
"""`offset + limit` reaches no further."""


@record
class Query:
    text: str = ""
    """As typed; what is longer than the engine reads is cut."""
    scope: str = ""
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """One of the values of each facet must hold; of facets that variants have, all of them for one and the same variant."""
    without: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """None of these values may hold."""
    ranges: Mapping[str, Bounds] = field(default_factory=dict)
    preferred: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Sorted by relevance, products with any of these values come before their equals; what is found stays."""
    sort: Sort = Sort.RELEVANCE
    limit: int = 24
    offset: int = 0
    facets: Sequence[str] = ()
    """Facets to count. The counts of a facet ignore its own filter, so that a second value can be picked."""
    histograms: Sequence[str] = ()
    """Ranges to draw; each ignores its own bounds."""
    unfinished: bool = False
    """The last word may go on: for suggestions while typing."""
    corrected: bool = True
    """When nothing is found as typed, look for words that differ by a letter or two."""
    highlight: bool = False


Field = Literal["title.zh", "title.en", "description.zh", "description.en"]


@record
class Hit:
    product_id: str
    key: str
    card: bytes
    score: float
    """Of relevance; 0 for other sorts."""
    sku: str
    """The cheapest variant that matches."""
    price: int | None
    """Its price, minor units of CNY."""
    was_price: int | None
    highlights: Mapping[Field, Sequence[tuple[int, int]]] = field(default_factory=dict)
    """Stretches (from, to) of the document's texts, in characters, that the text matched."""


@record
class Bucket:
    low: Decimal
    high: Decimal
    """Belongs to the next bucket, but for the last one."""
    count: int


@record
class Histogram:
    """Products per stretch between the least and the greatest value; a product with several values counts once in each stretch."""

    low: Decimal
    high: Decimal
    buckets: Sequence[Bucket]


@record
class Page:
    total: int
    """Products."""
    hits: Sequence[Hit]
    facets: Mapping[str, Sequence[tuple[str, int]]]
    """Per facet that was asked for: values with their counts, the most frequent first; chosen values stay, even with 0."""
    ranges: Mapping[str, Histogram]
    """Per range that was asked for and that any product has."""
    corrected: str | None = None
    """The text that was searched instead of the one that was typed."""
    synonyms: Sequence[tuple[str, str]] = ()
    """(as typed, what was looked for too)."""


@record
class Word:
    """A word of the index, for completing and correcting."""

    text: str
    products: int


class Index(Protocol):
    """A set of documents on disk, opened read-only, and what has changed since in memory.

    `search.engine.index.open_index(directory)` and `build(directory, documents)` make one. Searches may run in several threads
    beside one `apply`.
    """

    def apply(self, upserts: Iterable[Document] = (), deletes: Iterable[str] = ()) -> None:
        """Documents that are new or changed, and keys that are gone; the order of calls is the order of changes."""

    def search(self, query: Query) -> Page: ...

    def similar(
        self, product_id: str, *, scope: str = "", kind: Literal["similar", "matching"] = "similar", limit: int = 12
    ) -> Sequence[Hit]:
        """Pieces in place of this one, or to wear with it (another category, same material, stone or style); none if it is unknown."""

    def card(self, key: str) -> bytes | None:
        """The card of the document under a key."""

    def words(self, prefix: str, *, scope: str = "", limit: int = 10) -> Sequence[Word]:
        """Words of titles and tags that begin like this (Chinese, Latin or pinyin), the most frequent first."""

    def __len__(self) -> int: ...

    def close(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...


class Build(Protocol):
    def __call__(self, directory: Path, documents: Iterable[Document]) -> None:
        """Write an index into an empty directory: a few files, complete when it returns."""


class Open(Protocol):
    def __call__(self, directory: Path, *, synonyms: Synonyms = ...) -> Index:
        """Read-only: the directory is never written."""
