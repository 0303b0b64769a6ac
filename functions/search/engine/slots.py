"""Slots: variants of different products that are alike share one, so that a filter is answered for all of them at once.

A slot takes at most one variant of a product, and what it says of the *settled* facets is the same for all in it: gold, size 52, in
stock. A filter on a settled facet then only chooses slots. Settled are the facets that variants differ in most, as long as the slots
stay few; whatever else differs is kept per slot and intersected there.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from parure.kernel.value import value
from search.engine.gathering import Postings
from search.engine.stated import Word

MOST_SLOTS = 512
Signature = tuple[Word, ...]


@value
class Slots:
    of: array[int]
    """Per variant; nothing where the variants of a product are alike."""
    signatures: Sequence[Signature]
    """Per slot what its variants say of the settled facets."""
    settled: frozenset[str]

    def saying(self, word: Word) -> int:
        """The slots that say it, as bits."""
        return sum(1 << slot for slot, said in enumerate(self.signatures) if word in said)


@value
class _Sorted:
    """Variants by what they say of the facets that were looked at so far."""

    of: array[int]
    signatures: Sequence[Signature]
    copies: Mapping[int, int]
    """By signature: as many variants of one product have it."""

    @property
    def slots(self) -> int:
        return sum(self.copies.values())


class Settling:
    """Of the products whose variants differ, numbered from 0."""

    def __init__(self, products: Sequence[tuple[int, int]], variants: int, most: int) -> None:
        self._products = products
        """The first variant of each, and the one after its last."""
        self._most = most
        self._sorted = self._counted(array("I", bytes(4 * variants)), [()])

    def settle(self, own: Postings[Word], shared: Postings[Word]) -> Slots:
        """`own`: variants that say a word while others of the product do not; `shared`: products that do with all variants."""
        differing: dict[str, dict[Word, int]] = defaultdict(dict)
        for word in own:
            differing[word[0]][word] = len(own.of(word))
        for word in shared:
            if word[0] in differing:
                differing[word[0]].setdefault(word, 0)
        settled = set()
        for facet in sorted(differing, key=lambda name: (-sum(differing[name].values()), name)):
            words = sorted(differing[facet])
            finer = self._finer(words, own, shared) if len(words) <= self._most else None
            if finer is not None:
                self._sorted = finer
                settled.add(facet)
        return self._slots(frozenset(settled))

    def _finer(self, words: Iterable[Word], own: Postings[Word], shared: Postings[Word]) -> _Sorted | None:
        """None: too many slots."""
        of, signatures = array("I", self._sorted.of), list(self._sorted.signatures)
        for word in words:
            with_it: dict[int, int] = {}
            for variant in chain(own.of(word), self._variants(shared.of(word))):
                before = of[variant]
                after = with_it.get(before)
                if after is None:
                    after = with_it[before] = len(signatures)
                    signatures.append((*signatures[before], word))
                of[variant] = after
            if len(signatures) - len(self._sorted.signatures) > 8 * self._most:
                return None
        found = self._counted(of, signatures)
        return found if found.slots <= self._most else None

    def _variants(self, products: Iterable[int]) -> Iterator[int]:
        return chain.from_iterable(range(*self._products[one]) for one in products)

    def _counted(self, of: array[int], signatures: Sequence[Signature]) -> _Sorted:
        copies: dict[int, int] = {}
        for start, end in self._products:
            mine = of[start:end]
            once = set(mine)
            if len(once) == len(mine):
                for one in once:
                    copies.setdefault(one, 1)
            else:
                for one, number in Counter(mine).items():
                    copies[one] = max(copies.get(one, 0), number)
        return _Sorted(of, signatures, copies)

    def _slots(self, settled: frozenset[str]) -> Slots:
        """Numbered by what they say, so that the same goods have the same slots in whatever order they came."""
        said = self._sorted.signatures
        used = sorted(self._sorted.copies, key=lambda one: said[one])
        first, signatures = dict[int, int](), list[Signature]()
        for one in used:
            first[one] = len(signatures)
            signatures += [said[one]] * self._sorted.copies[one]
        of = array("I", bytes(4 * len(self._sorted.of)))
        for start, end in self._products:
            taken: dict[int, int] = {}
            for variant in range(start, end):
                one = self._sorted.of[variant]
                slot = taken.get(one, first[one])
                of[variant] = slot
                taken[one] = slot + 1
        return Slots(of, signatures, settled)
