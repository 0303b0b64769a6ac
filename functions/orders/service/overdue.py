"""What time does to an order when nobody does anything."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from orders import store
from orders.rules import fulfilment as delivering
from orders.rules import paying, pickup
from orders.rules.order import OrderStatus, is_picked_up
from orders.service.changes import commit, on_fresh, read_with_hold
from parure.kernel.errors import Conflict


def expire_order(order_id: str, at: datetime) -> None:
    """Close an unpaid order whose time is over. Passes over one that was paid or closed meanwhile."""

    def work() -> None:
        order, hold = read_with_hold(order_id)
        if order is None:
            raise store.no_such_order()
        commit(paying.expire(order, at), by=None, hold=hold)

    _if_due(work)


def receive_automatically(order_id: str, at: datetime) -> None:
    """Received, unless it still lies in the shop where nobody came for it."""

    def work() -> None:
        order, fulfilments = store.read_collection(order_id)
        if is_picked_up(order) and order.status is OrderStatus.SHIPPED:
            commit(pickup.not_collected(order, at), by=None)
            return
        change = delivering.receive(order, fulfilments, "mall", at)
        if change is not None:
            commit(change, by=None)

    _if_due(work)


def complete_order(order_id: str, at: datetime) -> None:
    _if_due(lambda: commit(delivering.complete(store.read_collection(order_id)[0], at), by=None))


def escalate_order(order_id: str, at: datetime) -> None:
    _if_due(lambda: commit(delivering.escalate(store.read_collection(order_id)[0], at), by=None))


def _if_due(work: Callable[[], object]) -> None:
    """The index may be a moment behind the order: what is not due after all is passed over."""
    try:
        on_fresh(work)
    except Conflict as conflict:
        if conflict.code not in ("not_overdue", "not_receivable"):
            raise
