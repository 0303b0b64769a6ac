"""Routes, event handlers and the sweep of the storefront."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from catalog.events import ProductChanged, ProductPublished, ProductTakenDown
from feedback.events import RatingChanged
from parure.aws.auth import Role
from parure.aws.http import Api
from parure.aws.queues import handle_events, handle_messages
from parure.kernel.errors import Conflict, NotFound
from parure.kernel.events import Envelope
from parure.kernel.schemas import Listing, PageQuery
from storefront.events import RebuildResumed, RebuildStarted
from storefront.schemas import RebuildId, RebuildView
from storefront.service import fronting, publishing, rebuilding, sweeping

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord

app = Api("storefront")
OPERATOR = [Role.OPERATOR]


@app.post(
    "/api/v1/storefront/rebuilds",
    roles=OPERATOR,
    status=201,
    idempotent=True,
    summary="Publish the pages of all products again",
    errors=[Conflict],
)
def start_rebuild() -> RebuildView:
    return RebuildView.of(rebuilding.start_rebuild(by=app.caller.id, idempotency_key=app.idempotency_key or ""))


@app.get("/api/v1/storefront/rebuilds", roles=OPERATOR, summary="List rebuilds of all pages, the latest first")
def list_rebuilds(query: PageQuery) -> Listing[RebuildView]:
    page = rebuilding.list_rebuilds(limit=query.limit, cursor=query.cursor)
    return Listing[RebuildView].of(page.map(RebuildView.of))


@app.get(
    "/api/v1/storefront/rebuilds/{rebuild_id}",
    roles=OPERATOR,
    summary="See how far a rebuild is",
    errors=[NotFound],
)
def get_rebuild(rebuild_id: RebuildId) -> RebuildView:
    return RebuildView.of(rebuilding.find_rebuild(rebuild_id))


@app.post(
    "/api/v1/storefront/rebuilds/{rebuild_id}/resume",
    roles=OPERATOR,
    summary="Queue again what is left of a rebuild that stands still",
    errors=[NotFound],
)
def resume_rebuild(rebuild_id: RebuildId) -> RebuildView:
    return RebuildView.of(rebuilding.resume_rebuild(rebuild_id, by=app.caller))


def _follow(event: ProductPublished | ProductChanged, _: Envelope) -> None:
    publishing.publish_product(event.product_id, event.certificate)


def _mark(event: RatingChanged, _: Envelope) -> None:
    publishing.publish_product(event.product_id)


def _remove(event: ProductTakenDown, _: Envelope) -> None:
    publishing.publish_product(event.product_id)


def _rebuild(event: RebuildStarted | RebuildResumed, _: Envelope) -> None:
    rebuilding.queue_rest(event.rebuild_id)


def _work(record: SQSRecord) -> None:
    rebuilding.handle_message(json.loads(record.body))


_handle_events = handle_events(
    "storefront",
    {
        ProductPublished: _follow,
        ProductChanged: _follow,
        ProductTakenDown: _remove,
        RatingChanged: _mark,
        RebuildStarted: _rebuild,
        RebuildResumed: _rebuild,
    },
)
_handle_rebuilds = handle_messages("storefront", _work)


def on_events(event: dict[str, Any], context: Any) -> dict[str, Any]:
    with publishing.trying_again(_came_before(event)):
        return _handle_events(event, context)


def on_rebuilds(event: dict[str, Any], context: Any) -> dict[str, Any]:
    with publishing.trying_again(_came_before(event)):
        return _handle_rebuilds(event, context)


def _came_before(event: dict[str, Any]) -> bool:
    counts = (record.get("attributes", {}).get("ApproximateReceiveCount", "1") for record in event["Records"])
    return any(int(count) > 1 for count in counts)


def on_front_schedule(_: dict[str, Any], __: Any) -> dict[str, int]:
    """Every minute: home page and lists as the shelves are now."""
    return {"written": fronting.publish_front()}


def on_schedule(_: dict[str, Any], __: Any) -> dict[str, int]:
    """Every minute: dates in the sitemaps, and their index."""
    return {"caught_up": sweeping.sweep_sitemaps()}
