"""What the stock desk shows: flags, single SKUs, the ledger by kind, and files for a spreadsheet."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, timedelta

import pytest

from integration.conftest import Calls
from integration.supply.desk import (
    DEALER,
    MAISON,
    RIVAL,
    SUPPLIER,
    ask,
    done,
    list_sku,
    location,
    open_mall,
    receive,
    send,
)
from parure.kernel.text import Text
from parure.kernel.time import frozen
from supply.contract import BulkLocation, BulkStock, receive_bulk


@pytest.fixture(autouse=True)
def _mall(aws: None) -> None:
    open_mall()
    for sku in ("RING-1", "RING-2"):
        list_sku(sku, sources=(MAISON,))
    list_sku("JADE-1", one_of_one=True)


def flags(query: str = "") -> dict[str, list[str]]:
    return {row["sku"]: row["flags"] for row in done("GET", f"/stock?limit=100{query}")["items"]}


def test_a_sku_runs_low_at_its_own_threshold_or_the_general_one() -> None:
    vault = location()
    for sku, quantity in (("RING-1", 2), ("RING-2", 8), ("JADE-1", 1)):
        receive(sku, vault, quantity)

    assert flags() == {"JADE-1": [], "RING-1": ["low"], "RING-2": []}
    assert done("PUT", "/stock/RING-1/low-level", {"low_at": 0})["flags"] == []
    assert done("PUT", "/stock/RING-2/low-level", {"low_at": 10})["low_at"] == 10
    assert flags("&only=low") == {"RING-2": ["low"]}
    assert done("PUT", "/stock/RING-2/low-level", {"low_at": None})["flags"] == []


def test_a_dealers_threshold_is_its_own() -> None:
    receive("RING-1", location(), 9)
    receive("RING-1", location(DEALER), 9, DEALER)

    done("PUT", "/stock/RING-1/low-level", {"low_at": 20}, DEALER)

    assert done("GET", "/stock", by=DEALER)["items"][0]["flags"] == ["low"]
    assert flags() == {"RING-1": []}
    assert ask("PUT", "/stock/RING-1/low-level", {"low_at": 20}, RIVAL).status == 404


def test_stock_that_nobody_buys_is_dead_after_the_days_that_are_asked_for() -> None:
    vault = location()
    receive("RING-1", vault, 5)
    with frozen(datetime.now(UTC) + timedelta(days=100)):
        receive("RING-1", vault, 5)
        receive("RING-2", vault, 5)

        assert flags("&only=dead") == {}
        assert flags("&only=dead&dead_after_days=90") == {"RING-1": ["dead"]}


def test_rows_are_found_by_how_the_code_begins_and_by_location() -> None:
    vault, shop = location(), location()
    receive("RING-1", vault, 5)
    receive("RING-2", shop, 5)
    receive("JADE-1", vault)

    assert list(flags("&sku=ring")) == ["RING-1", "RING-2"]
    assert list(flags(f"&location_id={vault}")) == ["JADE-1", "RING-1"]


def test_a_sku_that_was_never_received_is_found_by_those_who_may_stock_it() -> None:
    assert done("GET", "/stock/ring-1", by=DEALER)["product_title"]["en"] == "RING-1 ring"
    assert done("GET", "/stock/JADE-1")["one_of_one"] is True
    assert ask("GET", "/stock/RING-1", by=RIVAL).status == 404
    assert ask("GET", "/stock/RING-9").status == 404


def test_the_ledger_is_read_by_kind_page_by_page() -> None:
    vault, shop = location(), location()
    for quantity in (1, 2, 3):
        receive("RING-1", vault, quantity)
    send(vault, shop, {"RING-1": 1})

    first = done("GET", "/stock/RING-1/entries?kind=receipt&limit=2")
    rest = done("GET", f"/stock/RING-1/entries?kind=receipt&limit=2&cursor={first['next_cursor']}")

    assert [entry["changes"][0]["on_hand"] for entry in first["items"] + rest["items"]] == [3, 2, 1]
    kinds = [entry["kind"] for entry in done("GET", "/stock/RING-1/entries?kind=send&kind=adjust")["items"]]
    assert kinds == ["send"]


def test_stock_is_a_file_that_a_spreadsheet_opens_and_does_not_run() -> None:
    vault = location(name='=HYPERLINK("http://evil")')
    receive("RING-1", vault, 5, reference="+1")

    stock = ask("GET", "/stock-export")
    ledger = ask("GET", "/stock/RING-1/entries/export", accept_language="en")

    assert stock.header("Content-Type") == "text/csv; charset=utf-8"
    (row,) = csv.DictReader(io.StringIO(stock.text.removeprefix("\ufeff")))
    assert (row["SKU"], row["库位"], row["可用"]) == ("RING-1", '\'=HYPERLINK("http://evil")', "5")
    (entry,) = csv.DictReader(io.StringIO(ledger.text.removeprefix("\ufeff")))
    assert (entry["Kind"], entry["On hand"], entry["Note"]) == ("receipt", "5", "'+1")


def test_a_long_file_comes_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    from supply.service import exporting

    monkeypatch.setattr(exporting, "PART", 1)
    vault = location()
    for sku in ("RING-1", "RING-2"):
        receive(sku, vault)

    first = ask("GET", "/stock-export")
    last = ask("GET", f"/stock-export?cursor={first.header('X-Next-Cursor')}")

    rows = list(csv.DictReader(io.StringIO((first.text + last.text).removeprefix("\ufeff"))))
    assert [row["SKU"] for row in rows] == ["RING-1", "RING-2"]
    assert last.header("X-Next-Cursor") is None


def test_what_the_desk_does_costs_few_calls(calls: Calls) -> None:
    vault = location()
    receive("RING-1", vault, 5)
    ask("GET", "/stock")
    budget = {
        ("POST", "/stock/receipts"): 3,
        ("POST", "/stock/adjustments"): 3,
        ("GET", "/stock"): 1,
        ("GET", "/stock/RING-1"): 1,
        ("GET", "/stock/RING-1/entries"): 2,
        ("GET", "/stock-export"): 2,
    }
    where = {"sku": "RING-1", "location_id": vault}
    bodies = {
        "/stock/receipts": {**where, "quantity": 1},
        "/stock/adjustments": {**where, "delta": -1, "reason": "lost"},
    }

    used = {}
    for method, path in budget:
        calls.clear()
        assert ask(method, path, bodies.get(path)).status < 300
        used[(method, path)] = len(calls)

    assert used == budget


def test_first_stock_stands_first_in_the_ledger() -> None:
    vault = location()
    place = BulkLocation(SUPPLIER.org, vault, "上海金库", "warehouse", "CN-SH")
    receive_bulk([BulkStock("RING-1", SUPPLIER.org, Text("戒", "Ring"), [(place, 3)])])
    receive("RING-1", vault, 2)

    entries = done("GET", "/stock/RING-1/entries")["items"]

    assert [entry["changes"][0]["on_hand"] for entry in entries] == [2, 3]
