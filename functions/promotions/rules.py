"""Coupons 优惠券: what one takes off, and why not. Pure; amounts are fen of the mall's currency."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from parure.kernel.money import Money
from parure.kernel.value import record

MALL = ""
"""The scope of a coupon that holds in the mall itself; else it is a dealer's shop, by its slug."""
WHOLE = 10_000
"""Basis points of a whole."""


class Kind(StrEnum):
    PERCENT = "percent"
    """`value` is basis points of what the goods cost: 1000 is a tenth."""
    AMOUNT = "amount"
    """`value` is fen."""


class Refusal(StrEnum):
    UNKNOWN = "unknown_coupon"
    NOT_STARTED = "not_started"
    OVER = "over"
    USED_UP = "used_up"
    USED_BY_YOU = "used_by_you"
    MINIMUM = "minimum_not_reached"
    OTHER_GOODS = "not_for_these_goods"


SAYS = {
    Refusal.UNKNOWN: "There is no such code here.",
    Refusal.NOT_STARTED: "This code does not hold yet.",
    Refusal.OVER: "This code does not hold any more.",
    Refusal.USED_UP: "This code has been used up.",
    Refusal.USED_BY_YOU: "You have used this code before.",
    Refusal.MINIMUM: "The goods cost less than this code asks for.",
    Refusal.OTHER_GOODS: "This code is not for these goods.",
}


@record
class Coupon:
    """`uses` and `budget` are what it may take off at most, in times and in fen; None: no limit. `used` and `spent` are how far
    that is. `bearer`: who pays for it, the platform or the dealer whose shop it is of."""

    coupon_id: str
    scope: str
    code: str
    kind: Kind
    value: int
    minimum: int
    categories: tuple[str, ...]
    starts_at: datetime
    ends_at: datetime
    uses: int | None
    budget: int | None
    per_person: int
    bearer: str
    created_at: datetime
    stopped: bool = False
    most: int | None = None
    """Of a percentage: at most so many fen off."""
    used: int = 0
    spent: int = 0


@record
class Goods:
    """One line, at the mall's currency."""

    sku: str
    category: str
    amount: Money


@record
class Verdict:
    """What comes off the lines `skus`, in the mall's currency; or why nothing does."""

    off: Money | None
    skus: frozenset[str] = frozenset()
    refusal: Refusal | None = None


def judge(coupon: Coupon | None, goods: Sequence[Goods], used_by_person: int, at: datetime) -> Verdict:
    """What a coupon takes off these goods. A percentage is rounded down to a fen, and a fen is left to pay:
    no provider takes a payment of nothing."""
    refusal = _refusal(coupon, used_by_person, at)
    if coupon is None or refusal is not None:
        return Verdict(off=None, refusal=refusal or Refusal.UNKNOWN)
    taking_part = [one for one in goods if not coupon.categories or one.category in coupon.categories]
    if not taking_part:
        return Verdict(off=None, refusal=Refusal.OTHER_GOODS)
    total = Money.sum((one.amount for one in taking_part), taking_part[0].amount.currency)
    if total.amount < coupon.minimum:
        return Verdict(off=None, refusal=Refusal.MINIMUM)
    off = total.amount * coupon.value // WHOLE if coupon.kind is Kind.PERCENT else coupon.value
    if coupon.most is not None:
        off = min(off, coupon.most)
    off = min(off, total.amount - 1)
    return Verdict(off=Money(off, total.currency), skus=frozenset(one.sku for one in taking_part))


def _refusal(coupon: Coupon | None, used_by_person: int, at: datetime) -> Refusal | None:
    if coupon is None:
        return Refusal.UNKNOWN
    if at < coupon.starts_at:
        return Refusal.NOT_STARTED
    if coupon.stopped or at >= coupon.ends_at:
        return Refusal.OVER
    if coupon.uses is not None and coupon.used >= coupon.uses:
        return Refusal.USED_UP
    if coupon.budget is not None and coupon.spent >= coupon.budget:
        return Refusal.USED_UP
    return Refusal.USED_BY_YOU if used_by_person >= coupon.per_person else None
