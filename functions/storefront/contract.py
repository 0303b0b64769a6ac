"""What other programs may ask of the storefront: the seed and `make deploy`, which publish without events."""

from __future__ import annotations

from catalog.contract import live_product_ids
from storefront.service.publishing import publish_product


def publish_everything() -> int:
    """The pages of all products again, for a new build of the shop; how many there are. About five calls for each."""
    return sum(publish_product(product_id) for product_id in live_product_ids())


__all__ = ["publish_everything", "publish_product"]
