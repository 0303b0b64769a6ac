"""What buyers read: lists, one product, live offers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from pynamodb.expressions.condition import Condition

from catalog import store
from catalog.rules.content import ProductContent, SkuContent
from catalog.rules.life import Status
from catalog.rules.scales import Category, Material
from catalog.rules.schedule import is_over
from catalog.service.records import content_of, refs_of
from catalog.snapshot import Sku
from catalog.store import CardItem, ProductItem
from parure.aws.tables import Read, query_page, read_together
from parure.kernel.errors import InvalidRequest, NotFound
from parure.kernel.money import Money
from parure.kernel.paging import Page
from parure.kernel.time import now
from pricing.contract import (
    BASE,
    Boards,
    NotPriced,
    PriceRule,
    Quote,
    Rates,
    boards_in,
    indicative,
    price_reads,
    quote,
    rates_in,
)
from shops.contract import Priced, Terms, in_shop, offer_reads, open_shop_in, price_in, shop_reads
from supply.contract import balance_in, stock_reads
from trace.contract import Certificate, certificate_reads, certificates_in

RATES_KEPT = timedelta(seconds=60)
_rates: tuple[datetime, Rates] | None = None


@dataclass(frozen=True)
class Offer:
    """A SKU now. `quote` is its price; when it cannot be bought, `unavailable` says why, `available` is 0 and the quote
    is by the last board price, or None if there never was one."""

    sku: str
    quote: Quote | None
    available: int
    unavailable: NotPriced | None


@dataclass(frozen=True)
class LiveProduct:
    product_id: str
    content: ProductContent
    supplier_id: str
    supplier_name: str
    published_at: str
    version: int
    offers: Mapping[str, Offer]
    """One per SKU of the content."""
    certificate: Certificate | None = None
    """The record of the certificate that it lists, where there is one."""

    @property
    def price(self) -> Money | None:
        prices = [offer.quote.price for offer in self.offers.values() if offer.quote is not None]
        return min(prices, default=None)

    @property
    def price_from(self) -> bool:
        return len({offer.quote.price for offer in self.offers.values() if offer.quote is not None}) > 1


@dataclass(frozen=True)
class Shelf:
    """A list as asked for. Prices are minor units of the currency that the list is shown in."""

    category: Category | None
    material: Material | None
    min_price: int | None
    max_price: int | None
    sort: str
    currency: str


def list_products(shelf: Shelf, *, limit: int, cursor: str | None) -> Page[tuple[CardItem, Money]]:
    """One Query, whatever the filters (and, once a minute for a foreign currency, the rates)."""
    if shelf.min_price is not None and shelf.max_price is not None and shelf.min_price > shelf.max_price:
        raise InvalidRequest("range_empty", "The lowest price is above the highest.", field="min_price")
    rates = current_rates() if shelf.currency != BASE else Rates()
    try:
        if shelf.currency != BASE:
            rates.of(shelf.currency)
        low = None if shelf.min_price is None else rates.to_base(shelf.min_price, shelf.currency)
        high = None if shelf.max_price is None else rates.to_base(shelf.max_price, shelf.currency)
        by_price = shelf.sort != "newest"
        index, hash_key = _index_of(shelf, by_price)
        bounds = _between(low, high)
        page = query_page(
            index,
            hash_key,
            range_condition=bounds if by_price else None,
            filter_condition=None if by_price else bounds,
            limit=limit,
            cursor=cursor,
            newest_first=shelf.sort in ("newest", "-price"),
            scope=f"{shelf.sort}/{low}/{high}",
        )
        here = [item for item in page.items if not is_over(item.until, now())]
        prices = (rates.present(Money(int(item.shelf_price), BASE), shelf.currency)[0] for item in here)
        return Page(list(zip(here, prices, strict=True)), page.next_cursor)
    except NotPriced as unknown:
        raise _no_rate(shelf.currency) from unknown


def is_on_sale(item: ProductItem, at: datetime) -> bool:
    """Published by a live supplier, and the moment of its take-down, if it has one, is not here yet: the sweep may be late."""
    return item.status == Status.PUBLISHED and not item.suspended and not is_over(item.take_down_at, at)


def get_product(product_id: str, currency: str, *, shop: str | None = None, consistent: bool = False) -> LiveProduct:
    """Two calls: the product, then stock and prices of its SKUs together. In a dealer's shop it has the SKUs and prices
    that it has there.

    Raises:
        NotFound: `product_not_found`, `no_such_shop`. Gone: `shop_closed`.
    """
    item = ProductItem.find(product_id, "product", consistent=consistent)
    if item is None or not is_on_sale(item, now()):
        raise NotFound("product_not_found", "There is no such product on sale.")
    content = content_of(item)
    stock = stock_reads(sku.sku for sku in content.skus)
    reads = [*stock, *price_reads(), *certificate_reads(refs_of(content))]
    if shop is not None:
        reads += [*shop_reads(shop), *offer_reads(shop, (sku.sku for sku in content.skus))]
    found = read_together(reads, consistent=consistent)
    product = live_product(item, content, found, currency)
    return product if shop is None else _product_in_shop(product, found, shop)


def live_product(item: ProductItem, content: ProductContent, found: Mapping[Read, Any], currency: str) -> LiveProduct:
    """A product on sale by what was read of its prices, stock (none: 0 available) and certificate."""
    rules = {sku.sku: sku.price_rule.rule() for sku in content.skus}
    certificates = certificates_in(found)
    return LiveProduct(
        product_id=item.pk,
        content=content,
        supplier_id=item.supplier_id,
        supplier_name=item.supplier_name,
        published_at=item.published_at or item.created_at,
        version=int(item.version),
        offers=_offers(found, rules, currency),
        certificate=next((certificates[ref] for ref in refs_of(content) if ref in certificates), None),
    )


def get_offers(skus: Sequence[str], currency: str, shop: str | None = None) -> list[Offer]:
    """Live price and stock of SKUs in one BatchGetItem; a SKU that does not exist or is not on sale is left out.

    Raises:
        NotFound: `no_such_shop`. Gone: `shop_closed`.
    """
    wanted = list(dict.fromkeys(skus))
    reads = [*(store.sku_read(sku) for sku in wanted), *stock_reads(wanted), *price_reads()]
    reads += [*shop_reads(shop), *offer_reads(shop, wanted)] if shop is not None else []
    found = read_together(reads, consistent=False)
    snapshots = {sku: store.sku_of(found[read]) for sku in wanted if (read := store.sku_read(sku)) in found}
    rules = {name: sku.price_rule for name, sku in snapshots.items() if _on_sale(sku)}
    offers = _offers(found, rules, currency)
    return list((offers if shop is None else _offers_in_shop(offers, snapshots.values(), found, shop)).values())


def live_product_ids() -> Iterator[str]:
    """Every product on the shelves, the newest first, page by page: for publishing all pages again."""
    return (card.pk for card in CardItem.all_newest.query("all", scan_index_forward=False))


def current_rates() -> Rates:
    """The rates, kept for a minute: a list shows them, an order reads them fresh."""
    global _rates
    if _rates is None or _rates[0] <= now() - RATES_KEPT:
        _rates = (now(), rates_in(read_together(price_reads(), consistent=False)))
    return _rates[1]


def _product_in_shop(product: LiveProduct, found: Mapping[Read, Any], shop: str) -> LiveProduct:
    content = product.content
    offers = _offers_in_shop(product.offers, [_terms(sku, content) for sku in content.skus], found, shop)
    if not offers:
        raise NotFound("product_not_found", "There is no such product in this shop.")
    kept = tuple(sku for sku in content.skus if sku.sku in offers)
    return replace(product, content=content.model_copy(update={"skus": kept}), offers=offers)


def _offers_in_shop(
    offers: Mapping[str, Offer], skus: Iterable[Priced], found: Mapping[Read, Any], shop: str
) -> dict[str, Offer]:
    """The offers of what the shop holds, at its prices; one whose price is not known yet stays without."""
    open_shop_in(found, shop)
    rates = rates_in(found)
    sold: dict[str, Offer] = {}
    for sku in skus:
        offer = offers.get(sku.sku)
        price = price_in(found, shop, sku, offer.quote.base if offer.quote else Money(0, BASE)) if offer else None
        if offer and price is not None:
            sold[sku.sku] = offer if offer.quote is None else replace(offer, quote=in_shop(offer.quote, price, rates))
    return sold


def _terms(sku: SkuContent, content: ProductContent) -> Terms:
    return Terms(sku.sku, str(content.category), sku.map_price.money() if sku.map_price else None)


def _on_sale(sku: Sku) -> bool:
    return sku.sellable


def _offers(found: Mapping[Read, Any], rules: Mapping[str, PriceRule], currency: str) -> dict[str, Offer]:
    boards, rates, at = boards_in(found), rates_in(found), now()
    if currency != BASE and currency not in rates.by_currency:
        raise _no_rate(currency)
    return {sku: _offer(found, sku, rule, boards, rates, currency, at) for sku, rule in rules.items()}


def _offer(
    found: Mapping[Read, Any],
    sku: str,
    rule: PriceRule,
    boards: Boards,
    rates: Rates,
    currency: str,
    at: datetime,
) -> Offer:
    balance = balance_in(found, sku)
    try:
        live = quote(rule, boards, rates, currency, at)
        return Offer(sku, live, balance.available(at) if balance else 0, None)
    except NotPriced as reason:
        try:
            return Offer(sku, indicative(rule, boards, rates, currency, at), 0, reason)
        except NotPriced:
            return Offer(sku, None, 0, reason)


def _index_of(shelf: Shelf, by_price: bool) -> tuple[Any, str]:
    if shelf.category and shelf.material:
        key = f"both#{shelf.category}#{shelf.material}"
        return (CardItem.both_price if by_price else CardItem.both_newest), key
    if shelf.category:
        return (CardItem.category_price if by_price else CardItem.category_newest), f"category#{shelf.category}"
    if shelf.material:
        return (CardItem.material_price if by_price else CardItem.material_newest), f"material#{shelf.material}"
    return (CardItem.all_price if by_price else CardItem.all_newest), "all"


def _between(low: int | None, high: int | None) -> Condition | None:
    if low is not None and high is not None:
        return CardItem.shelf_price.between(low, high)
    if low is not None:
        return CardItem.shelf_price >= low
    if high is not None:
        return CardItem.shelf_price <= high
    return None


def _no_rate(currency: str) -> InvalidRequest:
    return InvalidRequest("rate_missing", f"Prices cannot be shown in {currency}: there is no rate.", field="currency")
