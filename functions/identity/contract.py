"""What other capabilities and the seed may ask of identity."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Literal

from identity.rules import LICENCE_EXPIRED, SCOPES, Organisation, Person, Standing
from identity.service import licences, provisioning
from identity.store import OrganisationItem, find_user, organisation_read
from parure.aws.auth import Role
from parure.aws.tables import Read, Transaction
from parure.kernel.text import Language

__all__ = [
    "LICENCE_EXPIRED",
    "SCOPES",
    "Organisation",
    "Person",
    "Standing",
    "find_person",
    "found_organisation_parts",
    "licence_parts",
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


def find_person(user_id: str) -> Person | None:
    """Who this is; one read."""
    user = find_user(user_id)
    return user.person() if user else None


def found_organisation_parts(
    tx: Transaction,
    *,
    org_id: str,
    kind: Role,
    name: str,
    region: str,
    owner_id: str,
    licensed_until: datetime | None,
    by: str | None,
) -> None:
    """Parts that make a vetted applicant the owner of a new organisation.

    The commit raises Conflict `applicant_not_free` when the person is no consumer any more.
    """
    licences.found_organisation_parts(
        tx,
        org_id=org_id,
        kind=kind,
        name=name,
        region=region,
        owner_id=owner_id,
        licensed_until=licensed_until,
        by=by,
    )


def licence_parts(
    tx: Transaction, found: Mapping[Read, Any], org_id: str, licensed_until: datetime | None, *, by: str | None
) -> Standing:
    """Parts that set until when the organisation's papers hold; `found` answers `organisation_reads([org_id])`.

    Past: it is suspended as `licence_expired`. Ahead or None: such a suspension ends, an operator's own does not. Returns
    the standing that it will have. The commit raises Conflict `changed_meanwhile` when somebody joined meanwhile: read again.
    """
    return licences.licence_parts(tx, found[organisation_read(org_id)], licensed_until, by=by)


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
