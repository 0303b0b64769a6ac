"""What buyers ask of search and see."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, StringConstraints

from parure.kernel.schemas import Currency, MoneyView, Request, Timestamp, View, id_type

ProductId = Annotated[str, id_type("prd")]
RebuildId = Annotated[str, id_type("reb")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{3,40}$")]
Named = Annotated[str, StringConstraints(max_length=130)]
Word = Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,40}$")]
Kind = Literal["similar", "matching"]


class SearchQuery(Request):
    q: str = Field("", description="Words, in any language; what exceeds 200 characters is not read")
    category: Word | None = None
    material: Word | None = None
    min_price: int | None = Field(None, ge=0, le=10**13, description="Minor units of `currency`")
    max_price: int | None = Field(None, ge=0, le=10**13, description="Minor units of `currency`")
    filter: list[Named] = Field(
        [],
        max_length=200,
        description="name:value, as the answer's `facets` have them; of one name any value will do, of several names each must hold. "
        "`reduced:yes` is what costs less than before",
    )
    without: list[Named] = Field([], max_length=200, description="name:value that must not hold")
    range: list[Named] = Field(
        [],
        max_length=40,
        description="name:low..high, either end may be left out; `price` in minor units of `currency`",
    )
    sort: Literal["relevance", "price", "-price", "newest", "sales", "discount"] | None = Field(
        None, description="Relevance where there are words, else the newest first"
    )
    limit: int = Field(24, ge=1, le=100)
    cursor: str | None = Field(None, max_length=200)
    shop: Slug | None = Field(None, description="A dealer's shop; left out: the mall")
    facets: list[Word] = Field(
        [], max_length=60, description="Which to count; left out: those that divide what was found; `none`: none"
    )
    currency: Currency = Field("CNY", description="Currency that prices are shown in")


class CardImage(View):
    url: str = Field(examples=["/media/demo/lum-r01-1.webp"])
    alt: str
    width: int | None = None
    height: int | None = None
    widths: list[int] = Field([], description="There are derivatives `{folder of url}/{width}.avif`, .webp and .jpg")
    placeholder: str | None = Field(None, description="A blurred picture as data URI")


class SearchCard(View):
    """A product as lists show it, by the variant that was found."""

    product_id: ProductId
    title: str
    price: MoneyView | None = Field(description="Of `sku`; null only while no price was ever known")
    price_from: bool = Field(description="Its SKUs differ in price")
    was_price: MoneyView | None = Field(description="The lowest price of the 30 days before it was reduced")
    category: str
    material: str
    image: CardImage | None
    supplier_name: str
    one_of_one: bool
    in_stock: bool = Field(description="Of `sku`, as of some seconds ago")
    published_at: Timestamp
    sku: str = Field(description="The cheapest variant that passes the filters")
    highlight: list[tuple[int, int]] = Field(description="Stretches of the title that match, in UTF-16 units")


class FacetValue(View):
    value: str
    count: int = Field(description="Products that there would be with this value chosen of its facet")
    label: str


Number = int | float


class RangeBucket(View):
    model_config = ConfigDict(serialize_by_alias=True)

    from_: Number = Field(serialization_alias="from")
    to: Number
    count: int


class RangeView(View):
    label: str
    unit: str | None
    min: Number
    max: Number
    buckets: list[RangeBucket]


class QueryView(View):
    text: str
    corrected: str | None = Field(description="What was searched instead, where nothing was found as typed")
    synonyms: list[str] = Field(description="What was searched besides")


class SearchAnswer(View):
    total: int
    items: list[SearchCard]
    facets: dict[str, list[FacetValue]]
    facet_names: dict[str, str]
    ranges: dict[str, RangeView]
    query: QueryView
    help: dict[str, Any] | None = Field(description="Where nothing was found: what to relax, the nearest price")
    next_cursor: str | None


class SimilarQuery(Request):
    product_id: ProductId
    kind: Kind = Field("similar", description="In place of it, or to wear with it")
    limit: int = Field(12, ge=1, le=24)
    shop: Slug | None = None
    currency: Currency = Field("CNY", description="Currency that prices are shown in")


class SimilarProducts(View):
    items: list[SearchCard]
