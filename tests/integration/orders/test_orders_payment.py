"""Paying: declined, late, twice, wrong, early; and what happens while the provider is away."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from integration.orders.world import (
    BAND,
    BUYER,
    OPERATOR,
    OTHER_BUYER,
    PIECE,
    RING,
    SHANGHAI,
    Mall,
    deliver,
)
from orders import app as orders_app
from orders.service import lifecycle
from orders.service.buyers import Buyer
from parure.kernel.events import DomainEvent, Envelope
from parure.kernel.ids import new_id
from parure.kernel.money import Money
from parure.kernel.time import frozen, iso, now
from payments.events import PaymentFailed, PaymentSucceeded, RefundFailed


def message(event: DomainEvent) -> str:
    envelope = Envelope.wrap(event, event_id=new_id("evt"), at=now(), by=None, correlation_id=None)
    return json.dumps({"detail": envelope.to_json()})


def paid(order_id: str, amount: int, *, payment_id: str = "pi_made_up", **when: Any) -> str:
    paid_at = iso(when.get("at") or now())
    money = Money(amount, "CNY")
    return message(
        PaymentSucceeded(order_id=order_id, payment_id=payment_id, amount=money, method="card", paid_at=paid_at)
    )


def place(mall: Mall, sku: str = RING, total: int = 129900) -> tuple[str, str]:
    placed = mall.place({sku: 1}, total=total).json
    return placed["order_id"], placed["payment"]["url"]


def test_a_declined_buyer_can_pay_on_the_same_page(mall: Mall) -> None:
    order_id, url = place(mall)
    mall.press("decline", url)
    mall.settle()
    assert mall.order(order_id).payment.status == "failed"
    assert mall.call("POST", f"/orders/{order_id}/payment", {}).json["url"] == url

    mall.press("pay", url)
    mall.settle()

    assert mall.order(order_id).status == "routed"
    assert [entry.type for entry in mall.order(order_id).timeline][:3] == ["placed", "payment_failed", "paid"]


def test_the_chosen_method_is_the_one_offered_and_noted(mall: Mall) -> None:
    placed = mall.place({RING: 1}, total=129900, payment_method="alipay").json
    mall.press("pay", placed["payment"]["url"])
    mall.settle()

    assert mall.call("GET", f"/orders/{placed['order_id']}").json["payment"]["method"] == "alipay"
    assert mall.stripe_ledger()["charges"][0]["status"] == "succeeded"


def test_webhooks_that_come_twice_and_backwards_pay_once(mall: Mall) -> None:
    order_id, url = place(mall)
    mall.press("decline", url)
    mall.press("pay", url)
    webhooks = mall.fetch_webhooks()
    assert len(webhooks) == 3
    for body in [*reversed(webhooks), *webhooks]:
        assert mall.post_webhook(body).status == 200
    assert mall.drain_webhook_queue() == 0
    mall.settle()

    assert mall.order(order_id).status == "routed"
    assert mall.types(order_id).count("PaymentSucceeded") == 1
    assert "PaymentFailed" not in mall.types(order_id), "a failure that comes after the success is old news"
    mall.check_money()


def test_an_event_that_comes_twice_is_handled_once(mall: Mall) -> None:
    order_id, url = place(mall)
    mall.press("pay", url)
    mall.settle()
    before = mall.types(order_id)

    mall.handled.clear()
    mall.settle()

    assert mall.types(order_id) == before
    mall.check_stock()


def test_an_event_that_comes_before_its_order_is_wanted_again(mall: Mall) -> None:
    assert deliver(orders_app.on_events, paid(new_id("ord"), 100)) == 1


def test_an_unpaid_order_expires_and_gives_its_stock_back(mall: Mall) -> None:
    order_id, url = place(mall)
    with frozen(now() + timedelta(minutes=34)):
        assert orders_app.on_schedule({}, None) == {"looked_at": 0}
    with frozen(now() + timedelta(minutes=36)):
        assert orders_app.on_schedule({}, None) == {"looked_at": 1}
        assert orders_app.on_schedule({}, None) == {"looked_at": 0}

    assert mall.order(order_id).status == "expired"
    assert mall.stock(RING)[SHANGHAI.location_id] == (5, 0, 0, 5)
    mall.settle()
    assert mall.press("pay", url)["status"] == "expired", "the page is closed"
    assert mall.call("POST", f"/orders/{order_id}/payment", {}).json["code"] == "not_payable"


@pytest.mark.parametrize("end", ["expired", "cancelled"])
def test_money_that_comes_after_the_end_goes_back_by_itself(mall: Mall, end: str) -> None:
    order_id, url = place(mall, PIECE, 880000)
    if end == "expired":
        with frozen(now() + timedelta(minutes=36)):
            orders_app.on_schedule({}, None)
    else:
        mall.call("POST", f"/orders/{order_id}/cancel", {})
    mall.press("pay", url)  # before the page could be closed
    mall.settle()

    order = mall.order(order_id)
    assert order.status == end
    assert [(r.status, r.amount.amount) for r in order.refunds] == [("succeeded", 880000)]
    assert mall.call("GET", f"/orders/{order_id}").json["payment"]["refunded"]["amount"] == 880000
    assert mall.stock(PIECE)[SHANGHAI.location_id] == (1, 0, 0, 1)
    mall.check_stock()
    mall.check_money()


def test_money_that_was_paid_in_time_counts_although_its_webhook_is_late(mall: Mall) -> None:
    order_id, url = place(mall)
    mall.press("pay", url)
    with frozen(now() + timedelta(minutes=36)):
        mall.settle()

    assert mall.order(order_id).status == "routed"


def test_money_paid_after_the_deadline_expires_the_order_even_before_the_sweep(mall: Mall) -> None:
    order_id, _ = place(mall)

    late = now() + timedelta(minutes=36)
    assert deliver(orders_app.on_events, paid(order_id, 129900, at=late)) == 0

    assert mall.order(order_id).status == "expired"
    assert mall.types(order_id) == ["OrderPlaced", "OrderExpired", "RefundRequested"]
    mall.check_stock()


def test_money_in_time_for_goods_that_somebody_else_got_meanwhile_goes_back(mall: Mall) -> None:
    order_id, url = place(mall, PIECE, 880000)
    mall.press("pay", url)
    with frozen(now() + timedelta(minutes=36)):
        assert mall.place({PIECE: 1}, total=880000, by=OTHER_BUYER).status == 201, "the hold was over and is reclaimed"
    mall.settle()

    assert mall.order(order_id).status == "expired"
    assert mall.order(order_id).refunded.amount == 880000
    mall.check_stock()
    mall.check_money()


def test_a_second_payment_of_the_same_order_goes_back(mall: Mall) -> None:
    order_id, first_url = place(mall)
    second = mall.call("POST", f"/orders/{order_id}/payment", {"payment_method": "alipay"}).json
    assert second["url"] != first_url
    mall.press("pay", first_url)
    mall.press("pay", second["url"])
    mall.settle()

    order = mall.order(order_id)
    assert (order.status, [refund.reason for refund in order.refunds]) == ("routed", ["paid_twice"])
    assert order.payment.status == "paid"
    mall.check_money()


def test_an_amount_that_is_not_the_total_stops_the_order_and_goes_back(mall: Mall) -> None:
    order_id, _ = place(mall)

    assert deliver(orders_app.on_events, paid(order_id, 100)) == 0

    order = mall.order(order_id)
    assert (order.status, order.trouble and order.trouble.kind) == ("exception", "amount_mismatch")
    assert mall.types(order_id)[1:] == ["OrderNeedsAttention", "RefundRequested"]
    assert mall.stock(RING)[SHANGHAI.location_id] == (5, 0, 0, 5)
    shown = mall.call("GET", "/orders?exceptions=true", by=OPERATOR).json["items"]
    assert [one["exception"]["kind"] for one in shown] == ["amount_mismatch"]


def test_while_the_provider_is_away_the_order_stands_and_payment_can_be_tried_again(mall: Mall) -> None:
    mall.behave(fail_next={"path": "/v1/checkout", "times": 9, "status": 503})
    placed = mall.place({RING: 1}, total=129900)
    order_id = placed.json["order_id"]
    assert (placed.status, placed.json["payment"]) == (201, {"url": None, "status": "unavailable"})
    assert mall.call("POST", f"/orders/{order_id}/payment", {}).status == 503

    mall.behave(fail_next=None)
    again = mall.call("POST", f"/orders/{order_id}/payment", {})

    assert again.json["status"] == "open"
    mall.press("pay", again.json["url"])
    mall.settle()
    assert mall.order(order_id).status == "routed"


def test_an_answer_of_the_provider_that_got_lost_opens_no_second_page(mall: Mall) -> None:
    mall.behave(drop_answer_next={"path": "/v1/checkout", "times": 1})

    placed = mall.place({RING: 1}, total=129900)

    assert placed.json["payment"]["status"] == "open"
    assert len(mall.stripe_ledger()["sessions"]) == 1


def test_a_replayed_checkout_long_after_a_crash_begins_a_new_attempt(
    mall: Mall, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose_power(bill: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as power:
        power.setattr("orders.service.payment_pages.open_checkout", lose_power)
        with pytest.raises(KeyboardInterrupt):
            mall.place({RING: 1}, total=129900, key="key-number-5")
    with frozen(now() + timedelta(minutes=5)):
        placed = mall.place({RING: 1}, total=129900, key="key-number-5")

    assert placed.json["payment"]["status"] == "open"
    assert mall.order(placed.json["order_id"]).payment.attempt == 2


def test_a_page_that_has_lapsed_is_replaced_while_the_order_waits(mall: Mall) -> None:
    order_id, url = place(mall)
    order = mall.order(order_id)
    session = order.payment.session_id
    lapsed = PaymentFailed(order_id=order_id, payment_id=None, attempt=1, reason="session_expired")
    deliver(orders_app.on_events, message(lapsed))
    assert mall.order(order_id).payment.status == "closed"

    again = mall.call("POST", f"/orders/{order_id}/payment", {}).json

    assert again["url"] != url
    assert mall.order(order_id).payment.session_id != session
    stale = PaymentFailed(order_id=order_id, payment_id=None, attempt=1, reason="session_expired")
    deliver(orders_app.on_events, message(stale))
    assert mall.order(order_id).payment.status == "open", "what an old attempt did does not touch the new one"


def test_a_refund_that_fails_calls_for_an_operator(mall: Mall) -> None:
    order_id = mall.buy({BAND: 1}, total=59900)
    mall.call("POST", f"/orders/{order_id}/cancel", {})
    (refund,) = mall.order(order_id).refunds
    failed = RefundFailed(
        order_id=order_id, refund_id=refund.refund_id, payment_id=refund.payment_id, amount=refund.amount, reason="x"
    )

    assert deliver(orders_app.on_events, message(failed)) == 0

    order = mall.order(order_id)
    assert (order.status, order.trouble and order.trouble.kind) == ("cancelled", "refund_failed")
    mall.settle()
    assert mall.order(order_id).trouble is None, "the refund went through after all"


def test_only_the_buyer_gets_a_payment_page(mall: Mall) -> None:
    order_id, _ = place(mall)

    assert mall.call("POST", f"/orders/{order_id}/payment", {}, by=OTHER_BUYER).status == 404
    assert lifecycle.get_order(order_id, by=Buyer(BUYER))[0].order_id == order_id
