"""What an operator does: look, tick, ask for more, decide; and read a contact unmasked, which is kept."""

from __future__ import annotations

from identity.contract import found_organisation_parts, licence_parts, organisation_reads
from onboarding import events, store
from onboarding.rules import application as rules
from onboarding.rules.application import Application, ApplicationStatus, Check
from onboarding.rules.expiry import licensed_until
from onboarding.rules.papers import PaperState
from onboarding.service.records import (
    Contact,
    check_unchanged,
    on_fresh,
    read_application,
    require_documents,
    unseal,
    write,
)
from parure.aws.auth import Caller, Role
from parure.aws.tables import Transaction, read_together
from parure.kernel.errors import Gone, NotFound
from parure.kernel.ids import new_id
from parure.kernel.paging import Page
from parure.kernel.time import now


def list_applications(queue: str, kind: Role | None, *, limit: int, cursor: str | None) -> Page[Application]:
    """What waits longest first; the approved by whose papers run out first."""
    return store.list_queue(queue, kind, limit=limit, cursor=cursor)


def check_item(application_id: str, item: str, *, passed: bool, note: str | None, by: Caller) -> Application:
    """Tick an item, or say what is wrong with it. Operators may share a checklist: each tick is a write of its own."""
    found = Check(passed=passed, note=note, at=now(), by=by.id)

    def work() -> Application:
        application = read_application(application_id, by=by)
        event = events.ApplicationChecked(application_id=application_id, item=item, passed=passed, note=note)
        return write(rules.check(application, item, found), event, by=by.id)

    return on_fresh(work)


def return_application(application_id: str, note: str, *, if_match: str | None, by: Caller) -> Application:
    """Ask for more; the notes at the items go with it."""
    application = read_application(application_id, by=by)
    check_unchanged(application, if_match)
    event = events.ApplicationReturned(application_id=application_id, note=note)
    return write(rules.return_for_more(application, note, now()), event, by=by.id)


def decline_application(application_id: str, reason: str, *, if_match: str | None, by: Caller) -> Application:
    """No, with the reason; the person may apply anew."""
    application = read_application(application_id, by=by)
    check_unchanged(application, if_match)
    tx = Transaction()
    stored = store.put_application(tx, rules.decline(application, reason, now()))
    store.own_parts(tx, application.org_id or application.applicant_id, stored)
    tx.publish(events.ApplicationDeclined(application_id=application_id, reason=reason), by=by.id)
    tx.commit()
    return stored


def approve_application(application_id: str, *, if_match: str | None, by: Caller) -> Application:
    """The organisation comes into being and the applicant is its owner, or the papers of one that is there count.

    Approving again changes nothing.
    """
    application = read_application(application_id, by=by)
    if application.status is ApplicationStatus.APPROVED:
        return application
    check_unchanged(application, if_match)
    require_documents(application)
    approved = rules.approve(application, application.org_id or new_id("org"), by.id, now())
    org_id = str(approved.org_id)
    tx = Transaction()
    stored = store.put_application(tx, approved)
    store.own_parts(tx, org_id, stored)
    until = licensed_until(approved)
    if application.org_id is None:
        found_organisation_parts(
            tx,
            org_id=org_id,
            kind=approved.kind,
            name=str(approved.details.company),
            region=str(approved.details.region),
            owner_id=approved.applicant_id,
            licensed_until=until,
            by=by.id,
        )
    else:
        licence_parts(tx, read_together(organisation_reads([org_id])), org_id, until, by=by.id)
    tx.publish(events.ApplicationApproved(application_id=application_id, kind=approved.kind, org_id=org_id), by=by.id)
    tx.commit()
    return stored


def accept_renewal(application_id: str, qualification_id: str, *, by: Caller) -> Application:
    """The renewed paper counts; an organisation that was suspended for the old one is reinstated in the same transaction."""

    def work() -> Application:
        application = read_application(application_id, by=by)
        paper = rules.find_paper(application, qualification_id)
        if paper.state is PaperState.ACCEPTED:
            return application
        require_documents(application)
        renewed = rules.accept_renewal(application, qualification_id, by.id, now())
        org_id = str(renewed.org_id)
        tx = Transaction()
        stored = store.put_application(tx, renewed)
        event = events.QualificationAccepted(
            application_id=application_id,
            qualification_id=qualification_id,
            kind=paper.kind,
            valid_until=str(paper.valid_until) if paper.valid_until else None,
        )
        tx.publish(event, by=by.id)
        found = read_together(organisation_reads([org_id]))
        licence_parts(tx, found, org_id, licensed_until(renewed), by=by.id)
        tx.commit()
        return stored

    return on_fresh(work)


def refuse_renewal(application_id: str, qualification_id: str, reason: str, *, by: Caller) -> Application:
    application = read_application(application_id, by=by)
    paper = rules.find_paper(application, qualification_id)
    event = events.QualificationRefused(
        application_id=application_id, qualification_id=qualification_id, kind=paper.kind, reason=reason
    )
    return write(rules.refuse_renewal(application, qualification_id, reason, by.id, now()), event, by=by.id)


def read_contact(application_id: str, *, by: Caller) -> Contact:
    """Unmasked, and on record."""
    application = read_application(application_id, by=by)
    contact = unseal(application)
    if contact is None:
        if application.status is ApplicationStatus.WITHDRAWN:
            raise Gone("contact_erased", "The applicant withdrew, and the contact was erased.")
        raise NotFound("not_found", "No contact was given yet.")
    tx = Transaction()
    tx.publish(events.ContactRead(application_id=application_id), by=by.id)
    tx.commit()
    return contact
