"""Checkout Sessions: opened by the application, paid, declined or left by a person, expired by time."""

from urllib.parse import urlsplit

from infra.local.payments import forms, intents
from infra.local.payments.desk import Call, Desk
from infra.local.payments.errors import InvalidParameterError, StripeError
from infra.local.payments.forms import Json
from stripe.params.checkout import SessionCreateParams

KNOWN = frozenset(["payment_method_types", *SessionCreateParams.__annotations__])
# These would change the amount to pay, so to ignore them would be to charge wrongly.
UNSUPPORTED = frozenset({"discounts", "shipping_options", "automatic_tax", "optional_items", "subscription_data"})
LONGEST_SECONDS = 24 * 3600
# The application computes expires_at before its request arrives.
GRACE_SECONDS = 60


def create_session(desk: Desk, call: Call) -> Json:
    params = call.params
    methods = intents.methods(call)
    forms.refuse_unknown(params, KNOWN)
    for name in UNSUPPORTED & params.keys():
        raise InvalidParameterError(f"The local stand-in does not do {name}", param=name)
    if forms.required(params, "mode") != "payment":
        raise InvalidParameterError("The local stand-in only knows mode=payment", param="mode")
    lines = [_line(desk, line, f"line_items[{i}]") for i, line in enumerate(forms.items(params, "line_items"))]
    total = _total(lines)
    books = desk.books
    session_id = books.new_id("checkout.session")
    session = {
        "id": session_id,
        "object": "checkout.session",
        "amount_subtotal": total,
        "amount_total": total,
        "automatic_tax": {"enabled": False, "liability": None, "provider": None, "status": None},
        "cancel_url": _address(params, "cancel_url"),
        "client_reference_id": forms.text(params, "client_reference_id"),
        "created": books.now(),
        "currency": lines[0]["currency"],
        "custom_fields": [],
        "custom_text": {},
        "customer": None,
        "customer_details": None,
        "customer_email": forms.text(params, "customer_email"),
        "expires_at": _expiry(desk, params),
        "livemode": False,
        "locale": forms.text(params, "locale"),
        "metadata": forms.metadata(params),
        "mode": "payment",
        "payment_intent": None,  # made by the first attempt to pay, as Stripe does since its version 2022-08-01
        "payment_method_options": forms.mapping(params, "payment_method_options"),
        "payment_method_types": methods,
        "payment_status": "unpaid",
        "shipping_options": [],
        "status": "open",
        "success_url": _address(params, "success_url", needed=True),
        "total_details": {"amount_discount": 0, "amount_shipping": 0, "amount_tax": 0},
        "ui_mode": "hosted_page",
        "url": f"{call.origin}/pay/{session_id}",
    }
    plan = _intent_plan(params)
    return books.put("checkout.session", {**session, "_lines": lines, "_intent": plan})


def read_session(desk: Desk, session_id: str) -> Json:
    """The session as it is now: one that is overdue expires by being looked at."""
    session = desk.books.find("checkout.session", session_id)
    if session["status"] == "open" and session["expires_at"] <= desk.books.now():
        _expire(desk, session)
    return session


def get_session(desk: Desk, call: Call) -> Json:
    return read_session(desk, call.id)


def list_line_items(desk: Desk, call: Call) -> Json:
    return line_items(read_session(desk, call.id))


def line_items(session: Json) -> Json:
    path = f"/v1/checkout/sessions/{session['id']}/line_items"
    return {"object": "list", "data": session["_lines"], "has_more": False, "url": path}


def expire_session(desk: Desk, call: Call) -> Json:
    session = read_session(desk, call.id)
    if session["status"] != "open":
        raise StripeError(
            'Only Checkout Sessions with a status in ["open"] can be expired. '
            f"This Checkout Session has a status of `{session['status']}`."
        )
    return _expire(desk, session)


def expire_overdue(desk: Desk) -> None:
    now = desk.books.now()
    for session in desk.books.rows("checkout.session"):
        if session["status"] == "open" and session["expires_at"] <= now:
            _expire(desk, session)


def pay(desk: Desk, session_id: str, method: str | None) -> Json:
    """Pay an open session; to pay again, or too late, changes nothing. The session's status tells what happened."""
    session = read_session(desk, session_id)
    if session["status"] != "open":
        return session
    chosen = _chosen(session, method)
    if chosen in desk.behaviour.decline_methods:
        return decline(desk, session_id, chosen)
    intent = _intent_of(desk, session)
    intents.succeed(desk, intent, chosen, session["customer_email"])
    email = session["customer_email"]
    session.update(
        status="complete",
        payment_status="paid",
        url=None,
        customer_details={"email": email, "name": None, "phone": None, "address": None, "tax_ids": []},
    )
    desk.books.put("checkout.session", session)
    desk.announce("payment_intent.succeeded", intent)
    desk.announce("checkout.session.completed", session)
    return session


def decline(desk: Desk, session_id: str, method: str | None) -> Json:
    session = read_session(desk, session_id)
    if session["status"] == "open":
        intent = _intent_of(desk, session)
        intents.fail(desk, intent, _chosen(session, method))
        desk.announce("payment_intent.payment_failed", intent)
    return session


