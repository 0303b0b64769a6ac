"""Wish lists of people and guests: kept, joined, priced, shared."""

from __future__ import annotations

import json
from typing import Any

import pytest

from catalog.store import SkuItem
from integration.catalog.goods import OPERATOR, RING, coded, on_sale, open_mall
from integration.catalog.goods import ask as ask_catalog
from integration.conftest import Calls
from integration.gateway import Answer, call
from integration.shops.dealing import HANG, change_prices, open_city, open_shop_with, ring
from parure.aws import tables
from parure.aws.auth import GUEST, Caller, Role
from parure.kernel.ids import new_id
from wishlists.app import app
from wishlists.store import WishlistItem

LIN = Caller(role=Role.CONSUMER, user_id=new_id("usr"))
MEI = Caller(role=Role.CONSUMER, user_id=new_id("usr"))


def ask(
    method: str, path: str, body: Any = None, *, by: Caller = LIN, cookie: str | None = None, **headers: str
) -> Answer:
    sent = {"Cookie": f"parure_guest={cookie}"} if cookie else {}
    return call(app, method, f"/api/v1{path}", body, caller=by, headers={**sent, **headers})


def wished(by: Caller = LIN, cookie: str | None = None, query: str = "") -> list[dict[str, Any]]:
    wishes: list[dict[str, Any]] = ask("GET", f"/wishlist{query}", by=by, cookie=cookie).json["wishes"]
    return wishes


@pytest.fixture
def ring_of_two(aws: None) -> str:
    """R-12 at ¥16,800 and R-13 at ¥17,000, none in stock."""
    open_mall()
    return on_sale(RING)


def test_a_wish_is_shown_with_todays_price_and_what_it_was(ring_of_two: str) -> None:
    marks = ask("POST", "/wishlist/items", {"sku": "R-12"}).json
    again = ask("POST", "/wishlist/items", {"sku": "R-12"}).json
    dearer_rule = {"kind": "fixed", "amount": 1_500_000}
    reprice("R-12", dearer_rule)

    (wish,) = wished()
    assert marks == again == {"items": [{"sku": "R-12", "product_id": ring_of_two}], "notices": 0}
    assert (wish["price"]["amount"], wish["price_when_added"]["amount"], wish["dropped"]["amount"]) == (1_500_000, 1_680_000, 180_000)  # fmt: skip
    assert (wish["available"], wish["title"], wish["notice"]) == (0, "晨光 六爪铂金钻戒", None)


def test_of_a_product_its_cheapest_variant_is_wished_for(ring_of_two: str) -> None:
    marks = ask("POST", "/wishlist/items", {"product_id": ring_of_two}).json
    ask("POST", "/wishlist/items", {"product_id": ring_of_two})
    more = ask("POST", "/wishlist/items", {"sku": "R-13"}).json

    assert [item["sku"] for item in marks["items"]] == ["R-12"]
    assert [item["sku"] for item in more["items"]] == ["R-13", "R-12"], "several of one product, the newest first"
    assert [item["sku"] for item in ask("DELETE", "/wishlist/items/R-13").json["items"]] == ["R-12"]


def test_what_nobody_sells_cannot_be_wished_for(ring_of_two: str) -> None:
    assert ask("POST", "/wishlist/items", {"sku": "NONE"}).json["code"] == "no_such_sku"
    assert ask("POST", "/wishlist/items", {"product_id": new_id("prd")}).json["code"] == "product_not_found"
    assert ask("POST", "/wishlist/items", {}).status == 400
    assert ask("POST", "/wishlist/items", {"sku": "R-12", "product_id": ring_of_two}).status == 400


def test_what_left_the_shelves_stays_on_the_list_without_a_price(ring_of_two: str) -> None:
    ask("POST", "/wishlist/items", {"sku": "R-12"})
    ask_catalog("POST", f"/products/{ring_of_two}/take-down", {"reason": "recalled"}, OPERATOR)

    (wish,) = wished()
    assert (wish["price"], wish["available"], wish["title"]) == (None, 0, "晨光 六爪铂金钻戒")


def test_a_guest_keeps_a_list_by_the_cookie_and_it_joins_the_persons(ring_of_two: str) -> None:
    cookie = ask("POST", "/wishlist/items", {"sku": "R-12"}, by=GUEST).cookies["parure_guest"]
    ask("POST", "/wishlist/items", {"sku": "R-13"})
    assert [wish["sku"] for wish in wished(GUEST, cookie)] == ["R-12"]

    marks = ask("GET", "/wishlist/marks", cookie=cookie).json

    assert {item["sku"] for item in marks["items"]} == {"R-12", "R-13"}
    assert wished(GUEST, cookie) == []
    assert all(cookie not in item.pk for item in WishlistItem.scan(WishlistItem.sk == "list")), "only a hash is stored"


