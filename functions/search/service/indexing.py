"""Keep the documents as the catalog has the products now, and tell every instance by the log.

Whoever writes reads the log's head first, then product, prices and stock, and appends on condition that the head has not moved.
So of two who worked at the same time one is refused and starts over, and the last to write has written what the catalog said after
all before it were done: events may come twice, late and in any order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from catalog.contract import live_page, page_reads
from parure.aws.logs import logger
from parure.aws.tables import Read, read_together
from parure.kernel.errors import Unavailable
from parure.kernel.events import DomainEvent
from parure.kernel.money import Money
from parure.kernel.time import now
from parure.kernel.value import value
from pricing.contract import BASE
from search import store
from search.engine.document import Document, key_of
from search.events import BackInStock, Drop, PriceDropped
from search.rules.describing import Sold, describe
from search.rules.packing import Delta, digest_of, pack, pack_delta
from search.rules.reduction import Prices, has_dropped, noted
from search.store import DocumentItem
from supply.contract import balance_in, stock_reads

if TYPE_CHECKING:
    from catalog.contract import LiveProduct

TOGETHER = 40
"""Documents of one transaction: each may have an event besides, and DynamoDB takes a hundred parts."""
_ROUNDS = 12


@value
class _Change:
    """What becomes of one document; `upsert` and `delete` are both empty where only its prices or sales are noted."""

    item: DocumentItem
    upsert: Document | None
    delete: str | None
    events: Sequence[DomainEvent]


def index_products(
    product_ids: Iterable[str], *, sold: Mapping[str, int] | None = None, once: Sequence[str] = ()
) -> int:
    """The mall's documents of these products as the catalog has them now; how many were written.

    `sold` says how many more pieces were sold of each; `once` makes that happen once.

    Raises:
        AlreadyDone: one of `once` was done before, and nothing was written.
    """
    wanted = list(dict.fromkeys(product_ids))
    written = 0
    for start in range(0, len(wanted), TOGETHER):
        written += _index_some(wanted[start : start + TOGETHER], sold or {}, once if start == 0 else ())
    return written


def _index_some(product_ids: Sequence[str], sold: Mapping[str, int], once: Sequence[str]) -> int:
    for _ in range(_ROUNDS):
        number = store.head_number()
        changes = _changes(product_ids, sold)
        if not changes and not once:
            return 0
        try:
            _append(number, changes, once)
        except store.Overtaken:
            logger.info("overtaken", number=number)
            continue
        return len(changes)
    raise Unavailable("index_restless", "The index moves all the time; this will be tried again.")


def _append(number: int, changes: Sequence[_Change], once: Sequence[str]) -> None:
    delta = Delta(
        [one.upsert for one in changes if one.upsert is not None],
        [one.delete for one in changes if one.delete is not None],
    )
    store.append(
        number,
        pack_delta(delta),
        delta.size,
        items=[one.item for one in changes],
        events=[event for one in changes for event in one.events],
        once=once,
    )


def _changes(product_ids: Sequence[str], sold: Mapping[str, int]) -> list[_Change]:
    """Two calls for what is known, one more for the stock."""
    own = {product_id: store.document_read(product_id) for product_id in product_ids}
    found = read_together([*own.values(), *(read for key in product_ids for read in page_reads(key))])
    pages = {product_id: live_page(found, product_id) for product_id in product_ids}
    products = {key: page.product for key, page in pages.items() if page is not None}
    found |= read_together(stock_reads(sku.sku for one in products.values() for sku in one.content.skus))
    at = now()
    changes = []
    for product_id, read in own.items():
        before = found.get(read)
        product = products.get(product_id)
        more = sold.get(product_id, 0)
        change = _gone(before, product_id, more) if product is None else _present(before, product, "", found, at, more)
        if change is not None:
            changes.append(change)
    return changes


def _present(
    before: DocumentItem | None, product: LiveProduct, scope: str, found: Mapping[Read, Any], at: datetime, more: int
) -> _Change | None:
    item = before or store.new_document(product.product_id, scope)
    known = {sku: Prices.of_json(said) for sku, said in (item.prices or {}).items()}
    prices = {sku: offer.quote.base.amount if offer.quote else None for sku, offer in product.offers.items()}
    told = {
        sku: noted(known.get(sku, Prices()), price, at) if price is not None else known.get(sku, Prices())
        for sku, price in prices.items()
    }
    boards = {sku.sku for sku in product.content.skus if sku.price_rule.kind == "by_weight"}
    left = {sku: _is_left(found, sku, at) for sku in prices}
    offers = {
        sku: Sold(price, None if sku in boards else told[sku].was_at(at), left[sku]) for sku, price in prices.items()
    }
    total = int(item.sold) + more
    document = describe(product, offers, scope=scope, sold=total)
    digest = digest_of(document)
    stories = {sku: one.to_json() for sku, one in told.items() if one.spans}
    gone = sorted(sku for sku, there in left.items() if not there)
    if before is not None and (before.digest, before.prices or {}, before.gone or []) == (digest, stories, gone):
        return None
    events = _events(product.product_id, scope, known, prices, set(item.gone or ()) - set(gone))
    changed = item.digest != digest
    item.document, item.digest, item.prices, item.gone, item.sold = pack(document), digest, stories, gone, total
    item.due_at = min((one.until for one in told.values() if one.until), default=None)
    item.due = "reduction" if item.due_at else None
    return _Change(item, document if changed else None, None, events if before is not None else ())


def _gone(before: DocumentItem | None, product_id: str, more: int) -> _Change | None:
    """Not on sale: the document goes, what is known of its prices and sales stays."""
    if before is None or (before.document is None and not more):
        return None
    was_there = before.document is not None
    before.sold = int(before.sold) + more
    before.document = before.digest = before.due = before.due_at = None
    scope = before.sk.partition("#")[2]
    return _Change(before, None, key_of(scope, product_id) if was_there else None, ())


def _is_left(found: Mapping[Read, Any], sku: str, at: datetime) -> bool:
    balance = balance_in(found, sku)
    return balance is not None and balance.available(at) > 0


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
