"""What identity tells the others; also the audit trail of organisations, their staff and their keys."""

from __future__ import annotations

from typing import ClassVar

from parure.kernel.events import DomainEvent
from parure.kernel.value import record


@record
class AccountConfirmed(DomainEvent):
    """Somebody proved their address and is a consumer now."""

    source: ClassVar[str] = "identity"
    aggregate: ClassVar[str] = "user_id"
    user_id: str


@record
class OrganisationCreated(DomainEvent):
    """The operator opened an organisation."""

    source: ClassVar[str] = "identity"
    aggregate: ClassVar[str] = "org_id"
    org_id: str
    kind: str
    name: str
    region: str


@record
class OrganisationSuspended(DomainEvent):
    """An organisation may not act from now on."""

    source: ClassVar[str] = "identity"
    aggregate: ClassVar[str] = "org_id"
    org_id: str
    reason: str


@record
class OrganisationReinstated(DomainEvent):
    """A suspended organisation may act again."""

    source: ClassVar[str] = "identity"
    aggregate: ClassVar[str] = "org_id"
    org_id: str
    reason: str


@record
class StaffAdded(DomainEvent):
    """Somebody was invited to work for an organisation, or came back."""

    source: ClassVar[str] = "identity"
    aggregate: ClassVar[str] = "org_id"
    org_id: str
    user_id: str
    owner: bool


@record
class StaffRemoved(DomainEvent):
    """Somebody works for an organisation no longer."""

    source: ClassVar[str] = "identity"
    aggregate: ClassVar[str] = "org_id"
    org_id: str
    user_id: str


@record
class ApiKeyCreated(DomainEvent):
    """An owner gave a program access."""

    source: ClassVar[str] = "identity"
    aggregate: ClassVar[str] = "org_id"
    org_id: str
    key_id: str
    scopes: list[str]


@record
class ApiKeyRevoked(DomainEvent):
    """An owner took a program's access away."""

    source: ClassVar[str] = "identity"
    aggregate: ClassVar[str] = "org_id"
    org_id: str
    key_id: str
