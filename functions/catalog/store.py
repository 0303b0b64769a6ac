"""The catalog table: products, their cards on the shelves, the SKUs that checkout reads, certificates, reviews.

    prd_…      / product        the aggregate: what is live, and the revision that waits for review
    prd_…      / card           what a list shows; exists only while the product is on the shelves
    prd_…      / review#<ulid>  one decision
    sku#…      / sku            lean snapshot of one SKU
    cert#lab#n / cert           who holds this certificate number

A list reads cards, not products: they are a quarter of the size, and every shelf index copies them whole.
"""

from __future__ import annotations

import json
from typing import Any

from pynamodb.attributes import BooleanAttribute, JSONAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.indexes import AllProjection, GlobalSecondaryIndex

from catalog.snapshot import Sku, SkuStatus
from parure.aws.tables import Read, Table
from parure.kernel.text import Text
from pricing.contract import rule_from_json, rule_to_json


class Document(JSONAttribute):
    """JSON as UTF-8: half the bytes of escaped Chinese."""

    def serialize(self, value: Any) -> str | None:
        return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class BySupplier(GlobalSecondaryIndex["ProductItem"]):  # type: ignore[no-untyped-call]
    class Meta:
        index_name = "by_supplier"
        projection = AllProjection()

    supplier_id = UnicodeAttribute(hash_key=True)
    updated_at = UnicodeAttribute(range_key=True)


class ByStatus(GlobalSecondaryIndex["ProductItem"]):  # type: ignore[no-untyped-call]
    class Meta:
        index_name = "by_status"
        projection = AllProjection()

    review_status = UnicodeAttribute(hash_key=True)
    submitted_at = UnicodeAttribute(range_key=True)


class ProductItem(Table):
    """`content` is what the supplier wrote; of a product that is on sale it is what is on sale, and `revision` is the
    supplier's next version of it. `version` counts every change and is the ETag."""

    class Meta(Table.Meta):
        table = "catalog"

    by_supplier = BySupplier()
    by_status = ByStatus()

    supplier_id = UnicodeAttribute()
    supplier_name = UnicodeAttribute()
    status = UnicodeAttribute()
    content = Document()
    revision = Document(null=True)
    revision_status = UnicodeAttribute(null=True)
    rejection = UnicodeAttribute(null=True)
    taken_down_by = UnicodeAttribute(null=True)
    """Role of who took it down."""
    suspended = UnicodeAttribute(null=True)
    """Since when its supplier is suspended: published, but not on the shelves."""
    version = NumberAttribute()
    created_at = UnicodeAttribute()
    updated_at = UnicodeAttribute()
    published_at = UnicodeAttribute(null=True)
    review_status = UnicodeAttribute(null=True)
    submitted_at = UnicodeAttribute(null=True)


class ShelfIndex(GlobalSecondaryIndex["CardItem"]):  # type: ignore[no-untyped-call]
    """Base of the eight: cards of one shelf in one order."""


class AllPrice(ShelfIndex):  # type: ignore[no-untyped-call]
    class Meta:
        index_name = "all_price"
        projection = AllProjection()

    shelf_all = UnicodeAttribute(hash_key=True)
    shelf_price = NumberAttribute(range_key=True)


class AllNewest(ShelfIndex):  # type: ignore[no-untyped-call]
    class Meta:
        index_name = "all_newest"
        projection = AllProjection()

    shelf_all = UnicodeAttribute(hash_key=True)
    shelf_newest = UnicodeAttribute(range_key=True)


class CategoryPrice(ShelfIndex):  # type: ignore[no-untyped-call]
    class Meta:
        index_name = "category_price"
        projection = AllProjection()

    shelf_category = UnicodeAttribute(hash_key=True)
    shelf_price = NumberAttribute(range_key=True)


class CategoryNewest(ShelfIndex):  # type: ignore[no-untyped-call]
    class Meta:
        index_name = "category_newest"
        projection = AllProjection()

    shelf_category = UnicodeAttribute(hash_key=True)
    shelf_newest = UnicodeAttribute(range_key=True)


class MaterialPrice(ShelfIndex):  # type: ignore[no-untyped-call]
    class Meta:
        index_name = "material_price"
        projection = AllProjection()

    shelf_material = UnicodeAttribute(hash_key=True)
    shelf_price = NumberAttribute(range_key=True)


