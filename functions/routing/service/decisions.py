"""Reading what was decided."""

from __future__ import annotations

from routing import store
from routing.store import Decision


def list_decisions(order_id: str) -> list[Decision]:
    """Every decision about the order, oldest first."""
    return store.list_decisions(order_id)
