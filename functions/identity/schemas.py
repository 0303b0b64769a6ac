"""Requests and responses of identity."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints

from identity.address_book import MAX_ADDRESSES, AddressBook, SavedAddress
from identity.rules import SCOPES, Organisation, Person, Standing
from identity.store import ApiKeyItem
from parure.aws.auth import Role
from parure.kernel.addresses import PostalAddress
from parure.kernel.schemas import PageQuery, Request, Timestamp, View, id_type
from parure.kernel.text import Language
from parure.kernel.time import parse_time

OrgId = Annotated[str, id_type("org")]
UserId = Annotated[str, id_type("usr")]
KeyId = Annotated[str, id_type("key")]
AddressId = Annotated[str, id_type("adr")]
Email = Annotated[
    str,
    StringConstraints(max_length=254, to_lower=True, pattern=r"^[^@\s\x00-\x1f]{1,64}@[^@\s.]+(\.[^@\s.]+)+$"),
    Field(examples=["li.na@example.com"]),
]
Password = Annotated[
    str,
    # A blank at its end is part of a password.
    StringConstraints(min_length=1, max_length=256, strip_whitespace=False),
    Field(repr=False, json_schema_extra={"format": "password", "writeOnly": True}, examples=["Parure-demo-1"]),
]
PersonName = Annotated[str, StringConstraints(min_length=1, max_length=80), Field(examples=["李娜"])]
Code = Annotated[str, StringConstraints(min_length=1, max_length=99), Field(examples=["123456"])]
Reason = Annotated[str, StringConstraints(min_length=1, max_length=500)]
Scope = Annotated[str, AfterValidator(lambda scope: _known_scope(scope)), Field(examples=["orders:read"])]


def _known_scope(scope: str) -> str:
    if scope not in SCOPES:
        raise ValueError(f"there is no scope {scope}; choose from {', '.join(SCOPES)}")
    return scope


class SignUp(Request):
    email: Email
    password: Password
    name: PersonName | None = None
    language: Language | None = Field(None, description="Default: by Accept-Language")


class ConfirmAccount(Request):
    email: Email
    code: Code


class Address(Request):
    email: Email


class Sent(View):
    """The same whether or not the address has an account."""

    email: str
    delivery: Literal["email"] = "email"


class SignIn(Request):
    email: Email
    password: Password


class ConfirmReset(Request):
    email: Email
    code: Code = Field(description="Six digits from the mail, or the one-time password of an invitation")
    password: Password


class UserView(View):
    user_id: str
    name: str | None
    email: str
    org_id: str | None
    org_name: str | None
    org_status: Standing | None = Field(description="suspended: only what is under way can be finished")
    owner: bool = Field(description="May manage the organisation's staff and API keys")
    language: Language

    @classmethod
    def of(cls, person: Person, organisation: Organisation | None) -> Self:
        return cls(
            user_id=person.user_id,
            name=person.name,
            email=person.email,
            org_id=person.org_id,
            org_name=organisation.name if organisation else None,
            org_status=organisation.status if organisation else None,
            owner=person.owner,
            language=person.language,
        )


class SessionView(View):
    access_token: str = Field(description="Send it as `Authorization: Bearer …`")
    expires_in: int = Field(description="Seconds", examples=[3600])
    role: Role
    user: UserView


class MeView(UserView):
    role: Role
    created_at: Timestamp

    @classmethod
    def of(cls, person: Person, organisation: Organisation | None) -> Self:
        user = UserView.of(person, organisation)
        return cls(**user.model_dump(), role=person.role, created_at=parse_time(person.created_at))


class ChangeMe(Request):
    name: PersonName | None = None
    language: Language | None = None


AddressLabel = Literal["home", "work", "other"]


class SaveAddress(PostalAddress):
    label: AddressLabel | None = None
    is_default: bool = Field(False, description="Is what checkout begins with; the first address is, whatever it says")


class SavedAddressView(View):
    address_id: str
    label: AddressLabel | None
    is_default: bool
    name: str
    phone: str
    country: str
    province: str | None = None
    city: str
    district: str | None = None
    line1: str
    line2: str | None = None
    postal_code: str | None = None

    @classmethod
    def of(cls, book: AddressBook, address: SavedAddress) -> Self:
        default = book.is_default(address.address_id)
        return cls(address_id=address.address_id, label=address.label, is_default=default, **address.parts)


class AddressBookView(View):
    items: list[SavedAddressView] = Field(description="The default first")
    limit: int = Field(description="So many fit")

    @classmethod
    def of(cls, book: AddressBook) -> Self:
        return cls(items=[SavedAddressView.of(book, address) for address in book.addresses], limit=MAX_ADDRESSES)


class OrganisationView(View):
    org_id: str
    kind: Role
    name: str
    region: str
    status: Standing
    created_at: Timestamp
    suspended_reason: str | None = Field(description="The operator's words, or licence_expired")
    suspended_since: Timestamp | None
    licensed_until: Timestamp | None = Field(description="When the first paper that it needs runs out; null: never")

    @classmethod
    def of(cls, organisation: Organisation) -> Self:
        return cls.model_validate(organisation)


class OrganisationQuery(PageQuery):
    kind: Literal["supplier", "dealer"] | None = None


class CreateOrganisation(Request):
    kind: Literal["supplier", "dealer"]
    name: str = Field(min_length=1, max_length=120, examples=["老凤祥银楼"])
    region: str = Field(pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$", description="ISO 3166", examples=["CN-SH"])
    owner_email: Email
    owner_name: PersonName | None = None


class GiveReason(Request):
    reason: Reason


class AddStaff(Request):
    email: Email
    name: PersonName


class MemberView(View):
    user_id: str
    name: str | None
    email: str
    owner: bool
    status: Standing
    created_at: Timestamp

    @classmethod
    def of(cls, person: Person) -> Self:
        return cls.model_validate(person)


class CreateApiKey(Request):
    name: str = Field(min_length=1, max_length=80, examples=["ERP"])
    scopes: list[Scope] = Field(min_length=1, max_length=len(SCOPES))


class ApiKeyView(View):
    key_id: str
    name: str
    scopes: list[str]
    ending: str = Field(description="The secret's last four characters", examples=["x4_Q"])
    created_at: Timestamp
    created_by: str

    @classmethod
    def of(cls, key: ApiKeyItem) -> Self:
        return cls(**_shown(key))


class NewApiKeyView(ApiKeyView):
    secret: str | None = Field(
        description="Shown this once: send it as `Authorization: Bearer pk_…`. Null when a repeated request finds the key made."
    )

    @classmethod
    def of(cls, key: ApiKeyItem, secret: str | None = None) -> Self:
        return cls(**_shown(key), secret=secret)


def _shown(key: ApiKeyItem) -> dict[str, object]:
    names = ("key_id", "name", "ending", "created_by")
    shown: dict[str, object] = {name: getattr(key, name) for name in names}
    return {**shown, "scopes": sorted(key.scopes), "created_at": parse_time(key.created_at)}
