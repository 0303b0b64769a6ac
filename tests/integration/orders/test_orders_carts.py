"""Carts of guests and buyers."""

from __future__ import annotations

import pytest

from catalog.contract import SkuStatus
from integration.conftest import Calls
from integration.orders.world import ADDRESS, BAND, LUMEN, PIECE, RING, SHANGHAI, Mall
from orders.store import CartItem
from parure.aws import tables
from parure.aws.auth import GUEST
from parure.kernel.money import Money
from pricing.contract import Fixed


def test_a_guest_gets_an_opaque_cookie_and_finds_the_cart_again(mall: Mall) -> None:
    added = mall.call("POST", "/cart/lines", {"sku": RING, "quantity": 2}, by=GUEST)
    token = added.cookies["parure_guest"]

    again = mall.call("GET", "/cart", by=GUEST, headers={"Cookie": f"parure_guest={token}"})

    assert "HttpOnly" in str(added.header("set-cookie"))
    assert len(token) == 43
    assert (again.json["count"], again.json["total"]["amount"]) == (2, 2 * 129900)
    assert all(token not in item.pk for item in CartItem.scan(CartItem.sk == "cart")), "only a hash is stored"


def test_a_guest_without_a_cart_sees_an_empty_one_and_gets_no_cookie(mall: Mall) -> None:
    seen = mall.call("GET", "/cart", by=GUEST)

    assert (seen.json["lines"], seen.json["total"]) == ([], {"amount": 0, "currency": "CNY"})
    assert seen.header("set-cookie") is None


def test_a_made_up_cookie_is_not_taken_for_a_cart(mall: Mall) -> None:
    added = mall.call("POST", "/cart/lines", {"sku": RING}, by=GUEST, headers={"Cookie": "parure_guest=guessed"})

    assert added.status == 201
    assert added.cookies["parure_guest"] != "guessed"


def test_the_guests_cart_joins_the_buyers_at_the_first_signed_in_call(mall: Mall) -> None:
    token = mall.call("POST", "/cart/lines", {"sku": BAND, "quantity": 3}, by=GUEST).cookies["parure_guest"]
    mall.call("POST", "/cart/lines", {"sku": RING, "quantity": 1})

    merged = mall.call("GET", "/cart", headers={"Cookie": f"parure_guest={token}"})
    again = mall.call("GET", "/cart", headers={"Cookie": f"parure_guest={token}"})

    assert {line["sku"]: line["quantity"] for line in merged.json["lines"]} == {RING: 1, BAND: 3}
    assert again.json["lines"] == merged.json["lines"], "merging twice is merging once"
    assert (merged.json["merged"]["added"], again.json["merged"]) == (1, None), "the buyer is told once"
    assert mall.call("GET", "/cart", by=GUEST, headers={"Cookie": f"parure_guest={token}"}).json["lines"] == []


def test_a_call_that_fails_leaves_the_guest_their_cart(mall: Mall) -> None:
    token = mall.call("POST", "/cart/lines", {"sku": BAND}, by=GUEST).cookies["parure_guest"]
    body = {"address": ADDRESS, "expected_total": {"amount": 1, "currency": "CNY"}}
    cookie = {"Cookie": f"parure_guest={token}"}

    asked = mall.call("POST", "/orders", body, headers={**cookie, "Idempotency-Key": "key-number-6"})
    refused = mall.call("POST", "/cart/lines", {"sku": "NONE"}, headers=cookie)
    body["expected_total"] = asked.json["total"]
    placed = mall.call("POST", "/orders", body, headers={**cookie, "Idempotency-Key": "key-number-7"})

    assert (asked.json["code"], refused.status) == ("price_changed", 404)
    assert placed.status == 201
    assert mall.call("GET", "/cart", by=GUEST, headers=cookie).json["lines"] == []


def test_adding_to_a_cart_takes_two_calls_and_showing_it_two(mall: Mall, calls: Calls) -> None:
    mall.call("POST", "/cart/lines", {"sku": BAND})
    calls.clear()
    mall.call("POST", "/cart/lines", {"sku": RING})
    assert len(calls) == 2, calls

    calls.clear()
    mall.call("GET", "/cart")
    assert len(calls) == 2, calls


def test_quantities_have_limits(mall: Mall) -> None:
    assert mall.call("POST", "/cart/lines", {"sku": RING, "quantity": 0}).status == 400
    assert mall.call("POST", "/cart/lines", {"sku": RING, "quantity": 100}).status == 400
    too_many = mall.call("POST", "/cart/lines", {"sku": RING, "quantity": 6})
    assert (too_many.status, too_many.json["code"], too_many.json["lines"][0]["available"]) == (409, "out_of_stock", 5)

    mall.call("POST", "/cart/lines", {"sku": PIECE})
    second = mall.call("POST", "/cart/lines", {"sku": PIECE})
    assert (second.status, second.json["code"], second.json["limit"]) == (409, "quantity_limit", 1)


