"""What routing asks of orders: what is to be sent, and the parts of its transaction that send it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from orders import store
from orders.rules import fulfilment as rules
from orders.rules.fulfilment import Assignment
from orders.rules.order import Order, OrderStatus, Place, merge_places, refusers, unassigned
from orders.service.changes import add_change, on_fresh
from parure.aws.tables import Transaction, read_together
from parure.kernel.value import value

ROUTABLE = (OrderStatus.PAID, OrderStatus.ROUTED, OrderStatus.IN_FULFILMENT)


@value
class OrderToRoute:
    """`waiting` is what no source has yet, by SKU; empty when there is nothing to route, or the order is closed."""

    order: Order
    waiting: dict[str, int]
    refused_by: frozenset[str]
    region: str
    places: tuple[Place, ...]
    """Where the waiting goods are allocated now."""


def read_order_to_route(order_id: str) -> OrderToRoute | None:
    """One call. None when there is no such order yet."""
    order = store.order_in(read_together([store.order_read(order_id)]), order_id)
    if order is None:
        return None
    waiting = unassigned(order) if order.status in ROUTABLE else {}
    places, _ = rules.take_places(order.stock, waiting)
    return OrderToRoute(order, waiting, frozenset(refusers(order)), order.region, places)


def assign_parts(tx: Transaction, order: Order, assignments: Sequence[Assignment], at: datetime) -> Order:
    """Fulfilments, moved allocations, the order's new state and its events; the order as it will be stored.

    The commit raises Conflict `changed_meanwhile` when the order was changed since it was read, `out_of_stock` when a
    chosen location has nothing left: read again and decide again.
    """
    return add_change(tx, rules.assign(order, assignments, at), by=None)


__all__ = [
    "Assignment",
    "Order",
    "OrderToRoute",
    "Place",
    "assign_parts",
    "merge_places",
    "on_fresh",
    "read_order_to_route",
]
