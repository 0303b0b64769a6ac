"""What trace tells the others."""

from __future__ import annotations

from typing import ClassVar

from parure.kernel.events import DomainEvent
from parure.kernel.value import record


@record
class _OfCertificate(DomainEvent):
    """`certificate_version` grows with every change, so a reader can tell an old event from a new one."""

    source: ClassVar[str] = "trace"
    aggregate: ClassVar[str] = "certificate_id"
    certificate_id: str
    """`{laboratory}/{number}`"""
    laboratory: str
    number: str
    holder_id: str
    certificate_version: int


@record
class CertificateRecorded(_OfCertificate):
    """A supplier wrote down what a report says, for the first time or anew; nobody has verified it."""


@record
class CertificateVerified(_OfCertificate):
    """Somebody, or the laboratory itself, was asked: `state` is matched or mismatched."""

    state: str
    method: str


@record
class CertificateRevoked(_OfCertificate):
    """Not to be relied on any more."""

    reason: str


@record
class CertificateHandedOver(_OfCertificate):
    """Another organisation holds it now."""

    reason: str


@record
class LaboratoryChanged(DomainEvent):
    """An operator added a laboratory or described it anew; for the audit trail."""

    source: ClassVar[str] = "trace"
    aggregate: ClassVar[str] = "code"
    code: str
    verifier: str
    active: bool
