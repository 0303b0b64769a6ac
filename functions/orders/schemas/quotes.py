"""The answer to what an order would cost, and to how it can be delivered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Self

from pydantic import Field

from orders.schemas.carts import EngravableView
from orders.schemas.checkout import DeliveryOptionsView, DeliveryOptionView, PickupPlaceView, TotalsView
from orders.schemas.orders import OrderLineView
from orders.service.quoting import CouponAnswer, Offered, Quote, QuotedLine
from parure.kernel.schemas import MoneyView, Timestamp, View
from parure.kernel.text import Language
from promotions.contract import SAYS

if TYPE_CHECKING:
    from datetime import datetime

    from supply.contract import VisitedShop


class QuotedLineView(View):
    sku: str
    quantity: int
    available: int
    problem: Literal["out_of_stock", "unavailable"] | None = Field(None, description="Why it is not counted")
    engravable: EngravableView | None = Field(None, description="Null: it cannot be engraved")
    line: OrderLineView | None = Field(None, description="As it would be in the order; null with a problem")

    @classmethod
    def of(cls, quoted: QuotedLine, language: Language) -> Self:
        return cls(
            sku=quoted.sku,
            quantity=quoted.quantity,
            available=quoted.available,
            problem=quoted.problem,
            engravable=EngravableView.model_validate(quoted.limits) if quoted.limits else None,
            line=OrderLineView.of(quoted.line, language) if quoted.line else None,
        )


class CouponAnswerView(View):
    code: str
    applied: bool
    reason: str | None = Field(None, description="Why not, as a code", examples=["minimum_not_reached"])
    detail: str | None = None

    @classmethod
    def of(cls, answer: CouponAnswer) -> Self:
        refusal = answer.refusal
        return cls(code=answer.code, applied=refusal is None, reason=refusal, detail=SAYS[refusal] if refusal else None)


class QuoteView(View):
    lines: list[QuotedLineView]
    totals: TotalsView = Field(description="totals.total is what POST /orders wants as expected_total")
    coupon: CouponAnswerView | None = None
    delivery_options: list[DeliveryOptionView]
    cut_off: Timestamp
    gift_wrap_price: MoneyView = Field(description="Of wrapping, wanted or not")
    insurance_price: MoneyView = Field(description="Of insuring these goods, wanted or not")
    problems: list[str] = Field(description="delivery_not_offered: the standard way was counted instead")

    @classmethod
    def of(cls, quote: Quote, language: Language) -> Self:
        return cls(
            lines=[QuotedLineView.of(line, language) for line in quote.lines],
            totals=TotalsView.of(quote.totals),
            coupon=CouponAnswerView.of(quote.coupon) if quote.coupon else None,
            delivery_options=[_option(one, language) for one in quote.options],
            cut_off=quote.cut_off,
            gift_wrap_price=MoneyView.of(quote.gift_wrap),
            insurance_price=MoneyView.of(quote.insurance),
            problems=list(quote.problems),
        )


def options_view(options: tuple[Offered, ...], cut_off: datetime, language: Language) -> DeliveryOptionsView:
    return DeliveryOptionsView(items=[_option(one, language) for one in options], cut_off=cut_off)


def _option(offered: Offered, language: Language) -> DeliveryOptionView:
    option = offered.option
    return DeliveryOptionView(
        code=option.way,
        label=option.label.in_(language),
        price=MoneyView.of(offered.price),
        earliest=option.earliest,
        latest=option.latest,
        insured=option.insured,
        location=_place(offered.place, language) if offered.place else None,
    )


def _place(place: VisitedShop, language: Language) -> PickupPlaceView:
    return PickupPlaceView(
        location_id=place.location_id,
        dealer_id=place.dealer_id,
        name=place.name,
        address=f"{place.city.in_(language)} {place.address.in_(language)}",
        hours=place.hours.in_(language) if place.hours else None,
        phone=place.phone,
    )
