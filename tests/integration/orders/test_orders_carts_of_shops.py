"""Carts in dealers' shops, what is saved for later, and engraving, by HTTP."""

from __future__ import annotations

from typing import Any

import pytest

from identity.store import OrganisationItem
from integration.conftest import Calls
from integration.gateway import Answer, call
from integration.orders.world import ADDRESS, BAND, BUYER, RING, Mall
from integration.shops.dealing import AUBE, HANG, change_prices, open_city, open_shop_with
from integration.shops.dealing import ask as ask_shops
from integration.shops.dealing import ring as ring_in_the_mall
from orders.app import app
from parure.aws.auth import GUEST, Caller
from parure.aws.tables import Transaction
from parure.kernel.ids import new_id
from parure.kernel.text import Text
from shops import contract as shops_contract
from supply.contract import BulkLocation, BulkStock, receive_bulk


def ask(method: str, path: str, body: Any = None, *, by: Caller = BUYER, **headers: str) -> Answer:
    return call(app, method, f"/api/v1{path}", body, caller=by, headers=headers)


@pytest.fixture
def shops(aws: None) -> None:
    """R-A at ¥10,000 in the mall, ¥11,000 at Aube's, ¥13,500 at Hanghui's; three pieces in stock."""
    open_city()
    product_id = ring_in_the_mall("R-A", 10_000)
    open_shop_with(product_id, slug="maison-aube", by=AUBE)
    open_shop_with(product_id, slug="hanghui", by=HANG)
    change_prices({"markup": 10}, AUBE)
    change_prices({"markup": 35}, HANG)
    place = BulkLocation(new_id("org"), new_id("loc"), "上海仓", "warehouse", "CN-SH")
    receive_bulk([BulkStock("R-A", place.org_id, Text("戒指", "Ring"), [(place, 3)])])


def totals() -> dict[str, int]:
    asked = {slug: ask("GET", f"/cart?shop={slug}" if slug else "/cart") for slug in ("", "maison-aube", "hanghui")}
    return {slug: answer.json["total"]["amount"] for slug, answer in asked.items()}


def test_each_shop_has_a_cart_of_its_own_at_its_own_prices(shops: None) -> None:
    ask("POST", "/cart/lines?shop=maison-aube", {"sku": "R-A"})
    ask("POST", "/cart/lines?shop=hanghui", {"sku": "R-A", "quantity": 2})

    assert totals() == {"": 0, "maison-aube": 11_000_00, "hanghui": 27_000_00}
    ask("DELETE", "/cart?shop=hanghui")
    assert totals() == {"": 0, "maison-aube": 11_000_00, "hanghui": 0}


def test_what_a_guest_chose_in_a_shop_joins_the_buyers_cart_of_that_shop(shops: None) -> None:
    cookie = ask("POST", "/cart/lines?shop=maison-aube", {"sku": "R-A"}, by=GUEST).cookies["parure_guest"]

    other = ask("GET", "/cart?shop=hanghui", Cookie=f"parure_guest={cookie}").json
    joined = ask("GET", "/cart?shop=maison-aube", Cookie=f"parure_guest={cookie}").json

    assert (other["count"], other["merged"]) == (0, None)
    assert (joined["count"], joined["merged"]["added"]) == (1, 1)


def test_a_shop_that_is_shut_sells_nothing_and_says_so(shops: None) -> None:
    ask("POST", "/cart/lines?shop=hanghui", {"sku": "R-A"})
    ask_shops("POST", "/shop/close", by=HANG)

    (line,) = ask("GET", "/cart?shop=hanghui").json["lines"]
    assert line["problem"] == "unavailable"
    refused = ask("POST", "/cart/lines?shop=hanghui", {"sku": "R-A"})
    assert (refused.status, refused.json["code"]) == (410, "shop_closed")
    assert ask("POST", "/cart/lines?shop=no-such-shop", {"sku": "R-A"}).json["code"] == "no_such_shop"
    assert ask("GET", "/cart?shop=No_Shop!").status == 400


@pytest.fixture
def suspended(shops: None) -> None:
    """A ring in the cart of Hanghui's shop, whose dealer has just been suspended: no event came by yet, and this process never saw
    the shop."""
    ask("POST", "/cart/lines?shop=hanghui", {"sku": "R-A"})
    dealer = OrganisationItem.get(HANG.org, "org")
    dealer.update(actions=[OrganisationItem.status.set("suspended")])
    shops_contract._dealers.clear()


def order_at(slug: str, **more: Any) -> Answer:
    body = {"shop": slug, "address": ADDRESS, "expected_total": {"amount": 13_500_00, "currency": "CNY"}, **more}
    return call(app, "POST", "/api/v1/orders", body, caller=BUYER, headers={"Idempotency-Key": new_id("key")})


@pytest.mark.parametrize("lines", [{}, {"lines": [{"sku": "R-A"}]}], ids=["the cart", "one piece at once"])
def test_a_dealer_sells_nothing_from_the_moment_of_the_suspension(
    suspended: None, calls: Calls, lines: dict[str, Any]
) -> None:
    calls.clear()
    refused = order_at("hanghui", **lines)

    assert (refused.status, refused.json["code"], refused.json["field"]) == (410, "shop_closed", "shop")
    assert calls.of("dynamodb") == ["dynamodb:BatchGetItem"] * 2, "the standing comes with the goods"
    assert ask("GET", "/orders").json["items"] == []


