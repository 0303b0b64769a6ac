"""Locations, receipts, adjustments and the ledger, by HTTP on moto."""

from __future__ import annotations

import json
from typing import Any

import pytest

from integration.catalog import goods
from integration.conftest import Calls
from integration.gateway import Answer, call
from parure.aws.auth import Caller, Role
from parure.aws.tables import OutboxEvent
from supply.app import app

DEALER_ORG = "org_01JD3N0E6S0V1G3N5W7X9Y2Z4D"
DEALER = Caller(Role.DEALER, "usr_d", DEALER_ORG)


def ask(method: str, path: str, body: Any = None, by: Caller = goods.SUPPLIER, **headers: str) -> Answer:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return call(app, method, f"/api/v1{path}", body, caller=by, headers=sent)


def location(by: Caller = goods.SUPPLIER) -> str:
    made = ask("POST", "/locations", {"name": "上海金库", "kind": "warehouse", "region": "CN-SH"}, by)
    assert made.status == 201, made.text
    return str(made.json["location_id"])


def receive(sku: str, place: str, quantity: int, by: Caller = goods.SUPPLIER, **headers: str) -> Answer:
    return ask("POST", "/stock/receipts", {"sku": sku, "location_id": place, "quantity": quantity}, by, **headers)


@pytest.fixture(autouse=True)
def _mall(aws: None) -> None:
    goods.open_mall()
    goods.draft()


def test_goods_arrive_at_a_location_and_can_be_bought() -> None:
    vault = location()

    received = receive("r-12", vault, 3)

    assert received.status == 201
    assert received.json == {
        "sku": "R-12",
        "product_title": goods.RING["title"],
        "locations": [
            {
                "location_id": vault,
                "on_hand": 3,
                "allocated": 0,
                "held": 0,
                "available": 3,
                "incoming": 0,
                "memo": False,
            }
        ],
        "one_of_one": False,
        "serial": None,
        "low_at": None,
        "flags": [],
        "idle_since": received.json["idle_since"],
    }
    assert ask("GET", "/stock").json["items"] == [received.json]
    assert [json.loads(e.envelope)["type"] for e in OutboxEvent.query("R-12")] == ["StockReceived"]


def test_receipts_add_up_per_location_and_stand_in_the_ledger() -> None:
    vault, shop = location(), location()
    for place, quantity in ((vault, 3), (vault, 2), (shop, 1)):
        receive("R-12", place, quantity)

    on_hand = {p["location_id"]: p["on_hand"] for p in ask("GET", "/stock").json["items"][0]["locations"]}
    entries = ask("GET", "/stock/R-12/entries").json["items"]

    assert on_hand == {vault: 5, shop: 1}
    assert [(e["kind"], e["changes"][0]["on_hand"]) for e in entries] == [
        ("receipt", 1),
        ("receipt", 2),
        ("receipt", 3),
    ]


def test_there_is_one_of_a_one_of_one() -> None:
    body = goods.coded("JADE-1")
    body["skus"][0]["one_of_one"] = True
    goods.draft(body)
    vault, shop = location(), location()

    assert receive("JADE-1", vault, 2).json["code"] == "one_of_one"
    assert receive("JADE-1", vault, 1).status == 201
    for place in (vault, shop):
        refused = receive("JADE-1", place, 1)
        assert (refused.status, refused.json["code"]) == (409, "one_of_one")


def test_a_receipt_sent_twice_with_one_key_counts_once() -> None:
    vault = location()

    for _ in range(2):
        assert receive("R-12", vault, 3, idempotency_key="delivery-4711").status == 201

    assert ask("GET", "/stock").json["items"][0]["locations"][0]["on_hand"] == 3


def test_an_adjustment_cannot_count_away_what_is_not_there() -> None:
    vault = location()
    receive("R-12", vault, 3)
    body = {"sku": "R-12", "location_id": vault, "delta": -1, "reason": "lost", "note": "盘点"}

    assert ask("POST", "/stock/adjustments", body).json["locations"][0]["available"] == 2
    refused = ask("POST", "/stock/adjustments", {**body, "delta": -3})

    assert (refused.status, refused.json["code"], refused.json["field"]) == (409, "not_that_many", "delta")
    assert ask("POST", "/stock/adjustments", {**body, "delta": 0}).json["field"] == "delta"


def test_nobody_receives_at_another_ones_location_or_another_ones_sku() -> None:
    vault = location()

    foreign_place = receive("R-12", vault, 1, by=goods.RIVAL)
    foreign_sku = receive("R-12", location(goods.RIVAL), 1, by=goods.RIVAL)

    assert (foreign_place.status, foreign_place.json["field"]) == (404, "location_id")
    assert (foreign_sku.status, foreign_sku.json["field"]) == (404, "sku")
    assert ask("GET", "/stock/R-12/entries", by=goods.RIVAL).status == 404


def test_a_dealer_stocks_what_it_is_a_source_of_and_sees_only_its_own() -> None:
    body = goods.product()
    body["skus"] = [{**body["skus"][0], "code": "C-1", "source_ids": [DEALER_ORG]}]
    goods.on_sale(body)
    goods.publish_gold()
    vault, shop = location(), location(DEALER)
    receive("C-1", vault, 5)

    received = receive("C-1", shop, 2, by=DEALER)

    assert [p["on_hand"] for p in received.json["locations"]] == [2]
    assert [row["sku"] for row in ask("GET", "/stock", by=DEALER).json["items"]] == ["C-1"]
    assert len(ask("GET", "/stock/C-1/entries", by=DEALER).json["items"]) == 1
    assert [p["on_hand"] for p in ask("GET", "/stock").json["items"][0]["locations"]] == [5]


def test_a_dealer_that_is_no_source_is_refused() -> None:
    goods.on_sale(goods.coded("C-2"))

    refused = receive("C-2", location(DEALER), 2, by=DEALER)

    assert (refused.status, refused.json["code"]) == (409, "not_a_source")


def test_a_page_of_a_suppliers_stock_is_one_call(calls: Calls) -> None:
    receive("R-12", location(), 1)
    ask("GET", "/stock")
    calls.clear()

    ask("GET", "/stock")

    assert calls == ["dynamodb:Query"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"name": "", "kind": "warehouse", "region": "CN"}, "name"),
        ({"name": "A", "kind": "cellar", "region": "CN"}, "kind"),
        ({"name": "A", "kind": "shop", "region": "China"}, "region"),
    ],
)
def test_a_location_that_is_not_one_is_refused(body: dict[str, str], field: str) -> None:
    refused = ask("POST", "/locations", body)

    assert (refused.status, refused.json["field"]) == (400, field)


def test_locations_are_listed_for_their_organisation_only() -> None:
    vault = location()

    assert [place["location_id"] for place in ask("GET", "/locations").json["items"]] == [vault]
    assert ask("GET", "/locations", by=DEALER).json["items"] == []
