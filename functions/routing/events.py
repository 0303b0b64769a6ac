"""What routing tells the rest of the mall."""

from __future__ import annotations

from typing import ClassVar

from parure.kernel.events import DomainEvent
from parure.kernel.value import record, value


@value
class Allocated:
    """So many pieces of a SKU come from here."""

    sku: str
    source: str
    location_id: str
    quantity: int


@record
class _OfOrder:
    """What all events here have; no event itself."""

    source: ClassVar[str] = "routing"
    aggregate: ClassVar[str] = "order_id"
    order_id: str


@record
class OrderRouted(_OfOrder, DomainEvent):
    """Every line has a source; the fulfilments exist."""

    decision_id: str
    allocations: tuple[Allocated, ...]


@record
class RoutingFailed(_OfOrder, DomainEvent):
    """At least one line has no source; nothing was assigned. `skus` names those lines."""

    decision_id: str
    skus: tuple[str, ...]
