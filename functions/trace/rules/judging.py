"""What may be said of a certificate, by a person or by its laboratory."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from trace.rules.facts import FACTS, STATED, FactShape, agree, plain
from trace.rules.life import Certificate, CertificateState, Method, Verification
from trace.rules.report import Report


class Wrong(Exception):
    """A verification that does not fit what is recorded; `field` of the request and what to do."""

    def __init__(self, field: str, detail: str) -> None:
        super().__init__(detail)
        self.field = field
        self.detail = detail


def check_verification(certificate: Certificate, verification: Verification) -> None:
    """
    Raises:
        Wrong: it confirms or corrects what nobody recorded, says the same twice, or says nothing.
    """
    recorded = certificate.recorded.stated
    for name in verification.confirmed:
        if name not in recorded:
            raise Wrong(
                "confirmed", f"{name} is not among the recorded facts; what is not recorded cannot be confirmed."
            )
        if name in verification.found:
            raise Wrong("found", f"{name} is either as recorded or otherwise, not both.")
    _check_found(recorded, verification)
    if verification.unknown and (verification.confirmed or verification.found):
        raise Wrong("unknown", "A laboratory that does not know the number says nothing of its facts.")
    if not (verification.confirmed or verification.found or verification.unknown):
        raise Wrong("confirmed", "Say what was confirmed, or what was found otherwise.")
    if verification.method is Method.DOCUMENT and certificate.document is None:
        raise Wrong("method", "No document was uploaded to compare with.")
    if certificate.state is CertificateState.REVOKED and not verification.note:
        raise Wrong("note", "It was revoked. Say why it may be relied on again.")


def verify_against(certificate: Certificate, report: Report, at: datetime, *, by: str | None = None) -> Verification:
    """What the laboratory's own statement confirms of a record, and what it contradicts.

    What the record leaves out is not added: a holder need not write down everything.
    """
    confirmed, found = [], {}
    theirs = report.stated
    for name, value in certificate.recorded.stated.items():
        stated, fact = theirs.get(name), STATED.get(name)
        if stated is None or fact is None:
            continue
        if agree(fact, value, stated):
            confirmed.append(name)
        else:
            found[name] = stated
    for name in ("kind", "treatment"):
        # Left out by the holder, but nothing that a buyer may be left to guess.
        stated = report.facts.get(name)
        if stated is not None and name not in certificate.facts and plain(FACTS[name], stated) != "none":
            found[name] = stated
    return Verification(Method.LABORATORY, at, by, tuple(confirmed), found)


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _check_found(recorded: Mapping[str, str], verification: Verification) -> None:
    for name, value in verification.found.items():
        if (fact := STATED.get(name)) is None:
            raise Wrong("found", f"No report states {name}.")
        if not value or (fact.shape is FactShape.DATE and not _is_date(value)):
            raise Wrong("found", f"Say what the report states as {name}.")
        if name in recorded and agree(fact, recorded[name], value):
            raise Wrong("found", f"{name} is recorded as {recorded[name]}: confirm it instead.")
