"""What buyers say in words, and what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Self

from pydantic import Field

from parure.kernel.schemas import Currency, MoneyView, Request, View
from search.help_schemas import Parameter
from search.schemas import ProductId, SearchImage, Slug

if TYPE_CHECKING:
    from search.service.popular import Counted

Kind = Literal["filter", "range", "price", "sort", "exclude", "prefer"]
Value = str | list[str] | dict[str, str | int | None]


class WishQuery(Request):
    q: str = Field(description="A wish in plain words; what exceeds 200 characters is not read")
    product_id: ProductId | None = Field(None, description="The piece that is looked at, for “like this but …”")
    shop: Slug | None = Field(None, description="A dealer's shop; it understands what the mall does")
    currency: Currency = Field("CNY", description="Currency of the page: of prices that name none, and of the answer")


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


class WishAnswer(View):
    """`filters` by name: a word, several words (any will do), `{min, max}`, or minor units of `currency` for `min_price` and
    `max_price`."""

    text: str = Field(description="What was not understood, to be searched for as words")
    filters: dict[str, Any]
    excluded: dict[str, list[str]] = Field(description="What must not be")
    preferred: dict[str, list[str]] = Field(description="What comes first where there is any")
    understood: list[UnderstoodView]
    problems: list[ProblemView]
    currency: Currency


class SuggestionQuery(Request):
    q: str = Field("", description="As far as it is typed; nothing yet: what is often searched for")
    shop: Slug | None = Field(None, description="A dealer's shop; left out: the mall")
    currency: Currency = Field("CNY", description="Currency that prices are shown in")


class SuggestionView(View):
    """`query`: words to search for; `category` and `filter`: `filters` to set; `product`: a piece."""

    kind: Literal["query", "category", "filter", "product"]
    text: str
    filters: dict[str, list[str]] | None = Field(None, description="As GET /search takes them: `filter=name:value`")
    count: int | None = Field(None, description="Products that there are")
    product_id: ProductId | None = None
    image: SearchImage | None = None
    price: MoneyView | None = None


class Suggestions(View):
    items: list[SuggestionView] = Field(description="At most twelve, as they are to be shown")


class QueryCount(View):
    text: str
    sessions: int = Field(description="Visitors' windows in two weeks; 100 says a hundred or more")


class QueriesView(View):
    """What is searched for in one language, of these and the last seven days."""

    language: str
    popular: list[QueryCount]
    missed: list[QueryCount] = Field(description="What nothing was found for")
    counted_at: str | None

    @classmethod
    def of(cls, language: str, counted: Counted) -> Self:
        popular, missed = ([QueryCount.model_validate(one) for one in some] for some in (counted.found, counted.missed))
        return cls(language=language, popular=popular, missed=missed, counted_at=counted.at)


class QueriesQuery(Request):
    language: Literal["zh-CN", "en"] = "zh-CN"
