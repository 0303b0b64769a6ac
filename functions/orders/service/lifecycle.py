"""What people do with an order after checkout: look, cancel, receive, ask for another source."""

from __future__ import annotations

import re

from orders import store
from orders.rules import fulfilment as delivering
from orders.rules import paying
from orders.rules.fulfilment import Fulfilment
from orders.rules.order import Order
from orders.rules.timeline import Actor
from orders.service.buyers import Buyer, check_reaches
from orders.service.changes import commit, hold_of, on_fresh
from parure.kernel.errors import InvalidRequest
from parure.kernel.ids import new_id
from parure.kernel.paging import Page
from parure.kernel.time import now

_FIRST_MONTH = "2026-01"
_MONTH = re.compile(r"^20[0-9]{2}-(0[1-9]|1[0-2])$")


def get_order(order_id: str, *, by: Buyer) -> tuple[Order, list[Fulfilment]]:
    """The buyer's own order, or any for an operator; anybody else's does not exist."""
    order, fulfilments = store.read_collection(order_id)
    check_reaches(by, order)
    return order, fulfilments


def list_orders(*, by: Buyer, exceptions: bool, limit: int, cursor: str | None) -> Page[Order]:
    """A guest's are those of their browser."""
    if not by.is_operator:
        return store.list_of_buyer(by.id, limit=limit, cursor=cursor) if by.is_known else Page([], None)
    if exceptions:
        return store.list_exceptions(limit=limit, cursor=cursor)
    return _list_all(limit=limit, cursor=cursor)


def _list_all(*, limit: int, cursor: str | None) -> Page[Order]:
    """All orders, newest first, filled up month by month; one call for a page that lies within a month.

    Months without orders are passed over, a year of them in one request.
    """
    month, _, inner = (cursor or now().strftime("%Y-%m")).partition(".")
    if not _MONTH.match(month):
        raise InvalidRequest("bad_cursor", "This cursor is not from this list.", field="cursor")
    page = store.list_of_month(month, limit=limit, cursor=inner or None)
    found = page.items
    for _ in range(12):
        if page.next_cursor is not None:
            return Page(found, f"{month}.{page.next_cursor}")
        if month <= _FIRST_MONTH:
            return Page(found, None)
        month = _month_before(month)
        # A full page still looks whether an earlier month has any: the last page has no successor.
        page = store.list_of_month(month, limit=max(1, limit - len(found)), cursor=None)
        if page.items and len(found) == limit:
            return Page(found, month)
        found = [*found, *page.items]
    return Page(found, month)


def _month_before(month: str) -> str:
    year, number = int(month[:4]), int(month[5:])
    return f"{year - 1}-12" if number == 1 else f"{year}-{number - 1:02d}"


def cancel_order(order_id: str, *, by: Buyer, reason: str | None) -> tuple[Order, list[Fulfilment]]:
    """Cancel before anything has shipped; what was paid goes back. To cancel twice is to cancel once."""

    def work() -> tuple[Order, list[Fulfilment]]:
        order, fulfilments = get_order(order_id, by=by)
        change = paying.cancel(order, fulfilments, by=_actor(by), reason=reason, refund_id=new_id("rfd"), at=now())
        if change is None:
            return order, fulfilments
        stored = commit(change, by=by.name_for(order), hold=hold_of(order))
        return stored, _with_changed(fulfilments, change.fulfilments)

    return on_fresh(work)


def receive_order(order_id: str, *, by: Buyer) -> tuple[Order, list[Fulfilment]]:
    def work() -> tuple[Order, list[Fulfilment]]:
        order, fulfilments = get_order(order_id, by=by)
        change = delivering.receive(order, fulfilments, _actor(by), now())
        if change is None:
            return order, fulfilments
        return commit(change, by=by.name_for(order)), _with_changed(fulfilments, change.fulfilments)

    return on_fresh(work)


def reroute_order(order_id: str, *, by: Buyer) -> tuple[Order, list[Fulfilment]]:
    """An operator asks routing to look again, after a restock for instance."""

    def work() -> tuple[Order, list[Fulfilment]]:
        order, fulfilments = get_order(order_id, by=by)
        return commit(delivering.request_reroute(order, now()), by=by.name_for(order)), fulfilments

    return on_fresh(work)


def _actor(by: Buyer) -> Actor:
    return "operator" if by.is_operator else "buyer"


def _with_changed(before: list[Fulfilment], changed: tuple[Fulfilment, ...]) -> list[Fulfilment]:
    by_id = {f.fulfilment_id: f for f in changed}
    return [by_id.get(f.fulfilment_id, f) for f in before]
