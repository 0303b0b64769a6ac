"""What identity tells the others; also the audit trail of organisations, their staff and their keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from parure.kernel.events import DomainEvent


@dataclass(frozen=True, kw_only=True)
class AccountConfirmed(DomainEvent):
    """Somebody proved their address and is a consumer now."""

    source: ClassVar[str] = "identity"
    aggregate: ClassVar[str] = "user_id"
    user_id: str


@dataclass(frozen=True, kw_only=True)
class _OfOrganisation(DomainEvent):
    source: ClassVar[str] = "identity"
    aggregate: ClassVar[str] = "org_id"
    org_id: str


@dataclass(frozen=True, kw_only=True)
class OrganisationCreated(_OfOrganisation):
    kind: str
    name: str
    region: str


@dataclass(frozen=True, kw_only=True)
class OrganisationSuspended(_OfOrganisation):
    reason: str


@dataclass(frozen=True, kw_only=True)
class OrganisationReinstated(_OfOrganisation):
    reason: str


@dataclass(frozen=True, kw_only=True)
class StaffAdded(_OfOrganisation):
    user_id: str
    owner: bool


@dataclass(frozen=True, kw_only=True)
class StaffRemoved(_OfOrganisation):
    user_id: str


@dataclass(frozen=True, kw_only=True)
class ApiKeyCreated(_OfOrganisation):
    key_id: str
    scopes: list[str]


@dataclass(frozen=True, kw_only=True)
class ApiKeyRevoked(_OfOrganisation):
    key_id: str
