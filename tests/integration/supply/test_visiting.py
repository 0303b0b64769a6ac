"""Where a buyer can see a piece: dealers' shops that receive visitors."""

from __future__ import annotations

from typing import Any

import pytest

from identity.contract import organisation_reads
from integration.conftest import Calls
from integration.supply.desk import DEALER, MAISON, ask, done, list_sku, location, open_mall, receive, send
from parure.aws.tables import read_together

WHERE = {
    "city": {"zh": "北京", "en": "Beijing"},
    "address": {"zh": "朝阳区建国路 87 号", "en": "87 Jianguo Road, Chaoyang"},
    "hours": {"zh": "每日 10:00–21:00", "en": "Daily 10:00–21:00"},
}
SHENZHEN = {"latitude": 22.53418, "longitude": 114.05541}


@pytest.fixture(autouse=True)
def _mall(aws: None) -> None:
    open_mall()
    list_sku("RING-1", sources=(MAISON,))


def open_shop() -> str:
    shop = location(DEALER, "国贸店", "shop", "CN-BJ")
    done("PUT", f"/locations/{shop}/visitors", WHERE, DEALER)
    return shop


def near(sku: str = "RING-1", query: str = "?province=北京市&city=北京市") -> list[dict[str, Any]]:
    return list(done("GET", f"/availability/{sku}{query}")["items"])


def test_a_shop_that_holds_the_piece_is_shown_with_its_address_but_no_number() -> None:
    shop = open_shop()
    receive("RING-1", shop, 7, DEALER)

    (found,) = near()

    assert found == {
        "location_id": shop,
        "name": "国贸店",
        "dealer_name": "美颂",
        "region": "CN-BJ",
        "city": "北京",
        "address": "朝阳区建国路 87 号",
        "hours": "每日 10:00–21:00",
        "phone": None,
        "coordinates": None,
        "pickup": True,
        "stock": "yes",
        "near": "city",
        "distance_km": None,
    }


def test_who_says_where_they_are_reads_how_far_it_is_and_the_nearest_first() -> None:
    there = {**WHERE, "coordinates": {"latitude": 39.9087, "longitude": 116.4605}, "pickup": False}
    far, close = open_shop(), open_shop()
    done("PUT", f"/locations/{far}/visitors", {**WHERE, "coordinates": SHENZHEN}, DEALER)
    assert done("PUT", f"/locations/{close}/visitors", there, DEALER)["visitors"]["pickup"] is False
    for shop in (far, close):
        receive("RING-1", shop, 7, DEALER)

    found = near(query="?latitude=39.9042&longitude=116.4074")

    assert [(one["location_id"], one["distance_km"]) for one in found] == [(close, 4.6), (far, 1944.2)]
    assert [one["pickup"] for one in found] == [False, True]


@pytest.mark.parametrize("off", [{"latitude": 90.1, "longitude": 0}, {"latitude": 0, "longitude": -180.5}])
def test_a_point_off_the_globe_is_refused(off: dict[str, float]) -> None:
    refused = ask("PUT", f"/locations/{location(DEALER, '店', 'shop')}/visitors", {**WHERE, "coordinates": off}, DEALER)

    assert (refused.status, refused.json["code"]) == (400, "invalid_request")


def test_suppliers_safes_and_shops_without_visitors_are_not_shown() -> None:
    receive("RING-1", location(), 5)
    receive("RING-1", location(DEALER, "仓", "shop", "CN-BJ"), 5, DEALER)

    assert near() == []


def test_consigned_goods_are_seen_in_the_shop_where_they_lie() -> None:
    shop, vault = open_shop(), location()
    done("PATCH", f"/locations/{shop}", {"takes_memo": True}, DEALER)
    receive("RING-1", vault, 2)
    transfer = send(vault, shop, {"RING-1": 2}).json["transfer_id"]
    assert near() == []

    done("POST", f"/transfers/{transfer}/receive", {}, DEALER)

    assert [(found["location_id"], found["stock"]) for found in near()] == [(shop, "few")]


def test_a_suspended_dealers_shop_is_off_the_map() -> None:
    receive("RING-1", open_shop(), 1, DEALER)
    assert len(near()) == 1

    suspend(MAISON)

    assert near() == []


def suspend(org_id: str) -> None:
    (item,) = read_together(organisation_reads([org_id])).values()
    item.status = "suspended"
    item.save()


def test_a_closed_shop_and_one_taken_off_the_map_are_not_shown() -> None:
    shop = open_shop()
    receive("RING-1", shop, 1, DEALER)

    assert done("PUT", f"/locations/{shop}/visitors", {"open": False}, DEALER)["visitors"] is None

    assert near() == []


def test_a_shop_that_becomes_a_warehouse_receives_nobody_any_more() -> None:
    shop = open_shop()
    receive("RING-1", shop, 1, DEALER)

    assert done("PATCH", f"/locations/{shop}", {"kind": "warehouse"}, DEALER)["visitors"] is None

    assert near() == []


def test_a_sku_that_is_not_on_sale_is_nowhere() -> None:
    list_sku("DRAFT-1", live=False)

    assert ask("GET", "/availability/DRAFT-1").status == 404
    assert ask("GET", "/availability/NO-SUCH").json["code"] == "sku_not_found"


def test_a_shop_needs_its_address_and_a_warehouse_receives_nobody() -> None:
    shop, vault = location(DEALER, "店", "shop"), location(DEALER, "仓", "warehouse")

    assert ask("PUT", f"/locations/{shop}/visitors", {"open": True}, DEALER).status == 400
    assert ask("PUT", f"/locations/{vault}/visitors", WHERE, DEALER).json["code"] == "not_a_shop"
    assert ask("PUT", f"/locations/{location()}/visitors", WHERE, DEALER).status == 404


def test_the_answer_takes_two_calls(calls: Calls) -> None:
    receive("RING-1", open_shop(), 1, DEALER)
    calls.clear()

    near()

    assert calls == ["dynamodb:BatchGetItem", "dynamodb:BatchGetItem"]
