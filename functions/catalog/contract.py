"""What other capabilities may ask of the catalog.

    found = read_together([*sku_reads(["LUM-R01-12"]), ...])
    sku = sku_in(found, "LUM-R01-12")          # None: no such SKU; not sku.sellable: off the shelves

Checkout and stock ask for SKUs only: what needs the product's whole schema is imported when it is called, which halves the
cold import of their functions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from catalog import store
from catalog.drafts import Draft, Drafted, DraftResult, Held, Remark
from catalog.rules.scales import NAMES, Category
from catalog.snapshot import Card, Imported, ProductImport, Sku, SkuStatus
from parure.aws.tables import Read
from parure.kernel.errors import NotFound
from parure.kernel.text import Language, Text
from parure.kernel.value import value
from pricing.contract import BASE

if TYPE_CHECKING:
    from datetime import datetime
    from decimal import Decimal

    from catalog.rules.content import ProductContent as ProductContent
    from catalog.rules.definition.facets import Facets as Facets
    from catalog.rules.definition.fields import Field as Field
    from catalog.schemas.shown import ImageView as ImageView
    from catalog.schemas.shown import PricePart as PricePart
    from catalog.schemas.shown import ProductCard as ProductCard
    from catalog.schemas.shown import ProductView as ProductView
    from catalog.schemas.shown import SkuOptions as SkuOptions
    from catalog.schemas.shown import SkuView as SkuView
    from catalog.schemas.shown import SpecificationView as SpecificationView
    from catalog.service.browsing import LiveProduct as LiveProduct
    from catalog.service.pages import LivePage as LivePage
    from parure.aws.auth import Caller


def sku_reads(skus: Iterable[str]) -> list[Read]:
    """One read per SKU; join them to the reads of your use case."""
    return [store.sku_read(sku) for sku in skus]


def sku_in(found: Mapping[Read, Any], sku: str) -> Sku | None:
    """The snapshot among what `read_together` found."""
    item = found.get(store.sku_read(sku))
    return None if item is None else store.sku_of(item)


def card_reads(product_ids: Iterable[str]) -> list[Read]:
    """What a list shows of these; one read per product."""
    return [store.card_read(product_id) for product_id in product_ids]


def card_in(found: Mapping[Read, Any], product_id: str) -> Card | None:
    """None: it is not on sale."""
    item = found.get(store.card_read(product_id))
    return None if item is None else store.card_of(item)


def product_reads(product_ids: Iterable[str]) -> list[Read]:
    """For `sku_codes_in`."""
    return [store.product_read(product_id) for product_id in product_ids]


def sku_codes_in(found: Mapping[Read, Any], product_id: str) -> tuple[str, ...]:
    """The SKUs of a product that is on sale; none if it is not."""
    from catalog.service import pages

    return pages.sku_codes(found, product_id)


@value
class OnSale:
    supplier_id: str
    title: Text


def on_sale_in(found: Mapping[Read, Any], product_id: str) -> OnSale | None:
    """Whose product it is and what it is called, among what `product_reads` found; None if it is not on sale."""
    item = found.get(store.product_read(product_id))
    if item is None or item.status != "published" or item.suspended is not None:
        return None
    title = item.content["title"]
    return OnSale(item.supplier_id, Text(title["zh"], title["en"]))


def find_live_product(product_id: str) -> LiveProduct | None:
    """The product as buyers see it, None if it is not on sale. Two AWS calls."""
    from catalog.service.browsing import get_product

    try:
        return get_product(product_id, BASE, consistent=True)
    except NotFound:
        return None


def page_reads(product_id: str, certificate: str | None = None) -> list[Read]:
    """What `live_page` needs to be read at one moment; `certificate` as ProductPublished names it."""
    from catalog.service import pages

    return pages.page_reads(product_id, certificate)


def missing_page_reads(found: Mapping[Read, Any], product_ids: Iterable[str], asked: Iterable[Read]) -> list[Read]:
    """Certificates that products turn out to list and that were not among what was asked for."""
    from catalog.service import pages

    return pages.missing_page_reads(found, product_ids, asked)


def live_page(found: Mapping[Read, Any], product_id: str) -> LivePage | None:
    """The product as its published page shows it, which knows no stock; None when it is not on sale."""
    from catalog.service import pages

    return pages.live_page(found, product_id)


def on_sale_after(place: dict[str, Any] | None, limit: int) -> tuple[list[str], dict[str, Any] | None]:
    """A stretch of the shelf, the oldest first: ids of products on sale, and where the next one begins (None: nowhere)."""
    from catalog.service import pages

    return pages.on_sale_after(place, limit)


def off_sale_among(product_ids: Iterable[str]) -> set[str]:
    """Those that are not on sale. One call for a hundred."""
    from catalog.service import pages

    return pages.off_sale_among(product_ids)


def live_product_ids() -> Iterator[str]:
    """Every product on sale; one Query per page of them."""
    from catalog.service import browsing

    return browsing.live_product_ids()


def show_product(product: LiveProduct, language: Language) -> ProductView:
    """The answer of GET /products/{product_id} in a language."""
    from catalog.schemas.shown import ProductView

    return ProductView.of(product, language)


def newest_cards(category: Category | None, limit: int) -> dict[Language, list[ProductCard]]:
    """The newest pieces of a category, or of all, as GET /products shows them in each language. One Query."""
    from catalog.schemas.shown import ProductCard
    from catalog.service import browsing

    shelf = browsing.Shelf(category, None, None, None, "newest", BASE)
    rows = browsing.list_products(shelf, limit=limit, cursor=None).items
    return {language: [ProductCard.of(*row, language) for row in rows] for language in Language}


def import_products(products: Iterable[ProductImport]) -> Iterator[Imported]:
    """Write and publish many products; see `catalog.service.importing.import_products`."""
    from catalog.service import importing

    return importing.import_products(products)


def fields() -> tuple[Field, ...]:
    """Every field of a product's content: path, kind, words, limits, label, facet, the goods it is for; `say` and `parse`."""
    from catalog.rules.definition import fields as definition

    return definition.fields()


