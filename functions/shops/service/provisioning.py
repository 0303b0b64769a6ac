"""Shops of a local mall, as its seed makes them."""

from __future__ import annotations

from collections.abc import Sequence

from parure.aws.auth import Caller, Role
from parure.aws.tables import Transaction, timestamp
from shops import store
from shops.rules.shop import MAX_AT_ONCE, ShopImport, ShopStatus
from shops.service.assortment import add_products, price_product
from shops.store import ShopItem


def import_shops(shops: Sequence[ShopImport]) -> None:
    for wanted in shops:
        by = Caller(Role.DEALER, "seed", wanted.shop.dealer_id)
        if ShopItem.find(store.shop_pk(wanted.shop.slug), "shop") is None:
            at = timestamp()
            tx = Transaction()
            opened = wanted.shop.with_(status=ShopStatus.OPEN, opened_at=at, created_at=at, updated_at=at)
            store.put_new_shop(tx, opened)
            tx.commit()
        # What is added later stands first: the last of the order goes in first.
        for start in range((len(wanted.product_ids) - 1) // MAX_AT_ONCE * MAX_AT_ONCE, -1, -MAX_AT_ONCE):
            made = add_products(wanted.product_ids[start : start + MAX_AT_ONCE], by=by)
            for product_id in made.added:
                if product_id in wanted.own:
                    price_product(product_id, dict(wanted.own[product_id]), by=by)
