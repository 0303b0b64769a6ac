"""What documents say, as they arrive: numbers in arrays, texts in a pile that may lie on disk, so that a million fit in memory."""

from __future__ import annotations

import os
from array import array
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from tempfile import TemporaryFile
from typing import Protocol, TypeVar

from search.engine.analysis import code_term, terms
from search.engine.document import Document
from search.engine.shelf import PLACES
from search.engine.stated import Stated, Word, discount_of, shown_variant, stamp, stated

TITLE, TAGS, BRAND, DESCRIPTION = range(PLACES)
Name = TypeVar("Name", bound=Hashable)


class Postings(dict[Name, "int | array[int]"]):
    """Ascending numbers by name; a single one, as most have, is kept as it is."""

    def add(self, name: Name, number: int) -> None:
        held = self.get(name)
        if held is None:
            self[name] = number
        elif isinstance(held, int):
            self[name] = array("I", (held, number))
        else:
            held.append(number)

    def of(self, name: Name) -> Sequence[int]:
        held = self.get(name, ())
        return (held,) if isinstance(held, int) else held


class Pile(Protocol):
    def append(self, piece: bytes, /) -> None: ...

    def __getitem__(self, number: int, /) -> bytes: ...


class FilePile:
    """Pieces in a file without a name: it is gone with the pile."""

    def __init__(self, folder: Path) -> None:
        self._file = TemporaryFile(dir=folder)  # noqa: SIM115 - open as long as the pile is
        self._ends = array("Q", (0,))
        self._whole = True

    def append(self, piece: bytes, /) -> None:
        self._file.write(piece)
        self._ends.append(self._ends[-1] + len(piece))
        self._whole = False

    def __getitem__(self, number: int, /) -> bytes:
        if not self._whole:
            self._file.flush()
            self._whole = True
        start, end = self._ends[number], self._ends[number + 1]
        return os.pread(self._file.fileno(), end - start, start)


@dataclass
class Numbers:
    """Scaled numbers of a range, and of which variant, or of which product where all its variants have it."""

    of_variants: tuple[array[int], array[int]] = field(default_factory=lambda: (array("q"), array("I")))
    of_products: tuple[array[int], array[int]] = field(default_factory=lambda: (array("q"), array("I")))


@dataclass
class Gathering:
    """Products and variants are numbered as they arrive."""

    pile: Callable[[], Pile] = list
    keys: dict[str, int] = field(default_factory=dict)
    sold: array[int] = field(default_factory=lambda: array("q"))
    stamps: array[int] = field(default_factory=lambda: array("q"))
    words: tuple[Postings[str], ...] = field(default_factory=lambda: tuple(Postings() for _ in range(PLACES)))
    scopes: Postings[str] = field(default_factory=Postings)
    facets: Postings[Word] = field(default_factory=Postings)
    """Products of which a variant has the value."""
    many: array[int] = field(default_factory=lambda: array("I"))
    """Products whose variants differ."""
    shared: Postings[Word] = field(default_factory=Postings)
    """Of those, by place in `many`, the ones all of whose variants have the value."""
    own: Postings[Word] = field(default_factory=Postings)
    """Variants that have the value when not all of the product have it."""
    numbers: dict[str, Numbers] = field(default_factory=dict)
    shown: array[int] = field(default_factory=lambda: array("q"))
    """Price (-1: none) of the variant that is shown when nothing is filtered, and below its discount."""
    discounts: array[int] = field(default_factory=lambda: array("q"))
    deepest: array[int] = field(default_factory=lambda: array("q"))
    """The greatest discount of a variant."""
    ends: array[int] = field(default_factory=lambda: array("q", (0,)))
    """Where each product's variants end, after a first 0."""
    prices: array[int] = field(default_factory=lambda: array("q"))
    was: array[int] = field(default_factory=lambda: array("q"))

    def __post_init__(self) -> None:
        self.records, self.spoken, self.cards = self.pile(), self.pile(), self.pile()

    def add(self, document: Document) -> None:
        if document.key in self.keys:
            raise ValueError(f"two documents have the key {document.key}")
        at = self.keys[document.key] = len(self.keys)
        self.sold.append(document.sold)
        self.stamps.append(stamp(document.published_at))
        self.scopes.add(document.scope, at)
        self._add_words(document, at)
        self._add_stated(stated(document), at)
        self._add_variants(document)
        self._add_texts(document)

    def _add_words(self, document: Document, at: int) -> None:
        texts = document.texts
        fields = (
            (TITLE, (texts.title.zh, texts.title.en), True),
            (TAGS, texts.tags, True),
            (BRAND, (texts.brand,), True),
            (DESCRIPTION, (texts.description.zh, texts.description.en), False),
        )
        for place, spoken, sounds in fields:
            for term in set(chain.from_iterable(terms(text, sounds=sounds) for text in spoken if text)):
                self.words[place].add(term, at)
        for term in {code_term(code) for code in (*texts.codes, *(one.sku for one in document.variants))} - {""}:
            self.words[TITLE].add(term, at)

    def _add_stated(self, said: Stated, at: int) -> None:
        for word in said.shared.union(*said.own):
            self.facets.add(word, at)
        if said.differing:
            for word in said.shared:
                self.shared.add(word, len(self.many))
            self.many.append(at)
        for name, number in said.shared_numbers.items():
            self._add_number(self._numbers(name).of_products, number, at)
        for variant, (words, numbers) in enumerate(zip(said.own, said.own_numbers, strict=True), self.ends[-1]):
            for word in words:
                self.own.add(word, variant)
            for name, number in numbers.items():
                self._add_number(self._numbers(name).of_variants, number, variant)

    def _numbers(self, name: str) -> Numbers:
        return self.numbers.setdefault(name, Numbers())

    @staticmethod
    def _add_number(held: tuple[array[int], array[int]], number: int, whose: int) -> None:
        held[0].append(number)
        held[1].append(whose)

    def _add_variants(self, document: Document) -> None:
        variants = document.variants
        first = shown_variant(variants)
        self.shown.append(-1 if first.price is None else first.price)
        self.discounts.append(discount_of(first) or 0)
        self.deepest.append(max(discount_of(one) or 0 for one in variants))
        self.prices.extend(-1 if one.price is None else one.price for one in variants)
        self.was.extend(one.was_price or -1 for one in variants)
        self.ends.append(len(self.prices))

    def _add_texts(self, document: Document) -> None:
        texts = document.texts
        spoken = [texts.title.zh, texts.title.en, texts.description.zh, texts.description.en]
        skus = [one.sku for one in document.variants]
        self.records.append("\x1f".join([document.scope, document.product_id, *skus]).encode())
        self.spoken.append("\x1f".join(spoken).encode())
        self.cards.append(document.card)
