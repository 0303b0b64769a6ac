"""What routing tells the rest of the mall."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from parure.kernel.events import DomainEvent


@dataclass(frozen=True)
class Allocated:
    """So many pieces of a SKU come from here."""

    sku: str
    source: str
    location_id: str
    quantity: int


@dataclass(frozen=True, kw_only=True)
class _OfOrder:
    """What all events here have; no event itself."""

    source: ClassVar[str] = "routing"
    aggregate: ClassVar[str] = "order_id"
    order_id: str


@dataclass(frozen=True, kw_only=True)
class OrderRouted(_OfOrder, DomainEvent):
    """Every line has a source; the fulfilments exist."""

    decision_id: str
    allocations: tuple[Allocated, ...]


@dataclass(frozen=True, kw_only=True)
class RoutingFailed(_OfOrder, DomainEvent):
    """At least one line has no source; nothing was assigned. `skus` names those lines."""

    decision_id: str
    skus: tuple[str, ...]
