"""What the index holds: one document per product and scope, with its variants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from decimal import Decimal

from parure.kernel.value import record

Facets = Mapping[str, Sequence[str]]
"""Words by facet, as `catalog.contract.facets` names them; several words of one facet all hold."""
Ranges = Mapping[str, Decimal]
"""One number by range, in the unit of its field."""

IN_STOCK = "in_stock"
"""The facet that the engine makes of `Variant.in_stock`; its one value is YES."""
YES = "yes"
PRICE = "price"
"""The range that the engine makes of `Variant.price`: minor units of CNY."""
DISCOUNT = "discount"
"""The range that the engine makes of the shown price and `was_price`: per cent, rounded down; 0 where there is none."""


@record
class Spoken:
    """One text in two languages; either may be empty."""

    zh: str = ""
    en: str = ""


@record
class Texts:
    """What words are searched in, the weightiest first."""

    title: Spoken
    tags: Sequence[str] = ()
    """Words and phrases of either language: category, materials, stones, occasion, styles as buyers say them."""
    brand: str = ""
    description: Spoken = Spoken()
    codes: Sequence[str] = ()
    """Found only when typed whole or from their beginning: SKUs, certificate and style numbers."""


@record
class Variant:
    """A SKU. Its facets and ranges stand beside those of the product: what differs between variants stands here."""

    sku: str
    price: int | None
    """Minor units of CNY; None: it has no price now, and no filter by price finds it."""
    facets: Facets = field(default_factory=dict)
    ranges: Ranges = field(default_factory=dict)
    in_stock: bool = True
    was_price: int | None = None


@record
class Document:
    """A product as one scope sells it: the mall ("") or a dealer's shop (its slug)."""

    product_id: str
    texts: Texts
    variants: Sequence[Variant]
    """At least one."""
    scope: str = ""
    category: str = ""
    """Becomes the facet `category`."""
    materials: Sequence[str] = ()
    """Becomes the facet `material`."""
    facets: Facets = field(default_factory=dict)
    ranges: Ranges = field(default_factory=dict)
    sold: int = 0
    published_at: str = ""
    """RFC 3339 in UTC."""
    card: bytes = b"{}"
    """What a list shows, given back as it is."""

    @property
    def key(self) -> str:
        """One document per key: writing it again replaces it."""
        return key_of(self.scope, self.product_id)


def key_of(scope: str, product_id: str) -> str:
    return f"{scope}/{product_id}"
