"""What the operator sees of the index, and what visitors did with it."""

from __future__ import annotations

from collections.abc import Sequence

from parure.aws.tables import Transaction
from parure.kernel.errors import Unavailable
from parure.kernel.value import value
from search import progress, store
from search.events import Observed, SearchesObserved
from search.progress import RebuildItem
from search.rules.snapshots import openable
from search.service.holding import hold
from search.store import Snapshot


@value
class IndexState:
    snapshots: Sequence[Snapshot]
    changes: int
    since_snapshot: int
    changed_at: str | None
    seen: int | None
    documents: int | None
    rebuild: RebuildItem | None


def index_state() -> IndexState:
    """Five calls."""
    standing = openable(store.standing(store.find_snapshots()))
    since = store.log_since(standing[0].number if standing else 0)
    try:
        held = hold()
    except Unavailable:
        held = None
    return IndexState(
        snapshots=standing,
        changes=store.head_number(),
        since_snapshot=since.documents,
        changed_at=since.latest,
        seen=held.number if held else None,
        documents=len(held.index) if held else None,
        rebuild=progress.latest(),
    )


def observe_searches(session_id: str, seen: Sequence[Observed]) -> None:
    """One call: an event for analytics and for popular queries."""
    tx = Transaction()
    tx.publish(SearchesObserved(session_id=session_id, observed=tuple(seen)), by=None)
    tx.commit()
