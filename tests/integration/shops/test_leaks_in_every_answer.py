"""Whoever reads whatever in one dealer's shop learns nothing of another dealer, of the mall's prices or of what a supplier asks for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from integration.catalog.goods import money
from integration.gateway import Answer, call
from integration.orders.mall import stripe_url
from integration.orders.world import ADDRESS
from integration.search.conftest import Shopfront, empty
from integration.shops.dealing import AUBE, HANG, change_prices, open_city, open_shop_with, ring
from integration.shops.dealing import ask as ask_shops
from orders.app import app as orders_app
from parure.aws.auth import GUEST, Caller, Role
from parure.kernel.ids import new_id
from parure.kernel.text import Text
from parure.kernel.time import iso, now
from promotions.app import app as promotions_app
from search.app import app as search_app
from search.service import holding
from search.service.rebuilding import rebuild_at_once
from supply.app import app as supply_app
from supply.contract import BulkLocation, BulkStock, receive_bulk
from wishlists.app import app as wishlists_app

__all__ = ["empty", "stripe_url"]

MALL, LEAST = 10_020_00, 8_123_00
MINE, MINE_OWN, THEIRS, THEIRS_OWN = 11_022_00, 8_777_00, 13_527_00, 8_666_00
SKUS = ("R-BOTH", "R-OWN", "R-A", "R-B")
LIN, MEI = (Caller(role=Role.CONSUMER, user_id=new_id("usr")) for _ in range(2))
WHERE = {"city": {"zh": "深圳", "en": "Shenzhen"}, "address": {"zh": "福华三路 118 号", "en": "118 Fuhua 3rd Road"}}
THE_OTHERS = {"hanghui", "Hanghui", HANG.org, "R-B", "B-ONLY", "航晖国贸店"}
"""The other dealer's address, name, number, what only its shop holds, its coupon and its place."""

apps = {"search": search_app, "cart": orders_app, "orders": orders_app, "delivery-options": orders_app,
        "fulfilments": orders_app, "availability": supply_app, "stock": supply_app, "locations": supply_app,
        "transfers": supply_app, "wishlist": wishlists_app, "shared-wishlists": wishlists_app,
        "coupons": promotions_app}  # fmt: skip


class Reader:
    """Somebody with a browser, who keeps every answer."""

    def __init__(self, caller: Caller) -> None:
        self.caller, self.cookie = caller, ""
        self.answers: dict[str, Any] = {}

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        sent = {"Cookie": self.cookie, "accept-language": "en", "Idempotency-Key": new_id("key")}
        answer = self._send(method, path, body, sent)
        if "parure_guest" in answer.cookies:
            self.cookie = f"parure_guest={answer.cookies['parure_guest']}"
        assert answer.status < 500, answer.text
        self.answers[f"{method} {path}"] = answer.json
        return answer.json

    def _send(self, method: str, path: str, body: Any, sent: dict[str, str]) -> Answer:
        name = path.removeprefix("/").split("?")[0].split("/")[0]
        if name in apps:
            return call(apps[name], method, f"/api/v1{path}", body, caller=self.caller, headers=sent)
        if name in ("offers", "products"):
            from catalog.app import app

            return call(app, method, f"/api/v1{path}", body, caller=self.caller, headers=sent)
        return ask_shops(method, path, body, self.caller)


