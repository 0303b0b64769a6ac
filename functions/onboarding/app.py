"""Onboarding: an applicant's and an operator's routes, and the clock."""

from __future__ import annotations

from typing import Any

from onboarding.rules.application import Application
from onboarding.schemas import (
    ApplicationId,
    ApplicationsQuery,
    ApplicationSummary,
    ApplicationView,
    AskForMore,
    CheckItem,
    CheckOff,
    ContactView,
    DescribeApplication,
    FileQualification,
    GiveReason,
    HistoryView,
    LinkView,
    OwnApplicationView,
    QualificationId,
    StartApplication,
    StepView,
)
from onboarding.service import applying, history, vetting
from onboarding.service.records import documents_of, read_application, unseal
from parure.aws.http import Api, Role
from parure.kernel.errors import (
    Conflict,
    Forbidden,
    Gone,
    InvalidRequest,
    NotFound,
    PreconditionFailed,
    Unprocessable,
)
from parure.kernel.schemas import Listing
from parure.kernel.text import Language

app = Api("onboarding")

APPLICANTS = [Role.CONSUMER, Role.SUPPLIER, Role.DEALER]
OPERATORS = [Role.OPERATOR]


# The applicant, and later the owners of the organisation. Open while it is suspended: a renewed paper ends that.


@app.get(
    "/api/v1/application",
    roles=APPLICANTS,
    summary="My application, or my organisation's papers; null when there is none",
    while_suspended=True,
)
def my_application() -> OwnApplicationView:
    own = applying.my_application(by=app.caller)
    return OwnApplicationView(application=_show(own) if own else None)


@app.post(
    "/api/v1/applications",
    roles=APPLICANTS,
    summary="Start an application to join as a supplier or a dealer",
    status=201,
    idempotent=True,
    errors=[Conflict, Forbidden, Unprocessable],
    while_suspended=True,
)
def start_application(body: StartApplication) -> ApplicationView:
    started = applying.start_application(
        Role(body.kind), language=app.language, by=app.caller, idempotency_key=app.idempotency_key or ""
    )
    return _show(started)


@app.get(
    "/api/v1/applications/{application_id}",
    roles=[*APPLICANTS, *OPERATORS],
    summary="Read an application with its papers and checklist",
    errors=[NotFound],
    while_suspended=True,
)
def get_application(application_id: ApplicationId) -> ApplicationView:
    return _show(read_application(application_id, by=app.caller))


@app.put(
    "/api/v1/applications/{application_id}",
    roles=APPLICANTS,
    summary="Save what is filled in so far",
    errors=[InvalidRequest, NotFound, Forbidden, Conflict, PreconditionFailed],
    while_suspended=True,
)
def describe_application(application_id: ApplicationId, body: DescribeApplication) -> ApplicationView:
    saved = applying.describe_application(
        application_id, body.details(), body.person(), if_match=app.if_match, by=app.caller
    )
    return _show(saved)


@app.post(
    "/api/v1/applications/{application_id}/qualifications",
    roles=APPLICANTS,
    summary="File a paper, or the renewal of one",
    status=201,
    idempotent=True,
    errors=[InvalidRequest, NotFound, Forbidden, Conflict, PreconditionFailed, Unprocessable],
    while_suspended=True,
)
def file_qualification(application_id: ApplicationId, body: FileQualification) -> ApplicationView:
    filed = applying.file_qualification(
        application_id,
        body.kind,
        number=body.number,
        issuer=body.issuer,
        valid_until=body.valid_until,
        document_id=body.document_id,
        replaces=body.replaces,
        by=app.caller,
        idempotency_key=app.idempotency_key or "",
    )
    return _show(filed)


@app.delete(
    "/api/v1/applications/{application_id}/qualifications/{qualification_id}",
    roles=APPLICANTS,
    summary="Take back a paper that nobody has decided on",
    errors=[NotFound, Forbidden, Conflict, PreconditionFailed],
    while_suspended=True,
)
def remove_qualification(application_id: ApplicationId, qualification_id: QualificationId) -> None:
    applying.remove_qualification(application_id, qualification_id, by=app.caller)


@app.get(
    "/api/v1/applications/{application_id}/qualifications/{qualification_id}/document",
    roles=[*APPLICANTS, *OPERATORS],
    summary="A link to a paper's file for five minutes; who asked is recorded",
    errors=[NotFound, Conflict],
    while_suspended=True,
)
def open_document(application_id: ApplicationId, qualification_id: QualificationId) -> LinkView:
    link = applying.open_document(application_id, qualification_id, by=app.caller)
    return LinkView(url=link.url, expires_at=link.expires_at)


@app.post(
    "/api/v1/applications/{application_id}/submit",
    roles=APPLICANTS,
    summary="Hand the application to the operators",
    errors=[NotFound, Forbidden, Conflict, PreconditionFailed],
    while_suspended=True,
)
def submit_application(application_id: ApplicationId) -> ApplicationView:
    return _show(applying.submit_application(application_id, by=app.caller))


