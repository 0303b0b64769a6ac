"""Locations: renamed, closed when empty, opened again."""

from __future__ import annotations

import pytest

from integration.supply.desk import (
    DEALER,
    LUMEN,
    RIVAL,
    SUPPLIER,
    ask,
    done,
    list_sku,
    location,
    memo_shop,
    open_mall,
    receive,
    send,
)


@pytest.fixture(autouse=True)
def _mall(aws: None) -> None:
    open_mall()
    list_sku("RING-1")


def test_a_location_is_renamed_by_its_owner_only() -> None:
    vault = location()

    renamed = done("PATCH", f"/locations/{vault}", {"name": "浦东金库"})

    assert (renamed["name"], renamed["kind"], renamed["status"]) == ("浦东金库", "warehouse", "open")
    assert ask("PATCH", f"/locations/{vault}", {"name": "我的"}, RIVAL).status == 404


def test_a_location_with_goods_stays_open_and_names_them() -> None:
    vault = location()
    receive("RING-1", vault, 2)

    refused = ask("POST", f"/locations/{vault}/close")

    assert (refused.status, refused.json["code"], refused.json["skus"]) == (409, "location_not_empty", ["RING-1"])
    assert receive("RING-1", vault).status == 201


def test_a_location_to_which_goods_are_on_their_way_stays_open() -> None:
    vault, shop = location(), location()
    receive("RING-1", vault, 2)
    send(vault, shop, {"RING-1": 2})

    assert ask("POST", f"/locations/{shop}/close").json["code"] == "location_not_empty"
    assert done("POST", f"/locations/{vault}/close")["status"] == "closed"


def test_nothing_comes_to_a_closed_location_until_it_is_opened_again() -> None:
    vault, shop = location(), location()
    receive("RING-1", vault, 2)
    for _ in range(2):
        assert done("POST", f"/locations/{shop}/close")["status"] == "closed"

    assert receive("RING-1", shop).json["code"] == "location_closed"
    assert send(vault, shop, {"RING-1": 1}).json["code"] == "location_closed"
    assert done("POST", f"/locations/{shop}/reopen")["status"] == "open"
    assert receive("RING-1", shop).status == 201


def test_goods_called_back_to_a_closed_location_open_it_again() -> None:
    vault, shop = location(), location()
    receive("RING-1", vault, 2)
    transfer = send(vault, shop, {"RING-1": 2}).json["transfer_id"]
    done("POST", f"/locations/{vault}/close")

    done("POST", f"/transfers/{transfer}/recall")

    assert {place["location_id"]: place["status"] for place in done("GET", "/locations")["items"]}[vault] == "open"


def test_dealers_shops_that_take_memo_are_found_by_suppliers() -> None:
    shop = memo_shop()

    (found,) = done("GET", "/memo-shops")["items"]

    assert (found["location_id"], found["name"], found["dealer_name"]) == (shop, "外滩店", "美颂")
    assert ask("PATCH", f"/locations/{location()}", {"takes_memo": True}, SUPPLIER).status == 403
    done("PATCH", f"/locations/{shop}", {"takes_memo": False}, DEALER)
    assert done("GET", "/memo-shops")["items"] == []


def test_a_closed_shop_takes_no_memo() -> None:
    shop = memo_shop()

    closed = done("POST", f"/locations/{shop}/close", by=DEALER)

    assert (closed["status"], closed["takes_memo"]) == ("closed", False)
    assert done("GET", "/memo-shops")["items"] == []
    assert ask("PATCH", f"/locations/{shop}", {"takes_memo": True}, DEALER).json["code"] == "location_closed"


def test_a_shop_whose_memo_drawer_holds_goods_stays_open() -> None:
    shop, vault = memo_shop(), location()
    receive("RING-1", vault, 2)
    assert send(vault, shop, {"RING-1": 1}).status == 201

    refused = ask("POST", f"/locations/{shop}/close", by=DEALER)

    assert refused.json["skus"] == ["RING-1"]


def test_a_memo_drawer_is_not_edited_closed_or_received_into() -> None:
    shop, vault = memo_shop(), location()
    receive("RING-1", vault, 2)
    drawer = send(vault, shop, {"RING-1": 1}).json["target"]["location_id"]

    for by in (DEALER, SUPPLIER):
        assert ask("PATCH", f"/locations/{drawer}", {"name": "X"}, by).json["code"] == "memo_drawer"
        assert ask("POST", f"/locations/{drawer}/close", by=by).json["code"] == "memo_drawer"
    assert receive("RING-1", drawer).json["code"] == "memo_drawer"
    drawers = [place for place in done("GET", "/locations")["items"] if place["kind"] == "memo"]
    assert [(place["name"], place["memo"]["supplier_id"]) for place in drawers] == [("美颂 · 外滩店", LUMEN)]
