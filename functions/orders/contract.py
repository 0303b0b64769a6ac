"""What others ask of orders. Routing: what is to be sent, and the parts of its transaction that send it. Feedback: who bought
what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from orders import store
from orders.rules import fulfilment as rules
from orders.rules.fulfilment import Assignment
from orders.rules.order import Order, OrderStatus, Place, merge_places, refusers, unassigned
from orders.service.changes import add_change, on_fresh
from orders.service.goods import Goods, goods_in, goods_reads
from parure.aws.tables import Read, Transaction, read_together
from parure.kernel.text import Text
from parure.kernel.value import value

RECEIVED = (OrderStatus.RECEIVED, OrderStatus.COMPLETED)
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

    @property
    def picked_up_at(self) -> str | None:
        """The shop in which the buyer picks the order up."""
        return self.order.delivery.location_id if self.order.delivery else None


def read_order_to_route(order_id: str) -> OrderToRoute | None:
    """One call. None when there is no such order yet."""
    order = store.order_in(read_together([store.order_read(order_id)]), order_id)
    if order is None:
        return None
    waiting = unassigned(order) if order.status in ROUTABLE else {}
    places, _ = rules.take_places(order.stock, waiting)
    return OrderToRoute(order, waiting, frozenset(refusers(order)), order.region, places)


@value
class Bought:
    supplier_id: str
    title: Text


@value
class Purchase:
    """Who bought what, by product id. `received`: the goods are with the buyer."""

    buyer_id: str
    products: Mapping[str, Bought]
    received: bool


def purchase_reads(order_id: str) -> list[Read]:
    """Join it to the reads of your use case."""
    return [store.order_read(order_id)]


def purchase_in(found: Mapping[Read, Any], order_id: str) -> Purchase | None:
    """None: there is no such order, or nothing was ever paid for it."""
    item = found.get(store.order_read(order_id))
    if item is None:
        return None
    order: Order = item.order()
    return Purchase(
        buyer_id=order.buyer_id,
        products={line.product_id: Bought(line.supplier_id, line.title) for line in order.lines},
        received=order.status in RECEIVED,
    )


def assign_parts(tx: Transaction, order: Order, assignments: Sequence[Assignment], at: datetime) -> Order:
    """Fulfilments, moved allocations, the order's new state and its events; the order as it will be stored.

    The commit raises Conflict `changed_meanwhile` when the order was changed since it was read, `out_of_stock` when a
    chosen location has nothing left: read again and decide again.
    """
    return add_change(tx, rules.assign(order, assignments, at), by=None)


__all__ = [
    "Assignment",
    "Bought",
    "Goods",
    "Order",
    "OrderToRoute",
    "Place",
    "Purchase",
    "assign_parts",
    "goods_in",
    "goods_reads",
    "merge_places",
    "on_fresh",
    "purchase_in",
    "purchase_reads",
    "read_order_to_route",
]