@pytest.fixture
def city(empty: Shopfront, stripe_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """Two shops that sell `both` and `own` at other prices and each one piece more; places, coupons and orders of the other."""
    monkeypatch.setenv("STRIPE_API_URL", stripe_url)
    open_city()
    least = {"map_price": money(LEAST), "source_ids": [AUBE.org, HANG.org]}
    made = {sku: ring(sku, MALL // 100, **least) for sku in SKUS}
    open_shop_with(made["R-BOTH"], made["R-OWN"], made["R-A"], slug="maison-aube", by=AUBE)
    open_shop_with(made["R-BOTH"], made["R-OWN"], made["R-B"], slug="hanghui", by=HANG)
    change_prices({"markup": 10}, AUBE)
    change_prices({"markup": 35}, HANG)
    for dealer, amount in ((AUBE, MINE_OWN), (HANG, THEIRS_OWN)):
        priced = ask_shops("PUT", f"/shop/assortment/{made['R-OWN']}/prices", {"prices": {"R-OWN": amount}}, dealer)
        assert priced.status == 200, priced.text
    place = BulkLocation(new_id("org"), new_id("loc"), "上海仓", "warehouse", "CN-SH")
    receive_bulk([BulkStock(sku, place.org_id, Text("戒指", "Ring"), [(place, 5)]) for sku in SKUS])
    open_a_place(AUBE, "晨曦店")
    open_a_place(HANG, "航晖国贸店")
    coupon(AUBE, "A-ONLY")
    coupon(HANG, "B-ONLY")
    other = Reader(MEI)
    other.ask("POST", "/wishlist/items?shop=hanghui", {"sku": "R-BOTH"})
    bought = {"shop": "hanghui", "lines": [{"sku": "R-BOTH"}], "address": ADDRESS, "expected_total": yuan(THEIRS)}
    assert "order_id" in other.ask("POST", "/orders", bought)
    rebuild_at_once()
    yield made
    holding.let_go()


def yuan(amount: int) -> dict[str, Any]:
    return {"amount": amount, "currency": "CNY"}


def open_a_place(dealer: Caller, name: str) -> None:
    body = {"name": name, "kind": "shop", "region": "CN-GD"}
    location = call(supply_app, "POST", "/api/v1/locations", body, caller=dealer).json["location_id"]
    call(supply_app, "PUT", f"/api/v1/locations/{location}/visitors", WHERE, caller=dealer)
    for sku in SKUS:
        receipt = {"sku": sku, "location_id": location, "quantity": 2}
        assert call(supply_app, "POST", "/api/v1/stock/receipts", receipt, caller=dealer).status == 201


def place_of(dealer: Caller) -> str:
    (place,) = call(supply_app, "GET", "/api/v1/locations", caller=dealer).json["items"]
    return str(place["location_id"])


def coupon(dealer: Caller, code: str) -> None:
    window = {"starts_at": iso(now()), "ends_at": "2036-01-01T00:00:00Z"}
    body = {"code": code, "kind": "amount", "value": 100, **window}
    made = call(
        promotions_app, "POST", "/api/v1/coupons", body, caller=dealer, headers={"Idempotency-Key": f"make-{code}"}
    )
    assert made.status == 201, made.text


def visit(reader: Reader, made: dict[str, str]) -> None:
    """Everything that can be asked in the shop of `maison-aube`."""
    here = "shop=maison-aube"
    for query in ("", "&q=ring", "&q=hanghui", "&q=R-B", "&sort=price&max_price=20000"):
        reader.ask("GET", f"/search?{here}{query}")
    for query in ("ring", "hang", "Hanghui", "R-B"):
        reader.ask("GET", f"/search/suggestions?{here}&q={query}")
    reader.ask("GET", f"/search/similar?{here}&product_id={made['R-BOTH']}")
    reader.ask("GET", f"/shops/maison-aube/products?{here}")
    reader.ask("GET", f"/offers?{here}&" + "&".join(f"sku={sku}" for sku in SKUS))
    for sku in ("R-BOTH", "R-OWN", "R-A"):
        reader.ask("GET", f"/products/{made[sku]}?{here}")
        reader.ask("GET", f"/availability/{sku}?{here}")
        reader.ask("POST", f"/wishlist/items?{here}", {"sku": sku})
        reader.ask("POST", f"/cart/lines?{here}", {"sku": sku})
    reader.ask("GET", f"/delivery-options?{here}&sku=R-BOTH")
    reader.ask("GET", f"/cart?{here}")
    reader.ask("POST", "/orders/quote", {"shop": "maison-aube"})
    reader.ask("GET", f"/wishlist?{here}")
    reader.ask("GET", f"/wishlist/marks?{here}")
    token = reader.ask("PUT", f"/wishlist/share?{here}").get("share_token")
    reader.ask("GET", f"/shared-wishlists/{token}?{here}")
    if reader.caller.role is not Role.DEALER:
        order = {"shop": "maison-aube", "lines": [{"sku": "R-BOTH"}], "address": ADDRESS}
        body = {**order, "contact": {"email": "lin@example.com"}, "expected_total": yuan(MINE)}
        placed = reader.ask("POST", "/orders", body)
        reader.ask("GET", f"/orders/{placed['order_id']}")
    reader.ask("GET", "/orders")


def amounts_in(said: Any) -> set[int]:
    if isinstance(said, dict):
        return {amount for part in said.values() for amount in amounts_in(part)}
    if isinstance(said, list):
        return {amount for part in said for amount in amounts_in(part)}
    return {said} if isinstance(said, int) and not isinstance(said, bool) else set()


def assert_nothing_of_the_other(reader: Reader, made: dict[str, str], barred: set[int]) -> None:
    """`made["R-B"]` is the product that only the other shop holds."""
    for path, answer in reader.answers.items():
        said = json.dumps(answer, ensure_ascii=False)
        for word in {*THE_OTHERS, made["R-B"]}:
            spoken = f'"{word}"' if word == "R-B" else word
            assert word in path or spoken not in said, f"{word} in {path}: {said}"
        assert not amounts_in(answer) & barred, f"{path}: {said}"
        for amount in barred:
            assert f"{amount // 100:,}" not in said, path


def test_in_a_shop_nothing_is_said_of_another(city: dict[str, str]) -> None:
    """To a consumer, to a guest, and to the shop's own dealer who looks at it as they do."""
    for caller in (LIN, GUEST, AUBE):
        reader = Reader(caller)

        visit(reader, city)

        assert_nothing_of_the_other(reader, city, {THEIRS, THEIRS_OWN, MALL, LEAST})
        assert reader.answers["GET /search?shop=maison-aube&q=hanghui"]["total"] == 0, (
            "its own words are echoed, no more"
        )
        prices = {amount for answer in reader.answers.values() for amount in amounts_in(answer)}
        assert {MINE, MINE_OWN} <= prices, "the shop's own prices are what it shows"


def test_in_a_shop_a_piece_or_a_coupon_of_another_is_as_if_it_were_not(city: dict[str, str]) -> None:
    reader, here = Reader(LIN), "shop=maison-aube"

    answers = [
        reader.ask("GET", f"/products/{city['R-B']}?{here}"),
        reader.ask("GET", f"/availability/R-B?{here}"),
        reader.ask("POST", f"/cart/lines?{here}", {"sku": "R-B"}),
        reader.ask("POST", f"/wishlist/items?{here}", {"sku": "R-B"}),
        reader.ask("GET", f"/search/similar?{here}&product_id={city['R-B']}"),
    ]
    theirs = {"code": "pickup", "dealer_id": HANG.org, "location_id": place_of(HANG)}
    order = {"shop": "maison-aube", "lines": [{"sku": "R-BOTH"}], "delivery": theirs, "expected_total": yuan(MINE)}
    fetched = reader.ask("POST", "/orders", {**order, "contact": {"name": "Lin", "phone": "13812345678"}})
    quoted = reader.ask(
        "POST", "/orders/quote", {"shop": "maison-aube", "lines": [{"sku": "R-BOTH"}], "coupon": "B-ONLY"}
    )

    assert [answer.get("code") for answer in answers[:2]] == ["product_not_found", "sku_not_found"]
    assert all("code" in answer for answer in answers[2:4])
    assert quoted["coupon"]["reason"] == "unknown_coupon"
    assert fetched["code"] == "delivery_not_offered", "what one dealer sells is not picked up at another's"
    for answer in answers:
        assert not amounts_in(answer) & {THEIRS, THEIRS_OWN, MALL, LEAST}, answer


def test_a_dealers_desk_knows_nothing_of_another_and_the_mall_nothing_of_a_shop(city: dict[str, str]) -> None:
    reader = Reader(AUBE)
    for path in ("/shop", "/shop/assortment", "/coupons", "/stock", "/locations", "/transfers",
                 "/fulfilments?status=assigned", "/orders", "/stock/R-BOTH", "/stock/R-BOTH/entries"):  # fmt: skip
        reader.ask("GET", path)

    for path, answer in reader.answers.items():
        said = json.dumps(answer, ensure_ascii=False)
        assert not amounts_in(answer) & {THEIRS, THEIRS_OWN}, f"{path}: {said}"
        for word in ("hanghui", "Hanghui", HANG.org, "B-ONLY", "航晖国贸店"):
            assert word not in said, f"{word} in {path}: {said}"

    for caller in (LIN, GUEST):
        assert_the_mall_says_nothing_of_shops(Reader(caller), city)


def assert_the_mall_says_nothing_of_shops(reader: Reader, made: dict[str, str]) -> None:
    """Nor of the least that a supplier lets dealers ask."""
    for path in ("/search", "/search?q=ring", "/search/suggestions?q=ring", f"/products/{made['R-BOTH']}",
                 "/offers?sku=R-BOTH&sku=R-OWN", f"/search/similar?product_id={made['R-BOTH']}"):  # fmt: skip
        reader.ask("GET", path)
    reader.ask("POST", "/cart/lines", {"sku": "R-BOTH"})
    reader.ask("POST", "/orders/quote", {"lines": [{"sku": "R-BOTH"}]})
    reader.ask("POST", "/wishlist/items", {"sku": "R-BOTH"})
    reader.ask("GET", "/wishlist")

    for path, answer in reader.answers.items():
        assert not amounts_in(answer) & {MINE, MINE_OWN, THEIRS, THEIRS_OWN, LEAST}, path
        assert "map_price" not in json.dumps(answer), path
