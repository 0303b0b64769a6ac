"""The orders table.

    ord_…          / order   an order
    ord_…          / ful_…   its fulfilments: one query reads the order page
    ful_…          / pointer whose a fulfilment is, for who only knows its id
    cart#<owner>   / cart    a cart; <owner> is usr_…, guest_…, or either with @<shop>

An order, a fulfilment and a cart are read and written whole, so each is one JSON document beside the attributes that the
indexes and conditions need. Every write names the version that it read: two changes of one order never cross.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any, cast
from zlib import crc32

from pydantic import TypeAdapter
from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.expressions.condition import Condition

from orders.rules.cart import Cart
from orders.rules.fulfilment import Fulfilment
from orders.rules.order import Order, ParcelStatus
from parure.aws.tables import Read, Table, Transaction, index, query_page, read_together
from parure.kernel.errors import Conflict, NotFound
from parure.kernel.paging import Page
from parure.kernel.time import iso

SHARDS = 8
"""Of `by_due`: what falls due in one minute is spread over so many partitions."""
OPEN = "open"
"""The one hash key of `by_exception`: orders that wait for somebody."""


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    # Built when first needed: an adapter costs a cold start several milliseconds.
    return TypeAdapter(kind)


class OrderItem(Table):
    """An order or one of its fulfilments; only the attributes of its own indexes are set."""

    class Meta(Table.Meta):
        table = "orders"

    by_buyer = index("buyer_id", "pk")
    by_source = index("source_status", "pk_sk")
    by_due = index("due_shard", "due_at")
    by_exception = index("exception", "pk")
    all_orders = index("month", "pk")

    document = UnicodeAttribute()
    status = UnicodeAttribute()
    version = NumberAttribute(null=True)
    buyer_id = UnicodeAttribute(null=True)
    month = UnicodeAttribute(null=True)
    source_status = UnicodeAttribute(null=True)
    pk_sk = UnicodeAttribute(null=True)
    due_shard = UnicodeAttribute(null=True)
    due_at = UnicodeAttribute(null=True)
    exception = UnicodeAttribute(null=True)

    @property
    def is_order(self) -> bool:
        return self.sk == "order"

    def order(self) -> Order:
        return cast(Order, _adapter(Order).validate_json(self.document))

    def fulfilment(self) -> Fulfilment:
        return cast(Fulfilment, _adapter(Fulfilment).validate_json(self.document))


class FulfilmentPointer(Table):
    class Meta(Table.Meta):
        table = "orders"

    order_id = UnicodeAttribute()


class CartItem(Table):
    class Meta(Table.Meta):
        table = "orders"

    document = UnicodeAttribute()
    version = NumberAttribute()


# Carts


def cart_read(owner: str) -> Read:
    return Read(CartItem, f"cart#{owner}", "cart")


def cart_in(found: dict[Read, Any], owner: str) -> Cart:
    item = found.get(cart_read(owner))
    if item is None:
        return Cart(owner=owner)
    stored: Cart = _adapter(Cart).validate_json(item.document)
    return replace(stored, version=int(item.version))


def put_cart(tx: Transaction, cart: Cart) -> Cart:
    """Write the cart, or take it away when nothing is in it or saved; returns it as it will be stored."""
    condition = CartItem.version == cart.version if cart.version else CartItem.pk.does_not_exist()
    changed = Conflict("changed_meanwhile", "The cart was changed in another window. Read it again.")
    stored = replace(cart, version=cart.version + 1)
    item = CartItem(f"cart#{cart.owner}", "cart", document=_json(stored), version=stored.version)
    if not cart.is_empty:
        tx.put(item, condition=condition, otherwise=changed)
        return stored
    if cart.version:
        tx.delete(item, condition=condition, otherwise=changed)
    return replace(cart, version=0)


# Orders


def order_read(order_id: str) -> Read:
    return Read(OrderItem, order_id, "order")


def order_in(found: dict[Read, Any], order_id: str) -> Order | None:
    item = found.get(order_read(order_id))
    return None if item is None else item.order()


def read_collection(order_id: str) -> tuple[Order, list[Fulfilment]]:
    """The order and its fulfilments, by one query.

    Raises:
        NotFound: `no_such_order`.
    """
    items = list(OrderItem.query(order_id, consistent_read=True, limit=100))
    order = next((item.order() for item in items if item.is_order), None)
    if order is None:
        raise no_such_order()
    return order, [item.fulfilment() for item in items if not item.is_order]


def read_fulfilment(fulfilment_id: str) -> tuple[Order, Fulfilment]:
    """
    Raises:
        NotFound: `no_such_fulfilment`.
    """
    pointer = FulfilmentPointer.find(fulfilment_id, "pointer")
    if pointer is None:
        raise no_such_fulfilment()
    return read_fulfilment_of(pointer.order_id, fulfilment_id)


def read_fulfilment_of(order_id: str, fulfilment_id: str) -> tuple[Order, Fulfilment]:
    """As `read_fulfilment`, for who knows the order: one call."""
    here = Read(OrderItem, order_id, fulfilment_id)
    found = read_together([order_read(order_id), here])
    order = order_in(found, order_id)
    if order is None or here not in found:
        raise no_such_fulfilment()
    return order, found[here].fulfilment()


def put_order(tx: Transaction, order: Order) -> Order:
    """Write the order if nobody else did since it was read; returns it as it will be stored."""
    stored = order.with_(version=order.version + 1)
    item = OrderItem(
        order.order_id,
        "order",
        document=_json(stored),
        status=str(stored.status),
        version=stored.version,
        buyer_id=stored.buyer_id,
        month=stored.placed_at.strftime("%Y-%m"),
        exception=OPEN if stored.trouble else None,
        **_due(order.order_id, stored.due_at),
    )
    condition: Condition = OrderItem.version == order.version if order.version else OrderItem.pk.does_not_exist()
    tx.put(item, condition=condition, otherwise=changed_meanwhile())
    return stored


def put_fulfilment(tx: Transaction, fulfilment: Fulfilment, *, new: bool = False) -> None:
    """Write a fulfilment beside its order, whose version guards both."""
    item = OrderItem(
        fulfilment.order_id,
        fulfilment.fulfilment_id,
        document=_json(fulfilment),
        status=str(fulfilment.status),
        source_status=source_status(fulfilment.org_id, fulfilment.status),
        pk_sk=f"{fulfilment.order_id}/{fulfilment.fulfilment_id}",
        **_due(fulfilment.order_id, fulfilment.due_at),
    )
    tx.put(item, if_absent=new)
    if new:
        tx.put(FulfilmentPointer(fulfilment.fulfilment_id, "pointer", order_id=fulfilment.order_id), if_absent=True)


def source_status(org_id: str, status: ParcelStatus | str) -> str:
    return f"{org_id}#{status}"


def list_of_buyer(buyer_id: str, *, limit: int, cursor: str | None) -> Page[Order]:
    page = query_page(OrderItem.by_buyer, buyer_id, limit=limit, cursor=cursor, newest_first=True)
    return page.map(OrderItem.order)


def list_of_month(month: str, *, limit: int, cursor: str | None) -> Page[Order]:
    page = query_page(OrderItem.all_orders, month, limit=limit, cursor=cursor, newest_first=True)
    return page.map(OrderItem.order)


def list_exceptions(*, limit: int, cursor: str | None) -> Page[Order]:
    return query_page(OrderItem.by_exception, OPEN, limit=limit, cursor=cursor).map(OrderItem.order)


def list_of_source(org_id: str, status: str, *, limit: int, cursor: str | None) -> Page[Fulfilment]:
    page = query_page(OrderItem.by_source, source_status(org_id, status), limit=limit, cursor=cursor, newest_first=True)
    return page.map(OrderItem.fulfilment)


def list_due(shard: int, at: datetime, cursor: str | None) -> Page[OrderItem]:
    """Orders and fulfilments whose moment has come, the longest overdue first."""
    return query_page(
        OrderItem.by_due, f"due#{shard}", range_condition=OrderItem.due_at <= iso(at), limit=100, cursor=cursor
    )


def no_such_order() -> NotFound:
    return NotFound("no_such_order", "There is no such order.")


def no_such_fulfilment() -> NotFound:
    return NotFound("no_such_fulfilment", "There is no such fulfilment.")


def changed_meanwhile() -> Conflict:
    return Conflict("changed_meanwhile", "Somebody changed this order at the same time. Read it again.")


def _due(order_id: str, due_at: datetime | None) -> dict[str, Any]:
    if due_at is None:
        return {}
    return {"due_shard": f"due#{crc32(order_id.encode()) % SHARDS}", "due_at": iso(due_at)}


def _json(value: Order | Fulfilment | Cart) -> str:
    kind: Any = type(value)
    return _adapter(kind).dump_json(value).decode()
