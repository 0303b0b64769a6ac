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
from parure.kernel.errors import Conflict, PreconditionFailed
from parure.kernel.paging import Page
from shops.rules.shop import MAX_PRODUCTS, Listed, Offer, Shop, ShopStatus


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


def document_of(shop: Shop) -> str:
    return json.dumps(_adapter().dump_python(shop, mode="json"), ensure_ascii=False, separators=(",", ":"))


def put_new_shop(tx: Transaction, shop: Shop) -> Shop:
    """Take the address and make it this dealer's; each part says what stands in its way."""
    stored = shop.with_(version=1)
    item = ShopItem(
        shop_pk(shop.slug),
        "shop",
        document=document_of(stored),
        dealer_id=stored.dealer_id,
        status=str(stored.status),
        suspended=stored.suspended,
        version=stored.version,
        products=0,
    )
    one = Conflict("shop_exists", "Your organisation has a shop already.", field="slug")
    tx.put(OwnShopItem(shop.dealer_id, "shop", slug=shop.slug), if_absent=True, otherwise=one)
    taken = Conflict("slug_taken", "This address is taken. Choose another one.", field="slug")
    tx.put(item, if_absent=True, otherwise=taken)
    return stored


def change_parts(tx: Transaction, shop: Shop, *, products: int | None = None) -> Shop:
    """Write its settings if nobody else did since they were read; returns it as it will be stored. The count of products
    is not touched, so filling an assortment stands in nobody's way; `products` is a least count that must hold."""
    stored = shop.with_(version=shop.version + 1)
    held = ShopItem.version == shop.version
    tx.update(
        ShopItem(shop_pk(shop.slug), "shop"),
        actions=[
            ShopItem.document.set(document_of(stored)),
            ShopItem.status.set(str(stored.status)),
            ShopItem.suspended.set(stored.suspended),
            ShopItem.version.set(stored.version),
        ],
        condition=held if products is None else held & (ShopItem.products >= products),
        otherwise=changed_meanwhile(),
    )
    return stored


def count_parts(tx: Transaction, slug: str, more: int) -> None:
    """So many products more, or fewer, in the assortment."""
    room = ShopItem.products <= MAX_PRODUCTS - more
    full = Conflict("shop_full", f"A shop holds {MAX_PRODUCTS} products. Take some out first.", field="product_ids")
    tx.update(ShopItem(shop_pk(slug), "shop"), actions=[ShopItem.products.add(more)], condition=room, otherwise=full)


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
