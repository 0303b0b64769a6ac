"""What other programs may ask of the storefront: the seed and `make deploy`, which publish without events."""

from __future__ import annotations

from catalog.contract import live_product_ids
from parure.kernel.errors import Conflict
from storefront.rules.register import part_of
from storefront.service.fronting import publish_front
from storefront.service.publishing import publish_product


def publish_everything() -> int:
    """The pages of all products again, one after the other, here and now; how many there are. Five calls for each."""
    return sum(publish_product(product_id) for product_id in live_product_ids())


def begin_rebuild(build: str) -> str | None:
    """Let the functions publish all pages for this build of the shop; the rebuild's id. The same build starts one once; None:
    the rebuild before is not finished, an operator looks at it."""
    from storefront.service.rebuilding import start_rebuild

    try:
        return str(start_rebuild(by="deployment", idempotency_key=build).pk)
    except Conflict:
        return None


__all__ = ["begin_rebuild", "publish_front", "part_of", "publish_everything", "publish_product"]
