"""An application to join 入驻申请: draft → submitted → approved, with a way back for corrections.

    draft ──▶ submitted ──▶ approved          returned: asked for more, the applicant corrects and submits again
      ▲           │  ├────▶ declined          withdrawn: by the applicant, any time before the decision
      └ returned ◀┘  └────▶ withdrawn

Once approved, the same record keeps the organisation's papers: a renewal is filed, then accepted or refused by itself.
Rules return the application as it is afterwards; the service writes it with its event or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from onboarding.rules.papers import Goods, PaperKind, PaperState, Qualification, needed_papers
from parure.aws.auth import Role
from parure.kernel.codes import is_credit_code
from parure.kernel.errors import Conflict, InvalidRequest, NotFound
from parure.kernel.value import record

MAX_QUALIFICATIONS = 20
_ABROAD_NUMBER = re.compile(r"^[A-Za-z0-9][A-Za-z0-9 ./-]{3,39}$")


class ApplicationStatus(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Item(StrEnum):
    """What an operator checks besides the papers."""

    COMPANY = "company"
    CONTACT = "contact"
    GOODS = "goods"


EDITABLE = (ApplicationStatus.DRAFT, ApplicationStatus.RETURNED)
_LATEST_PAPER = (PaperState.FILED, PaperState.ACCEPTED)


@record
class Check:
    """What an operator found about one item."""

    passed: bool
    note: str | None
    at: datetime
    by: str


@record
class Details:
    """What the applicant tells about themselves; any of it may still be missing in a draft."""

    company: str | None = None
    registration_number: str | None = None
    region: str | None = None
    goods: tuple[Goods, ...] = ()
    about: str | None = None


@record
class Application:
    """`contact` is the ciphertext of the person to speak to. `version` counts writes, so no two changes cross."""

    application_id: str
    kind: Role
    status: ApplicationStatus
    applicant_id: str
    language: str
    created_at: datetime
    org_id: str | None = None
    """None until it is approved, unless the organisation was there before."""
    details: Details = Details()
    contact: str | None = None
    qualifications: tuple[Qualification, ...] = ()
    checks: dict[str, Check]
    note: str | None = None
    """What the operator asked for, or why it was declined."""
    submitted_at: datetime | None = None
    decided_at: datetime | None = None
    version: int = 0

    def with_(self, **changes: Any) -> Application:
        return replace(self, **changes)

    @property
    def goods(self) -> tuple[Goods, ...]:
        return self.details.goods

    @property
    def open(self) -> bool:
        """Whether another one would be one too many."""
        return self.status not in (ApplicationStatus.DECLINED, ApplicationStatus.WITHDRAWN)

    @property
    def pending(self) -> tuple[Qualification, ...]:
        return tuple(paper for paper in self.qualifications if paper.state is PaperState.FILED)


def items_of(application: Application) -> tuple[str, ...]:
    """The checklist: the company, its contact, what it sells, and every paper that waits for a look."""
    goods = (Item.GOODS,) if application.kind is Role.SUPPLIER else ()
    papers = (paper.qualification_id for paper in application.pending)
    return (Item.COMPANY, Item.CONTACT, *goods, *papers)


def describe(application: Application, details: Details, contact: str | None, *, contact_changed: bool) -> Application:
    """What changed is looked at again: its tick is gone.

    Raises:
        InvalidRequest: `bad_registration_number`.
    """
    _require(application, EDITABLE, "changed")
    _check_registration_number(details)
    before = application.details
    changed: dict[str, bool] = {
        Item.COMPANY: _company(before) != _company(details),
        Item.GOODS: (before.goods, before.about) != (details.goods, details.about),
        Item.CONTACT: contact_changed,
    }
    checks = {item: check for item, check in application.checks.items() if not changed.get(item, False)}
    return application.with_(details=details, contact=contact, checks=checks)


def _company(details: Details) -> tuple[str | None, ...]:
    return details.company, details.registration_number, details.region


def _check_registration_number(details: Details) -> None:
    number = details.registration_number
    if number is None:
        return
    in_china = (details.region or "CN").split("-")[0] == "CN"
    if in_china and not is_credit_code(number):
        raise InvalidRequest(
            "bad_registration_number",
            "This is no unified social credit code: 18 digits and capitals with a check digit, as on the business licence.",
            field="registration_number",
        )
    if not in_china and not _ABROAD_NUMBER.match(number):
        raise InvalidRequest(
            "bad_registration_number",
            "Give the company's number in its register: 4 to 40 letters, digits, blanks and . / -",
            field="registration_number",
        )


def file_paper(application: Application, paper: Qualification) -> Application:
    """Before the decision a paper may take another's place; after it, it is a renewal that waits beside what it renews.

    Raises:
        InvalidRequest: `paper_expired`, `unknown_replaced`. Conflict: `too_many_papers`, `wrong_status`.
    """
    _require(application, (*EDITABLE, ApplicationStatus.APPROVED), "given papers")
    if not paper.holds_at(paper.filed_at):
        raise InvalidRequest("paper_expired", "This paper has run out. File the renewed one.", field="valid_until")
    papers = application.qualifications
    if paper.replaces is not None:
        old = next((q for q in papers if q.qualification_id == paper.replaces), None)
        if old is None or old.state not in (*_LATEST_PAPER, PaperState.REFUSED) or old.kind is not paper.kind:
            raise InvalidRequest(
                "unknown_replaced", "There is no such paper of this kind to replace.", field="replaces"
            )
        if old.state is not PaperState.ACCEPTED:
            papers = tuple(q for q in papers if q is not old)
    if len([q for q in papers if q.state is not PaperState.REPLACED]) >= MAX_QUALIFICATIONS:
        raise Conflict("too_many_papers", f"At most {MAX_QUALIFICATIONS} papers.", limit=MAX_QUALIFICATIONS)
    checks = {item: check for item, check in application.checks.items() if item != paper.replaces}
    return application.with_(qualifications=(*_recent(papers), paper), checks=checks)


def _recent(papers: tuple[Qualification, ...]) -> Iterator[Qualification]:
    """Papers long replaced are in the history; the record keeps the last few."""
    replaced = [paper for paper in papers if paper.state is PaperState.REPLACED][:-5]
    return (paper for paper in papers if paper not in replaced)


def remove_paper(application: Application, qualification_id: str) -> Application:
    """Take back a paper that nobody has decided on."""
    _require(application, (*EDITABLE, ApplicationStatus.APPROVED), "changed")
    paper = find_paper(application, qualification_id)
    if paper.state not in (PaperState.FILED, PaperState.REFUSED):
        raise Conflict("paper_decided", "This paper is accepted. File a renewal in its place.")
    rest = tuple(q for q in application.qualifications if q is not paper)
    checks = {item: check for item, check in application.checks.items() if item != qualification_id}
    return application.with_(qualifications=rest, checks=checks)


def find_paper(application: Application, qualification_id: str) -> Qualification:
    for paper in application.qualifications:
        if paper.qualification_id == qualification_id:
            return paper
    raise NotFound("not_found", "The application has no such paper.")


def missing(application: Application, at: datetime) -> tuple[str, ...]:
    """What has to be filled in before it can be submitted: names of fields, or of papers."""
    details = application.details
    wanted: dict[str, object] = {
        "company": details.company,
        "registration_number": details.registration_number,
        "region": details.region,
        "contact": application.contact,
    }
    if application.kind is Role.SUPPLIER:
        wanted["goods"] = details.goods
    fields = [name for name, given in wanted.items() if not given]
    return (*fields, *missing_papers(application, at))


def missing_papers(application: Application, at: datetime) -> tuple[PaperKind, ...]:
    held = {q.kind for q in application.qualifications if q.state in _LATEST_PAPER and q.holds_at(at)}
    return tuple(kind for kind in needed_papers(application.kind, application.goods) if kind not in held)


def submit(application: Application, at: datetime) -> Application:
    """What an operator found wanting is looked at again; what passed and did not change is not.

    Raises:
        Conflict: `incomplete`, with what is missing.
    """
    _require(application, EDITABLE, "submitted")
    lacking = missing(application, at)
    if lacking:
        raise Conflict("incomplete", f"Still missing: {', '.join(lacking)}.", missing=list(lacking))
    passed = {item: check for item, check in application.checks.items() if check.passed}
    return application.with_(status=ApplicationStatus.SUBMITTED, submitted_at=at, checks=passed)


def withdraw(application: Application, at: datetime) -> Application:
    """The person's data go at once; what was decided meanwhile stays in the history."""
    _require(application, (*EDITABLE, ApplicationStatus.SUBMITTED), "withdrawn")
    return application.with_(status=ApplicationStatus.WITHDRAWN, contact=None, decided_at=at)


