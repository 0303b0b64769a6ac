"""What was found, in the buyer's language and currency."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from parure.kernel.money import Money
from parure.kernel.schemas import MoneyView
from parure.kernel.text import Language, Text
from parure.kernel.time import parse_time
from pricing.contract import BASE, Rates
from search.rules.labels import in_order, label_of, name_of, unit_of
from search.schemas import (
    SearchAnswer,
    SearchBucket,
    SearchCard,
    SearchedText,
    SearchFacetValue,
    SearchImage,
    SearchRange,
    SimilarProducts,
)

if TYPE_CHECKING:
    from search.engine.query import Histogram, Hit
    from search.help_schemas import HelpView
    from search.service.searching import Found

_MOST_VALUES = 60
"""Of one facet; what is chosen comes first and stays."""


def answer_of(found: Found, language: Language, help_: HelpView | None = None) -> SearchAnswer:
    page, chosen = found.page, found.chosen
    return SearchAnswer(
        total=page.total,
        items=[card_of(hit, language, found.currency, found.rates) for hit in page.hits],
        facets={
            name: _values(name, page.facets.get(name, ()), chosen.get(name, ()), language) for name in found.facets
        },
        facet_names={name: name_of(name, language) for name in found.facets},
        ranges={name: _range(name, drawn, found, language) for name, drawn in page.ranges.items()},
        query=SearchedText(
            text=found.query.text,
            corrected=page.corrected,
            synonyms=list(dict.fromkeys(other for _, other in page.synonyms)),
        ),
        help=help_,
        next_cursor=found.next_cursor,
    )


def similar_of(hits: Sequence[Hit], language: Language, currency: str, rates: Rates) -> SimilarProducts:
    return SimilarProducts(items=[card_of(hit, language, currency, rates) for hit in hits])


def card_of(hit: Hit, language: Language, currency: str, rates: Rates) -> SearchCard:
    card = json.loads(hit.card)
    title = Text(card["title"]["zh"], card["title"]["en"]).in_(language)
    marked = hit.highlights.get("title.en" if language is Language.EN else "title.zh", ())
    return SearchCard(
        product_id=hit.product_id,
        title=title,
        price=_money(hit.price, currency, rates),
        price_from=card["price_from"],
        was_price=_money(hit.was_price, currency, rates),
        category=card["category"],
        material=card["material"],
        image=_image(card["image"], language),
        supplier_name=card["supplier_name"],
        one_of_one=card["one_of_one"],
        in_stock=hit.sku in card["in_stock"],
        published_at=parse_time(card["published_at"]),
        sku=hit.sku,
        highlight=[(_units(title, start), _units(title, end)) for start, end in marked],
    )


def _money(amount: int | None, currency: str, rates: Rates) -> MoneyView | None:
    return None if amount is None else MoneyView.of(rates.present(Money(amount, BASE), currency)[0])


def _image(image: dict[str, Any] | None, language: Language) -> SearchImage | None:
    if image is None:
        return None
    known = {name: image[name] for name in ("width", "height", "widths", "placeholder") if name in image}
    return SearchImage(url=image["url"], alt=Text(image["alt"]["zh"], image["alt"]["en"]).in_(language), **known)


def _units(text: str, characters: int) -> int:
    """Where a character stands in UTF-16, as browsers count."""
    return len(text[:characters].encode("utf-16-le")) // 2


def _values(
    facet: str, counted: Sequence[tuple[str, int]], chosen: Sequence[str], language: Language
) -> list[SearchFacetValue]:
    """Those that products have, the most frequent of too many, and what is chosen even if none has it."""
    first = {word: count for word, count in counted if word in chosen and count}
    others = {word: count for word, count in counted if word not in chosen and count}
    kept = dict(list({**first, **others}.items())[:_MOST_VALUES])
    missing = {word: 0 for word in chosen if word not in first}
    held = [(word, count) for word, count in counted if word in kept]
    shown = in_order(facet, [*held, *missing.items()][: _MOST_VALUES + len(chosen)])
    return [SearchFacetValue(value=word, count=count, label=label_of(facet, word, language)) for word, count in shown]


def _range(name: str, drawn: Histogram, found: Found, language: Language) -> SearchRange:
    def shown(number: Decimal) -> int | float:
        if name == "price":
            return found.rates.present(Money(int(number), BASE), found.currency)[0].amount
        return int(number) if number == number.to_integral_value() else float(number)

    return SearchRange(
        label=name_of(name, language),
        unit=unit_of(name),
        min=shown(drawn.low),
        max=shown(drawn.high),
        buckets=[SearchBucket(from_=shown(one.low), to=shown(one.high), count=one.count) for one in drawn.buckets],
    )
