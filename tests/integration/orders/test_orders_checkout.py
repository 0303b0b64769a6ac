"""From cart to order: one transaction, the price that was shown, one order per key."""

from __future__ import annotations

import json
from datetime import timedelta
from decimal import Decimal

import pytest

from integration.conftest import Calls
from integration.orders.world import (
    ADDRESS,
    BAND,
    BUYER,
    HONGKONG,
    LUMEN,
    OPERATOR,
    OTHER_BUYER,
    PIECE,
    RING,
    SHANGHAI,
    SUPPLIER,
    Mall,
)
from orders.service import baskets
from orders.store import OrderItem
from parure.kernel.money import Money
from parure.kernel.time import frozen, now
from pricing.contract import ByWeight, Fixed, LabourPer


def test_who_sells_does_not_buy_with_that_account(mall: Mall) -> None:
    assert mall.place({RING: 1}, total=129900, by=SUPPLIER).status == 403


def test_an_order_its_hold_and_its_event_exist_together(mall: Mall) -> None:
    placed = mall.place({RING: 2}, total=259800).json

    assert (placed["status"], placed["total"]) == ("placed", {"amount": 259800, "currency": "CNY"})
    assert placed["payment"]["status"] == "open"
    assert placed["payment"]["url"].startswith(mall.stripe_url)
    assert mall.stock(RING) == {SHANGHAI.location_id: (5, 0, 2, 3)}
    assert mall.types(placed["order_id"]) == ["OrderPlaced"]
    mall.check_stock()


def test_checkout_takes_four_calls_however_many_lines_there_are(mall: Mall, calls: Calls) -> None:
    for number in range(25):
        mall.list_sku(f"S{number}", LUMEN, Fixed(Money(100, "CNY")), {SHANGHAI: 1})
    mall.place({BAND: 1}, total=59900)  # the data key and the secrets are now in the process
    for lines, total in (({RING: 1}, 129900), ({f"S{number}": 1 for number in range(25)}, 2500)):
        for sku in lines:
            mall.call("POST", "/cart/lines", {"sku": sku})
        calls.clear()

        placed = mall.place(total=total)

        assert placed.status == 201, placed.text
        assert len(calls) <= 4, calls
        assert calls.of("dynamodb").count("dynamodb:TransactWriteItems") == 2


def test_forty_lines_are_one_order(mall: Mall) -> None:
    lines = {f"S{number}": 1 for number in range(40)}
    for sku in lines:
        mall.list_sku(sku, LUMEN, Fixed(Money(100, "CNY")), {SHANGHAI: 1})

    order_id = mall.buy(lines, total=4000)

    assert mall.order(order_id).status == "routed"
    assert mall.call("POST", f"/orders/{order_id}/cancel", {}).json["status"] == "cancelled"
    mall.settle()
    mall.check_stock()
    mall.check_money()


def test_a_total_that_was_not_shown_is_not_charged(mall: Mall) -> None:
    mall.call("POST", "/cart/lines", {"sku": RING})
    mall.set_price(RING, 139900)

    asked = mall.place(total=129900)

    assert (asked.status, asked.json["code"]) == (409, "price_changed")
    assert asked.json["total"] == {"amount": 139900, "currency": "CNY"}
    assert asked.json["lines"] == [
        {
            "sku": RING,
            "quantity": 1,
            "price": {"amount": 139900, "currency": "CNY"},
            "price_was": {"amount": 129900, "currency": "CNY"},
        }
    ]
    assert mall.place(total=139900).status == 201


def test_what_is_not_left_is_named(mall: Mall) -> None:
    refused = mall.place({RING: 6, PIECE: 1}, total=1)

    assert (refused.status, refused.json["code"]) == (409, "out_of_stock")
    assert refused.json["lines"] == [{"sku": RING, "quantity": 6, "available": 5, "problem": "out_of_stock"}]
    assert mall.place({"NONE": 1}, total=1).json["lines"][0]["problem"] == "unavailable"
    assert mall.place(total=0).json["code"] == "cart_empty"


def test_a_piece_is_sold_once(mall: Mall) -> None:
    first = mall.place({PIECE: 1}, total=880000)
    second = mall.place({PIECE: 1}, total=880000, by=OTHER_BUYER)

    assert (first.status, second.status, second.json["code"]) == (201, 409, "out_of_stock")


