"""Every minute: prices before reductions that are shown too long, and a snapshot where one is due."""

from __future__ import annotations

from typing import Any

from parure.aws.tables import timestamp
from parure.kernel.time import now
from search import store
from search.rules.snapshots import is_due, openable
from search.service.building import build_snapshot
from search.service.indexing import index_products

_REDUCTIONS = 400


def sweep() -> dict[str, Any]:
    """Four calls when there is nothing to do."""
    over = store.reductions_over(timestamp(), _REDUCTIONS)
    index_products(product_id for product_id, scope in over if not scope)
    standing = store.standing(store.find_snapshots())
    newest = next(iter(openable(standing)), None)
    documents, entries = store.log_size_after(newest.number if newest else 0)
    built = build_snapshot() if is_due(standing, documents=documents, entries=entries, at=now()) else None
    return {"reductions": len(over), "snapshot": built.id if built else None}
