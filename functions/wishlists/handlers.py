"""Events in: what search saw of prices and stock, and what is left to tell."""

from __future__ import annotations

from parure.aws.queues import handle_events
from parure.kernel.events import Envelope
from search.events import BackInStock, PriceDropped
from wishlists.events import WishersLeft
from wishlists.service.telling import News, tell


def _on_price_dropped(event: PriceDropped, envelope: Envelope) -> None:
    skus = tuple(drop.sku for drop in event.drops)
    tell(News("price_dropped", event.product_id, skus, event.shop, envelope.event_id))


def _on_back_in_stock(event: BackInStock, envelope: Envelope) -> None:
    tell(News("back_in_stock", event.product_id, event.skus, None, envelope.event_id))


def _on_wishers_left(event: WishersLeft, _: Envelope) -> None:
    tell(News(event.kind, event.product_id, event.skus, event.shop, event.event_id, event.after))


on_events = handle_events(
    "wishlists",
    {PriceDropped: _on_price_dropped, BackInStock: _on_back_in_stock, WishersLeft: _on_wishers_left},
)
