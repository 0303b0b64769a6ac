"""What an applicant does, and later the owners of the organisation that the applicant became."""

from __future__ import annotations

from datetime import date

from media.contract import Link, document_link
from onboarding import events, store
from onboarding.rules import application as rules
from onboarding.rules.application import Application, ApplicationStatus, Details
from onboarding.rules.papers import PaperKind, Qualification
from onboarding.service.records import (
    Contact,
    check_unchanged,
    documents_of,
    own_document,
    owner_of,
    read_application,
    read_own,
    require_documents,
    require_owner,
    seal,
    unseal,
    write,
)
from parure.aws.auth import Caller, Role
from parure.aws.tables import AlreadyDone, Transaction, fingerprint
from parure.kernel.errors import Conflict, NotFound
from parure.kernel.ids import new_id
from parure.kernel.text import Language
from parure.kernel.time import now


def start_application(kind: Role, *, language: Language, by: Caller, idempotency_key: str) -> Application:
    """An empty draft. Staff of an organisation that is there already start the file of its papers.

    Raises:
        Conflict: `already_applied`, `wrong_kind`. Forbidden: `owners_only`.
    """
    require_owner(by)
    if by.org_id is not None and by.role is not kind:
        raise Conflict("wrong_kind", f"Your organisation is a {by.role}.", field="kind")
    made = Application(
        application_id=new_id("apl"),
        kind=kind,
        status=ApplicationStatus.DRAFT,
        applicant_id=by.id,
        org_id=by.org_id,
        language=language,
        created_at=now(),
        checks={},
    )
    tx = Transaction()
    stored = store.put_application(tx, made)
    store.own_parts(tx, owner_of(by), stored)
    started = events.ApplicationStarted(
        application_id=made.application_id, kind=kind, applicant_id=by.id, org_id=by.org_id
    )
    tx.publish(started, by=by.id)
    result = {"application_id": made.application_id}
    tx.once(f"onboarding#{by.id}#start#{idempotency_key}", request=fingerprint([kind]), result=result)
    try:
        tx.commit()
    except AlreadyDone as done:
        return read_application(done.result["application_id"], by=by)
    return stored


def my_application(*, by: Caller) -> Application | None:
    return store.find_own(owner_of(by))


def describe_application(
    application_id: str, details: Details, contact: Contact | None, *, if_match: str | None, by: Caller
) -> Application:
    """Save what was filled in so far; anything may still be missing."""
    application = read_own(application_id, by=by)
    check_unchanged(application, if_match)
    moved = unseal(application) != contact
    sealed = application.contact if not moved else seal(contact) if contact else None
    return write(rules.describe(application, details, sealed, contact_changed=moved), by=by.id)


def file_qualification(
    application_id: str,
    kind: PaperKind,
    *,
    number: str,
    issuer: str,
    valid_until: date | None,
    document_id: str,
    replaces: str | None,
    by: Caller,
    idempotency_key: str,
) -> Application:
    """Hand in a paper: with the application, or as the renewal of an accepted one."""
    application = read_own(application_id, by=by)
    own_document(document_id, by=by)
    paper = Qualification(
        qualification_id=new_id("qua"),
        kind=kind,
        number=number,
        issuer=issuer,
        valid_until=valid_until,
        document_id=document_id,
        filed_at=now(),
        filed_by=by.id,
        replaces=replaces,
    )
    tx = Transaction()
    stored = store.put_application(tx, rules.file_paper(application, paper))
    filed = events.QualificationFiled(
        application_id=application_id,
        qualification_id=paper.qualification_id,
        kind=kind,
        valid_until=str(valid_until) if valid_until else None,
    )
    tx.publish(filed, by=by.id)
    request = fingerprint([application_id, kind, number, issuer, valid_until, document_id, replaces])
    tx.once(f"onboarding#{by.id}#file#{idempotency_key}", request=request)
    try:
        tx.commit()
    except AlreadyDone:
        return read_application(application_id, by=by)
    return stored


def remove_qualification(application_id: str, qualification_id: str, *, by: Caller) -> None:
    application = read_own(application_id, by=by)
    kind = rules.find_paper(application, qualification_id).kind
    removed = events.QualificationRemoved(application_id=application_id, qualification_id=qualification_id, kind=kind)
    write(rules.remove_paper(application, qualification_id), removed, by=by.id)


def submit_application(application_id: str, *, by: Caller) -> Application:
    """Hand it to the operators; to submit twice is to submit once."""
    application = read_own(application_id, by=by)
    if application.status is ApplicationStatus.SUBMITTED:
        return application
    submitted = rules.submit(application, now())
    require_documents(submitted)
    event = events.ApplicationSubmitted(application_id=application_id, kind=application.kind)
    return write(submitted, event, by=by.id)


def withdraw_application(application_id: str, *, by: Caller) -> Application:
    """Never mind. The contact is erased, and a new application may be started."""
    application = read_own(application_id, by=by)
    if application.status is ApplicationStatus.WITHDRAWN:
        return application
    withdrawn = rules.withdraw(application, now())
    tx = Transaction()
    stored = store.put_application(tx, withdrawn)
    store.own_parts(tx, owner_of(by), stored)
    tx.publish(events.ApplicationWithdrawn(application_id=application_id), by=by.id)
    tx.commit()
    return stored


def open_document(application_id: str, qualification_id: str, *, by: Caller) -> Link:
    """An address of the file for five minutes, for its owner and for operators; who asked is kept."""
    application = read_application(application_id, by=by)
    paper = rules.find_paper(application, qualification_id)
    document = documents_of(application).get(paper.document_id)
    if document is None:
        raise NotFound("not_found", "The file of this paper is not here any more.")
    return document_link(document, by=by)
