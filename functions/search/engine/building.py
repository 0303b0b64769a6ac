"""Documents to the sets, numbers and texts that a segment is read from."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

from pyroaring import BitMap

from search.engine import names
from search.engine.analysis import code_term, terms
from search.engine.document import Document
from search.engine.edges import EDGES
from search.engine.shelf import PLACES, Sets, encode, write
from search.engine.slices import slice_numbers
from search.engine.spelling import grams, is_spelled
from search.engine.stated import NO_PRICE, Stated, Word, discount_of, shown_variant, stamp, stated

TITLE, TAGS, BRAND, DESCRIPTION = range(PLACES)
FILE = "search.index"
Postings = dict[str, "int | array[int]"]


@dataclass
class Parts:
    """What a segment is made of, in memory."""

    contents: dict[str, Any]
    arrays: dict[str, array[int]]
    blobs: dict[str, list[bytes]]
    sets: Iterator[tuple[str, Sets]]


def build(directory: Path, documents: Iterable[Document]) -> None:
    """Write an index into an empty directory: one file, complete when it returns.

    Raises:
        ValueError: two documents have one key.
    """
    parts = parts_of(documents)
    write(directory / FILE, parts.contents, parts.arrays, parts.blobs, parts.sets)


def parts_of(documents: Iterable[Document]) -> Parts:
    gathering = Gathering()
    for document in documents:
        gathering.add(document)
    return gathering.finish()


@dataclass
class Gathering:
    """Documents are numbered as they arrive, and in the end by how well they sell: the first of any set are its best sellers."""

    order: list[tuple[int, int, str]] = field(default_factory=list)
    words: tuple[Postings, ...] = field(default_factory=lambda: tuple({} for _ in range(PLACES)))
    sets: Postings = field(default_factory=dict)
    values: dict[str, dict[str, int]] = field(default_factory=dict)
    """Facet → value → how many planes it has."""
    numbers: dict[tuple[str, int], list[tuple[int, int]]] = field(default_factory=dict)
    """(Range, plane or -1 for what all variants share) → (scaled value, document)."""
    shown: list[tuple[int, int]] = field(default_factory=list)
    """Price (-1: none) and discount of the variant that is shown when nothing is filtered."""
    deepest: list[int] = field(default_factory=list)
    """The greatest discount of a variant."""
    prices: list[tuple[int, ...]] = field(default_factory=list)
    was: list[tuple[int, ...]] = field(default_factory=list)
    records: list[bytes] = field(default_factory=list)
    spoken: list[bytes] = field(default_factory=list)
    cards: list[bytes] = field(default_factory=list)

    def add(self, document: Document) -> None:
        at = len(self.order)
        self.order.append((-document.sold, -stamp(document.published_at), document.key))
        if names.key(document.key) in self.sets:
            raise ValueError(f"two documents have the key {document.key}")
        self._post(self.sets, names.key(document.key), at)
        self._post(self.sets, names.scope(document.scope), at)
        self._add_words(document, at)
        self._add_stated(stated(document), at)
        self._add_shown(document)

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
                self._post(self.words[place], term, at)
        for term in {code_term(code) for code in (*texts.codes, *(one.sku for one in document.variants))} - {""}:
            self._post(self.words[TITLE], term, at)

    def _add_stated(self, said: Stated, at: int) -> None:
        for word in said.shared:
            self._hold(word, 0)
            self._post(self.sets, names.facet(*word), at)
            if said.differing:
                self._post(self.sets, names.shared(*word), at)
        for name, number in said.shared_numbers.items():
            self.numbers.setdefault((name, -1), []).append((number, at))
        for plane in range(said.planes):
            self._post(self.sets, names.plane(plane), at)
            for word in said.own[plane]:
                self._hold(word, plane + 1)
                self._post(self.sets, names.variant_facet(*word, plane), at)
            for name, number in said.own_numbers[plane].items():
                self.numbers.setdefault((name, plane), []).append((number, at))
        for word in set(chain.from_iterable(said.own)):
            self._post(self.sets, names.facet(*word), at)

    def _add_shown(self, document: Document) -> None:
        first = shown_variant(document.variants)
        self.shown.append((-1 if first.price is None else first.price, discount_of(first) or 0))
        self.deepest.append(max(discount_of(one) or 0 for one in document.variants))
        self.prices.append(tuple(-1 if one.price is None else one.price for one in document.variants))
        self.was.append(tuple(one.was_price or -1 for one in document.variants))
        texts = document.texts
        spoken = [texts.title.zh, texts.title.en, texts.description.zh, texts.description.en]
        skus = [one.sku for one in document.variants]
        self.records.append("\x1f".join([document.scope, document.product_id, *skus]).encode())
        self.spoken.append("\x1f".join(spoken).encode())
        self.cards.append(document.card)

    def _hold(self, word: Word, planes: int) -> None:
        held = self.values.setdefault(word[0], {})
        held[word[1]] = max(held.get(word[1], 0), planes)

    @staticmethod
    def _post(postings: Postings, name: str, at: int) -> None:
        held = postings.get(name)
        if held is None:
            postings[name] = at
        elif isinstance(held, int):
            postings[name] = array("I", (held, at))
        else:
            held.append(at)

    def finish(self) -> Parts:
        arrived = sorted(range(len(self.order)), key=self.order.__getitem__)
        place = array("I", bytes(4 * len(arrived)))
        for ordinal, at in enumerate(arrived):
            place[at] = ordinal
        return _Finishing(self, arrived, place).parts()


@dataclass
class _Finishing:
    gathered: Gathering
    arrived: list[int]
    place: array[int]

    def parts(self) -> Parts:
        self.arrays: dict[str, array[int]] = {}
        self.sliced: dict[str, Sets] = {}
        self._count_variants()
        self.ranges: dict[str, dict[str, Any]] = {}
        for name in sorted({name for name, _ in self.gathered.numbers}):
            self._slice_range(name)
        self._slice_orders()
        self.terms = sorted(set(chain.from_iterable(self.gathered.words)), key=encode)
        vocabulary = self._spell()
        facets = {name: dict(sorted(values.items())) for name, values in sorted(self.gathered.values.items())}
        contents = {"size": len(self.arrived), "facets": facets, "ranges": self.ranges, "planes": self._planes()}
        blobs = {
            "records": [self.gathered.records[at] for at in self.arrived],
            "spoken": [self.gathered.spoken[at] for at in self.arrived],
            "cards": [self.gathered.cards[at] for at in self.arrived],
            "vocabulary": [encode(term) for term in vocabulary],
        }
        return Parts(contents, self.arrays, blobs, self._sets())

    def _spell(self) -> list[str]:
        """Words that a misspelt one may mean, found by the pairs of letters that they share with it."""
        held = self.gathered.words[:DESCRIPTION]
        vocabulary = [term for term in self.terms if is_spelled(term) and any(term in words for words in held)]
        pairs: dict[str, array[int]] = {}
        for number, term in enumerate(vocabulary):
            for pair in grams(term):
                pairs.setdefault(pair, array("I")).append(number)
        self.sliced.update((names.gram(pair), (BitMap(numbers),)) for pair, numbers in pairs.items())
        return vocabulary

    def _planes(self) -> int:
        plane = 0
        while names.plane(plane) in self.gathered.sets:
            plane += 1
        return plane

    def _count_variants(self) -> None:
        gathered, ends, end = self.gathered, array("q"), 0
        for at in self.arrived:
            end += len(gathered.prices[at])
            ends.append(end)
        self.arrays["variant_ends"] = ends
        self.arrays["prices"] = array("q", chain.from_iterable(gathered.prices[at] for at in self.arrived))
        self.arrays["was"] = array("q", chain.from_iterable(gathered.was[at] for at in self.arrived))
        self.arrays["sold"] = array("q", (-gathered.order[at][0] for at in self.arrived))
        self.arrays["stamps"] = array("q", (-gathered.order[at][1] for at in self.arrived))
        self.arrays["shown"] = array("q", (gathered.shown[at][0] for at in self.arrived))
        self.arrays["discounts"] = array("q", (gathered.shown[at][1] for at in self.arrived))

    def _slice_range(self, name: str) -> None:
        numbers = self.gathered.numbers
        planes = [plane for known, plane in numbers if known == name]
        values = sorted({number for plane in planes for number, _ in numbers[name, plane]})
        self.arrays[names.values(name)] = array("q", values)
        edges = [bisect_left(values, edge) for edge in EDGES]
        buckets: dict[int, int] = {}
        drawn: dict[int, list[BitMap]] = {}
        for plane in sorted(planes):
            pairs = sorted((number, self.place[at]) for number, at in numbers[name, plane])
            documents = array("I", (at for _, at in pairs))
            starts = _starts([number for number, _ in pairs], values)
            for bit, one in enumerate(slice_numbers(documents, starts)):
                self.sliced[names.range_slice(name, plane, bit)] = (one,)
            self.sliced[names.range_known(name, plane)] = (BitMap(documents),)
            for bucket, (low, high) in enumerate(_between(edges, len(values))):
                if here := documents[starts[low] : starts[high]]:
                    buckets[bucket] = max(buckets.get(bucket, 0), plane + 1)
                    drawn.setdefault(bucket, []).append(BitMap(here))
                    self.sliced[names.bucket(name, bucket, plane)] = (drawn[bucket][-1],)
        for bucket, parts in drawn.items():
            self.sliced[names.any_bucket(name, bucket)] = (BitMap.union(*parts) if len(parts) > 1 else parts[0],)
        self.ranges[name] = {"planes": max(planes) + 1, "buckets": {str(one): buckets[one] for one in sorted(buckets)}}

    def _slice_orders(self) -> None:
        shown, discounts, stamps = self.arrays["shown"], self.arrays["discounts"], self.arrays["stamps"]
        every = range(len(self.arrived))
        deepest = [self.gathered.deepest[at] for at in self.arrived]
        highest = [max(self.gathered.prices[at]) for at in self.arrived]
        unpriced = {at for at in every if shown[at] < 0}
        orders: dict[str, list[int]] = {
            "price": sorted(every, key=lambda at: (at in unpriced, shown[at])),
            "-price": sorted(every, key=lambda at: -shown[at]),
            "highest": sorted(every, key=lambda at: -highest[at]),
            "newest": sorted(every, key=lambda at: -stamps[at]),
            "discount": sorted(every, key=lambda at: -discounts[at]),
            "deepest": sorted(every, key=lambda at: -deepest[at]),
        }
        for name, documents in orders.items():
            order = array("I", documents)
            ranks = array("q", bytes(8 * len(order)))
            for rank, at in enumerate(order):
                ranks[at] = rank
            self.arrays[names.ranks(name)] = ranks
            for bit, one in enumerate(slice_numbers(order, range(len(order) + 1))):
                self.sliced[names.order_slice(name, bit)] = (one,)
        self.arrays["deepest"] = array("q", deepest)
        cheapest = (NO_PRICE if at in unpriced else shown[at] for at in orders["price"])
        self.arrays[names.bounds("price")] = array("q", cheapest)
        self.arrays[names.bounds("highest")] = array("q", (-highest[at] for at in orders["highest"]))

    def _sets(self) -> Iterator[tuple[str, Sets]]:
        """Names in the order of their bytes; words last, because their prefix is."""
        gathered = self.gathered
        plain = sorted([*gathered.sets, *self.sliced, names.ALL], key=encode)
        for name in plain:
            if name in self.sliced:
                yield name, self.sliced[name]
            elif name in gathered.sets:
                yield name, (self._bitmap(gathered.sets[name]),)
            else:
                yield name, (BitMap(range(len(self.arrived))),)
        for term in self.terms:
            found = [held.get(term) for held in gathered.words]
            yield names.term(term), tuple(None if one is None else self._bitmap(one) for one in found)

    def _bitmap(self, postings: int | array[int]) -> BitMap:
        if isinstance(postings, int):
            return BitMap((self.place[postings],))
        one = BitMap(array("I", map(self.place.__getitem__, postings)))
        one.run_optimize()
        return one


def _starts(numbers: Sequence[int], values: Sequence[int]) -> list[int]:
    """Where in sorted `numbers` each of `values` begins, and the end."""
    starts, at = [], 0
    for one in values:
        while at < len(numbers) and numbers[at] < one:
            at += 1
        starts.append(at)
    return [*starts, len(numbers)]


def _between(edges: Sequence[int], end: int) -> Iterator[tuple[int, int]]:
    """Stretches below the first edge, from edge to edge, and from the last on."""
    return zip((0, *edges), (*edges, end), strict=True)
