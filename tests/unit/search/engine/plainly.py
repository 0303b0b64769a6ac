"""The same answers the plain way: every document is looked at, every variant is tried."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from itertools import chain

from search.engine.analysis import code_term, terms
from search.engine.counting import stretches
from search.engine.document import DISCOUNT, IN_STOCK, PRICE, YES, Document, Variant
from search.engine.edges import limits
from search.engine.query import Bounds, Bucket, Histogram, Query, Sort
from search.engine.reading import Unit


def words(document: Document) -> set[str]:
    texts = document.texts
    with_sounds = (texts.title.zh, texts.title.en, *texts.tags, texts.brand)
    found = set(chain.from_iterable(terms(text, sounds=True) for text in with_sounds))
    for text in (texts.description.zh, texts.description.en):
        found |= set(terms(text, sounds=False))
    return found | {code_term(code) for code in (*texts.codes, *(one.sku for one in document.variants))}


def has(document: Document, unit: Unit) -> bool:
    held = words(document)
    return any(held.issuperset(way.terms) for way in unit.ways)


def facets_of(document: Document, variant: Variant) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for facets in (document.facets, variant.facets):
        for name, values in facets.items():
            found.setdefault(name, set()).update(values)
    if document.category:
        found.setdefault("category", set()).add(document.category)
    if document.materials:
        found.setdefault("material", set()).update(document.materials)
    if variant.in_stock:
        found.setdefault(IN_STOCK, set()).add(YES)
    return found


def ranges_of(document: Document, variant: Variant) -> dict[str, Decimal]:
    found = {**document.ranges, **variant.ranges}
    if variant.price is not None:
        found[PRICE] = Decimal(variant.price)
        found[DISCOUNT] = Decimal(discount(variant))
    return found


def moment(document: Document) -> datetime:
    return datetime.fromisoformat(document.published_at)


def discount(variant: Variant) -> int:
    if variant.price is None or not variant.was_price or variant.was_price <= variant.price:
        return 0
    return (variant.was_price - variant.price) * 100 // variant.was_price


def passing(document: Document, query: Query, but: str = "") -> list[Variant]:
    return [one for one in document.variants if _passes(document, one, query, but)]


def _passes(document: Document, variant: Variant, query: Query, but: str) -> bool:
    facets, ranges = facets_of(document, variant), ranges_of(document, variant)
    return (
        all(facets.get(name, set()) & set(values) for name, values in query.filters.items() if values and name != but)
        and not any(facets.get(name, set()) & set(values) for name, values in query.without.items())
        and all(_within(ranges.get(name), bounds) for name, bounds in query.ranges.items() if name != but)
    )


def _within(number: Decimal | None, bounds: Bounds) -> bool:
    low, high = bounds
    if low is None and high is None:
        return True
    return number is not None and (low is None or number >= low) and (high is None or number <= high)


def shown(variants: Sequence[Variant]) -> Variant:
    return min(variants, key=lambda one: (one.price is None, one.price or 0))


def found(documents: Sequence[Document], query: Query, units: Sequence[Unit]) -> list[Document]:
    here = [one for one in documents if one.scope == query.scope]
    return [one for one in here if all(has(one, unit) for unit in units)]


def ordered(documents: Sequence[Document], query: Query, units: Sequence[Unit]) -> list[tuple[str, str]]:
    """(Key, SKU) of what matches, in order; not for relevance."""
    matching = [(one, shown(left)) for one in found(documents, query, units) if (left := passing(one, query))]
    by_key = sorted(matching, key=lambda pair: pair[0].key)
    by_age = sorted(by_key, key=lambda pair: moment(pair[0]), reverse=True)
    popular = sorted(by_age, key=lambda pair: pair[0].sold, reverse=True)
    return [(document.key, variant.sku) for document, variant in _sorted(popular, query.sort)]


def _sorted(pairs: list[tuple[Document, Variant]], sort: Sort) -> list[tuple[Document, Variant]]:
    if sort == Sort.PRICE:
        return sorted(pairs, key=lambda pair: (pair[1].price is None, pair[1].price or 0))
    if sort == Sort.PRICE_DOWN:
        return sorted(pairs, key=lambda pair: -1 if pair[1].price is None else pair[1].price, reverse=True)
    if sort == Sort.DISCOUNT:
        return sorted(pairs, key=lambda pair: discount(pair[1]), reverse=True)
    if sort == Sort.NEWEST:
        return sorted(pairs, key=lambda pair: moment(pair[0]), reverse=True)
    return pairs


def count(documents: Sequence[Document], query: Query, units: Sequence[Unit], facet: str) -> dict[str, int]:
    counts: Counter[str] = Counter(dict.fromkeys(query.filters.get(facet, ()), 0))
    chosen = set(counts)
    for document in found(documents, query, units):
        left = passing(document, query, facet)
        counts.update(set(chain.from_iterable(facets_of(document, one).get(facet, set()) for one in left)))
    return {word: number for word, number in counts.items() if number or word in chosen}


def draw(documents: Sequence[Document], query: Query, units: Sequence[Unit], name: str) -> Histogram | None:
    held = []
    for document in found(documents, query, units):
        numbers = {ranges_of(document, one).get(name) for one in passing(document, query, name)} - {None}
        held.append({number for number in numbers if number is not None})
    every = sorted(set(chain.from_iterable(held)))
    if not every:
        return None
    buckets = []
    least, greatest = int(every[0] * 10_000), int(every[-1] * 10_000)
    level, cut = stretches(least, greatest)
    for number in cut:
        low, high = limits(number, level)
        first, end = Decimal(max(low, least)) / 10_000, Decimal(min(high, greatest)) / 10_000
        last = number == cut[-1]
        here = sum(any(first <= one < end or (last and one == end) for one in numbers) for numbers in held)
        buckets.append(Bucket(low=first, high=end, count=here))
    return Histogram(low=every[0], high=every[-1], buckets=buckets)


def held_after(
    documents: Sequence[Document], changes: Sequence[tuple[Sequence[Document], Sequence[str]]]
) -> list[Document]:
    current: Mapping[str, Document] = {one.key: one for one in documents}
    for upserts, deletes in changes:
        left = {key: one for key, one in current.items() if key not in deletes}
        current = {**left, **{one.key: one for one in upserts}}
    return list(current.values())
