"""A wish list as a value: one per owner and shop, with what is new about each piece since its owner looked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import datetime
from typing import Any, Literal

from parure.kernel.errors import Conflict
from parure.kernel.money import Money
from parure.kernel.text import Text
from parure.kernel.value import record, value

MAX_WISHES = 90
"""Joining two lists is one transaction: a watch per piece and a few parts more, of 100."""
NoticeKind = Literal["price_dropped", "back_in_stock"]


@record
class Notice:
    """What is new of a piece. `price` is what it costs since then, in the mall's currency; `was` what it cost before."""

    kind: NoticeKind
    at: datetime
    price: Money
    was: Money | None = None


@record
class Wish:
    """A SKU that somebody would like to have, as it was shown then. `price` is in the mall's currency."""

    sku: str
    product_id: str
    title: Text
    category: str
    material: str
    price: Money
    added_at: datetime
    one_of_one: bool = False
    image: dict[str, Any] | None = None
    options: dict[str, Any] = field(default_factory=dict)
    told: Money | None = None
    """The lowest price that its owner was told of."""
    told_by: str | None = None
    """The event that the last notice came from."""
    notice: Notice | None = None

    @property
    def reference(self) -> Money:
        """Below this a price is news."""
        return self.price if self.told is None else min(self.price, self.told)


@record
class Wishlist:
    """`owner` names person or guest, and the shop; `version` is 0 for a list that is not stored."""

    owner: str
    wishes: tuple[Wish, ...] = ()
    share: str | None = None
    version: int = 0

    def wish(self, sku: str) -> Wish | None:
        return next((wish for wish in self.wishes if wish.sku == sku), None)

    def has_product(self, product_id: str) -> bool:
        return any(wish.product_id == product_id for wish in self.wishes)

    @property
    def notices(self) -> int:
        return sum(wish.notice is not None for wish in self.wishes)


@value
class Now:
    """A SKU as it stands: its price in the mall's currency (None: not for sale) and whether there is one."""

    price: Money | None
    in_stock: bool


def add_wish(wishlist: Wishlist, wish: Wish) -> Wishlist:
    """The newest first; what is there already stays as it was.

    Raises:
        Conflict: `wishlist_full`.
    """
    if wishlist.wish(wish.sku) is not None:
        return wishlist
    if len(wishlist.wishes) >= MAX_WISHES:
        said = f"A wish list holds {MAX_WISHES} pieces. Take one off first."
        raise Conflict("wishlist_full", said, limit=MAX_WISHES)
    return replace(wishlist, wishes=(wish, *wishlist.wishes))


def remove_wish(wishlist: Wishlist, sku: str) -> Wishlist:
    """Taking off what is not there changes nothing."""
    return replace(wishlist, wishes=tuple(wish for wish in wishlist.wishes if wish.sku != sku))


def merge(mine: Wishlist, guest: Wishlist) -> Wishlist:
    """One list, the newest first, as long as there is room; of a piece on both, what its person has stands."""
    together = {wish.sku: wish for wish in (*guest.wishes, *mine.wishes)}
    newest = sorted(together.values(), key=lambda wish: wish.added_at, reverse=True)
    return replace(mine, wishes=tuple(newest[:MAX_WISHES]))


def look(wishlist: Wishlist) -> Wishlist:
    """Its owner has seen the news."""
    return replace(wishlist, wishes=tuple(replace(wish, notice=None) for wish in wishlist.wishes))


def note_price_drop(
    wishlist: Wishlist, stands: Mapping[str, Now], event_id: str, at: datetime
) -> tuple[Wishlist, list[Wish]]:
    """The list with a notice at each wish that costs less than its owner knows, and those wishes. Events that come twice, late or
    in another order tell nothing twice: what counts is the price as it stands."""

    def tell(wish: Wish) -> Wish | None:
        price = stands[wish.sku].price
        if price is None or price.currency != wish.price.currency or price >= wish.reference:
            return None
        notice = Notice(kind="price_dropped", at=at, price=price, was=wish.reference)
        return replace(wish, told=price, told_by=event_id, notice=notice)

    return _tell(wishlist, stands, tell)


def note_back_in_stock(
    wishlist: Wishlist, stands: Mapping[str, Now], event_id: str, at: datetime
) -> tuple[Wishlist, list[Wish]]:
    """The list with a notice at each wish that can be bought again, and those wishes. One event tells once."""

    def tell(wish: Wish) -> Wish | None:
        stand = stands[wish.sku]
        if wish.told_by == event_id or not stand.in_stock or stand.price is None:
            return None
        return replace(wish, told_by=event_id, notice=Notice(kind="back_in_stock", at=at, price=stand.price))

    return _tell(wishlist, stands, tell)


def _tell(wishlist: Wishlist, stands: Mapping[str, Now], tell: Any) -> tuple[Wishlist, list[Wish]]:
    told = {wish.sku: changed for wish in wishlist.wishes if wish.sku in stands and (changed := tell(wish))}
    return replace(wishlist, wishes=tuple(told.get(wish.sku, wish) for wish in wishlist.wishes)), list(told.values())
