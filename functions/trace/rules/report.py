"""What a listing claims, what a laboratory reports, and what lies between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum

from parure.kernel.text import Text
from parure.kernel.value import value


@value
class Claim:
    """What a listing says of one fact, and where: `Claim("carat", "1.01", "attributes.stones.0.carat")`."""

    name: str
    value: str
    field: str


@value
class Report:
    """What a laboratory states. `facts` by the names of `facts.FACTS`."""

    laboratory: str
    number: str
    report_type: str | None = None
    issued_on: date | None = None
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def header(self) -> dict[str, str]:
        issued = self.issued_on.isoformat() if self.issued_on else None
        stated = {"report_type": self.report_type, "issued_on": issued}
        return {name: value for name, value in stated.items() if value}

    @property
    def stated(self) -> dict[str, str]:
        """Header and facts together."""
        return {**self.header, **self.facts}


class DifferenceKind(StrEnum):
    OVERSTATED = "overstated"
    """The listing claims more than the report gives."""
    UNDERSTATED = "understated"
    DIFFERENT = "different"
    UNSTATED = "unstated"
    """The listing claims what the report does not state."""
    UNDISCLOSED = "undisclosed"
    """The report states what a listing must not keep quiet about."""


@value
class Difference:
    """One field in which a listing and its certificate disagree. `field` is the listing's, empty if the listing has none."""

    name: str
    kind: DifferenceKind
    field: str
    claimed: str | None
    reported: str | None
    label: Text
    detail: Text
    fix: Text
