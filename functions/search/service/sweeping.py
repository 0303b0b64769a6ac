"""Every minute: prices before reductions that are shown too long, a rebuild that is done, a snapshot where one is due."""

from __future__ import annotations

from typing import Any

from parure.aws.logs import logger
from parure.aws.tables import timestamp
from parure.kernel.errors import Conflict
from parure.kernel.time import now
from search import store
from search.rules.snapshots import is_due, openable
from search.service.building import build_snapshot
from search.service.popular import count_popular
from search.service.rebuilding import finish_rebuild, queue_places, start_rebuild

_REDUCTIONS = 400


def sweep() -> dict[str, Any]:
    """Six calls when there is nothing to do."""
    count_popular()
    over = store.reductions_over(timestamp(), _REDUCTIONS)
    for scope in dict.fromkeys(scope for _, scope in over):
        queue_places(scope, [product_id for product_id, of in over if of == scope])
    if finish_rebuild():
        return {"reductions": len(over), "built": True}
    known = store.find_snapshots()
    if known is None or known.filled_at is None:
        _begin()
        return {"reductions": len(over), "built": False}
    return {"reductions": len(over), "built": _build_if_due(store.standing(known))}


def _begin() -> None:
    """The first deployment: the catalog may hold products that no event will ever tell of."""
    try:
        start_rebuild(by="search", idempotency_key="first")
    except Conflict:
        logger.info("the first index is being made")


def _build_if_due(standing: list[store.Snapshot]) -> bool:
    newest = next(iter(openable(standing)), None)
    since = store.log_since(newest.number if newest else 0)
    if not is_due(standing, documents=since.documents, entries=since.entries, at=now()):
        return False
    return build_snapshot() is not None
