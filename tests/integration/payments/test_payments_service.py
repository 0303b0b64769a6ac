"""Webhooks, the ledger and refunds."""

from __future__ import annotations

import json
from typing import Any

import pytest
from infra.local.payments.webhooks import signature

from integration.conftest import Calls
from integration.orders.world import BUYER, OPERATOR, RING, WEBHOOK_SECRET, Mall, deliver
from orders.events import OrderCancelled, RefundRequested
from parure.kernel.errors import Unavailable
from parure.kernel.events import DomainEvent, Envelope
from parure.kernel.ids import new_id
from parure.kernel.money import Money
from parure.kernel.time import now
from payments import app as payments_app
from payments import service
from payments.provider import StripeProvider, use_provider


def message(event: DomainEvent) -> str:
    envelope = Envelope.wrap(event, event_id=new_id("evt"), at=now(), by=None, correlation_id=None)
    return json.dumps({"detail": envelope.to_json()})


def event(kind: str, about: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "id": new_id("evt"), "object": "event", "type": kind, "created": int(now().timestamp()),
        "api_version": "2023-10-16", "data": {"object": about}, **more,
    }  # fmt: skip


def refund_event(order_id: str, refund_id: str, status: str) -> dict[str, Any]:
    about = {
        "id": "re_1", "object": "refund", "amount": 1000, "currency": "cny", "payment_intent": "pi_1",
        "status": status, "metadata": {"order_id": order_id, "refund_id": refund_id},
    }  # fmt: skip
    return event("refund.updated", about)


def entries(mall: Mall, order_id: str) -> list[tuple[str, str, int]]:
    items = mall.call("GET", f"/orders/{order_id}/payment-entries", by=OPERATOR).json["items"]
    return [(i["kind"], i["account"], i["debit"]["amount"] if i["debit"] else -i["credit"]["amount"]) for i in items]


def types(mall: Mall, order_id: str) -> list[str]:
    return [one["type"] for one in mall.outbox(order_id)]


def test_a_forged_webhook_is_refused_and_not_queued(mall: Mall) -> None:
    body = json.dumps(event("payment_intent.succeeded", {}))
    at = int(now().timestamp())

    def posted(header: str | None) -> int:
        headers = {"Stripe-Signature": header} if header is not None else {}
        return mall.call("POST", "/webhooks/stripe", raw=body, headers=headers).status

    assert posted(signature(body, "whsec_other", at)) == 400
    assert posted(signature(body + " ", WEBHOOK_SECRET, at)) == 400
    assert posted(signature(body, WEBHOOK_SECRET, at - 301)) == 400
    assert posted("t=,v1=") == posted("nonsense") == posted(None) == 400
    assert mall.drain_webhook_queue() == 0
    assert posted(signature(body, WEBHOOK_SECRET, at)) == 200
    assert mall.call("POST", "/webhooks/stripe", raw="x" * 300_000, headers={}).status == 413


def test_a_webhook_takes_one_call_to_queue_and_one_to_book(mall: Mall, calls: Calls) -> None:
    placed = mall.place({RING: 1}, total=129900).json
    mall.press("pay", placed["payment"]["url"])
    body = mall.fetch_webhooks()[0]
    mall.post_webhook(body)
    calls.clear()

    mall.post_webhook(body)
    assert calls == ["sqs:SendMessage"]
    calls.clear()
    assert deliver(payments_app.on_webhooks, body) == 0
    assert calls == ["dynamodb:TransactWriteItems"]


def test_every_order_has_books_that_balance(mall: Mall) -> None:
    order_id = mall.buy({RING: 1}, total=129900)
    mall.call("POST", f"/orders/{order_id}/cancel", {})
    mall.settle()

    assert entries(mall, order_id) == [
        ("payment", "provider_balance", 129900),
        ("payment", "buyer_deposits", -129900),
        ("refund", "buyer_deposits", 129900),
        ("refund", "provider_balance", -129900),
    ]
    mall.check_money()
    assert mall.call("GET", f"/orders/{order_id}/payment-entries", by=BUYER).status == 403


def test_what_is_not_about_an_order_is_acknowledged(mall: Mall) -> None:
    for kind, about in (
        ("customer.created", {"id": "cus_1"}),
        ("payment_intent.succeeded", {"id": "pi_9", "amount_received": 1, "currency": "cny", "metadata": {}}),
        ("checkout.session.completed", {"metadata": {"order_id": new_id("ord")}, "payment_status": "unpaid"}),
    ):
        assert deliver(payments_app.on_webhooks, json.dumps(event(kind, about))) == 0
    assert "PaymentSucceeded" not in [one["type"] for one in mall.outbox()]


