"""From cart to order to payment page.

Four AWS calls whatever the number of lines: carts and what is on record, goods, the transaction, the payment's address.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from orders import guest_store, store
from orders.rules import cart as cart_rules
from orders.rules import guests, paying
from orders.rules.cart import Cart
from orders.rules.charges import Extras
from orders.rules.delivery import Destination
from orders.rules.engraving import Engraving
from orders.rules.invoice import Invoice, check_invoice, invoice_document
from orders.rules.order import HOLD_LIFETIME, Order
from orders.rules.paying import Basket, Delivery
from orders.service import baskets
from orders.service.baskets import Wanted
from orders.service.buyers import Buyer, mail_key
from orders.service.carts import Owner
from orders.service.changes import add_change, on_fresh
from orders.service.payment_pages import read_own, with_payment
from parure.aws.encryption import encrypt_fields
from parure.aws.tables import AlreadyDone, Once, Read, Transaction, fingerprint, read_together
from parure.kernel.errors import Conflict, InvalidRequest, Unprocessable
from parure.kernel.ids import new_id
from parure.kernel.money import Money
from parure.kernel.text import Language
from parure.kernel.time import now
from parure.kernel.value import record
from payments.contract import check_payable
from shops.contract import open_shop_in, shop_reads
from supply.contract import visited_in, visited_reads


@record
class Choice:
    """What the buyer chose: `lines` by SKU, or None for the whole cart; engravings by SKU, None takes the cart line's off."""

    lines: Mapping[str, int] | None
    engravings: Mapping[str, Engraving | None]
    currency: str
    destination: Destination
    way: str
    extras: Extras
    location_id: str | None = None
    dealer_id: str | None = None
    coupon: str | None = None
    shop: str | None = None

    def wanted(self, cart: Cart, person: str | None) -> Wanted:
        quantities = dict(self.lines) if self.lines is not None else {one.sku: one.quantity for one in cart.lines}
        if not quantities:
            raise InvalidRequest("cart_empty", "There is nothing in the cart to order.", field="lines")
        engraved = {one.sku: one.engraving for one in cart.lines} if self.lines is None else {}
        engravings = {**engraved, **self.engravings}
        return Wanted(
            quantities=quantities,
            engravings={sku: cut for sku, cut in engravings.items() if cut is not None and sku in quantities},
            currency=self.currency,
            destination=self.destination,
            way=self.way,
            extras=self.extras,
            location_id=self.location_id,
            dealer_id=self.dealer_id,
            coupon=self.coupon,
            person=person,
            shop=self.shop,
        )


@record
class Wish:
    """What the buyer sent to order; `document` is the body, for telling repetitions."""

    choice: Choice
    address: Mapping[str, Any] | None
    """None: it is picked up by `recipient` in a shop."""
    expected_total: Money
    payment_method: str | None
    language: str
    document: Mapping[str, Any]
    email: str | None = None
    invoice: Invoice | None = None
    note: str | None = None
    gift_message: str | None = None
    recipient: Mapping[str, str] | None = None


def place_order(wish: Wish, *, by: Buyer, owner: Owner, key: str) -> Order:
    """Order, hold, emptied cart, idempotency record and event in one transaction; then the payment page.

    The same key with the same body gives the same order again.

    Raises:
        Conflict: `price_changed` with the new `total` and `lines`; and those of `baskets.fill`.
        NotFound: `no_such_shop`. Gone: `shop_closed`, its dealer may be suspended.
        InvalidRequest: `cart_empty`; `required` for a guest's e-mail; those of the invoice.
        TooMany: `too_many_guest_orders`. Unprocessable: `idempotency_key_reused`.
    """
    if wish.invoice is not None:
        check_invoice(wish.invoice)
    once = f"orders#place#{by.id}#{key}"
    request = fingerprint(wish.document)
    try:
        order = on_fresh(lambda: _place(wish, by, owner, once, request))
    except AlreadyDone as done:
        order = read_own(done.result["order_id"], by)
    return with_payment(order)


