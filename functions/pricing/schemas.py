"""Requests and responses of pricing."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer

from parure.kernel.schemas import Currency, MoneyIn, MoneyView, Request, Timestamp, View
from pricing.rules import BASE, BoardPrice, Boards, Rate, Rates, canonical_fineness

MetalName = Literal["gold", "k_gold", "platinum", "silver"]


def _in_base(money: MoneyIn) -> MoneyIn:
    if money.currency != BASE:
        raise ValueError(f"board prices are kept in {BASE}")
    if not money.amount:
        raise ValueError("a board price is above zero")
    return money


def _fineness(value: object) -> str:
    try:
        return canonical_fineness(str(value))
    except ArithmeticError:
        raise ValueError("a fineness is a number of parts per thousand, such as 999") from None


def _number(value: str) -> int | float:
    return int(value) if value.isdecimal() else float(value)


FinenessValue = Annotated[
    str,
    BeforeValidator(_fineness, json_schema_input_type=float),
    PlainSerializer(_number, return_type=int | float, when_used="json"),
    Field(description="Parts per thousand", examples=[999]),
]


class BoardPriceIn(Request):
    metal: MetalName = Field(description="k_gold is gold of a lower fineness")
    fineness: FinenessValue
    price_per_gram: Annotated[MoneyIn, AfterValidator(_in_base)]


class PublishBoardPrices(Request):
    prices: list[BoardPriceIn] = Field(min_length=1, max_length=20)
    valid_for_minutes: int = Field(ge=1, le=7 * 24 * 60, examples=[720])


class BoardPriceView(View):
    metal: str
    fineness: FinenessValue
    price_per_gram: MoneyView
    version: int
    published_at: Timestamp
    valid_until: Timestamp

    @classmethod
    def of(cls, price: BoardPrice) -> Self:
        return cls(
            metal=price.metal,
            fineness=price.fineness,
            price_per_gram=MoneyView.of(price.price_per_gram),
            version=price.version,
            published_at=price.published_at,
            valid_until=price.valid_until,
        )


class BoardView(View):
    """The board as it stands: each metal's latest price, live or expired (`valid_until`)."""

    version: int = Field(description="Number of the latest publication; 0 before the first")
    items: list[BoardPriceView]

    @classmethod
    def of(cls, boards: Boards) -> Self:
        items = [BoardPriceView.of(price) for _, price in sorted(boards.prices.items())]
        return cls(version=boards.version, items=items)


class PublishFxRate(Request):
    currency: Currency = Field(examples=["USD"])
    rate: Decimal = Field(gt=0, le=10_000, max_digits=14, decimal_places=8, examples=["7.1234"])


class FxRateView(View):
    currency: str
    rate: Decimal = Field(description="CNY for one unit")
    rate_id: str
    published_at: Timestamp

    @classmethod
    def of(cls, rate: Rate) -> Self:
        return cls(currency=rate.currency, rate=rate.rate, rate_id=rate.rate_id, published_at=rate.published_at)


class FxRatesView(View):
    base: str
    items: list[FxRateView]

    @classmethod
    def of(cls, rates: Rates) -> Self:
        return cls(base=BASE, items=[FxRateView.of(rate) for _, rate in sorted(rates.by_currency.items())])
