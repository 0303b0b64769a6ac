"""What its buyer may still change of an order, until the first source has accepted: never what it costs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from orders.events import OrderAmended
from orders.rules.delivery import Destination, Way, options_for
from orders.rules.engraving import Engraving, check_engraving
from orders.rules.fulfilment import Fulfilment
from orders.rules.order import Change, DeliveryChoice, Line, Order, ParcelStatus, can_amend, is_picked_up
from parure.kernel.errors import Conflict, InvalidRequest
from parure.kernel.value import record

MOST_AMENDMENTS = 20
"""Of one order: each stands in its timeline."""


@record
class Said:
    """What a buyer said about an order, opened. `address` is the shop's with the recipient's name where it is picked up."""

    address: Mapping[str, Any]
    note: str | None = None
    gift_message: str | None = None
    email: str | None = None
    invoice: Mapping[str, Any] | None = None


@record
class Amendment:
    """What is wanted otherwise: members of `Said` by name, and engravings by SKU. What is not named stays."""

    said: Mapping[str, Any]
    engravings: Mapping[str, Engraving]
    recipient: Mapping[str, str] | None = None
    """Who picks it up in the shop."""


Seal = Callable[[Said, Said], Mapping[str, str | None]]
"""From what was said before and is said now the new ones of the ciphertexts `address`, `note` and `contact`."""


def amend(
    order: Order,
    fulfilments: Sequence[Fulfilment],
    before: Said,
    wanted: Amendment,
    *,
    goes_to: Callable[[Mapping[str, Any]], Destination],
    seal: Seal,
    at: datetime,
) -> Change | None:
    """The order as wanted, with what its sources have not accepted yet. None when it says all that already.

    Raises:
        Conflict: `already_accepted`, `not_changeable`, `changed_too_often`; `would_change_total`, `other_country`,
            `delivery_price_differs` or `delivery_not_offered`: what was paid stays.
        InvalidRequest: `no_such_line`, `picked_up`, `not_picked_up`; those of an engraving.
    """
    after = replace(before, **wanted.said)
    if wanted.recipient is not None:
        after = replace(after, address={**before.address, **wanted.recipient})
    changed = [one.name for one in fields(Said) if getattr(after, one.name) != getattr(before, one.name)]
    lines = tuple(_engraved(line, wanted.engravings) for line in order.lines)
    if lines != order.lines:
        changed.append("engravings")
    _check_lines(order, wanted)
    if not changed:
        return None
    _check_open(order, at)
    _check_address(order, wanted)
    delivery = _delivered_to(order, goes_to(before.address), goes_to(after.address))
    amended = order.with_(lines=lines, delivery=delivery, **seal(before, after)).noting("changed", at, "buyer")
    waiting = tuple(
        one.with_(
            address=amended.address,
            note=amended.note,
            lines=tuple(_engraved(line, wanted.engravings) for line in one.lines),
            changed_at=at,
        )
        for one in fulfilments
        if one.status is ParcelStatus.ASSIGNED
    )
    event = OrderAmended(order_id=order.order_id, buyer_id=order.buyer_id, changed=tuple(changed))
    return Change(order=amended, events=(event,), fulfilments=waiting)


def _engraved(line: Line, engravings: Mapping[str, Engraving]) -> Line:
    """Another text on a line that is engraved; nothing on one that is not, which would cost more."""
    if line.engraving is None or line.sku not in engravings:
        return line
    return replace(line, engraving=engravings[line.sku])


def _check_lines(order: Order, wanted: Amendment) -> None:
    known = {line.sku: line for line in order.lines}
    for sku, cut in wanted.engravings.items():
        field = f"engravings.{sku}"
        if sku not in known:
            raise InvalidRequest("no_such_line", f"{sku} is not in this order.", field=field)
        line = known[sku]
        if line.engraving is None:
            raise Conflict(
                "would_change_total",
                "This piece was ordered without an engraving, which costs extra. Cancel the order and order again with it.",
                field=field,
            )
        if cut != line.engraving:
            check_engraving(cut, line.category, line.material, field=field)


def _check_open(order: Order, at: datetime) -> None:
    if sum(entry.type == "changed" for entry in order.timeline) >= MOST_AMENDMENTS:
        said = "This order was changed too often. Write to us, or cancel it and order again."
        raise Conflict("changed_too_often", said, limit=MOST_AMENDMENTS)
    if can_amend(order, at):
        return
    if any(one.live and one.status is not ParcelStatus.ASSIGNED for one in order.parcels.values()):
        raise Conflict(
            "already_accepted",
            "It is being prepared with what was ordered, so it cannot be changed any more. Until it ships you can cancel.",
            order_status=order.status,
        )
    raise Conflict("not_changeable", f"An order that is {order.status} cannot be changed.", order_status=order.status)


def _check_address(order: Order, wanted: Amendment) -> None:
    fetched = is_picked_up(order)
    if fetched and "address" in wanted.said:
        said = "This order is picked up in a shop. Change who picks it up, or cancel it and have it sent."
        raise InvalidRequest("picked_up", said, field="address")
    if not fetched and wanted.recipient is not None:
        raise InvalidRequest("not_picked_up", "This order is sent: change its address.", field="recipient")


def _delivered_to(order: Order, old: Destination, new: Destination) -> DeliveryChoice | None:
    """The same way to another place, at the same price, with that place's dates."""
    chosen = order.delivery
    if old == new or chosen is None or is_picked_up(order):
        return chosen
    if new.country != old.country:
        raise Conflict(
            "other_country",
            "An order stays in its country. Cancel it and order again to the other one.",
            field="address.country",
        )
    engraved = any(line.engraving for line in order.lines)
    before, after = (
        {one.way: one for one in options_for(place, order.placed_at, engraved=engraved)} for place in (old, new)
    )
    way = Way(chosen.way)
    if way not in after:
        said = "This way of delivery is not offered there. Cancel the order and order again with another one."
        raise Conflict("delivery_not_offered", said, field="address.province")
    if after[way].price != before[way].price:
        raise Conflict(
            "delivery_price_differs",
            "Delivery to this place costs another amount than was paid. Choose one at the old price, or cancel and order again.",
            field="address.province",
            price=_money(after[way].price.amount),
            price_was=_money(before[way].price.amount),
        )
    return replace(chosen, earliest=after[way].earliest, latest=after[way].latest)


def _money(fen: int) -> dict[str, Any]:
    return {"amount": fen, "currency": "CNY"}
