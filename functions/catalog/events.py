"""What the catalog tells the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from parure.kernel.events import DomainEvent


@dataclass(frozen=True, kw_only=True)
class _OfProduct(DomainEvent):
    """`product_version` grows with every change, so a reader can tell an old event from a new one."""

    source: ClassVar[str] = "catalog"
    aggregate: ClassVar[str] = "product_id"
    product_id: str
    product_version: int


@dataclass(frozen=True, kw_only=True)
class ProductSubmitted(_OfProduct):
    """A supplier asks for review."""

    supplier_id: str


@dataclass(frozen=True, kw_only=True)
class ProductApproved(_OfProduct):
    reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class ProductRejected(_OfProduct):
    reason: str


@dataclass(frozen=True, kw_only=True)
class ProductPublished(_OfProduct):
    """It is on the shelves now, for the first time or again."""

    supplier_id: str


@dataclass(frozen=True, kw_only=True)
class ProductChanged(_OfProduct):
    """What is on the shelves differs from before: an approved revision, or a price that follows the board."""


@dataclass(frozen=True, kw_only=True)
class ProductTakenDown(_OfProduct):
    reason: str
