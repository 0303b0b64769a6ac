"""What onboarding decides, as parts of its transactions: a new organisation with its owner, and how long it may trade."""

from __future__ import annotations

from datetime import datetime

from identity import store
from identity.events import OrganisationCreated, OrganisationReinstated, OrganisationSuspended, StaffAdded
from identity.rules import LICENCE_EXPIRED, Standing, has_lapsed, subject_of
from parure.aws.auth import Role
from parure.aws.tables import Transaction, timestamp
from parure.kernel.errors import Conflict
from parure.kernel.time import iso

LICENCE_RENEWED = "licence_renewed"


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
    """The organisation, and the consumer who becomes its owner: their role is the organisation's from then on."""
    until = iso(licensed_until) if licensed_until else None
    owner = store.UserItem(store.user_key(subject_of(owner_id)), "user")
    made = store.new_organisation(org_id, kind=kind, name=name, region=region)
    made.people, made.licensed_until = {owner.pk}, until
    tx.put(made, if_absent=True)
    user = store.UserItem
    actions = [
        user.role.set(kind),
        user.org_id.set(org_id),
        user.kind_sk.set(store.member_sk(owner_id)),
        user.owner.set(True),
    ]
    actions += [user.licensed_until.set(until)] if until else []
    tx.update(
        owner,
        actions=actions,
        condition=(user.role == Role.CONSUMER) & (user.status == Standing.ACTIVE) & user.org_id.does_not_exist(),
        otherwise=Conflict(
            "applicant_not_free", "The applicant's account is closed or works for another organisation by now."
        ),
    )
    tx.publish(OrganisationCreated(org_id=org_id, kind=kind, name=name, region=region), by=by)
    tx.publish(StaffAdded(org_id=org_id, user_id=owner_id, owner=True), by=by)


def licence_parts(
    tx: Transaction, organisation: store.OrganisationItem, licensed_until: datetime | None, *, by: str | None
) -> Standing:
    """How long the organisation may trade from now on; suspends it when that is over, ends such a suspension when it is not.

    What an operator suspended stays suspended. At most 72 actions; a Conflict `changed_meanwhile` when somebody joined since
    the organisation was read.
    """
    until = iso(licensed_until) if licensed_until else None
    lapsed = has_lapsed(until, timestamp())
    suspended = organisation.status == Standing.SUSPENDED
    by_licence = suspended and not organisation.suspended_by_operator
    status = Standing.SUSPENDED if lapsed or (suspended and not by_licence) else Standing.ACTIVE
    reason = organisation.suspended_reason if organisation.suspended_by_operator else LICENCE_EXPIRED
    store.standing_parts(tx, organisation, status, reason=reason, licensed_until=until)
    if lapsed and not suspended:
        tx.publish(OrganisationSuspended(org_id=organisation.pk, reason=LICENCE_EXPIRED), by=by)
    elif by_licence and not lapsed:
        tx.publish(OrganisationReinstated(org_id=organisation.pk, reason=LICENCE_RENEWED), by=by)
    return status
