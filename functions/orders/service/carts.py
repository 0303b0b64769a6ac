"""Carts: two AWS calls per change, two to show one live."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import Enum
from typing import Any, TypeVar

from orders import store
from orders.rules import cart as rules
from orders.rules.cart import Cart, CartLine, Merged, Seen
from orders.rules.engraving import Engraving, check_engraving
from orders.service.goods import Goods, goods_in, goods_reads
from parure.aws.auth import Caller
from parure.aws.tables import Read, Transaction, read_together
from parure.kernel.errors import Conflict, NotFound
from parure.kernel.money import Money
from parure.kernel.time import now
from parure.kernel.value import value
from shops.contract import open_shop_in, shop_in, shop_reads

T = TypeVar("T")

_TRIES = 4


class Keep(Enum):
    KEEP = "keep"


KEEP = Keep.KEEP


@value
class Owner:
    """Whose cart: a buyer's, a guest's, or a buyer's who was a guest in this browser (then the two are merged).

    `shop` is the dealer's shop that it is filled in, None the mall: carts of different shops never mix.
    """

    main: str
    guest: str | None = None
    shop: str | None = None

    @classmethod
    def of(cls, caller: Caller, guest: str | None, shop: str | None = None) -> Owner:
        """`guest` is the id of the caller's guest cookie (`parure.aws.guests`)."""
        if caller.user_id is not None:
            return cls(_in_shop(caller.user_id, shop), _in_shop(guest, shop) if guest else None, shop)
        if guest is None:
            raise ValueError("a guest needs a guest's id")
        return cls(_in_shop(guest, shop), None, shop)

    @property
    def owners(self) -> list[str]:
        return [self.main] if self.guest is None else [self.main, self.guest]


def _in_shop(owner: str, shop: str | None) -> str:
    return f"{owner}@{shop}" if shop else owner


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
    engraving: Engraving | None = None


@value
class ShownCart:
    lines: tuple[ShownLine, ...]
    currency: str
    saved: tuple[ShownLine, ...] = ()
    merged: Merged | None = None

    @property
    def total(self) -> Money:
        """Of what can be bought: a line that is unavailable costs nothing."""
        payable = (line.price * line.quantity for line in self.lines if line.problem != "unavailable")
        return Money.sum(payable, self.currency)


@value
class _Carts:
    """Both carts as they are stored, and what they are together."""

    mine: Cart
    guest: Cart | None
    together: Cart

    @classmethod
    def found(cls, found: dict[Read, Any], owner: Owner) -> _Carts:
        mine = store.cart_in(found, owner.main)
        guest = store.cart_in(found, owner.guest) if owner.guest else None
        if guest is None or not guest.version:
            return cls(mine, None, mine)
        return cls(mine, guest, rules.merge(mine, guest))

    @property
    def merged(self) -> Merged | None:
        """What the buyer should hear of it: None when nothing came together."""
        if self.guest is None or not self.guest.lines:
            return None
        return rules.what_merged(self.mine, self.guest, self.together)

    def save(self, cart: Cart) -> Cart:
        """Write the cart that they became; the guest's is gone with it."""
        tx = Transaction()
        stored = cart
        if (cart.lines, cart.saved) != (self.mine.lines, self.mine.saved):
            stored = store.put_cart(tx, cart)
        if self.guest is not None:
            store.put_cart(tx, replace(self.guest, lines=(), saved=()))
        if len(tx):
            tx.commit()
        return stored


def get_cart(owner: Owner, currency: str) -> ShownCart:
    """The cart with live prices and stock; a guest's cart is merged into the buyer's on the way."""

    def work() -> ShownCart:
        carts = _read_carts(owner)
        stored = carts.save(carts.together) if carts.guest else carts.mine
        return _show_live(owner, stored, currency, carts.merged)

    return _retried(work)


def acknowledge_changes(owner: Owner, currency: str) -> ShownCart:
    """The buyer has seen today's prices and stock: changes count from here. Three calls."""

    def work() -> ShownCart:
        carts = _read_carts(owner)
        goods = _goods_of(owner, carts.together, currency)
        seen = {sku: one.seen(one.quote.price) for sku, one in goods.items() if one.quote and one.sellable}
        stored = carts.save(rules.look_again(carts.together, seen))
        return _show(stored, goods, currency, carts.merged)

    return _retried(work)


def add_line(owner: Owner, sku: str, quantity: int, currency: str, engraving: Engraving | None = None) -> ShownCart:
    """
    Raises:
        NotFound: `no_such_sku`; `no_such_shop`. Gone: `shop_closed`.
        Conflict: `unavailable`, `out_of_stock`, `quantity_limit`, `cart_full`.
        Conflict, InvalidRequest: of the engraving, as `rules/engraving.py: check_engraving` says.
    """

    def apply(cart: Cart, seen: Seen) -> Cart:
        added = rules.add(cart, sku, quantity, seen, now())
        return added if engraving is None else rules.engrave(added, sku, _checked(engraving, seen))

    return _change(owner, sku, currency, apply)


def change_line(
    owner: Owner, sku: str, currency: str, *, quantity: int | None = None, engraving: Engraving | Keep | None = KEEP
) -> ShownCart:
    """How many, and what is engraved: None takes the text off, KEEP leaves it."""

    def apply(cart: Cart, seen: Seen) -> Cart:
        changed = cart if quantity is None else rules.set_quantity(cart, sku, quantity, seen)
        if isinstance(engraving, Keep):
            return changed
        return rules.engrave(changed, sku, _checked(engraving, seen) if engraving else None)

    return _change(owner, sku, currency, apply)