def test_a_window_that_was_still_a_guests_loses_nothing_at_sign_in(
    ring_of_two: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    cookie = ask("POST", "/wishlist/items", {"sku": "R-12"}, by=GUEST).cookies["parure_guest"]
    commit = tables.Transaction.commit
    overtaken: list[bool] = []

    def commit_after_the_other_window(tx: tables.Transaction) -> None:
        if not overtaken:
            overtaken.append(True)
            ask("POST", "/wishlist/items", {"sku": "R-13"}, by=GUEST, cookie=cookie)
        commit(tx)

    monkeypatch.setattr(tables.Transaction, "commit", commit_after_the_other_window)
    ask("GET", "/wishlist/marks", cookie=cookie)

    assert {wish["sku"] for wish in wished(cookie=cookie)} == {"R-12", "R-13"}


def test_a_stranger_sees_an_empty_list_and_gets_no_cookie(ring_of_two: str) -> None:
    seen = ask("GET", "/wishlist", by=GUEST)

    assert (seen.json["wishes"], seen.header("set-cookie")) == ([], None)
    assert ask("DELETE", "/wishlist/items/R-12", by=GUEST).json["items"] == []
    assert ask("PUT", "/wishlist/share", by=GUEST).json["code"] == "wishlist_empty"


def test_a_link_shows_the_pieces_and_nothing_of_their_owner_until_it_ends(ring_of_two: str) -> None:
    ask("POST", "/wishlist/items", {"sku": "R-12"})
    token = ask("PUT", "/wishlist/share").json["share_token"]
    assert ask("PUT", "/wishlist/share").json["share_token"] == token

    shown = ask("GET", f"/shared-wishlists/{token}", by=GUEST)
    (piece,) = shown.json["wishes"]
    assert (piece["sku"], piece["price"]["amount"]) == ("R-12", 1_680_000)
    assert not {"added_at", "price_when_added", "notice"} & set(piece)
    assert LIN.id not in shown.text

    ask("DELETE", "/wishlist/share")
    assert ask("GET", f"/shared-wishlists/{token}", by=GUEST).json["code"] == "no_such_list"
    assert ask("GET", f"/shared-wishlists/{'x' * 22}", by=GUEST).status == 404


def test_a_guests_link_follows_into_a_new_list_but_opens_none_that_was_there(ring_of_two: str) -> None:
    cookie = ask("POST", "/wishlist/items", {"sku": "R-12"}, by=GUEST).cookies["parure_guest"]
    token = ask("PUT", "/wishlist/share", by=GUEST, cookie=cookie).json["share_token"]
    other = ask("POST", "/wishlist/items", {"sku": "R-12"}, by=GUEST).cookies["parure_guest"]
    other_token = ask("PUT", "/wishlist/share", by=GUEST, cookie=other).json["share_token"]

    ask("GET", "/wishlist/marks", by=LIN, cookie=cookie)
    ask("POST", "/wishlist/items", {"sku": "R-13"}, by=MEI)
    ask("GET", "/wishlist/marks", by=MEI, cookie=other)

    assert len(ask("GET", f"/shared-wishlists/{token}", by=GUEST).json["wishes"]) == 1
    assert ask("GET", f"/shared-wishlists/{other_token}", by=GUEST).status == 404


def test_a_dealers_shop_has_a_list_of_its_own_at_its_own_price(aws: None) -> None:
    open_city()
    open_shop_with(ring("R-A", 10_000), slug="hanghui", by=HANG)
    change_prices({"markup": 20}, HANG)
    ask("POST", "/wishlist/items?shop=hanghui", {"sku": "R-A"})
    token = ask("PUT", "/wishlist/share?shop=hanghui").json["share_token"]

    assert [wish["price"]["amount"] for wish in wished(query="?shop=hanghui")] == [12_000_00]
    assert wished() == []
    assert ask("GET", f"/shared-wishlists/{token}").status == 404
    assert ask("GET", f"/shared-wishlists/{token}?shop=hanghui").status == 200
    assert ask("POST", "/wishlist/items?shop=maison-aube", {"sku": "R-A"}).status == 404


def test_marks_take_one_call_a_change_two_and_the_list_two(ring_of_two: str, calls: Calls) -> None:
    def made(method: str, path: str, body: Any = None) -> int:
        calls.clear()
        ask(method, path, body)
        return len(calls.of("dynamodb"))

    assert made("POST", "/wishlist/items", {"sku": "R-12"}) == 2
    assert made("GET", "/wishlist/marks") == 1
    assert made("GET", "/wishlist") == 2
    assert made("DELETE", "/wishlist/items/R-12") == 2


def test_a_list_holds_ninety_pieces(aws: None) -> None:
    open_mall()
    sku = on_sale(coded("R-0"))
    ask("POST", "/wishlist/items", {"product_id": sku})
    item = WishlistItem.get(f"list#{LIN.id}", "list")
    item.document = _repeated(item.document, 90)
    item.save()

    full = ask("POST", "/wishlist/items", {"sku": "R-0"})

    assert (full.status, full.json["code"], full.json["limit"]) == (409, "wishlist_full", 90)
    assert len(wished()) == 90


def _repeated(document: str, times: int) -> str:
    kept = json.loads(document)
    (wish,) = kept["wishes"]
    kept["wishes"] = [{**wish, "sku": f"S-{number}"} for number in range(times)]
    return json.dumps(kept)


def reprice(sku: str, rule: dict[str, Any]) -> None:
    item = SkuItem.get(f"sku#{sku}", "sku")
    item.price_rule = rule
    item.save()
