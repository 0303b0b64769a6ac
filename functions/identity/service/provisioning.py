"""Accounts and organisations that nobody signed up for: the seed's, and a stack's first operator."""

from __future__ import annotations

from identity import directory, store
from identity.events import OrganisationCreated, StaffAdded
from identity.rules import Organisation, Standing, user_id_of
from parure.aws.auth import Role
from parure.aws.tables import Transaction
from parure.kernel.errors import Conflict
from parure.kernel.text import Language


def provision_organisation(org_id: str, kind: Role, name: str, region: str) -> Organisation:
    held = store.find_organisation(org_id)
    if held is not None:
        return held.organisation()
    made = store.new_organisation(org_id, kind=kind, name=name, region=region)
    tx = Transaction()
    tx.put(made, if_absent=True)
    tx.publish(OrganisationCreated(org_id=org_id, kind=kind, name=name, region=region), by=None)
    tx.commit()
    return made.organisation()


def provision_user(
    email: str,
    password: str,
    role: Role,
    *,
    org_id: str | None,
    name: str | None,
    language: Language,
    owner: bool,
) -> str:
    entry = directory.provide(email, password, name=name, language=language)
    user_id = user_id_of(entry.subject)
    if store.find_user(user_id) is not None:
        return user_id
    organisation = store.find_organisation(org_id) if org_id else None
    user = store.new_user(
        entry.subject,
        role=role,
        name=name,
        email=email,
        language=language,
        status=Standing.ACTIVE,
        org_id=org_id,
        owner=owner,
        licensed_until=organisation.licensed_until if organisation else None,
    )
    tx = Transaction()
    if org_id is None:
        tx.put(user, if_absent=True)
    else:
        taken = Conflict("address_in_use", "This address has an account already.", field="email")
        store.join_parts(tx, user, otherwise=taken)
        tx.publish(StaffAdded(org_id=org_id, user_id=user_id, owner=owner), by=None)
    tx.commit()
    return user_id
