"""Signing in and out, and staying signed in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from unittest.mock import patch

import pytest
from botocore.exceptions import ClientError

from identity import directory
from integration.conftest import Calls
from integration.identity.conftest import People, Pool, ask, cookie, sign_in
from parure.aws.settings import settings


def test_a_person_signs_in_and_is_told_who_they_are(people: People) -> None:
    answer = sign_in("owner@parure.test")

    assert answer.status == 201, answer.text
    assert answer.json["role"] == "supplier"
    assert answer.json["expires_in"] == 3600
    assert answer.json["user"] == {
        "user_id": people.owner.caller.user_id,
        "name": "Owner",
        "email": "owner@parure.test",
        "org_id": people.owner.caller.org_id,
        "org_name": "Lao Feng",
        "org_status": "active",
        "owner": True,
        "language": "zh-CN",
    }


def test_the_refresh_token_is_a_cookie_that_scripts_and_other_sites_cannot_use(people: People) -> None:
    answer = sign_in(people.buyer.email)

    (line,) = answer.headers["set-cookie"]
    assert "HttpOnly" in line
    assert "SameSite=Strict" in line
    assert "Path=/api/v1/sessions" in line
    assert "Secure" not in line
    assert answer.cookies["parure_refresh"] not in answer.text
    assert answer.header("cache-control") == "no-store"


def test_the_cookie_is_secure_where_the_site_is(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://parure.example")
    settings.cache_clear()

    (line,) = sign_in(people.buyer.email).headers["set-cookie"]

    assert "Secure" in line


def test_a_wrong_password_is_401_and_sets_no_cookie(people: People) -> None:
    answer = sign_in(people.buyer.email, "Wrong-password-1")

    assert (answer.status, answer.json["code"]) == (401, "bad_credentials")
    assert answer.cookies == {}


def test_the_cookie_gets_a_new_access_token(people: People) -> None:
    first = sign_in(people.buyer.email)

    again = ask("POST", "/sessions/refresh", headers=cookie(first))

    assert again.status == 201, again.text
    assert again.json["user"] == first.json["user"]
    assert again.json["access_token"] != first.json["access_token"]


def test_a_refresh_token_that_the_pool_rotates_replaces_the_cookie(people: People) -> None:
    first = sign_in(people.buyer.email)
    tokens = directory.refresh(first.cookies["parure_refresh"])

    with patch.object(directory, "refresh", lambda _: replace(tokens, refresh_token="newer")):
        answer = ask("POST", "/sessions/refresh", headers=cookie(first))

    assert answer.cookies == {"parure_refresh": "newer"}


def test_without_a_good_cookie_the_session_has_ended_and_the_cookie_goes(pool: Pool) -> None:
    for headers in ({}, {"cookie": "parure_refresh="}, {"cookie": "parure_refresh=forged.token.x"}):
        answer = ask("POST", "/sessions/refresh", headers=headers)

        assert (answer.status, answer.json["code"]) == (401, "session_ended")
        assert "Max-Age=0" in answer.headers["set-cookie"][0]


OTHER_SITES = [
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"origin": "https://evil.example"},
    {"origin": "null"},
]


def test_another_site_cannot_use_the_cookie(people: People) -> None:
    session = cookie(sign_in(people.buyer.email))

    for sent_by in OTHER_SITES:
        for method, target in (("POST", "/sessions/refresh"), ("DELETE", "/sessions")):
            answer = ask(method, target, headers={**session, **sent_by})
            assert (answer.status, answer.json["code"]) == (403, "other_site"), (method, sent_by)

    assert ask("POST", "/sessions/refresh", headers=session).status == 201


def test_signing_out_ends_the_refresh_token_and_clears_the_cookie(people: People) -> None:
    session = cookie(sign_in(people.buyer.email))

    answer = ask("DELETE", "/sessions", headers=session)

    assert answer.status == 204
    assert "Max-Age=0" in answer.headers["set-cookie"][0]
    assert ask("POST", "/sessions/refresh", headers=session).status == 401


def test_signing_out_twice_or_without_a_session_is_no_error(people: People) -> None:
    session = cookie(sign_in(people.buyer.email))

    statuses = [ask("DELETE", "/sessions", headers=h).status for h in (session, session, {})]

    assert statuses == [204, 204, 204]


def test_who_was_removed_is_not_let_in_by_the_cookie(people: People) -> None:
    clerk = cookie(sign_in(people.clerk.email))
    ask("DELETE", f"/organisation/staff/{people.clerk.caller.user_id}", by=people.owner)

    removed = ask("POST", "/sessions/refresh", headers=clerk)

    assert (removed.status, removed.json["code"]) == (401, "session_ended")


def test_who_works_for_a_suspended_organisation_keeps_the_session_and_is_told(people: People) -> None:
    owner = cookie(sign_in(people.owner.email))
    ask("POST", f"/organisations/{people.owner.caller.org_id}/suspend", {"reason": "late"}, by=people.operator)

    session = ask("POST", "/sessions/refresh", headers=owner)

    assert (session.status, session.json["user"]["org_status"]) == (201, "suspended")


def test_too_many_attempts_are_429(pool: Pool) -> None:
    with cognito_fails("initiate_auth", "NotAuthorizedException", "Password attempts exceeded"):
        answer = sign_in("buyer@parure.test")

    assert (answer.status, answer.json["code"]) == (429, "too_many_attempts")


def test_an_error_of_our_own_configuration_is_not_dressed_up(pool: Pool) -> None:
    with cognito_fails("initiate_auth", "ResourceNotFoundException", "no such client"), pytest.raises(ClientError):
        sign_in("buyer@parure.test")


def test_signing_in_reads_the_person_and_their_organisation_only(people: People, calls: Calls) -> None:
    sign_in(people.buyer.email)
    consumer = calls.of("dynamodb")
    calls.clear()
    sign_in(people.owner.email)

    assert consumer == ["dynamodb:GetItem"]
    assert calls.of("dynamodb") == ["dynamodb:GetItem", "dynamodb:GetItem"]
    assert calls.of("cognito-idp") == ["cognito-idp:InitiateAuth"]


@contextmanager
def cognito_fails(operation: str, error: str, message: str) -> Iterator[None]:
    """Cognito at the edge of the process: errors that the emulator has no way to make."""
    client = directory._cognito()
    failure = ClientError({"Error": {"Code": error, "Message": message}}, operation)
    with patch.object(client, operation, side_effect=failure):
        yield
