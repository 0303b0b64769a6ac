"""What the orders table knows of guests.

mail#<keyed hash> / ord_…     an order of this e-mail address that nobody has claimed yet
recent#<whose>    / recent    orders made a short while ago, by a guest or for an e-mail address
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from orders.rules.guests import Recent
from parure.aws.tables import Read, Table, Transaction
from parure.kernel.errors import Conflict
from parure.kernel.time import iso, parse_time

MOST = 100
"""Orders that one claim takes over; the next claim takes the others."""


class GuestOrderItem(Table):
    class Meta(Table.Meta):
        table = "orders"


class RecentItem(Table):
    class Meta(Table.Meta):
        table = "orders"

    orders = UnicodeAttribute()
    version = NumberAttribute()


def recent_read(owner: str) -> Read:
    return Read(RecentItem, f"recent#{owner}", "recent")


def recent_in(found: Mapping[Read, Any], owner: str) -> Recent:
    item = found.get(recent_read(owner))
    if item is None:
        return Recent(owner=owner)
    orders = {order_id: parse_time(until) for order_id, until in json.loads(item.orders).items()}
    return Recent(owner=owner, orders=orders, version=int(item.version))


def put_recent(tx: Transaction, recent: Recent) -> None:
    """Raises on commit Conflict `changed_meanwhile` when another order of the same guest was quicker: look again."""
    orders = json.dumps({order_id: iso(until) for order_id, until in recent.orders.items()})
    item = RecentItem(f"recent#{recent.owner}", "recent", orders=orders, version=recent.version + 1)
    condition = RecentItem.version == recent.version if recent.version else RecentItem.pk.does_not_exist()
    tx.put(item, condition=condition, otherwise=Conflict("changed_meanwhile", "Another order was made just now."))


def put_guest_order(tx: Transaction, mail: str, order_id: str) -> None:
    tx.put(GuestOrderItem(f"mail#{mail}", order_id))


def take_guest_order(tx: Transaction, mail: str, order_id: str) -> None:
    gone = Conflict("changed_meanwhile", "This order was claimed just now.")
    tx.delete(GuestOrderItem(f"mail#{mail}", order_id), condition=GuestOrderItem.pk.exists(), otherwise=gone)


def orders_of_mail(mail: str) -> list[str]:
    """Orders of an address that nobody has claimed, the oldest first; one Query."""
    return [item.sk for item in GuestOrderItem.query(f"mail#{mail}", consistent_read=True, limit=MOST)]
