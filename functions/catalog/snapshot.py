"""What passes between the catalog and other capabilities: the SKU as checkout, supply and routing see it, and imports."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from parure.kernel.money import Money
from parure.kernel.text import Text
from parure.kernel.value import value
from pricing.contract import PriceRule


class SkuStatus(StrEnum):
    DRAFT = "draft"
    """Reserved by a product that was never published."""
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    """Its product was taken down, or its supplier is suspended."""


@value
class Sku:
    """A sellable variant. `source_ids` are the organisations that may stock it, its supplier first."""

    sku: str
    product_id: str
    supplier_id: str
    source_ids: tuple[str, ...]
    status: SkuStatus
    title: Text
    image: Mapping[str, Any] | None
    """{key, url, alt: {zh, en}, width?, height?}"""
    options: Mapping[str, Any]
    price_rule: PriceRule
    one_of_one: bool
    category: str
    material: str
    until: str | None = None
    """When it is to leave the shelves, by appointment."""
    map_price: Money | None = None
    """The least that a dealer's shop may ask for it; None: its supplier names none."""

    @property
    def sellable(self) -> bool:
        return self.status is SkuStatus.PUBLISHED


@value
class Card:
    """What a list shows of a product on sale, but its price."""

    product_id: str
    title: Text
    image: Mapping[str, Any] | None
    category: str
    material: str
    supplier_name: str
    one_of_one: bool
    published_at: str


@value
class ProductImport:
    """`content` is the body of POST /products; `key` is the client's own and makes the import repeatable."""

    key: str
    supplier_id: str
    supplier_name: str
    content: Mapping[str, Any]
    published_at: datetime | None = None


@value
class Imported:
    key: str
    product_id: str
    skus: tuple[str, ...]
