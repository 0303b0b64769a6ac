"""Which tokens are believed. Every hostile kind is named once; the good one differs from each in that point only."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from identity.tokens import FRESH_SECONDS, RETRY_SECONDS, BadToken, KeyRing, KeysUnavailable, verify
from parure.kernel.time import frozen

ISSUER = "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_ours"
CLIENT = "our-client"
SUBJECT = "0b9f4f5e-6f0e-4a1e-9d2a-111111111111"
Claims = dict[str, Any]


@cache
def private_key(name: str) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def published(*names: str) -> dict[str, jwt.PyJWK]:
    return {name: jwt.PyJWK.from_dict(_jwk(name)) for name in names}


def _jwk(name: str) -> dict[str, Any]:
    numbers = private_key(name).public_key().public_numbers()
    return {"kty": "RSA", "alg": "RS256", "use": "sig", "kid": name, "n": _b64(numbers.n), "e": _b64(numbers.e)}


def _b64(number: int) -> str:
    return base64.urlsafe_b64encode(number.to_bytes((number.bit_length() + 7) // 8, "big")).rstrip(b"=").decode()


def claims(**changed: Any) -> Claims:
    moment = int(time.time())
    good = {
        "sub": SUBJECT,
        "iss": ISSUER,
        "client_id": CLIENT,
        "token_use": "access",
        "iat": moment,
        "exp": moment + 3600,
    }
    merged = {**good, **changed}
    return {name: value for name, value in merged.items() if value is not None}


def signed(by: str = "ours", kid: str | None = "ours", **changed: Any) -> str:
    headers = {} if kid is None else {"kid": kid}
    return jwt.encode(claims(**changed), private_key(by), algorithm="RS256", headers=headers)


def check(token: str) -> str:
    return verify(token, KeyRing(lambda: published("ours")), issuer=ISSUER, client_id=CLIENT)


def test_a_token_of_our_pool_and_client_tells_its_subject() -> None:
    assert check(signed()) == SUBJECT


def test_clocks_may_differ_by_a_few_seconds() -> None:
    assert check(signed(exp=int(time.time()) - 3)) == SUBJECT


def _unsigned() -> str:
    return jwt.encode(claims(), None, algorithm="none", headers={"kid": "ours"})  # type: ignore[arg-type]


def _signed_with_our_public_key_as_a_secret() -> str:
    # PyJWT refuses to make one, so it is made by hand.
    public = private_key("ours").public_key()
    pem = public.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    head, body = ({"alg": "HS256", "typ": "JWT", "kid": "ours"}, claims())
    text = ".".join(base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in (head, body))
    mac = hmac.new(pem, text.encode(), hashlib.sha256).digest()
    return f"{text}.{base64.urlsafe_b64encode(mac).rstrip(b'=').decode()}"


def _by_another_algorithm() -> str:
    return jwt.encode(claims(), ec.generate_private_key(ec.SECP256R1()), algorithm="ES256", headers={"kid": "ours"})


def _with_a_changed_body() -> str:
    head, _, signature = signed().split(".")
    body = base64.urlsafe_b64encode(json.dumps(claims(sub="someone-else")).encode()).rstrip(b"=").decode()
    return f"{head}.{body}.{signature}"


def _with_its_key_inside() -> str:
    return jwt.encode(
        claims(), private_key("theirs"), algorithm="RS256", headers={"kid": "ours", "jwk": _jwk("theirs")}
    )


HOSTILE: dict[str, Callable[[], str]] = {
    "empty": lambda: "",
    "not a token": lambda: "a.b.c",
    "not text that can be a token": lambda: "珠联.珠联.珠联",
    "huge": lambda: signed(padding="x" * 5000),
    "unsigned": _unsigned,
    "signature cut off": lambda: signed().rsplit(".", 1)[0] + ".",
    "body changed": _with_a_changed_body,
    "public key as HS256 secret": _signed_with_our_public_key_as_a_secret,
    "another algorithm": _by_another_algorithm,
    "signed by a stranger under our key's name": lambda: signed(by="theirs"),
    "signed by a stranger under their own name": lambda: signed(by="theirs", kid="theirs"),
    "brings its own key": _with_its_key_inside,
    "names no key": lambda: signed(kid=None),
    "expired": lambda: signed(exp=int(time.time()) - 60),
    "never expires": lambda: signed(exp=None),
    "not yet valid": lambda: signed(nbf=int(time.time()) + 3600),
    "issued tomorrow": lambda: signed(iat=int(time.time()) + 86400),
    "another pool": lambda: signed(iss="https://cognito-idp.us-east-1.amazonaws.com/us-east-1_theirs"),
    "no issuer": lambda: signed(iss=None),
    "another client": lambda: signed(client_id="their-client"),
    "no client": lambda: signed(client_id=None),
    "our client as audience only": lambda: signed(client_id=None, aud=CLIENT),
    "id token": lambda: signed(token_use="id", aud=CLIENT),
    "refresh token": lambda: signed(token_use="refresh"),
    "no use": lambda: signed(token_use=None),
    "nobody's": lambda: signed(sub=None),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_token_is_refused(kind: str) -> None:
    with pytest.raises(BadToken):
        check(HOSTILE[kind]())


class Publisher:
    """The pool's key document: what it holds, how often it was read, whether it can be."""

    def __init__(self, *names: str) -> None:
        self.names = names
        self.reads = 0
        self.down = False

    def __call__(self) -> dict[str, jwt.PyJWK]:
        self.reads += 1
        if self.down:
            raise OSError("connection refused")
        return published(*self.names)


NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_keys_are_read_once_for_many_tokens() -> None:
    publisher = Publisher("ours")
    ring = KeyRing(publisher)

    for _ in range(50):
        ring.key("ours")

    assert publisher.reads == 1


def test_a_new_key_of_the_pool_is_found_when_a_token_names_it() -> None:
    publisher = Publisher("ours")
    ring = KeyRing(publisher)
    with frozen(NOON):
        ring.key("ours")
    publisher.names = ("ours", "newer")

    with frozen(NOON + timedelta(seconds=RETRY_SECONDS + 1)):
        assert ring.key("newer").key_id == "newer"


def test_a_flood_of_invented_keys_does_not_become_a_flood_of_reads() -> None:
    publisher = Publisher("ours")
    ring = KeyRing(publisher)

    with frozen(NOON):
        for n in range(100):
            with pytest.raises(BadToken):
                ring.key(f"invented-{n}")

    assert publisher.reads == 1


def test_a_withdrawn_key_is_forgotten_within_the_hour() -> None:
    publisher = Publisher("ours", "stolen")
    ring = KeyRing(publisher)
    with frozen(NOON):
        ring.key("stolen")
    publisher.names = ("ours",)

    with frozen(NOON + timedelta(seconds=FRESH_SECONDS + 1)), pytest.raises(BadToken):
        ring.key("stolen")


def test_known_keys_go_on_working_while_the_pool_cannot_be_read() -> None:
    publisher = Publisher("ours")
    ring = KeyRing(publisher)
    with frozen(NOON):
        ring.key("ours")
    publisher.down = True

    with frozen(NOON + timedelta(seconds=FRESH_SECONDS + 1)):
        assert ring.key("ours").key_id == "ours"


def test_without_any_key_nothing_is_said_about_a_token_and_the_next_one_asks_again() -> None:
    publisher = Publisher("ours")
    publisher.down = True
    ring = KeyRing(publisher)
    with pytest.raises(KeysUnavailable):
        ring.key("ours")

    publisher.down = False

    assert ring.key("ours").key_id == "ours"
