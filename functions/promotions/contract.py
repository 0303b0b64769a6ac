"""What checkout asks of promotions.

found = read_together([..., *coupon_reads(shop, code, person)])
verdict = verdict_in(found, shop, code, person, goods, at)     # what comes off which lines, or why nothing does
use_parts(tx, use)                                             # in the order's own transaction
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from parure.aws.tables import Read, Transaction
from parure.kernel.value import record
from promotions import store
from promotions.rules import MALL, SAYS, Goods, Refusal, Verdict, judge


@record
class CouponUse:
    """One use of one coupon: `off` is fen."""

    scope: str
    code: str
    person: str
    off: int
    per_person: int


def coupon_reads(shop: str | None, code: str, person: str | None) -> list[Read]:
    """The coupon of this scope, and what this person has used of it where somebody is known."""
    scope = shop or MALL
    mine = [store.use_read(scope, code, person)] if person else []
    return [store.coupon_read(scope, code), *mine]


def verdict_in(
    found: Mapping[Read, Any],
    shop: str | None,
    code: str,
    person: str | None,
    goods: Sequence[Goods],
    at: datetime,
) -> tuple[Verdict, CouponUse | None]:
    """What comes off, and the use that makes it so; the use is None for nobody known, and with a refusal."""
    scope = shop or MALL
    item = found.get(store.coupon_read(scope, code))
    mine = found.get(store.use_read(scope, code, person)) if person else None
    coupon = item.coupon() if item is not None else None
    verdict = judge(coupon, goods, int(mine.times) if mine is not None else 0, at)
    if coupon is None or verdict.off is None or person is None:
        return verdict, None
    return verdict, CouponUse(
        scope=scope, code=code, person=person, off=verdict.off.amount, per_person=coupon.per_person
    )


def use_parts(tx: Transaction, use: CouponUse) -> None:
    """Two parts of the order's transaction. The commit raises Conflict `changed_meanwhile` when the last one is gone: read
    again, and the verdict says so."""
    store.use(tx, use.scope, use.code, use.person, use.off, per_person=use.per_person)


def give_back_parts(tx: Transaction, use: CouponUse) -> None:
    """Two parts of the transaction that ends an order before anything of it was sent."""
    store.give_back(tx, use.scope, use.code, use.person, use.off)


__all__ = [
    "SAYS",
    "CouponUse",
    "Goods",
    "Refusal",
    "Verdict",
    "coupon_reads",
    "give_back_parts",
    "use_parts",
    "verdict_in",
]
