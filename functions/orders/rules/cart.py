"""The cart as a value: one per owner, its lines as the buyer last saw them."""

from __future__ import annotations

from dataclasses import field, replace
from datetime import datetime
from typing import Any

from parure.kernel.errors import Conflict, NotFound
from parure.kernel.money import Money
from parure.kernel.text import Text
from parure.kernel.value import record

MAX_LINES = 40
"""A checkout is one transaction of two parts per line and a few more; DynamoDB takes 100."""
MAX_QUANTITY = 99


@record
class Seen:
    """A SKU as it was shown when it went into the cart."""

    product_id: str
    title: Text
    price: Money
    available: int
    one_of_one: bool = False
    image: dict[str, Any] | None = None
    options: dict[str, Any] = field(default_factory=dict)


@record
class CartLine:
    """So many pieces of a SKU, as they were last shown."""

    sku: str
    quantity: int
    seen: Seen
    added_at: datetime


@record
class Cart:
    """`version` is 0 for a cart that is not stored."""

    owner: str
    lines: tuple[CartLine, ...] = ()
    version: int = 0

    def line(self, sku: str) -> CartLine | None:
        return next((line for line in self.lines if line.sku == sku), None)


def add(cart: Cart, sku: str, quantity: int, seen: Seen, at: datetime) -> Cart:
    """Put more of a SKU into the cart.

    Raises:
        Conflict: `out_of_stock`, `quantity_limit` or `cart_full`.
    """
    present = cart.line(sku)
    wanted = quantity + (present.quantity if present else 0)
    _check_quantity(sku, wanted, seen)
    if present is None and len(cart.lines) >= MAX_LINES:
        raise Conflict("cart_full", f"A cart holds {MAX_LINES} different pieces. Order these first.", limit=MAX_LINES)
    return _with_line(cart, CartLine(sku=sku, quantity=wanted, seen=seen, added_at=present.added_at if present else at))


def set_quantity(cart: Cart, sku: str, quantity: int, seen: Seen) -> Cart:
    """
    Raises:
        NotFound: the SKU is not in the cart.
        Conflict: `out_of_stock` or `quantity_limit`.
    """
    present = cart.line(sku)
    if present is None:
        raise _not_in_cart(sku)
    _check_quantity(sku, quantity, seen)
    return _with_line(cart, replace(present, quantity=quantity, seen=seen))


def remove(cart: Cart, sku: str) -> Cart:
    """Without the SKU; taking away what is not there changes nothing."""
    return replace(cart, lines=tuple(line for line in cart.lines if line.sku != sku))


def merge(mine: Cart, guest: Cart) -> Cart:
    """The buyer's cart with what they put aside as a guest: of the same piece the larger quantity, the newer lines dropped
    when they do not fit."""
    merged = {line.sku: line for line in mine.lines}
    for line in guest.lines:
        present = merged.get(line.sku)
        if present is None:
            merged[line.sku] = line
        elif line.quantity > present.quantity:
            merged[line.sku] = replace(present, quantity=line.quantity, seen=line.seen)
    return replace(mine, lines=tuple(merged.values())[:MAX_LINES])


def _with_line(cart: Cart, line: CartLine) -> Cart:
    if cart.line(line.sku) is None:
        return replace(cart, lines=(*cart.lines, line))
    return replace(cart, lines=tuple(line if known.sku == line.sku else known for known in cart.lines))


def _check_quantity(sku: str, wanted: int, seen: Seen) -> None:
    limit = 1 if seen.one_of_one else MAX_QUANTITY
    if wanted > limit:
        said = "There is only one of this piece." if seen.one_of_one else f"At most {limit} of one piece per order."
        raise Conflict("quantity_limit", said, field="quantity", sku=sku, limit=limit)
    if wanted > seen.available:
        lines = [{"sku": sku, "quantity": wanted, "available": seen.available}]
        raise Conflict("out_of_stock", f"Only {seen.available} left.", field="quantity", lines=lines)


def _not_in_cart(sku: str) -> NotFound:
    return NotFound("not_in_cart", f"{sku} is not in the cart.", field="sku")
