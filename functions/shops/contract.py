"""What other capabilities may ask of dealers' shops.

A price in a shop needs two things beside what the mall's own price needs, both joined to the reads that you make anyway:

    found = read_together([*shop_reads(slug), *offer_reads(slug, skus), *sku_reads(skus), *price_reads(), ...])
    shop = shop_in(found, slug)                      # None: there is none, or it is shut (draft, closed, dealer suspended)
    price = price_in(found, slug, sku, quote.base)   # ShopPrice, or None: not in its assortment. sku: catalog's Sku
    quote = in_shop(quote, price, rates)             # the same quote at the shop's price, in its own currency

`slug` comes from outside: `known_slug` says whether it can be one at all. Whoever shows anything under a slug shows only what
`price_in` gives a price for. Kept light: orders and catalog import it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any, Protocol

from pydantic import Field, StringConstraints

from parure.aws.tables import Read
from parure.kernel.errors import Gone, NotFound
from parure.kernel.money import Money
from parure.kernel.paging import Page
from parure.kernel.text import Text
from pricing.contract import BASE, Quote, Rates
from shops import store
from shops.rules.pricing import Base, PriceList, Rounding, ShopPrice, Terms, Told, shop_price
from shops.rules.shop import Accent, Contact, Listed, Look, Offer, Picture, Shop, ShopImport, ShopStatus, Tone, is_slug

ShopSlug = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9-]{3,40}$"),
    Field(description="A dealer's shop; without it the mall's own", examples=["maison-aube"]),
]

_dealers: dict[str, str] = {}
"""Whose shop a slug is: it never changes, so once known the dealer's standing is read along, at no further call."""


class Priced(Protocol):
    """Catalog's Sku, or `Terms`, as far as a price in a shop needs it."""

    @property
    def sku(self) -> str: ...
    @property
    def category(self) -> str: ...
    @property
    def map_price(self) -> Money | None: ...


def known_slug(slug: str) -> bool:
    """Whether this can be a shop's address at all."""
    return is_slug(slug)


def shop_reads(slug: str) -> list[Read]:
    """The shop, and its dealer's standing where this process knows whose it is."""
    dealer = _dealers.get(slug)
    return [store.shop_read(slug), *(standing_reads(dealer) if dealer else [])]


def standing_reads(dealer_id: str) -> list[Read]:
    """For a use case of two reads that knows the shop after the first: join it to the second, and ask `shop_in` again."""
    from identity.contract import organisation_reads

    return organisation_reads([dealer_id])


def offer_reads(slug: str, skus: Iterable[str]) -> list[Read]:
    """One read per SKU."""
    return [store.offer_read(slug, sku) for sku in skus]


def shop_in(found: Mapping[Read, Any], slug: str) -> Shop | None:
    """The shop, if buyers can enter it now. A dealer's standing among `found` counts at once, before any event came by."""
    item = found.get(store.shop_read(slug))
    if item is None:
        return None
    shop = store.shop_of(item)
    _dealers[slug] = shop.dealer_id
    return shop if shop.is_open and _may_trade(found, shop.dealer_id) else None


def open_shop_in(found: Mapping[Read, Any], slug: str) -> Shop:
    """As `shop_in`, for those who have nothing to say without it.

    Raises:
        NotFound: `no_such_shop`. Gone: `shop_closed`, with the shop's `name`.
    """
    shop = shop_in(found, slug)
    if shop is not None:
        return shop
    item = found.get(store.shop_read(slug))
    if item is None or item.status == ShopStatus.DRAFT:
        raise NotFound("no_such_shop", "There is no such shop.", field="shop")
    name = store.shop_of(item).name
    raise Gone("shop_closed", "This shop is closed at present.", field="shop", name={"zh": name.zh, "en": name.en})


def shop_name_in(found: Mapping[Read, Any], slug: str) -> Text | None:
    """What the shop is called, open or not: for papers of what was bought there."""
    item = found.get(store.shop_read(slug))
    return None if item is None else store.shop_of(item).name


