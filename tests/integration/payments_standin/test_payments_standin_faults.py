"""Repetition, lost answers, lost webhooks, restarts."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
import stripe

from integration.payments_standin.server import Receiver, StandIn, standing_in, until


def test_the_same_key_and_parameters_give_the_same_answer(standin: StandIn) -> None:
    first = standin.open_session(key="ord_1/1")
    again = standin.open_session(key="ord_1/1")

    assert first.id == again.id
    assert again.last_response.headers["Idempotent-Replayed"] == "true"
    assert len(standin.ledger()["sessions"]) == 1


def test_a_key_is_not_reused_for_other_parameters(standin: StandIn) -> None:
    standin.open_session(100, key="ord_1/1")

    with pytest.raises(stripe.IdempotencyError):
        standin.open_session(200, key="ord_1/1")


def test_a_refusal_is_repeated_too_but_a_wrong_request_may_be_mended(standin: StandIn) -> None:
    refunds = standin.client().v1.refunds
    intent = standin.paid_session(1000).payment_intent
    with pytest.raises(stripe.InvalidRequestError):
        refunds.create(params={"amount": 5}, options={"idempotency_key": "a"})

    assert refunds.create(params={"payment_intent": intent}, options={"idempotency_key": "a"}).amount == 1000
    for _ in range(2):
        with pytest.raises(stripe.InvalidRequestError, match="already been refunded"):
            refunds.create(params={"payment_intent": intent}, options={"idempotency_key": "b"})


def test_of_two_requests_with_one_key_at_once_the_second_is_told_to_wait(standin: StandIn) -> None:
    standin.behave(delay_next={"path": "/v1/checkout/sessions", "seconds": 0.5})

    with ThreadPoolExecutor(2) as both:
        tries = [both.submit(standin.open_session, key="ord_1/1") for _ in range(2)]
    errors = [one.exception() for one in tries]

    refused = [error for error in errors if error is not None]
    assert len(refused) == 1
    assert isinstance(refused[0], stripe.APIError)
    assert refused[0].http_status == 409
    assert len(standin.ledger()["sessions"]) == 1


def test_a_lost_answer_is_asked_for_again_by_the_sdk_and_nothing_happens_twice(standin: StandIn) -> None:
    intent = standin.paid_session(1000).payment_intent
    standin.behave(drop_answer_next={"path": "/v1/refunds"})

    refund = standin.client(retries=2).v1.refunds.create(params={"payment_intent": intent, "amount": 400})

    assert [one["id"] for one in standin.ledger()["refunds"]] == [refund.id]


def test_a_lost_answer_without_retries_is_a_connection_error_after_the_work(standin: StandIn) -> None:
    intent = standin.paid_session(1000).payment_intent
    standin.behave(drop_answer_next={"path": "/v1/refunds"})

    with pytest.raises(stripe.APIConnectionError):
        standin.client().v1.refunds.create(params={"payment_intent": intent, "amount": 400})

    assert standin.ledger()["balances"]["cny"]["refunded"] == 400


def test_a_failure_on_demand_does_no_work(standin: StandIn) -> None:
    intent = standin.paid_session(1000).payment_intent
    standin.behave(fail_next={"path": "/v1/refunds", "status": 503, "times": 1})

    with pytest.raises(stripe.APIError) as failure:
        standin.client().v1.refunds.create(params={"payment_intent": intent})

    assert failure.value.http_status == 503
    assert standin.ledger()["refunds"] == []
    assert standin.client().v1.refunds.create(params={"payment_intent": intent}).amount == 1000


def test_a_webhook_is_sent_again_until_the_receiver_accepts_it(standin: StandIn) -> None:
    standin.receiver.answers = [500, 302, 200, 200]

    standin.paid_session()
    standin.receiver.wait_for(4)

    until(lambda: all(one["state"] == "delivered" for one in standin.ledger()["deliveries"]))
    assert len({event.id for event in standin.receiver.events}) == 2
    assert sum(one["tries"] for one in standin.ledger()["deliveries"]) == 4


def test_a_webhook_that_nobody_takes_is_given_up_after_twenty_tries(standin: StandIn) -> None:
    standin.receiver.answers = [500] * 100
    standin.press(standin.open_session(), "decline")

    for _ in range(20):
        outcome = standin.control("flush")

    assert outcome["pending"] == 0
    assert [(one["state"], one["tries"]) for one in standin.ledger()["deliveries"]] == [("given_up", 20)]


def test_webhooks_come_twice_and_in_reverse_on_demand(standin: StandIn) -> None:
    standin.behave(delay_webhooks_seconds=600, duplicate_webhooks=1, reverse_order=True)
    standin.paid_session()
    assert standin.receiver.events == []

    outcome = standin.control("flush")

    assert outcome == {"sent": 4, "failed": 0, "pending": 0}
    completed, succeeded = ["checkout.session.completed"] * 2, ["payment_intent.succeeded"] * 2
    assert standin.receiver.types() == completed + succeeded
    assert len({event.id for event in standin.receiver.events}) == 2


def test_an_event_is_sent_again_on_demand(standin: StandIn) -> None:
    standin.paid_session()
    event = standin.receiver.wait_for(2)[0].id

    standin.control("resend", event_id=event)

    assert standin.receiver.wait_for(3)[2].id == event
    assert standin.control("resend", event_id="evt_none")["error"]["code"] == "resource_missing"


def test_a_restart_keeps_payments_answers_and_pending_webhooks(receiving: tuple[Receiver, str], tmp_path: Path) -> None:
    receiver, webhook_url = receiving
    receiver.forget()
    with standing_in(receiver, webhook_url, tmp_path) as before:
        before.behave(delay_webhooks_seconds=600)
        session = before.open_session(key="ord_1/1")
        before.press(session, "pay")
        kept = before.ledger()
    with (tmp_path / "payments.jsonl").open("a", encoding="utf-8") as journal:
        journal.write('[["refund",{"id":"re_torn","amou')

    with standing_in(receiver, webhook_url, tmp_path) as after:
        assert after.ledger() == kept
        assert after.open_session(key="ord_1/1").id == session.id
        assert after.control("flush")["sent"] == 2
        assert receiver.types() == ["payment_intent.succeeded", "checkout.session.completed"]


def test_a_reset_forgets_everything(standin: StandIn) -> None:
    standin.behave(decline_methods=["card"], delay_webhooks_seconds=600)
    standin.press(standin.open_session(), "pay")

    standin.control("reset")

    ledger = standin.ledger()
    assert not any(ledger.values())
    assert standin.control("flush") == {"sent": 0, "failed": 0, "pending": 0}
    assert httpx.get(f"{standin.url}/_standin/behaviour").json()["decline_methods"] == []


def test_a_behaviour_that_does_not_exist_is_refused(standin: StandIn) -> None:
    assert standin.behave(explode=True).status_code == 400
    assert standin.behave(fail_next={"way": "/v1"}).status_code == 400
    assert standin.behave(delay_webhooks_seconds="long", duplicate_webhooks=1).status_code == 400
    assert httpx.get(f"{standin.url}/_standin/behaviour").json()["duplicate_webhooks"] == 0
