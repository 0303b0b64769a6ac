"""PaymentIntents and their charges: the money that came in."""

import secrets

from infra.local.payments import forms
from infra.local.payments.desk import Call, Desk
from infra.local.payments.errors import InvalidParameterError, StripeError
from infra.local.payments.forms import Json

LARGEST_AMOUNT = 99_999_999  # Stripe: "The amount value supports up to eight digits"
METHODS = ("card", "alipay", "wechat_pay")
CANCELLATION_REASONS = ("duplicate", "fraudulent", "requested_by_customer", "abandoned")


def check_amount(amount: int, param: str) -> None:
    if amount < 1:
        raise InvalidParameterError("Amount must be at least 1.", code="amount_too_small", param=param)
    if amount > LARGEST_AMOUNT:
        raise InvalidParameterError(
            f"Amount must be no more than {LARGEST_AMOUNT}.", code="amount_too_large", param=param
        )


def methods(call: Call) -> list[str]:
    """The payment methods on offer: those asked for, among those the stand-in has, which are all on by default.

    Stripe took `payment_method_types` out of its requests with version 2026-09-30.endive, which the SDK pins:
    https://docs.stripe.com/changelog/endive/2026-09-30/remove-payment-method-types-checkout-sessions
    """
    name = "allowed_payment_method_types"
    if "payment_method_types" in call.params:
        if call.version >= "2026-09-30":
            raise InvalidParameterError(
                f"payment_method_types is no longer supported. Use {name} instead.",
                code="payment_method_types_no_longer_supported",
                param="payment_method_types",
            )
        name = "payment_method_types"
    wanted = forms.items(call.params, name)
    excluded = forms.items(call.params, "excluded_payment_method_types")
    offered = [one for one in wanted or METHODS if one in METHODS and one not in excluded]
    if not offered:
        raise InvalidParameterError(f"None of these can be offered: {wanted}; known are {list(METHODS)}", param=name)
    return list(dict.fromkeys(offered))


def create_intent(desk: Desk, call: Call) -> Json:
    """One without Checkout: nobody can confirm it here, but it can be read and cancelled."""
    params = call.params
    amount = forms.integer(params, "amount")
    if amount is None:
        raise InvalidParameterError("Missing required param: amount.", code="parameter_missing", param="amount")
    check_amount(amount, "amount")
    plan = {
        "description": forms.text(params, "description"),
        "metadata": forms.metadata(params),
        "receipt_email": forms.text(params, "receipt_email"),
        "transfer_group": forms.text(params, "transfer_group"),
        "checkout": False,
    }
    return open_intent(desk, amount, forms.currency(params), methods(call), plan)


def open_intent(desk: Desk, amount: int, currency: str, methods: list[str], plan: Json) -> Json:
    intent_id = desk.books.new_id("payment_intent")
    intent = {
        "id": intent_id,
        "object": "payment_intent",
        "amount": amount,
        "amount_capturable": 0,
        "amount_received": 0,
        "canceled_at": None,
        "cancellation_reason": None,
        "capture_method": "automatic_async",
        "client_secret": f"{intent_id}_secret_{secrets.token_hex(12)}",
        "confirmation_method": "automatic",
        "created": desk.books.now(),
        "currency": currency,
        "customer": None,
        "description": plan["description"],
        "last_payment_error": None,
        "latest_charge": None,
        "livemode": False,
        "metadata": dict(plan["metadata"]),
        "next_action": None,
        "payment_method": None,
        "payment_method_types": methods,
        "receipt_email": plan["receipt_email"],
        "status": "requires_payment_method",
        "transfer_group": plan["transfer_group"],
        "_checkout": plan["checkout"],
    }
    return desk.books.put("payment_intent", intent)


def succeed(desk: Desk, intent: Json, method: str, email: str | None) -> None:
    charge = _charge(desk, intent, method, email)
    charge.update(amount_captured=intent["amount"], captured=True, paid=True, status="succeeded")
    desk.books.put("charge", charge)
    intent.update(
        status="succeeded",
        amount_received=intent["amount"],
        latest_charge=charge["id"],
        payment_method=charge["payment_method"],
        last_payment_error=None,
    )
    desk.books.put("payment_intent", intent)


def fail(desk: Desk, intent: Json, method: str) -> None:
    charge = _charge(desk, intent, method, None)
    code = "card_declined" if method == "card" else "payment_method_provider_decline"
    message = "Your card was declined." if method == "card" else "The payment was declined."
    charge.update(failure_code=code, failure_message=message, status="failed")
    desk.books.put("charge", charge)
    error = {"type": "card_error", "code": code, "decline_code": "generic_decline", "message": message}
    error["charge"] = charge["id"]
    intent.update(
        status="requires_payment_method",
        latest_charge=charge["id"],
        last_payment_error={**error, "payment_method": {"object": "payment_method", "type": method}},
    )
    desk.books.put("payment_intent", intent)


def cancel_intent(desk: Desk, call: Call) -> Json:
    intent = desk.books.find("payment_intent", call.id, param="intent")
    reason = forms.one_of(call.params, "cancellation_reason", CANCELLATION_REASONS)
    if intent["_checkout"] or intent["status"] in ("succeeded", "canceled"):
        advice = " Expire its Checkout Session instead." if intent["_checkout"] else ""
        raise StripeError(
            f"You cannot cancel this PaymentIntent because it has a status of {intent['status']}.{advice}",
            code="payment_intent_unexpected_state",
        )
    return cancel(desk, intent, reason)


def cancel(desk: Desk, intent: Json, reason: str | None) -> Json:
    intent.update(status="canceled", canceled_at=desk.books.now(), cancellation_reason=reason)
    desk.books.put("payment_intent", intent)
    desk.announce("payment_intent.canceled", intent)
    return intent


def _charge(desk: Desk, intent: Json, method: str, email: str | None) -> Json:
    card = {"brand": "visa", "last4": "4242", "exp_month": 12, "exp_year": 2034, "country": "US", "funding": "credit"}
    return {
        "id": desk.books.new_id("charge"),
        "object": "charge",
        "amount": intent["amount"],
        "amount_captured": 0,
        "amount_refunded": 0,
        "balance_transaction": None,
        "billing_details": {"address": None, "email": email, "name": None, "phone": None, "tax_id": None},
        "captured": False,
        "created": desk.books.now(),
        "currency": intent["currency"],
        "customer": None,
        "description": intent["description"],
        "disputed": False,
        "failure_code": None,
        "failure_message": None,
        "livemode": False,
        "metadata": dict(intent["metadata"]),
        "outcome": None,
        "paid": False,
        "payment_intent": intent["id"],
        "payment_method": f"pm_{secrets.token_hex(12)}",
        "payment_method_details": {"type": method, method: card if method == "card" else {}},
        "receipt_email": intent["receipt_email"],
        "refunded": False,
        "status": "pending",
        "transfer_group": intent["transfer_group"],
    }
