"""What somebody who types may want, from memory: popular queries, filters of the trade's words, pieces."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from parure.kernel.text import Language
from search.engine.query import Query, Sort
from search.rules.labels import label_of
from search.service.holding import index_now
from search.service.popular import popular_now
from search.service.searching import rates_for
from search.service.showing import card_of
from search.suggesting import Begun, begun_by, popular_by
from search.word_schemas import Suggestions, SuggestionView
from search.words.lexicon import named

if TYPE_CHECKING:
    from search.engine.query import Index

Kind = Literal["category", "filter"]
_QUERIES, _FILTERS, _PRODUCTS, _MOST = 4, 3, 5, 12
_LOOKED_AT = 8
LONGEST = 60


def suggest(q: str, shop: str, currency: str, language: Language) -> Suggestions:
    """
    Raises:
        InvalidRequest: `rate_missing`.
        Unavailable: `index_not_ready`.
    """
    text, index = q.strip()[:LONGEST], index_now()
    items = [*_queries(text, index, shop, language)]
    items += _filters(text, index, shop, language) if text else _categories(index, shop, language)
    if text:
        items += _products(text, index, shop, currency, language)
    return Suggestions(items=items[:_MOST])


def _queries(text: str, index: Index, shop: str, language: Language) -> Iterator[SuggestionView]:
    """A dealer's shop suggests only what it has."""
    popular = popular_by(text, popular_now()[str(language)].found, _LOOKED_AT)
    shown = 0
    for one in popular:
        if shown < _QUERIES and (not shop or index.search(Query(text=one.text, scope=shop, limit=1)).total):
            shown += 1
            yield SuggestionView(kind="query", text=one.text)


def _filters(text: str, index: Index, shop: str, language: Language) -> Iterator[SuggestionView]:
    """The word itself first, then what most pieces have."""
    found: dict[str, tuple[int, int, SuggestionView]] = {}
    for begun in begun_by(text, _LOOKED_AT):
        filters = {name: list(values) for name, values in begun.filters}
        label = " · ".join(dict.fromkeys(_said(begun, language)))
        if label in found:
            continue  # 钻石 is a material and a stone: the first of them is what is meant
        count = index.search(Query(scope=shop, filters=filters, limit=1)).total
        if count:
            kind: Kind = "category" if set(filters) == {"category"} else "filter"
            view = SuggestionView(kind=kind, text=label, filters=filters, count=count)
            found[label] = (begun.rank, -count, view)
    for _, _, view in sorted(found.values(), key=lambda one: one[:2])[:_FILTERS]:
        yield view


def _said(begun: Begun, language: Language) -> Iterator[str]:
    """What has a name of its own by that (18K gold, not Karat gold · 750‰); of several values of one facet any will do: 翡翠/和田玉."""
    if begun.concepts and "fineness" in dict(begun.filters):
        yield from (named(concept, language) for concept in begun.concepts)
        return
    for name, values in begun.filters:
        yield "/".join(dict.fromkeys(label_of(name, word, language) for word in values))


def _categories(index: Index, shop: str, language: Language) -> Iterator[SuggestionView]:
    counted = index.search(Query(scope=shop, facets=("category",), limit=1)).facets["category"]
    for word, count in counted[:_LOOKED_AT]:
        if count:
            label = label_of("category", word, language)
            yield SuggestionView(kind="category", text=label, filters={"category": [word]}, count=count)


def _products(text: str, index: Index, shop: str, currency: str, language: Language) -> Iterator[SuggestionView]:
    rates = rates_for(currency)
    page = index.search(Query(text=text, scope=shop, sort=Sort.RELEVANCE, limit=_PRODUCTS, unfinished=True))
    for hit in page.hits:
        card = card_of(hit, language, currency, rates)
        yield SuggestionView(
            kind="product", text=card.title, product_id=card.product_id, image=card.image, price=card.price
        )
