"""Routes of search. What comes from queues and the clock stands in handlers.py."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from parure.aws.http import PUBLIC, Api
from parure.kernel.errors import Unavailable
from parure.kernel.lazy import lazy
from search import schemas
from search.service import searching

if TYPE_CHECKING:
    from search.rules.asking import Asked

app = Api("search")

if TYPE_CHECKING:
    from search.service import showing
else:
    # It loads the catalog's definition of attributes.
    showing = lazy("search.service.showing")


@app.get("/api/v1/search", roles=PUBLIC, summary="Find products", errors=[Unavailable])
def search_products(query: schemas.SearchQuery) -> schemas.SearchAnswer:
    found = searching.search(_asked(query), facets=query.facets, currency=query.currency)
    return showing.answer_of(found, app.language)


@app.get(
    "/api/v1/search/similar", roles=PUBLIC, summary="Find pieces like one, or to wear with it", errors=[Unavailable]
)
def list_similar(query: schemas.SimilarQuery) -> schemas.SimilarProducts:
    rates = searching.rates_for(query.currency)
    hits = searching.similar(query.product_id, shop=query.shop or "", kind=query.kind, limit=query.limit)
    return showing.similar_of(hits, app.language, query.currency, rates)


def _asked(query: schemas.SearchQuery) -> Asked:
    from search.engine.query import Sort
    from search.rules.asking import Asked

    return Asked(
        text=query.q,
        shop=query.shop or "",
        category=query.category,
        material=query.material,
        low=query.min_price,
        high=query.max_price,
        filters=query.filter,
        without=query.without,
        ranges=query.range,
        sort=Sort(query.sort) if query.sort else None,
        limit=query.limit,
        cursor=query.cursor,
    )


def on_events(event: dict[str, Any], context: Any) -> dict[str, Any]:
    from search.handlers import on_events as handle

    return handle(event, context)


def on_rebuilds(event: dict[str, Any], context: Any) -> dict[str, Any]:
    from search.handlers import on_rebuilds as handle

    return handle(event, context)


def on_schedule(event: dict[str, Any], context: Any) -> dict[str, Any]:
    from search.handlers import on_schedule as handle

    return handle(event, context)
