"""What dealers' shops tell the others."""

from __future__ import annotations

from typing import ClassVar

from parure.kernel.events import DomainEvent
from parure.kernel.value import record


@record
class _OfShop(DomainEvent):
    """`slug` names the shop; one shop is one aggregate."""

    source: ClassVar[str] = "shops"
    aggregate: ClassVar[str] = "slug"
    slug: str
    dealer_id: str


@record
class ShopCreated(_OfShop):
    """A dealer took an address; nothing is public yet."""


@record
class ShopChanged(_OfShop):
    """Settings differ from before. `open`: whether buyers can enter it now; `prices`: whether the price list changed, and so
    the price of everything in it that has no own one; `shop_version` tells an old event from a new one."""

    shop_version: int
    open: bool
    prices: bool


@record
class ShopAssortmentChanged(_OfShop):
    """These products (≤ 50) were added, removed or priced. Ask the contract how they stand now."""

    product_ids: tuple[str, ...]
