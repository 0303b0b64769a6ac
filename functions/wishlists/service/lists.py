"""Wish lists: two AWS calls per change; news is told to those who wish."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from orders.contract import Goods, goods_in, goods_reads
from parure.aws.auth import Caller
from parure.aws.tables import Read, Transaction, read_together
from parure.kernel.errors import Conflict, NotFound
from parure.kernel.money import Money
from parure.kernel.time import now
from parure.kernel.value import value
from pricing.contract import BASE, NotPriced, Rates, price_reads, rates_in
from wishlists import rules, store
from wishlists.rules import Wish, Wishlist

T = TypeVar("T")
_TRIES = 4


@value
class Owner:
    """Whose list: a person's, a guest's, or a person's who was a guest in this browser (then the two become one)."""

    main: str
    guest: str | None
    shop: str | None

    @classmethod
    def of(cls, caller: Caller, guest: str | None, shop: str | None) -> Owner:
        at = f"@{shop}" if shop else ""
        if caller.user_id is None:
            if guest is None:
                raise ValueError("a guest needs a guest's id")
            return cls(guest + at, None, shop)
        return cls(caller.user_id + at, guest + at if guest else None, shop)


@value
class ShownWish:
    """A wish as it stands now. `price` is None while it cannot be bought; `dropped` is how much less it costs than when it was
    added. All in the currency asked for."""

    wish: Wish
    price: Money | None
    price_when_added: Money
    dropped: Money | None
    available: int


@value
class ShownList:
    wishlist: Wishlist
    wishes: tuple[ShownWish, ...]
    currency: str


@value
class _Lists:
    mine: Wishlist
    guest: Wishlist | None
    together: Wishlist

    @classmethod
    def found(cls, found: dict[Read, Any], owner: Owner) -> _Lists:
        mine = store.list_in(found, owner.main)
        guest = store.list_in(found, owner.guest) if owner.guest else None
        if guest is None or not guest.version:
            return cls(mine, None, mine)
        together = rules.merge(mine, guest)
        # A guest's link goes on where it shows what it showed; to a list that was there before it would show more.
        share = mine.share if mine.version else guest.share
        return cls(mine, guest, replace(together, share=share))

    def save(self, wishlist: Wishlist, owner: Owner) -> Wishlist:
        tx = Transaction()
        stored = wishlist
        if (wishlist.wishes, wishlist.share) != (self.mine.wishes, self.mine.share):
            stored = store.put_list(tx, wishlist)
            before = {wish.product_id for wish in self.mine.wishes}
            after = {wish.product_id for wish in wishlist.wishes}
            for product_id in sorted(after - before):
                store.put_watch(tx, product_id, owner.main, owner.shop)
            for product_id in sorted(before - after):
                store.delete_watch(tx, product_id, owner.main, owner.shop)
        if self.guest is not None:
            store.put_list(tx, replace(self.guest, wishes=(), share=None))
            if self.guest.share and self.guest.share == wishlist.share:
                store.put_share(tx, self.guest.share, owner.main)
        if len(tx):
            tx.commit()
        return stored


def get_marks(owner: Owner) -> Wishlist:
    """The list as it is stored; what was wished for as a guest joins it on the way. One call, two when lists join."""
    return _changed(owner, lambda wishlist: wishlist)


def get_wishlist(owner: Owner, currency: str) -> ShownList:
    """With today's prices and stock. Two calls, three for more than 48 pieces."""
    return _show(get_marks(owner), owner.shop, currency)


def add_sku(owner: Owner, sku: str) -> Wishlist:
    """
    Raises:
        NotFound: `no_such_sku`. Conflict: `wishlist_full`.
    """

    def work() -> Wishlist:
        found = read_together([*_reads(owner), *goods_reads([sku], owner.shop)])
        goods = goods_in(found, [sku], BASE, now(), owner.shop).get(sku)
        return _add(owner, _Lists.found(found, owner), _wish(sku, goods))

    return _retried(work)


def add_product(owner: Owner, product_id: str) -> Wishlist:
    """The product's cheapest variant, of those in stock if there are any.

    Raises:
        NotFound: `product_not_found`. Conflict: `wishlist_full`.
    """
    from catalog.contract import find_live_product

    product = find_live_product(product_id)
    no_such_product = NotFound("product_not_found", "There is no such product on sale.", field="product_id")
    if product is None:
        raise no_such_product
    skus = [sku.sku for sku in product.content.skus]

    def work() -> Wishlist:
        found = read_together([*_reads(owner), *goods_reads(skus, owner.shop)])
        lists = _Lists.found(found, owner)
        if lists.together.has_product(product_id):
            return lists.save(lists.together, owner)
        goods = goods_in(found, skus, BASE, now(), owner.shop)
        priced = [one for one in goods.values() if one.quote is not None]
        if not priced:
            raise no_such_product
        best = min(priced, key=lambda one: (one.available == 0, _base(one) or Money(0, BASE), one.sku.sku))
        return _add(owner, lists, _wish(best.sku.sku, best))

    return _retried(work)


