"""What other capabilities may ask of trace.

    ref = CertificateRef("GIA", "2141438171")
    found = read_together([*certificate_reads([ref]), ...])
    certificate = certificates_in(found).get(ref)                  # None: nobody has recorded it
    differences = compare(claims, certificate.report)              # claims: what the listing says, and at which field

Kept light: catalog imports it for every product page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from parure.aws.tables import Read
from trace import store
from trace.rules.compare import Claim, Difference, DifferenceKind, Report, compare
from trace.rules.facts import FACTS
from trace.rules.life import Certificate, Method, State, Verification


class CertificateRef(NamedTuple):
    laboratory: str
    number: str


def certificate_reads(refs: Iterable[tuple[str, str]]) -> list[Read]:
    """One read per certificate; join them to the reads of your use case."""
    return [store.certificate_read(laboratory, number) for laboratory, number in dict.fromkeys(refs)]


def certificates_in(found: Mapping[Read, Any]) -> dict[tuple[str, str], Certificate]:
    """The certificates among what `read_together` found, by (laboratory, number)."""
    items = (item for item in found.values() if isinstance(item, store.CertificateItem))
    return {CertificateRef(item.laboratory, item.number): store.certificate_of(item) for item in items}


__all__ = [
    "FACTS",
    "Certificate",
    "CertificateRef",
    "Claim",
    "Difference",
    "DifferenceKind",
    "Method",
    "Report",
    "State",
    "Verification",
    "certificate_reads",
    "certificates_in",
    "compare",
]
