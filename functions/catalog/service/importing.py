"""Many products at once, published directly: for the seed of a mall."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice

from catalog import store
from catalog.rules.content import ProductContent
from catalog.rules.life import Status
from catalog.service.records import card_item, certificate_item, snapshots
from catalog.snapshot import Imported, ProductImport, SkuStatus
from catalog.store import ProductItem
from parure.aws.tables import Table, read_together
from parure.kernel.time import iso, now
from pricing.contract import Boards, boards_in, price_reads

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_PRODUCTS_AT_ONCE = 50


def import_products(products: Iterable[ProductImport]) -> Iterator[Imported]:
    """Write products, cards and SKUs in batches of 25 items; yields what was written, as it goes, so memory stays flat.

    Idempotent: a product's id and the codes it did not state follow from (supplier, key), so the same input writes the same
    items. It overwrites: do not use it on products that people edit. No review, no events: publish pages with
    `storefront`'s own command if they are wanted.

    Raises:
        ValidationError: a content that POST /products would refuse; what was yielded before is written.
        NotPriced: by weight, and its board price was never published.
    """
    boards, imported_at = boards_in(read_together(price_reads())), now()
    products = iter(products)
    while chunk := list(islice(products, _PRODUCTS_AT_ONCE)):
        done: list[Imported] = []
        items: list[Table] = []
        for product in chunk:
            imported, written = _items_of(product, boards, imported_at)
            done.append(imported)
            items.extend(written)
        _write(items)
        yield from done


def _items_of(product: ProductImport, boards: Boards, at: datetime) -> tuple[Imported, list[Table]]:
    product_id = derived_id(product.supplier_id, product.key)
    content = ProductContent.model_validate(product.content)
    skus = tuple(
        sku if sku.code else sku.model_copy(update={"code": derived_code(product_id, n)})
        for n, sku in enumerate(content.skus)
    )
    content = content.model_copy(update={"skus": skus})
    published_at = iso(product.published_at or at)
    item = ProductItem(
        product_id,
        "product",
        supplier_id=product.supplier_id,
        supplier_name=product.supplier_name,
        supplier_key=product.key,
        status=str(Status.PUBLISHED),
        content=content.document(),
        version=1,
        created_at=published_at,
        updated_at=published_at,
        published_at=published_at,
    )
    card = card_item(
        product_id,
        content,
        supplier_name=product.supplier_name,
        published_at=published_at,
        version=1,
        boards=boards,
        at=at,
    )
    certificate = certificate_item(product_id, content)
    snapshot_items = [
        store.sku_item(sku) for sku in snapshots(product_id, product.supplier_id, content, SkuStatus.PUBLISHED)
    ]
    written: list[Table] = [item, card, *snapshot_items, *([certificate] if certificate else [])]
    return Imported(product.key, product_id, tuple(sku.sku for sku in skus)), written


def _write(items: Sequence[Table]) -> None:
    with ProductItem.batch_write() as batch:
        for item in items:
            # All models of a table serialise themselves; the batch only needs the table's name.
            batch.save(item)


def derived_id(supplier_id: str, key: str) -> str:
    """The product that a supplier calls `key`; the same for the same, for ever."""
    return f"prd_{_ulid_of(supplier_id, key)}"


def derived_code(product_id: str, position: int) -> str:
    """The code of a SKU that its supplier gave none."""
    return f"P-{_ulid_of(product_id, str(position))[-12:]}"


def _ulid_of(*parts: str) -> str:
    """A ULID-shaped id that follows from the parts."""
    number = int.from_bytes(hashlib.sha256("|".join(parts).encode()).digest()[:16]) >> 3
    return "".join(_ALPHABET[(number >> shift) & 31] for shift in range(125, -1, -5))
