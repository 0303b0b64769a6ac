"""What other capabilities may ask of trace.

    ref = CertificateRef("GIA", "2141438171")
    found = read_together([*certificate_reads([ref]), ...])
    certificate = certificates_in(found).get(ref)                  # None: nobody has recorded it
    differences = compare(claims, certificate.report)              # claims: what the listing says, and at which field

Kept light: the scales of reports are imported when they are compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from parure.aws.tables import Read
from trace import store
from trace.panel import CertificateStatus
from trace.rules.life import Certificate, CertificateState, Method, Verification
from trace.rules.report import Claim, Difference, DifferenceKind, Report


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


def compare(claims: Iterable[Claim], report: Report) -> tuple[Difference, ...]:
    """Every difference between a listing and its certificate's report; see `trace.rules.compare.compare`.

    Names of claims are those of `trace.rules.facts` (`carat`, `clarity`, `jade_hue`, `fineness` …), `issued_on` and
    `report_type`.
    """
    from trace.rules.compare import compare as compare_fields

    return compare_fields(claims, report)


def provision_certificate(
    laboratory: str,
    number: str,
    holder_id: str,
    *,
    report_type: str | None,
    issued_on: date | None,
    facts: Mapping[str, str],
    confirmed: tuple[str, ...] = (),
) -> None:
    """For the seed of a local mall: recorded by its holder, and looked up by an operator where facts are `confirmed`.

    Repeating it changes nothing.
    """
    from trace.service import provisioning

    provisioning.provision_certificate(
        laboratory, number, holder_id, report_type, issued_on, facts, confirmed=confirmed
    )


__all__ = [
    "Certificate",
    "CertificateRef",
    "CertificateStatus",
    "Claim",
    "Difference",
    "DifferenceKind",
    "Method",
    "Report",
    "CertificateState",
    "Verification",
    "certificate_reads",
    "certificates_in",
    "compare",
    "provision_certificate",
]
