"""Coupons in checkout: what comes off, once per person, counted with the order and given back with it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from integration.conftest import Calls
from integration.gateway import Answer, call
from integration.orders.world import BAND, BUYER, OPERATOR, OTHER_BUYER, RING, Mall
from orders import store as orders_store
from parure.aws.auth import Caller
from parure.aws.tables import Transaction
from parure.kernel.ids import new_id
from parure.kernel.time import iso, now
from promotions.app import app

PRICE = 129900


def make(code: str = "HELLO-10", by: Caller = OPERATOR, **changed: Any) -> Answer:
    body = {
        "code": code,
        "kind": "percent",
        "value": 1000,
        "starts_at": iso(now() - timedelta(hours=1)),
        "ends_at": iso(now() + timedelta(days=30)),
        **changed,
    }
    return call(app, "POST", "/api/v1/coupons", body, caller=by, headers={"Idempotency-Key": new_id("key")})


def counted(code: str = "HELLO-10") -> tuple[int, int]:
    (one,) = [c for c in call(app, "GET", "/api/v1/coupons", caller=OPERATOR).json["items"] if c["code"] == code]
    return one["used"], one["spent"]["amount"]


def quote(mall: Mall, coupon: str, by: Caller = BUYER, sku: str = RING) -> Any:
    body = {"lines": [{"sku": sku, "quantity": 1}], "coupon": coupon}
    answer = mall.call("POST", "/orders/quote", body, by=by)
    assert answer.status == 200, answer.text
    return answer.json


def test_a_coupon_is_quoted_charged_and_counted(mall: Mall) -> None:
    assert make().status == 201

    quoted = quote(mall, "hello-10")
    placed = mall.place({RING: 1}, total=PRICE - 12990, coupon="HELLO-10")

    assert quoted["coupon"] == {"code": "HELLO-10", "applied": True, "reason": None, "detail": None}
    assert quoted["totals"]["discount"]["amount"] == 12990
    assert placed.status == 201, placed.text
    shown = mall.call("GET", f"/orders/{placed.json['order_id']}").json
    assert (shown["coupon"]["code"], shown["coupon"]["amount"]["amount"]) == ("HELLO-10", 12990)
    assert shown["total"]["amount"] == PRICE - 12990
    assert counted() == (1, 12990)


def test_it_is_used_once_by_a_person_and_given_back_with_the_order(mall: Mall) -> None:
    make()
    order_id = mall.place({RING: 1}, total=PRICE - 12990, coupon="HELLO-10").json["order_id"]

    again = mall.place({RING: 1}, total=PRICE - 12990, coupon="HELLO-10")
    assert (again.status, again.json["code"], again.json["field"]) == (409, "used_by_you", "coupon")
    assert quote(mall, "HELLO-10")["coupon"]["reason"] == "used_by_you"

    assert mall.call("POST", f"/orders/{order_id}/cancel", {}).status == 200
    assert mall.call("POST", f"/orders/{order_id}/cancel", {}).status == 200
    assert counted() == (0, 0)
    assert mall.place({RING: 1}, total=PRICE - 12990, coupon="HELLO-10").status == 201


def test_a_paid_order_that_is_cancelled_gives_it_back_and_the_money_too(mall: Mall) -> None:
    make(kind="amount", value=10_000)
    placed = mall.place({RING: 1}, total=PRICE - 10_000, coupon="HELLO-10")
    mall.press("pay", placed.json["payment"]["url"])
    mall.settle()

    mall.call("POST", f"/orders/{placed.json['order_id']}/cancel", {})
    mall.settle()

    assert counted() == (0, 0)
    assert mall.order(placed.json["order_id"]).refunded.amount == PRICE - 10_000
    mall.check_money()
    mall.check_stock()


def test_money_that_comes_too_late_gives_the_coupon_back(mall: Mall) -> None:
    make()
    placed = mall.place({RING: 1}, total=PRICE - 12990, coupon="HELLO-10")
    order = mall.order(placed.json["order_id"])
    expired = order.with_(expires_at=order.placed_at - timedelta(minutes=1))
    orders_store.put_order(tx := Transaction(), expired)
    tx.commit()

    mall.press("pay", placed.json["payment"]["url"])
    mall.settle()

    assert mall.order(order.order_id).status == "expired"
    assert counted() == (0, 0)
    mall.check_money()


def test_the_last_use_is_one_persons(mall: Mall) -> None:
    make(uses=1)

    first = mall.place({RING: 1}, total=PRICE - 12990, coupon="HELLO-10")
    second = mall.place({RING: 1}, total=PRICE - 12990, coupon="HELLO-10", by=OTHER_BUYER)

    assert (first.status, second.status, second.json["code"]) == (201, 409, "used_up")
    assert counted() == (1, 12990)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"minimum": PRICE + 1}, "minimum_not_reached"),
        ({"categories": ["bangle"]}, "not_for_these_goods"),
        ({"starts_at": iso(now() + timedelta(hours=1))}, "not_started"),
    ],
)
def test_a_quote_says_why_nothing_comes_off(mall: Mall, changed: dict[str, Any], reason: str) -> None:
    make(**changed)

    quoted = quote(mall, "HELLO-10")

    assert (quoted["coupon"]["applied"], quoted["coupon"]["reason"]) == (False, reason)
    assert quoted["totals"]["total"]["amount"] == PRICE
    assert mall.place({RING: 1}, total=PRICE, coupon="HELLO-10").json["code"] == reason


def test_what_comes_off_is_shared_among_the_lines(mall: Mall) -> None:
    make(kind="amount", value=1000)

    order_id = mall.place({RING: 1, BAND: 1}, total=PRICE + 59900 - 1000, coupon="HELLO-10").json["order_id"]

    assert [line.discount.amount for line in mall.order(order_id).lines if line.discount] == [684, 316]


def test_a_stopped_coupon_is_over(mall: Mall) -> None:
    make()
    stopped = call(app, "POST", "/api/v1/coupons/HELLO-10/stop", caller=OPERATOR)
    again = call(app, "POST", "/api/v1/coupons/HELLO-10/stop", caller=OPERATOR)

    assert stopped.json["stopped"] is again.json["stopped"] is True
    assert quote(mall, "HELLO-10")["coupon"]["reason"] == "over"
    assert make().json["code"] == "code_taken"


def test_a_coupon_costs_checkout_no_call(mall: Mall, calls: Calls) -> None:
    make()
    mall.place({RING: 1}, total=PRICE)
    calls.clear()
    mall.place({RING: 1}, total=PRICE)
    without = list(calls)
    calls.clear()
    mall.place({RING: 1}, total=PRICE - 12990, coupon="HELLO-10")

    assert len(calls) == len(without)