@app.post(
    "/api/v1/applications/{application_id}/withdraw",
    roles=APPLICANTS,
    summary="Withdraw the application; its contact is erased",
    errors=[NotFound, Forbidden, Conflict, PreconditionFailed],
    while_suspended=True,
)
def withdraw_application(application_id: ApplicationId) -> ApplicationView:
    return _show(applying.withdraw_application(application_id, by=app.caller))


@app.get(
    "/api/v1/applications/{application_id}/history",
    roles=[*APPLICANTS, *OPERATORS],
    summary="What happened, from the first step to the last renewal and suspension",
    errors=[NotFound],
    while_suspended=True,
)
def list_steps(application_id: ApplicationId) -> HistoryView:
    steps = history.list_steps(application_id, by=app.caller)
    return HistoryView(items=[StepView.of(step) for step in steps])


# The operator


@app.get("/api/v1/applications", roles=OPERATORS, summary="The vetting desk: what waits, the longest first")
def list_applications(query: ApplicationsQuery) -> Listing[ApplicationSummary]:
    kind = Role(query.kind) if query.kind else None
    page = vetting.list_applications(query.queue, kind, limit=query.limit, cursor=query.cursor)
    return Listing[ApplicationSummary].of(page.map(ApplicationSummary.of))


@app.put(
    "/api/v1/applications/{application_id}/checks/{item}",
    roles=OPERATORS,
    summary="Tick an item of the checklist, or say what is wrong with it",
    errors=[InvalidRequest, NotFound, Conflict],
)
def check_item(application_id: ApplicationId, item: CheckItem, body: CheckOff) -> ApplicationView:
    return _show(vetting.check_item(application_id, item, passed=body.passed, note=body.note, by=app.caller))


@app.post(
    "/api/v1/applications/{application_id}/approve",
    roles=OPERATORS,
    summary="Approve: the organisation is founded and the applicant is its owner",
    errors=[InvalidRequest, NotFound, Conflict, PreconditionFailed],
)
def approve_application(application_id: ApplicationId) -> ApplicationView:
    return _show(vetting.approve_application(application_id, if_match=app.if_match, by=app.caller))


@app.post(
    "/api/v1/applications/{application_id}/return",
    roles=OPERATORS,
    summary="Ask the applicant for more",
    errors=[InvalidRequest, NotFound, Conflict, PreconditionFailed],
)
def return_application(application_id: ApplicationId, body: AskForMore) -> ApplicationView:
    return _show(vetting.return_application(application_id, body.note, if_match=app.if_match, by=app.caller))


@app.post(
    "/api/v1/applications/{application_id}/decline",
    roles=OPERATORS,
    summary="Decline, with the reason",
    errors=[InvalidRequest, NotFound, Conflict, PreconditionFailed],
)
def decline_application(application_id: ApplicationId, body: GiveReason) -> ApplicationView:
    return _show(vetting.decline_application(application_id, body.reason, if_match=app.if_match, by=app.caller))


@app.post(
    "/api/v1/applications/{application_id}/contact",
    roles=OPERATORS,
    summary="Read the contact unmasked; that is recorded",
    errors=[NotFound, Gone],
)
def read_contact(application_id: ApplicationId) -> ContactView:
    return ContactView.of(vetting.read_contact(application_id, by=app.caller))


@app.post(
    "/api/v1/applications/{application_id}/qualifications/{qualification_id}/accept",
    roles=OPERATORS,
    summary="Accept a renewed paper; a suspension for the old one ends",
    errors=[NotFound, Conflict, PreconditionFailed],
)
def accept_renewal(application_id: ApplicationId, qualification_id: QualificationId) -> ApplicationView:
    return _show(vetting.accept_renewal(application_id, qualification_id, by=app.caller))


@app.post(
    "/api/v1/applications/{application_id}/qualifications/{qualification_id}/refuse",
    roles=OPERATORS,
    summary="Refuse a renewed paper, with the reason",
    errors=[NotFound, Conflict, PreconditionFailed],
)
def refuse_renewal(
    application_id: ApplicationId, qualification_id: QualificationId, body: GiveReason
) -> ApplicationView:
    return _show(vetting.refuse_renewal(application_id, qualification_id, body.reason, by=app.caller))


def _show(application: Application) -> ApplicationView:
    app.etag(application.version)
    return ApplicationView.view(
        application,
        unseal(application),
        documents_of(application),
        inside=app.caller.role is Role.OPERATOR,
        zh=app.language is Language.ZH,
    )


def on_schedule(_event: dict[str, Any], _context: Any) -> dict[str, int]:
    """Every few minutes: papers that run out."""
    # Imported here: the HTTP function shares this module and never sweeps.
    from onboarding.service.expiring import sweep

    return {"looked_at": sweep()}
