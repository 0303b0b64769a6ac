"""A crash before and after every single call of a use case, then a retry: stock, money, orders and events are conserved."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from fault.crashes import Crash, crash_everywhere
from integration.orders.world import BUYER, LUMEN, OPERATOR, SHANGHAI, SHENZHEN, SUPPLIER, Mall, deliver
from orders import app as orders_app
from orders.store import OrderItem
from parure.kernel.ids import new_id
from parure.kernel.money import Money
from parure.kernel.time import frozen, now
from payments import app as payments_app
from pricing.contract import Fixed
from routing import app as routing_app

PRICE = 25000

# What must be in the outbox for an order that has come so far.
EVENTS_OF = {
    "placed": {"OrderPlaced"},
    "paid": {"OrderPlaced", "PaymentSucceeded", "OrderPaid"},
    "routed": {"OrderPlaced", "PaymentSucceeded", "OrderPaid", "FulfilmentAssigned", "OrderRouted"},
    "shipped": {"OrderPlaced", "OrderPaid", "OrderRouted", "FulfilmentAccepted", "FulfilmentShipped"},
    "cancelled": {"OrderPlaced", "OrderCancelled"},
    "expired": {"OrderPlaced", "OrderExpired"},
}
ONCE = {
    "OrderPlaced",
    "OrderPaid",
    "OrderRouted",
    "OrderCancelled",
    "OrderExpired",
    "RefundRequested",
    "RefundSucceeded",
}


@pytest.fixture
def sku(mall: Mall) -> str:
    mall.list_sku("RING", LUMEN, Fixed(Money(PRICE, "CNY")), {SHANGHAI: 500, SHENZHEN: 500})
    return "RING"


def check(mall: Mall) -> None:
    """The invariants, over everything that any crash of this test has touched."""
    mall.check_stock()
    mall.check_money()
    by_order: dict[str, list[str]] = {}
    for envelope in mall.outbox():
        by_order.setdefault(envelope["aggregate_id"], []).append(envelope["type"])
    for item in OrderItem.scan(OrderItem.sk == "order"):
        types = by_order[item.pk]
        assert EVENTS_OF[item.status] <= set(types), (item.status, types)
        assert all(types.count(name) <= 1 for name in ONCE), types
        order = item.order()
        if order.payment.payment_id and order.status == "cancelled":
            assert order.refunded == order.total


def everything_settles(mall: Mall) -> Callable[[], None]:
    def settle_and_check() -> None:
        mall.settle()
        check(mall)

    return settle_and_check


def test_checkout(mall: Mall, sku: str) -> None:
    keys: list[str] = []

    def prepare() -> Callable[[], Any]:
        assert mall.call("POST", "/cart/lines", {"sku": sku}).status == 201
        keys.append(new_id("key"))
        return lambda: _placed(mall.place(total=PRICE, key=keys[-1]))

    crashed = crash_everywhere(prepare, everything_settles(mall))

    assert len(crashed) >= 2 * 5, "cart, goods, transaction, payment page, its address"
    assert "after provider:open_checkout" in crashed
    orders = list(OrderItem.by_buyer.query(BUYER.id))
    assert len(orders) == len(keys), "one order per key"
    assert mall.stock(sku)[SHANGHAI.location_id][2] + mall.stock(sku)[SHENZHEN.location_id][2] == len(keys)
    assert len(mall.stripe_ledger()["sessions"]) == len(keys), "one payment page per order"


def test_webhook(mall: Mall, sku: str) -> None:
    def prepare() -> Callable[[], Any]:
        placed = _placed(mall.place({sku: 1}, total=PRICE))
        mall.press("pay", placed["payment"]["url"])
        bodies = mall.fetch_webhooks()

        def use_case() -> None:
            for body in bodies:
                assert mall.post_webhook(body).status == 200
            assert mall.drain_webhook_queue() == 0

        return use_case

    crashed = crash_everywhere(prepare, everything_settles(mall))

    assert "after sqs:SendMessage" in crashed
    assert "after dynamodb:TransactWriteItems" in crashed


def test_paying_an_order(mall: Mall, sku: str) -> None:
    def prepare() -> Callable[[], Any]:
        order_id = _paid_but_unhandled(mall, sku)
        return _handling(mall, order_id, "PaymentSucceeded", orders_app.on_events)

    assert len(crash_everywhere(prepare, everything_settles(mall))) >= 4


def test_routing(mall: Mall, sku: str) -> None:
    def prepare() -> Callable[[], Any]:
        order_id = _paid_but_unhandled(mall, sku)
        _handling(mall, order_id, "PaymentSucceeded", orders_app.on_events)()
        return _handling(mall, order_id, "OrderPaid", routing_app.on_events)

    crashed = crash_everywhere(prepare, everything_settles(mall))

    assert len(crashed) == 2 * 3, "order; stock and organisations; transaction"


def test_cancelling_a_routed_order(mall: Mall, sku: str) -> None:
    def prepare() -> Callable[[], Any]:
        order_id = mall.buy({sku: 1}, total=PRICE)
        return lambda: _ok(mall.call("POST", f"/orders/{order_id}/cancel", {}))

    crashed = crash_everywhere(prepare, everything_settles(mall))

    assert "after dynamodb:TransactWriteItems" in crashed


def test_cancelling_an_unpaid_order(mall: Mall, sku: str) -> None:
    def prepare() -> Callable[[], Any]:
        order_id = _placed(mall.place({sku: 1}, total=PRICE))["order_id"]
        return lambda: _ok(mall.call("POST", f"/orders/{order_id}/cancel", {}, by=OPERATOR))

    assert crash_everywhere(prepare, everything_settles(mall))


def test_refunding(mall: Mall, sku: str) -> None:
    def prepare() -> Callable[[], Any]:
        order_id = mall.buy({sku: 1}, total=PRICE)
        _ok(mall.call("POST", f"/orders/{order_id}/cancel", {}))
        return _handling(mall, order_id, "RefundRequested", payments_app.on_events)

    crashed = crash_everywhere(prepare, everything_settles(mall))

    assert "after provider:refund" in crashed, "the money has gone back and nobody has written it down yet"


def test_expiring(mall: Mall, sku: str) -> None:
    def prepare() -> Callable[[], Any]:
        _placed(mall.place({sku: 1}, total=PRICE))

        def use_case() -> None:
            with frozen(now() + timedelta(minutes=36)):
                orders_app.on_schedule({}, None)

        return use_case

    assert len(crash_everywhere(prepare, everything_settles(mall))) > 2 * 8


def test_shipping(mall: Mall, sku: str) -> None:
    def prepare() -> Callable[[], Any]:
        order_id = mall.buy({sku: 1}, total=PRICE)
        (parcel,) = mall.fulfilments(order_id)
        at = f"/fulfilments/{parcel.fulfilment_id}"
        body = {"carrier": "sf", "tracking_number": "SF0001"}

        def use_case() -> None:
            mall.call("POST", f"{at}/accept", by=SUPPLIER)
            _ok(mall.call("POST", f"{at}/ship", body, by=SUPPLIER))

        return use_case

    assert crash_everywhere(prepare, everything_settles(mall))


def test_nothing_in_the_mall_swallows_a_crash(mall: Mall, sku: str) -> None:
    def crash() -> None:
        raise Crash

    with pytest.raises(Crash):
        crash_everywhere(lambda: crash, lambda: None)


def _placed(answer: Any) -> Any:
    assert answer.status == 201, answer.text
    return answer.json


def _ok(answer: Any) -> None:
    assert answer.status == 200, answer.text


def _paid_but_unhandled(mall: Mall, sku: str) -> str:
    placed = _placed(mall.place({sku: 1}, total=PRICE))
    mall.press("pay", placed["payment"]["url"])
    mall.take_webhooks()
    return str(placed["order_id"])


def _handling(mall: Mall, order_id: str, kind: str, handler: Any) -> Callable[[], None]:
    (envelope,) = [one for one in mall.outbox(order_id) if one["type"] == kind]
    body = json.dumps({"detail": envelope})

    def use_case() -> None:
        assert deliver(handler, body) == 0

    return use_case
