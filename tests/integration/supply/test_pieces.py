"""Pieces and their serials: there is one of each, and it keeps its name."""

from __future__ import annotations

import pytest

from integration.supply.desk import SUPPLIER, ask, check_ledger, done, list_sku, location, open_mall, receive, send
from parure.aws.tables import Transaction
from parure.kernel.errors import Conflict
from supply.rules import Change, Move
from supply.service.moves import Entry, add_entries, as_read
from supply.service.receiving import read_shelf
from supply.store import place_document


@pytest.fixture(autouse=True)
def _mall(aws: None) -> None:
    open_mall()
    list_sku("JADE-1", one_of_one=True)
    list_sku("JADE-2", one_of_one=True)
    list_sku("RING-1")


def test_a_piece_is_found_by_the_serial_it_came_with() -> None:
    vault = location()

    received = receive("JADE-1", vault, serial="jb-0007").json

    assert (received["serial"], received["one_of_one"]) == ("JB-0007", True)
    assert done("GET", "/stock-serials/jb-0007")["sku"] == "JADE-1"
    assert done("GET", "/stock/JADE-1/entries")["items"][0]["serial"] == "JB-0007"
    assert ask("GET", "/stock-serials/JB-0008").status == 404


def test_a_piece_without_a_serial_goes_by_its_sku() -> None:
    received = receive("JADE-1", location()).json

    assert received["serial"] == "JADE-1"


def test_a_serial_belongs_to_one_piece_of_a_supplier() -> None:
    vault = location()
    receive("JADE-1", vault, serial="JB-7")

    refused = receive("JADE-2", vault, serial="JB-7")

    assert (refused.status, refused.json["code"], refused.json["field"]) == (409, "serial_taken", "serial")


def test_a_piece_that_was_lost_and_found_keeps_its_serial() -> None:
    vault = location()
    receive("JADE-1", vault, serial="JB-7")
    lost = {"sku": "JADE-1", "location_id": vault, "delta": -1, "reason": "lost"}
    done("POST", "/stock/adjustments", lost)

    other = receive("JADE-1", vault, serial="JB-8")
    again = receive("JADE-1", vault, serial="JB-7")

    assert (other.status, other.json["code"], other.json["serial"]) == (409, "other_serial", "JB-7")
    assert (again.status, again.json["serial"]) == (201, "JB-7")
    check_ledger("JADE-1")


def test_only_pieces_carry_serials() -> None:
    refused = receive("RING-1", location(), 3, serial="R-1")

    assert (refused.status, refused.json["field"]) == (409, "serial")


def test_a_receipt_of_a_piece_repeated_with_its_key_is_the_same_receipt() -> None:
    body = {"sku": "JADE-1", "location_id": location(), "quantity": 1, "serial": "JB-7"}

    first, second = (ask("POST", "/stock/receipts", body, idempotency_key="delivery-1") for _ in range(2))
    other = ask("POST", "/stock/receipts", {**body, "quantity": 2}, idempotency_key="delivery-1")

    assert (first.status, second.json) == (201, first.json)
    assert other.status == 409


def test_a_piece_on_its_way_is_not_received_a_second_time() -> None:
    vault, shop = location(), location(name="门店", kind="shop")
    receive("JADE-1", vault)
    send(vault, shop, {"JADE-1": 1})

    for place in (vault, shop):
        assert receive("JADE-1", place).json["code"] == "one_of_one"
    found = {"sku": "JADE-1", "location_id": vault, "delta": 1, "reason": "found"}
    assert ask("POST", "/stock/adjustments", found).json["code"] == "one_of_one"


def test_two_receipts_at_two_new_places_cannot_both_find_the_piece_missing() -> None:
    """Both have read that there is none; the place that one adds is no place that the other has looked at."""
    first, second, third = location(), location(), location()
    receive("JADE-1", first)
    done("POST", "/stock/adjustments", {"sku": "JADE-1", "location_id": first, "delta": -1, "reason": "lost"})
    late = read_shelf("JADE-1", third, SUPPLIER)
    assert late.balance is not None

    assert receive("JADE-1", second).status == 201
    tx = Transaction()
    add_entries(
        tx,
        "JADE-1",
        late.balance,
        [Entry(kind=Move.RECEIPT, changes=[Change(third, on_hand=1)])],
        by=SUPPLIER,
        places={third: place_document(SUPPLIER.org, "CN-SH")},
        condition=as_read(late.balance),
    )

    with pytest.raises(Conflict):
        tx.commit()
