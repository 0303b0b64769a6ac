"""What payments do when they do not go as wished: declined, late, twice, out of order, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import httpx
import pytest
from infra.local.mall import Mall, eventually
from infra.local.people import Buyer, Json, Listed, Operator, Refused, Supplier

from orders.rules.order import HOLD_LIFETIME
from wiring.clock import sweep_in
from wiring.ledgers import assert_money_balances, assert_stock_balances

AFTER_EXPIRY = HOLD_LIFETIME + timedelta(minutes=1)


@pytest.fixture
def goods(mall: Mall, operator: Operator) -> Iterator[Listed]:
    """Two rings of one SKU."""
    supplier = Supplier(mall, "supplier@parure.test")
    yield supplier.list_for_sale(operator, stock=2)
    supplier.close()


@pytest.fixture
def till(mall: Mall) -> Iterator[Till]:
    """The payment stand-in's control; it behaves again afterwards."""
    control = Till(mall)
    yield control
    control.behave(delay_webhooks_seconds=0, duplicate_webhooks=0, reverse_order=False, decline_methods=[])
    control.flush()


class Till:
    def __init__(self, mall: Mall) -> None:
        self.url = f"{mall.cloud.payments_url}/_standin"

    def behave(self, **how: Any) -> None:
        httpx.post(f"{self.url}/behaviour", json=how, timeout=30).raise_for_status()

    def flush(self) -> None:
        httpx.post(f"{self.url}/flush", timeout=60).raise_for_status()

    def is_closed(self, order: Json) -> bool:
        """Whether the page of this order's payment takes money no more."""
        session_id = order["payment"]["url"].rpartition("/")[2]
        sessions = httpx.get(f"{self.url}/ledger", timeout=30).json()["sessions"]
        return any(one["id"] == session_id and one["status"] == "expired" for one in sessions)


def refunded(buyer: Buyer, order_id: str) -> Json:
    """The order as soon as its money is back."""

    def look() -> Json:
        order = buyer.order(order_id)
        assert order["payment"].get("refunded"), order["payment"]
        assert order["payment"]["refunded"]["amount"] == order["total"]["amount"]
        return order

    return eventually(look, within=90)


def kinds(order: Json) -> list[str]:
    return [entry["type"] for entry in order["timeline"]]


def test_a_declined_card_leaves_the_order_open_and_a_second_try_pays_it(buyer: Buyer, goods: Listed) -> None:
    placed = buyer.buy(goods.sku)

    assert buyer.decline(placed)["status"] == "declined"
    eventually(lambda: "payment_failed" in kinds(buyer.order(placed["order_id"])))
    again = buyer.post(f"orders/{placed['order_id']}/payment", {"payment_method": "alipay"})
    buyer.pay({"payment": again}, method="alipay")

    order = buyer.sees(placed["order_id"], "routed")
    assert (order["payment"]["status"], order["payment"]["method"]) == ("paid", "alipay")


def test_a_paid_order_that_is_cancelled_is_refunded_and_its_stock_is_free_again(
    mall: Mall, buyer: Buyer, operator: Operator, goods: Listed
) -> None:
    bought = buyer.buy_and_pay(goods.sku)

    buyer.cancel(bought["order_id"])

    order = refunded(buyer, bought["order_id"])
    assert order["status"] == "cancelled"
    assert [f["status"] for f in order["fulfilments"]] == ["cancelled"]
    assert_money_balances(operator, order["order_id"], kept=0)
    assert_stock_balances(mall, goods.sku, on_hand=2, allocated=0, held=0)


def test_an_unpaid_order_that_is_cancelled_gives_its_stock_back_and_cannot_be_paid(
    mall: Mall, buyer: Buyer, goods: Listed, till: Till
) -> None:
    placed = buyer.buy(goods.sku)

    buyer.cancel(placed["order_id"])

    assert_stock_balances(mall, goods.sku, on_hand=2, allocated=0, held=0)
    eventually(lambda: till.is_closed(placed))
    assert buyer.pay(placed)["http"] == 410
    with pytest.raises(Refused, match="not_payable"):
        buyer.post(f"orders/{placed['order_id']}/payment", {})


def test_an_unpaid_order_expires_by_the_sweep_and_gives_its_stock_back(
    mall: Mall, buyer: Buyer, goods: Listed, till: Till
) -> None:
    placed = buyer.buy(goods.sku, 2)
    assert_stock_balances(mall, goods.sku, on_hand=2, allocated=0, held=2)

    sweep_in(mall, AFTER_EXPIRY)

    order = buyer.sees(placed["order_id"], "expired")
    assert kinds(order) == ["placed", "expired"]
    assert order["allowed_actions"] == []
    assert_stock_balances(mall, goods.sku, on_hand=2, allocated=0, held=0)
    eventually(lambda: till.is_closed(placed))
    assert buyer.pay(placed)["http"] == 410


def test_a_payment_that_arrives_after_expiry_goes_back_by_itself(
    mall: Mall, buyer: Buyer, operator: Operator, goods: Listed, till: Till
) -> None:
    placed = buyer.buy(goods.sku)
    till.behave(delay_webhooks_seconds=600)
    buyer.pay(placed)
    sweep_in(mall, AFTER_EXPIRY)
    buyer.sees(placed["order_id"], "expired")

    till.flush()

    order = refunded(buyer, placed["order_id"])
    assert order["status"] == "expired"
    assert_money_balances(operator, order["order_id"], kept=0)
    assert_stock_balances(mall, goods.sku, on_hand=2, allocated=0, held=0)


def test_webhooks_that_come_three_times_and_in_the_wrong_order_pay_once(
    mall: Mall, buyer: Buyer, operator: Operator, goods: Listed, till: Till
) -> None:
    till.behave(duplicate_webhooks=2, reverse_order=True)

    bought = buyer.buy_and_pay(goods.sku)
    till.flush()

    order = buyer.order(bought["order_id"])
    assert kinds(order) == ["placed", "paid", "routed"]
    assert_money_balances(operator, bought["order_id"], kept=order["total"]["amount"])
    assert_stock_balances(mall, goods.sku, on_hand=2, allocated=1, held=0)


def test_a_refund_that_is_told_twice_is_booked_once(
    mall: Mall, buyer: Buyer, operator: Operator, goods: Listed, till: Till
) -> None:
    till.behave(duplicate_webhooks=2, reverse_order=True)
    bought = buyer.buy_and_pay(goods.sku)

    buyer.cancel(bought["order_id"])

    order = refunded(buyer, bought["order_id"])
    till.flush()
    assert kinds(buyer.order(order["order_id"])).count("refunded") == 1
    assert_money_balances(operator, order["order_id"], kept=0)


def test_a_webhook_that_nobody_signed_is_refused_and_changes_nothing(mall: Mall, buyer: Buyer, goods: Listed) -> None:
    placed = buyer.buy(goods.sku)
    forged = {"id": "evt_1", "type": "checkout.session.completed", "data": {"object": {"id": "cs_1"}}}

    answer = httpx.post(
        f"{mall.api}/webhooks/stripe", json=forged, headers={"Stripe-Signature": "t=1,v1=00"}, timeout=30
    )

    assert answer.status_code in (400, 401)
    assert buyer.order(placed["order_id"])["status"] == "placed"