def test_nor_does_the_cart_or_a_quote_of_it_say_otherwise(suspended: None) -> None:
    (line,) = ask("GET", "/cart?shop=hanghui").json["lines"]
    shops_contract._dealers.clear()
    (quoted,) = ask("POST", "/orders/quote", {"shop": "hanghui"}).json["lines"]

    assert (line["problem"], quoted["problem"]) == ("unavailable", "unavailable")


def test_the_other_dealers_go_on(suspended: None) -> None:
    (quoted,) = ask("POST", "/orders/quote", {"shop": "maison-aube", "lines": [{"sku": "R-A"}]}).json["lines"]

    assert quoted["problem"] is None


def test_a_shops_cart_costs_as_many_calls_as_the_malls(shops: None, calls: Calls) -> None:
    ask("POST", "/cart/lines?shop=hanghui", {"sku": "R-A"})
    calls.clear()
    ask("POST", "/cart/lines?shop=hanghui", {"sku": "R-A"})
    assert len(calls) == 2, calls

    calls.clear()
    ask("GET", "/cart?shop=hanghui")
    assert len(calls) == 2, calls


def test_a_line_is_saved_for_later_and_taken_back_by_one_write_each(mall: Mall, calls: Calls) -> None:
    for sku in (RING, BAND):
        ask("POST", "/cart/lines", {"sku": sku})
    calls.clear()

    saved = ask("POST", f"/cart/lines/{RING}/save").json
    assert calls.of("dynamodb") == ["dynamodb:BatchGetItem", "dynamodb:TransactWriteItems"]
    mall.set_price(RING, 119900)
    back = ask("POST", f"/cart/saved/{RING}/move").json

    assert ([line["sku"] for line in saved["lines"]], [line["sku"] for line in saved["saved"]]) == ([BAND], [RING])
    assert (saved["count"], saved["total"]["amount"]) == (1, 59900)
    assert ([line["sku"] for line in back["lines"]], back["saved"]) == ([BAND, RING], [])
    assert back["total"]["amount"] == 59900 + 119900, "at today's price"


def test_an_order_leaves_what_is_saved_where_it_is(mall: Mall) -> None:
    for sku in (RING, BAND):
        ask("POST", "/cart/lines", {"sku": sku})
    ask("POST", f"/cart/lines/{RING}/save")

    assert mall.place(total=59900).status == 201

    cart = ask("GET", "/cart").json
    assert (cart["lines"], [line["sku"] for line in cart["saved"]]) == ([], [RING])
    assert ask("DELETE", f"/cart/saved/{RING}").json["saved"] == []


def test_a_changed_price_counts_as_changed_until_the_buyer_has_seen_it(mall: Mall) -> None:
    ask("POST", "/cart/lines", {"sku": RING})
    mall.set_price(RING, 139900)
    assert ask("GET", "/cart").json["changes"] == 1
    assert ask("GET", "/cart").json["changes"] == 1, "looking at the header is not seeing"

    seen = ask("POST", "/cart/seen").json

    assert (seen["changes"], seen["lines"][0]["price"]["amount"], seen["lines"][0]["problem"]) == (0, 139900, None)
    assert ask("GET", "/cart").json["changes"] == 0


def test_words_for_a_ring_are_kept_on_its_line_and_taken_off_again(mall: Mall) -> None:
    words = {"text": "  永结  同心 ", "font": "kai"}
    (added,) = ask("POST", "/cart/lines", {"sku": RING, "engraving": words}).json["lines"]
    (more,) = ask("PATCH", f"/cart/lines/{RING}", {"quantity": 2}).json["lines"]
    too_long = ask("PATCH", f"/cart/lines/{RING}", {"engraving": {"text": "永" * 20, "font": "kai"}})
    (plain,) = ask("PATCH", f"/cart/lines/{RING}", {"engraving": None}).json["lines"]

    assert added["engraving"] == more["engraving"] == {"text": "永结 同心", "font": "kai"}
    assert added["engravable"]["max_units"] > 0
    assert (more["quantity"], plain["quantity"], plain["engraving"]) == (2, 2, None)
    assert (too_long.status, too_long.json["code"]) == (400, "engraving_too_long")


def test_two_windows_that_sign_in_at_once_join_the_guests_cart_once(
    mall: Mall, monkeypatch: pytest.MonkeyPatch
) -> None:
    cookie = ask("POST", "/cart/lines", {"sku": RING, "quantity": 2}, by=GUEST).cookies["parure_guest"]
    commit = Transaction.commit
    overtaken: list[Answer] = []

    def commit_after_the_other_window(tx: Transaction) -> None:
        if not overtaken:
            overtaken.append(Answer(0, {}, ""))
            overtaken[0] = ask("GET", "/cart", Cookie=f"parure_guest={cookie}")
        commit(tx)

    monkeypatch.setattr(Transaction, "commit", commit_after_the_other_window)
    late = ask("GET", "/cart", Cookie=f"parure_guest={cookie}")

    assert [line["quantity"] for line in late.json["lines"]] == [2]
    assert (overtaken[0].json["merged"]["added"], late.json["merged"]) == (1, None)
