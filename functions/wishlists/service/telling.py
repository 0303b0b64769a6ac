"""News of a product, told to those who wish for it: a notice on their list, and an event for people who can be written to."""

from __future__ import annotations

from collections.abc import Iterable

from parure.aws.tables import Transaction, read_together
from parure.kernel.errors import Conflict
from parure.kernel.time import now
from parure.kernel.value import value
from wishlists import rules, store
from wishlists.events import WishBackInStock, WishersLeft, WishlistPriceDropped
from wishlists.rules import Now, Wish, Wishlist
from wishlists.service.lists import stands_of
from wishlists.store import Watcher

AT_ONCE = 50
"""People told by one message; those who are left get a message of their own."""
_TRIES = 4


@value
class News:
    """What happened to some SKUs of a product; `shop` "" is the mall, None every shop. `event_id` is where it was said."""

    kind: str
    product_id: str
    skus: tuple[str, ...]
    shop: str | None
    event_id: str
    after: str | None = None


def tell(news: News) -> None:
    """Told twice is told once: a list remembers what it was told."""
    found = store.watchers(news.product_id, news.shop, after=news.after, limit=AT_ONCE + 1)
    watchers = found[:AT_ONCE]
    lists = read_together([store.list_read(watcher.owner) for watcher in watchers])
    stands: dict[str, dict[str, Now]] = {}
    for watcher in watchers:
        if watcher.shop not in stands:
            stands[watcher.shop] = stands_of(news.skus, watcher.shop or None)
        _tell_one(news, watcher, store.list_in(lists, watcher.owner), stands[watcher.shop])
    if len(found) > AT_ONCE:
        left = WishersLeft(
            product_id=news.product_id,
            skus=news.skus,
            kind=news.kind,
            event_id=news.event_id,
            after=watchers[-1].key,
            shop=news.shop,
        )
        tx = Transaction()
        tx.publish(left, by=None)
        tx.commit()


def _tell_one(news: News, watcher: Watcher, wishlist: Wishlist, stands: dict[str, Now]) -> None:
    note = rules.note_price_drop if news.kind == "price_dropped" else rules.note_back_in_stock
    for attempt in range(_TRIES):
        changed, told = note(wishlist, stands, news.event_id, now())
        tx = Transaction()
        if told:
            store.put_list(tx, changed)
            _publish(tx, told, watcher)
        elif not wishlist.has_product(news.product_id):
            store.delete_watch(tx, news.product_id, watcher.owner, watcher.shop)
        if not len(tx):
            return
        try:
            tx.commit()
        except Conflict as conflict:
            if conflict.code != "changed_meanwhile" or attempt == _TRIES - 1:
                raise
            wishlist = store.list_in(read_together([store.list_read(watcher.owner)]), watcher.owner)
        else:
            return


def _publish(tx: Transaction, told: Iterable[Wish], watcher: Watcher) -> None:
    user_id = watcher.owner.partition("@")[0]
    if not user_id.startswith("usr_"):
        return
    for wish in told:
        notice = wish.notice
        if notice is None:
            continue
        if notice.kind == "price_dropped":
            event: WishlistPriceDropped | WishBackInStock = WishlistPriceDropped(
                user_id=user_id,
                product_id=wish.product_id,
                sku=wish.sku,
                shop=watcher.shop,
                before=notice.was or wish.price,
                now=notice.price,
            )
        else:
            event = WishBackInStock(
                user_id=user_id, product_id=wish.product_id, sku=wish.sku, shop=watcher.shop, now=notice.price
            )
        tx.publish(event, by=None)
