"""Answers from the index in memory: no call, but for a look at the log now and then (service/holding.py)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal

from parure.aws.tables import read_together
from parure.kernel.errors import InvalidRequest
from parure.kernel.time import now
from parure.kernel.value import record
from pricing.contract import BASE, NotPriced, Rates, price_reads, rates_in
from search.rules.asking import Asked, chosen_of, fingerprint, query_of, sealed, whole_number
from search.service.holding import index_now

if TYPE_CHECKING:
    from search.engine.query import Hit, Index, Page, Query

RATES_KEPT = timedelta(seconds=60)
_rates: tuple[datetime, Rates] | None = None


@record
class Found:
    """A page of what was found. `facets` names those to show, in their order."""

    query: Query
    page: Page
    facets: Sequence[str]
    chosen: Mapping[str, Sequence[str]]
    """Values that were asked for, as they were written."""
    currency: str
    rates: Rates
    next_cursor: str | None


def search(asked: Asked, *, facets: Sequence[str], currency: str) -> Found:
    """
    Raises:
        InvalidRequest: the query cannot be read (rules/asking.py), or there is no rate for the currency.
        Unavailable: `index_not_ready`.
    """
    from search.engine.document import PRICE
    from search.rules.labels import choices, general, numbers, panels

    rates = rates_for(currency)
    asked = in_base(asked, currency, rates)
    wanted = general(chosen_of(asked)) if not facets else [name for name in facets if name in choices()]
    query = query_of(asked, wanted, ())
    drawn = () if facets == ["none"] else tuple(name for name in numbers() if name == PRICE or name in query.ranges)
    query = replace(query, histograms=drawn)
    index = index_now()
    page = look_up(index, query)
    if not facets:
        page = _with_particulars(index, query, page)
    shown = panels(page.facets, query.filters, page.total) if not facets else wanted
    end = query.offset + len(page.hits)
    cursor = sealed(end, fingerprint(asked)) if page.hits and end < page.total else None
    return Found(
        query=query,
        page=page,
        facets=shown,
        chosen=chosen_of(asked),
        currency=currency,
        rates=rates,
        next_cursor=cursor,
    )


def look_up(index: Index, query: Query) -> Page:
    """Once more where the text was mistyped: what is meant is known only then (rules/asking.py prefers it)."""
    from search.engine.query import Sort
    from search.words import leaning

    page = index.search(query)
    meant = leaning(page.corrected) if page.corrected and query.sort == Sort.RELEVANCE else {}
    if not meant or all(query.preferred.get(name) for name in meant):
        return page
    again = index.search(replace(query, preferred={**meant, **query.preferred}))
    return replace(page, hits=again.hits)


def _with_particulars(index: Index, query: Query, page: Page) -> Page:
    """The same list once more for the facets and ranges that only such goods have, none of its products."""
    from search.engine.query import Sort
    from search.rules.labels import choices, particular

    names = particular(page.facets, query.filters)
    if not names or not page.total:
        return page
    known = set(choices())
    more = replace(
        query,
        text=page.corrected or query.text,
        facets=[name for name in names if name in known],
        histograms=[name for name in names if name not in known and name not in query.histograms],
        limit=1,
        offset=0,
        sort=Sort.NEWEST,
        highlight=False,
    )
    found = index.search(more)
    return replace(page, facets={**page.facets, **found.facets}, ranges={**page.ranges, **found.ranges})


def similar(product_id: str, *, shop: str, kind: Literal["similar", "matching"], limit: int) -> Sequence[Hit]:
    return index_now().similar(product_id, scope=shop, kind=kind, limit=limit)


def in_base(asked: Asked, currency: str, rates: Rates) -> Asked:
    """Prices of the question in the mall's currency, in which the index has them."""
    if currency == BASE:
        return asked
    low, high = (None if edge is None else rates.to_base(edge, currency) for edge in (asked.low, asked.high))
    ranges = [_range_in_base(one, currency, rates) for one in asked.ranges]
    said: Mapping[str, object] = {**vars(asked), "low": low, "high": high, "ranges": ranges}
    return Asked(**said)  # type: ignore[arg-type]


def _range_in_base(pair: str, currency: str, rates: Rates) -> str:
    name, _, between = pair.partition(":")
    low, dots, high = between.partition("..")
    if name != "price" or not dots:
        return pair
    edges = (str(rates.to_base(int(whole_number(edge)), currency)) if edge else "" for edge in (low, high))
    return f"{name}:{'..'.join(edges)}"


def rates_for(currency: str) -> Rates:
    """
    Raises:
        InvalidRequest: `rate_missing`.
    """
    global _rates
    if currency == BASE:
        return Rates()
    if _rates is None or _rates[0] <= now() - RATES_KEPT:
        _rates = (now(), rates_in(read_together(price_reads(), consistent=False)))
    try:
        _rates[1].of(currency)
    except NotPriced:
        sentence = f"Prices cannot be shown in {currency}: there is no rate."
        raise InvalidRequest("rate_missing", sentence, field="currency") from None
    return _rates[1]
