"""Reading certificates: lists, one with its history, its document, and what anybody may know."""

from __future__ import annotations

from media.contract import Link, document_link, document_reads, documents_in
from parure.aws.auth import Caller, Role
from parure.aws.tables import query_page, read_together
from parure.kernel.errors import NotFound
from parure.kernel.paging import Page
from parure.kernel.value import value
from trace import store
from trace.rules.laboratories import Laboratory
from trace.rules.life import Certificate, CertificateState
from trace.service.records import any_certificate, find_certificate, unknown_certificate
from trace.store import CertificateItem, HistoryItem

_STEPS = 60


@value
class Dossier:
    """A certificate with what happened to it, newest first."""

    item: CertificateItem
    history: tuple[HistoryItem, ...]


def list_certificates(
    by: Caller, *, state: CertificateState | None, limit: int, cursor: str | None
) -> Page[CertificateItem]:
    """An operator's queue: those of a state, the longest waiting first. A supplier's own: the newest first."""
    if by.role is Role.OPERATOR:
        wanted = state or CertificateState.UNVERIFIED
        return query_page(CertificateItem.by_state, str(wanted), limit=limit, cursor=cursor)
    return query_page(
        CertificateItem.by_org,
        by.org,
        filter_condition=None if state is None else CertificateItem.state == str(state),
        limit=limit,
        cursor=cursor,
        newest_first=True,
        scope=str(state),
    )


def look_for(laboratory: str, number: str, *, by: Caller) -> list[CertificateItem]:
    """The certificate, if it is recorded and the caller may see it: for who does not know whether there is one."""
    item = find_certificate(laboratory, number)
    return [item] if item is not None and _may_see(item, by) else []


def get_certificate(laboratory: str, number: str, *, by: Caller) -> Dossier:
    """One Query. Not yours is not there."""
    pk = store.certificate_pk(laboratory, number)
    found = CertificateItem._get_connection().query(pk, scan_index_forward=False, limit=_STEPS, consistent_read=True)
    item, history = None, []
    for raw in found["Items"]:
        if raw["sk"]["S"] == "record":
            item = CertificateItem.from_item(raw)
        else:
            history.append(HistoryItem.from_item(raw))
    if item is None or not _may_see(item, by):
        raise unknown_certificate()
    return Dossier(item, tuple(sorted(history, key=lambda step: step.at, reverse=True)))


def get_status(laboratory: str, number: str) -> tuple[Certificate, Laboratory]:
    """For anybody who holds the piece, or a page about it. One call."""
    certificate, of_laboratory = store.certificate_read(laboratory, number), store.laboratory_read(laboratory)
    found = read_together([certificate, of_laboratory])
    if certificate not in found:
        raise unknown_certificate()
    return store.certificate_of(found[certificate]), store.laboratory_in(found, laboratory)


def open_document(laboratory: str, number: str, *, by: Caller) -> Link:
    """A link of five minutes; media keeps who asked for it."""
    item = any_certificate(laboratory, number)
    if not _may_see(item, by):
        raise unknown_certificate()
    document = None
    if item.document is not None:
        document = documents_in(read_together(document_reads([item.document]))).get(item.document)
    if document is None:
        raise NotFound("no_document", "No document was uploaded for this certificate.")
    return document_link(document, by=by)


def _may_see(item: CertificateItem, by: Caller) -> bool:
    return by.role is Role.OPERATOR or item.org_id == by.org_id
