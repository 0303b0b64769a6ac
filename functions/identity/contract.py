"""What other capabilities and the seed may ask of identity."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from identity.rules import SCOPES, Organisation, Person, Standing
from identity.service import provisioning
from identity.store import OrganisationItem, organisation_read
from parure.aws.auth import Role
from parure.aws.tables import Read
from parure.kernel.text import Language

__all__ = [
    "SCOPES",
    "Organisation",
    "Person",
    "Standing",
    "organisation_reads",
    "organisations_in",
    "provision_organisation",
    "provision_user",
]


def organisation_reads(org_ids: Iterable[str]) -> list[Read]:
    """Parts for `read_together`, beside whatever else the use case reads."""
    return [organisation_read(org_id) for org_id in dict.fromkeys(org_ids)]


def organisations_in(found: Mapping[Read, Any]) -> dict[str, Organisation]:
    """The organisations among the answers of `read_together`, by id; `is_live` says whether they may trade."""
    items = (item for item in found.values() if isinstance(item, OrganisationItem))
    return {item.pk: item.organisation() for item in items}


def provision_organisation(org_id: str, kind: Literal["supplier", "dealer"], name: str, region: str) -> Organisation:
    """For the seed of a local mall: make the organisation if it is missing."""
    return provisioning.provision_organisation(org_id, Role(kind), name, region)


def provision_user(
    email: str,
    password: str,
    role: str,
    org_id: str | None = None,
    name: str | None = None,
    language: Language = Language.ZH,
    *,
    owner: bool = False,
) -> str:
    """For the seed of a local mall and the first operator of a stack: a confirmed account with this password and role.

    Idempotent; the password is set anew each time. Returns the user's id.
    """
    return provisioning.provision_user(
        email, password, Role(role), org_id=org_id, name=name, language=language, owner=owner
    )
