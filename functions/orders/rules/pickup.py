"""An order that its buyer picks up: ready rather than shipped, collected rather than delivered, and what if nobody comes."""

from __future__ import annotations

from datetime import datetime

from orders import carriers
from orders.rules.fulfilment import Fulfilment
from orders.rules.order import EXCEPTION_DEADLINE, Change, Order, OrderStatus, Trouble, attention
from parure.kernel.errors import Conflict, InvalidRequest

PICKUP_CODE = 6
"""Signs of the order's number that are named in the shop; thirty random bits, beside the buyer's name."""


def waybill(fulfilment: Fulfilment, carrier: str | None, number: str | None) -> tuple[str, str]:
    """Carrier and number that a parcel is followed by. What is picked up needs neither: its buyer names the end of the
    order's number in the shop.

    Raises:
        InvalidRequest: `required`.
    """
    if fulfilment.pickup:
        return carriers.PICKUP, fulfilment.order_id[-PICKUP_CODE:]
    for field, given in (("carrier", carrier), ("tracking_number", number)):
        if not given:
            raise InvalidRequest("required", "Say with whom the parcel leaves and under which number.", field=field)
    return carriers.recognise(carrier or ""), number or ""


def not_collected(order: Order, at: datetime) -> Change:
    """Nobody came for it: the goods are still there, so nothing counts as received and an operator asks the buyer.

    Raises:
        Conflict: `not_overdue`.
    """
    if order.status is not OrderStatus.SHIPPED or order.trouble is not None:
        raise Conflict("not_overdue", "This order does not wait to be picked up.")
    trouble = Trouble(
        kind="not_collected", owner="operator", first_step="escalate", raised_at=at, deadline=at + EXCEPTION_DEADLINE
    )
    waiting = order.with_(trouble=trouble, due_at=trouble.deadline).noting("not_collected", at, "mall")
    return Change(order=waiting, events=(attention(order.order_id, trouble),))
