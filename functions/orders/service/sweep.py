"""Every minute: what is overdue moves on. Nothing relies on it for correctness, since an expiry is tested when read."""

from __future__ import annotations

from datetime import datetime

from orders import store
from orders.rules.order import OrderStatus
from orders.service import fulfilments, overdue
from parure.aws.logs import logger
from parure.kernel.time import now


def sweep() -> int:
    """Move every overdue order and fulfilment; returns how many were looked at.

    One that fails does not stop the rest; the failures are raised together at the end, so that the alarm hears of them.
    """
    at = now()
    seen = 0
    failures: list[Exception] = []
    for shard in range(store.SHARDS):
        cursor: str | None = None
        while True:
            page = store.list_due(shard, at, cursor)
            for item in page.items:
                seen += 1
                try:
                    _move(item, at)
                except Exception as failure:  # noqa: BLE001 - raised again below
                    logger.exception("overdue item not moved", item=f"{item.pk}/{item.sk}")
                    failures.append(failure)
            cursor = page.next_cursor
            if cursor is None:
                break
    if failures:
        raise ExceptionGroup("some overdue orders could not be moved", failures)
    return seen


def _move(item: store.OrderItem, at: datetime) -> None:
    if not item.is_order:
        fulfilments.miss_acceptance(item.sk, at)
        return
    order = item.order()
    if order.trouble is not None:
        overdue.escalate_order(order.order_id, at)
    elif order.status is OrderStatus.PLACED:
        overdue.expire_order(order.order_id, at)
    elif order.status in (OrderStatus.SHIPPED, OrderStatus.DELIVERED):
        overdue.receive_automatically(order.order_id, at)
    elif order.status is OrderStatus.RECEIVED:
        overdue.complete_order(order.order_id, at)
