"""What search tells the rest of the mall."""

from __future__ import annotations

from typing import ClassVar

from parure.kernel.events import DomainEvent
from parure.kernel.money import Money
from parure.kernel.value import record, value


@value
class Drop:
    """One SKU that costs less than before."""

    sku: str
    before: Money
    now: Money


@record
class PriceDropped(DomainEvent):
    """A piece costs at least one per cent less than before, in the mall (`shop` empty) or in a dealer's shop."""

    source: ClassVar[str] = "search"
    aggregate: ClassVar[str] = "product_id"
    product_id: str
    shop: str
    drops: tuple[Drop, ...]


@record
class BackInStock(DomainEvent):
    """SKUs of which there was nothing left can be bought again."""

    source: ClassVar[str] = "search"
    aggregate: ClassVar[str] = "product_id"
    product_id: str
    skus: tuple[str, ...]


@record
class _OfRebuild(DomainEvent):
    source: ClassVar[str] = "search"
    aggregate: ClassVar[str] = "rebuild_id"
    rebuild_id: str


@record
class IndexRebuildStarted(_OfRebuild):
    """The whole index is to be made anew from the catalog."""


@record
class IndexRebuildResumed(_OfRebuild):
    """What is left of a rebuild is to be queued again."""


@record
class IndexRebuildFinished(_OfRebuild):
    """The index that was made anew is the one that is searched."""

    documents: int


@value
class Observed:
    """One thing that a visitor did in search. `kind`: search, click or zero_results."""

    kind: str
    q: str
    language: str
    total: int | None = None
    product_id: str | None = None
    position: int | None = None
    filters: tuple[str, ...] = ()
    shop: str = ""


@record
class SearchesObserved(DomainEvent):
    """What one visitor's browser saw of search, in the order it happened. The session is a random word of that browser, no person."""

    source: ClassVar[str] = "search"
    aggregate: ClassVar[str] = "session_id"
    session_id: str
    observed: tuple[Observed, ...]
