"""Event handlers of the storefront."""

from __future__ import annotations

from catalog.events import ProductChanged, ProductPublished, ProductTakenDown
from parure.aws.queues import handle_events
from parure.kernel.events import Envelope
from storefront import service


def _follow(event: ProductPublished | ProductChanged | ProductTakenDown, _: Envelope) -> None:
    service.publish_product(event.product_id)


on_events = handle_events("storefront", {ProductPublished: _follow, ProductChanged: _follow, ProductTakenDown: _follow})
