"""Refunds, transfers and what is refused about them: money is conserved."""

from typing import Any

import pytest
import stripe

from integration.payments_standin.server import StandIn


def test_a_charge_is_refunded_in_parts_but_never_beyond_what_came_in(standin: StandIn) -> None:
    refunds = standin.client().v1.refunds
    intent = standin.paid_session(1000).payment_intent

    first = refunds.create(params={"payment_intent": intent, "amount": 300, "reason": "requested_by_customer"})
    with pytest.raises(stripe.InvalidRequestError, match="greater than unrefunded amount") as too_much:
        refunds.create(params={"payment_intent": intent, "amount": 701})
    rest = refunds.create(params={"payment_intent": intent})
    with pytest.raises(stripe.InvalidRequestError) as again:
        refunds.create(params={"payment_intent": intent, "amount": 1})

    assert (first.amount, first.status, rest.amount) == (300, "succeeded", 700)
    assert too_much.value.param == "amount"
    assert again.value.code == "charge_already_refunded"
    assert refunds.retrieve(first.id).payment_intent == intent
    assert [one.id for one in refunds.list(params={"payment_intent": intent}).data] == [rest.id, first.id]
    balance = standin.ledger()["balances"]["cny"]
    assert balance == {"captured": 1000, "refunded": 1000, "transferred": 0, "reversed": 0, "platform": 0}


def test_a_refund_is_told_with_the_charge_as_it_is_then(standin: StandIn) -> None:
    intent = standin.paid_session(1000).payment_intent
    standin.receiver.wait_for(2)

    refund = standin.client().v1.refunds.create(params={"payment_intent": intent, "amount": 400})

    charged, updated = standin.receiver.wait_for(4)[2:]
    assert (charged.type, updated.type) == ("charge.refunded", "refund.updated")
    assert (charged.data.object.amount_refunded, charged.data.object.refunded) == (400, False)
    assert (updated.data.object.id, updated.data.object.status) == (refund.id, "succeeded")


def test_what_was_not_paid_is_not_refunded(standin: StandIn) -> None:
    session = standin.open_session()
    standin.press(session, "decline")

    with pytest.raises(stripe.InvalidRequestError, match="does not have a successful charge"):
        standin.client().v1.refunds.create(params={"payment_intent": standin.ledger()["payments"][0]["id"]})


def test_suppliers_are_paid_from_what_the_platform_holds_and_it_can_be_taken_back(standin: StandIn) -> None:
    v1 = standin.client().v1
    standin.paid_session(1000)
    supplier = v1.accounts.create(params={"type": "express", "country": "CN", "email": "supplier@parure.test"})

    transfer = v1.transfers.create(
        params={"amount": 800, "currency": "cny", "destination": supplier.id, "transfer_group": "ord_1"}
    )
    with pytest.raises(stripe.InvalidRequestError) as broke:
        v1.transfers.create(params={"amount": 201, "currency": "cny", "destination": supplier.id})
    reversal = v1.transfers.reversals.create(transfer.id, params={"amount": 300})
    with pytest.raises(stripe.InvalidRequestError, match="unreversed amount"):
        v1.transfers.reversals.create(transfer.id, params={"amount": 501})

    assert v1.accounts.retrieve(supplier.id).payouts_enabled
    assert broke.value.code == "balance_insufficient"
    assert reversal.transfer == transfer.id
    assert v1.transfers.retrieve(transfer.id).amount_reversed == 300
    balance = standin.ledger()["balances"]["cny"]
    assert balance == {"captured": 1000, "refunded": 0, "transferred": 800, "reversed": 300, "platform": 500}


def test_a_transfer_takes_no_more_than_its_charge_has_left(standin: StandIn) -> None:
    v1 = standin.client().v1
    standin.paid_session(5000)
    standin.paid_session(1000)
    charge = standin.ledger()["charges"][1]["id"]
    supplier = v1.accounts.create(params={"type": "express"}).id

    with pytest.raises(stripe.InvalidRequestError, match="1000 left"):
        v1.transfers.create(
            params={"amount": 1001, "currency": "cny", "destination": supplier, "source_transaction": charge}
        )


@pytest.mark.parametrize("amount", [0, 100_000_000])
def test_an_amount_is_at_least_one_and_at_most_eight_digits(standin: StandIn, amount: int) -> None:
    with pytest.raises(stripe.InvalidRequestError, match="Amount must be"):
        standin.open_session(amount)


@pytest.mark.parametrize(
    ("params", "named"),
    [
        ({"colour": "red"}, "colour"),
        ({"success_url": "javascript:alert(1)"}, "success_url"),
        ({"line_items": []}, "line_items"),
        ({"mode": "setup"}, "mode"),
        ({"discounts": [{"coupon": "x"}]}, "discounts"),
        ({"expires_at": "soon"}, "expires_at"),
        ({"allowed_payment_method_types": ["klarna"]}, "allowed_payment_method_types"),
    ],
)
def test_a_wrong_parameter_is_refused_by_name(standin: StandIn, params: dict[str, Any], named: str) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        standin.open_session(**params)

    assert refusal.value.param == named
    assert standin.ledger()["sessions"] == []


def test_what_does_not_exist_is_not_found(standin: StandIn) -> None:
    with pytest.raises(stripe.InvalidRequestError) as missing:
        standin.client().v1.checkout.sessions.retrieve("cs_test_nothing")

    assert (missing.value.http_status, missing.value.code) == (404, "resource_missing")


@pytest.mark.parametrize("key", ["sk_live_abc", "pk_test_abc"])
def test_only_a_secret_test_key_is_let_in(standin: StandIn, key: str) -> None:
    stranger = stripe.StripeClient(key, base_addresses={"api": standin.url})

    with pytest.raises(stripe.AuthenticationError):
        stranger.v1.events.list()
