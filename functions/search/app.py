"""Routes of search. What comes from queues and the clock stands in handlers.py."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from parure.aws.auth import Role
from parure.aws.http import PUBLIC, Api
from parure.kernel.errors import Conflict, NotFound, Unavailable
from parure.kernel.lazy import lazy
from parure.kernel.schemas import Listing, PageQuery
from search import schemas, word_schemas
from search.events import Observed
from search.service import searching

if TYPE_CHECKING:
    from search.rules.asking import Asked
    from search.service import helping, popular, rebuilding, showing, suggesting, watching, wishing
else:
    # These load the catalog's definition of attributes, and what only an operator asks for.
    rebuilding = lazy("search.service.rebuilding")
    showing = lazy("search.service.showing")
    watching = lazy("search.service.watching")
    wishing = lazy("search.service.wishing")
    helping = lazy("search.service.helping")
    popular = lazy("search.service.popular")
    suggesting = lazy("search.service.suggesting")

app = Api("search")
OPERATOR = [Role.OPERATOR]
_SECONDS = "5"


@app.get("/api/v1/search", roles=PUBLIC, summary="Find products", errors=[Unavailable])
def search_products(query: schemas.SearchQuery) -> schemas.SearchAnswer:
    with _coming_again():
        found = searching.search(_asked(query), facets=query.facets, currency=query.currency)
    help_ = None if found.page.total else helping.help_for(found, _asked(query), app.language)
    return showing.answer_of(found, app.language, help_)


@app.get(
    "/api/v1/search/similar", roles=PUBLIC, summary="Find pieces like one, or to wear with it", errors=[Unavailable]
)
def list_similar(query: schemas.SimilarQuery) -> schemas.SimilarProducts:
    rates = searching.rates_for(query.currency)
    with _coming_again():
        hits = searching.similar(query.product_id, shop=query.shop or "", kind=query.kind, limit=query.limit)
    return showing.similar_of(hits, app.language, query.currency, rates)


@app.get("/api/v1/search/wishes", roles=PUBLIC, summary="Understand a wish in plain words as filters")
def understand_wish(query: word_schemas.WishQuery) -> word_schemas.WishAnswer:
    return wishing.understand_wish(query.q, query.product_id, query.currency, app.language)


@app.get(
    "/api/v1/search/suggestions", roles=PUBLIC, summary="Suggest queries, filters and pieces", errors=[Unavailable]
)
def suggest(query: word_schemas.SuggestionQuery) -> word_schemas.Suggestions:
    with _coming_again():
        return suggesting.suggest(query.q, query.shop or "", query.currency, app.language)


@app.get("/api/v1/search/queries", roles=OPERATOR, summary="See what is searched for, and what is not found")
def list_queries(query: word_schemas.QueriesQuery) -> word_schemas.QueriesView:
    counted = popular.popular_now()[query.language]
    return word_schemas.QueriesView.of(query.language, counted)


@app.post(
    "/api/v1/search/events", roles=PUBLIC, status=202, summary="Tell what a visitor searched, chose and did not find"
)
def observe_searches(body: schemas.ObserveSearches) -> None:
    watching.observe_searches(body.session_id, [_observed(one, body.shop) for one in body.events])


@app.get("/api/v1/search/index", roles=OPERATOR, summary="See how the index stands")
def get_search_index() -> schemas.SearchIndexView:
    return schemas.SearchIndexView.of(watching.index_state())


@app.post(
    "/api/v1/search/rebuilds",
    roles=OPERATOR,
    status=201,
    idempotent=True,
    summary="Make the index anew from the catalog",
    errors=[Conflict],
)
def start_index_rebuild() -> schemas.SearchRebuildView:
    item = rebuilding.start_rebuild(by=app.caller.id, idempotency_key=app.idempotency_key or "")
    return schemas.SearchRebuildView.of(item)


@app.get("/api/v1/search/rebuilds", roles=OPERATOR, summary="List rebuilds of the index, the latest first")
def list_index_rebuilds(query: PageQuery) -> Listing[schemas.SearchRebuildView]:
    page = rebuilding.list_rebuilds(limit=query.limit, cursor=query.cursor)
    return Listing[schemas.SearchRebuildView].of(page.map(schemas.SearchRebuildView.of))


@app.get(
    "/api/v1/search/rebuilds/{rebuild_id}",
    roles=OPERATOR,
    summary="See how far a rebuild of the index is",
    errors=[NotFound],
)
def get_index_rebuild(rebuild_id: schemas.RebuildId) -> schemas.SearchRebuildView:
    return schemas.SearchRebuildView.of(rebuilding.find_rebuild(rebuild_id))


@app.post(
    "/api/v1/search/rebuilds/{rebuild_id}/resume",
    roles=OPERATOR,
    summary="Queue again what is left of a rebuild that stands still",
    errors=[NotFound],
)
def resume_index_rebuild(rebuild_id: schemas.RebuildId) -> schemas.SearchRebuildView:
    return schemas.SearchRebuildView.of(rebuilding.resume_rebuild(rebuild_id, by=app.caller.id))


def _observed(one: schemas.SeenEvent, shop: str | None) -> Observed:
    return Observed(
        kind=one.kind,
        q=" ".join(one.q.split()),
        language=str(app.language),
        total=one.total,
        product_id=one.product_id,
        position=one.position,
        filters=tuple(one.filters),
        shop=shop or "",
    )


@contextmanager
def _coming_again() -> Iterator[None]:
    """Says when to ask again where there is no index yet."""
    try:
        yield
    except Unavailable:
        app.set_header("Retry-After", _SECONDS)
        raise


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
        without=query.exclude,
        preferred=query.prefer,
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