def move_to_cart(owner: Owner, sku: str, currency: str) -> ShownCart:
    """A saved piece goes back into the cart, at today's price."""
    return _change(owner, sku, currency, lambda cart, seen: rules.move_to_cart(cart, sku, seen))


def save_for_later(owner: Owner, sku: str, currency: str) -> ShownCart:
    return _rearrange(owner, currency, lambda cart: rules.save_for_later(cart, sku))


def remove_line(owner: Owner, sku: str, currency: str) -> ShownCart:
    return _rearrange(owner, currency, lambda cart: rules.remove(cart, sku))


def forget_saved(owner: Owner, sku: str, currency: str) -> ShownCart:
    return _rearrange(owner, currency, lambda cart: rules.forget_saved(cart, sku))


def empty_cart(owner: Owner) -> None:
    """What is saved for later stays."""

    def work() -> None:
        carts = _read_carts(owner)
        carts.save(replace(carts.together, lines=()))

    _retried(work)


def _change(owner: Owner, sku: str, currency: str, apply: Callable[[Cart, Seen], Cart]) -> ShownCart:
    """A change that needs to know the piece: everything is read in one call and written in another."""

    def work() -> ShownCart:
        at = now()
        found = read_together([*map(store.cart_read, owner.owners), *goods_reads([sku], owner.shop)])
        if owner.shop is not None:
            open_shop_in(found, owner.shop)
        carts = _Carts.found(found, owner)
        goods = goods_in(found, [sku], currency, at, owner.shop).get(sku)
        stored = carts.save(apply(carts.together, _sellable(sku, goods)))
        return _after_change(owner, stored, currency, carts.merged)

    return _retried(work)


def _rearrange(owner: Owner, currency: str, apply: Callable[[Cart], Cart]) -> ShownCart:
    """A change for which the carts are enough."""

    def work() -> ShownCart:
        carts = _read_carts(owner)
        return _after_change(owner, carts.save(apply(carts.together)), currency, carts.merged)

    return _retried(work)


def _checked(wish: Engraving, seen: Seen) -> Engraving:
    engraving = Engraving(text=" ".join(wish.text.split()), font=wish.font)
    check_engraving(engraving, seen.category, seen.material)
    return engraving


def _sellable(sku: str, goods: Goods | None) -> Seen:
    if goods is None:
        raise NotFound("no_such_sku", f"There is no SKU {sku}.", field="sku")
    if goods.quote is None or not goods.sellable:
        raise Conflict("unavailable", "This piece is not for sale at the moment.", field="sku", sku=sku)
    return goods.seen(goods.quote.price)


def _read_carts(owner: Owner) -> _Carts:
    """With the shop, so that the read of its goods brings its dealer's standing along."""
    found = read_together([*map(store.cart_read, owner.owners), *(shop_reads(owner.shop) if owner.shop else [])])
    if owner.shop is not None:
        shop_in(found, owner.shop)
    return _Carts.found(found, owner)


def _retried(work: Callable[[], T]) -> T:
    """Two windows of one buyer may write at once: read again and do it on what the other left."""
    for _ in range(_TRIES - 1):
        try:
            return work()
        except Conflict as conflict:
            if conflict.code != "changed_meanwhile":
                raise
    return work()


def _goods_of(owner: Owner, cart: Cart, currency: str) -> dict[str, Goods]:
    skus = [line.sku for line in (*cart.lines, *cart.saved)]
    return goods_in(read_together(goods_reads(skus, owner.shop)), skus, currency, now(), owner.shop)


def _show_live(owner: Owner, cart: Cart, currency: str, merged: Merged | None) -> ShownCart:
    return _show(cart, _goods_of(owner, cart, currency), currency, merged)


def _show(cart: Cart, goods: Mapping[str, Goods], currency: str, merged: Merged | None) -> ShownCart:
    def shown(lines: tuple[CartLine, ...]) -> tuple[ShownLine, ...]:
        return tuple(_show_line(line, goods.get(line.sku), currency) for line in lines)

    return ShownCart(shown(cart.lines), currency, shown(cart.saved), merged)


def _show_line(line: CartLine, goods: Goods | None, currency: str) -> ShownLine:
    if goods is None or goods.quote is None or not goods.sellable:
        last = _in(line.seen.price, currency)
        return ShownLine(line.sku, line.quantity, line.seen, last, 0, "unavailable", engraving=line.engraving)
    price, was = goods.quote.price, line.seen.price
    seen = goods.seen(price)
    changed = was.currency == price.currency and was != price
    problem = "out_of_stock" if goods.available < line.quantity else "price_changed" if changed else None
    was_price = was if changed else None
    return ShownLine(line.sku, line.quantity, seen, price, goods.available, problem, was_price, line.engraving)


def _in(price: Money, currency: str) -> Money:
    """The last known price is kept in the currency it was shown in; in another one it is not known any more."""
    return price if price.currency == currency else Money(0, currency)


def _after_change(owner: Owner, cart: Cart, currency: str, merged: Merged | None) -> ShownCart:
    """The cart after a change as each line was last shown, which costs no call; live where the buyer changed the currency."""
    if any(line.seen.price.currency != currency for line in (*cart.lines, *cart.saved)):
        return _show_live(owner, cart, currency, merged)

    def shown(lines: tuple[CartLine, ...]) -> tuple[ShownLine, ...]:
        return tuple(_as_seen(line) for line in lines)

    return ShownCart(shown(cart.lines), currency, shown(cart.saved), merged)


def _as_seen(line: CartLine) -> ShownLine:
    seen = line.seen
    return ShownLine(line.sku, line.quantity, seen, seen.price, seen.available, engraving=line.engraving)