def own_slug(dealer_id: str) -> str | None:
    """The address of a dealer's shop, if there is one; one read."""
    own = store.OwnShopItem.find(dealer_id, "shop")
    return None if own is None else str(own.slug)


def price_in(found: Mapping[Read, Any], slug: str, sku: Priced, base: Money) -> ShopPrice | None:
    """What a SKU costs in the shop, in the mall's currency (CNY) like `base`; None: the shop is shut or does not hold it.

    Freeze `price`, `base` and the shop's `dealer_id` where it is sold: settlement asks for the three.
    """
    shop = shop_in(found, slug)
    item = found.get(store.offer_read(slug, sku.sku))
    if shop is None or item is None or base.currency != BASE:
        return None
    offer = store.offer_of(sku.sku, item)
    own = None if offer.own is None else Money(offer.own, BASE)
    return shop_price(Base(base, sku.category, sku.map_price), own, shop.prices)


def prices_in(found: Mapping[Read, Any], slug: str, bases: Iterable[tuple[Priced, Money]]) -> dict[str, ShopPrice]:
    """`price_in` of several; what the shop does not hold is not in the answer."""
    priced = ((sku.sku, price_in(found, slug, sku, base)) for sku, base in bases)
    return {sku: price for sku, price in priced if price is not None}


def in_shop(quote: Quote, price: ShopPrice, rates: Rates) -> Quote:
    """The mall's quote at the shop's price: same expiry, board and currency. A price that is not the mall's has no
    breakdown, for the parts would tell what the dealer pays.

    Raises:
        NotPriced: `rate_missing`.
    """
    if price.price == quote.base:
        return quote
    shown, rate_id = rates.present(price.price, quote.price.currency)
    return replace(quote, price=shown, base=price.price, breakdown=(), rate_id=rate_id)


def listing_page(slug: str, cursor: str | None = None, *, limit: int = 100) -> Page[Listed]:
    """A shop's assortment, in the dealer's order: product ids with their SKUs. One Query; for building an index anew."""
    return store.list_assortment(slug, limit=limit, cursor=cursor).map(store.listed_of)


def open_shops(cursor: str | None = None, *, limit: int = 100) -> Page[Shop]:
    """Every shop that buyers can enter, by slug. One Query; a dealer whose papers ran out this minute may still be there."""
    page = store.list_shops(ShopStatus.OPEN, limit=limit, cursor=cursor)
    shops = [store.shop_of(item) for item in page.items]
    return Page([shop for shop in shops if shop.is_open], page.next_cursor)


def holders_page(product_id: str, cursor: str | None = None, *, limit: int = 100) -> Page[str]:
    """Slugs of the shops, open or not, whose assortment holds a product: whose documents a change of it touches. One Query."""
    return store.list_holders(product_id, limit=limit, cursor=cursor).map(store.slug_of)


def import_shops(shops: Sequence[ShopImport]) -> None:
    """For the seed of a local mall: open shops with their assortments. Repeating it changes nothing."""
    from shops.service import provisioning

    provisioning.import_shops(shops)


def _may_trade(found: Mapping[Read, Any], dealer_id: str) -> bool:
    if not any(read.pk == dealer_id for read in found):
        return True
    from identity.contract import organisations_in

    dealer = organisations_in(found).get(dealer_id)
    return dealer is None or dealer.is_live


__all__ = [
    "Accent",
    "Base",
    "Contact",
    "Listed",
    "Look",
    "Offer",
    "Picture",
    "PriceList",
    "Priced",
    "Rounding",
    "Shop",
    "ShopImport",
    "ShopPrice",
    "ShopSlug",
    "ShopStatus",
    "Terms",
    "Told",
    "Tone",
    "holders_page",
    "import_shops",
    "in_shop",
    "known_slug",
    "listing_page",
    "offer_reads",
    "open_shop_in",
    "open_shops",
    "own_slug",
    "price_in",
    "prices_in",
    "shop_in",
    "shop_price",
    "shop_name_in",
    "shop_reads",
    "standing_reads",
]
