"""Organisations, who works for them, and who may say so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import pytest

from identity import contract, store
from identity.rules import MAX_STAFF, Standing
from integration.identity.conftest import PASSWORD, SUPPLIER_ORG, Account, People, Pool, ask, sign_in
from parure.aws.auth import Caller, Role
from parure.aws.tables import OutboxEvent, Transaction, read_together
from parure.kernel.errors import Conflict

NEW = "zhao@parure.test"
OPEN_ONE = {"kind": "dealer", "name": "和颐珠宝", "region": "CN-GD", "owner_email": NEW, "owner_name": "赵敏"}
REASON = {"reason": "licence expired"}


def told(org_id: str) -> list[str]:
    events = [json.loads(event.envelope) for event in OutboxEvent.query(org_id)]
    return [event["type"] for event in events]


def open_one(people: People, key: str = "key-0001", **changed: Any) -> Any:
    return ask("POST", "/organisations", {**OPEN_ONE, **changed}, by=people.operator, headers={"idempotency-key": key})


@contextmanager
def cut_short() -> Iterator[None]:
    """The function is killed just before its transaction."""
    with patch.object(Transaction, "commit", side_effect=ConnectionError), pytest.raises(ConnectionError):
        yield


def choose_password(email: str, code: str, password: str = PASSWORD) -> Any:
    return ask("POST", "/password-resets/confirm", {"email": email, "code": code, "password": password})


def test_an_operator_opens_an_organisation_and_its_owner_accepts_by_the_mailed_code(people: People, pool: Pool) -> None:
    made = open_one(people)
    before = sign_in(NEW, pool.last_code(NEW))
    accepted = choose_password(NEW, pool.last_code(NEW))
    session = sign_in(NEW)

    assert made.status == 201, made.text
    assert (made.json["kind"], made.json["status"]) == ("dealer", "active")
    assert (before.status, before.json["code"]) == (403, "password_not_set")
    assert accepted.status == 204, accepted.text
    user = session.json["user"]
    assert session.json["role"] == "dealer"
    assert (user["org_id"], user["org_name"], user["owner"]) == (made.json["org_id"], "和颐珠宝", True)
    assert told(made.json["org_id"]) == ["OrganisationCreated", "StaffAdded"]


def test_an_invitation_is_accepted_once(people: People, pool: Pool) -> None:
    open_one(people)
    code = pool.last_code(NEW)
    choose_password(NEW, code)

    again = choose_password(NEW, code, "Another-pass-2")

    assert (again.status, again.json["code"]) == (400, "bad_code")


def test_who_lost_an_invitation_asks_for_a_new_password_and_is_invited_again(people: People, pool: Pool) -> None:
    open_one(people)
    before = len(pool.mails(NEW))

    ask("POST", "/password-resets", {"email": NEW})

    assert len(pool.mails(NEW)) == before + 1
    assert choose_password(NEW, pool.last_code(NEW)).status == 204


def test_a_repeated_request_opens_one_organisation(people: People) -> None:
    first, second = open_one(people), open_one(people)

    assert (first.status, second.status) == (201, 201)
    assert first.json == second.json
    assert told(first.json["org_id"]) == ["OrganisationCreated", "StaffAdded"]


def test_a_key_used_for_another_request_is_refused(people: People) -> None:
    open_one(people)

    answer = open_one(people, name="Another")

    assert (answer.status, answer.json["code"]) == (422, "idempotency_key_reused")


def test_opening_needs_an_idempotency_key(people: People) -> None:
    answer = ask("POST", "/organisations", OPEN_ONE, by=people.operator)

    assert (answer.status, answer.json["code"]) == (400, "idempotency_key_missing")


def test_opening_that_was_cut_short_after_the_invitation_is_done_by_asking_again(people: People, pool: Pool) -> None:
    with cut_short():
        open_one(people)

    assert open_one(people).status == 201
    assert choose_password(NEW, pool.last_code(NEW)).status == 204
    assert sign_in(NEW).json["user"]["owner"] is True


def test_removing_that_was_cut_short_is_done_by_asking_again(people: People) -> None:
    target = f"/organisation/staff/{people.clerk.caller.user_id}"
    with cut_short():
        ask("DELETE", target, by=people.owner)

    assert ask("DELETE", target, by=people.owner).status == 204
    assert told(SUPPLIER_ORG).count("StaffRemoved") == 1


def test_two_requests_at_once_open_one_organisation(people: People) -> None:
    """The second one looks for the first one's trace before it is there."""
    first = open_one(people)
    with patch("identity.service.organisations.done_before", return_value=None):
        second = open_one(people)

    assert (second.status, second.json) == (201, first.json)


