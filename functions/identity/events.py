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
class OrganisationCreated(DomainEvent):
    """The operator opened an organisation."""

    source: ClassVar[str] = "identity"
    aggregate: ClassVar[str] = "org_id"
    org_id: str
    kind: str
    name: str
    region: str


@dataclass(frozen=True, kw_only=True)
class OrganisationSuspended(DomainEvent):
    """An organisation may not act from now on."""

    source: ClassVar[str] = "identity"
    aggregate: ClassVar[str] = "org_id"
    org_id: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class OrganisationReinstated(DomainEvent):
    """A suspended organisation may act again."""

    source: ClassVar[str] = "identity"
    aggregate: ClassVar[str] = "org_id"
    org_id: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class StaffAdded(DomainEvent):
    """Somebody was invited to work for an organisation, or came back."""

    source: ClassVar[str] = "identity"
    aggregate: ClassVar[str] = "org_id"
    org_id: str
    user_id: str
    owner: bool


@dataclass(frozen=True, kw_only=True)
class StaffRemoved(DomainEvent):
    """Somebody works for an organisation no longer."""

    source: ClassVar[str] = "identity"
    aggregate: ClassVar[str] = "org_id"
    org_id: str
    user_id: str


@dataclass(frozen=True, kw_only=True)
class ApiKeyCreated(DomainEvent):
    """An owner gave a program access."""

    source: ClassVar[str] = "identity"
    aggregate: ClassVar[str] = "org_id"
    org_id: str
    key_id: str
    scopes: list[str]


@dataclass(frozen=True, kw_only=True)
class ApiKeyRevoked(DomainEvent):
    """An owner took a program's access away."""

    source: ClassVar[str] = "identity"
    aggregate: ClassVar[str] = "org_id"
    org_id: str
    key_id: str
