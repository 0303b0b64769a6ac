"""What pricing tells the others."""

from __future__ import annotations

from typing import ClassVar

from parure.kernel.events import DomainEvent
from parure.kernel.value import record


@record
class BoardPricesPublished(DomainEvent):
    """New board prices hold. `keys` are the "metal/fineness" that they are for."""

    source: ClassVar[str] = "pricing"
    aggregate: ClassVar[str] = "board"
    board: str = "board"
    board_version: int
    keys: list[str]


@record
class FxRatePublished(DomainEvent):
    """A currency has a new rate: CNY for one unit."""

    source: ClassVar[str] = "pricing"
    aggregate: ClassVar[str] = "currency"
    currency: str
    rate_id: str
    rate: str
