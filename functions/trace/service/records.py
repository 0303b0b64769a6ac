"""Writing a certificate and the step of its life that led to it; shared by all use cases that change one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from parure.aws.auth import Caller
from parure.aws.tables import Transaction, timestamp
from parure.kernel.errors import InvalidRequest, NotFound, PreconditionFailed
from parure.kernel.ids import new_ulid
from trace import store
from trace.store import CertificateItem, HistoryItem


def find_certificate(laboratory: str, number: str) -> CertificateItem | None:
    return CertificateItem.find(store.certificate_pk(laboratory, number), "record")


def any_certificate(laboratory: str, number: str) -> CertificateItem:
    """
    Raises:
        NotFound: nobody has recorded it.
    """
    item = find_certificate(laboratory, number)
    if item is None:
        raise unknown_certificate()
    return item


def unknown_certificate() -> NotFound:
    return NotFound("not_found", "There is no such certificate here.")


def check_unchanged(item: CertificateItem, if_match: str | None) -> None:
    """
    Raises:
        InvalidRequest: `if_match_missing`. PreconditionFailed: somebody changed it since it was read.
    """
    if if_match is None:
        raise InvalidRequest("if_match_missing", "Send the ETag that you read as If-Match.", field="If-Match")
    if if_match != str(int(item.version)):
        raise changed_meanwhile()


def changed_meanwhile() -> PreconditionFailed:
    return PreconditionFailed("changed_meanwhile", "Somebody changed it. Read it again.")


def save(tx: Transaction, item: CertificateItem) -> None:
    """A part; the version that was read is the one that is replaced."""
    was = int(item.version)
    item.version, item.updated_at = was + 1, timestamp()
    tx.put(item, condition=CertificateItem.version == was, otherwise=changed_meanwhile())


def remember(tx: Transaction, item: CertificateItem, kind: str, by: Caller | None, details: Mapping[str, Any]) -> None:
    """A part: one step of the certificate's life."""
    step = HistoryItem(
        item.pk,
        f"history#{new_ulid()}",
        kind=kind,
        at=timestamp(),
        by=by.user_id if by else None,
        org_id=by.org_id if by else None,
        details=dict(details),
    )
    tx.put(step, if_absent=True)


def identity(item: CertificateItem) -> dict[str, Any]:
    """What every event says of its certificate."""
    return {
        "certificate_id": f"{item.laboratory}/{item.number}",
        "laboratory": item.laboratory,
        "number": item.number,
        "holder_id": item.org_id,
        "certificate_version": int(item.version),
    }
