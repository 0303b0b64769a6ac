"""What the holder of a certificate does: write down what its report says, and put its document beside it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from media.contract import MediaKind, MediaState, document_reads, documents_in
from parure.aws.auth import Caller
from parure.aws.tables import Transaction, read_together, timestamp
from parure.kernel.errors import Conflict, InvalidRequest, NotFound
from parure.kernel.text import Language
from parure.kernel.time import now
from parure.kernel.value import value
from trace import store
from trace.events import CertificateHandedOver, CertificateRecorded
from trace.rules.life import CertificateState
from trace.rules.writing import faults
from trace.service.records import any_certificate, check_unchanged, identity, remember, save
from trace.store import CertificateItem, HistoryItem


@value
class Statement:
    """What a report says, as its holder writes it down."""

    report_type: str | None
    issued_on: date | None
    facts: Mapping[str, str]
    document: str | None


def record_certificate(
    laboratory: str,
    number: str,
    statement: Statement,
    *,
    if_match: str | None,
    by: Caller,
    language: Language = Language.EN,
) -> CertificateItem:
    """Write it down, or anew; two calls. The same again changes nothing; anything else is unverified again.

    Raises:
        InvalidRequest: a fact that no report of this laboratory states, an unknown laboratory, no ETag for a change.
        Conflict: `certificate_of_another`: another supplier recorded this number; operators see that you tried.
            `certificate_revoked`.
    """
    read = store.certificate_read(laboratory, number)
    documents = document_reads([statement.document] if statement.document else [])
    found = read_together([read, store.laboratory_read(laboratory), *documents])
    if not store.laboratory_in(found, laboratory).active:
        raise _unknown_laboratory()
    _check_statement(laboratory, statement, language)
    item: CertificateItem | None = found.get(read)
    if item is not None and item.org_id != by.org:
        _remember_attempt(item, by)
        raise _of_another()
    if item is None or item.document != statement.document:
        _check_document(statement.document, documents_in(found), by)
    if item is None:
        return _write_new(laboratory, number, statement, by)
    recorded = store.certificate_of(item)
    if recorded.says(statement.report_type, statement.issued_on, statement.facts, statement.document):
        return item
    if recorded.state is CertificateState.REVOKED:
        raise Conflict("certificate_revoked", "This certificate was revoked. Ask the mall's operators.")
    check_unchanged(item, if_match)
    _fill(item, statement)
    tx = Transaction()
    save(tx, item)
    return _commit(tx, item, statement, by)


def hand_over(laboratory: str, number: str, org_id: str, reason: str, *, by: Caller) -> CertificateItem:
    """The goods changed hands, or the wrong supplier was first: another organisation holds the certificate from now on.

    What was recorded and verified stays; the document does not, it is the first holder's.
    """
    item = any_certificate(laboratory, number)
    if item.org_id == org_id:
        return item
    _check_supplier(org_id)
    before, item.org_id, item.document = item.org_id, org_id, None
    tx = Transaction()
    save(tx, item)
    remember(tx, item, "handed_over", by, {"from": before, "to": org_id, "note": reason})
    tx.publish(CertificateHandedOver(**identity(item), reason=reason), by=by.id)
    tx.commit()
    return item


def _write_new(laboratory: str, number: str, statement: Statement, by: Caller) -> CertificateItem:
    at = timestamp()
    item = CertificateItem(
        store.certificate_pk(laboratory, number),
        "record",
        laboratory=laboratory,
        number=number,
        org_id=by.org,
        version=1,
        created_at=at,
        updated_at=at,
    )
    _fill(item, statement)
    tx = Transaction()
    taken = Conflict("changed_meanwhile", "Somebody recorded this certificate at the same time. Read it again.")
    tx.put(item, if_absent=True, otherwise=taken)
    return _commit(tx, item, statement, by)


def _fill(item: CertificateItem, statement: Statement) -> None:
    item.report_type = statement.report_type
    item.issued_on = statement.issued_on.isoformat() if statement.issued_on else None
    item.facts, item.document = dict(statement.facts), statement.document
    item.state, item.verification = str(CertificateState.UNVERIFIED), None


def _commit(tx: Transaction, item: CertificateItem, statement: Statement, by: Caller) -> CertificateItem:
    details: dict[str, Any] = {"facts": dict(statement.facts), "document": statement.document is not None}
    remember(tx, item, "recorded", by, details)
    tx.publish(CertificateRecorded(**identity(item)), by=by.id)
    tx.commit()
    return item


def _check_statement(laboratory: str, statement: Statement, language: Language) -> None:
    if statement.issued_on is not None and statement.issued_on > now().date():
        raise InvalidRequest("in_the_future", "A report is issued today at the latest.", field="issued_on")
    wrong = [
        {"field": f"facts.{name}", "code": "bad_fact", "detail": detail.in_(language)}
        for name, detail in faults(laboratory, statement.issued_on, statement.facts)
    ]
    if wrong:
        first = wrong[0]
        raise InvalidRequest("bad_fact", first["detail"], field=first["field"], errors=wrong)


def _unknown_laboratory() -> InvalidRequest:
    detail = "The mall does not know this laboratory. Ask its operators to add it."
    return InvalidRequest("unknown_laboratory", detail, field="laboratory")


def _check_document(media_id: str | None, documents: Mapping[str, Any], by: Caller) -> None:
    if media_id is None:
        return
    document = documents.get(media_id)
    if document is None or document.owner != by.org:
        raise InvalidRequest(
            "unknown_document",
            f"Upload it by POST /media as a {MediaKind.DOCUMENT} first, and send its id.",
            field="document",
        )
    if document.state is MediaState.FAILED:
        detail = document.problem.en if document.problem else "It could not be read."
        raise InvalidRequest("document_failed", detail, field="document")
    if document.state is not MediaState.READY:
        raise Conflict(
            "document_not_ready", "The document is still being checked. Try again in a moment.", field="document"
        )


def _check_supplier(org_id: str) -> None:
    from identity.contract import organisation_reads, organisations_in

    organisation = organisations_in(read_together(organisation_reads([org_id]))).get(org_id)
    if organisation is None:
        raise NotFound("unknown_organisation", "There is no such organisation.", field="org_id")


def _remember_attempt(item: CertificateItem, by: Caller) -> None:
    """That somebody else tried is remembered once for each organisation, for operators to see."""
    sk = f"history#contested#{by.org}"
    attempt = HistoryItem(item.pk, sk, kind="contested", at=timestamp(), by=by.user_id, org_id=by.org, details={})
    known = Conflict("remembered", "It is on record that this organisation tried.")
    tx = Transaction()
    tx.put(attempt, if_absent=True, otherwise=known)
    try:
        tx.commit()
    except Conflict as error:
        if error is not known:
            raise


def _of_another() -> Conflict:
    return Conflict(
        "certificate_of_another",
        "Another supplier has recorded this certificate. Check the number; if it is yours, tell the mall's operators.",
        field="number",
    )
