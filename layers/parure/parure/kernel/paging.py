"""Pages and the opaque cursor between them."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from parure.kernel.errors import InvalidRequest

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True)
class Page(Generic[T]):
    items: list[T]
    next_cursor: str | None

    def map(self, present: Callable[[T], R]) -> Page[R]:
        return Page([present(item) for item in self.items], self.next_cursor)


def seal_cursor(key: dict[str, Any], *, scope: str, secret: bytes) -> str:
    """Sign a table key so that a client can carry it but neither read the next page of another list nor forge one.

    `scope` names the list (its filters and owner); a cursor opens only the list that it came from.
    """
    body = json.dumps(key, separators=(",", ":"), sort_keys=True).encode()
    return base64.urlsafe_b64encode(_mac(body, scope, secret) + body).decode().rstrip("=")


def open_cursor(cursor: str, *, scope: str, secret: bytes) -> dict[str, Any]:
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
    except ValueError as error:
        raise _bad_cursor() from error
    if not hmac.compare_digest(raw[:16], _mac(raw[16:], scope, secret)):
        raise _bad_cursor()
    key: dict[str, Any] = json.loads(raw[16:])
    return key


def _mac(body: bytes, scope: str, secret: bytes) -> bytes:
    return hmac.new(secret, scope.encode() + b"\0" + body, hashlib.sha256).digest()[:16]


def _bad_cursor() -> InvalidRequest:
    return InvalidRequest(
        "bad_cursor", "This cursor is not from this list. Ask for the first page without a cursor.", field="cursor"
    )
