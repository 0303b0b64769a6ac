"""What anybody may see of a certificate: on a product's page, and by GET /certificates/{laboratory}/{number}/status."""

from __future__ import annotations

from datetime import date
from typing import Literal, Self

from pydantic import Field

from parure.kernel.schemas import Timestamp, View
from parure.kernel.text import Language
from trace.rules.laboratories import Laboratory, laboratory_of
from trace.rules.life import Certificate, CertificateState, Method


class StatedFact(View):
    """One fact of a report, ready to be read."""

    name: str
    label: str
    value: str = Field(description="As recorded")
    text: str = Field(description="As shown: with unit, in words")
    confirmed: bool = Field(description="Found to be as recorded when it was verified last")
    found: str | None = Field(description="What the laboratory states instead")
    found_text: str | None = Field(description="The same, as shown")


def facts_of(certificate: Certificate, language: Language) -> list[StatedFact]:
    from trace.rules.facts import STATED, shown

    said = None if certificate.state is CertificateState.REVOKED else certificate.verification
    found, confirmed = (dict(said.found), said.confirmed) if said else ({}, ())
    stated = {**certificate.recorded.stated, **{n: "" for n in found if n not in certificate.recorded.stated}}
    return [
        StatedFact(
            name=name,
            label=fact.label.in_(language),
            value=stated[name],
            text=shown(fact, stated[name]).in_(language) if stated[name] else "",
            confirmed=name in confirmed,
            found=found.get(name),
            found_text=shown(fact, found[name]).in_(language) if name in found else None,
        )
        for name, fact in STATED.items()
        if name in stated
    ]


class CertificateStatus(View):
    """What anybody may know: what was verified, what was not, by whom, when and how. No person, no document."""

    laboratory: str
    laboratory_name: str
    number: str
    state: CertificateState
    report_type: str | None
    issued_on: date | None
    verified_by: Literal["mall", "laboratory"] | None = Field(description="Our people, or the laboratory's own service")
    verified_at: Timestamp | None
    method: Method | None
    verified: list[StatedFact]
    not_verified: list[StatedFact]
    website: str | None = Field(description="Where the laboratory answers for itself")

    @classmethod
    def of_listing(
        cls,
        laboratory: str,
        number: str,
        report_type: str | None,
        issued_on: date | None,
        certificate: Certificate | None,
        language: Language,
    ) -> Self:
        """Of a certificate that a listing names; nobody may have recorded it."""
        known = certificate or Certificate(
            laboratory, number, "", CertificateState.UNVERIFIED, 0, report_type, issued_on
        )
        return cls.of(known, laboratory_of(laboratory), language)

    @classmethod
    def of(cls, certificate: Certificate, laboratory: Laboratory, language: Language) -> Self:
        facts = facts_of(certificate, language)
        said = certificate.verification if certificate.state is not CertificateState.UNVERIFIED else None
        return cls(
            laboratory=certificate.laboratory,
            laboratory_name=laboratory.name.in_(language),
            number=certificate.number,
            state=certificate.state,
            report_type=certificate.report_type,
            issued_on=certificate.issued_on,
            verified_by=None if said is None else "laboratory" if said.method is Method.LABORATORY else "mall",
            verified_at=said.at if said else None,
            method=said.method if said else None,
            verified=[fact for fact in facts if fact.name in certificate.confirmed],
            not_verified=[fact for fact in facts if fact.name not in certificate.confirmed],
            website=laboratory.website,
        )
