"""What follows in dealers' shops when something happens elsewhere."""

from __future__ import annotations

from catalog.contract import product_reads
from identity.contract import organisation_reads, organisations_in
from parure.aws.tables import Transaction, read_together, timestamp
from shops import store
from shops.events import ShopChanged
from shops.service.assortment import sync_product
from shops.store import OwnShopItem, ShopItem


def follow_product(product_id: str) -> None:
    """A product has other SKUs than before: every shop that holds it follows. The catalog is asked how it stands now.

    One call for a product that no shop holds.
    """
    cursor = None
    while True:
        page = store.list_holders(product_id, limit=90, cursor=cursor)
        if page.items:
            shops = [store.shop_read(store.slug_of(item)) for item in page.items]
            found = read_together([*product_reads([product_id]), *shops])
            for item, shop in zip(page.items, shops, strict=True):
                sync_product(item, found, found[shop].dealer_id)
        cursor = page.next_cursor
        if cursor is None:
            return


def follow_dealer(org_id: str) -> None:
    """A dealer was suspended or reinstated: the shop shuts, or is as it was. How they stand *now* decides."""
    own = OwnShopItem.find(org_id, "shop")
    if own is None:
        return
    read = store.shop_read(str(own.slug))
    found = read_together([read, *organisation_reads([org_id])])
    item: ShopItem = found[read]
    shop, dealer = store.shop_of(item), organisations_in(found).get(org_id)
    suspended = dealer is not None and not dealer.is_live
    if shop.suspended == suspended:
        return
    tx = Transaction()
    stored = store.change_parts(tx, shop.with_(suspended=suspended, updated_at=timestamp()))
    told = ShopChanged(
        slug=stored.slug, dealer_id=org_id, shop_version=stored.version, open=stored.is_open, prices=stored.is_open
    )
    tx.publish(told, by=None)
    tx.commit()
