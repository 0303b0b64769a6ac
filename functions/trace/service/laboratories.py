"""Laboratories as data: the ones that the mall knows, and what operators change."""

from __future__ import annotations

from parure.aws.auth import Caller
from parure.aws.tables import Transaction, query_page, timestamp
from parure.kernel.errors import PreconditionFailed
from trace import store
from trace.events import LaboratoryChanged
from trace.rules.laboratories import Laboratory, together
from trace.store import LaboratoryItem

_AT_MOST = 100


def list_laboratories() -> tuple[Laboratory, ...]:
    """All of them, one Query; a mall knows a few dozen."""
    page = query_page(LaboratoryItem, store.LABORATORIES, limit=_AT_MOST)
    return together(store.laboratory_of(item) for item in page.items)


def change_laboratory(laboratory: Laboratory, *, by: Caller) -> Laboratory:
    """Add one, or describe it anew. `laboratory.version` is the one that was read; 0 where nobody has changed it yet.

    Raises:
        PreconditionFailed: somebody changed it since.
    """
    item = LaboratoryItem(
        store.LABORATORIES,
        laboratory.code,
        name={"zh": laboratory.name.zh, "en": laboratory.name.en},
        website=laboratory.website,
        verifier=str(laboratory.verifier),
        active=laboratory.active,
        version=laboratory.version + 1,
        updated_at=timestamp(),
    )
    unchanged = LaboratoryItem.version == laboratory.version
    tx = Transaction()
    tx.put(
        item,
        condition=LaboratoryItem.pk.does_not_exist() if laboratory.version == 0 else unchanged,
        otherwise=PreconditionFailed("changed_meanwhile", "Somebody changed it. Read it again."),
    )
    tx.publish(
        LaboratoryChanged(code=laboratory.code, verifier=str(laboratory.verifier), active=laboratory.active), by=by.id
    )
    tx.commit()
    return store.laboratory_of(item)
