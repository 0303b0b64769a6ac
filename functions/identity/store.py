"""The identity table: users, organisations, API keys.

| pk | sk | item |
|---|---|---|
| `sub#{Cognito subject}` | `user` | a person; `organisation_suspended` and `licensed_until` are copied here so that the authorizer reads one item |
| `sub#{Cognito subject}` | `addresses` | their address book, one ciphertext |
| `org_…` | `org` | an organisation with the keys (pk) of its people and API keys: whom a suspension reaches |
| `key#{SHA-256}` | `key` | an API key; the secret itself is nowhere |

`by_org` lists what belongs to an organisation (`member#…`, `key#…`); organisations themselves belong to the mall.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute, UnicodeSetAttribute
from pynamodb.expressions.condition import Condition, size
from pynamodb.expressions.update import Action

from identity.address_book import AddressBook, book_of, fields_of
from identity.rules import (
    LICENCE_EXPIRED,
    MAX_KEYS,
    MAX_STAFF,
    Organisation,
    Person,
    Standing,
    has_lapsed,
    key_hash,
    subject_of,
    user_id_of,
)
from parure.aws.auth import Role
from parure.aws.encryption import decrypt_fields, encrypt_fields
from parure.aws.tables import Read, Table, Transaction, index, query_page, timestamp
from parure.kernel.errors import Conflict
from parure.kernel.paging import Page
from parure.kernel.text import Language

MALL = "mall"
"""Under this name `by_org` lists the organisations."""
_PERSON = "person"
_ADDRESSES = "addresses"


class UserItem(Table):
    class Meta(Table.Meta):
        table = "identity"

    by_org = index("org_id", "kind_sk")
    role = UnicodeAttribute()
    personal = UnicodeAttribute()
    language = UnicodeAttribute()
    status = UnicodeAttribute()
    created_at = UnicodeAttribute()
    owner = BooleanAttribute(default=False)
    organisation_suspended = BooleanAttribute(default=False)
    licensed_until = UnicodeAttribute(null=True)
    org_id = UnicodeAttribute(null=True)
    kind_sk = UnicodeAttribute(null=True)

    @property
    def suspended(self) -> bool:
        return bool(self.organisation_suspended) or has_lapsed(self.licensed_until, timestamp())

    @property
    def subject(self) -> str:
        return str(self.pk.removeprefix("sub#"))

    @property
    def user_id(self) -> str:
        return user_id_of(self.subject)

    def person(self) -> Person:
        personal = decrypt_fields(_PERSON, self.personal)
        return Person(
            user_id=self.user_id,
            role=Role(self.role),
            org_id=self.org_id,
            owner=self.owner,
            status=Standing(self.status),
            organisation_suspended=self.suspended,
            name=personal["name"],
            email=personal["email"],
            language=Language(self.language),
            created_at=self.created_at,
        )


class OrganisationItem(Table):
    class Meta(Table.Meta):
        table = "identity"

    by_org = index("org_id", "kind_sk")
    listed_under = UnicodeAttribute(attr_name="org_id", default=MALL)
    kind_sk = UnicodeAttribute()
    kind = UnicodeAttribute()
    name = UnicodeAttribute()
    region = UnicodeAttribute()
    status = UnicodeAttribute()
    created_at = UnicodeAttribute()
    people = UnicodeSetAttribute(null=True)
    keys = UnicodeSetAttribute(null=True)
    suspended_reason = UnicodeAttribute(null=True)
    suspended_since = UnicodeAttribute(null=True)
    licensed_until = UnicodeAttribute(null=True)
    version = NumberAttribute(default=1)

    @property
    def lapsed(self) -> bool:
        return has_lapsed(self.licensed_until, timestamp())

    @property
    def suspended_by_operator(self) -> bool:
        return self.status == Standing.SUSPENDED and self.suspended_reason != LICENCE_EXPIRED

    def organisation(self) -> Organisation:
        told = self.status == Standing.SUSPENDED
        return Organisation(
            org_id=self.pk,
            kind=Role(self.kind),
            name=self.name,
            region=self.region,
            status=Standing.SUSPENDED if told or self.lapsed else Standing(self.status),
            created_at=self.created_at,
            suspended_reason=self.suspended_reason if told else LICENCE_EXPIRED if self.lapsed else None,
            suspended_since=self.suspended_since if told else self.licensed_until if self.lapsed else None,
            licensed_until=self.licensed_until,
        )


class ApiKeyItem(Table):
    class Meta(Table.Meta):
        table = "identity"

    by_org = index("org_id", "kind_sk")
    key_id = UnicodeAttribute()
    org_id = UnicodeAttribute()
    kind_sk = UnicodeAttribute()
    role = UnicodeAttribute()
    name = UnicodeAttribute()
    scopes = UnicodeSetAttribute()
    ending = UnicodeAttribute()
    created_at = UnicodeAttribute()
    created_by = UnicodeAttribute()
    organisation_suspended = BooleanAttribute(default=False)
    licensed_until = UnicodeAttribute(null=True)

    @property
    def suspended(self) -> bool:
        return bool(self.organisation_suspended) or has_lapsed(self.licensed_until, timestamp())


class AddressesItem(Table):
    class Meta(Table.Meta):
        table = "identity"

    personal = UnicodeAttribute()
    version = NumberAttribute()


def find_addresses(user_id: str) -> AddressBook:
    item = AddressesItem.find(user_key(subject_of(user_id)), "addresses")
    if item is None:
        return AddressBook(user_id=user_id)
    return book_of(user_id, decrypt_fields(_ADDRESSES, item.personal), int(item.version))


def put_addresses(tx: Transaction, book: AddressBook) -> AddressBook:
    """Write the book if nobody else did since it was read; returns it as it will be stored."""
    stored = replace(book, version=book.version + 1)
    personal = encrypt_fields(_ADDRESSES, fields_of(stored))
    item = AddressesItem(user_key(subject_of(book.user_id)), "addresses", personal=personal, version=stored.version)
    tx.put(item, condition=AddressesItem.version == book.version if book.version else AddressesItem.pk.does_not_exist())
    return stored


def user_key(subject: str) -> str:
    return f"sub#{subject}"


def find_user(user_id: str) -> UserItem | None:
    return UserItem.find(user_key(subject_of(user_id)), "user")


def find_organisation(org_id: str) -> OrganisationItem | None:
    return OrganisationItem.find(org_id, "org")


def find_key(secret: str) -> ApiKeyItem | None:
    return ApiKeyItem.find(f"key#{key_hash(secret)}", "key")


def organisation_read(org_id: str) -> Read:
    return Read(OrganisationItem, org_id, "org")


def new_user(
    subject: str,
    *,
    role: Role,
    name: str | None,
    email: str,
    language: Language,
    status: Standing,
    org_id: str | None = None,
    owner: bool = False,
    licensed_until: str | None = None,
) -> UserItem:
    return UserItem(
        user_key(subject),
        "user",
        role=role,
        personal=encrypt_person(name, email),
        language=language,
        status=status,
        created_at=timestamp(),
        org_id=org_id,
        owner=owner,
        licensed_until=licensed_until,
        kind_sk=member_sk(user_id_of(subject)) if org_id else None,
    )


def member_sk(user_id: str) -> str:
    return f"member#{user_id}"


def encrypt_person(name: str | None, email: str) -> str:
    return encrypt_fields(_PERSON, {"name": name, "email": email})


def new_organisation(org_id: str, *, kind: Role, name: str, region: str) -> OrganisationItem:
    return OrganisationItem(
        org_id,
        "org",
        kind_sk=f"org#{kind}#{org_id}",
        kind=kind,
        name=name,
        region=region,
        status=Standing.ACTIVE,
        created_at=timestamp(),
    )


def new_key(
    secret: str,
    *,
    key_id: str,
    org_id: str,
    role: Role,
    name: str,
    scopes: set[str],
    by: str,
    licensed_until: str | None = None,
) -> ApiKeyItem:
    return ApiKeyItem(
        f"key#{key_hash(secret)}",
        "key",
        key_id=key_id,
        org_id=org_id,
        kind_sk=f"key#{key_id}",
        role=role,
        name=name,
        scopes=scopes,
        ending=secret[-4:],
        created_at=timestamp(),
        created_by=by,
        licensed_until=licensed_until,
    )


def free_for_invitation() -> Condition:
    """Not over a live account: an address belongs to one person with one role."""
    free: Condition = UserItem.pk.does_not_exist() | (UserItem.status == Standing.REMOVED)
    return free


def join_parts(tx: Transaction, user: UserItem, *, otherwise: Conflict) -> None:
    """The person's record, and their place in a live organisation that has room."""
    tx.put(user, condition=free_for_invitation(), otherwise=otherwise)
    room = _licensed(user) & (OrganisationItem.people.does_not_exist() | (_count(OrganisationItem.people) < MAX_STAFF))
    _change_belongings(tx, user.org_id, OrganisationItem.people.add({user.pk}), room, MAX_STAFF, "people")