def test_a_cart_holds_forty_lines(mall: Mall) -> None:
    for number in range(41):
        mall.list_sku(f"S{number}", LUMEN, Fixed(Money(100, "CNY")), {SHANGHAI: 1})
    answers = [mall.call("POST", "/cart/lines", {"sku": f"S{number}"}) for number in range(41)]

    assert [answer.status for answer in answers[:40]] == [201] * 40
    assert answers[40].json["code"] == "cart_full"
    assert mall.call("GET", "/cart").json["count"] == 40


def test_what_does_not_exist_or_is_off_the_shelves_is_not_added(mall: Mall) -> None:
    mall.list_sku("OLD", LUMEN, Fixed(Money(100, "CNY")), {SHANGHAI: 1}, status=SkuStatus.WITHDRAWN)

    assert mall.call("POST", "/cart/lines", {"sku": "NONE"}).json["code"] == "no_such_sku"
    assert mall.call("POST", "/cart/lines", {"sku": "OLD"}).json["code"] == "unavailable"


def test_a_line_says_what_is_wrong_with_it(mall: Mall) -> None:
    for sku in (RING, PIECE, BAND):
        mall.call("POST", "/cart/lines", {"sku": sku})
    mall.set_price(RING, 139900)
    mall.buy({PIECE: 1}, total=880000)
    mall.list_sku(BAND, LUMEN, Fixed(Money(59900, "CNY")), {}, status=SkuStatus.WITHDRAWN)

    cart = mall.call("GET", "/cart").json

    lines = {line["sku"]: line for line in cart["lines"]}
    assert (lines[RING]["problem"], lines[RING]["price_was"]["amount"]) == ("price_changed", 129900)
    assert (lines[RING]["price"]["amount"], lines[RING]["line_total"]["amount"]) == (139900, 139900)
    assert (lines[PIECE]["problem"], lines[PIECE]["available"]) == ("out_of_stock", 0)
    assert lines[BAND]["problem"] == "unavailable"
    assert cart["total"]["amount"] == 139900 + 880000, "what is not for sale is not counted"


def test_a_price_that_was_seen_again_is_no_longer_called_changed(mall: Mall) -> None:
    mall.call("POST", "/cart/lines", {"sku": RING})
    mall.set_price(RING, 139900)

    mall.call("PATCH", f"/cart/lines/{RING}", {"quantity": 2})

    (line,) = mall.call("GET", "/cart").json["lines"]
    assert (line["problem"], line["quantity"], line["line_total"]["amount"]) == (None, 2, 2 * 139900)


def test_lines_are_taken_out_and_the_cart_emptied(mall: Mall) -> None:
    mall.call("POST", "/cart/lines", {"sku": RING})
    mall.call("POST", "/cart/lines", {"sku": BAND})

    left = mall.call("DELETE", f"/cart/lines/{RING}").json
    again = mall.call("DELETE", f"/cart/lines/{RING}").json
    emptied = mall.call("DELETE", "/cart")

    assert [line["sku"] for line in left["lines"]] == [line["sku"] for line in again["lines"]] == [BAND]
    assert emptied.status == 204
    assert mall.call("GET", "/cart").json["count"] == 0
    assert mall.call("PATCH", f"/cart/lines/{RING}", {"quantity": 2}).json["code"] == "not_in_cart"


def test_two_windows_that_add_at_once_lose_nothing(mall: Mall, monkeypatch: pytest.MonkeyPatch) -> None:
    mall.call("POST", "/cart/lines", {"sku": RING})
    read = tables.read_together
    interrupted: list[bool] = []

    def read_and_be_overtaken(reads: object) -> object:
        found = read(reads)  # type: ignore[arg-type]
        if not interrupted:
            interrupted.append(True)
            mall.call("POST", "/cart/lines", {"sku": BAND})
        return found

    monkeypatch.setattr("orders.service.carts.read_together", read_and_be_overtaken)
    mall.call("POST", "/cart/lines", {"sku": RING})

    lines = {line["sku"]: line["quantity"] for line in mall.call("GET", "/cart").json["lines"]}
    assert lines == {RING: 2, BAND: 1}


def test_a_cart_is_shown_in_the_currency_and_language_asked_for(mall: Mall) -> None:
    mall.call("POST", "/cart/lines", {"sku": RING})

    cart = mall.call("GET", "/cart?currency=USD", headers={"Accept-Language": "en"}).json

    assert cart["total"] == {"amount": 18296, "currency": "USD"}
    assert cart["lines"][0]["title"] == f"{RING} ring"
    assert mall.call("GET", "/cart?currency=XXX").status == 400
