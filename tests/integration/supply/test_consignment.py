"""Memo 寄售: a supplier's goods in a dealer's shop stay the supplier's until they are sold, and both see them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from integration.supply.desk import (
    AURUM,
    DEALER,
    LUMEN,
    MAISON,
    RIVAL,
    SUPPLIER,
    ask,
    balance,
    check_ledger,
    counts,
    done,
    events,
    list_sku,
    location,
    memo_shop,
    open_mall,
    receive,
    send,
)
from parure.aws.tables import Transaction, read_together
from parure.kernel.time import now
from supply.contract import allocate_parts, hold_in, hold_parts, hold_reads, ship_parts
from supply.contract import choose_locations as choose


@pytest.fixture(autouse=True)
def _mall(aws: None) -> None:
    open_mall()
    list_sku("RING-1")
    list_sku("GOLD-1", supplier=AURUM, sources=(LUMEN,))


@pytest.fixture
def vault() -> str:
    place = location()
    receive("RING-1", place, 5)
    return place


@pytest.fixture
def shop() -> str:
    return memo_shop()


def consigned(vault: str, shop: str, quantity: int = 3) -> str:
    """Goods on memo, counted in by the dealer; returns the drawer."""
    sent = send(vault, shop, {"RING-1": quantity}, due_back="2027-02-01").json
    done("POST", f"/transfers/{sent['transfer_id']}/receive", {}, DEALER)
    return str(sent["target"]["location_id"])


def test_consigned_goods_are_seen_by_both_and_counted_in_by_the_dealer(vault: str, shop: str) -> None:
    sent = send(vault, shop, {"RING-1": 3}, due_back="2027-02-01").json
    drawer = sent["target"]["location_id"]

    assert (sent["kind"], sent["due_back"], sent["may_receive"]) == ("consignment", "2027-02-01", False)
    refused = ask("POST", f"/transfers/{sent['transfer_id']}/receive", {})
    assert refused.json["code"] == "not_yours_to_receive"
    (theirs,) = done("GET", "/transfers?status=sent", by=DEALER)["items"]
    assert (theirs["origin"]["org_name"], theirs["may_receive"]) == ("流光珠宝", True)
    done("POST", f"/transfers/{sent['transfer_id']}/receive", {}, DEALER)

    for by in (SUPPLIER, DEALER):
        (row,) = done("GET", "/stock?only=memo", by=by)["items"]
        (memo,) = [place for place in row["locations"] if place["memo"]]
        assert (memo["location_id"], memo["on_hand"], memo["available"]) == (drawer, 3, 3)
    assert done("GET", "/transfers?status=sent", by=DEALER)["items"] == []
    check_ledger("RING-1")


def test_the_dealer_sells_what_it_keeps_on_memo_over_the_counter(vault: str, shop: str) -> None:
    drawer = consigned(vault, shop)
    sale = {"sku": "RING-1", "location_id": drawer, "quantity": 2, "reference": "小票 88"}

    for _ in range(2):
        done("POST", "/memo-sales", sale, DEALER, idempotency_key="till-0088")

    assert counts("RING-1") == {vault: (2, 0), drawer: (1, 0)}
    assert "ConsignedGoodsSold" in events("RING-1")
    assert ask("POST", "/memo-sales", {**sale, "quantity": 2}, DEALER).json["code"] == "not_that_many"
    assert ask("POST", "/memo-sales", {**sale, "location_id": shop}, DEALER).json["code"] == "not_consigned"
    assert done("GET", "/stock/RING-1/entries?kind=memo_sale", by=SUPPLIER)["items"][0]["note"] == "小票 88"
    check_ledger("RING-1")


def test_consigned_goods_are_sold_in_the_mall_from_the_dealers_shop(vault: str, shop: str) -> None:
    drawer = consigned(vault, shop, 5)

    (want,) = choose(balance("RING-1"), 1)
    place = balance("RING-1").at(want.location_id)
    tx = Transaction()
    hold_parts(tx, "ord_1", [want], now() + timedelta(minutes=20))
    tx.commit()
    hold = hold_in(read_together(hold_reads(["ord_1"])), "ord_1")
    assert hold is not None
    tx = Transaction()
    allocate_parts(tx, hold)
    tx.commit()
    tx = Transaction()
    ship_parts(tx, "ord_1", [want])
    tx.commit()

    assert place is not None
    assert (want.location_id, place.org_id, place.memo) == (drawer, MAISON, True)
    assert counts("RING-1") == {drawer: (4, 0)}
    check_ledger("RING-1")


def test_unsold_goods_go_home(vault: str, shop: str) -> None:
    drawer = consigned(vault, shop)

    back = send(drawer, None, {"RING-1": 2}, DEALER).json
    assert (back["kind"], back["target"]["location_id"]) == ("consignment_return", vault)
    assert ask("POST", f"/transfers/{back['transfer_id']}/receive", {}, DEALER).json["code"] == "not_yours_to_receive"
    done("POST", f"/transfers/{back['transfer_id']}/receive", {})

    assert counts("RING-1") == {vault: (4, 0), drawer: (1, 0)}
    check_ledger("RING-1")


def test_goods_whose_home_is_closed_go_to_another_location(vault: str, shop: str) -> None:
    drawer = consigned(vault, shop, 5)
    done("POST", f"/locations/{vault}/close")

    assert send(drawer, None, {"RING-1": 5}, DEALER).json["code"] == "no_open_location"
    other = location(name="深圳仓")
    assert send(drawer, None, {"RING-1": 5}, DEALER).json["target"]["location_id"] == other


def test_only_the_dealer_sends_memo_goods_and_only_home(vault: str, shop: str) -> None:
    drawer = consigned(vault, shop)

    assert send(drawer, vault, {"RING-1": 1}).json["code"] == "not_your_goods"
    assert send(drawer, shop, {"RING-1": 1}, DEALER).json["code"] == "goes_home"
    assert send(drawer, vault, {"RING-1": 1}, RIVAL).status == 404


def test_the_owner_keeps_the_count_of_memo_goods(vault: str, shop: str) -> None:
    drawer = consigned(vault, shop)
    lost = {"sku": "RING-1", "location_id": drawer, "delta": -1, "reason": "lost"}

    assert ask("POST", "/stock/adjustments", lost, DEALER).json["code"] == "not_your_goods"
    assert ask("POST", "/stock-counts", {"location_id": drawer}, DEALER).json["code"] == "not_your_goods"
    done("POST", "/stock/adjustments", lost)
    assert counts("RING-1")[drawer] == (2, 0)
    check_ledger("RING-1")


def test_only_a_skus_supplier_consigns_it(shop: str) -> None:
    place = location()
    receive("GOLD-1", place, 2)

    refused = send(place, shop, {"GOLD-1": 1})

    assert (refused.status, refused.json["code"], refused.json["field"]) == (409, "not_your_goods", "lines.0.sku")


def test_a_shop_that_does_not_take_memo_cannot_be_sent_to(vault: str, shop: str) -> None:
    plain = location(DEALER, "仓", "shop")

    assert send(vault, plain, {"RING-1": 1}).json["field"] == "to_location_id"
    done("PATCH", f"/locations/{shop}", {"takes_memo": False}, DEALER)
    assert send(vault, shop, {"RING-1": 1}).status == 404


def test_a_second_supplier_has_a_drawer_of_its_own(vault: str, shop: str) -> None:
    ours = consigned(vault, shop)
    theirs = location(RIVAL)
    receive("GOLD-1", theirs, 2, RIVAL)

    sent = send(theirs, shop, {"GOLD-1": 1}, RIVAL).json

    assert sent["target"]["location_id"] != ours
    drawers = [place for place in done("GET", "/locations", by=DEALER)["items"] if place["kind"] == "memo"]
    assert {place["name"] for place in drawers} == {"外滩店 · 流光珠宝", "外滩店 · 金工坊"}
    assert [row["sku"] for row in done("GET", "/stock?only=memo", by=RIVAL)["items"]] == ["GOLD-1"]


def test_a_supplier_sees_nothing_of_what_a_dealer_owns(shop: str) -> None:
    list_sku("RING-2", sources=(MAISON,))
    receive("RING-2", shop, 4, DEALER)

    assert done("GET", "/stock/RING-2")["locations"] == []
    assert ask("GET", "/stock/RING-2/entries").status == 404