def test_an_address_with_an_account_owns_no_second_organisation(people: People) -> None:
    for taken in (people.buyer.email, people.dealer.email, people.operator.email):
        answer = open_one(people, key=f"key-{taken}", owner_email=taken)

        assert (answer.status, answer.json["code"], answer.json["field"]) == (409, "address_in_use", "owner_email")
    assert sign_in(people.buyer.email).json["role"] == "consumer"


def test_who_signed_up_with_an_address_before_its_owner_was_invited_gets_nothing(people: People, pool: Pool) -> None:
    ask("POST", "/accounts", {"email": NEW, "password": "Squatter-pass-1"})
    signup_code = pool.last_code(NEW)

    assert open_one(people).status == 201

    assert ask("POST", "/accounts/confirm", {"email": NEW, "code": signup_code}).status == 400
    assert sign_in(NEW, "Squatter-pass-1").status == 401
    assert choose_password(NEW, pool.last_code(NEW)).status == 204
    assert sign_in(NEW).json["role"] == "dealer"


@pytest.mark.parametrize(
    ("field", "value"),
    [("kind", "operator"), ("kind", "consumer"), ("region", "Shanghai"), ("name", ""), ("owner_email", "x"), ("x", 1)],
)
def test_a_wrong_field_is_named(field: str, value: object) -> None:
    operator = Account("", Caller(role=Role.OPERATOR, user_id="usr_01JD3N0E6S0V1G3N5W7X9Y2Z4B"))

    answer = ask(
        "POST", "/organisations", {**OPEN_ONE, field: value}, by=operator, headers={"idempotency-key": "key-0001"}
    )

    assert (answer.status, answer.json["field"]) == (400, field)


def test_the_operator_lists_organisations_by_kind_and_page(people: People) -> None:
    everything = ask("GET", "/organisations", by=people.operator).json
    dealers = ask("GET", "/organisations?kind=dealer", by=people.operator).json
    first = ask("GET", "/organisations?limit=1", by=people.operator).json
    second = ask("GET", f"/organisations?limit=1&cursor={first['next_cursor']}", by=people.operator).json

    assert sorted(item["name"] for item in everything["items"]) == ["Lao Feng", "Ming Boutique"]
    assert [item["name"] for item in dealers["items"]] == ["Ming Boutique"]
    assert [*first["items"], *second["items"]] == everything["items"]
    assert second["next_cursor"] is None


def test_staff_see_their_own_organisation(people: People) -> None:
    answer = ask("GET", "/organisation", by=people.clerk)

    assert (answer.json["org_id"], answer.json["name"]) == (SUPPLIER_ORG, "Lao Feng")


def test_an_owner_invites_staff_who_join_at_their_first_sign_in(people: People, pool: Pool) -> None:
    invited = ask("POST", "/organisation/staff", {"email": NEW, "name": "赵敏"}, by=people.owner)
    choose_password(NEW, pool.last_code(NEW))
    session = sign_in(NEW)
    listed = ask("GET", "/organisation/staff", by=people.clerk).json["items"]

    assert (invited.status, invited.json["status"], invited.json["owner"]) == (201, "invited", False), invited.text
    assert session.json["role"] == "supplier"
    assert {person["email"]: person["status"] for person in listed} == {
        people.owner.email: "active",
        people.clerk.email: "active",
        NEW: "active",
    }
    assert told(SUPPLIER_ORG)[-1] == "StaffAdded"


