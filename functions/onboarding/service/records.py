"""What the use cases share: finding an application, who may touch it, and writing it with its event."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from identity.contract import find_person
from media.contract import Document, MediaState, document_reads, documents_in
from onboarding import store
from onboarding.rules.application import Application
from parure.aws.auth import Caller, Role
from parure.aws.encryption import decrypt_fields, encrypt_fields
from parure.aws.tables import Transaction, read_together
from parure.kernel.errors import Conflict, Forbidden, InvalidRequest, NotFound, PreconditionFailed
from parure.kernel.events import DomainEvent
from parure.kernel.value import record

T = TypeVar("T")

_CONTACT = "onboarding-contact"
_TRIES = 5


@record
class Contact:
    """The person to speak to; stored encrypted."""

    name: str
    phone: str
    email: str


def seal(contact: Contact) -> str:
    return encrypt_fields(_CONTACT, {"name": contact.name, "phone": contact.phone, "email": contact.email})


def unseal(application: Application) -> Contact | None:
    return Contact(**decrypt_fields(_CONTACT, application.contact)) if application.contact else None


def read_application(application_id: str, *, by: Caller) -> Application:
    """The caller's own or their organisation's, any for an operator; anybody else's does not exist."""
    application = store.find_application(application_id)
    if application is None or not _may_read(application, by):
        raise NotFound("not_found", "There is no such application.")
    return application


def read_own(application_id: str, *, by: Caller) -> Application:
    """One that the caller may change: their own, or as an owner their organisation's.

    Raises:
        Forbidden: `owners_only`.
    """
    application = read_application(application_id, by=by)
    require_owner(by)
    return application


def require_owner(by: Caller) -> None:
    if by.org_id is None:
        return
    person = find_person(by.id)
    if person is None or not person.owner:
        raise Forbidden("owners_only", "Only an owner of the organisation may do this.")


def owner_of(by: Caller) -> str:
    return by.org_id or by.id


def check_unchanged(application: Application, if_match: str | None) -> None:
    """
    Raises:
        InvalidRequest: `if_match_missing`. PreconditionFailed: somebody changed it since it was read.
    """
    if if_match is None:
        raise InvalidRequest("if_match_missing", "Send the ETag that you read as If-Match.", field="If-Match")
    if if_match != str(application.version):
        raise PreconditionFailed("changed_meanwhile", "Somebody changed this application. Read it again.")


def write(application: Application, *events: DomainEvent, by: str | None) -> Application:
    tx = Transaction()
    stored = store.put_application(tx, application)
    for event in events:
        tx.publish(event, by=by)
    tx.commit()
    return stored


def documents_of(application: Application) -> dict[str, Document]:
    """The files of its papers; no call when there are none."""
    ids = [paper.document_id for paper in application.qualifications]
    return documents_in(read_together(document_reads(ids))) if ids else {}


def own_document(document_id: str, *, by: Caller) -> Document:
    """
    Raises:
        InvalidRequest: `unknown_document`, `document_refused`.
    """
    document = documents_in(read_together(document_reads([document_id]))).get(document_id)
    if document is None or document.owner not in (by.org_id, by.id):
        raise InvalidRequest("unknown_document", "Upload the paper first, as a document.", field="document_id")
    if document.state is MediaState.FAILED:
        detail = document.detail.en if document.detail else "The file was refused."
        raise InvalidRequest("document_refused", detail, field="document_id")
    return document


def require_documents(application: Application) -> None:
    """
    Raises:
        Conflict: `documents_not_ready`, with the papers whose file is still being checked or was refused.
    """
    documents = documents_of(application)
    waiting = [
        paper.qualification_id for paper in application.pending if not is_ready(documents.get(paper.document_id))
    ]
    if waiting:
        raise Conflict(
            "documents_not_ready",
            "A file is still being checked, or was refused. Wait a moment, or upload it again.",
            qualifications=waiting,
        )


def is_ready(document: Document | None) -> bool:
    return document is not None and document.state is MediaState.READY


def on_fresh(work: Callable[[], T], codes: Sequence[str] = ("changed_meanwhile",)) -> T:
    """Do it again on what is there now, when somebody else changed it between reading and writing."""
    for _ in range(_TRIES - 1):
        try:
            return work()
        except (Conflict, PreconditionFailed) as stale:
            if stale.code not in codes:
                raise
    return work()


def _may_read(application: Application, by: Caller) -> bool:
    if by.role is Role.OPERATOR:
        return True
    # The applicant counts as such until the authorizer has heard of the organisation.
    ours = application.org_id is not None and by.org_id == application.org_id
    return ours or by.id == application.applicant_id
