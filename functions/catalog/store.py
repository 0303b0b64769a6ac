"""The catalog table: products, their cards on the shelves, the SKUs that checkout reads, certificates.

    prd_…      / product        the aggregate: what is live, and the revision that waits for review
    prd_…      / card           what a list shows; exists only while the product is on the shelves
    sku#…      / sku            lean snapshot of one SKU
    cert#lab#n / cert           who holds this certificate number

What the review desk keeps besides stands in review_store.py.

A list reads cards, not products: they are a quarter of the size, and every shelf index copies them whole.
"""

from __future__ import annotations

import json
from typing import Any

from pynamodb.attributes import BooleanAttribute, JSONAttribute, NumberAttribute, UnicodeAttribute

from catalog.snapshot import Card, Sku, SkuStatus
from parure.aws.tables import Read, Table, index, timestamp
from parure.kernel.money import Money
from parure.kernel.text import Text
from pricing.contract import BASE, rule_from_json, rule_to_json


class Document(JSONAttribute):
    """JSON as UTF-8: half the bytes of escaped Chinese."""

    def serialize(self, value: Any) -> str | None:
        return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class ProductItem(Table):
    """`content` is what the supplier wrote; of a product that is on sale it is what is on sale, and `revision` is the
    supplier's next version of it. `version` counts every change and is the ETag."""

    class Meta(Table.Meta):
        table = "catalog"

    by_supplier = index("supplier_id", "updated_at")
    by_status = index("review_status", "submitted_at")
    by_schedule = index("schedule_shard", "due_at")

    supplier_id = UnicodeAttribute()
    supplier_name = UnicodeAttribute()
    supplier_key = UnicodeAttribute(null=True)
    """What its supplier calls it, where an import wrote it."""
    status = UnicodeAttribute()
    content = Document()
    revision = Document(null=True)
    revision_status = UnicodeAttribute(null=True)
    rejection = UnicodeAttribute(null=True)
    """The reviewer's reason, when it was returned or rejected."""
    notes = Document(null=True)
    """[{field, note}]: what the reviewer wrote at single fields."""
    taken_down_by = UnicodeAttribute(null=True)
    """Role of who took it down."""
    publish_at = UnicodeAttribute(null=True)
    take_down_at = UnicodeAttribute(null=True)
    scheduled_by = UnicodeAttribute(null=True)
    """Role of who made the appointment."""
    schedule_problem = UnicodeAttribute(null=True)
    """Code of what stood in the way when its moment came."""
    schedule_shard = UnicodeAttribute(null=True)
    due_at = UnicodeAttribute(null=True)
    """When the sweep has to look at it next; both are there only while it has to."""
    suspended = UnicodeAttribute(null=True)
    """Since when its supplier is suspended: published, but not on the shelves."""
    version = NumberAttribute()
    created_at = UnicodeAttribute()
    updated_at = UnicodeAttribute()
    published_at = UnicodeAttribute(null=True)
    review_status = UnicodeAttribute(null=True)
    submitted_at = UnicodeAttribute(null=True)
    review_kind = UnicodeAttribute(null=True)
    """new, or change: while it waits for review."""
    worst = UnicodeAttribute(null=True)
    """clean, warning or error: the worst of its findings when it was submitted."""
    findings = Document(null=True)
    """As they were when it was submitted, or when what they rest on changed since."""
    reviewed_prices = Document(null=True)
    """{sku: {amount, labour…}} as a person last approved them: what a price change is measured against."""
    peer = Document(null=True)
    """[key, logarithm] that this product adds to its peers' roll-up."""


class CardItem(Table):
    """Keys of the eight shelf indexes, and the card."""

    all_price = index("shelf_all", "shelf_price", by_number=True)
    all_newest = index("shelf_all", "shelf_newest")
    category_price = index("shelf_category", "shelf_price", by_number=True)
    category_newest = index("shelf_category", "shelf_newest")
    material_price = index("shelf_material", "shelf_price", by_number=True)
    material_newest = index("shelf_material", "shelf_newest")
    both_price = index("shelf_both", "shelf_price", by_number=True)
    both_newest = index("shelf_both", "shelf_newest")
    by_board = index("board_key", "pk")

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
    until = UnicodeAttribute(null=True)
    """When the product is to leave the shelves."""
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
    until = UnicodeAttribute(null=True)
    """When it is to leave the shelves: from then on it is withdrawn, whoever reads it."""
    map_price = NumberAttribute(null=True)
    """Minimum advertised price in minor units of the mall's currency."""


class CertificateItem(Table):
    """Who lists a certificate: (laboratory, number) is unique over the whole mall."""

    class Meta(Table.Meta):
        table = "catalog"

    product_id = UnicodeAttribute()
    contested = UnicodeAttribute(null=True)
    """When somebody else last tried to list it."""


def sku_read(sku: str) -> Read:
    return Read(SkuItem, f"sku#{sku}", "sku")


def card_read(product_id: str) -> Read:
    return Read(CardItem, product_id, "card")


def card_of(item: CardItem) -> Card | None:
    """None when its time on the shelves is over, though the sweep has not been there."""
    if item.until is not None and item.until <= timestamp():
        return None
    card = item.card
    return Card(
        product_id=item.pk,
        title=Text(card["title"]["zh"], card["title"]["en"]),
        image=card["image"],
        category=card["category"],
        material=card["material"],
        supplier_name=card["supplier_name"],
        one_of_one=card["one_of_one"],
        published_at=card["published_at"],
    )


def product_read(product_id: str) -> Read:
    return Read(ProductItem, product_id, "product")


def certificate_claim_read(laboratory: str, number: str) -> Read:
    return Read(CertificateItem, certificate_pk(laboratory, number), "cert")


def certificate_pk(laboratory: str, number: str) -> str:
    return f"cert#{laboratory}#{number}"


def sku_of(item: SkuItem) -> Sku:
    over = item.until is not None and item.until <= timestamp()
    return Sku(
        sku=item.pk.removeprefix("sku#"),
        product_id=item.product_id,
        supplier_id=item.supplier_id,
        source_ids=tuple(item.source_ids),
        status=SkuStatus.WITHDRAWN if over else SkuStatus(item.status),
        until=item.until,
        title=Text(item.title["zh"], item.title["en"]),
        image=item.image,
        options=item.options,
        price_rule=rule_from_json(item.price_rule),
        one_of_one=item.one_of_one,
        category=item.category,
        material=item.material,
        map_price=None if item.map_price is None else Money(int(item.map_price), BASE),
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
        until=sku.until,
        map_price=sku.map_price.amount if sku.map_price else None,
    )