def field_at(path: str, *, stone: str | None = None) -> Field | None:
    """The field of a path such as `attributes.stones.0.colour`; `stone` is the stone's kind, where kinds differ."""
    from catalog.rules.definition import fields as definition

    return definition.field_at(path, stone=stone)


def facets(content: ProductContent) -> Facets:
    """What a product can be filtered by: words of choices, one number per range."""
    from catalog.rules.definition import facets as definition

    return definition.facets(content)


def facet_fields() -> dict[str, Field]:
    """The field that names each facet, its words and its unit."""
    from catalog.rules.definition import facets as definition

    return definition.facet_fields()


def ring_circumference_mm(table: str, label: str) -> Decimal | None:
    """Inner circumference of a ring size by the name of its table (`us`, `cn`, `hk_b` …); None if there is no such size."""
    from catalog.rules.sizes import RingTable, circumference_mm

    return circumference_mm(RingTable(table), label) if table in set(RingTable) else None


def write_drafts(drafts: Sequence[Draft], *, by: Caller, submit: bool, dry_run: bool, since: datetime) -> list[Drafted]:
    """Write many drafts of one supplier; see `catalog.service.drafting.write_drafts`."""
    from catalog.service import drafting

    return drafting.write_drafts(drafts, by=by, submit=submit, dry_run=dry_run, since=since)


def held_listings(supplier_id: str) -> Iterator[Held]:
    """Every listing of a supplier as last written; one Query per hundred."""
    from catalog.service import drafting

    return drafting.held_listings(supplier_id)


__all__ = [
    "Card",
    "Draft",
    "DraftResult",
    "Drafted",
    "Held",
    "Imported",
    "NAMES",
    "Category",
    "OnSale",
    "ProductImport",
    "Remark",
    "Sku",
    "SkuStatus",
    "card_in",
    "card_reads",
    "facet_fields",
    "facets",
    "field_at",
    "fields",
    "find_live_product",
    "held_listings",
    "import_products",
    "live_page",
    "live_product_ids",
    "missing_page_reads",
    "newest_cards",
    "off_sale_among",
    "on_sale_after",
    "on_sale_in",
    "page_reads",
    "product_reads",
    "show_product",
    "sku_codes_in",
    "sku_in",
    "sku_reads",
    "write_drafts",
]
