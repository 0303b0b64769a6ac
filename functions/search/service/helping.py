"""Where nothing was found: which single wish to give up, and what the nearest piece costs. From memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from parure.kernel.money import EXPONENTS, Money
from parure.kernel.schemas import MoneyView
from parure.kernel.text import Language
from pricing.contract import BASE
from search.engine.document import PRICE
from search.engine.query import Query, Sort
from search.help_schemas import HelpView, Parameter, WayOut
from search.rules.asking import Asked, query_of
from search.rules.labels import label_of as value_label
from search.rules.labels import name_of, unit_of
from search.service.holding import index_now
from search.service.searching import in_base
from search.wishes import Understood
from search.wishes.labels import label_of
from search.wishes.wish import Bounds

if TYPE_CHECKING:
    from search.engine.query import Index
    from search.service.searching import Found

_MOST_TRIED, _MOST_SHOWN = 12, 4


def help_for(found: Found, asked: Asked, language: Language) -> HelpView | None:
    """`asked` as it came in, prices in the currency of the page; None where something was found."""
    if found.page.total:
        return None
    index = index_now()
    ways = [
        WayOut(label=label, total=index.search(_query(less, found)).total, without=params)
        for less, label, params in [*_ways(asked, found.currency, language)][:_MOST_TRIED]
    ]
    price = _nearest_price(index, found.query)
    near = None if price is None else found.rates.present(Money(price, BASE), found.currency)[0]
    return HelpView(
        relax=sorted((one for one in ways if one.total), key=lambda one: -one.total)[:_MOST_SHOWN],
        nearest_price=None if near is None else MoneyView.of(near),
        corrected=found.page.corrected,
        adviser=True,
    )


def _query(asked: Asked, found: Found) -> Query:
    query = query_of(in_base(asked, found.currency, found.rates), (), ())
    return replace(query, limit=1, offset=0, highlight=False)


def _ways(asked: Asked, currency: str, language: Language) -> Iterator[tuple[Asked, str, list[Parameter]]]:
    """What was asked without one thing, how that is called, and its parameters."""

    def label(one: Understood) -> str:
        return label_of(one, language, currency=currency, unit=unit_of(one.name), name=name_of, label=value_label)

    if word := asked.category:
        yield replace(asked, category=None), label(Understood("category", (word,))), _parameters_of("category", word)
    if word := asked.material:
        yield replace(asked, material=None), label(Understood("material", (word,))), _parameters_of("material", word)
    for kind, pairs, how in (("filter", asked.filters, ""), ("exclude", asked.without, "-")):
        for name, words in _grouped(pairs).items():
            left = [one for one in pairs if one.partition(":")[0] != name]
            less = replace(asked, filters=left) if kind == "filter" else replace(asked, without=left)
            yield less, label(Understood(name, tuple(words), None, how)), _parameters(kind, name, words)
    for pair in asked.ranges:
        name, _, between = pair.partition(":")
        bounds = _bounds(between, currency if name == PRICE else None)
        left = [one for one in asked.ranges if one != pair]
        yield replace(asked, ranges=left), label(Understood(name, (), bounds)), _parameters_of("range", pair)
    edges = {"min_price": asked.low, "max_price": asked.high}
    if params := [Parameter(name=name, value=str(edge)) for name, edge in edges.items() if edge is not None]:
        low, high = (None if edge is None else _major(edge, currency) for edge in edges.values())
        yield replace(asked, low=None, high=None), label(Understood(PRICE, (), (low, high))), params
    if text := asked.text.strip():
        yield replace(asked, text=""), f"“{text}”", _parameters_of("q", text)


def _grouped(pairs: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for pair in pairs:
        name, _, word = pair.partition(":")
        found.setdefault(name, []).append(word)
    return found


def _parameters(kind: str, name: str, words: Iterable[str]) -> list[Parameter]:
    return [Parameter(name=kind, value=f"{name}:{word}") for word in words]


def _parameters_of(name: str, value: str) -> list[Parameter]:
    return [Parameter(name=name, value=value)]


def _bounds(between: str, currency: str | None) -> Bounds:
    low, high = (Decimal(edge) if edge else None for edge in between.split("..", 1))
    if currency is None:
        return low, high
    return tuple(None if edge is None else _major(int(edge), currency) for edge in (low, high))  # type: ignore[return-value]


def _major(amount: int, currency: str) -> Decimal:
    return Decimal(amount).scaleb(-EXPONENTS[currency])


def _nearest_price(index: Index, query: Query) -> int | None:
    """Of what has everything but the price: the cheapest above it or the dearest below."""
    bounds = query.ranges.get(PRICE)
    if bounds is None:
        return None
    low, high = bounds
    looked: list[tuple[Bounds, Sort]] = []
    if high is not None:
        looked.append(((Decimal(high), None), Sort.PRICE))
    if low is not None:
        looked.append(((None, Decimal(low)), Sort.PRICE_DOWN))
    near = []
    for span, sort in looked:
        page = index.search(
            replace(query, ranges={**query.ranges, PRICE: span}, sort=sort, limit=1, offset=0, facets=(), histograms=())
        )
        edge = span[0] if span[0] is not None else span[1]
        near += [(abs(hit.price - int(edge or 0)), hit.price) for hit in page.hits if hit.price is not None]
    return min(near)[1] if near else None
