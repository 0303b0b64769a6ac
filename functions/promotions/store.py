"""The promotions table.

    coupon#{scope}#{CODE} / coupon           a coupon, with how often it was used and what it took off
    coupon#{scope}#{CODE} / use#{person}     how often one person used it

Uses move by atomic ADD in the order's own transaction, on condition that there is one left: a budget is never passed by more
than the last use.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any, cast

from pydantic import TypeAdapter
from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from parure.aws.tables import Read, Table, Transaction, index
from parure.kernel.errors import Conflict
from parure.kernel.time import iso
from promotions.rules import Coupon

ENDLESS = 10**15


class CouponItem(Table):
    """`left` and `purse` are uses and fen that are left: as good as endless where there is no limit."""

    class Meta(Table.Meta):
        table = "promotions"

    by_bearer = index("bearer", "created_at")

    document = UnicodeAttribute()
    bearer = UnicodeAttribute()
    created_at = UnicodeAttribute()
    used = NumberAttribute(default=0)
    spent = NumberAttribute(default=0)
    left = NumberAttribute(default=0)
    purse = NumberAttribute(default=0)

    def coupon(self) -> Coupon:
        known = cast("Coupon", _adapter().validate_json(self.document))
        return replace(known, used=int(self.used), spent=int(self.spent))


class UseItem(Table):
    class Meta(Table.Meta):
        table = "promotions"

    times = NumberAttribute(default=0)


@cache
def _adapter() -> TypeAdapter[Any]:
    return TypeAdapter(Coupon)


def coupon_pk(scope: str, code: str) -> str:
    return f"coupon#{scope}#{code}"


def coupon_read(scope: str, code: str) -> Read:
    return Read(CouponItem, coupon_pk(scope, code), "coupon")


def use_read(scope: str, code: str, person: str) -> Read:
    return Read(UseItem, coupon_pk(scope, code), f"use#{person}")


def new_item(coupon: Coupon) -> CouponItem:
    return CouponItem(
        coupon_pk(coupon.scope, coupon.code),
        "coupon",
        document=_adapter().dump_json(coupon).decode(),
        bearer=coupon.bearer,
        created_at=iso(coupon.created_at),
        used=0,
        spent=0,
        left=ENDLESS if coupon.uses is None else coupon.uses,
        purse=ENDLESS if coupon.budget is None else coupon.budget,
    )


def document_of(coupon: Coupon) -> str:
    return str(_adapter().dump_json(coupon).decode())


def use(tx: Transaction, scope: str, code: str, person: str, off: int, *, per_person: int) -> None:
    """Two parts: one use more, if there is one left for everybody and for this person."""
    gone = Conflict("changed_meanwhile", "Somebody used the last of this coupon at the same time.")
    item = CouponItem(coupon_pk(scope, code), "coupon")
    actions = [CouponItem.used.add(1), CouponItem.spent.add(off), CouponItem.left.add(-1), CouponItem.purse.add(-off)]
    tx.update(item, actions=actions, condition=(CouponItem.left >= 1) & (CouponItem.purse > 0), otherwise=gone)
    mine = UseItem(item.pk, f"use#{person}")
    again = UseItem.pk.does_not_exist() | (UseItem.times < per_person)
    tx.update(mine, actions=[UseItem.times.add(1)], condition=again, otherwise=gone)


def give_back(tx: Transaction, scope: str, code: str, person: str, off: int) -> None:
    """Two parts: the use never was."""
    item = CouponItem(coupon_pk(scope, code), "coupon")
    actions = [CouponItem.used.add(-1), CouponItem.spent.add(-off), CouponItem.left.add(1), CouponItem.purse.add(off)]
    tx.update(item, actions=actions)
    tx.update(UseItem(item.pk, f"use#{person}"), actions=[UseItem.times.add(-1)])
