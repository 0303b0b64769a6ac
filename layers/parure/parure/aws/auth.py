"""Who is calling, as the authorizer told API Gateway."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Role(StrEnum):
    CONSUMER = "consumer"
    SUPPLIER = "supplier"
    DEALER = "dealer"
    OPERATOR = "operator"


@dataclass(frozen=True, slots=True)
class Caller:
    """A person, an API key of an organisation, or a guest (no role).

    `user_id` is `usr_…` (or `key_…` for an API key); `org_id` is the organisation of a supplier's or dealer's staff.
    `scopes` is None for a person, who may do all that the role may, and a set for an API key. `suspended`: their organisation
    is, so they reach only the routes that say `while_suspended`.
    """

    role: Role | None = None
    user_id: str | None = None
    org_id: str | None = None
    scopes: frozenset[str] | None = field(default=None)
    suspended: bool = False

    @property
    def is_guest(self) -> bool:
        return self.role is None

    @property
    def id(self) -> str:
        """The user's id, for records of who did something; fails for a guest."""
        if self.user_id is None:
            raise ValueError("a guest has no id")
        return self.user_id

    @property
    def org(self) -> str:
        """The organisation's id; fails for a caller who has none."""
        if self.org_id is None:
            raise ValueError("this caller belongs to no organisation")
        return self.org_id

    def to_context(self) -> dict[str, str]:
        """As an authorizer's response context: flat strings."""
        context = {"role": self.role or "", "user_id": self.user_id or "", "org_id": self.org_id or ""}
        if self.scopes is not None:
            context["scopes"] = " ".join(sorted(self.scopes)) or "-"
        if self.suspended:
            context["suspended"] = "yes"
        return context

    @classmethod
    def from_context(cls, context: Mapping[str, Any] | None) -> Caller:
        context = context or {}
        if not context.get("role"):
            return GUEST
        scopes = context.get("scopes")
        return cls(
            role=Role(context["role"]),
            user_id=context.get("user_id") or None,
            org_id=context.get("org_id") or None,
            scopes=frozenset(scopes.replace("-", "").split())
            if scopes == "-"
            else frozenset(scopes.split())
            if scopes
            else None,
            suspended=context.get("suspended") == "yes",
        )


GUEST = Caller()
