"""Turns the Authorization header into a caller, for API Gateway (REQUEST authorizer)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from identity import store
from identity.rules import Standing, is_api_key, key_hash, user_id_of
from identity.tokens import BadToken, KeyRing, fetch_keys, verify
from parure.aws.auth import GUEST, Caller, Role
from parure.aws.logs import logger
from parure.aws.settings import settings
from parure.kernel.time import now

KEEP_SECONDS = 30
"""How long a removal, a suspension or a revoked key may go unseen by a warm process; the gateway adds its own 60 s."""
_KEEP_AT_MOST = 5000


@dataclass(frozen=True)
class Verdict:
    """Who calls, and whether they may at all."""

    caller: Caller
    allowed: bool


_kept: dict[str, tuple[float, Verdict]] = {}


def authorize(event: Mapping[str, Any], _context: object) -> dict[str, Any]:
    """Lambda handler: no credentials make a guest; bad ones 401; removed people 403.

    A suspended organisation's people come in as such; each route says whether it lets them (`while_suspended`).

    A route that wants somebody has API Gateway answer 401 to an absent header before this is asked.
    """
    header = _authorization(event)
    if header is None:
        verdict = Verdict(GUEST, allowed=True)
    else:
        try:
            verdict = judge(header)
        except BadToken as bad:
            logger.info("token refused", reason=str(bad))
            raise Exception("Unauthorized") from None
    return _policy(verdict, event["methodArn"])


def judge(authorization: str) -> Verdict:
    """
    Raises:
        BadToken: the credentials are no good.
        KeysUnavailable: nothing can be said; API Gateway answers 500 and the caller tries again.
    """
    scheme, _, credentials = authorization.strip().partition(" ")
    credentials = credentials.strip()
    if scheme.lower() != "bearer" or not credentials:
        raise BadToken("not a bearer token")
    if credentials.startswith("pk_"):
        if not is_api_key(credentials):
            raise BadToken("not shaped like an API key")
        return _remembered(f"key#{key_hash(credentials)}", lambda: _judge_key(credentials))
    subject = verify(credentials, _ring(), issuer=settings().jwt_issuer, client_id=settings().user_pool_client_id)
    # By token: who gets a new one, after becoming an owner for instance, is looked at anew.
    return _remembered(credentials, lambda: _judge_person(subject))


def _judge_person(subject: str) -> Verdict:
    user = store.find_user(user_id_of(subject))
    if user is None:
        raise BadToken("no user of this subject")
    caller = Caller(role=Role(user.role), user_id=user.user_id, org_id=user.org_id, suspended=user.suspended)
    return Verdict(caller, allowed=user.status == Standing.ACTIVE)


def _judge_key(secret: str) -> Verdict:
    key = store.find_key(secret)
    if key is None:
        raise BadToken("no such API key")
    caller = Caller(
        role=Role(key.role),
        user_id=key.key_id,
        org_id=key.org_id,
        scopes=frozenset(key.scopes),
        suspended=key.suspended,
    )
    return Verdict(caller, allowed=True)


def _remembered(name: str, find: Callable[[], Verdict]) -> Verdict:
    moment = now().timestamp()
    kept = _kept.get(name)
    if kept is not None and moment - kept[0] < KEEP_SECONDS:
        return kept[1]
    verdict = find()
    if len(_kept) >= _KEEP_AT_MOST:
        _kept.clear()
    _kept[name] = (moment, verdict)
    return verdict


@cache
def _ring() -> KeyRing:
    return KeyRing(lambda: fetch_keys(settings().jwks_url))


def forget() -> None:
    """For tests: as a process that has just started."""
    _kept.clear()
    _ring.cache_clear()


def _authorization(event: Mapping[str, Any]) -> str | None:
    """The header in whatever case it comes (API Gateway keeps the client's, the local cloud lowers it)."""
    for name, value in (event.get("headers") or {}).items():
        if name.lower() == "authorization":
            return str(value)
    return None


def _policy(verdict: Verdict, method_arn: str) -> dict[str, Any]:
    # For the whole stage, because API Gateway keeps the answer for the caller's next call to any route.
    stage = "/".join(method_arn.split("/")[:2])
    effect: Literal["Allow", "Deny"] = "Allow" if verdict.allowed else "Deny"
    statement = {"Action": "execute-api:Invoke", "Effect": effect, "Resource": f"{stage}/*"}
    return {
        "principalId": verdict.caller.user_id or "guest",
        "policyDocument": {"Version": "2012-10-17", "Statement": [statement]},
        "context": verdict.caller.to_context(),
    }
