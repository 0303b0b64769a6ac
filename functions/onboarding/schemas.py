"""Requests and responses of onboarding."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints

from media.contract import Document
from onboarding.rules.application import Application, ApplicationStatus, Check, Details, items_of, missing
from onboarding.rules.expiry import licensed_until
from onboarding.rules.papers import Goods, PaperKind, PaperState, Qualification, needed_papers
from onboarding.service.history import Actor, Step
from onboarding.service.records import Contact
from parure.aws.auth import Role
from parure.aws.encryption import mask_email, mask_name, mask_phone
from parure.kernel.schemas import PageQuery, Request, Timestamp, View, id_type
from parure.kernel.time import now

ApplicationId = Annotated[str, id_type("apl")]
QualificationId = Annotated[str, id_type("qua")]
CheckItem = Annotated[str, StringConstraints(pattern=r"^(company|contact|goods|qua_[0-9A-Z]{26})$")]
Kind = Literal["supplier", "dealer"]
Note = Annotated[str, StringConstraints(min_length=1, max_length=1000)]
_Line = StringConstraints(min_length=1, max_length=120, pattern=r"^[^\x00-\x1f]+$")
_THE_LAST_DAY = date(2099, 12, 31)
_ONE_DAY = timedelta(days=1)


class StartApplication(Request):
    kind: Kind


class ContactIn(Request):
    name: Annotated[str, StringConstraints(min_length=1, max_length=80)] = Field(examples=["李娜"])
    phone: Annotated[str, StringConstraints(pattern=r"^\+?[0-9][0-9 -]{5,19}$")] = Field(examples=["13800138000"])
    email: Annotated[str, StringConstraints(max_length=254, pattern=r"^[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+$")] = Field(
        examples=["li.na@example.com"]
    )


class DescribeApplication(Request):
    """All that the form holds; what is null is not filled in yet."""

    company: Annotated[str, _Line] | None = Field(
        None, description="As on the licence", examples=["上海和颐珠宝有限公司"]
    )
    registration_number: Annotated[str, StringConstraints(min_length=4, max_length=40)] | None = Field(
        None, description="In China the unified social credit code", examples=["91310115MA1K4E7X9Q"]
    )
    region: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$")] | None = Field(
        None, description="ISO 3166", examples=["CN-SH"]
    )
    goods: list[Goods] = Field(default_factory=list, max_length=len(Goods))
    about: Annotated[str, StringConstraints(min_length=1, max_length=1000)] | None = None
    contact: ContactIn | None = None

    def details(self) -> Details:
        return Details(
            company=self.company,
            registration_number=self.registration_number,
            region=self.region,
            goods=tuple(kind for kind in Goods if kind in self.goods),
            about=self.about,
        )

    def person(self) -> Contact | None:
        given = self.contact
        return Contact(name=given.name, phone=given.phone, email=given.email) if given else None


def _within_reason(last_day: date) -> date:
    if last_day > _THE_LAST_DAY:
        raise ValueError("leave it out when the paper has no last day")
    return last_day


class FileQualification(Request):
    kind: PaperKind
    number: Annotated[str, _Line] = Field(examples=["91310115MA1K4E7X9Q"])
    issuer: Annotated[str, _Line] = Field(examples=["上海市市场监督管理局"])
    valid_until: Annotated[date, AfterValidator(_within_reason)] | None = Field(
        None, description="Its last day; null: it has none 长期"
    )
    document_id: Annotated[str, id_type("med")] = Field(description="Uploaded by POST /media as a document")
    replaces: QualificationId | None = Field(None, description="The paper that this one corrects or renews")


class CheckOff(Request):
    passed: bool
    note: Note | None = Field(None, description="Needed when it did not pass: the applicant reads it")


class AskForMore(Request):
    note: Note


class GiveReason(Request):
    reason: Note


class ApplicationsQuery(PageQuery):
    queue: Literal["submitted", "renewals", "returned", "approved", "declined"] = Field(
        "submitted", description="renewals: approved, with a renewed paper to look at"
    )
    kind: Kind | None = None


class ContactView(View):
    name: str
    phone: str
    email: str

    @classmethod
    def of(cls, contact: Contact) -> Self:
        return cls(name=contact.name, phone=contact.phone, email=contact.email)

    @classmethod
    def masked(cls, contact: Contact) -> Self:
        return cls(name=mask_name(contact.name), phone=mask_phone(contact.phone), email=mask_email(contact.email))


class PaperFile(View):
    name: str | None
    content_type: str
    bytes: int
    state: str = Field(description="ready, or why not yet")
    failure: str | None = Field(description="Why it was refused")


class QualificationView(View):
    qualification_id: str
    kind: PaperKind
    number: str
    issuer: str
    valid_until: date | None
    document_id: str
    file: PaperFile | None
    state: PaperState
    replaces: str | None
    note: str | None
    days_left: int | None = Field(description="Until its end; 0 or less: it has run out")
    filed_at: Timestamp
    decided_at: Timestamp | None

    @classmethod
    def of(cls, paper: Qualification, file: PaperFile | None) -> Self:
        left = None if paper.ends is None else -((now() - paper.ends) // _ONE_DAY)
        return cls(
            qualification_id=paper.qualification_id,
            kind=paper.kind,
            number=paper.number,
            issuer=paper.issuer,
            valid_until=paper.valid_until,
            document_id=paper.document_id,
            file=file,
            state=paper.state,
            replaces=paper.replaces,
            note=paper.note,
            days_left=left,
            filed_at=paper.filed_at,
            decided_at=paper.decided_at,
        )


class CheckView(View):
    item: str = Field(description="company, contact, goods or a paper's id")
    passed: bool | None = Field(description="null: nobody has looked yet")
    note: str | None
    at: Timestamp | None

    @classmethod
    def of(cls, item: str, check: Check | None) -> Self:
        if check is None:
            return cls(item=item, passed=None, note=None, at=None)
        return cls(item=item, passed=check.passed, note=check.note, at=check.at)


class ApplicationSummary(View):
    application_id: str
    kind: Role
    status: ApplicationStatus
    org_id: str | None
    company: str | None
    region: str | None
    submitted_at: Timestamp | None
    decided_at: Timestamp | None
    licensed_until: Timestamp | None = Field(description="When the first paper that is needed runs out; null: never")
    pending: int = Field(description="Papers that wait for a look")

    @classmethod
    def of(cls, application: Application) -> Self:
        return cls(**_summary(application))


class ApplicationView(ApplicationSummary):
    """In full, for the applicant and for operators; the ETag goes into If-Match."""

    registration_number: str | None
    goods: list[Goods]
    about: str | None
    contact: ContactView | None = Field(description="Masked for operators; POST …/contact shows it and is recorded")
    qualifications: list[QualificationView]
    needed: list[PaperKind] = Field(description="Papers that these goods ask for")
    missing: list[str] = Field(description="What has to be filled in before it can be submitted")
    checks: list[CheckView] = Field(description="The checklist; the applicant sees what has to be put right")
    note: str | None = Field(description="What the operator asked for, or why it was declined")
    created_at: Timestamp
    version: int

    @classmethod
    def view(
        cls, application: Application, contact: Contact | None, files: dict[str, Document], *, inside: bool, zh: bool
    ) -> Self:
        show = ContactView.masked if inside else ContactView.of
        return cls(
            **_summary(application),
            registration_number=application.details.registration_number,
            goods=list(application.goods),
            about=application.details.about,
            contact=show(contact) if contact else None,
            qualifications=[
                QualificationView.of(paper, _file(files.get(paper.document_id), zh))
                for paper in application.qualifications
            ],
            needed=list(needed_papers(application.kind, application.goods)),
            missing=list(missing(application, now())),
            checks=_checks(application, inside),
            note=application.note,
            created_at=application.created_at,
            version=application.version,
        )


def _checks(application: Application, inside: bool) -> list[CheckView]:
    if inside:
        if application.status is not ApplicationStatus.SUBMITTED:
            return [CheckView.of(item, check) for item, check in application.checks.items()]
        return [CheckView.of(item, application.checks.get(item)) for item in items_of(application)]
    if application.status not in (ApplicationStatus.RETURNED, ApplicationStatus.DECLINED):
        return []
    return [CheckView.of(item, check) for item, check in application.checks.items() if not check.passed]


def _summary(application: Application) -> dict[str, Any]:
    return {
        "application_id": application.application_id,
        "kind": application.kind,
        "status": application.status,
        "org_id": application.org_id,
        "company": application.details.company,
        "region": application.details.region,
        "submitted_at": application.submitted_at,
        "decided_at": application.decided_at,
        "licensed_until": licensed_until(application),
        "pending": len(application.pending),
    }


def _file(document: Document | None, zh: bool) -> PaperFile | None:
    if document is None:
        return None
    failure = (document.detail.zh if zh else document.detail.en) if document.detail else None
    return PaperFile(
        name=document.name,
        content_type=document.content_type,
        bytes=document.bytes,
        state=str(document.state),
        failure=failure,
    )


class OwnApplicationView(View):
    application: ApplicationView | None


class LinkView(View):
    url: str
    expires_at: Timestamp


class StepView(View):
    at: Timestamp
    type: str = Field(examples=["application_submitted", "licence_expiring", "organisation_suspended"])
    by: Actor
    by_id: str | None = Field(description="Who; for operators only")
    note: str | None
    facts: dict[str, Any]

    @classmethod
    def of(cls, step: Step) -> Self:
        return cls.model_validate(step)


class HistoryView(View):
    """Newest first."""

    items: list[StepView]