def test_inviting_a_member_again_changes_nothing(people: People) -> None:
    first = ask("POST", "/organisation/staff", {"email": NEW, "name": "赵敏"}, by=people.owner)
    second = ask("POST", "/organisation/staff", {"email": NEW, "name": "赵敏"}, by=people.owner)

    assert (second.status, second.json) == (201, first.json)
    assert told(SUPPLIER_ORG).count("StaffAdded") == 3


def test_staff_of_another_organisation_cannot_be_invited_away(people: People) -> None:
    answer = ask("POST", "/organisation/staff", {"email": people.dealer.email, "name": "x"}, by=people.owner)

    assert (answer.status, answer.json["code"]) == (409, "address_in_use")
    assert sign_in(people.dealer.email).json["role"] == "dealer"


def test_removed_staff_can_do_nothing_and_may_come_back(people: People) -> None:
    target = f"/organisation/staff/{people.clerk.caller.user_id}"

    removed = ask("DELETE", target, by=people.owner)
    refused = sign_in(people.clerk.email)
    gone = ask("DELETE", target, by=people.owner)
    back = ask("POST", "/organisation/staff", {"email": people.clerk.email, "name": "Clerk"}, by=people.owner)

    assert removed.status == 204, removed.text
    assert refused.status == 401
    assert gone.status == 404
    assert (back.status, back.json["status"]) == (201, "active"), back.text
    assert sign_in(people.clerk.email).json["user"]["org_id"] == SUPPLIER_ORG
    assert told(SUPPLIER_ORG)[-2:] == ["StaffRemoved", "StaffAdded"]


def test_an_owner_cannot_lock_their_organisation_by_leaving(people: People) -> None:
    answer = ask("DELETE", f"/organisation/staff/{people.owner.caller.user_id}", by=people.owner)

    assert (answer.status, answer.json["code"]) == (409, "not_yourself")


def test_another_organisations_staff_are_not_there(people: People) -> None:
    answer = ask("DELETE", f"/organisation/staff/{people.clerk.caller.user_id}", by=people.dealer)

    assert (answer.status, answer.json["code"]) == (404, "not_found")
    assert sign_in(people.clerk.email).status == 201


OWNERS_ONLY: list[tuple[str, str, Any]] = [
    ("POST", "/organisation/staff", {"email": NEW, "name": "x"}),
    ("DELETE", "/organisation/staff/usr_01JD3N0E6S0V1G3N5W7X9Y2Z4B", None),
    ("GET", "/api-keys", None),
    ("POST", "/api-keys", {"name": "ERP", "scopes": ["orders:read"]}),
    ("DELETE", "/api-keys/key_01JD3N0E6S0V1G3N5W7X9Y2Z4B", None),
]


def test_only_owners_manage_staff_and_keys(people: People) -> None:
    for method, target, body in OWNERS_ONLY:
        answer = ask(method, target, body, by=people.clerk, headers={"idempotency-key": "key-0001"})

        assert (answer.status, answer.json["code"]) == (403, "owners_only"), (method, target)


def test_an_organisation_has_room_for_fifty(people: People) -> None:
    organisation = store.find_organisation(SUPPLIER_ORG)
    assert organisation is not None
    organisation.people = {f"sub#{n}" for n in range(MAX_STAFF)}
    organisation.save()

    answer = ask("POST", "/organisation/staff", {"email": NEW, "name": "x"}, by=people.owner)

    assert (answer.status, answer.json["code"], answer.json["limit"]) == (409, "no_room", 50)


