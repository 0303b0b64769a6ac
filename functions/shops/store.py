"""The shops table.

| pk | sk | item |
|---|---|---|
| `shop#{slug}` | `shop` | a shop: its settings as one document |
| `org_…` | `shop` | which shop is this dealer's |
| `shop#{slug}` | `product#prd_…` | a product in its assortment, with its SKUs and own prices |
| `offer#{slug}#{sku}` | `offer` | the same by SKU: all that a price in the shop needs beside the shop itself |

`by_rank` lists an assortment in the dealer's order, `by_product` finds the shops that hold a product, `by_status` lists shops.
Offers spread over partitions of their own: what every visitor reads of a busy shop is the shop's item and theirs.
"""

from __future__ import annotations

import json
from functools import cache

from pydantic import TypeAdapter
from pynamodb.attributes import BooleanAttribute, JSONAttribute, NumberAttribute, UnicodeAttribute

from parure.aws.tables import Read, Table, Transaction, index, query_page
from parure.kernel.errors import PreconditionFailed
from parure.kernel.paging import Page
from shops.rules.shop import Listed, Offer, Shop, ShopStatus


class ShopItem(Table):
    class Meta(Table.Meta):
        table = "shops"

    by_status = index("status", "pk")

    document = UnicodeAttribute()
    dealer_id = UnicodeAttribute()
    status = UnicodeAttribute()
    suspended = BooleanAttribute(default=False)
    version = NumberAttribute()
    products = NumberAttribute(default=0)
    """How many its assortment holds; moved with every addition and removal."""


class OwnShopItem(Table):
    class Meta(Table.Meta):
        table = "shops"

    slug = UnicodeAttribute()


class ListedItem(Table):
    class Meta(Table.Meta):
        table = "shops"

    by_rank = index("ranked", "rank")
    by_product = index("product_id", "pk")

    ranked = UnicodeAttribute()
    """The shop's key again: only what is listed is in the index."""
    rank = UnicodeAttribute()
    product_id = UnicodeAttribute()
    added_at = UnicodeAttribute()
    skus = JSONAttribute()
    version = NumberAttribute()


class OfferItem(Table):
    class Meta(Table.Meta):
        table = "shops"

    of_product = UnicodeAttribute()
    own = NumberAttribute(null=True)


def shop_pk(slug: str) -> str:
    return f"shop#{slug}"


def shop_read(slug: str) -> Read:
    return Read(ShopItem, shop_pk(slug), "shop")


def own_shop_read(dealer_id: str) -> Read:
    return Read(OwnShopItem, dealer_id, "shop")


def listed_read(slug: str, product_id: str) -> Read:
    return Read(ListedItem, shop_pk(slug), f"product#{product_id}")


def offer_read(slug: str, sku: str) -> Read:
    return Read(OfferItem, f"offer#{slug}#{sku}", "offer")


@cache
def _adapter() -> TypeAdapter[Shop]:
    # Built when first needed: an adapter costs a cold start several milliseconds.
    return TypeAdapter(Shop)


def shop_of(item: ShopItem) -> Shop:
    """Standing and version are the item's own: they change without the document."""
    shop = _adapter().validate_json(item.document)
    return shop.with_(status=ShopStatus(item.status), suspended=bool(item.suspended), version=int(item.version))


def put_shop(tx: Transaction, shop: Shop, *, products: int) -> Shop:
    """Write it if nobody else did since it was read; returns it as it will be stored."""
    stored = shop.with_(version=shop.version + 1)
    item = ShopItem(
        shop_pk(shop.slug),
        "shop",
        document=json.dumps(_adapter().dump_python(stored, mode="json"), ensure_ascii=False, separators=(",", ":")),
        dealer_id=stored.dealer_id,
        status=str(stored.status),
        suspended=stored.suspended,
        version=stored.version,
        products=products,
    )
    same = (ShopItem.version == shop.version) & (ShopItem.products == products)
    held = same if shop.version else ShopItem.pk.does_not_exist()
    tx.put(item, condition=held, otherwise=changed_meanwhile())
    return stored


def listed_of(item: ListedItem) -> Listed:
    skus = {sku: None if own is None else int(own) for sku, own in item.skus.items()}
    return Listed(item.product_id, item.rank, item.added_at, skus)


def offer_of(sku: str, item: OfferItem) -> Offer:
    return Offer(sku, item.of_product, None if item.own is None else int(item.own))


def list_assortment(slug: str, *, limit: int, cursor: str | None) -> Page[ListedItem]:
    """In the dealer's order; one Query."""
    return query_page(ListedItem.by_rank, shop_pk(slug), limit=limit, cursor=cursor)


def list_shops(status: ShopStatus, *, limit: int, cursor: str | None) -> Page[ShopItem]:
    return query_page(ShopItem.by_status, str(status), limit=limit, cursor=cursor)


def list_holders(product_id: str, *, limit: int, cursor: str | None) -> Page[ListedItem]:
    """The entries of one product in all assortments."""
    return query_page(ListedItem.by_product, product_id, limit=limit, cursor=cursor)


def slug_of(item: ListedItem) -> str:
    return str(item.pk).removeprefix("shop#")


def changed_meanwhile() -> PreconditionFailed:
    return PreconditionFailed("changed_meanwhile", "Somebody changed this at the same time. Read it again.")
