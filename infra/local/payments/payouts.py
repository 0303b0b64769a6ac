"""Connected accounts, and transfers of the platform's money to them and back."""

from infra.local.payments import forms
from infra.local.payments.desk import Call, Desk
from infra.local.payments.errors import InvalidParameterError, StripeError
from infra.local.payments.forms import Json

BALANCE = ("captured", "refunded", "transferred", "reversed", "platform")


def create_account(desk: Desk, call: Call) -> Json:
    """An account that is ready at once: Stripe's onboarding forms have no stand-in."""
    params = call.params
    wanted = forms.mapping(params, "capabilities") or {"transfers": {"requested": "true"}}
    account: Json = {
        "id": desk.books.new_id("account"),
        "object": "account",
        "business_profile": forms.mapping(params, "business_profile"),
        "business_type": forms.text(params, "business_type"),
        "capabilities": dict.fromkeys(wanted, "active"),
        "charges_enabled": True,
        "country": (forms.text(params, "country") or "US").upper(),
        "created": desk.books.now(),
        "default_currency": forms.text(params, "default_currency") or "usd",
        "details_submitted": True,
        "email": forms.text(params, "email"),
        "metadata": forms.metadata(params),
        "payouts_enabled": True,
        "requirements": {"currently_due": [], "disabled_reason": None, "eventually_due": [], "past_due": []},
        "type": forms.one_of(params, "type", ("custom", "express", "standard")) or "none",
    }
    return desk.books.put("account", account)


def create_transfer(desk: Desk, call: Call) -> Json:
    """Move money to a connected account, at most what the platform holds in that currency.

    Raises:
        StripeError: `balance_insufficient`, or more than the charge named by `source_transaction` has left.
    """
    params = call.params
    amount = _amount(params)
    currency = forms.currency(params)
    destination = forms.required(params, "destination")
    desk.books.find("account", destination, status=400, param="destination")
    source = forms.text(params, "source_transaction")
    if source:
        _check_source(desk, source, amount, currency)
    if amount > balances(desk).get(currency, {}).get("platform", 0):
        raise StripeError(f"You have insufficient funds in {currency} for this transfer.", code="balance_insufficient")
    transfer_id = desk.books.new_id("transfer")
    transfer = {
        "id": transfer_id,
        "object": "transfer",
        "amount": amount,
        "amount_reversed": 0,
        "balance_transaction": None,
        "created": desk.books.now(),
        "currency": currency,
        "description": forms.text(params, "description"),
        "destination": destination,
        "destination_payment": None,
        "livemode": False,
        "metadata": forms.metadata(params),
        "reversals": {"object": "list", "data": [], "has_more": False, "url": f"/v1/transfers/{transfer_id}/reversals"},
        "reversed": False,
        "source_transaction": source,
        "source_type": "card",
        "transfer_group": forms.text(params, "transfer_group"),
    }
    return desk.books.put("transfer", transfer)


def reverse_transfer(desk: Desk, call: Call) -> Json:
    transfer = desk.books.find("transfer", call.id)
    left = transfer["amount"] - transfer["amount_reversed"]
    amount = forms.integer(call.params, "amount") or left
    if amount > left or left == 0:
        raise StripeError(f"The reversal ({amount}) is greater than the unreversed amount ({left})", param="amount")
    reversal = {
        "id": desk.books.new_id("transfer_reversal"),
        "object": "transfer_reversal",
        "amount": amount,
        "balance_transaction": None,
        "created": desk.books.now(),
        "currency": transfer["currency"],
        "destination_payment_refund": None,
        "metadata": forms.metadata(call.params),
        "source_refund": None,
        "transfer": transfer["id"],
    }
    transfer["amount_reversed"] += amount
    transfer["reversed"] = transfer["amount_reversed"] == transfer["amount"]
    transfer["reversals"]["data"].insert(0, reversal)
    desk.books.put("transfer", transfer)
    return desk.books.put("transfer_reversal", reversal)


def balances(desk: Desk) -> dict[str, dict[str, int]]:
    """By currency: captured − refunded − transferred + reversed = what the platform holds."""
    sums: dict[str, dict[str, int]] = {}

    def add(currency: str, name: str, amount: int, sign: int) -> None:
        one = sums.setdefault(currency, dict.fromkeys(BALANCE, 0))
        one[name] += amount
        one["platform"] += sign * amount

    for charge in desk.books.rows("charge"):
        add(charge["currency"], "captured", charge["amount_captured"], 1)
    for refund in desk.books.rows("refund"):
        add(refund["currency"], "refunded", refund["amount"], -1)
    for transfer in desk.books.rows("transfer"):
        add(transfer["currency"], "transferred", transfer["amount"], -1)
    for reversal in desk.books.rows("transfer_reversal"):
        add(reversal["currency"], "reversed", reversal["amount"], 1)
    return sums


def _amount(params: Json) -> int:
    amount = forms.integer(params, "amount")
    if amount is None:
        raise InvalidParameterError("Missing required param: amount.", code="parameter_missing", param="amount")
    return amount


def _check_source(desk: Desk, source: str, amount: int, currency: str) -> None:
    charge = desk.books.find("charge", source, status=400, param="source_transaction")
    if charge["currency"] != currency:
        raise StripeError(f"The charge is in {charge['currency']}, not in {currency}.", param="currency")
    moved = sum(
        one["amount"] - one["amount_reversed"]
        for one in desk.books.rows("transfer")
        if one["source_transaction"] == source
    )
    left = charge["amount_captured"] - charge["amount_refunded"] - moved
    if amount > left:
        raise StripeError(f"The charge has {left} left to transfer, less than {amount}.", param="amount")
