"""From cart to order to payment page.

Four AWS calls whatever the number of lines: carts and the idempotency record, goods, the transaction, the payment's address.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from orders import store
from orders.rules import cart as cart_rules
from orders.rules import paying
from orders.rules.cart import Cart
from orders.rules.order import SESSION_LIFETIME, Line, Order, Payment, Place, can_pay
from orders.rules.paying import Basket, Delivery
from orders.service.carts import Owner
from orders.service.changes import add_change, on_fresh
from orders.service.goods import Goods, goods_in, goods_reads
from parure.aws.auth import Caller
from parure.aws.encryption import encrypt_fields
from parure.aws.logs import logger
from parure.aws.tables import AlreadyDone, Once, Read, Transaction, fingerprint, read_together
from parure.kernel.errors import Conflict, InvalidRequest, NotFound, Unavailable, Unprocessable
from parure.kernel.ids import new_id
from parure.kernel.money import Money
from parure.kernel.text import Language, Text
from parure.kernel.time import now
from parure.kernel.value import record
from payments.contract import Bill, BillLine, check_payable, open_checkout
from supply.contract import choose_locations, reclaim_expired

MAX_SOURCES = 16
"""Suppliers in one order: cancelling is one transaction of two parts per line, one per parcel and a few more, of 100."""


@record
class Wish:
    """What the buyer sent: `lines` by SKU, or None for the whole cart; `document` is the body, for telling repetitions."""

    address: Mapping[str, Any]
    expected_total: Money
    lines: Mapping[str, int] | None
    payment_method: str | None
    note: str | None
    language: str
    document: Mapping[str, Any]


def place_order(wish: Wish, *, by: Caller, owner: Owner, key: str) -> Order:
    """Order, hold, emptied cart, idempotency record and event in one transaction; then the payment page.

    The same key with the same body gives the same order again.

    Raises:
        Conflict: `price_changed` with the new `total` and `lines`; `out_of_stock` with `lines`; `too_many_suppliers`.
        InvalidRequest: `cart_empty`.
        Unprocessable: `idempotency_key_reused`.
    """
    once = f"orders#place#{by.id}#{key}"
    request = fingerprint(wish.document)
    try:
        order = on_fresh(lambda: _place(wish, by, owner, once, request))
    except AlreadyDone as done:
        order = _read_own(done.result["order_id"], by)
    return _with_payment(order)


def pay_order(order_id: str, *, by: Caller, method: str | None) -> Order:
    """The payment page of an order that waits for money: the one that is open, or a new attempt.

    Raises:
        Conflict: `not_payable`. Unavailable: `payment_unavailable`, the provider does not answer.
    """
    order = _with_payment(_read_own(order_id, by), method, insist=True)
    if order.payment.url is None:
        raise Unavailable(
            "payment_unavailable", "The payment service does not answer. Your order stands; try again soon."
        )
    return order


def _place(wish: Wish, by: Caller, owner: Owner, once: str, request: str) -> Order:
    at = now()
    record = Read(Once, once, "once")
    carts = owner.owners if wish.lines is None else []
    found = read_together([record, *map(store.cart_read, carts)])
    if record in found:
        raise _replayed(found[record], request)
    stored = [store.cart_in(found, name) for name in carts]
    cart = _merged(stored)
    quantities = dict(wish.lines) if wish.lines is not None else {line.sku: line.quantity for line in cart.lines}
    if not quantities:
        raise InvalidRequest("cart_empty", "There is nothing in the cart to order.", field="lines")
    basket = _fill(quantities, wish.expected_total.currency, at)
    _confirm_price(basket, wish.expected_total, cart)
    check_payable(basket.total, wish.payment_method)
    change = paying.place(new_id("ord"), basket, _delivery(wish, by), at)
    tx = Transaction()
    order = add_change(tx, change, by=by.id)
    for one in stored:
        store.put_cart(tx, replace(one, lines=()))
    tx.once(once, request=request, result={"order_id": order.order_id})
    try:
        tx.commit()
    except Conflict as conflict:
        if conflict.code != "out_of_stock":
            raise
        # Somebody took it between our look and our hold: look again, for another location or to say what is left.
        raise store.changed_meanwhile() from conflict
    return order


def _replayed(record: Once, request: str) -> Exception:
    if record.request != request:
        return Unprocessable(
            "idempotency_key_reused",
            "This Idempotency-Key was used for a different request. Use a new key.",
            field="Idempotency-Key",
        )
    return AlreadyDone(json.loads(record.result))


def _merged(carts: Sequence[Cart]) -> Cart:
    if not carts:
        return Cart(owner="")
    return cart_rules.merge(carts[0], carts[1]) if len(carts) > 1 else carts[0]


def _fill(quantities: Mapping[str, int], currency: str, at: datetime) -> Basket:
    """Price and locate the goods; expired holds in the way are given back first, then it is looked once more."""
    goods = _look(quantities, currency, at)
    short = _short_of(quantities, goods)
    if short:
        raise _out_of_stock(short)
    stock = _locate(quantities, goods)
    if stock is None:
        reclaim_expired(quantities, at)
        goods = _look(quantities, currency, at)
        stock = _locate(quantities, goods)
    if stock is None:
        raise _out_of_stock(_short_of(quantities, goods) or list(_lines(quantities, goods)))
    lines = tuple(_line(goods[sku], quantity) for sku, quantity in quantities.items())
    if len({line.supplier_id for line in lines}) > MAX_SOURCES:
        raise Conflict("too_many_suppliers", f"One order takes goods of {MAX_SOURCES} suppliers. Order in two parts.")
    # Insured delivery is free in this first form; a rate table comes with tax and regions.
    return Basket(lines=lines, shipping=Money(0, currency), stock=stock)


def _look(quantities: Mapping[str, int], currency: str, at: datetime) -> dict[str, Goods]:
    return goods_in(read_together(goods_reads(quantities)), quantities, currency, at)


def _locate(quantities: Mapping[str, int], goods: Mapping[str, Goods]) -> tuple[Place, ...] | None:
    places: list[Place] = []
    for sku, quantity in quantities.items():
        chosen = choose_locations(goods[sku].balance, quantity)
        if not chosen:
            return None
        places += [Place(sku=w.sku, location_id=w.location_id, quantity=w.quantity) for w in chosen]
    return tuple(places)


def _line(goods: Goods, quantity: int) -> Line:
    if goods.quote is None:
        raise ValueError(f"{goods.sku.sku} has no price")
    return Line(
        sku=goods.sku.sku,
        product_id=goods.sku.product_id,
        supplier_id=goods.sku.supplier_id,
        source_ids=goods.sku.source_ids,
        title=goods.sku.title,
        quantity=quantity,
        price=goods.quote.price,
        line_total=goods.quote.price * quantity,
        image=None if goods.sku.image is None else dict(goods.sku.image),
        options=dict(goods.sku.options),
        one_of_one=goods.sku.one_of_one,
        board_version=goods.quote.board_version,
        rate_id=goods.quote.rate_id,
    )


def _lines(quantities: Mapping[str, int], goods: Mapping[str, Goods]) -> list[dict[str, Any]]:
    return [
        {"sku": sku, "quantity": quantity, "available": goods[sku].available if sku in goods else 0}
        for sku, quantity in quantities.items()
    ]


def _short_of(quantities: Mapping[str, int], goods: Mapping[str, Goods]) -> list[dict[str, Any]]:
    """Lines that cannot be filled, each with its `problem`."""
    short: list[dict[str, Any]] = []
    for line in _lines(quantities, goods):
        here = goods.get(line["sku"])
        if here is None or not here.sellable:
            short.append({**line, "problem": "unavailable"})
        elif here.available < line["quantity"]:
            short.append({**line, "problem": "out_of_stock"})
    return short


def _out_of_stock(lines: Sequence[Mapping[str, Any]]) -> Conflict:
    return Conflict(
        "out_of_stock", "Not everything is left. Change the lines named and order again.", lines=list(lines)
    )


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


def _delivery(wish: Wish, by: Caller) -> Delivery:
    return Delivery(
        buyer_id=by.id,
        address=encrypt_fields("address", dict(wish.address)),
        note=encrypt_fields("note", {"note": wish.note}) if wish.note else None,
        region=str(wish.address["country"]),
        language=wish.language,
        payment_method=wish.payment_method,
    )


def _with_payment(order: Order, method: str | None = None, *, insist: bool = False) -> Order:
    """Open the provider's page and keep its address. A provider that does not answer leaves the order standing.

    A crash after opening and before keeping is healed by asking again: the attempt is the provider's idempotency key.
    """
    if not insist and not can_pay(order, now()):
        return order
    attempt = paying.begin_attempt(order, now(), method)
    if attempt is not None:
        order = _save(attempt)
    payment = order.payment
    if payment.session_id is not None:
        return order
    bill = Bill(
        order_id=order.order_id,
        attempt=payment.attempt,
        total=order.total,
        lines=_bill_lines(order),
        language=order.language,
        method=payment.wanted,
        expires_at=payment.attempt_at + SESSION_LIFETIME,
    )
    try:
        session = open_checkout(bill)
    except Unavailable as down:
        logger.warning("payment page not opened", order_id=order.order_id, reason=down.code)
        return _keep_payment(order, replace(payment, status="unavailable"))
    opened = replace(
        payment, status="open", url=session.url, session_id=session.session_id, session_expires_at=session.expires_at
    )
    return _keep_payment(order, opened)


def _bill_lines(order: Order) -> tuple[BillLine, ...]:
    """What the payment page lists; its sum is the order's total."""
    language = Language(order.language)
    lines = [
        BillLine(title=line.title.in_(language), unit_price=line.price, quantity=line.quantity) for line in order.lines
    ]
    if order.shipping.amount:
        title = Text("运费", "Delivery").in_(language)
        lines.append(BillLine(title=title, unit_price=order.shipping, quantity=1))
    return tuple(lines)


def _keep_payment(order: Order, payment: Payment) -> Order:
    """Write the payment's state. When somebody changed the order meanwhile, theirs stands: it was paid, or cancelled."""
    try:
        return _save(order.with_(payment=payment))
    except Conflict as conflict:
        if conflict.code != "changed_meanwhile":
            raise
        found = read_together([store.order_read(order.order_id)])
        return store.order_in(found, order.order_id) or order


def _save(order: Order) -> Order:
    tx = Transaction()
    stored = store.put_order(tx, order)
    tx.commit()
    return stored


def _read_own(order_id: str, by: Caller) -> Order:
    found = read_together([store.order_read(order_id)])
    order = store.order_in(found, order_id)
    if order is None or order.buyer_id != by.id:
        raise NotFound("no_such_order", "There is no such order.")
    return order