def check(application: Application, item: str, found: Check) -> Application:
    _require(application, (ApplicationStatus.SUBMITTED,), "checked")
    if item not in items_of(application):
        raise NotFound("not_found", "The checklist of this application has no such item.")
    if not found.passed and not found.note:
        raise InvalidRequest("note_missing", "Say what is wrong, so that the applicant can put it right.", field="note")
    return application.with_(checks={**application.checks, item: found})


def return_for_more(application: Application, note: str, at: datetime) -> Application:
    _require(application, (ApplicationStatus.SUBMITTED,), "returned")
    return application.with_(status=ApplicationStatus.RETURNED, note=note, decided_at=at)


def decline(application: Application, reason: str, at: datetime) -> Application:
    _require(application, (ApplicationStatus.SUBMITTED,), "declined")
    return application.with_(status=ApplicationStatus.DECLINED, note=reason, decided_at=at)


def approve(application: Application, org_id: str, by: str, at: datetime) -> Application:
    """Every item is ticked and every needed paper holds; then all papers count.

    Raises:
        Conflict: `unchecked` with the items, `papers_missing` with the kinds.
    """
    _require(application, (ApplicationStatus.SUBMITTED,), "approved")
    unticked = [i for i in items_of(application) if not (c := application.checks.get(i)) or not c.passed]
    if unticked:
        raise Conflict("unchecked", "Tick every item of the checklist first.", items=unticked)
    lacking = missing_papers(application, at)
    if lacking:
        raise Conflict(
            "papers_missing", f"These papers are missing or ran out: {', '.join(lacking)}.", missing=list(lacking)
        )
    papers = tuple(_accepted(q, by, at) if q.state is PaperState.FILED else q for q in application.qualifications)
    return application.with_(
        status=ApplicationStatus.APPROVED, org_id=org_id, qualifications=papers, note=None, decided_at=at, checks={}
    )


