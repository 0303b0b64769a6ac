"""Requests and responses of trace."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator

from media.contract import Link
from parure.aws.auth import Caller, Role
from parure.kernel.schemas import PageQuery, Request, TextIn, TextView, Timestamp, View, id_type
from parure.kernel.text import Language
from parure.kernel.time import parse_time
from trace import store
from trace.panel import StatedFact, facts_of
from trace.rules.facts import STATED, FactGroup, FactShape, shown
from trace.rules.laboratories import Laboratory, VerifierKind
from trace.rules.life import CertificateState, Method
from trace.service.looking import Dossier
from trace.service.recording import Statement
from trace.service.verifying import Judgement
from trace.store import CertificateItem, HistoryItem

LaboratoryCode = Annotated[
    str,
    StringConstraints(to_upper=True, strip_whitespace=True, pattern=r"^[A-Za-z0-9 .&-]{2,20}$"),
    Field(examples=["GIA"]),
]
CertificateNumber = Annotated[
    str,
    BeforeValidator(lambda number: number.replace(" ", "") if isinstance(number, str) else number),
    StringConstraints(to_upper=True, pattern=r"^[A-Za-z0-9-]{4,40}$"),
    Field(examples=["2141438171"]),
]
FactName = Annotated[str, StringConstraints(pattern=r"^[a-z_]{2,30}$")]
FactText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
MediaId = Annotated[str, id_type("med")]
OrgId = Annotated[str, id_type("org")]
_MOST = 60


class RecordCertificate(Request):
    """What the report says, in its own words: the names and words of facts are those of GET /laboratories."""

    report_type: str | None = Field(None, min_length=1, max_length=80, examples=["Diamond Dossier"])
    issued_on: date | None = None
    facts: dict[FactName, FactText] = Field(
        max_length=_MOST, examples=[{"kind": "diamond", "carat": "1.01", "colour": "D", "clarity": "VS1"}]
    )
    document: MediaId | None = Field(None, description="Of a POST /media with kind document")

    def statement(self) -> Statement:
        return Statement(self.report_type, self.issued_on, self.facts, self.document)


def _once_each(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


class VerifyCertificate(Request):
    method: Method = Field(description="laboratory: ask its own service now, and send nothing else")
    confirmed: Annotated[tuple[FactName, ...], AfterValidator(_once_each)] = Field(
        (), max_length=_MOST, description="Facts that are as recorded"
    )
    found: dict[FactName, FactText] = Field(
        default_factory=dict, max_length=_MOST, description="Facts that are otherwise, as the laboratory states them"
    )
    unknown: bool = Field(False, description="The laboratory knows no such number")
    note: str | None = Field(None, min_length=1, max_length=1000)

    def judgement(self) -> Judgement:
        return Judgement(self.method, self.confirmed, self.found, self.unknown, self.note)


class RevokeCertificate(Request):
    reason: str = Field(min_length=1, max_length=1000)


class HandOverCertificate(Request):
    org_id: OrgId = Field(description="Who holds it from now on")
    reason: str = Field(min_length=1, max_length=1000)


class CertificatesQuery(PageQuery):
    state: CertificateState | None = Field(None, description="Operators: unverified when left out; suppliers: all")
    laboratory: LaboratoryCode | None = Field(None, description="With `number`: this one, if it is recorded")
    number: CertificateNumber | None = None

    @model_validator(mode="after")
    def _names_one(self) -> Self:
        if (self.laboratory is None) != (self.number is None):
            raise ValueError("laboratory and number name a certificate together")
        return self


class StepActor(View):
    """Who took a step. `user_id` is told to operators, and to the holder of its own people."""

    role: Literal["holder", "operator", "laboratory", "other"]
    user_id: str | None
    org_id: str | None

    @classmethod
    def of(cls, step: HistoryItem, holder_id: str, reader: Caller) -> Self:
        if step.by is None:
            return cls(role="laboratory", user_id=None, org_id=None)
        if step.org_id is None:
            role: Literal["holder", "operator", "laboratory", "other"] = "operator"
        else:
            role = "holder" if step.org_id == holder_id else "other"
        told = reader.role is Role.OPERATOR or step.org_id == reader.org_id
        return cls(role=role, user_id=step.by if told else None, org_id=step.org_id if told else None)


class CertificateStep(View):
    """One step of a certificate's life."""

    kind: Literal["recorded", "verified", "revoked", "handed_over", "contested"]
    at: Timestamp
    by: StepActor
    state: CertificateState | None = Field(description="What it was verified to be")
    method: Method | None
    confirmed: list[str]
    found: dict[str, str]
    unknown: bool
    note: str | None

    @classmethod
    def of(cls, step: HistoryItem, holder_id: str, reader: Caller) -> Self:
        details: dict[str, Any] = step.details
        return cls(
            kind=step.kind,
            at=parse_time(step.at),
            by=StepActor.of(step, holder_id, reader),
            state=details.get("state"),
            method=details.get("method"),
            confirmed=details.get("confirmed", []),
            found=details.get("found", {}),
            unknown=details.get("unknown", False),
            note=details.get("note"),
        )


