"""What supply tells the others. Moves that belong to an order are told by orders; these are the others."""

from __future__ import annotations

from typing import ClassVar

from parure.kernel.events import DomainEvent
from parure.kernel.value import record


@record
class _OfSku(DomainEvent):
    """What all events here have; no event itself."""

    source: ClassVar[str] = "supply"
    aggregate: ClassVar[str] = "sku"
    sku: str
    location_id: str


@record
class StockReceived(_OfSku):
    """Pieces came in; `reference` is the paper that came with them."""

    quantity: int
    reference: str | None = None


@record
class StockAdjusted(_OfSku):
    """Counted anew: `delta` pieces more or fewer, and why."""

    delta: int
    reason: str
