"""What other capabilities may ask of the catalog.

    found = read_together([*sku_reads(["LUM-R01-12"]), ...])
    sku = sku_in(found, "LUM-R01-12")          # None: no such SKU; not sku.sellable: off the shelves

Checkout and stock ask for SKUs only: what needs the product's whole schema is imported when it is called, which halves the
cold import of their functions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from catalog import store
from catalog.rules.scales import NAMES
from catalog.snapshot import Imported, ProductImport, Sku, SkuStatus
from parure.aws.tables import Read
from parure.kernel.errors import NotFound
from parure.kernel.text import Language
from pricing.contract import BASE

if TYPE_CHECKING:
    from catalog.schemas.shown import ProductView as ProductView
    from catalog.service.browsing import LiveProduct as LiveProduct


def sku_reads(skus: Iterable[str]) -> list[Read]:
    """One read per SKU; join them to the reads of your use case."""
    return [store.sku_read(sku) for sku in skus]


def sku_in(found: Mapping[Read, Any], sku: str) -> Sku | None:
    """The snapshot among what `read_together` found."""
    item = found.get(store.sku_read(sku))
    return None if item is None else store.sku_of(item)


def find_live_product(product_id: str) -> LiveProduct | None:
    """The product as buyers see it, None if it is not on sale. Two AWS calls."""
    from catalog.service.browsing import get_product

    try:
        return get_product(product_id, BASE, consistent=True)
    except NotFound:
        return None


def live_product_ids() -> Iterator[str]:
    """Every product on sale; one Query per page of them."""
    from catalog.service import browsing

    return browsing.live_product_ids()


def show_product(product: LiveProduct, language: Language) -> ProductView:
    """The answer of GET /products/{product_id} in a language."""
    from catalog.schemas.shown import ProductView

    return ProductView.of(product, language)


def import_products(products: Iterable[ProductImport]) -> Iterator[Imported]:
    """Write and publish many products; see `catalog.service.importing.import_products`."""
    from catalog.service import importing

    return importing.import_products(products)


__all__ = [
    "NAMES",
    "Imported",
    "ProductImport",
    "Sku",
    "SkuStatus",
    "find_live_product",
    "import_products",
    "live_product_ids",
    "show_product",
    "sku_in",
    "sku_reads",
]
