"""Make the whole index anew from the catalog."""

from __future__ import annotations

from catalog.contract import live_product_ids
from search.service.building import build_snapshot
from search.service.indexing import index_products


def rebuild_at_once() -> int:
    """Here and now, for a mall that was filled without events; how many documents there are."""
    index_products(live_product_ids())
    made = build_snapshot()
    return made.documents if made else 0
