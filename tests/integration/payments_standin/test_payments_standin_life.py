"""The life of a payment, seen through the real Stripe SDK."""

import time
from typing import Any

import pytest
import stripe
from infra.local.payments.books import API_VERSION

from integration.payments_standin.server import StandIn


def test_a_session_opens_with_the_sum_of_its_lines_and_a_page_to_pay_on(standin: StandIn) -> None:
    pearl = {"currency": "cny", "unit_amount": 20000, "product_data": {"name": "珍珠耳钉"}}

    session = standin.open_session(line_items=[{"price_data": pearl, "quantity": 2}, {"price_data": pearl}])

    assert (session.amount_total, session.currency) == (60000, "cny")
    assert (session.status, session.payment_status, session.payment_intent) == ("open", "unpaid", None)
    assert session.url == f"{standin.url}/pay/{session.id}"
    assert session.payment_method_types == ["card", "alipay", "wechat_pay"]
    assert session.metadata["order_id"] == "ord_1"


def test_a_payment_completes_the_session_and_tells_the_application_once(standin: StandIn) -> None:
    session = standin.open_session(allowed_payment_method_types=["card", "alipay"])

    answer = standin.press(session, "pay", method="alipay")
    again = standin.press(session, "pay", method="card")

    assert answer.json() == again.json()
    assert answer.json()["status"] == "paid"
    assert answer.json()["redirect"] == f"http://127.0.0.1:8000/orders/ord_1?session={session.id}"
    intent, completed = standin.receiver.wait_for(2)
    assert standin.control("flush")["pending"] == 0
    assert standin.receiver.types() == ["payment_intent.succeeded", "checkout.session.completed"]
    assert (intent.api_version, intent.livemode) == (stripe.api_version, False)
    assert intent.data.object.metadata["attempt"] == "1"
    assert completed.data.object.payment_status == "paid"
    assert completed.data.object.payment_intent == intent.data.object.id
    assert completed.data.object.client_reference_id == "ord_1"


def test_a_paid_session_is_read_back_with_its_intent_and_charge(standin: StandIn) -> None:
    session = standin.paid_session()

    read: Any = standin.client().v1.checkout.sessions.retrieve(
        session.id, params={"expand": ["payment_intent.latest_charge", "line_items"]}
    )

    assert (read.status, read.payment_status, read.url) == ("complete", "paid", None)
    assert (read.payment_intent.status, read.payment_intent.amount_received) == ("succeeded", 129900)
    assert read.payment_intent.latest_charge.payment_method_details.type == "card"
    assert [line.description for line in read.line_items.data] == ["六爪钻戒"]


def test_a_declined_payment_can_be_tried_again(standin: StandIn) -> None:
    session = standin.open_session()

    assert standin.press(session, "decline", method="card").json()["status"] == "declined"

    (failed,) = standin.receiver.wait_for(1)
    assert failed.type == "payment_intent.payment_failed"
    assert failed.data.object.last_payment_error.code == "card_declined"
    assert standin.press(session, "pay").json()["status"] == "paid"
    intent = standin.client().v1.payment_intents.retrieve(failed.data.object.id)
    assert (intent.status, intent.last_payment_error) == ("succeeded", None)


def test_a_method_declines_on_demand(standin: StandIn) -> None:
    standin.behave(decline_methods=["alipay"])
    session = standin.open_session()

    answer = standin.press(session, "pay", method="alipay")

    assert (answer.status_code, answer.json()["status"]) == (402, "declined")
    assert standin.press(session, "pay", method="card").json()["status"] == "paid"


def test_who_cancels_goes_back_and_may_still_pay(standin: StandIn) -> None:
    session = standin.open_session()

    answer = standin.press(session, "cancel")

    assert answer.json() == {"status": "cancelled", "redirect": "http://127.0.0.1:8000/cart"}
    assert standin.press(session, "pay").json()["status"] == "paid"


def test_a_session_expires_by_itself_and_cannot_be_paid_any_more(standin: StandIn) -> None:
    session = standin.open_session(expires_at=int(time.time()) + 1800)

    standin.clock.ahead = 1801

    (expired,) = standin.receiver.wait_for(1)
    assert (expired.type, expired.data.object.id) == ("checkout.session.expired", session.id)
    late = standin.press(session, "pay")
    assert (late.status_code, late.json()["status"]) == (410, "expired")
    assert standin.ledger()["payments"] == []


def test_an_expired_session_takes_its_unpaid_intent_with_it(standin: StandIn) -> None:
    session = standin.open_session()
    standin.press(session, "decline")

    expired = standin.client().v1.checkout.sessions.expire(session.id)

    assert (expired.status, expired.url) == ("expired", None)
    assert standin.ledger()["payments"][0]["status"] == "canceled"
    with pytest.raises(stripe.InvalidRequestError, match="status of `expired`"):
        standin.client().v1.checkout.sessions.expire(session.id)


def test_a_completed_session_cannot_be_expired(standin: StandIn) -> None:
    session = standin.paid_session()

    with pytest.raises(stripe.InvalidRequestError, match="status of `complete`"):
        standin.client().v1.checkout.sessions.expire(session.id)


@pytest.mark.parametrize("seconds", [600, 25 * 3600])
def test_a_session_lives_between_half_an_hour_and_a_day(standin: StandIn, seconds: int) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        standin.open_session(expires_at=int(time.time()) + seconds)

    assert refusal.value.param == "expires_at"


def test_only_an_intent_without_checkout_can_be_cancelled(standin: StandIn) -> None:
    client = standin.client()
    session = standin.open_session()
    standin.press(session, "decline")
    own = client.v1.payment_intents.create(params={"amount": 500, "currency": "cny"})

    assert client.v1.payment_intents.cancel(own.id).status == "canceled"
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        client.v1.payment_intents.cancel(standin.ledger()["payments"][0]["id"])
    assert refusal.value.code == "payment_intent_unexpected_state"


def test_the_parameter_that_stripe_removed_is_refused_unless_an_older_version_is_asked_for(standin: StandIn) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        standin.open_session(payment_method_types=["card"])

    assert refusal.value.code == "payment_method_types_no_longer_supported"
    wanted: Any = {
        "mode": "payment",
        "payment_method_types": ["alipay"],
        "line_items": [{"amount": 100, "currency": "cny", "name": "Ring", "quantity": 1}],
        "success_url": "http://127.0.0.1:8000/",
    }
    old = standin.client(stripe_version="2026-08-26.dahlia").v1.checkout.sessions.create(params=wanted)
    assert old.payment_method_types == ["alipay"]


def test_the_stand_in_speaks_the_version_that_the_sdk_pins() -> None:
    assert stripe.api_version == API_VERSION


def test_events_are_listed_newest_first_and_page_by_page(standin: StandIn) -> None:
    standin.paid_session()
    standin.paid_session()
    events = standin.client().v1.events

    completed = events.list(params={"type": "checkout.session.completed", "limit": 1})

    assert completed.has_more
    assert len(list(completed.auto_paging_iter())) == 2
    assert [event.type for event in events.list().data][:2] == [
        "checkout.session.completed",
        "payment_intent.succeeded",
    ]
    assert events.list(params={"created": {"gt": int(time.time()) + 60}}).data == []
