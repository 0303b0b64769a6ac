"""Refunds: money that goes back to the buyer, never more than came in."""

from infra.local.payments import forms
from infra.local.payments.desk import Call, Desk
from infra.local.payments.errors import InvalidParameterError, StripeError
from infra.local.payments.forms import Json

REASONS = ("duplicate", "fraudulent", "requested_by_customer")
KNOWN = frozenset(["amount", "charge", "payment_intent", "reason", "metadata", "currency", "instructions_email"])


def create_refund(desk: Desk, call: Call) -> Json:
    """Refund a charge wholly or in part.

    Raises:
        StripeError: `charge_already_refunded` when nothing is left, a refusal of `amount` when less is left.
    """
    params = call.params
    forms.refuse_unknown(params, KNOWN)
    charge = _charge_to_refund(desk, params)
    asked = forms.integer(params, "amount")
    reason = forms.one_of(params, "reason", REASONS)
    metadata = forms.metadata(params)
    left = charge["amount_captured"] - charge["amount_refunded"]
    if left == 0:
        raise StripeError(f"Charge {charge['id']} has already been refunded.", code="charge_already_refunded")
    amount = left if asked is None else asked
    if amount > left:
        raise StripeError(
            f"Refund amount ({amount}) is greater than unrefunded amount on charge ({left})", param="amount"
        )
    refund = {
        "id": desk.books.new_id("refund"),
        "object": "refund",
        "amount": amount,
        "balance_transaction": None,
        "charge": charge["id"],
        "created": desk.books.now(),
        "currency": charge["currency"],
        "destination_details": {"type": charge["payment_method_details"]["type"]},
        "metadata": metadata,
        "payment_intent": charge["payment_intent"],
        "reason": reason,
        "receipt_number": None,
        "source_transfer_reversal": None,
        "status": "succeeded",
        "transfer_reversal": None,
    }
    charge["amount_refunded"] += amount
    charge["refunded"] = charge["amount_refunded"] == charge["amount_captured"]
    desk.books.put("refund", refund)
    desk.books.put("charge", charge)
    desk.announce("charge.refunded", charge)
    desk.announce("refund.updated", refund)
    return refund


def _charge_to_refund(desk: Desk, params: Json) -> Json:
    charge_id = forms.text(params, "charge")
    if charge_id is None:
        intent_id = forms.text(params, "payment_intent")
        if intent_id is None:
            raise InvalidParameterError(
                "One of the following params should be provided for this request: payment_intent or charge.",
                code="parameter_missing",
            )
        intent = desk.books.find("payment_intent", intent_id, param="payment_intent")
        charge_id = intent["latest_charge"] if intent["status"] == "succeeded" else None
        if charge_id is None:
            raise StripeError(f"This PaymentIntent ({intent_id}) does not have a successful charge to refund.")
    charge = desk.books.find("charge", charge_id, param="charge")
    if not charge["paid"]:
        raise StripeError(f"Charge {charge_id} failed, so there is nothing to refund.", param="charge")
    return charge
