"""The trace table: certificates, what happened to them, and the laboratories.

    cert#{laboratory}#{number} / record          one certificate
    cert#{laboratory}#{number} / history#<ulid>  one step of its life; written once
    laboratories               / {code}          a laboratory as operators describe it

A record holds no personal data but ids.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from pynamodb.attributes import BooleanAttribute, JSONAttribute, NumberAttribute, UnicodeAttribute

from parure.aws.tables import Read, Table, index
from parure.kernel.text import Text
from parure.kernel.time import iso, parse_time
from trace.rules.laboratories import Laboratory, VerifierKind
from trace.rules.laboratories import laboratory_of as as_known
from trace.rules.life import Certificate, CertificateState, Method, Verification


class CertificateItem(Table):
    """Found by its holder in `by_org`, by operators in `by_state`. `version` counts every change and is the ETag."""

    class Meta(Table.Meta):
        table = "trace"

    by_org = index("org_id", "updated_at")
    by_state = index("state", "updated_at")

    laboratory = UnicodeAttribute()
    number = UnicodeAttribute()
    org_id = UnicodeAttribute()
    state = UnicodeAttribute()
    version = NumberAttribute()
    report_type = UnicodeAttribute(null=True)
    issued_on = UnicodeAttribute(null=True)
    facts = JSONAttribute()
    verification = JSONAttribute(null=True)
    document = UnicodeAttribute(null=True)
    """Media id."""
    created_at = UnicodeAttribute()
    updated_at = UnicodeAttribute()


class HistoryItem(Table):
    class Meta(Table.Meta):
        table = "trace"

    kind = UnicodeAttribute()
    at = UnicodeAttribute()
    by = UnicodeAttribute(null=True)
    org_id = UnicodeAttribute(null=True)
    """The organisation of who did it; none for an operator and for a laboratory's service."""
    details = JSONAttribute()


class LaboratoryItem(Table):
    class Meta(Table.Meta):
        table = "trace"

    name = JSONAttribute()
    website = UnicodeAttribute(null=True)
    verifier = UnicodeAttribute()
    active = BooleanAttribute()
    version = NumberAttribute()
    updated_at = UnicodeAttribute()


def certificate_pk(laboratory: str, number: str) -> str:
    return f"cert#{laboratory}#{number}"


def certificate_read(laboratory: str, number: str) -> Read:
    return Read(CertificateItem, certificate_pk(laboratory, number), "record")


def certificate_of(item: CertificateItem) -> Certificate:
    return Certificate(
        laboratory=item.laboratory,
        number=item.number,
        holder_id=item.org_id,
        state=CertificateState(item.state),
        version=int(item.version),
        report_type=item.report_type,
        issued_on=date.fromisoformat(item.issued_on) if item.issued_on else None,
        facts=dict(item.facts),
        verification=_verification_of(item.verification),
        document=item.document,
    )


def _verification_of(document: dict[str, Any] | None) -> Verification | None:
    if document is None:
        return None
    return Verification(
        method=Method(document["method"]),
        at=parse_time(document["at"]),
        by=document.get("by"),
        confirmed=tuple(document["confirmed"]),
        found=dict(document["found"]),
        unknown=document.get("unknown", False),
        note=document.get("note"),
    )


def verification_document(verification: Verification) -> dict[str, Any]:
    return {
        "method": str(verification.method),
        "at": iso(verification.at),
        "by": verification.by,
        "confirmed": list(verification.confirmed),
        "found": dict(verification.found),
        "unknown": verification.unknown,
        "note": verification.note,
    }


LABORATORIES = "laboratories"


def laboratory_read(code: str) -> Read:
    return Read(LaboratoryItem, LABORATORIES, code)


def laboratory_of(item: LaboratoryItem) -> Laboratory:
    return Laboratory(
        code=item.sk,
        name=Text(item.name["zh"], item.name["en"]),
        website=item.website,
        verifier=VerifierKind(item.verifier),
        active=item.active,
        version=int(item.version),
    )


def laboratory_in(found: Mapping[Read, Any], code: str) -> Laboratory:
    """Among what was read; as it is known to begin with, and else by its code alone, where no operator described it."""
    item = found.get(laboratory_read(code))
    if item is not None:
        return laboratory_of(item)
    return as_known(code)
