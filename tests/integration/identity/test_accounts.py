"""Signing up, proving an address, choosing a new password; and that no answer tells who has an account."""

from __future__ import annotations

import json

import pytest

from identity import directory
from identity.service import accounts
from integration.conftest import Calls
from integration.identity.conftest import PASSWORD, People, Pool, ask, sign_in
from parure.aws.tables import OutboxEvent, dynamodb
from parure.kernel.errors import Conflict

NEW = "li.na@parure.test"
NOBODY = "nobody@parure.test"


def sign_up(email: str = NEW, password: str = PASSWORD) -> None:
    answer = ask("POST", "/accounts", {"email": email, "password": password, "name": "李娜", "language": "en"})
    assert (answer.status, answer.json) == (202, {"email": email, "delivery": "email"}), answer.text


def test_somebody_signs_up_proves_their_address_and_signs_in_as_a_consumer(pool: Pool) -> None:
    sign_up()

    confirmed = ask("POST", "/accounts/confirm", {"email": NEW, "code": pool.last_code(NEW)})
    session = sign_in(NEW)

    assert confirmed.status == 204, confirmed.text
    assert session.status == 201, session.text
    assert session.json["role"] == "consumer"
    user = session.json["user"]
    assert (user["name"], user["email"], user["language"], user["org_id"]) == ("李娜", NEW, "en", None)
    events = [json.loads(event.envelope) for event in OutboxEvent.query(user["user_id"])]
    assert [event["type"] for event in events] == ["AccountConfirmed"]


def test_the_same_address_in_capitals_is_the_same_account(pool: Pool) -> None:
    sign_up()
    ask("POST", "/accounts/confirm", {"email": f" {NEW.upper()} ", "code": pool.last_code(NEW)})

    assert sign_in(NEW.upper()).status == 201


def test_an_address_that_is_not_proved_cannot_sign_in(pool: Pool) -> None:
    sign_up()

    answer = sign_in(NEW)

    assert (answer.status, answer.json["code"]) == (403, "not_confirmed")


def test_signing_up_again_sends_the_code_again(pool: Pool) -> None:
    sign_up()
    before = len(pool.mails(NEW))

    sign_up()

    assert len(pool.mails(NEW)) == before + 1


def test_the_code_is_sent_again_on_request(pool: Pool) -> None:
    sign_up()
    before = len(pool.mails(NEW))

    answer = ask("POST", "/accounts/resend", {"email": NEW})

    assert answer.status == 202
    assert len(pool.mails(NEW)) == before + 1


def test_a_wrong_code_and_a_code_nobody_asked_for_are_answered_alike(people: People) -> None:
    sign_up()

    wrong = ask("POST", "/accounts/confirm", {"email": NEW, "code": "000000"})
    unknown = ask("POST", "/accounts/confirm", {"email": NOBODY, "code": "000000"})
    confirmed = ask("POST", "/accounts/confirm", {"email": people.buyer.email, "code": "000000"})

    assert (wrong.status, wrong.json["code"], wrong.json["field"]) == (400, "bad_code", "code")
    assert wrong.text == unknown.text == confirmed.text


ASKED_BY_ANYBODY = [
    ("/accounts", {"password": PASSWORD}),
    ("/accounts", {"password": "weak"}),
    ("/accounts/resend", {}),
    ("/accounts/confirm", {"code": "000000"}),
    ("/password-resets", {}),
    ("/password-resets/confirm", {"code": "000000", "password": PASSWORD}),
    ("/password-resets/confirm", {"code": "Aa1!Aa1!Aa1!", "password": PASSWORD}),
    ("/password-resets/confirm", {"code": "000000", "password": "weak"}),
    ("/sessions", {"password": "Wrong-password-1"}),
]


def test_no_answer_tells_whether_an_address_has_an_account(people: People) -> None:
    for n, (target, body) in enumerate(ASKED_BY_ANYBODY):
        # A new one each time: signing up makes an account of it.
        nobody = f"nobody-{n}@parure.test"
        known = ask("POST", target, {"email": people.buyer.email, **body})
        unknown = ask("POST", target, {"email": nobody, **body})

        assert known.status == unknown.status, target
        assert known.text.replace(people.buyer.email, "x") == unknown.text.replace(nobody, "x"), target