class CertificateRow(View):
    laboratory: str
    number: str
    state: CertificateState
    holder_id: str
    kind: str | None = Field(description="What the report is about", examples=["diamond"])
    report_type: str | None
    issued_on: date | None
    has_document: bool
    method: Method | None = Field(description="How it was verified last")
    updated_at: Timestamp
    version: int

    @classmethod
    def of(cls, item: CertificateItem) -> Self:
        return cls(**_row(item))


def _row(item: CertificateItem) -> dict[str, Any]:
    certificate = store.certificate_of(item)
    return {
        "laboratory": certificate.laboratory,
        "number": certificate.number,
        "state": certificate.state,
        "holder_id": certificate.holder_id,
        "kind": certificate.facts.get("kind"),
        "report_type": certificate.report_type,
        "issued_on": certificate.issued_on,
        "has_document": certificate.document is not None,
        "method": certificate.verification.method if certificate.verification else None,
        "updated_at": parse_time(item.updated_at),
        "version": certificate.version,
    }


class CertificateView(CertificateRow):
    """In full, with the ETag for changing it."""

    facts: list[StatedFact]
    document: str | None = Field(description="Media id; told to the holder")
    unknown: bool = Field(description="The laboratory knew no such number")
    history: list[CertificateStep] = Field(description="Newest first")

    @classmethod
    def of_dossier(cls, dossier: Dossier, language: Language, reader: Caller) -> Self:
        item, certificate = dossier.item, store.certificate_of(dossier.item)
        steps = [step for step in dossier.history if step.kind != "contested" or reader.role is Role.OPERATOR]
        return cls(
            **_row(item),
            facts=facts_of(certificate, language),
            document=certificate.document if reader.org_id == certificate.holder_id else None,
            unknown=bool(certificate.verification and certificate.verification.unknown),
            history=[CertificateStep.of(step, item.org_id, reader) for step in steps],
        )


class DocumentLink(View):
    url: str
    expires_at: Timestamp

    @classmethod
    def of(cls, link: Link) -> Self:
        return cls(url=link.url, expires_at=link.expires_at)


class LaboratoryView(View):
    code: str
    name: str
    names: TextView
    website: str | None
    verifier: VerifierKind = Field(
        description="manual: a person looks; gia: GIA's Report Results API, where it is set up"
    )
    active: bool
    version: int

    @classmethod
    def of(cls, laboratory: Laboratory, language: Language) -> Self:
        return cls(
            code=laboratory.code,
            name=laboratory.name.in_(language),
            names=TextView(zh=laboratory.name.zh, en=laboratory.name.en),
            website=laboratory.website,
            verifier=laboratory.verifier,
            active=laboratory.active,
            version=laboratory.version,
        )


class FactChoice(View):
    value: str
    label: str


class FactView(View):
    """A fact that reports state, as a form needs it."""

    name: str
    label: str
    group: FactGroup
    shape: FactShape
    unit: str
    choices: list[FactChoice]


class LaboratoriesView(View):
    items: list[LaboratoryView]
    facts: list[FactView] = Field(
        description="What can be recorded of a report, in the order in which reports state it"
    )

    @classmethod
    def of(cls, laboratories: tuple[Laboratory, ...], language: Language) -> Self:
        return cls(
            items=[LaboratoryView.of(laboratory, language) for laboratory in laboratories],
            facts=[
                FactView(
                    name=fact.name,
                    label=fact.label.in_(language),
                    group=fact.group,
                    shape=fact.shape,
                    unit=fact.unit,
                    choices=[FactChoice(value=one, label=shown(fact, one).in_(language)) for one in fact.choices],
                )
                for fact in STATED.values()
            ],
        )


def _https(address: str) -> str:
    if not address.startswith(("https://", "http://")) or any(mark in address for mark in " <>\"'\\"):
        raise ValueError("a website begins with https://")
    return address


class ChangeLaboratory(Request):
    name: TextIn
    website: Annotated[str, AfterValidator(_https)] | None = Field(None, max_length=200)
    verifier: VerifierKind = VerifierKind.MANUAL
    active: bool = Field(True, description="False: no more of its reports are recorded")

    def laboratory(self, code: str, version: int) -> Laboratory:
        return Laboratory(code, self.name.text(), self.website, self.verifier, self.active, version)
