"""A product as its published page shows it: what is read for it, and what that says."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from catalog import store
from catalog.service.browsing import LiveProduct, is_on_sale, live_product
from catalog.service.records import content_of, refs_of
from catalog.store import CardItem
from parure.aws.tables import Read, read_together
from parure.kernel.time import now
from parure.kernel.value import value
from pricing.contract import BASE, price_reads
from trace.contract import certificate_reads


@value
class LivePage:
    product: LiveProduct
    words: str
    """Differs when more than a price that follows the board does."""


def page_reads(product_id: str, certificate: str | None) -> list[Read]:
    laboratory, _, number = (certificate or "").partition("#")
    refs = [(laboratory, number)] if number else []
    return [store.product_read(product_id), *price_reads(), *certificate_reads(refs)]


def missing_page_reads(found: Mapping[Read, Any], product_ids: Iterable[str], asked: Iterable[Read]) -> list[Read]:
    items = (found.get(store.product_read(product_id)) for product_id in product_ids)
    refs = [ref for item in items if item is not None and is_on_sale(item, now()) for ref in refs_of(content_of(item))]
    known = set(asked)
    return [read for read in certificate_reads(refs) if read not in known]


def live_page(found: Mapping[Read, Any], product_id: str) -> LivePage | None:
    item = found.get(store.product_read(product_id))
    if item is None or not is_on_sale(item, now()):
        return None
    content = content_of(item)
    product = live_product(item, content, found, BASE)
    certificate = product.certificate
    said = [item.content, item.supplier_name, certificate.version if certificate else None]
    words = hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:12]
    return LivePage(product, words)


def sku_codes(found: Mapping[Read, Any], product_id: str) -> tuple[str, ...]:
    item = found.get(store.product_read(product_id))
    if item is None or not is_on_sale(item, now()):
        return ()
    return tuple(sku["code"] for sku in item.content["skus"])


def on_sale_after(place: dict[str, Any] | None, limit: int) -> tuple[list[str], dict[str, Any] | None]:
    """A stretch of the shelf: ids of products on sale, and the place where the next stretch begins; None: there is none."""
    cards = CardItem.all_newest.query("all", limit=limit, last_evaluated_key=place, attributes_to_get=["pk"])
    ids = [card.pk for card in cards]
    return ids, cards.last_evaluated_key


def off_sale_among(product_ids: Iterable[str]) -> set[str]:
    """Those without a card. One BatchGetItem for a hundred."""
    reads = {product_id: Read(CardItem, product_id, "card") for product_id in product_ids}
    found = read_together(list(reads.values()))
    return {product_id for product_id, read in reads.items() if read not in found}
