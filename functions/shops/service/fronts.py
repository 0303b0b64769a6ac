"""What a visitor of a dealer's shop sees of it, and what its dealer sees at the desk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from catalog.contract import Card, Sku, card_in, card_reads, sku_in, sku_reads
from parure.aws.auth import Caller
from parure.aws.tables import Read, read_together
from parure.kernel.errors import InvalidRequest
from parure.kernel.money import Money
from parure.kernel.paging import Page
from parure.kernel.time import now
from pricing.contract import BASE, Boards, NotPriced, Rates, boards_in, indicative, price_reads, rates_in
from shops import store
from shops.contract import open_shop_in, shop_reads
from shops.rules.pricing import Base, PriceList, ShopPrice, shop_price
from shops.rules.shop import Listed, Shop
from shops.service.records import find_own_slug
from shops.store import ListedItem


@dataclass(frozen=True)
class ShownCard:
    card: Card
    price: Money
    price_from: bool


@dataclass(frozen=True)
class DeskRow:
    """A product at the assortment desk. `prices` has none for a SKU that is gone or that has no price at present."""

    listed: Listed
    skus: tuple[Sku, ...]
    prices: Mapping[str, ShopPrice]
    on_sale: bool


def get_front(slug: str) -> Shop:
    """One call.

    Raises:
        NotFound: `no_such_shop`. Gone: `shop_closed`.
    """
    return open_shop_in(read_together(shop_reads(slug), consistent=False), slug)


def list_products(slug: str, currency: str, *, limit: int, cursor: str | None) -> Page[ShownCard]:
    """What is on sale in a shop, in its dealer's order; a page may be short. One Query and one BatchGetItem per hundred."""
    page = store.list_assortment(slug, limit=limit, cursor=cursor)
    return Page(_cards(slug, [store.listed_of(item) for item in page.items], currency), page.next_cursor)


def featured_products(slug: str, currency: str) -> list[ShownCard]:
    """What the dealer put first, in their order. Three calls."""
    shop = get_front(slug)
    found = read_together([store.listed_read(slug, one) for one in shop.featured], consistent=False)
    items = (found.get(store.listed_read(slug, one)) for one in shop.featured)
    return _cards(slug, [store.listed_of(item) for item in items if item is not None], currency)


def list_assortment(*, by: Caller, limit: int, cursor: str | None, prices: PriceList | None = None) -> Page[DeskRow]:
    """The dealer's assortment with prices; `prices` shows what another price list would make of them. Three calls."""
    slug = find_own_slug(by)
    if slug is None:
        return Page([], None)
    page = store.list_assortment(slug, limit=limit, cursor=cursor)
    listed = [store.listed_of(item) for item in page.items]
    return Page(describe(slug, listed, prices), page.next_cursor)


def own_rows(product_ids: Sequence[str], *, by: Caller) -> list[DeskRow]:
    """Single products of the dealer's assortment, in the order asked for. Three calls."""
    slug = find_own_slug(by)
    if slug is None:
        return []
    reads = [store.listed_read(slug, one) for one in dict.fromkeys(product_ids)]
    found = read_together(reads)
    return describe(slug, [store.listed_of(found[read]) for read in reads if read in found])


def describe_one(item: ListedItem) -> DeskRow:
    """One call."""
    return describe(store.slug_of(item), [store.listed_of(item)])[0]


def describe(slug: str, listed: Sequence[Listed], prices: PriceList | None = None) -> list[DeskRow]:
    if not listed:
        return []
    codes = [sku for one in listed for sku in one.skus]
    cards = card_reads(one.product_id for one in listed)
    found = read_together([store.shop_read(slug), *cards, *sku_reads(codes), *price_reads()])
    used = prices or store.shop_of(found[store.shop_read(slug)]).prices
    boards, rates = boards_in(found), rates_in(found)
    rows: list[DeskRow] = []
    for one in listed:
        skus = _skus(found, one)
        priced = _prices(one, skus, used, boards, rates)
        rows.append(DeskRow(one, skus, priced, card_in(found, one.product_id) is not None))
    return rows


def _cards(slug: str, listed: Sequence[Listed], currency: str) -> list[ShownCard]:
    """Those on sale, at the shop's lowest price."""
    codes = [sku for one in listed for sku in one.skus]
    reads = [*shop_reads(slug), *card_reads(one.product_id for one in listed), *sku_reads(codes), *price_reads()]
    found = read_together(reads, consistent=False)
    shop = open_shop_in(found, slug)
    boards, rates = boards_in(found), rates_in(found)
    shown: list[ShownCard] = []
    for one in listed:
        card = card_in(found, one.product_id)
        skus = tuple(sku for sku in _skus(found, one) if sku.sellable)
        prices = {told.price.amount for told in _prices(one, skus, shop.prices, boards, rates).values()}
        if card is not None and prices:
            price = _present(Money(min(prices), BASE), rates, currency)
            shown.append(ShownCard(card, price, len(prices) > 1))
    return shown


def _skus(found: Mapping[Read, Any], listed: Listed) -> tuple[Sku, ...]:
    return tuple(sku for code in listed.skus if (sku := sku_in(found, code)) is not None)


def _prices(
    listed: Listed, skus: Iterable[Sku], prices: PriceList, boards: Boards, rates: Rates
) -> dict[str, ShopPrice]:
    told: dict[str, ShopPrice] = {}
    for sku in skus:
        try:
            base = indicative(sku.price_rule, boards, rates, BASE, now()).base
        except NotPriced:
            continue
        own = listed.skus[sku.sku]
        terms = Base(base, sku.category, sku.map_price)
        told[sku.sku] = shop_price(terms, None if own is None else Money(own, BASE), prices)
    return told


def _present(money: Money, rates: Rates, currency: str) -> Money:
    try:
        return rates.present(money, currency)[0]
    except NotPriced as unknown:
        raise InvalidRequest(
            "rate_missing", f"Prices cannot be shown in {currency}: there is no rate.", field="currency"
        ) from unknown
