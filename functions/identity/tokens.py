"""Cognito's access tokens: signature, issuer, client, use and time, against the pool's published keys."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import jwt

from parure.aws.logs import logger
from parure.kernel.time import now

FRESH_SECONDS = 3600
"""Keys are asked for again after this long, so that a withdrawn one does not live as long as a warm function."""
RETRY_SECONDS = 60
"""Not sooner than this, however many tokens name a key that nobody knows."""
LEEWAY = timedelta(seconds=10)
MAX_LENGTH = 4096
_TIMEOUT = 2


class BadToken(Exception):
    """The token is none of ours, or not any more."""


class KeysUnavailable(Exception):
    """No key is known and the pool's keys cannot be read: nothing can be said about any token."""


def fetch_keys(url: str) -> dict[str, jwt.PyJWK]:
    """The signing keys of a JWKS document (RFC 7517) by their id."""
    if not url.startswith(("https://", "http://")):
        raise ValueError(f"JWKS_URL is no web address: {url}")
    with urllib.request.urlopen(url, timeout=_TIMEOUT) as answer:  # noqa: S310 - checked above, and it is our setting
        document: dict[str, Any] = json.load(answer)
    return {
        key["kid"]: jwt.PyJWK.from_dict(key, algorithm="RS256")
        for key in document["keys"]
        if key.get("kty") == "RSA" and key.get("use", "sig") == "sig"
    }


class KeyRing:
    """The pool's keys, kept in the process."""

    def __init__(self, fetch: Callable[[], dict[str, jwt.PyJWK]]) -> None:
        self._fetch = fetch
        self._keys: dict[str, jwt.PyJWK] = {}
        self._fetched_at = 0.0
        self._tried_at = 0.0

    def key(self, kid: str) -> jwt.PyJWK:
        """
        Raises:
            BadToken: the pool has no such key.
            KeysUnavailable: no keys are known at all.
        """
        moment = now().timestamp()
        stale = moment - self._fetched_at > FRESH_SECONDS
        may_ask = not self._keys or moment - self._tried_at > RETRY_SECONDS
        if (stale or kid not in self._keys) and may_ask:
            self._renew(moment)
        if not self._keys:
            raise KeysUnavailable
        try:
            return self._keys[kid]
        except KeyError:
            raise BadToken("unknown key") from None

    def _renew(self, moment: float) -> None:
        self._tried_at = moment
        try:
            self._keys = self._fetch()
            self._fetched_at = moment
        except (OSError, ValueError, KeyError, jwt.PyJWTError):
            # The old keys, if any, are still good: a pool changes them rarely and announces it in advance.
            logger.exception("the pool's keys cannot be read")


def verify(token: str, ring: KeyRing, *, issuer: str, client_id: str) -> str:
    """The subject of an access token.

    Raises:
        BadToken, KeysUnavailable
    """
    if len(token) > MAX_LENGTH:
        raise BadToken("too long")
    try:
        header = jwt.get_unverified_header(token)
        kid = header.get("kid")
        if header.get("alg") != "RS256" or not isinstance(kid, str):
            raise BadToken("not signed by RS256 with a named key")
        claims = jwt.decode(
            token,
            ring.key(kid),
            # Named here, never taken from the token: else a public key would do as an HS256 secret.
            algorithms=["RS256"],
            issuer=issuer,
            leeway=LEEWAY,
            # An access token of Cognito has no audience; `client_id` says for whom it is.
            options={"require": ["exp", "iat", "iss", "sub"], "verify_aud": False},
        )
    except jwt.PyJWTError as error:
        raise BadToken(type(error).__name__) from error
    if claims.get("token_use") != "access":
        raise BadToken("not an access token")
    if claims.get("client_id") != client_id:
        raise BadToken("of another client")
    return str(claims["sub"])
