"""Bases of the request and response models; each capability's `schemas.py` builds on them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Generic, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainSerializer, StringConstraints

from parure.kernel.ids import is_id
from parure.kernel.money import EXPONENTS, Money
from parure.kernel.paging import Page
from parure.kernel.text import Text
from parure.kernel.time import iso

T = TypeVar("T")

Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$"), AfterValidator(lambda c: _known_currency(c))]
Timestamp = Annotated[datetime, PlainSerializer(iso, return_type=str)]


def _known_currency(code: str) -> str:
    if code not in EXPONENTS:
        raise ValueError(f"currency {code} is not one of {', '.join(EXPONENTS)}")
    return code


def id_type(prefix: str) -> object:
    """An annotated string for ids of one kind: `OrderId = Annotated[str, id_type("ord")]`."""

    def check(text: str) -> str:
        if not is_id(text, prefix):
            raise ValueError(f"expected an id such as {prefix}_01JD3N0E6S0V1G3N5W7X9Y2Z4B")
        return text

    return AfterValidator(check)


class Request(BaseModel):
    """A body or query: unknown fields are refused, surrounding blanks removed."""

    # defer_build: a cold start builds the validators of the one route it serves, not of all.
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, frozen=True, defer_build=True)


class View(BaseModel):
    """A response."""

    model_config = ConfigDict(from_attributes=True, frozen=True, defer_build=True)


class MoneyView(View):
    """Minor units of an ISO 4217 currency: {"amount": 129900, "currency": "CNY"} is ¥1,299.00."""

    amount: int = Field(description="Minor units", examples=[129900])
    currency: Currency = Field(examples=["CNY"])

    @classmethod
    def of(cls, money: Money) -> Self:
        return cls(amount=money.amount, currency=money.currency)


class MoneyIn(Request):
    """An amount given by a client: never negative, at most 10¹³ minor units."""

    amount: int = Field(ge=0, le=10**13, strict=True, examples=[129900])
    currency: Currency = Field(examples=["CNY"])

    def money(self) -> Money:
        return Money(self.amount, self.currency)


class TextIn(Request):
    zh: str = Field(min_length=1, max_length=4000)
    en: str = Field(min_length=1, max_length=4000)

    def text(self) -> Text:
        return Text(self.zh, self.en)


class TextView(View):
    zh: str
    en: str


class PageQuery(Request):
    limit: int = Field(24, ge=1, le=100)
    cursor: str | None = Field(None, max_length=1000)


class Listing(View, Generic[T]):
    """One page of a list; `next_cursor` is null on the last one."""

    items: list[T]
    next_cursor: str | None

    @classmethod
    def of(cls, page: Page[T]) -> Self:
        return cls(items=page.items, next_cursor=page.next_cursor)


class ProblemField(View):
    field: str
    code: str
    detail: str


class Problem(BaseModel):
    """RFC 9457 problem document; further members may be present, as the error's description says."""

    model_config = ConfigDict(extra="allow", defer_build=True)

    type: str = "about:blank"
    title: str
    status: int
    code: str
    detail: str
    field: str | None = None
    errors: list[ProblemField] | None = None
    correlation_id: str | None = None
