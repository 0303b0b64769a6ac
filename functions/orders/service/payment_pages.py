"""The provider's page on which an order is paid."""

from __future__ import annotations

from dataclasses import replace

from orders import store
from orders.rules import paying
from orders.rules.bill import bill_lines
from orders.rules.order import SESSION_LIFETIME, Order, Payment, can_pay
from orders.service.buyers import Buyer, owns
from parure.aws.logs import logger
from parure.aws.tables import Transaction, read_together
from parure.kernel.errors import Conflict, Unavailable
from parure.kernel.text import Language
from parure.kernel.time import now
from payments.contract import Bill, open_checkout


def pay_order(order_id: str, *, by: Buyer, method: str | None) -> Order:
    """The payment page of an order that waits for money: the one that is open, or a new attempt.

    Raises:
        Conflict: `not_payable`. Unavailable: `payment_unavailable`, the provider does not answer.
    """
    order = with_payment(read_own(order_id, by), method, insist=True)
    if order.payment.url is None:
        raise Unavailable(
            "payment_unavailable", "The payment service does not answer. Your order stands; try again soon."
        )
    return order


def with_payment(order: Order, method: str | None = None, *, insist: bool = False) -> Order:
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
        lines=bill_lines(order, Language(order.language)),
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


def read_own(order_id: str, by: Buyer) -> Order:
    """The buyer's own; an operator pays for nobody."""
    found = read_together([store.order_read(order_id)])
    order = store.order_in(found, order_id)
    if order is None or not owns(by, order):
        raise store.no_such_order()
    return order


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
