"""What supply tells the others. Moves that belong to an order are told by orders; these are the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from parure.kernel.events import DomainEvent


@dataclass(frozen=True, kw_only=True)
class _OfSku(DomainEvent):
    source: ClassVar[str] = "supply"
    aggregate: ClassVar[str] = "sku"
    sku: str
    location_id: str


@dataclass(frozen=True, kw_only=True)
class StockReceived(_OfSku):
    quantity: int
    reference: str | None = None


@dataclass(frozen=True, kw_only=True)
class StockAdjusted(_OfSku):
    """Counted anew: `delta` pieces more or fewer, and why."""

    delta: int
    reason: str
