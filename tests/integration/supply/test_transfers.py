"""Goods between one's own locations: sent, on their way, counted in or called back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from integration.conftest import Calls
from integration.supply.desk import (
    DEALER,
    RIVAL,
    ask,
    check_ledger,
    counts,
    done,
    events,
    list_sku,
    location,
    open_mall,
    receive,
    send,
)
from parure.kernel.time import frozen

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _mall(aws: None) -> None:
    open_mall()
    for sku in ("RING-1", "RING-2"):
        list_sku(sku)


@pytest.fixture
def vault() -> str:
    place = location()
    receive("RING-1", place, 5)
    receive("RING-2", place, 3)
    return place


@pytest.fixture
def shop() -> str:
    return location(name="门店", kind="shop")


def test_what_is_sent_is_neither_here_nor_for_sale_there(vault: str, shop: str) -> None:
    sent = send(vault, shop, {"RING-1": 2, "RING-2": 1}, note="春节备货").json

    assert (sent["kind"], sent["status"], sent["may_receive"], sent["may_recall"]) == ("transfer", "sent", True, True)
    assert [(line["sku"], line["quantity"], line["received"]) for line in sent["lines"]] == [
        ("RING-1", 2, None),
        ("RING-2", 1, None),
    ]
    assert counts("RING-1") == {vault: (3, 0), shop: (0, 2)}
    (row,) = [row for row in done("GET", "/stock?only=incoming")["items"] if row["sku"] == "RING-1"]
    assert {place["location_id"]: place["available"] for place in row["locations"]} == {vault: 3, shop: 0}
    check_ledger("RING-1")


def test_what_arrives_is_counted_in_once(vault: str, shop: str) -> None:
    transfer = send(vault, shop, {"RING-1": 2}).json["transfer_id"]

    for _ in range(2):
        received = done("POST", f"/transfers/{transfer}/receive", {})

    assert (received["status"], received["lines"][0]["received"]) == ("received", 2)
    assert counts("RING-1") == {vault: (3, 0), shop: (2, 0)}
    assert events(transfer) == ["TransferSent", "TransferReceived"]
    check_ledger("RING-1")


def test_what_is_missing_on_arrival_is_written_off_and_stands_in_the_ledger(vault: str, shop: str) -> None:
    transfer = send(vault, shop, {"RING-1": 4, "RING-2": 1}).json["transfer_id"]

    received = done("POST", f"/transfers/{transfer}/receive", {"lines": [{"sku": "RING-1", "received": 3}]})

    assert [line["received"] for line in received["lines"]] == [3, 1]
    assert counts("RING-1") == {vault: (1, 0), shop: (3, 0)}
    entries = done("GET", "/stock/RING-1/entries")["items"]
    assert [(e["kind"], e["reason"], e["changes"][0]["on_hand"], e["ref"]) for e in entries[:2]] == [
        ("adjust", "lost_in_transit", -1, transfer),
        ("arrive", None, 4, transfer),
    ]
    check_ledger("RING-1")


def test_more_than_was_sent_cannot_arrive(vault: str, shop: str) -> None:
    transfer = send(vault, shop, {"RING-1": 1}).json["transfer_id"]

    for sku in ("RING-1", "RING-2"):
        refused = ask("POST", f"/transfers/{transfer}/receive", {"lines": [{"sku": sku, "received": 2}]})
        assert (refused.status, refused.json["code"]) == (400, "more_than_sent")


def test_what_is_called_back_lies_where_it_lay(vault: str, shop: str) -> None:
    transfer = send(vault, shop, {"RING-1": 2}).json["transfer_id"]

    for _ in range(2):
        assert done("POST", f"/transfers/{transfer}/recall")["status"] == "recalled"

    assert counts("RING-1") == {vault: (5, 0)}
    assert ask("POST", f"/transfers/{transfer}/receive", {}).json["code"] == "transfer_recalled"
    check_ledger("RING-1")


def test_what_arrived_is_not_called_back(vault: str, shop: str) -> None:
    transfer = send(vault, shop, {"RING-1": 2}).json["transfer_id"]
    done("POST", f"/transfers/{transfer}/receive", {})

    assert ask("POST", f"/transfers/{transfer}/recall").json["code"] == "transfer_received"


def test_nothing_is_sent_that_is_not_free(vault: str, shop: str) -> None:
    refused = send(vault, shop, {"RING-2": 1, "RING-1": 6})

    assert (refused.status, refused.json["code"]) == (409, "not_that_many")
    assert (refused.json["field"], refused.json["free"]) == ("lines.1.quantity", 5)
    assert counts("RING-2") == {vault: (3, 0)}


def test_lines_of_one_sku_are_one_line(vault: str, shop: str) -> None:
    lines = [{"sku": "ring-1", "quantity": 2}, {"sku": "RING-1", "quantity": 1}]
    sent = done("POST", "/transfers", {"from_location_id": vault, "to_location_id": shop, "lines": lines})

    assert [(line["sku"], line["quantity"]) for line in sent["lines"]] == [("RING-1", 3)]


def test_a_transfer_sent_twice_with_one_key_is_one_transfer(vault: str, shop: str) -> None:
    body = {"from_location_id": vault, "to_location_id": shop, "lines": [{"sku": "RING-1", "quantity": 2}]}

    first, second = (done("POST", "/transfers", body, idempotency_key="transfer-1") for _ in range(2))

    assert first == second
    assert counts("RING-1") == {vault: (3, 0), shop: (0, 2)}


def test_places_that_are_not_the_callers_do_not_exist(vault: str, shop: str) -> None:
    foreign = location(RIVAL)
    transfer = send(vault, shop, {"RING-1": 1}).json["transfer_id"]

    assert send(vault, foreign, {"RING-1": 1}).json["field"] == "to_location_id"
    assert send(foreign, shop, {"RING-1": 1}).json["field"] == "from_location_id"
    assert send(vault, None, {"RING-1": 1}).json["code"] == "to_location_missing"
    assert send(vault, vault, {"RING-1": 1}).json["code"] == "same_location"
    assert send(shop, vault, {"RING-9": 1}).json["field"] == "lines.0.sku"
    for path in (f"/transfers/{transfer}", f"/transfers/{transfer}/receive", f"/transfers/{transfer}/recall"):
        method = "GET" if path.endswith(transfer) else "POST"
        assert ask(method, path, None if method == "GET" else {}, RIVAL).status == 404


def test_transfers_are_listed_by_their_state_the_latest_first(vault: str, shop: str) -> None:
    first, second = (send(vault, shop, {"RING-1": 1}).json["transfer_id"] for _ in range(2))
    done("POST", f"/transfers/{first}/receive", {})

    assert [one["transfer_id"] for one in done("GET", "/transfers")["items"]] == [second, first]
    assert [one["transfer_id"] for one in done("GET", "/transfers?status=sent")["items"]] == [second]
    assert done("GET", "/transfers", by=DEALER)["items"] == []


def test_a_transfer_does_not_make_dead_stock_young(vault: str, shop: str) -> None:
    with frozen(datetime.now(UTC) + timedelta(days=181)):
        transfer = send(vault, shop, {"RING-1": 5}).json["transfer_id"]
        done("POST", f"/transfers/{transfer}/receive", {})

        flags = {row["sku"]: row["flags"] for row in done("GET", "/stock")["items"]}

    assert flags["RING-1"] == ["dead"]


def test_sending_takes_three_calls_however_many_lines(vault: str, shop: str, calls: Calls) -> None:
    send(vault, shop, {"RING-1": 1, "RING-2": 1})

    assert calls.of("dynamodb") == ["dynamodb:BatchGetItem", "dynamodb:TransactWriteItems"]
