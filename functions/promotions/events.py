"""What promotions tells the others."""

from __future__ import annotations

from typing import ClassVar

from parure.kernel.events import DomainEvent
from parure.kernel.value import record


@record
class _OfCoupon(DomainEvent):
    source: ClassVar[str] = "promotions"
    aggregate: ClassVar[str] = "coupon_id"
    coupon_id: str
    scope: str
    """A dealer's shop by its slug, or empty: the mall."""
    code: str


@record
class CouponMade(_OfCoupon):
    bearer: str


@record
class CouponStopped(_OfCoupon):
    """It holds no more; orders that used it keep what it took off."""
