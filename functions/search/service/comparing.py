"""What becomes of documents: as the catalog, prices and stock are now, beside what the index holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from catalog.contract import live_page, page_reads
from parure.aws.tables import Read, read_together
from parure.kernel.events import DomainEvent
from parure.kernel.money import Money
from parure.kernel.time import now
from parure.kernel.value import value
from pricing.contract import BASE
from search import store
from search.engine.document import Document, key_of
from search.events import BackInStock, Drop, PriceDropped
from search.rules.describing import Sold, describe
from search.rules.packing import digest_of, pack
from search.rules.reduction import Prices, has_dropped, noted
from search.store import DocumentItem
from shops.contract import Terms, offer_reads, prices_in, shop_in, shop_reads
from supply.contract import balance_in, stock_reads

if TYPE_CHECKING:
    from catalog.contract import LiveProduct


class Placed(Protocol):
    @property
    def product_id(self) -> str: ...
    @property
    def scope(self) -> str: ...


@value
class Change:
    """What becomes of one document; `upsert` and `delete` are both empty where only its prices or sales are noted."""

    item: DocumentItem
    upsert: Document | None
    delete: str | None
    events: Sequence[DomainEvent]


def changes_of(places: Sequence[Placed], sold: Mapping[str, int]) -> list[Change]:
    """Two calls for each hundred items: products and what is held of them, then stock and dealers' offers."""
    held = {place: store.document_read(place.product_id, place.scope) for place in places}
    reads = [read for place in places for read in page_reads(place.product_id)]
    found = read_together([*held.values(), *reads])
    pages = {product_id: live_page(found, product_id) for product_id in {place.product_id for place in places}}
    products = {key: page.product for key, page in pages.items() if page is not None}
    found |= read_together(_more_reads(places, products))
    at = now()
    changes = []
    for place, read in held.items():
        product = products.get(place.product_id)
        prices = _prices(found, product, place.scope) if product else {}
        more = sold.get(place.product_id, 0)
        if product is not None and prices:
            change = _present(found.get(read), product, place.scope, prices, _left(found, prices, at), at, more)
        else:
            change = _gone(found.get(read), place, more)
        if change is not None:
            changes.append(change)
    return changes


def _more_reads(places: Iterable[Placed], products: Mapping[str, LiveProduct]) -> list[Read]:
    reads = []
    for place in places:
        product = products.get(place.product_id)
        if product is None:
            continue
        skus = [sku.sku for sku in product.content.skus]
        reads += stock_reads(skus)
        if place.scope:
            reads += [*shop_reads(place.scope), *offer_reads(place.scope, skus)]
    return reads


def _prices(found: Mapping[Read, Any], product: LiveProduct, scope: str) -> dict[str, int | None]:
    """Minor units by SKU, of those that the scope sells; none where it sells nothing of it."""
    offers = {sku: offer.quote.base if offer.quote else None for sku, offer in product.offers.items()}
    if not scope:
        return {sku: base.amount if base else None for sku, base in offers.items()}
    if shop_in(found, scope) is None:
        return {}
    terms = _terms(product)
    asked = [(terms[sku], base) for sku, base in offers.items() if base is not None]
    return {sku: told.price.amount for sku, told in prices_in(found, scope, asked).items()}


def _terms(product: LiveProduct) -> dict[str, Terms]:
    content = product.content
    return {
        sku.sku: Terms(sku.sku, str(content.category), sku.map_price.money() if sku.map_price else None)
        for sku in content.skus
    }


def _left(found: Mapping[Read, Any], skus: Iterable[str], at: datetime) -> dict[str, bool]:
    balances = {sku: balance_in(found, sku) for sku in skus}
    return {sku: balance is not None and balance.available(at) > 0 for sku, balance in balances.items()}


def _present(
    before: DocumentItem | None,
    product: LiveProduct,
    scope: str,
    prices: Mapping[str, int | None],
    left: Mapping[str, bool],
    at: datetime,
    more: int,
) -> Change | None:
    item = before or store.new_document(product.product_id, scope)
    known = {sku: Prices.of_json(said) for sku, said in (item.prices or {}).items()}
    told = {sku: _noted(known.get(sku, Prices()), price, at) for sku, price in prices.items()}
    document = describe(product, _offers(product, prices, told, left, at), scope=scope, sold=int(item.sold) + more)
    digest, gone = digest_of(document), sorted(sku for sku, there in left.items() if not there)
    stories = {sku: one.to_json() for sku, one in told.items() if one.spans}
    if before is not None and (before.digest, before.prices, before.gone) == (digest, stories, gone):
        return None
    events = (
        [] if before is None else _events(product.product_id, scope, known, prices, set(item.gone or ()) - set(gone))
    )
    changed = item.digest != digest
    item.document, item.digest, item.prices, item.gone, item.sold = pack(document), digest, stories, gone, document.sold
    item.due_at = min((one.until for one in told.values() if one.until), default=None)
    item.due = store.REDUCTION if item.due_at else None
    return Change(item, document if changed else None, None, events)


def _noted(before: Prices, price: int | None, at: datetime) -> Prices:
    return before if price is None else noted(before, price, at)


def _offers(
    product: LiveProduct,
    prices: Mapping[str, int | None],
    told: Mapping[str, Prices],
    left: Mapping[str, bool],
    at: datetime,
) -> dict[str, Sold]:
    """A price that follows the metal's market is not reduced when the market falls."""
    following = {sku.sku for sku in product.content.skus if sku.price_rule.kind == "by_weight"}
    return {
        sku: Sold(price, None if sku in following else told[sku].was_at(at), left[sku]) for sku, price in prices.items()
    }


def _gone(before: DocumentItem | None, place: Placed, more: int) -> Change | None:
    """Not on sale: the document goes, what is known of its prices and sales stays."""
    if before is None or (before.document is None and not more):
        return None
    was_there = before.document is not None
    before.sold = int(before.sold) + more
    before.document = before.digest = before.due = before.due_at = None
    return Change(before, None, key_of(place.scope, place.product_id) if was_there else None, ())


def _events(
    product_id: str, scope: str, known: Mapping[str, Prices], prices: Mapping[str, int | None], back: set[str]
) -> list[DomainEvent]:
    told: list[DomainEvent] = []
    drops = tuple(
        Drop(sku, Money(known[sku].last or 0, BASE), Money(price, BASE))
        for sku, price in prices.items()
        if price is not None and sku in known and has_dropped(known[sku], price)
    )
    if drops:
        told.append(PriceDropped(product_id=product_id, shop=scope, drops=drops))
    if back and not scope:
        told.append(BackInStock(product_id=product_id, skus=tuple(sorted(back))))
    return told
