"""Accounts by the public API on the deployed pool: people, sessions, tokens and API keys."""

from __future__ import annotations

import base64
import json

import httpx
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from infra.local.mall import Mall, eventually
from infra.local.people import Buyer, Operator, Refused, Supplier


def me(mall: Mall, token: str) -> int:
    return httpx.get(f"{mall.api}/me", headers={"Authorization": f"Bearer {token}"}, timeout=30).status_code


def test_an_account_begins_with_a_code_from_the_mailbox(guest: Buyer) -> None:
    address = guest.sign_up()

    session = guest.sign_in(address)

    assert (session["role"], session["user"]["email"]) == ("consumer", address)
    assert guest.get("me")["email"] == address


def test_an_address_that_is_not_proved_cannot_sign_in(guest: Buyer) -> None:
    guest.post("accounts", {"email": "unproved@example.com", "password": "Parure-demo-1"})

    with pytest.raises(Refused) as refused:
        guest.sign_in("unproved@example.com")

    assert refused.value.status in (401, 403)


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(guest: Buyer) -> None:
    answers = [
        guest.send("POST", "sessions", {"email": email, "password": "not-the-password-1A"})
        for email in ("buyer@parure.test", "nobody@parure.test")
    ]

    assert [answer.status_code for answer in answers] == [401, 401]
    assert answers[0].json()["code"] == answers[1].json()["code"]


def test_a_forgotten_password_is_replaced_by_a_code(guest: Buyer) -> None:
    address = guest.sign_up()

    guest.post("password-resets", {"email": address})
    code = guest.code_from_mail(address)
    guest.post("password-resets/confirm", {"email": address, "code": code, "password": "Another-pass-2"})

    guest.sign_in(address, "Another-pass-2")
    with pytest.raises(Refused):
        guest.sign_in(address)


def test_the_refresh_cookie_gives_a_new_token_until_one_signs_out(mall: Mall, guest: Buyer) -> None:
    guest.sign_in(guest.sign_up())
    cookie = next(cookie for cookie in guest.http.cookies.jar if cookie.name == "parure_refresh")
    assert cookie.path == "/api/v1/sessions"
    assert cookie.has_nonstandard_attr("HttpOnly")

    refreshed = guest.post("sessions/refresh")
    assert me(mall, refreshed["access_token"]) == 200
    kept = guest.http.cookies.get("parure_refresh")
    guest.ask("DELETE", "sessions")

    assert guest.send("POST", "sessions/refresh").status_code == 401
    thief = httpx.post(f"{mall.api}/sessions/refresh", cookies={"parure_refresh": str(kept)}, timeout=30)
    assert thief.status_code == 401


def test_tokens_that_are_forged_expired_or_from_elsewhere_are_refused(mall: Mall, supplier: Supplier) -> None:
    assert supplier.session is not None
    token = supplier.session["access_token"]
    claims = jwt.decode(token, options={"verify_signature": False})
    header = jwt.get_unverified_header(token)
    own_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    def signed(**changed: object) -> str:
        return jwt.encode({**claims, **changed}, own_key, algorithm="RS256", headers={"kid": header["kid"]})

    def tampered(**changed: object) -> str:
        head, _, signature = token.split(".")
        body = base64.urlsafe_b64encode(json.dumps({**claims, **changed}).encode()).rstrip(b"=").decode()
        return f"{head}.{body}.{signature}"

    unsigned = jwt.encode(claims, "", algorithm="none", headers={"kid": header["kid"]})
    symmetric = jwt.encode(claims, "parure" * 8, algorithm="HS256", headers={"kid": header["kid"]})

    assert me(mall, token) == 200
    answers = {
        "signed by another key": me(mall, signed()),
        "another pool": me(mall, signed(iss=claims["iss"] + "x")),
        "expired": me(mall, tampered(exp=1)),
        "another client": me(mall, tampered(client_id="foreign")),
        "somebody else": me(mall, tampered(sub="00000000-0000-4000-8000-000000000000")),
        "unsigned": me(mall, unsigned),
        "symmetric": me(mall, symmetric),
        "no token": me(mall, "nonsense"),
    }
    assert answers == dict.fromkeys(answers, 401)


def test_without_a_token_one_is_asked_to_sign_in(mall: Mall) -> None:
    answer = httpx.get(f"{mall.api}/me", timeout=30)

    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"


def calling_with(mall: Mall, secret: str) -> httpx.Client:
    return httpx.Client(base_url=f"{mall.api}/", headers={"Authorization": f"Bearer {secret}"}, timeout=30)


def test_an_api_key_does_what_its_scopes_say(mall: Mall, supplier: Supplier) -> None:
    made = supplier.post("api-keys", {"name": "ERP", "scopes": ["stock:read"]})

    with calling_with(mall, made["secret"]) as erp:
        allowed = erp.get("stock")
        out_of_scope = erp.get("fulfilments", params={"status": "assigned"})
        personal = erp.get("me")

    assert allowed.status_code == 200
    assert (out_of_scope.status_code, out_of_scope.json()["code"]) == (403, "scope_missing")
    assert (personal.status_code, personal.json()["code"]) == (403, "not_for_api_keys")


def test_a_revoked_api_key_opens_nothing(mall: Mall, supplier: Supplier) -> None:
    """Gateway and authorizer remember a key that was used for up to 90 seconds; this one was not."""
    made = supplier.post("api-keys", {"name": "lost", "scopes": ["stock:read"]})
    assert made["key_id"] in [key["key_id"] for key in supplier.every("api-keys")]

    supplier.ask("DELETE", f"api-keys/{made['key_id']}")

    with calling_with(mall, made["secret"]) as finder:
        assert finder.get("stock").status_code == 401
    assert made["key_id"] not in [key["key_id"] for key in supplier.every("api-keys")]


def test_staff_are_invited_by_mail_and_removed(mall: Mall, supplier: Supplier, guest: Buyer) -> None:
    address = "setter@example.com"
    member = supplier.post("organisation/staff", {"email": address, "name": "镶嵌师"})
    mail = eventually(lambda: mall.mails_to(address))[0]
    assert "/portal/" in mail["text"]

    supplier.ask("DELETE", f"organisation/staff/{member['user_id']}")

    assert member["user_id"] not in [row["user_id"] for row in supplier.every("organisation/staff")]


def test_an_operator_suspends_and_reinstates_an_organisation(mall: Mall) -> None:
    operator = Operator(mall, "operator@parure.test")
    made = operator.post(
        "organisations",
        {"kind": "supplier", "name": "试用金店", "region": "CN-SH", "owner_email": "trial@example.com"},
    )
    suspended = operator.post(f"organisations/{made['org_id']}/suspend", {"reason": "licence has run out"})
    reinstated = operator.post(f"organisations/{made['org_id']}/reinstate", {"reason": "licence renewed"})

    assert (suspended["status"], reinstated["status"]) == ("suspended", "active")