def leave_parts(tx: Transaction, user: UserItem) -> None:
    gone = [UserItem.status.set(Standing.REMOVED), UserItem.org_id.remove(), UserItem.kind_sk.remove()]
    org = OrganisationItem(user.org_id, "org")
    tx.update(user, actions=gone, condition=UserItem.org_id == user.org_id)
    tx.update(org, actions=[OrganisationItem.people.delete({user.pk}), OrganisationItem.version.add(1)])


def add_key_parts(tx: Transaction, key: ApiKeyItem) -> None:
    tx.put(key, if_absent=True)
    room = _licensed(key) & (OrganisationItem.keys.does_not_exist() | (_count(OrganisationItem.keys) < MAX_KEYS))
    _change_belongings(tx, key.org_id, OrganisationItem.keys.add({key.pk}), room, MAX_KEYS, "API keys")


def revoke_key_parts(tx: Transaction, key: ApiKeyItem) -> None:
    org = OrganisationItem(key.org_id, "org")
    tx.delete(key, condition=ApiKeyItem.pk.exists())
    tx.update(org, actions=[OrganisationItem.keys.delete({key.pk}), OrganisationItem.version.add(1)])


def _change_belongings(tx: Transaction, org_id: str, add: Action, room: Condition, most: int, what: str) -> None:
    tx.update(
        OrganisationItem(org_id, "org"),
        actions=[add, OrganisationItem.version.add(1)],
        condition=(OrganisationItem.status == Standing.ACTIVE) & room,
        otherwise=Conflict("no_room", f"The organisation has {most} {what} already, or is suspended.", limit=most),
    )


