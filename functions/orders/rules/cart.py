"""The cart as a value: one per owner and shop, its lines as the buyer last saw them, and what is saved for later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import datetime
from typing import Any

from orders.rules.engraving import Engraving
from parure.kernel.errors import Conflict, NotFound
from parure.kernel.money import Money
from parure.kernel.text import Text
from parure.kernel.value import record, value

MAX_LINES = 40
"""A checkout is one transaction of two parts per line and a few more; DynamoDB takes 100."""
MAX_SAVED = 40
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
    category: str = ""
    material: str = ""


@record
class CartLine:
    """So many pieces of a SKU, as they were last shown."""

    sku: str
    quantity: int
    seen: Seen
    added_at: datetime
    engraving: Engraving | None = None
    """The same on each of the pieces."""


@record
class Cart:
    """`version` is 0 for a cart that is not stored. `owner` says whose, and in which shop (`service/carts.py: Owner`)."""

    owner: str
    lines: tuple[CartLine, ...] = ()
    saved: tuple[CartLine, ...] = ()
    """Put aside for later: not counted, not ordered."""
    version: int = 0

    def line(self, sku: str) -> CartLine | None:
        return next((line for line in self.lines if line.sku == sku), None)

    @property
    def is_empty(self) -> bool:
        return not self.lines and not self.saved


@value
class Merged:
    """What became of a guest's cart: different pieces that came into the buyer's, those of which there are more now, those that
    went to what is saved for later because the cart was full, and those that found no room at all."""

    added: int = 0
    raised: int = 0
    saved: int = 0
    dropped: int = 0


def add(cart: Cart, sku: str, quantity: int, seen: Seen, at: datetime) -> Cart:
    """Put more of a SKU into the cart; what was saved for later comes back with it.

    Raises:
        Conflict: `out_of_stock`, `quantity_limit` or `cart_full`.
    """
    present = cart.line(sku)
    wanted = quantity + (present.quantity if present else 0)
    _check_quantity(sku, wanted, seen)
    _check_room(cart, sku)
    kept = next((line for line in cart.saved if line.sku == sku), None)
    line = CartLine(
        sku=sku,
        quantity=wanted,
        seen=seen,
        added_at=present.added_at if present else at,
        engraving=present.engraving if present else kept.engraving if kept else None,
    )
    return _with_line(replace(cart, saved=_without(cart.saved, sku)), line)


def set_quantity(cart: Cart, sku: str, quantity: int, seen: Seen) -> Cart:
    """
    Raises:
        NotFound: the SKU is not in the cart.
        Conflict: `out_of_stock` or `quantity_limit`.
    """
    present = _present(cart, sku)
    _check_quantity(sku, quantity, seen)
    return _with_line(cart, replace(present, quantity=quantity, seen=seen))


def engrave(cart: Cart, sku: str, engraving: Engraving | None) -> Cart:
    """Put a text on the pieces of a line, or take it off.

    Raises:
        NotFound: the SKU is not in the cart.
    """
    return _with_line(cart, replace(_present(cart, sku), engraving=engraving))


def remove(cart: Cart, sku: str) -> Cart:
    """Without the SKU; taking away what is not there changes nothing."""
    return replace(cart, lines=_without(cart.lines, sku))


def save_for_later(cart: Cart, sku: str) -> Cart:
    """Out of the cart, into what is saved; twice is once.

    Raises:
        NotFound: the SKU is in neither. Conflict: `saved_full`.
    """
    line = cart.line(sku)
    if line is None:
        if any(kept.sku == sku for kept in cart.saved):
            return cart
        raise _not_in_cart(sku)
    kept = _without(cart.saved, sku)
    if len(kept) >= MAX_SAVED:
        raise Conflict(
            "saved_full", f"At most {MAX_SAVED} pieces are saved for later. Remove one first.", limit=MAX_SAVED
        )
    return replace(cart, lines=_without(cart.lines, sku), saved=(line, *kept))


def move_to_cart(cart: Cart, sku: str, seen: Seen) -> Cart:
    """Back from what is saved, as many as there are; twice is once.

    Raises:
        NotFound: the SKU is in neither. Conflict: `out_of_stock` when none is left, `cart_full`.
    """
    kept = next((line for line in cart.saved if line.sku == sku), None)
    if kept is None:
        _present(cart, sku)
        return cart
    limit = min(kept.quantity, 1 if seen.one_of_one else MAX_QUANTITY, max(seen.available, 1))
    _check_quantity(sku, limit, seen)
    _check_room(cart, sku)
    back = replace(kept, quantity=limit, seen=seen)
    return _with_line(replace(cart, saved=_without(cart.saved, sku)), back)


def forget_saved(cart: Cart, sku: str) -> Cart:
    return replace(cart, saved=_without(cart.saved, sku))


def look_again(cart: Cart, seen: Mapping[str, Seen]) -> Cart:
    """The buyer has seen how things stand now: from here on changes count from there."""
    return replace(cart, lines=_as_seen(cart.lines, seen), saved=_as_seen(cart.saved, seen))


def merge(mine: Cart, guest: Cart) -> Cart:
    """The buyer's cart with what they put aside as a guest: of the same piece the larger quantity; what does not fit is saved
    for later as long as there is room."""
    merged = {line.sku: line for line in mine.lines}
    for line in guest.lines:
        present = merged.get(line.sku)
        if present is None:
            merged[line.sku] = line
        else:
            more = line if line.quantity > present.quantity else present
            engraving = present.engraving or line.engraving
            merged[line.sku] = replace(present, quantity=more.quantity, seen=more.seen, engraving=engraving)
    lines = tuple(merged.values())
    kept = {line.sku: line for line in (*lines[MAX_LINES:], *mine.saved, *guest.saved)}
    saved = tuple(line for sku, line in kept.items() if not any(line.sku == sku for line in lines[:MAX_LINES]))
    return replace(mine, lines=lines[:MAX_LINES], saved=saved[:MAX_SAVED])


def what_merged(mine: Cart, guest: Cart, together: Cart) -> Merged:
    """To tell the buyer."""
    here, kept = {line.sku: line for line in together.lines}, {line.sku for line in together.saved}
    new = [line.sku for line in guest.lines if mine.line(line.sku) is None]
    raised = [line for line in mine.lines if line.sku in here and here[line.sku].quantity > line.quantity]
    return Merged(
        added=sum(sku in here for sku in new),
        raised=len(raised),
        saved=sum(sku in kept for sku in new),
        dropped=sum(sku not in here and sku not in kept for sku in new),
    )


def _as_seen(lines: tuple[CartLine, ...], seen: Mapping[str, Seen]) -> tuple[CartLine, ...]:
    return tuple(replace(line, seen=seen.get(line.sku, line.seen)) for line in lines)


def _without(lines: tuple[CartLine, ...], sku: str) -> tuple[CartLine, ...]:
    return tuple(line for line in lines if line.sku != sku)


def _present(cart: Cart, sku: str) -> CartLine:
    present = cart.line(sku)
    if present is None:
        raise _not_in_cart(sku)
    return present


def _check_room(cart: Cart, sku: str) -> None:
    if cart.line(sku) is None and len(cart.lines) >= MAX_LINES:
        raise Conflict("cart_full", f"A cart holds {MAX_LINES} different pieces. Order these first.", limit=MAX_LINES)


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
