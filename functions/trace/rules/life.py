"""The life of a certificate: unverified → matched | mismatched | revoked, each step by somebody, somehow, at some time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from enum import StrEnum

from parure.kernel.value import value
from trace.rules.report import Report


class CertificateState(StrEnum):
    UNVERIFIED = "unverified"
    MATCHED = "matched"
    """What was recorded is what the laboratory says, as far as it was verified."""
    MISMATCHED = "mismatched"
    """The laboratory says otherwise, or does not know the number."""
    REVOKED = "revoked"
    """Not to be relied on any more: withdrawn by the laboratory, lost, forged."""


class Method(StrEnum):
    """How a certificate was verified."""

    DOCUMENT = "document"
    """An operator compared it with the uploaded document."""
    WEBSITE = "website"
    """An operator asked the laboratory's website."""
    ENQUIRY = "enquiry"
    """An operator wrote to or called the laboratory."""
    LABORATORY = "laboratory"
    """The laboratory's own service answered."""


@value
class Verification:
    """`confirmed` are the names of facts that were found as recorded, `found` what was found otherwise."""

    method: Method
    at: datetime
    by: str | None
    """User id; None when no person was asked."""
    confirmed: tuple[str, ...] = ()
    found: Mapping[str, str] = field(default_factory=dict)
    unknown: bool = False
    """The laboratory knows no such number."""
    note: str | None = None

    @property
    def outcome(self) -> CertificateState:
        return CertificateState.MISMATCHED if self.found or self.unknown else CertificateState.MATCHED


@value
class Certificate:
    """What the mall knows of one certificate. `facts` as its holder wrote them down from the report."""

    laboratory: str
    number: str
    holder_id: str
    """The organisation that recorded it."""
    state: CertificateState
    version: int
    report_type: str | None = None
    issued_on: date | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    verification: Verification | None = None
    """The last one; None until somebody looked."""
    document: str | None = None
    """Media id of the uploaded document."""

    @property
    def recorded(self) -> Report:
        """As the holder wrote it down."""
        return Report(self.laboratory, self.number, self.report_type, self.issued_on, self.facts)

    @property
    def report(self) -> Report:
        """The best that is known: what was found at its verification goes before what was recorded."""
        found = dict(self.verification.found) if self.verification else {}
        report_type = found.pop("report_type", self.report_type)
        issued_on = date.fromisoformat(found.pop("issued_on")) if "issued_on" in found else self.issued_on
        return Report(self.laboratory, self.number, report_type, issued_on, {**self.facts, **found})

    @property
    def confirmed(self) -> tuple[str, ...]:
        """Names of the facts that were verified, if the certificate may be relied on."""
        return self.verification.confirmed if self.verification and self.state is CertificateState.MATCHED else ()

    @property
    def unconfirmed(self) -> tuple[str, ...]:
        """Names of the facts that nobody verified."""
        return tuple(name for name in self.recorded.stated if name not in self.confirmed)

    def says(
        self, report_type: str | None, issued_on: date | None, facts: Mapping[str, str], document: str | None
    ) -> bool:
        """Whether this is what is recorded already."""
        return (self.report_type, self.issued_on, dict(self.facts), self.document) == (
            report_type,
            issued_on,
            dict(facts),
            document,
        )