def test_who_is_overtaken_between_looking_and_holding_gets_another_location_or_a_clear_answer(
    mall: Mall, monkeypatch: pytest.MonkeyPatch
) -> None:
    mall.list_sku("TWO", LUMEN, Fixed(Money(100, "CNY")), {SHANGHAI: 1, HONGKONG: 1})
    look = baskets.look

    def look_and_be_overtaken(*arguments: object) -> object:
        goods = look(*arguments)  # type: ignore[arg-type]
        monkeypatch.setattr(baskets, "look", look)
        assert mall.place({"TWO": 1}, total=100, by=OTHER_BUYER).status == 201
        return goods

    monkeypatch.setattr(baskets, "look", look_and_be_overtaken)
    assert mall.place({"TWO": 1}, total=100).status == 201

    monkeypatch.setattr(baskets, "look", look)
    assert mall.place({"TWO": 1}, total=100).json["code"] == "out_of_stock"
    mall.check_stock()


def test_the_same_key_gives_the_same_order_and_another_body_is_refused(mall: Mall) -> None:
    first = mall.place({RING: 1}, total=129900, key="key-number-1")
    again = mall.place({RING: 1}, total=129900, key="key-number-1")
    other = mall.place({RING: 2}, total=259800, key="key-number-1")
    somebody = mall.place({RING: 1}, total=129900, key="key-number-1", by=OTHER_BUYER)

    assert again.json == first.json
    assert (other.status, other.json["code"]) == (422, "idempotency_key_reused")
    assert somebody.json["order_id"] != first.json["order_id"], "keys are each caller's own"
    assert mall.call("POST", "/orders", {}, headers={}).json["code"] == "idempotency_key_missing"
    assert mall.stock(RING)[SHANGHAI.location_id] == (5, 0, 2, 3)


def test_two_requests_with_one_key_at_once_make_one_order(mall: Mall, monkeypatch: pytest.MonkeyPatch) -> None:
    look = baskets.look
    first: list[str] = []

    def look_and_be_overtaken(*arguments: object) -> object:
        goods = look(*arguments)  # type: ignore[arg-type]
        monkeypatch.setattr(baskets, "look", look)
        first.append(mall.place({RING: 1}, total=129900, key="key-number-2").json["order_id"])
        return goods

    monkeypatch.setattr(baskets, "look", look_and_be_overtaken)
    second = mall.place({RING: 1}, total=129900, key="key-number-2")

    assert [second.json["order_id"]] == first
    assert mall.stock(RING)[SHANGHAI.location_id] == (5, 0, 1, 4)


def test_goods_of_an_expired_hold_can_be_bought_before_the_sweep_comes(mall: Mall) -> None:
    late = mall.place({PIECE: 1}, total=880000).json["order_id"]

    with frozen(now() + timedelta(minutes=36)):
        assert mall.call("GET", f"/orders/{late}").json["allowed_actions"] == ["cancel"]
        assert mall.place({PIECE: 1}, total=880000, by=OTHER_BUYER).status == 201
        mall.check_stock()


def test_a_board_price_that_is_over_cannot_be_ordered_on(mall: Mall) -> None:
    rule = ByWeight("gold", "999", Decimal("3.20"), LabourPer.GRAM, Money(3000, "CNY"))
    mall.list_sku("GOLD", LUMEN, rule, {SHANGHAI: 3})
    mall.publish_board(78000)
    total = 249600 + 9600

    placed = mall.place({"GOLD": 1}, total=total)
    assert placed.status == 201, placed.text
    mall.publish_board(79000, version=2)
    assert mall.place({"GOLD": 1}, total=total).json["total"]["amount"] == 252800 + 9600

    with frozen(now() + timedelta(hours=2)):
        over = mall.place({"GOLD": 1}, total=total)
        assert over.json["lines"] == [{"sku": "GOLD", "quantity": 1, "available": 0, "problem": "unavailable"}]


def test_an_order_in_dollars_keeps_its_rate(mall: Mall) -> None:
    body = {"address": ADDRESS, "expected_total": {"amount": 18296, "currency": "USD"}, "lines": [{"sku": RING}]}
    placed = mall.call("POST", "/orders", body, headers={"Idempotency-Key": "key-number-3"})

    assert placed.status == 201, placed.text
    assert mall.order(placed.json["order_id"]).lines[0].rate_id == "fx1"