def test_a_suspended_organisations_people_sign_in_and_learn_why(people: People) -> None:
    suspended = ask("POST", f"/organisations/{SUPPLIER_ORG}/suspend", REASON, by=people.operator)
    inside = sign_in(people.clerk.email)
    told_why = ask("GET", "/organisation", by=people.clerk.suspended)
    refused = ask("POST", "/organisation/staff", {"email": NEW, "name": "x"}, by=people.owner.suspended)
    reinstated = ask("POST", f"/organisations/{SUPPLIER_ORG}/reinstate", REASON, by=people.operator)

    assert (suspended.status, suspended.json["status"]) == (200, "suspended"), suspended.text
    assert (inside.status, inside.json["user"]["org_status"]) == (201, "suspended")
    assert told_why.json["suspended_reason"] == REASON["reason"]
    assert told_why.json["suspended_since"] is not None
    assert (refused.status, refused.json["code"]) == (403, "organisation_suspended")
    assert (reinstated.json["status"], reinstated.json["suspended_reason"]) == ("active", None)
    assert sign_in(people.owner.email).json["user"]["org_status"] == "active"
    assert told(SUPPLIER_ORG)[-2:] == ["OrganisationSuspended", "OrganisationReinstated"]


def test_suspending_twice_is_a_conflict_and_an_unknown_organisation_is_not_found(people: People) -> None:
    ask("POST", f"/organisations/{SUPPLIER_ORG}/suspend", REASON, by=people.operator)

    twice = ask("POST", f"/organisations/{SUPPLIER_ORG}/suspend", REASON, by=people.operator)
    unknown = ask("POST", "/organisations/org_01JD3N0E6S0V1G3N5W7X9Y2Z4Z/suspend", REASON, by=people.operator)
    without_reason = ask("POST", f"/organisations/{SUPPLIER_ORG}/reinstate", {}, by=people.operator)

    assert (twice.status, twice.json["code"]) == (409, "already_suspended")
    assert unknown.status == 404
    assert (without_reason.status, without_reason.json["field"]) == (400, "reason")


def test_who_joins_while_the_organisation_is_being_suspended_is_not_missed(people: People) -> None:
    seen_before = store.find_organisation(SUPPLIER_ORG)
    assert seen_before is not None
    ask("POST", "/organisation/staff", {"email": NEW, "name": "x"}, by=people.owner)

    tx = Transaction()
    store.standing_parts(tx, seen_before, Standing.SUSPENDED, reason="late", licensed_until=None)
    with pytest.raises(Conflict) as failed:
        tx.commit()

    assert failed.value.code == "changed_meanwhile"


def test_a_suspended_organisation_takes_nobody_on(people: People) -> None:
    ask("POST", f"/organisations/{SUPPLIER_ORG}/suspend", REASON, by=people.operator)

    # An authorizer that remembers the owner for a few seconds still lets them through.
    answer = ask("POST", "/organisation/staff", {"email": NEW, "name": "x"}, by=people.owner)

    assert (answer.status, answer.json["code"]) == (409, "no_room")


def test_others_read_organisations_together_with_what_else_they_need(people: People) -> None:
    reads = contract.organisation_reads([SUPPLIER_ORG, SUPPLIER_ORG, "org_01JD3N0E6S0V1G3N5W7X9Y2Z4Z"])

    found = contract.organisations_in(read_together(reads))

    assert len(reads) == 2
    assert list(found) == [SUPPLIER_ORG]
    assert (found[SUPPLIER_ORG].kind, found[SUPPLIER_ORG].region, found[SUPPLIER_ORG].is_live) == (
        Role.SUPPLIER,
        "CN-SH",
        True,
    )


def test_provisioning_again_changes_nothing_but_the_password(people: People) -> None:
    again = contract.provision_user(people.owner.email, "Another-pass-2", "supplier", SUPPLIER_ORG, owner=True)
    contract.provision_organisation(SUPPLIER_ORG, "supplier", "Another name", "CN-BJ")

    assert again == people.owner.caller.user_id
    assert sign_in(people.owner.email, "Another-pass-2").json["user"]["org_name"] == "Lao Feng"


def test_an_organisations_id_that_is_none_is_not_found() -> None:
    operator = Account("", Caller(role=Role.OPERATOR, user_id="usr_01JD3N0E6S0V1G3N5W7X9Y2Z4B"))

    assert ask("POST", "/organisations/nonsense/suspend", REASON, by=operator).status == 404
