"""Who API Gateway is told the caller is, by person and by key."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import boto3
import pytest

from identity import authorizer
from identity.app import authorize
from identity.rules import MAX_KEYS, SCOPES, subject_of
from identity.store import OrganisationItem, UserItem
from identity.tokens import KeysUnavailable
from integration.conftest import Calls
from integration.identity.conftest import SUPPLIER_ORG, Account, People, Pool, ask, sign_in
from integration.identity.test_organisations import REASON, told
from parure.aws.auth import GUEST, Caller, Role
from parure.aws.settings import settings
from parure.aws.tables import dynamodb
from parure.kernel.time import frozen, now

ARN = "arn:aws:execute-api:us-east-1:123456789012:abc123/live/GET/api/v1/orders/ord_1"


def enter(authorization: str | None = None, header: str = "Authorization") -> dict[str, Any]:
    headers = {"Host": "parure.test"} | ({} if authorization is None else {header: authorization})
    return authorize({"type": "REQUEST", "methodArn": ARN, "headers": headers}, None)


def caller_of(answer: dict[str, Any]) -> Caller:
    return Caller.from_context(answer["context"])


def effect_of(answer: dict[str, Any]) -> str:
    (statement,) = answer["policyDocument"]["Statement"]
    return str(statement["Effect"])


def bearer(email: str) -> str:
    return f"Bearer {sign_in(email).json['access_token']}"


def new_key(people: People, scopes: list[str] | None = None, idempotency_key: str = "key-0001") -> Any:
    body = {"name": "ERP", "scopes": scopes or ["orders:read", "tracking:write"]}
    return ask("POST", "/api-keys", body, by=people.owner, headers={"idempotency-key": idempotency_key})


def test_nobody_is_a_guest() -> None:
    answer = authorize({"methodArn": ARN, "headers": None}, None)

    assert (caller_of(answer), effect_of(answer)) == (GUEST, "Allow")


def test_a_person_is_known_by_their_token_with_role_and_organisation_from_the_table(people: People) -> None:
    for account in (people.buyer, people.owner, people.dealer, people.operator):
        answer = enter(bearer(account.email))

        assert caller_of(answer) == account.caller
        assert effect_of(answer) == "Allow"
        assert answer["principalId"] == account.caller.user_id


def test_the_answer_holds_for_the_whole_stage_because_the_gateway_keeps_it(people: People) -> None:
    (statement,) = enter(bearer(people.buyer.email))["policyDocument"]["Statement"]

    assert statement["Resource"] == "arn:aws:execute-api:us-east-1:123456789012:abc123/live/*"


def test_a_header_may_be_written_in_any_case(people: People) -> None:
    token = sign_in(people.buyer.email).json["access_token"]

    for header in ("Authorization", "authorization", "AUTHORIZATION"):
        assert caller_of(enter(f"bearer  {token} ", header)) == people.buyer.caller


def test_a_token_costs_one_read_at_first_and_none_while_it_is_remembered(people: People, calls: Calls) -> None:
    token = bearer(people.owner.email)
    calls.clear()

    enter(token)
    cold = list(calls)
    calls.clear()
    enter(token)

    assert cold == ["dynamodb:GetItem"]
    assert calls == []


def test_a_change_is_seen_after_thirty_seconds(people: People) -> None:
    token = bearer(people.clerk.email)
    moment = now()
    with frozen(moment):
        enter(token)
        ask("DELETE", f"/organisation/staff/{people.clerk.caller.user_id}", by=people.owner)

    with frozen(moment + timedelta(seconds=29)):
        assert effect_of(enter(token)) == "Allow"
    with frozen(moment + timedelta(seconds=30)):
        assert effect_of(enter(token)) == "Deny"


def test_a_suspended_organisations_people_and_keys_come_in_as_such(people: People) -> None:
    credentials = [bearer(people.owner.email), bearer(people.clerk.email), f"Bearer {new_key(people).json['secret']}"]
    seen = []

    for step in ("suspend", "reinstate"):
        ask("POST", f"/organisations/{SUPPLIER_ORG}/{step}", REASON, by=people.operator)
        authorizer.forget()
        answers = [enter(credential) for credential in credentials]
        seen.append([(effect_of(answer), caller_of(answer).suspended) for answer in answers])

    assert seen == [[("Allow", True)] * 3, [("Allow", False)] * 3]


NO_GOOD = {
    "empty": "",
    "scheme only": "Bearer",
    "another scheme": "Basic dXNlcjpwYXNz",
    "no scheme": "eyJhbGciOiJSUzI1NiJ9.e30.x",
    "no token": "Bearer nonsense",
    "short key": "Bearer pk_short",
}


@pytest.mark.parametrize("kind", NO_GOOD)
def test_bad_credentials_are_401_and_never_a_guest(kind: str) -> None:
    with pytest.raises(Exception, match=r"^Unauthorized$"):
        enter(NO_GOOD[kind])


def test_a_key_that_nobody_was_given_is_401(aws: None) -> None:
    with pytest.raises(Exception, match=r"^Unauthorized$"):
        enter("Bearer pk_" + "a" * 43)


def test_an_id_or_refresh_token_of_the_pool_is_401(people: People, pool: Pool) -> None:
    given = boto3.client("cognito-idp").initiate_auth(
        ClientId=pool.client_id,
        AuthFlow="USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": people.buyer.email, "PASSWORD": "Parure-demo-1"},
    )["AuthenticationResult"]

    assert effect_of(enter(f"Bearer {given['AccessToken']}")) == "Allow"
    for other in (given["IdToken"], given["RefreshToken"]):
        with pytest.raises(Exception, match=r"^Unauthorized$"):
            enter(f"Bearer {other}")


def test_a_token_of_another_client_of_the_pool_is_401(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    token = bearer(people.buyer.email)
    monkeypatch.setenv("USER_POOL_CLIENT_ID", "another")
    settings.cache_clear()

    with pytest.raises(Exception, match=r"^Unauthorized$"):
        enter(token)


def test_a_token_without_a_record_is_401(people: People) -> None:
    token = bearer(people.buyer.email)
    UserItem.get(_pk(people.buyer.caller), "user").delete()

    with pytest.raises(Exception, match=r"^Unauthorized$"):
        enter(token)


def test_keys_that_cannot_be_read_are_our_failure_and_not_the_callers(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = bearer(people.buyer.email)
    monkeypatch.setenv("JWKS_URL", "http://127.0.0.1:1/jwks.json")
    settings.cache_clear()

    with pytest.raises(KeysUnavailable):
        enter(token)


def test_an_api_key_acts_for_its_organisation_with_its_scopes(people: People, calls: Calls) -> None:
    made = new_key(people)
    secret = made.json["secret"]
    calls.clear()

    caller = caller_of(enter(f"Bearer {secret}"))
    enter(f"Bearer {secret}")

    assert made.status == 201, made.text
    assert caller == Caller(
        role=Role.SUPPLIER,
        user_id=made.json["key_id"],
        org_id=SUPPLIER_ORG,
        scopes=frozenset({"orders:read", "tracking:write"}),
    )
    assert calls == ["dynamodb:GetItem"]


def test_a_keys_secret_is_shown_once_and_stored_nowhere(people: People) -> None:
    secret = new_key(people).json["secret"]
    listed = ask("GET", "/api-keys", by=people.owner)

    assert len(secret) == 46
    assert secret not in listed.text
    assert listed.json["items"][0]["ending"] == secret[-4:]
    for table in ("parure-identity", "parure-events", "parure-idempotency"):
        assert secret not in str(dynamodb().scan(TableName=table)["Items"])


def test_a_repeated_request_makes_one_key_and_shows_its_secret_to_the_first(people: People) -> None:
    first, second = new_key(people), new_key(people)

    assert second.status == 201
    assert second.json == {**first.json, "secret": None}
    assert told(SUPPLIER_ORG).count("ApiKeyCreated") == 1


def test_a_revoked_key_opens_nothing(people: People) -> None:
    made = new_key(people).json
    removed = ask("DELETE", f"/api-keys/{made['key_id']}", by=people.owner)
    again = ask("DELETE", f"/api-keys/{made['key_id']}", by=people.owner)

    assert (removed.status, again.status) == (204, 404)
    with pytest.raises(Exception, match=r"^Unauthorized$"):
        enter(f"Bearer {made['secret']}")
    assert new_key(people).json["code"] == "key_revoked"
    assert told(SUPPLIER_ORG)[-1] == "ApiKeyRevoked"


def test_another_organisations_key_is_not_there(people: People) -> None:
    made = new_key(people).json

    answer = ask("DELETE", f"/api-keys/{made['key_id']}", by=people.dealer)

    assert answer.status == 404
    assert ask("GET", "/api-keys", by=people.dealer).json["items"] == []
    assert effect_of(enter(f"Bearer {made['secret']}")) == "Allow"


def test_scopes_are_a_closed_list(people: People) -> None:
    unknown = new_key(people, ["everything"])
    none = ask("POST", "/api-keys", {"name": "x", "scopes": []}, by=people.owner, headers={"idempotency-key": "k" * 8})

    assert (unknown.status, unknown.json["field"]) == (400, "scopes.0")
    assert (none.status, none.json["field"]) == (400, "scopes")
    assert new_key(people, list(SCOPES)).status == 201


def test_an_organisation_has_twenty_keys_at_most(people: People) -> None:
    organisation = OrganisationItem.get(SUPPLIER_ORG, "org")
    organisation.keys = {f"key#{n}" for n in range(MAX_KEYS)}
    organisation.save()

    answer = new_key(people)

    assert (answer.status, answer.json["code"], answer.json["limit"]) == (409, "no_room", 20)


def test_a_key_cannot_manage_accounts(people: People) -> None:
    key = Account("", Caller(role=Role.SUPPLIER, user_id="key_1", org_id=SUPPLIER_ORG, scopes=frozenset(SCOPES)))

    for method, target in (("GET", "/me"), ("GET", "/organisation/staff"), ("GET", "/api-keys")):
        answer = ask(method, target, by=key)
        assert (answer.status, answer.json["code"]) == (403, "not_for_api_keys")


def _pk(caller: Caller) -> str:
    return f"sub#{subject_of(caller.id)}"
