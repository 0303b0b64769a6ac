"""Routes and event handlers of trace."""

from __future__ import annotations

from parure.aws.auth import Role
from parure.aws.http import PUBLIC, Api
from parure.aws.queues import handle_events
from parure.kernel.errors import Conflict, InvalidRequest, NotFound, PreconditionFailed, Unavailable
from parure.kernel.events import Envelope
from parure.kernel.schemas import Listing
from trace.events import CertificateRecorded
from trace.panel import CertificateStatus
from trace.schemas import (
    CertificateNumber,
    CertificateRow,
    CertificatesQuery,
    CertificateView,
    ChangeLaboratory,
    DocumentLink,
    HandOverCertificate,
    LaboratoriesView,
    LaboratoryCode,
    LaboratoryView,
    RecordCertificate,
    RevokeCertificate,
    VerifyCertificate,
)
from trace.service import laboratories, looking, recording, verifying
from trace.store import CertificateItem

app = Api("trace")
SUPPLIER = [Role.SUPPLIER]
OPERATOR = [Role.OPERATOR]
SUPPLIER_OR_OPERATOR = [Role.SUPPLIER, Role.OPERATOR]
ONE = "/api/v1/certificates/{laboratory}/{number}"


@app.get(
    "/api/v1/certificates",
    roles=SUPPLIER_OR_OPERATOR,
    scope="products:read",
    summary="List certificates: your own, or those that wait to be verified",
    errors=[InvalidRequest],
)
def list_certificates(query: CertificatesQuery) -> Listing[CertificateRow]:
    if query.laboratory is not None and query.number is not None:
        found = looking.look_for(query.laboratory, query.number, by=app.caller)
        return Listing[CertificateRow](items=[CertificateRow.of(item) for item in found], next_cursor=None)
    page = looking.list_certificates(app.caller, state=query.state, limit=query.limit, cursor=query.cursor)
    return Listing[CertificateRow].of(page.map(CertificateRow.of))


@app.get(
    ONE,
    roles=SUPPLIER_OR_OPERATOR,
    scope="products:read",
    summary="Read a certificate with its history and its ETag",
    errors=[NotFound],
)
def get_certificate(laboratory: LaboratoryCode, number: CertificateNumber) -> CertificateView:
    return _dossier(laboratory, number)


@app.put(
    ONE,
    roles=SUPPLIER,
    scope="products:write",
    summary="Record what a certificate says, or correct it (If-Match); it is unverified then",
    errors=[InvalidRequest, NotFound, Conflict, PreconditionFailed],
)
def record_certificate(
    laboratory: LaboratoryCode, number: CertificateNumber, body: RecordCertificate
) -> CertificateRow:
    statement = body.statement()
    return _row(
        recording.record_certificate(
            laboratory, number, statement, if_match=app.if_match, by=app.caller, language=app.language
        )
    )


@app.post(
    f"{ONE}/verify",
    roles=OPERATOR,
    summary="Say what was found when the certificate was verified, or ask the laboratory's service (If-Match)",
    errors=[InvalidRequest, NotFound, Conflict, PreconditionFailed, Unavailable],
)
def verify_certificate(
    laboratory: LaboratoryCode, number: CertificateNumber, body: VerifyCertificate
) -> CertificateView:
    verifying.verify_certificate(laboratory, number, body.judgement(), if_match=app.if_match, by=app.caller)
    return _dossier(laboratory, number)


@app.post(
    f"{ONE}/revoke",
    roles=OPERATOR,
    summary="Say that a certificate is not to be relied on any more",
    errors=[InvalidRequest, NotFound, PreconditionFailed],
)
def revoke_certificate(
    laboratory: LaboratoryCode, number: CertificateNumber, body: RevokeCertificate
) -> CertificateRow:
    return _row(verifying.revoke_certificate(laboratory, number, body.reason, by=app.caller))


@app.post(
    f"{ONE}/hand-over",
    roles=OPERATOR,
    summary="Give a certificate to the supplier who has the goods",
    errors=[InvalidRequest, NotFound, PreconditionFailed],
)
def hand_over_certificate(
    laboratory: LaboratoryCode, number: CertificateNumber, body: HandOverCertificate
) -> CertificateRow:
    return _row(recording.hand_over(laboratory, number, body.org_id, body.reason, by=app.caller))


@app.get(
    f"{ONE}/document",
    roles=SUPPLIER_OR_OPERATOR,
    summary="Get a link of five minutes to the certificate's document; the reading is kept on record",
    errors=[NotFound, Conflict],
)
def get_certificate_document(laboratory: LaboratoryCode, number: CertificateNumber) -> DocumentLink:
    return DocumentLink.of(looking.open_document(laboratory, number, by=app.caller))


@app.get(
    f"{ONE}/status",
    roles=PUBLIC,
    summary="Say what was verified of a certificate, by whom, when and how",
    errors=[NotFound],
)
def get_certificate_status(laboratory: LaboratoryCode, number: CertificateNumber) -> CertificateStatus:
    certificate, of_laboratory = looking.get_status(laboratory, number)
    return CertificateStatus.of(certificate, of_laboratory, app.language)


@app.get("/api/v1/laboratories", roles=PUBLIC, summary="List laboratories, and what their reports state")
def list_laboratories() -> LaboratoriesView:
    return LaboratoriesView.of(laboratories.list_laboratories(), app.language)


@app.put(
    "/api/v1/laboratories/{code}",
    roles=OPERATOR,
    summary="Add a laboratory, or describe it anew (If-Match: the version that you read, 0 for a new one)",
    errors=[InvalidRequest, NotFound, PreconditionFailed],
)
def change_laboratory(code: LaboratoryCode, body: ChangeLaboratory) -> LaboratoryView:
    version = app.if_match or "0"
    if not version.isdecimal():
        raise InvalidRequest("bad_version", "If-Match is the version that you read.", field="If-Match")
    changed = laboratories.change_laboratory(body.laboratory(code, int(version)), by=app.caller)
    return LaboratoryView.of(changed, app.language)


def _row(item: CertificateItem) -> CertificateRow:
    app.etag(int(item.version))
    return CertificateRow.of(item)


def _dossier(laboratory: str, number: str) -> CertificateView:
    dossier = looking.get_certificate(laboratory, number, by=app.caller)
    app.etag(int(dossier.item.version))
    return CertificateView.of_dossier(dossier, app.language, app.caller)


def _on_certificate_recorded(event: CertificateRecorded, _: Envelope) -> None:
    verifying.verify_recorded(event)


on_events = handle_events("trace", {CertificateRecorded: _on_certificate_recorded})