def _licensed(belonging: UserItem | ApiKeyItem) -> Condition:
    """The organisation's licence is the one that was copied: a renewal meanwhile would miss who joins."""
    until = belonging.licensed_until
    held = OrganisationItem.licensed_until
    same: Condition = held.does_not_exist() if until is None else held == until
    return same


def _count(members: UnicodeSetAttribute) -> Any:
    return size(members)  # type: ignore[no-untyped-call]


def standing_parts(
    tx: Transaction, organisation: OrganisationItem, status: Standing, *, reason: str | None, licensed_until: str | None
) -> None:
    """Change the organisation's standing for all its people and keys at once: at most 71 items, one transaction."""
    suspended = status is Standing.SUSPENDED
    since = organisation.suspended_since or timestamp()
    tx.update(
        organisation,
        actions=[
            OrganisationItem.status.set(status),
            _set_or_remove(OrganisationItem.suspended_reason, reason if suspended else None),
            _set_or_remove(OrganisationItem.suspended_since, since if suspended else None),
            _set_or_remove(OrganisationItem.licensed_until, licensed_until),
            OrganisationItem.version.add(1),
        ],
        # Somebody who joined since it was read would be missed.
        condition=OrganisationItem.version == organisation.version,
    )
    people: list[UserItem | ApiKeyItem] = [UserItem(pk, "user") for pk in sorted(organisation.people or ())]
    keys = [ApiKeyItem(pk, "key") for pk in sorted(organisation.keys or ())]
    for one in (*people, *keys):
        flag, until = type(one).organisation_suspended, type(one).licensed_until
        tx.update(one, actions=[flag.set(suspended), _set_or_remove(until, licensed_until)])


def _set_or_remove(attribute: UnicodeAttribute, value: str | None) -> Action:
    return attribute.remove() if value is None else attribute.set(value)


def list_staff(org_id: str, *, limit: int, cursor: str | None) -> Page[UserItem]:
    members = UserItem.kind_sk.startswith("member#")
    return query_page(UserItem.by_org, org_id, range_condition=members, limit=limit, cursor=cursor)


def list_keys(org_id: str, *, limit: int, cursor: str | None) -> Page[ApiKeyItem]:
    keys = ApiKeyItem.kind_sk.startswith("key#")
    return query_page(ApiKeyItem.by_org, org_id, range_condition=keys, limit=limit, cursor=cursor)


def find_key_of(org_id: str, key_id: str) -> ApiKeyItem | None:
    found = query_page(ApiKeyItem.by_org, org_id, range_condition=ApiKeyItem.kind_sk == f"key#{key_id}", limit=1)
    return found.items[0] if found.items else None


def list_organisations(kind: Role | None, *, limit: int, cursor: str | None) -> Page[OrganisationItem]:
    prefix = f"org#{kind}#" if kind else "org#"
    of_kind = OrganisationItem.kind_sk.startswith(prefix)
    return query_page(OrganisationItem.by_org, MALL, range_condition=of_kind, limit=limit, cursor=cursor, scope=prefix)
