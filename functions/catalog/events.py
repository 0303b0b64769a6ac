"""What the catalog tells the others."""

from __future__ import annotations

from typing import ClassVar

from parure.kernel.events import DomainEvent
from parure.kernel.value import record


@record
class _OfProduct(DomainEvent):
    """`product_version` grows with every change, so a reader can tell an old event from a new one."""

    source: ClassVar[str] = "catalog"
    aggregate: ClassVar[str] = "product_id"
    product_id: str
    product_version: int


@record
class ProductSubmitted(_OfProduct):
    """A supplier asks for review."""

    supplier_id: str


@record
class ProductApproved(_OfProduct):
    """An operator vouches for it; `reason` where findings were overruled."""

    reason: str | None = None


@record
class ProductReturned(_OfProduct):
    """The supplier is to correct what is noted at these fields, and submit it again."""

    reason: str
    fields: tuple[str, ...]


@record
class ProductRejected(_OfProduct):
    """It will not be sold as it is, and why."""

    reason: str


@record
class ProductPublished(_OfProduct):
    """It is on the shelves now, for the first time or again."""

    supplier_id: str
    certificate: str | None = None
    """`laboratory#number` of the certificate that it lists: a page reads it along with the product."""


@record
class ProductChanged(_OfProduct):
    """What is on the shelves differs from before: an approved revision, or a price that follows the board."""

    certificate: str | None = None


@record
class ProductScheduled(_OfProduct):
    """When it appears and when it goes, by appointment; both empty when there is none any more."""

    publish_at: str | None
    take_down_at: str | None


@record
class ProductTakenDown(_OfProduct):
    """It left the shelves."""

    reason: str


@record
class CertificateContested(DomainEvent):
    """A product was refused because another one holds its certificate: the reviewers of both are told."""

    source: ClassVar[str] = "catalog"
    aggregate: ClassVar[str] = "challenger_id"
    laboratory: str
    number: str
    holder_id: str
    challenger_id: str
    supplier_id: str
    """Of the challenger."""
