"""What wish lists tell the rest of the mall; people without an account have no address, so nothing is told of theirs."""

from __future__ import annotations

from typing import ClassVar

from parure.kernel.events import DomainEvent
from parure.kernel.money import Money
from parure.kernel.value import record


@record
class _OfWisher:
    """What events of one person's list have; no event itself. `shop` is empty for the mall's own."""

    source: ClassVar[str] = "wishlists"
    aggregate: ClassVar[str] = "user_id"
    user_id: str
    product_id: str
    sku: str
    shop: str


@record
class WishlistPriceDropped(_OfWisher, DomainEvent):
    """A piece that somebody wishes for costs less than they know."""

    before: Money
    now: Money


@record
class WishBackInStock(_OfWisher, DomainEvent):
    """A piece that somebody wishes for can be bought again."""

    now: Money


@record
class WishersLeft(DomainEvent):
    """More people wish for a product than are told in one go: `after` is the last who was. `event_id` is what they are told of,
    `kind` what it says; `shop` None: in every shop."""

    source: ClassVar[str] = "wishlists"
    aggregate: ClassVar[str] = "product_id"
    product_id: str
    skus: tuple[str, ...]
    kind: str
    event_id: str
    after: str
    shop: str | None = None