class MaterialNewest(ShelfIndex):  # type: ignore[no-untyped-call]
    class Meta:
        index_name = "material_newest"
        projection = AllProjection()

    shelf_material = UnicodeAttribute(hash_key=True)
    shelf_newest = UnicodeAttribute(range_key=True)


class BothPrice(ShelfIndex):  # type: ignore[no-untyped-call]
    class Meta:
        index_name = "both_price"
        projection = AllProjection()

    shelf_both = UnicodeAttribute(hash_key=True)
    shelf_price = NumberAttribute(range_key=True)


class BothNewest(ShelfIndex):  # type: ignore[no-untyped-call]
    class Meta:
        index_name = "both_newest"
        projection = AllProjection()

    shelf_both = UnicodeAttribute(hash_key=True)
    shelf_newest = UnicodeAttribute(range_key=True)


class ByBoard(GlobalSecondaryIndex["CardItem"]):  # type: ignore[no-untyped-call]
    class Meta:
        index_name = "by_board"
        projection = AllProjection()

    board_key = UnicodeAttribute(hash_key=True)
    pk = UnicodeAttribute(range_key=True)


class CardItem(Table):
    """Keys of the eight shelf indexes, and the card."""

    all_price = AllPrice()
    all_newest = AllNewest()
    category_price = CategoryPrice()
    category_newest = CategoryNewest()
    material_price = MaterialPrice()
    material_newest = MaterialNewest()
    both_price = BothPrice()
    both_newest = BothNewest()
    by_board = ByBoard()

    class Meta(Table.Meta):
        table = "catalog"

    shelf_all = UnicodeAttribute()
    shelf_category = UnicodeAttribute()
    shelf_material = UnicodeAttribute()
    shelf_both = UnicodeAttribute()
    shelf_price = NumberAttribute()
    shelf_newest = UnicodeAttribute()
    board_key = UnicodeAttribute(null=True)
    board_version = NumberAttribute(null=True)
    version = NumberAttribute()
    """The product's version that it shows."""
    card = Document()
    """{title, image, category, material, supplier_name, one_of_one, published_at, price_from, rules}"""


class SkuItem(Table):
    """What checkout needs to know of a SKU, and no more."""

    class Meta(Table.Meta):
        table = "catalog"

    product_id = UnicodeAttribute()
    supplier_id = UnicodeAttribute()
    source_ids = JSONAttribute()
    status = UnicodeAttribute()
    title = Document()
    image = Document(null=True)
    options = Document()
    price_rule = Document()
    one_of_one = BooleanAttribute()
    category = UnicodeAttribute()
    material = UnicodeAttribute()


class CertificateItem(Table):
    """Who lists a certificate: (laboratory, number) is unique over the whole mall."""

    class Meta(Table.Meta):
        table = "catalog"

    product_id = UnicodeAttribute()


class ReviewItem(Table):
    """One decision of an operator; written once."""

    class Meta(Table.Meta):
        table = "catalog"

    decision = UnicodeAttribute()
    reason = UnicodeAttribute(null=True)
    by = UnicodeAttribute()
    at = UnicodeAttribute()


def sku_read(sku: str) -> Read:
    return Read(SkuItem, f"sku#{sku}", "sku")


def product_read(product_id: str) -> Read:
    return Read(ProductItem, product_id, "product")


def certificate_pk(laboratory: str, number: str) -> str:
    return f"cert#{laboratory}#{number}"


def sku_of(item: SkuItem) -> Sku:
    return Sku(
        sku=item.pk.removeprefix("sku#"),
        product_id=item.product_id,
        supplier_id=item.supplier_id,
        source_ids=tuple(item.source_ids),
        status=SkuStatus(item.status),
        title=Text(item.title["zh"], item.title["en"]),
        image=item.image,
        options=item.options,
        price_rule=rule_from_json(item.price_rule),
        one_of_one=item.one_of_one,
        category=item.category,
        material=item.material,
    )


def sku_item(sku: Sku) -> SkuItem:
    return SkuItem(
        f"sku#{sku.sku}",
        "sku",
        product_id=sku.product_id,
        supplier_id=sku.supplier_id,
        source_ids=list(sku.source_ids),
        status=str(sku.status),
        title={"zh": sku.title.zh, "en": sku.title.en},
        image=sku.image,
        options=dict(sku.options),
        price_rule=rule_to_json(sku.price_rule),
        one_of_one=sku.one_of_one,
        category=sku.category,
        material=sku.material,
    )
