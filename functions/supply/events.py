"""What supply tells the others. Moves that belong to an order are told by orders; these are the others."""

from __future__ import annotations

from typing import ClassVar

from parure.kernel.events import DomainEvent
from parure.kernel.value import record, value


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
    """Counted anew: `delta` pieces more or fewer, and why (a code of supply.rules.reasons)."""

    delta: int
    reason: str


@record
class ConsignedGoodsSold(_OfSku):
    """A dealer sold a supplier's goods over the counter: they are owed for."""

    supplier_id: str
    dealer_id: str
    quantity: int
    reference: str | None = None


@value
class MovedLine:
    sku: str
    quantity: int
    """Sent"""
    short: int = 0
    """Of these, missing when the goods were counted in"""


@record
class _OfTransfer(DomainEvent):
    source: ClassVar[str] = "supply"
    aggregate: ClassVar[str] = "transfer_id"
    transfer_id: str
    kind: str
    from_org: str
    from_location: str
    to_org: str
    to_location: str
    lines: tuple[MovedLine, ...]


@record
class TransferSent(_OfTransfer):
    """Goods left for another location: the organisation's own, a dealer's shop (consignment) or back from there."""


@record
class TransferReceived(_OfTransfer):
    """They were counted in."""


@record
class TransferRecalled(_OfTransfer):
    """Their sender has them back."""
