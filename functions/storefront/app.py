"""Event handlers of the storefront."""

from __future__ import annotations

from catalog.events import ProductChanged, ProductPublished, ProductTakenDown
from parure.aws.queues import handle_events
from parure.kernel.events import Envelope
from storefront.service import publishing


def _follow(event: ProductPublished | ProductChanged, _: Envelope) -> None:
    publishing.publish_product(event.product_id, event.certificate)


def _remove(event: ProductTakenDown, _: Envelope) -> None:
    publishing.publish_product(event.product_id)


on_events = handle_events("storefront", {ProductPublished: _follow, ProductChanged: _follow, ProductTakenDown: _remove})
