"""What the index follows: products that come, change and go, stock that runs out or comes back, pieces that are sold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from catalog.contract import sku_in, sku_reads
from catalog.events import ProductChanged, ProductPublished, ProductTakenDown
from orders.events import OrderCancelled, OrderExpired, OrderPaid, OrderPlaced
from parure.aws.tables import AlreadyDone, read_together
from parure.kernel.events import DomainEvent, Envelope
from search.service.indexing import Place, index_places, index_products
from shops.contract import holders_page
from shops.events import ShopAssortmentChanged, ShopChanged
from supply.events import (
    ConsignedGoodsSold,
    StockAdjusted,
    StockReceived,
    TransferRecalled,
    TransferReceived,
    TransferSent,
)

_KNOWN: dict[tuple[str, str], type[DomainEvent]] = {
    (cls.source, cls.type_name()): cls
    for cls in (
        ProductPublished, ProductChanged, ProductTakenDown,
        OrderPlaced, OrderPaid, OrderExpired, OrderCancelled,
        StockReceived, StockAdjusted, ConsignedGoodsSold, TransferSent, TransferReceived, TransferRecalled,
        ShopAssortmentChanged, ShopChanged,
    )
}  # fmt: skip


def follow(envelopes: Sequence[Envelope]) -> int:
    """What an event says does not matter but for the pieces that were paid, only what the catalog holds now."""
    products: dict[str, None] = {}
    skus: dict[str, None] = {}
    in_shops: dict[Place, None] = {}
    for envelope in envelopes:
        event = _read(envelope)
        if isinstance(event, ProductPublished | ProductChanged | ProductTakenDown):
            products[event.product_id] = None
        elif isinstance(event, OrderPaid):
            _count_sales(event, envelope.event_id)
        elif isinstance(event, ShopAssortmentChanged):
            in_shops |= dict.fromkeys(Place(product_id, event.slug) for product_id in event.product_ids)
        elif isinstance(event, ShopChanged):
            _follow_shop(event.slug)
        elif event is not None:
            skus |= dict.fromkeys(_skus_of(event))
    products |= dict.fromkeys(_products_of(skus))
    in_shops |= dict.fromkeys(Place(product_id, slug) for product_id in products for slug in _holders(product_id))
    return index_places([*map(Place, products), *in_shops])


def _holders(product_id: str) -> Iterator[str]:
    """Shops that have it. One Query."""
    cursor: str | None = None
    while True:
        page = holders_page(product_id, cursor)
        yield from page.items
        if page.next_cursor is None:
            return
        cursor = page.next_cursor


def _follow_shop(slug: str) -> None:
    from search.service.rebuilding import products_in_shop, queue_places

    queue_places(slug, products_in_shop(slug))


def _read(envelope: Envelope) -> DomainEvent | None:
    cls = _KNOWN.get((envelope.source, envelope.type))
    return None if cls is None else cls.parse(envelope.data)


def _skus_of(event: DomainEvent) -> Iterator[str]:
    """Whose stock may be another now."""
    if isinstance(event, StockReceived | StockAdjusted | ConsignedGoodsSold):
        yield event.sku
    elif isinstance(event, TransferSent | TransferReceived | TransferRecalled | OrderPlaced):
        yield from (line.sku for line in event.lines)
    elif isinstance(event, OrderExpired | OrderCancelled):
        yield from _lines_of(event.order_id)


def _lines_of(order_id: str) -> Counter[str]:
    from orders.contract import read_order_to_route

    found = read_order_to_route(order_id)
    counted: Counter[str] = Counter()
    for line in found.order.lines if found else ():
        counted[line.sku] += line.quantity
    return counted


def _count_sales(event: OrderPaid, event_id: str) -> None:
    lines = _lines_of(event.order_id)
    owners = _owners(lines)
    sold: Counter[str] = Counter()
    for sku, quantity in lines.items():
        if sku in owners:
            sold[owners[sku]] += quantity
    try:
        index_products(sold, sold=sold, once=[f"search#{event_id}"])
    except AlreadyDone:
        return


def _products_of(skus: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(_owners(skus).values()))


def _owners(skus: Iterable[str]) -> dict[str, str]:
    """One call."""
    wanted = list(skus)
    if not wanted:
        return {}
    found = read_together(sku_reads(wanted), consistent=False)
    named = {sku: sku_in(found, sku) for sku in wanted}
    return {sku: one.product_id for sku, one in named.items() if one is not None}