def _place(wish: Wish, by: Buyer, owner: Owner, once: str, request: str) -> Order:
    at = now()
    mail = _mail_of(wish, by)
    record = Read(Once, once, "once")
    carts = owner.owners if wish.choice.lines is None else []
    counted = [by.id, f"mail#{mail}"] if mail else []
    reads = [record, *map(store.cart_read, carts), *map(guest_store.recent_read, counted), *_place_reads(wish.choice)]
    found = read_together(reads)
    if record in found:
        raise _replayed(found[record], request)
    if wish.choice.shop is not None:
        # Known after this: whose standing the read of the goods brings along, in a process that never saw the shop too.
        open_shop_in(found, wish.choice.shop)
    stored = [store.cart_in(found, name) for name in carts]
    cart = merged(stored)
    basket = baskets.fill(wish.choice.wanted(cart, mail or by.id), at)
    _confirm_price(basket, wish.expected_total, cart)
    check_payable(basket.total, wish.payment_method)
    address = wish.address if wish.address is not None else _place_to_pick_up(wish, found)
    change = paying.place(new_id("ord"), basket, _delivery(wish, by, mail, address), at)
    tx = Transaction()
    order = add_change(tx, change, by=by.id)
    for one in stored:
        store.put_cart(tx, replace(one, lines=()))
    recents = [guest_store.recent_in(found, name) for name in counted]
    if mail:
        _add_guest(tx, recents, order, mail, at)
    tx.once(once, request=request, result={"order_id": order.order_id})
    try:
        tx.commit()
    except Conflict as conflict:
        if conflict.code != "out_of_stock":
            raise
        # Somebody took it between our look and our hold: look again, for another location or to say what is left.
        raise store.changed_meanwhile() from conflict
    return order


def _mail_of(wish: Wish, by: Buyer) -> str | None:
    """The keyed hash of a guest's e-mail; None for who is signed in."""
    if by.caller.user_id is not None:
        return None
    if not wish.email:
        raise InvalidRequest("required", "Give an e-mail address, or sign in.", field="contact.email")
    return mail_key(wish.email)


def _add_guest(tx: Transaction, recents: Sequence[guests.Recent], order: Order, mail: str, at: datetime) -> None:
    for recent in recents:
        guest_store.put_recent(tx, guests.admit(recent, order.order_id, at + HOLD_LIFETIME, at))
    guest_store.put_guest_order(tx, mail, order.order_id)


def _replayed(record: Once, request: str) -> Exception:
    if record.request != request:
        return Unprocessable(
            "idempotency_key_reused",
            "This Idempotency-Key was used for a different request. Use a new key.",
            field="Idempotency-Key",
        )
    return AlreadyDone(json.loads(record.result))


def merged(carts: Sequence[Cart]) -> Cart:
    """What its owner sees as one cart."""
    if not carts:
        return Cart(owner="")
    return cart_rules.merge(carts[0], carts[1]) if len(carts) > 1 else carts[0]


def _confirm_price(basket: Basket, expected: Money, cart: Cart) -> None:
    """The buyer pays what was shown, or is asked."""
    if basket.total == expected:
        return
    lines: list[dict[str, Any]] = []
    for line in basket.lines:
        known = cart.line(line.sku)
        was = known.seen.price if known else None
        if was != line.price:
            old = {"price_was": _money(was)} if was else {}
            lines.append({"sku": line.sku, "quantity": line.quantity, "price": _money(line.price), **old})
    raise Conflict(
        "price_changed",
        "The price has changed. Look at the new total and confirm.",
        total=_money(basket.total),
        lines=lines,
    )


def _money(money: Money) -> dict[str, Any]:
    return {"amount": money.amount, "currency": money.currency}


def _place_reads(choice: Choice) -> list[Read]:
    """Of the shop that sells it, and of the place where it is picked up."""
    sold_by = shop_reads(choice.shop) if choice.shop else []
    if choice.location_id is None or choice.dealer_id is None:
        return sold_by
    return [*sold_by, *visited_reads(choice.dealer_id, choice.location_id)]


def _place_to_pick_up(wish: Wish, found: Mapping[Read, Any]) -> dict[str, Any]:
    """The shop's address, with the name of who comes for the order."""
    shop = visited_in(found).get(wish.choice.location_id or "")
    if shop is None:
        raise Conflict("delivery_not_offered", "This shop gives out no orders. Choose another.", field="delivery.code")
    language = Language(wish.language)
    country = shop.region.split("-")[0]
    line = f"{shop.name}, {shop.address.in_(language)}"
    return {**(wish.recipient or {}), "country": country, "city": shop.city.in_(language), "line1": line}


def _delivery(wish: Wish, by: Buyer, mail: str | None, address: Mapping[str, Any]) -> Delivery:
    told = {"note": wish.note, "gift_message": wish.gift_message}
    contact = {"email": wish.email, "invoice": invoice_document(wish.invoice)}
    return Delivery(
        buyer_id=by.id,
        address=encrypt_fields("address", dict(address)),
        note=encrypt_fields("note", told) if any(told.values()) else None,
        contact=encrypt_fields("contact", contact) if any(contact.values()) else None,
        guest=mail,
        region=str(address["country"]),
        language=wish.language,
        payment_method=wish.payment_method,
    )
