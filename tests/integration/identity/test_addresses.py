"""The address book: encrypted, one default, one person's own."""

from __future__ import annotations

from typing import Any

import pytest

from identity.app import app
from identity.store import AddressesItem
from integration.conftest import Calls
from integration.gateway import Answer, call
from parure.aws import tables
from parure.aws.auth import Caller, Role
from parure.kernel.ids import new_id

LIN = Caller(role=Role.CONSUMER, user_id=new_id("usr"))
MEI = Caller(role=Role.CONSUMER, user_id=new_id("usr"))
SHANGHAI = {
    "name": "林清",
    "phone": "13812345678",
    "country": "CN",
    "province": "上海市",
    "city": "上海市",
    "district": "黄浦区",
    "line1": "南京东路 100 号",
}
LONDON = {"name": "Lin", "phone": "+44 20 7946 0000", "country": "GB", "city": "London", "line1": "1 Bond Street", "postal_code": "W1S 1RT"}  # fmt: skip


def ask(method: str, path: str, body: Any = None, *, by: Caller = LIN, key: str | None = None) -> Answer:
    headers = {"Idempotency-Key": key} if key else {}
    return call(app, method, f"/api/v1/me/addresses{path}", body, caller=by, headers=headers)


def add(body: dict[str, Any], *, by: Caller = LIN) -> Any:
    answer = ask("POST", "", body, by=by, key=new_id("key"))
    assert answer.status == 201, answer.text
    return answer.json


def book(by: Caller = LIN) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = ask("GET", "", by=by).json["items"]
    return items


def test_an_address_is_kept_encrypted_and_read_by_its_person_alone(aws: None) -> None:
    made = add({**SHANGHAI, "label": "home"})

    (kept,) = book()
    assert kept == {**SHANGHAI, "label": "home", "is_default": True, "address_id": made["address_id"], "line2": None, "postal_code": None}  # fmt: skip
    assert book(by=MEI) == []
    (item,) = AddressesItem.scan(AddressesItem.sk == "addresses")
    assert "南京东路" not in item.personal


def test_the_first_is_the_default_until_another_one_is_chosen(aws: None) -> None:
    first, second, third = add(SHANGHAI), add(LONDON), add({**LONDON, "is_default": True})

    assert [one["address_id"] for one in book()] == [third["address_id"], first["address_id"], second["address_id"]]
    chosen = ask("POST", f"/{second['address_id']}/default").json["items"]
    assert [(one["city"], one["is_default"]) for one in chosen] == [
        ("London", True),
        ("London", False),
        ("上海市", False),
    ]


def test_an_address_is_written_anew_and_taken_out(aws: None) -> None:
    made = add(SHANGHAI)

    changed = ask("PUT", f"/{made['address_id']}", {**LONDON, "label": "work"})
    gone = ask("DELETE", f"/{made['address_id']}")
    again = ask("DELETE", f"/{made['address_id']}")

    assert (changed.json["city"], changed.json["label"], changed.json["province"]) == ("London", "work", None)
    assert (gone.status, again.status, book()) == (204, 204, [])


def test_somebody_elses_address_is_not_there(aws: None) -> None:
    made = add(SHANGHAI)

    assert ask("PUT", f"/{made['address_id']}", LONDON, by=MEI).json["code"] == "no_such_address"
    assert ask("POST", f"/{made['address_id']}/default", by=MEI).status == 404
    ask("DELETE", f"/{made['address_id']}", by=MEI)
    assert len(book()) == 1


def test_a_repeated_request_makes_one_address_even_when_it_filled_the_book(aws: None) -> None:
    for _ in range(19):
        add(LONDON)

    first = ask("POST", "", SHANGHAI, key="once-and-again")
    again = ask("POST", "", SHANGHAI, key="once-and-again")
    other = ask("POST", "", LONDON, key="once-and-again")

    assert (first.status, again.json["address_id"]) == (201, first.json["address_id"])
    assert (other.status, other.json["code"]) == (422, "idempotency_key_reused")
    full = ask("POST", "", LONDON, key="one-too-many")
    assert (full.status, full.json["code"], full.json["limit"]) == (409, "address_book_full", 20)


@pytest.mark.parametrize(
    ("wrong", "field", "code"),
    [
        ({**SHANGHAI, "district": None}, "body.district", "required"),
        ({**SHANGHAI, "phone": "12345"}, "body.phone", "bad_phone"),
        ({**SHANGHAI, "postal_code": "20000"}, "body.postal_code", "bad_postal_code"),
        ({**LONDON, "postal_code": None}, "body.postal_code", "required"),
        ({**SHANGHAI, "name": "林\u0007清"}, "body.name", "not_allowed"),
        ({**SHANGHAI, "line1": "x" * 201}, "body.line1", "too_long"),
    ],
)
def test_a_part_that_its_country_does_not_know_is_refused_by_name(
    wrong: dict[str, Any], field: str, code: str, aws: None
) -> None:
    answer = ask("POST", "", wrong, key="wrong-address")

    assert answer.status == 400
    assert (field.removeprefix("body."), code) in [
        (error["field"].removeprefix("body."), error["code"]) for error in answer.json["errors"]
    ]


def test_two_windows_lose_no_address(aws: None, monkeypatch: pytest.MonkeyPatch) -> None:
    add(SHANGHAI)
    commit = tables.Transaction.commit
    overtaken: list[bool] = []

    def commit_after_another(tx: tables.Transaction) -> None:
        if not overtaken:
            overtaken.append(True)
            add({**LONDON, "label": "work"})
        commit(tx)

    monkeypatch.setattr(tables.Transaction, "commit", commit_after_another)
    add(LONDON)

    assert len(book()) == 3


def test_reading_takes_one_call_and_writing_two(aws: None, calls: Calls) -> None:
    add(SHANGHAI)
    calls.clear()
    ask("GET", "")
    assert len(calls.of("dynamodb")) == 1, calls

    calls.clear()
    add(LONDON)
    assert len(calls.of("dynamodb")) == 2, calls
