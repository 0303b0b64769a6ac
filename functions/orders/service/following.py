"""What an order does when payments and routing tell it something. Events come at least once, late and out of order."""

from __future__ import annotations

from orders.rules import fulfilment as delivering
from orders.rules import paying
from orders.rules.order import Order
from orders.rules.paying import Received
from orders.service.changes import acknowledge, commit, on_fresh, read_with_hold
from parure.kernel.events import Envelope
from parure.kernel.ids import new_id
from parure.kernel.time import now, parse_time
from payments.events import PaymentFailed, PaymentSucceeded, RefundFailed, RefundSucceeded
from routing.events import RoutingFailed


class NotThereYet(Exception):
    """An event came before what it is about; raised so that the queue brings it again."""


def on_payment_succeeded(event: PaymentSucceeded, envelope: Envelope) -> None:
    money = Received(
        payment_id=event.payment_id, amount=event.amount, method=event.method, paid_at=parse_time(event.paid_at)
    )
    once = f"orders#{envelope.event_id}"

    def work() -> None:
        order, hold = read_with_hold(event.order_id)
        if order is None:
            raise NotThereYet(f"no order {event.order_id} yet")
        at = now()
        change = paying.take_payment(order, money, refund_id=new_id("rfd"), at=at)
        if change is None:
            acknowledge(once)
            return
        if change.stock is not None and change.stock.verb == "allocate" and not (hold and hold.alive(money.paid_at)):
            change = paying.lose_hold(order, money, refund_id=new_id("rfd"), at=at)
        commit(change, by=None, hold=hold, once=once)

    on_fresh(work)


def on_payment_failed(event: PaymentFailed, envelope: Envelope) -> None:
    def work() -> None:
        order = _read(event.order_id)
        change = paying.payment_failed(order, event.attempt, event.reason, now())
        if change is not None:
            commit(change, by=None, once=f"orders#{envelope.event_id}")

    on_fresh(work)


def on_refund_succeeded(event: RefundSucceeded, envelope: Envelope) -> None:
    _settle(event.order_id, event.refund_id, envelope, succeeded=True)


def on_refund_failed(event: RefundFailed, envelope: Envelope) -> None:
    _settle(event.order_id, event.refund_id, envelope, succeeded=False)


def _settle(order_id: str, refund_id: str, envelope: Envelope, *, succeeded: bool) -> None:
    def work() -> None:
        change = paying.settle_refund(_read(order_id), refund_id, succeeded, now())
        if change is not None:
            commit(change, by=None, once=f"orders#{envelope.event_id}")

    on_fresh(work)


def on_routing_failed(event: RoutingFailed, envelope: Envelope) -> None:
    def work() -> None:
        change = delivering.find_no_source(_read(event.order_id), now())
        if change is not None:
            commit(change, by=None, once=f"orders#{envelope.event_id}")

    on_fresh(work)


def _read(order_id: str) -> Order:
    order, _ = read_with_hold(order_id)
    if order is None:
        raise NotThereYet(f"no order {order_id} yet")
    return order
