"""Requests and responses of promotions."""

from __future__ import annotations

from datetime import UTC
from typing import Annotated, Self

from pydantic import AwareDatetime, Field, StringConstraints, model_validator

from parure.kernel.money import Money
from parure.kernel.schemas import MoneyView, Request, Timestamp, View
from promotions.rules import WHOLE, Coupon, Kind
from promotions.service import Plan

CouponCode = Annotated[
    str,
    StringConstraints(min_length=3, max_length=24, to_upper=True, pattern=r"^[A-Za-z0-9-]+$"),
    Field(examples=["HELLO-50"]),
]
Fen = Annotated[int, Field(ge=1, le=10**12, strict=True)]
CategoryName = Annotated[str, StringConstraints(pattern=r"^[a-z_]{2,30}$")]
BASE = "CNY"


class MakeCoupon(Request):
    code: CouponCode
    kind: Kind
    value: int = Field(ge=1, le=10**12, strict=True, description="amount: fen; percent: basis points, 1000 is a tenth")
    minimum: int = Field(0, ge=0, le=10**12, strict=True, description="What the goods must cost, in fen")
    most: Fen | None = Field(None, description="Of a percentage: fen off at most")
    categories: list[CategoryName] = Field([], max_length=20, description="Only these; empty: all")
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    uses: int | None = Field(None, ge=1, le=10**7, strict=True, description="For everybody together")
    budget: Fen | None = Field(None, description="Fen that it may take off altogether")
    per_person: int = Field(1, ge=1, le=100, strict=True)

    @model_validator(mode="after")
    def _at_most_everything(self) -> Self:
        if self.kind is Kind.PERCENT and self.value > WHOLE:
            raise ValueError("a percentage is at most 10000 basis points")
        return self

    def plan(self) -> Plan:
        return Plan(
            code=self.code,
            kind=self.kind,
            value=self.value,
            minimum=self.minimum,
            categories=tuple(dict.fromkeys(self.categories)),
            starts_at=self.starts_at.astimezone(UTC),
            ends_at=self.ends_at.astimezone(UTC),
            uses=self.uses,
            budget=self.budget,
            per_person=self.per_person,
            most=self.most,
        )


class CouponPlanView(View):
    """A coupon for who made it."""

    code: str
    shop: str | None = Field(description="The dealer's shop it holds in; null: the mall")
    kind: Kind
    value: int
    minimum: MoneyView
    most: MoneyView | None
    categories: list[str]
    starts_at: Timestamp
    ends_at: Timestamp
    uses: int | None
    used: int
    budget: MoneyView | None
    spent: MoneyView
    per_person: int
    stopped: bool
    created_at: Timestamp

    @classmethod
    def of(cls, coupon: Coupon) -> Self:
        return cls(
            code=coupon.code,
            shop=coupon.scope or None,
            kind=coupon.kind,
            value=coupon.value,
            minimum=_money(coupon.minimum),
            most=None if coupon.most is None else _money(coupon.most),
            categories=list(coupon.categories),
            starts_at=coupon.starts_at,
            ends_at=coupon.ends_at,
            uses=coupon.uses,
            used=coupon.used,
            budget=None if coupon.budget is None else _money(coupon.budget),
            spent=_money(coupon.spent),
            per_person=coupon.per_person,
            stopped=coupon.stopped,
            created_at=coupon.created_at,
        )


def _money(fen: int) -> MoneyView:
    return MoneyView.of(Money(fen, BASE))