def declined_method(desk: Desk, session: Json) -> str | None:
    """The method of the last attempt, if it was declined."""
    intent = desk.books.tables["payment_intent"].get(session["payment_intent"] or "")
    error = intent and intent["last_payment_error"]
    return str(error["payment_method"]["type"]) if error else None


def success_address(session: Json) -> str:
    return str(session["success_url"]).replace("{CHECKOUT_SESSION_ID}", session["id"])


def _expire(desk: Desk, session: Json) -> Json:
    session.update(status="expired", url=None)
    desk.books.put("checkout.session", session)
    desk.announce("checkout.session.expired", session)
    if session["payment_intent"]:
        intents.cancel(desk, desk.books.find("payment_intent", session["payment_intent"]), "automatic")
    return session


def _intent_of(desk: Desk, session: Json) -> Json:
    if session["payment_intent"]:
        return desk.books.find("payment_intent", session["payment_intent"])
    intent = intents.open_intent(
        desk, session["amount_total"], session["currency"], session["payment_method_types"], session["_intent"]
    )
    session["payment_intent"] = intent["id"]
    desk.books.put("checkout.session", session)
    return intent


def _chosen(session: Json, method: str | None) -> str:
    offered: list[str] = session["payment_method_types"]
    if method is not None and method not in offered:
        raise InvalidParameterError(f"This session is not paid by {method}", param="method")
    return method or offered[0]


def _line(desk: Desk, line: object, at: str) -> Json:
    if not isinstance(line, dict):
        raise InvalidParameterError(f"Invalid object: {at}", param=at)
    if "price" in line:
        raise InvalidParameterError("The local stand-in keeps no prices; send price_data", param=f"{at}[price]")
    price = forms.mapping(line, "price_data", at=f"{at}[price_data]")
    if price:
        product = forms.mapping(price, "product_data", at=f"{at}[price_data][product_data]")
        unit = forms.integer(price, "unit_amount", at=f"{at}[price_data][unit_amount]", least=0)
        currency = forms.currency(price, at=f"{at}[price_data][currency]")
        name = forms.required(product, "name", at=f"{at}[price_data][product_data][name]")
        detail = forms.text(product, "description")
    else:
        unit = forms.integer(line, "amount", at=f"{at}[amount]", least=0)
        currency = forms.currency(line, at=f"{at}[currency]")
        name = forms.required(line, "name", at=f"{at}[name]")
        detail = forms.text(line, "description")
    if unit is None:
        raise InvalidParameterError("Missing required param: unit_amount.", code="parameter_missing", param=at)
    quantity = forms.integer(line, "quantity", at=f"{at}[quantity]") or 1
    return {
        "id": "li_" + desk.books.new_id("answer"),
        "object": "item",
        "amount_discount": 0,
        "amount_subtotal": unit * quantity,
        "amount_tax": 0,
        "amount_total": unit * quantity,
        "currency": currency,
        "description": name,
        "quantity": quantity,
        "price": {"object": "price", "currency": currency, "type": "one_time", "unit_amount": unit},
        "_detail": detail,
    }


def _total(lines: list[Json]) -> int:
    if not lines:
        raise InvalidParameterError("Missing required param: line_items.", code="parameter_missing", param="line_items")
    if len({line["currency"] for line in lines}) > 1:
        raise InvalidParameterError("All line items must have the same currency", param="line_items")
    total = sum(int(line["amount_total"]) for line in lines)
    intents.check_amount(total, "line_items")
    return total


def _expiry(desk: Desk, params: Json) -> int:
    now = desk.books.now()
    at = forms.integer(params, "expires_at")
    if at is None:
        return now + LONGEST_SECONDS
    soonest = desk.behaviour.min_session_seconds
    if at < now + soonest - GRACE_SECONDS or at > now + LONGEST_SECONDS + GRACE_SECONDS:
        raise InvalidParameterError(
            f"The `expires_at` timestamp must be at least {soonest // 60} minutes and at most 24 hours "
            "from Checkout Session creation.",
            param="expires_at",
        )
    return at


def _address(params: Json, name: str, *, needed: bool = False) -> str | None:
    value = forms.required(params, name) if needed else forms.text(params, name)
    if value is not None and (urlsplit(value).scheme not in ("http", "https") or not urlsplit(value).netloc):
        raise InvalidParameterError("Not a valid URL", code="url_invalid", param=name)
    return value


def _intent_plan(params: Json) -> Json:
    """`payment_intent_data`, kept until there is a PaymentIntent to carry it."""
    data = forms.mapping(params, "payment_intent_data")
    return {
        "description": forms.text(data, "description"),
        "metadata": forms.metadata(data, at="payment_intent_data[metadata]"),
        "receipt_email": forms.text(data, "receipt_email") or forms.text(params, "customer_email"),
        "transfer_group": forms.text(data, "transfer_group"),
        "checkout": True,
    }