def test_a_total_that_one_payment_cannot_carry_is_refused_before_anything_is_held(mall: Mall) -> None:
    mall.list_sku("CROWN", LUMEN, Fixed(Money(100_000_000, "CNY")), {SHANGHAI: 1})

    assert mall.place({"CROWN": 1}, total=100_000_000).json["code"] == "total_too_large"
    assert mall.stock("CROWN")[SHANGHAI.location_id] == (1, 0, 0, 1)


def test_the_address_is_stored_encrypted_and_shown_to_the_buyer_masked_to_operators(mall: Mall) -> None:
    order_id = mall.place({RING: 1}, total=129900, note="放门口").json["order_id"]
    stored = json.dumps(OrderItem.get(order_id, "order").to_dynamodb_dict(), ensure_ascii=False)

    own = mall.call("GET", f"/orders/{order_id}").json
    masked = mall.call("GET", f"/orders/{order_id}", by=OPERATOR).json

    assert not any(text in stored for text in ("林清", "13812345678", "南京东路", "放门口"))
    assert (own["address"]["name"], own["address"]["phone"], own["note"]) == ("林清", "13812345678", "放门口")
    assert masked["address"]["phone"] == "138****5678"
    assert (masked["address"]["name"], masked["address"]["line1"], masked["note"]) == ("林**", "****", None)
    assert mall.call("GET", f"/orders/{order_id}", by=OTHER_BUYER).status == 404


def test_wrong_input_is_named(mall: Mall) -> None:
    def refused(**change: object) -> list[str]:
        body = {"address": ADDRESS, "expected_total": {"amount": 1, "currency": "CNY"}, **change}
        answer = mall.call("POST", "/orders", body, headers={"Idempotency-Key": "key-number-4"})
        assert answer.status == 400, answer.text
        return [error["field"] for error in answer.json.get("errors", [])] or [answer.json.get("field")]

    assert any("phone" in field for field in refused(address={**ADDRESS, "phone": "call me"}))
    assert any("country" in field for field in refused(address={**ADDRESS, "country": "China"}))
    assert any("surprise" in field for field in refused(surprise=1))
    assert refused(lines=[{"sku": RING}, {"sku": RING}])
    assert refused(currency="USD")


def test_an_order_page_is_one_query(mall: Mall, calls: Calls) -> None:
    order_id = mall.buy({RING: 1, BAND: 1}, total=189800)
    calls.clear()

    page = mall.call("GET", f"/orders/{order_id}").json

    assert [call for call in calls if not call.startswith("kms:")] == ["dynamodb:Query"]
    assert len(page["fulfilments"]) == 2
    assert page["payment"]["status"] == "paid"
    assert [entry["title"] for entry in page["timeline"]][:2] == ["订单已提交", "已付款"]


def test_a_buyer_lists_only_their_own_orders_newest_first_page_by_page(mall: Mall, calls: Calls) -> None:
    mine = [mall.place({RING: 1}, total=129900).json["order_id"] for _ in range(3)]
    mall.place({BAND: 1}, total=59900, by=OTHER_BUYER)

    calls.clear()
    first = mall.call("GET", "/orders?limit=2").json
    assert calls.of("dynamodb") == ["dynamodb:Query"]
    second = mall.call("GET", f"/orders?limit=2&cursor={first['next_cursor']}").json

    assert [order["order_id"] for order in first["items"] + second["items"]] == list(reversed(mine))
    assert second["next_cursor"] is None
    assert mall.call("GET", "/orders", by=BUYER).status == 200


def test_an_operator_lists_all_orders_back_through_the_months(mall: Mall) -> None:
    with frozen(now() - timedelta(days=70)):
        old = mall.place({RING: 1}, total=129900).json["order_id"]
    new = mall.place({BAND: 1}, total=59900, by=OTHER_BUYER).json["order_id"]

    found: list[str] = []
    cursor = ""
    while True:
        page = mall.call("GET", f"/orders?limit=1{cursor}", by=OPERATOR).json
        assert len(page["items"]) == 1, "no page is empty while more follow"
        found += [order["order_id"] for order in page["items"]]
        if page["next_cursor"] is None:
            break
        cursor = f"&cursor={page['next_cursor']}"

    assert found == [new, old]
    assert len(mall.call("GET", "/orders", by=OPERATOR).json["items"]) == 2
    assert mall.call("GET", "/orders?cursor=2026-13.zzz", by=OPERATOR).status == 400
    assert mall.call("GET", "/orders?cursor=nonsense", by=OPERATOR).status == 400
