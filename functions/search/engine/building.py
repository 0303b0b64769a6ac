"""Documents to the sets, numbers and texts that a segment is read from."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import Any

from pyroaring import BitMap

from parure.kernel.value import value
from search.engine import names
from search.engine.document import Document
from search.engine.gathering import DESCRIPTION, FilePile, Gathering, Pile
from search.engine.ranging import Numbered, Ranging, set_of
from search.engine.shelf import Sets, encode, write
from search.engine.slices import slices_of
from search.engine.slots import MOST_SLOTS, Settling, Slots
from search.engine.spelling import grams, is_spelled

FILE = "search.index"


@dataclass
class Parts:
    """What a segment is made of, in memory."""

    contents: dict[str, Any]
    arrays: dict[str, array[int]]
    blobs: Mapping[str, Iterable[bytes]]
    sets: Iterator[tuple[str, Sets]]


def build(directory: Path, documents: Iterable[Document]) -> None:
    """Write an index into an empty directory: one file, complete when it returns. Texts wait for it there as well.

    Raises:
        ValueError: two documents have one key.
    """
    parts = _parts(documents, Gathering(lambda: FilePile(directory)))
    write(directory / FILE, parts.contents, parts.arrays, parts.blobs, parts.sets)


def parts_of(documents: Iterable[Document]) -> Parts:
    return _parts(documents, Gathering())


def _parts(documents: Iterable[Document], gathering: Gathering) -> Parts:
    for document in documents:
        gathering.add(document)
    return _Finishing(gathering).parts()


@value
class _Arranged:
    pile: Pile
    arrived: Sequence[int]

    def __iter__(self) -> Iterator[bytes]:
        return map(self.pile.__getitem__, self.arrived)


class _Finishing:
    """Products are numbered by how well they sell: the first of any set are its best sellers."""

    def __init__(self, gathered: Gathering) -> None:
        self._gathered = gathered
        keys = list(gathered.keys)
        arrived = sorted(range(len(keys)), key=keys.__getitem__)
        arrived.sort(key=gathered.stamps.__getitem__, reverse=True)
        arrived.sort(key=gathered.sold.__getitem__, reverse=True)
        self._arrived = array("I", arrived)
        """As they are numbered in the index."""
        self._place = array("I", bytes(4 * len(arrived)))
        for ordinal, at in enumerate(arrived):
            self._place[at] = ordinal

    def parts(self) -> Parts:
        gathered = self._gathered
        self._arrays: dict[str, array[int]] = {}
        self._made: dict[str, BitMap] = {}
        self._arrange_products()
        slots = self._settle()
        numbered = self._number_variants(slots)
        facets = self._say(slots, numbered)
        ranges = self._range(numbered)
        self._slice_orders()
        self._terms = sorted(set(chain.from_iterable(gathered.words)))
        contents = {
            "size": len(self._arrived),
            "slots": len(slots.signatures),
            "settled": sorted(slots.settled),
            "facets": facets,
            "ranges": ranges,
        }
        blobs: dict[str, Iterable[bytes]] = {
            "records": _Arranged(gathered.records, self._arrived),
            "spoken": _Arranged(gathered.spoken, self._arrived),
            "cards": _Arranged(gathered.cards, self._arrived),
            "vocabulary": [encode(term) for term in self._spell()],
        }
        return Parts(contents, self._arrays, blobs, self._sets())

    def _arrange_products(self) -> None:
        gathered = self._gathered
        for name, numbers in {
            "sold": gathered.sold,
            "stamps": gathered.stamps,
            "shown": gathered.shown,
            "discounts": gathered.discounts,
            "deepest": gathered.deepest,
        }.items():
            self._arrays[name] = array("q", map(numbers.__getitem__, self._arrived))

    def _settle(self) -> Slots:
        gathered = self._gathered
        products = [(gathered.ends[at], gathered.ends[at + 1]) for at in gathered.many]
        slots = Settling(products, len(gathered.prices), MOST_SLOTS).settle(gathered.own, gathered.shared)
        self._made[names.MANY] = set_of(array("I", map(self._place.__getitem__, gathered.many)))
        return slots

    def _number_variants(self, slots: Slots) -> Numbered:
        gathered, ends = self._gathered, array("q")
        variants, owners = array("I", bytes(4 * len(gathered.prices))), array("I")
        end = 0
        for ordinal, at in enumerate(self._arrived):
            start, stop = gathered.ends[at], gathered.ends[at + 1]
            variants[start:stop] = array("I", range(end, end + stop - start))
            owners.extend([ordinal] * (stop - start))
            end += stop - start
            ends.append(end)
        self._arrays["variant_ends"] = ends
        self._arrays["prices"] = self._by_variant(gathered.prices)
        self._arrays["was"] = self._by_variant(gathered.was)
        self._arrays[names.SLOTS] = self._by_variant(slots.of)
        return Numbered(self._place, variants, ends, owners, self._arrays[names.SLOTS])

    def _by_variant(self, numbers: array[int]) -> array[int]:
        arranged, ends = array(numbers.typecode), self._gathered.ends
        for at in self._arrived:
            arranged.extend(numbers[ends[at] : ends[at + 1]])
        return arranged

    def _say(self, slots: Slots, numbered: Numbered) -> dict[str, dict[str, int]]:
        """Sets of products by slot, and by the words that are not settled; facet → value → its slots."""
        gathered = self._gathered
        facets: dict[str, dict[str, int]] = {}
        for name, text in sorted(gathered.facets):
            facets.setdefault(name, {})[text] = slots.saying((name, text)) if name in slots.settled else 0
        by_slot = [array("I") for _ in slots.signatures]
        for at in gathered.many:
            product = self._place[at]
            for variant in numbered.variants_of(product):
                by_slot[numbered.slots[variant]].append(product)
        self._made.update((names.slot(slot), set_of(products)) for slot, products in enumerate(by_slot))
        unsettled = {word[0] for word in gathered.own} - slots.settled
        for word in gathered.shared:
            if word[0] in unsettled:
                products = array("I", (self._place[gathered.many[one]] for one in gathered.shared.of(word)))
                self._made[names.shared(*word)] = set_of(products)
        for word in gathered.own:
            if word[0] in unsettled:
                facets[word[0]][word[1]] = self._say_own(word[0], word[1], numbered)
        return facets

    def _say_own(self, facet: str, word: str, numbered: Numbered) -> int:
        having: dict[int, array[int]] = {}
        for one in self._gathered.own.of((facet, word)):
            variant = numbered.variants[one]
            having.setdefault(numbered.slots[variant], array("I")).append(numbered.owners[variant])
        self._made.update((names.own(facet, word, slot), set_of(products)) for slot, products in having.items())
        return sum(1 << slot for slot in having)

    def _range(self, numbered: Numbered) -> dict[str, Any]:
        found = {}
        for name in sorted(self._gathered.numbers):
            ranging = Ranging(name, self._gathered.numbers.pop(name), numbered)
            self._made.update(ranging.sets)
            self._arrays.update(ranging.arrays)
            found[name] = ranging.contents
        return found

    def _slice_orders(self) -> None:
        shown, discounts, deepest = self._arrays["shown"], self._arrays["discounts"], self._arrays["deepest"]
        stamps = self._arrays["stamps"]
        every = range(len(self._arrived))
        orders: dict[str, Callable[[int], Any]] = {
            "price": lambda at: (shown[at] < 0, shown[at]),
            "-price": lambda at: -shown[at],
            "newest": lambda at: -stamps[at],
            "discount": lambda at: -discounts[at],
            "deepest": lambda at: -deepest[at],
        }
        for name, key in orders.items():
            order = array("I", sorted(every, key=key))
            ranks = array("I", bytes(4 * len(order)))
            for rank, at in enumerate(order):
                ranks[at] = rank
            self._arrays[names.ranks(name)] = ranks
            self._made.update((names.order_slice(name, bit), one) for bit, one in enumerate(slices_of(order)))

    def _spell(self) -> list[str]:
        """Words that a misspelt one may mean, found by the pairs of letters that they share with it."""
        held = self._gathered.words[:DESCRIPTION]
        vocabulary = [term for term in self._terms if is_spelled(term) and any(term in words for words in held)]
        pairs: dict[str, array[int]] = {}
        for number, term in enumerate(vocabulary):
            for pair in grams(term):
                pairs.setdefault(pair, array("I")).append(number)
        self._made.update((names.gram(pair), BitMap(numbers)) for pair, numbers in pairs.items())
        return vocabulary

    def _sets(self) -> Iterator[tuple[str, Sets]]:
        """Names in the order of their bytes, which is that of their characters; words last, because their prefix is."""
        gathered = self._gathered
        named: dict[str, BitMap | int | array[int]] = {**self._made, names.ALL: BitMap(range(len(self._arrived)))}
        named.update((names.scope(slug), held) for slug, held in gathered.scopes.items())
        named.update((names.facet(*word), held) for word, held in gathered.facets.items())
        keys = ((names.key(key), gathered.keys[key]) for key in sorted(gathered.keys))
        plain = ((name, named[name]) for name in sorted(named))
        for name, held in merge(keys, plain, key=itemgetter(0)):
            yield name, (self._bitmap(held),)
        for term in self._terms:
            found = [held.get(term) for held in gathered.words]
            yield names.term(term), tuple(None if one is None else self._bitmap(one) for one in found)

    def _bitmap(self, postings: BitMap | int | array[int]) -> BitMap:
        if isinstance(postings, BitMap):
            return postings
        if isinstance(postings, int):
            return BitMap((self._place[postings],))
        return set_of(array("I", map(self._place.__getitem__, postings)))
