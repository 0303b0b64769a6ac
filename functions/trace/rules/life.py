"""The life of a certificate: unverified → matched | mismatched | revoked, each step by somebody, somehow, at some time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from trace.rules.compare import Report


class State(StrEnum):
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


@dataclass(frozen=True, slots=True)
class Verification:
    """`confirmed` are the names of facts that were found as recorded, `found` what was found otherwise."""

    method: Method
    at: datetime
    by: str | None
    """User id; None when no person was asked."""
    confirmed: tuple[str, ...] = ()
    found: Mapping[str, str] = field(default_factory=dict)
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Certificate:
    """What the mall knows of one certificate. `facts` as its holder wrote them down from the report."""

    laboratory: str
    number: str
    holder_id: str
    """The organisation that recorded it."""
    state: State
    version: int
    report_type: str | None = None
    issued_on: date | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    verification: Verification | None = None
    """The last one; None until somebody looked."""
    document: str | None = None
    """Key of the uploaded document."""

    @property
    def report(self) -> Report:
        """The best that is known of the report: what was found at its verification goes before what was recorded."""
        found = self.verification.found if self.verification else {}
        facts = {**self.facts, **{name: value for name, value in found.items() if name != "number"}}
        return Report(self.laboratory, self.number, self.report_type, self.issued_on, facts)

    @property
    def confirmed(self) -> tuple[str, ...]:
        """Names of the facts that were verified, if the certificate may be relied on."""
        return self.verification.confirmed if self.verification and self.state is State.MATCHED else ()
