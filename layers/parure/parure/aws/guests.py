"""Guests: somebody without an account is known by a random cookie, and only its hash is ever stored.

What a guest puts aside (cart, wishes, orders) hangs on the one id, and joins the account when they sign in. The cookie stays after
that: a window that was still a guest's when another one signed in loses nothing.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parure.aws.http import Api

GUEST_COOKIE = "parure_guest"
_DAYS = 180
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


def guest_id(app: Api) -> str | None:
    """`guest_…` of the caller's cookie; None where there is none, or it is not one of ours."""
    token = app.cookies.get(GUEST_COOKIE)
    return _id_of(token) if token and _TOKEN.fullmatch(token) else None


def welcome_guest(app: Api) -> str:
    """The guest's id, and a cookie that lasts from now on: their own, or a new one (32 random bytes)."""
    token = app.cookies.get(GUEST_COOKIE) or ""
    if not _TOKEN.fullmatch(token):
        token = secrets.token_urlsafe(32)
    app.set_cookie(GUEST_COOKIE, token, max_age=_DAYS * 24 * 3600, path="/api/v1")
    return _id_of(token)


def _id_of(token: str) -> str:
    # Who can read the tables cannot take over what is a guest's.
    return f"guest_{hashlib.sha256(token.encode()).hexdigest()}"
