"""What somebody who types may want, from memory: popular queries, filters of the trade's words, pieces."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from parure.kernel.text import Language
from search.engine.query import Query, Sort
from search.rules.labels import label_of
from search.service.holding import index_now
from search.service.popular import popular_now
from search.service.searching import rates_for
from search.service.showing import card_of
from search.suggesting import begun_by, popular_by
from search.word_schemas import Suggestions, SuggestionView

if TYPE_CHECKING:
    from search.engine.query import Index

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
    shown: set[str] = set()
    for begun in begun_by(text, _LOOKED_AT):
        filters = {name: list(values) for name, values in begun.filters}
        words = (label_of(name, word, language) for name, values in begun.filters for word in values)
        label = " · ".join(dict.fromkeys(words))
        if label in shown or len(shown) == _FILTERS:
            continue  # 钻石 is a material and a stone: the first of them is what is meant
        count = index.search(Query(scope=shop, filters=filters, limit=1)).total
        if count:
            shown.add(label)
            kind = "category" if set(filters) == {"category"} else "filter"
            yield SuggestionView(kind=kind, text=label, filters=filters, count=count)


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