def test_a_refund_that_is_repeated_pays_back_once(mall: Mall) -> None:
    order_id = mall.buy({RING: 1}, total=129900)
    payment_id = mall.order(order_id).payment.payment_id or ""
    asked = RefundRequested(
        order_id=order_id, refund_id=new_id("rfd"), payment_id=payment_id, amount=Money(1000, "CNY"), reason="test"
    )

    assert deliver(payments_app.on_events, message(asked), message(asked)) == 0

    assert [refund["amount"] for refund in mall.stripe_ledger()["refunds"]] == [1000]
    assert types(mall, order_id).count("RefundSucceeded") == 1
    mall.check_money()


def test_a_refund_whose_key_the_provider_has_forgotten_is_recognised(mall: Mall) -> None:
    order_id = mall.buy({RING: 1}, total=129900)
    payment_id = mall.order(order_id).payment.payment_id or ""
    total = Money(129900, "CNY")
    refund_id = new_id("rfd")
    done = StripeProvider().refund(order_id=order_id, refund_id=refund_id, payment_id=payment_id, amount=total)
    # A day later the same call is a new one to the provider, which has nothing left to refund.
    found = StripeProvider()._find_refund(payment_id, refund_id)

    assert found is not None
    assert found.id == done.provider_id
    assert StripeProvider()._find_refund(payment_id, "rfd_other") is None


def test_a_refund_that_cannot_be_done_is_told_as_failed(mall: Mall) -> None:
    order_id = mall.buy({RING: 1}, total=129900)
    asked = RefundRequested(
        order_id=order_id, refund_id=new_id("rfd"), payment_id="pi_unknown", amount=Money(1000, "CNY"), reason="test"
    )

    assert deliver(payments_app.on_events, message(asked)) == 0

    assert types(mall, order_id)[-1] == "RefundFailed"


def test_while_the_provider_is_away_a_refund_waits(mall: Mall) -> None:
    order_id = mall.buy({RING: 1}, total=129900)
    mall.call("POST", f"/orders/{order_id}/cancel", {})
    mall.behave(fail_next={"path": "/v1/refunds", "times": 99, "status": 503})
    mall.settle()
    assert mall.order(order_id).payment.status == "refunding"

    mall.behave(fail_next=None)
    mall.settle()

    assert mall.order(order_id).payment.status == "refunded"


def test_a_pending_refund_is_booked_when_it_succeeds_and_reversed_if_it_fails_later(mall: Mall) -> None:
    order_id, refund_id = new_id("ord"), new_id("rfd")

    def told(status: str) -> None:
        assert deliver(payments_app.on_webhooks, json.dumps(refund_event(order_id, refund_id, status))) == 0

    told("pending")
    assert (types(mall, order_id), entries(mall, order_id)) == ([], [])
    told("succeeded")
    told("succeeded")
    told("pending")
    assert types(mall, order_id) == ["RefundSucceeded"]
    told("failed")
    told("succeeded")

    assert types(mall, order_id) == ["RefundSucceeded", "RefundFailed"]
    assert sum(amount for _, _, amount in entries(mall, order_id)) == 0
    assert [kind for kind, _, _ in entries(mall, order_id)] == [
        "refund",
        "refund",
        "refund_reversal",
        "refund_reversal",
    ]


def test_a_checkout_of_a_closed_order_is_closed_and_twice_is_no_error(mall: Mall) -> None:
    order_id = mall.place({RING: 1}, total=129900).json["order_id"]
    session = mall.order(order_id).payment.session_id
    closed = OrderCancelled(order_id=order_id, session_id=session, reason=None)

    assert deliver(payments_app.on_events, message(closed), message(closed)) == 0

    assert [one["status"] for one in mall.stripe_ledger()["sessions"]] == ["expired"]


def test_another_provider_can_be_put_in(mall: Mall) -> None:
    class Away:
        def open_checkout(self, bill: object) -> Any:
            raise Unavailable("away", "Closed today.")

        def close_checkout(self, session_id: str) -> None: ...

        def refund(self, **named: object) -> Any:
            raise Unavailable("away", "Closed today.")

    before = use_provider(Away())
    try:
        assert mall.place({RING: 1}, total=129900).json["payment"] == {"url": None, "status": "unavailable"}
    finally:
        use_provider(before)


@pytest.mark.parametrize("kind", ["checkout.session.completed", "payment_intent.succeeded"])
def test_either_of_the_two_messages_books_the_payment(mall: Mall, kind: str) -> None:
    order_id = new_id("ord")
    about = {
        "id": "pi_1", "payment_intent": {"id": "pi_1"}, "amount_total": 500, "amount_received": 500, "currency": "cny",
        "payment_status": "paid", "payment_method_types": ["card"], "metadata": {"order_id": order_id},
    }  # fmt: skip

    service.book_webhook(event(kind, about))

    (told,) = mall.outbox(order_id)
    assert (told["type"], told["data"]["payment_id"], told["data"]["amount"]["amount"]) == (
        "PaymentSucceeded",
        "pi_1",
        500,
    )