def accept_renewal(application: Application, qualification_id: str, by: str, at: datetime) -> Application:
    """The renewal counts from now on; what it replaces does not any more."""
    paper = _pending_renewal(application, qualification_id)
    if not paper.holds_at(at):
        raise Conflict("paper_expired", "This paper ran out meanwhile. Refuse it and ask for a newer one.")
    papers = []
    for q in application.qualifications:
        if q is paper:
            q = _accepted(q, by, at)
        elif q.qualification_id == paper.replaces and q.state is PaperState.ACCEPTED:
            q = replace(q, state=PaperState.REPLACED)
        papers.append(q)
    return application.with_(qualifications=tuple(papers))


def refuse_renewal(application: Application, qualification_id: str, reason: str, by: str, at: datetime) -> Application:
    paper = _pending_renewal(application, qualification_id)
    refused = replace(paper, state=PaperState.REFUSED, note=reason, decided_at=at, decided_by=by)
    return application.with_(qualifications=tuple(refused if q is paper else q for q in application.qualifications))


def _pending_renewal(application: Application, qualification_id: str) -> Qualification:
    _require(application, (ApplicationStatus.APPROVED,), "renewed")
    paper = find_paper(application, qualification_id)
    if paper.state is not PaperState.FILED:
        raise Conflict("paper_decided", f"This paper is {paper.state} already.", state=str(paper.state))
    return paper


def _accepted(paper: Qualification, by: str, at: datetime) -> Qualification:
    return replace(paper, state=PaperState.ACCEPTED, note=None, decided_at=at, decided_by=by)


def _require(application: Application, statuses: tuple[ApplicationStatus, ...], verb: str) -> None:
    if application.status not in statuses:
        raise Conflict(
            "wrong_status",
            f"An application that is {application.status} cannot be {verb}.",
            application_status=str(application.status),
        )
