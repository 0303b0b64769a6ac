"""Organisations and the people who work for them."""

from __future__ import annotations

from identity import directory, store
from identity.events import (
    OrganisationCreated,
    OrganisationReinstated,
    OrganisationSuspended,
    StaffAdded,
    StaffRemoved,
)
from identity.rules import Organisation, Person, Standing, user_id_of
from identity.service.once import done_before, once_key
from parure.aws.auth import Caller, Role
from parure.aws.tables import AlreadyDone, Transaction, fingerprint
from parure.kernel.errors import Conflict, Forbidden, NotFound
from parure.kernel.events import DomainEvent
from parure.kernel.ids import new_id
from parure.kernel.paging import Page
from parure.kernel.text import Language


def my_organisation(caller: Caller) -> Organisation:
    return _organisation(caller.org).organisation()


def list_organisations(kind: Role | None, *, limit: int, cursor: str | None) -> Page[Organisation]:
    return store.list_organisations(kind, limit=limit, cursor=cursor).map(lambda item: item.organisation())


def create_organisation(
    *,
    kind: Role,
    name: str,
    region: str,
    owner_email: str,
    owner_name: str | None,
    language: Language,
    by: Caller,
    idempotency_key: str,
) -> Organisation:
    """A new organisation and its first owner, who gets an invitation by mail."""
    key = once_key(by, "organisations", idempotency_key)
    request = fingerprint([kind, name, region, owner_email, owner_name])
    done = done_before(key, request)
    if done is not None:
        return _organisation(done["org_id"]).organisation()
    entry, _ = _invited(owner_email, owner_name, language, field="owner_email")
    made = store.new_organisation(new_id("org"), kind=kind, name=name, region=region)
    owner = _member(entry, kind, owner_email, owner_name, language, org_id=made.pk, owner=True)
    made.people = {owner.pk}
    tx = Transaction()
    tx.put(made, if_absent=True)
    tx.put(owner, condition=store.free_for_invitation(), otherwise=_address_in_use("owner_email"))
    tx.publish(OrganisationCreated(org_id=made.pk, kind=kind, name=name, region=region), by=by.id)
    tx.publish(StaffAdded(org_id=made.pk, user_id=owner.user_id, owner=True), by=by.id)
    tx.once(key, request=request, result={"org_id": made.pk})
    try:
        tx.commit()
    except AlreadyDone as already:
        return _organisation(already.result["org_id"]).organisation()
    return made.organisation()


def suspend_organisation(org_id: str, reason: str, *, by: Caller) -> Organisation:
    """An organisation whose licence ran out may be suspended for another reason besides."""
    organisation = _organisation(org_id)
    if organisation.suspended_by_operator:
        raise Conflict("already_suspended", "The organisation is suspended already.")
    event = OrganisationSuspended(org_id=org_id, reason=reason)
    return _change_standing(organisation, Standing.SUSPENDED, event, reason, by)


def reinstate_organisation(org_id: str, reason: str, *, by: Caller) -> Organisation:
    organisation = _organisation(org_id)
    if organisation.lapsed:
        raise Conflict(
            "licence_expired", "Its licence has run out. Accept a renewed one, and it is reinstated by that."
        )
    if organisation.status == Standing.ACTIVE:
        raise Conflict("already_active", "The organisation is active already.")
    event = OrganisationReinstated(org_id=org_id, reason=reason)
    return _change_standing(organisation, Standing.ACTIVE, event, None, by)


def _change_standing(
    organisation: store.OrganisationItem, status: Standing, event: DomainEvent, reason: str | None, by: Caller
) -> Organisation:
    tx = Transaction()
    store.standing_parts(tx, organisation, status, reason=reason, licensed_until=organisation.licensed_until)
    tx.publish(event, by=by.id)
    tx.commit()
    return _organisation(organisation.pk).organisation()


def list_staff(caller: Caller, *, limit: int, cursor: str | None) -> Page[Person]:
    return store.list_staff(caller.org, limit=limit, cursor=cursor).map(lambda item: item.person())


def add_staff(email: str, name: str, *, language: Language, by: Caller) -> Person:
    """Invite somebody into the caller's organisation; inviting a member again changes nothing and tells the same."""
    owner = require_owner(by)
    entry, held = _invited(email, name, language, field="email")
    if held is not None and held.org_id == owner.org_id:
        return held.person()
    user = _member(entry, Role(owner.role), email, name, language, org_id=by.org, owner=False)
    user.licensed_until = owner.licensed_until
    tx = Transaction()
    store.join_parts(tx, user, otherwise=_address_in_use("email"))
    tx.publish(StaffAdded(org_id=by.org, user_id=user.user_id, owner=False), by=by.id)
    tx.commit()
    return user.person()


def remove_staff(user_id: str, *, by: Caller) -> None:
    """They sign in no more, and can act only as long as gateway and authorizer remember them (90 s at most)."""
    require_owner(by)
    if user_id == by.id:
        raise Conflict("not_yourself", "An owner cannot remove themselves. Ask another owner or the mall's operator.")
    user = store.find_user(user_id)
    if user is None or user.org_id != by.org:
        raise NotFound("not_found", "Nobody of this id works for your organisation.")
    tx = Transaction()
    store.leave_parts(tx, user)
    tx.publish(StaffRemoved(org_id=by.org, user_id=user_id), by=by.id)
    # Cognito first: if it fails the person is still listed, and the owner can try again.
    directory.disable(user.subject)
    tx.commit()


def require_owner(caller: Caller) -> store.UserItem:
    user = store.find_user(caller.id)
    if user is None or not user.owner or user.org_id != caller.org:
        raise Forbidden("owners_only", "Only an owner of the organisation may do this.")
    return user


def _organisation(org_id: str) -> store.OrganisationItem:
    found = store.find_organisation(org_id)
    if found is None:
        raise NotFound("not_found", "There is no such organisation.")
    return found


def _invited(
    email: str, name: str | None, language: Language, *, field: str
) -> tuple[directory.Entry, store.UserItem | None]:
    """The account of this address, invited when nobody uses it yet, and the record of who does.

    That somebody else does is told to owners and operators only, whom the mall has vetted and whose invitations are on record.
    """
    entry, new = directory.invite(email, name=name, language=language)
    held = None if new else store.find_user(user_id_of(entry.subject))
    if new or (held is not None and held.status != Standing.REMOVED):
        return entry, held
    if held is not None:
        directory.enable(email)
    if entry.status in directory.WITHOUT_PASSWORD:
        directory.invite_again(email)
    elif held is None:
        raise _address_in_use(field)
    return entry, held


def _member(
    entry: directory.Entry,
    role: Role,
    email: str,
    name: str | None,
    language: Language,
    *,
    org_id: str,
    owner: bool,
) -> store.UserItem:
    # Somebody who comes back has a password of their own and nothing to accept.
    status = Standing.INVITED if entry.status in directory.WITHOUT_PASSWORD else Standing.ACTIVE
    return store.new_user(
        entry.subject, role=role, name=name, email=email, language=language, status=status, org_id=org_id, owner=owner
    )


def _address_in_use(field: str) -> Conflict:
    return Conflict("address_in_use", "This address has an account already. Use another one.", field=field)
