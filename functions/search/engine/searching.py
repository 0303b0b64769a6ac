"""One query over the segments of an index."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from math import log

from pyroaring import BitMap

from parure.kernel.value import value
from search.engine import names
from search.engine.correcting import correct
from search.engine.counting import RangeCount, count_together, count_values, draw_together
from search.engine.document import key_of
from search.engine.highlighting import highlights
from search.engine.matching import Match, conditions_of
from search.engine.ordering import first, shown
from search.engine.query import MOST_RESULTS, Hit, Page, Query, Sort
from search.engine.reading import Lexicon, Reader, Unit, Vocabulary
from search.engine.segment import Segment
from search.engine.stated import NO_PRICE, Shown
from search.engine.tuning import Tuning
from search.engine.wording import Asked, asked, at_least, best, preferred, weighted

LITTLE = 3
"""With fewer finds than this, words that are near are looked for too."""


@value
class Held:
    """A segment and those of its documents that have not been replaced."""

    segment: Segment
    live: BitMap


@value
class Told:
    """What the text of a query finds."""

    units: Sequence[Unit]
    asked: Sequence[Sequence[Asked]]
    """Per segment, per unit."""
    products: Sequence[BitMap]
    """Per segment, in scope and live."""
    corrected: str | None = None
    synonyms: Sequence[tuple[str, str]] = ()

    @property
    def total(self) -> int:
        return sum(len(one) for one in self.products)


@value
class Ranked:
    """A product on its way into the page: `order` compares across segments."""

    order: tuple[float, ...]
    segment: int
    ordinal: int


class Search:
    def __init__(self, held: Sequence[Held], vocabulary: Vocabulary, lexicon: Lexicon, tuning: Tuning) -> None:
        self.held = held
        self._segments = [one.segment for one in held]
        self._vocabulary = vocabulary
        self._reader = Reader(vocabulary, lexicon, tuning)
        self._tuning = tuning

    def run(self, query: Query) -> Page:
        told = self.tell(query)
        matches = [
            Match(segment, products, conditions_of(segment, query.filters, query.without, query.ranges))
            for segment, products in zip(self._segments, told.products, strict=True)
        ]
        facets = {
            name: count_together((count_values(one, name) for one in matches), query.filters.get(name, ()))
            for name in query.facets
        }
        drawn = {name: draw_together([RangeCount(one, name) for one in matches]) for name in query.histograms}
        return Page(
            total=sum(len(one.products) for one in matches),
            hits=self._hits(query, told, matches),
            facets=facets,
            ranges={name: one for name, one in drawn.items() if one is not None},
            corrected=told.corrected,
            synonyms=told.synonyms,
        )

    def read(self, text: str) -> Sequence[Unit]:
        return self._reader.read(text)[0]

    def find(self, key: str) -> tuple[Segment, int] | None:
        """Where the document under a key is."""
        for one in self.held:
            ordinal = one.segment.ordinal(key)
            if ordinal is not None and ordinal in one.live:
                return one.segment, ordinal
        return None

    def tell(self, query: Query) -> Told:
        """What the text finds in the scope, whatever the filters: exactly, else corrected, else most of it."""
        within = [one.live & one.segment.set(names.scope(query.scope)) for one in self.held]
        units, synonyms = self._reader.read(query.text, unfinished=query.unfinished) if query.text else ([], [])
        if not units:
            said = bool(query.text.strip())
            return Told((), [()] * len(within), [BitMap() for _ in within] if said else within)
        told = self._told(units, len(units), within, synonyms)
        if told.total < LITTLE and query.corrected:
            told = self._corrected(query.text, told, within)
        need = len(units) - 1
        while told.total == 0 and need >= (len(units) + 1) // 2:
            told = self._again(told, need, within)
            need -= 1
        return told

    def _told(
        self, units: Sequence[Unit], need: int, within: Sequence[BitMap], synonyms: Sequence[tuple[str, str]]
    ) -> Told:
        found = [[asked(segment, unit, self._tuning) for unit in units] for segment in self._segments]
        weights = [self._weight(sum(len(one[number].products) for one in found)) for number in range(len(units))]
        heavy = [[weighted(one, weight) for one, weight in zip(each, weights, strict=True)] for each in found]
        products = [
            here & at_least(need, [one.products for one in each]) for here, each in zip(within, heavy, strict=True)
        ]
        return Told(units, heavy, products, None, synonyms)

    def _again(self, told: Told, need: int, within: Sequence[BitMap]) -> Told:
        products = [
            here & at_least(need, [one.products for one in each]) for here, each in zip(within, told.asked, strict=True)
        ]
        return Told(told.units, told.asked, products, told.corrected, told.synonyms)

    def _corrected(self, text: str, told: Told, within: Sequence[BitMap]) -> Told:
        units, written, at, changed = [], [], 0, False
        for number, unit in enumerate(told.units):
            finds = sum(len(one[number].products) for one in told.asked)
            meant, shown_as = (
                correct(unit, self._segments, self._vocabulary, self._tuning) if finds < LITTLE else (unit, None)
            )
            units.append(meant)
            changed = changed or shown_as is not None
            said = shown_as if shown_as and finds == 0 else text[unit.start : unit.end]
            written += [text[at : unit.start], said]
            at = unit.end
        if not changed:
            return told
        again = self._told(units, len(units), within, told.synonyms)
        if again.total <= told.total:
            return told
        said = "".join([*written, text[at:]])
        return Told(units, again.asked, again.products, said if said != text else None, told.synonyms)

    def _weight(self, products: int) -> float:
        every = sum(one.size for one in self._segments)
        return 1 + self._tuning.rarity * (1 - log(1 + min(products, every)) / log(2 + every))

    def _hits(self, query: Query, told: Told, matches: Sequence[Match]) -> list[Hit]:
        end = min(query.offset + query.limit, MOST_RESULTS)
        if end <= query.offset or query.limit <= 0:
            return []
        ranked = [one for number, match in enumerate(matches) for one in self._ranked(query, told, number, match, end)]
        if len(matches) > 1:
            ranked = heapq.nsmallest(end, ranked, key=lambda one: (one.order, *self._popularity(one)))
        page = ranked[query.offset : end]
        chosen = {
            number: shown(match, [one.ordinal for one in page if one.segment == number])
            for number, match in enumerate(matches)
        }
        return [self.hit(query, told, one, chosen[one.segment][one.ordinal]) for one in page]

    def _ranked(self, query: Query, told: Told, number: int, match: Match, end: int) -> list[Ranked]:
        if query.sort == Sort.RELEVANCE and (told.units or query.preferred):
            wished = [preferred(match.segment, *one, self._tuning) for one in query.preferred.items()]
            found = best([*told.asked[number], *wished], match.products, end)
            return [Ranked((score,), number, at) for score, at in found]
        order = first(match, match.products, query.sort, end)
        return [Ranked(one, number, at) for one, at in zip(self._orders(match, query.sort, order), order, strict=True)]

    def _orders(self, match: Match, sort: Sort, order: Sequence[int]) -> list[tuple[float, ...]]:
        if len(self.held) == 1 or sort in (Sort.RELEVANCE, Sort.SALES):
            return [()] * len(order)
        if sort == Sort.NEWEST:
            stamps = match.segment.numbers("stamps")
            return [(-stamps[at],) for at in order]
        found = shown(match, order)
        if sort == Sort.DISCOUNT:
            return [(-found[at].discount,) for at in order]
        if sort == Sort.PRICE_DOWN:
            return [(-found[at].price,) for at in order]
        return [(found[at].price if found[at].price >= 0 else NO_PRICE,) for at in order]

    def _popularity(self, one: Ranked) -> tuple[int, int, str]:
        segment = self._segments[one.segment]
        record = segment.record(one.ordinal)
        key = key_of(record.scope, record.product_id)
        return -segment.numbers("sold")[one.ordinal], -segment.numbers("stamps")[one.ordinal], key

    def hit(self, query: Query, told: Told, one: Ranked, variant: Shown) -> Hit:
        segment = self._segments[one.segment]
        record = segment.record(one.ordinal)
        return Hit(
            product_id=record.product_id,
            key=key_of(record.scope, record.product_id),
            card=segment.card(one.ordinal),
            score=-one.order[0] if one.order and query.sort == Sort.RELEVANCE else 0.0,
            sku=record.skus[variant.number],
            price=variant.price if variant.price >= 0 else None,
            was_price=variant.was if variant.was >= 0 else None,
            highlights=highlights(segment.spoken(one.ordinal), told.units) if query.highlight else {},
        )
