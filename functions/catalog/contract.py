"""What other capabilities may ask of the catalog.

found = read_together([*sku_reads(["LUM-R01-12"]), ...])
sku = sku_in(found, "LUM-R01-12")          # None: no such SKU; not sku.sellable: off the shelves
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from catalog import store
from catalog.rules.scales import NAMES
from catalog.schemas.shown import ProductView
from catalog.service.browsing import LiveProduct, get_product
from catalog.service.importing import Imported, ProductImport, import_products
from catalog.snapshot import Sku, SkuStatus
from parure.aws.tables import Read
from parure.kernel.errors import NotFound
from pricing.contract import BASE


def sku_reads(skus: Iterable[str]) -> list[Read]:
    """One read per SKU; join them to the reads of your use case."""
    return [store.sku_read(sku) for sku in skus]


def sku_in(found: Mapping[Read, Any], sku: str) -> Sku | None:
    """The snapshot among what `read_together` found."""
    item = found.get(store.sku_read(sku))
    return None if item is None else store.sku_of(item)


def find_live_product(product_id: str) -> LiveProduct | None:
    """The product as buyers see it (`ProductView.of(product, language)`), None if it is not on sale. Two AWS calls."""
    try:
        return get_product(product_id, BASE, consistent=True)
    except NotFound:
        return None


__all__ = [
    "NAMES",
    "Imported",
    "LiveProduct",
    "ProductImport",
    "ProductView",
    "Sku",
    "SkuStatus",
    "find_live_product",
    "import_products",
    "sku_in",
    "sku_reads",
]