@pytest.mark.parametrize("password", ["short1-A", "no-capital-1", "NO-SMALL-1", "No-digit-x", "Nosymbol11"])
def test_a_weak_password_is_refused_and_says_what_it_lacks(password: str) -> None:
    answer = ask("POST", "/accounts", {"email": NEW, "password": password})

    assert (answer.status, answer.json["code"], answer.json["field"]) == (400, "weak_password", "password")


def test_a_blank_at_the_end_of_a_password_belongs_to_it(pool: Pool) -> None:
    sign_up(password=f"{PASSWORD} ")
    ask("POST", "/accounts/confirm", {"email": NEW, "code": pool.last_code(NEW)})

    assert sign_in(NEW, f"{PASSWORD} ").status == 201
    assert sign_in(NEW, PASSWORD).status == 401


@pytest.mark.parametrize("email", ["", "li.na", "@parure.test", "li na@parure.test", "li@na@parure.test", "a@b.", 7])
def test_what_is_no_address_is_refused_with_its_field(email: object) -> None:
    answer = ask("POST", "/accounts", {"email": email, "password": PASSWORD})

    assert (answer.status, answer.json["field"]) == (400, "email")


def test_nobody_signs_up_with_a_role() -> None:
    answer = ask("POST", "/accounts", {"email": NEW, "password": PASSWORD, "role": "operator"})

    assert (answer.status, answer.json["errors"][0]["code"]) == (400, "unknown_field")


def test_a_forgotten_password_is_replaced_by_the_code_from_the_mail(people: People, pool: Pool) -> None:
    email = people.buyer.email
    asked = ask("POST", "/password-resets", {"email": email})

    body = {"email": email, "code": pool.last_code(email), "password": "Another-pass-2"}
    done = ask("POST", "/password-resets/confirm", body)

    assert (asked.status, done.status) == (202, 204), done.text
    assert sign_in(email, "Another-pass-2").status == 201
    assert sign_in(email, PASSWORD).status == 401
    assert ask("POST", "/password-resets/confirm", body).json["code"] == "bad_code"


def test_an_account_whose_confirming_was_cut_short_is_completed_by_signing_in(pool: Pool) -> None:
    sign_up()
    directory.confirm_sign_up(NEW, pool.last_code(NEW))

    answer = sign_in(NEW)

    assert (answer.status, answer.json["role"]) == (201, "consumer")


def test_a_record_is_made_once(pool: Pool) -> None:
    sign_up()
    entry = directory.confirm_sign_up(NEW, pool.last_code(NEW))
    accounts.become_consumer(entry)

    with pytest.raises(Conflict, match="confirmed already"):
        accounts.become_consumer(entry)


def test_i_read_and_change_my_own_record(people: People) -> None:
    changed = ask("PATCH", "/me", {"name": "王芳", "language": "en"}, by=people.buyer)
    read = ask("GET", "/me", by=people.buyer)

    assert changed.status == 200, changed.text
    assert changed.json == read.json
    assert (read.json["name"], read.json["language"], read.json["role"]) == ("王芳", "en", "consumer")
    assert read.json["user_id"] == people.buyer.caller.user_id


def test_changing_one_thing_leaves_the_other(people: People) -> None:
    ask("PATCH", "/me", {"language": "en"}, by=people.owner)

    answer = ask("GET", "/me", by=people.owner)

    assert (answer.json["name"], answer.json["language"]) == ("Owner", "en")
    assert answer.json["org_name"] == "Lao Feng"


def test_nobody_gives_themselves_a_role_or_an_organisation(people: People) -> None:
    for field, value in (("role", "operator"), ("org_id", people.owner.caller.org_id), ("owner", True)):
        answer = ask("PATCH", "/me", {field: value}, by=people.buyer)

        assert (answer.status, answer.json["field"]) == (400, field)


def test_names_and_addresses_are_not_readable_in_the_table(people: People) -> None:
    for table in ("parure-identity", "parure-events"):
        stored = str(dynamodb().scan(TableName=table)["Items"])
        assert "@parure.test" not in stored
        assert "Buyer" not in stored


def test_reading_my_record_costs_one_read_and_one_more_for_my_organisation(people: People, calls: Calls) -> None:
    ask("GET", "/me", by=people.buyer)
    consumer = calls.of("dynamodb")
    calls.clear()
    ask("GET", "/me", by=people.owner)

    assert consumer == ["dynamodb:GetItem"]
    assert calls.of("dynamodb") == ["dynamodb:GetItem", "dynamodb:GetItem"]
