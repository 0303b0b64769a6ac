"""What buyers say in words, and what comes of it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from parure.kernel.schemas import Currency, Request, View, id_type

Kind = Literal["filter", "range", "price", "sort", "exclude", "prefer"]
Value = str | list[str] | dict[str, str | int | None]
ProductId = Annotated[str, id_type("prd")]


class WishQuery(Request):
    q: str = Field(description="A wish in plain words; what exceeds 200 characters is not read")
    product_id: ProductId | None = Field(None, description="The piece that is looked at, for “like this but …”")
    currency: Currency = Field("CNY", description="Currency of the page: of prices that name none, and of the answer")


class Parameter(View):
    name: str = Field(examples=["filter"])
    value: str = Field(examples=["clarity:VS1"])


class UnderstoodView(View):
    """One chip: taken off, its `params` go."""

    filter: str
    value: Value
    label: str
    words: tuple[int, int] | None = Field(
        description="Where `q` says it, in UTF-16 units; null: taken over from the piece that it is like"
    )
    kind: Kind
    params: list[Parameter] = Field(description="For GET /search")


class ProblemView(View):
    code: str = Field(description="contradiction, like_what or no_rate")
    filters: list[str]
    words: list[tuple[int, int]]
    message: str


class WishView(View):
    """`filters` by name: a word, several words (any will do), `{min, max}`, or minor units of `currency` for `min_price` and
    `max_price`."""

    text: str = Field(description="What was not understood, to be searched for as words")
    filters: dict[str, Any]
    excluded: dict[str, list[str]] = Field(description="What must not be")
    preferred: dict[str, list[str]] = Field(description="What comes first where there is any")
    understood: list[UnderstoodView]
    problems: list[ProblemView]
    currency: Currency
