"""Carts: two AWS calls per change, two to show one live."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from orders import store
from orders.rules import cart as rules
from orders.rules.cart import Cart, CartLine, Seen
from orders.service.goods import Goods, goods_in, goods_reads
from parure.aws.auth import Caller
from parure.aws.tables import Transaction, read_together
from parure.kernel.errors import Conflict, NotFound
from parure.kernel.money import Money
from parure.kernel.time import now
from parure.kernel.value import value

T = TypeVar("T")

_TOKEN = re.compile(r"^[A-Za-z0-9_-]{43}$")
_TRIES = 4


@value
class Owner:
    """Whose cart: a buyer's, a guest's, or a buyer's who still carries a guest's cookie (then the two are merged)."""

    main: str
    guest: str | None = None

    @classmethod
    def of(cls, caller: Caller, token: str | None) -> Owner:
        guest = _guest_owner(token) if token and _TOKEN.match(token) else None
        if caller.user_id is not None:
            return cls(caller.user_id, guest)
        if guest is None:
            raise ValueError("a guest needs a cart token")
        return cls(guest)

    @property
    def owners(self) -> list[str]:
        return [self.main] if self.guest is None else [self.main, self.guest]


def new_token() -> str:
    """An opaque key to a guest's cart: 32 random bytes."""
    return secrets.token_urlsafe(32)


def is_token(text: str | None) -> bool:
    return text is not None and bool(_TOKEN.match(text))


def _guest_owner(token: str) -> str:
    # Only the hash is stored: who can read the table cannot take over a cart.
    return f"guest_{hashlib.sha256(token.encode()).hexdigest()}"


@value
class ShownLine:
    """A line as it stands now. `problem`: out_of_stock, unavailable or price_changed; `price_was` then is the old price."""

    sku: str
    quantity: int
    seen: Seen
    price: Money
    available: int
    problem: str | None = None
    price_was: Money | None = None


@value
class ShownCart:
    lines: tuple[ShownLine, ...]
    currency: str

    @property
    def total(self) -> Money:
        """Of what can be bought: a line that is unavailable costs nothing."""
        payable = (line.price * line.quantity for line in self.lines if line.problem != "unavailable")
        return Money.sum(payable, self.currency)


def get_cart(owner: Owner, currency: str) -> ShownCart:
    """The cart with live prices and stock; a guest's cart is merged into the buyer's on the way."""
    return _show_live(_retried(lambda: _read_merged(owner)), currency)


def _show_live(cart: Cart, currency: str) -> ShownCart:
    skus = [line.sku for line in cart.lines]
    goods = goods_in(read_together(goods_reads(skus)), skus, currency, now())
    return ShownCart(tuple(_show(line, goods.get(line.sku), currency) for line in cart.lines), currency)


def add_line(owner: Owner, sku: str, quantity: int, currency: str) -> ShownCart:
    """
    Raises:
        NotFound: `no_such_sku`.
        Conflict: `unavailable`, `out_of_stock`, `quantity_limit`, `cart_full`.
    """
    return _change(owner, sku, currency, lambda cart, seen: rules.add(cart, sku, quantity, seen, now()))


def set_quantity(owner: Owner, sku: str, quantity: int, currency: str) -> ShownCart:
    return _change(owner, sku, currency, lambda cart, seen: rules.set_quantity(cart, sku, quantity, seen))


def remove_line(owner: Owner, sku: str, currency: str) -> ShownCart:
    def work() -> ShownCart:
        mine, guest = _read_carts(owner)
        cart = _save(rules.remove(rules.merge(mine, guest) if guest else mine, sku), mine, guest)
        return _after_change(cart, currency)

    return _retried(work)


def empty_cart(owner: Owner) -> None:
    def work() -> None:
        mine, guest = _read_carts(owner)
        _save(replace(mine, lines=()), mine, guest)

    _retried(work)


def _change(owner: Owner, sku: str, currency: str, apply: Callable[[Cart, Seen], Cart]) -> ShownCart:
    def work() -> ShownCart:
        at = now()
        found = read_together([*map(store.cart_read, owner.owners), *goods_reads([sku])])
        mine, guest = store.cart_in(found, owner.main), None
        if owner.guest:
            guest = store.cart_in(found, owner.guest)
        goods = goods_in(found, [sku], currency, at).get(sku)
        cart = apply(rules.merge(mine, guest) if guest else mine, _sellable(sku, goods))
        return _after_change(_save(cart, mine, guest), currency)

    return _retried(work)


def _sellable(sku: str, goods: Goods | None) -> Seen:
    if goods is None:
        raise NotFound("no_such_sku", f"There is no SKU {sku}.", field="sku")
    if goods.quote is None or not goods.sellable:
        raise Conflict("unavailable", "This piece is not for sale at the moment.", field="sku", sku=sku)
    return goods.seen(goods.quote.price)


def _read_carts(owner: Owner) -> tuple[Cart, Cart | None]:
    found = read_together([store.cart_read(name) for name in owner.owners])
    return store.cart_in(found, owner.main), store.cart_in(found, owner.guest) if owner.guest else None


def _read_merged(owner: Owner) -> Cart:
    mine, guest = _read_carts(owner)
    if guest is None or not guest.version:
        return mine
    return _save(rules.merge(mine, guest), mine, guest)


def _save(cart: Cart, mine: Cart, guest: Cart | None) -> Cart:
    tx = Transaction()
    stored = cart
    if cart.lines != mine.lines:
        stored = store.put_cart(tx, cart)
    if guest is not None and guest.version:
        store.put_cart(tx, replace(guest, lines=()))
    if len(tx):
        tx.commit()
    return stored


def _retried(work: Callable[[], T]) -> T:
    """Two windows of one buyer may write at once: read again and do it on what the other left."""
    for _ in range(_TRIES - 1):
        try:
            return work()
        except Conflict as conflict:
            if conflict.code != "changed_meanwhile":
                raise
    return work()


def _show(line: CartLine, goods: Goods | None, currency: str) -> ShownLine:
    if goods is None or goods.quote is None or not goods.sellable:
        return ShownLine(line.sku, line.quantity, line.seen, _in(line.seen.price, currency), 0, "unavailable")
    price, was = goods.quote.price, line.seen.price
    seen = goods.seen(price)
    changed = was.currency == price.currency and was != price
    problem = "out_of_stock" if goods.available < line.quantity else "price_changed" if changed else None
    return ShownLine(line.sku, line.quantity, seen, price, goods.available, problem, was if changed else None)


def _in(price: Money, currency: str) -> Money:
    """The last known price is kept in the currency it was shown in; in another one it is not known any more."""
    return price if price.currency == currency else Money(0, currency)


def _after_change(cart: Cart, currency: str) -> ShownCart:
    """The cart after a change as each line was last shown, which costs no call; live where the buyer changed the currency."""
    if any(line.seen.price.currency != currency for line in cart.lines):
        return _show_live(cart, currency)
    lines = (ShownLine(line.sku, line.quantity, line.seen, line.seen.price, line.seen.available) for line in cart.lines)
    return ShownCart(tuple(lines), currency)
