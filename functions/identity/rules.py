"""What may be decided about people and keys without asking anybody: no AWS, no clock."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from parure.aws.auth import Role
from parure.kernel.ids import is_id
from parure.kernel.text import Language

MAX_STAFF = 50
MAX_KEYS = 20
PASSWORD_MIN = 10
LICENCE_EXPIRED = "licence_expired"
"""The reason of a suspension that the calendar made; an accepted renewal ends it."""
SCOPES = (
    "fulfilments:read",
    "fulfilments:write",
    "orders:read",
    "products:read",
    "products:write",
    "stock:read",
    "stock:write",
    "tracking:write",
)
"""All that an API key can be given; a route names one of them with `scope=`."""

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_API_KEY = re.compile(r"pk_[A-Za-z0-9_-]{43}")


class Standing(StrEnum):
    """How a person or an organisation stands with the mall."""

    INVITED = "invited"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    REMOVED = "removed"


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """A supplier or a dealer, as other capabilities know them."""

    org_id: str
    kind: Role
    """SUPPLIER or DEALER."""
    name: str
    region: str
    """ISO 3166-2, such as CN-SH."""
    status: Standing
    """As it is now: a licence that has run out suspends, whether or not the sweep has come by."""
    created_at: str
    suspended_reason: str | None = None
    """The operator's words, or `licence_expired`."""
    suspended_since: str | None = None
    licensed_until: str | None = None
    """When the first licence that the organisation cannot do without runs out; None: never, or none is on file."""

    @property
    def is_live(self) -> bool:
        return self.status is Standing.ACTIVE


@dataclass(frozen=True, kw_only=True)
class Person:
    """A user as the mall knows them; `name` and `email` are stored encrypted."""

    user_id: str
    role: Role
    org_id: str | None
    owner: bool
    """Of their organisation: may add and remove staff and API keys."""
    status: Standing
    organisation_suspended: bool
    name: str | None
    email: str
    language: Language
    created_at: str


def has_lapsed(licensed_until: str | None, at: str) -> bool:
    """Whether the papers ran out; both as stored (RFC 3339 in UTC), which sort as the times do."""
    return licensed_until is not None and licensed_until <= at


def user_id_of(subject: str) -> str:
    """`usr_…` for a Cognito subject.

    A subject is a UUID and a ULID is as wide, so one is the other in another alphabet: a token leads to its user's record
    and a user's id leads back to it without a second index.

    Raises:
        ValueError: the subject is not a UUID.
    """
    number = UUID(subject).int
    return "usr_" + "".join(_CROCKFORD[(number >> shift) & 31] for shift in range(125, -1, -5))


def subject_of(user_id: str) -> str:
    """The Cognito subject of a `usr_…` id; ValueError for anything else."""
    if not is_id(user_id, "usr"):
        raise ValueError(f"not a user's id: {user_id!r}")
    number = 0
    for letter in user_id.removeprefix("usr_"):
        number = number << 5 | _CROCKFORD.index(letter)
    return str(UUID(int=number))


def missing_in_password(password: str) -> list[str]:
    """What a password lacks, in words; the pool's policy (infra/stacks/identity.yaml) asks for the same.

    It is asked before Cognito is, so that a weak password is answered alike whether or not the address has an account.
    """
    needed = {
        f"at least {PASSWORD_MIN} characters": len(password) >= PASSWORD_MIN,
        "a lower-case letter": bool(re.search(r"[a-z]", password)),
        "an upper-case letter": bool(re.search(r"[A-Z]", password)),
        "a digit": bool(re.search(r"[0-9]", password)),
        "a symbol": bool(re.search(r"[\^$*.\[\]{}()?\"!@#%&/\\,><':;|_~`=+\- ]", password.strip())),
    }
    return [need for need, met in needed.items() if not met]


def is_api_key(text: str) -> bool:
    return bool(_API_KEY.fullmatch(text))


def key_hash(secret: str) -> str:
    """A key is 256 random bits, so one round of SHA-256 is enough; a slow hash would only slow every call."""
    return hashlib.sha256(secret.encode()).hexdigest()


def sent_by_our_pages(*, site_url: str, origin: str | None, fetch_site: str | None) -> bool:
    """Whether a request that carries the refresh cookie comes from the mall's own pages or from a program.

    Browsers set Sec-Fetch-Site themselves, a page cannot forge it; older ones send Origin at least with every POST and
    DELETE from elsewhere. A program sends neither and has no cookie that it was not given.
    """
    if fetch_site is not None:
        return fetch_site == "same-origin"
    return origin is None or origin == site_url