def remove_sku(owner: Owner, sku: str) -> Wishlist:
    return _changed(owner, lambda wishlist: rules.remove_wish(wishlist, sku))


def look(owner: Owner) -> Wishlist:
    """Its owner has seen the news."""
    return _changed(owner, rules.look)


def share(owner: Owner) -> Wishlist:
    """A link that shows the list to anybody who has it; the one there is, if there is one."""
    token = secrets.token_urlsafe(16)

    def work() -> Wishlist:
        lists = _Lists.found(read_together(_reads(owner)), owner)
        if lists.together.share:
            return lists.save(lists.together, owner)
        if not lists.together.wishes:
            raise Conflict("wishlist_empty", "Wish for something first: an empty list cannot be shared.")
        stored = lists.save(lists.together, owner)
        tx = Transaction()
        shared = store.put_list(tx, replace(stored, share=token))
        store.put_share(tx, token, owner.main)
        tx.commit()
        return shared

    return _retried(work)


def stop_sharing(owner: Owner) -> None:
    """The link is dead from now on."""

    def work() -> None:
        wishlist = store.list_in(read_together(_reads(owner)), owner.main)
        if wishlist.share is None:
            return
        tx = Transaction()
        store.put_list(tx, replace(wishlist, share=None))
        store.delete_share(tx, wishlist.share)
        tx.commit()

    _retried(work)


def get_shared(token: str, shop: str | None, currency: str) -> ShownList:
    """What a link shows: the pieces at today's prices, nothing of its owner. In the shop that it was made in, no other.

    Raises:
        NotFound: `no_such_list`.
    """
    wishlist = store.find_shared(token)
    if wishlist is None or _shop_of(wishlist.owner) != shop:
        raise NotFound("no_such_list", "This list is not shared any more.")
    return _show(wishlist, shop, currency)


def _changed(owner: Owner, change: Callable[[Wishlist], Wishlist]) -> Wishlist:
    def work() -> Wishlist:
        lists = _Lists.found(read_together(_reads(owner)), owner)
        wanted = change(lists.together)
        return lists.save(wanted, owner) if lists.guest or wanted != lists.mine else lists.mine

    return _retried(work)


def _reads(owner: Owner) -> list[Read]:
    return [store.list_read(name) for name in (owner.main, owner.guest) if name]


def _add(owner: Owner, lists: _Lists, wish: Wish) -> Wishlist:
    return lists.save(rules.add_wish(lists.together, wish), owner)


def _wish(sku: str, goods: Goods | None) -> Wish:
    price = None if goods is None else _base(goods)
    if goods is None or price is None:
        raise NotFound("no_such_sku", f"There is no SKU {sku} for sale.", field="sku")
    seen = goods.seen(price)
    return Wish(
        sku=goods.sku.sku,
        product_id=seen.product_id,
        title=seen.title,
        category=seen.category,
        material=seen.material,
        price=price,
        added_at=now(),
        one_of_one=seen.one_of_one,
        image=seen.image,
        options=seen.options,
    )


def _base(goods: Goods) -> Money | None:
    return goods.quote.base if goods.quote is not None and goods.sku.sellable else None


def stands_of(skus: Iterable[str], shop: str | None) -> dict[str, rules.Now]:
    """How pieces stand in a shop. One call for up to 32 of them."""
    wanted = list(skus)
    goods = goods_in(read_together(goods_reads(wanted, shop)), wanted, BASE, now(), shop)
    return {sku: rules.Now(_base(one), one.available > 0) for sku, one in goods.items()}


def _show(wishlist: Wishlist, shop: str | None, currency: str) -> ShownList:
    skus = [wish.sku for wish in wishlist.wishes]
    reads = goods_reads(skus, shop) or price_reads()
    found = read_together(reads)
    goods = goods_in(found, skus, currency, now(), shop)
    rates = rates_in(found)
    shown = tuple(_shown(wish, goods, rates, currency) for wish in wishlist.wishes)
    return ShownList(wishlist, shown, currency)


def _shown(wish: Wish, goods: Mapping[str, Goods], rates: Rates, currency: str) -> ShownWish:
    here = goods.get(wish.sku)
    quote = here.quote if here is not None and here.sellable else None
    fresh = wish if here is None else replace(wish, title=here.sku.title, image=_image(here))
    try:
        was = rates.present(wish.price, currency)[0]
    except NotPriced:
        was = wish.price
    if here is None or quote is None:
        return ShownWish(fresh, None, was, None, 0)
    less = was - quote.price if quote.base < wish.price and was.currency == quote.price.currency else None
    return ShownWish(fresh, quote.price, was, less, here.available)


def _image(goods: Goods) -> dict[str, Any] | None:
    return None if goods.sku.image is None else dict(goods.sku.image)


def _shop_of(owner: str) -> str | None:
    return owner.partition("@")[2] or None


def _retried(work: Callable[[], T]) -> T:
    """Two windows of one person may write at once: read again and do it on what the other left."""
    for _ in range(_TRIES - 1):
        try:
            return work()
        except Conflict as conflict:
            if conflict.code != "changed_meanwhile":
                raise
    return work()
