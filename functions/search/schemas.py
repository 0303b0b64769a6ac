"""What buyers ask of search and see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import ConfigDict, Field, StringConstraints

from parure.kernel.schemas import Currency, MoneyView, Request, Timestamp, View, id_type
from parure.kernel.time import parse_time
from search.help_schemas import HelpView
from search.progress import RebuildItem
from search.store import Snapshot

if TYPE_CHECKING:
    from search.service.watching import IndexState

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
    exclude: list[Named] = Field([], max_length=200, description="name:value that must not hold")
    prefer: list[Named] = Field(
        [], max_length=40, description="name:value that comes first by relevance; it takes nothing away"
    )
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


class SearchImage(View):
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
    image: SearchImage | None
    supplier_name: str
    one_of_one: bool
    in_stock: bool = Field(description="Of `sku`, as of some seconds ago")
    published_at: Timestamp
    sku: str = Field(description="The cheapest variant that passes the filters")
    highlight: list[tuple[int, int]] = Field(description="Stretches of the title that match, in UTF-16 units")


class SearchFacetValue(View):
    value: str
    count: int = Field(description="Products that there would be with this value chosen of its facet")
    label: str


Number = int | float


class SearchBucket(View):
    model_config = ConfigDict(serialize_by_alias=True)

    from_: Number = Field(serialization_alias="from")
    to: Number
    count: int


class SearchRange(View):
    label: str
    unit: str | None
    min: Number
    max: Number
    buckets: list[SearchBucket]


class SearchedText(View):
    text: str
    corrected: str | None = Field(description="What was searched instead, where nothing was found as typed")
    synonyms: list[str] = Field(description="What was searched besides")


class SearchAnswer(View):
    total: int
    items: list[SearchCard]
    facets: dict[str, list[SearchFacetValue]]
    facet_names: dict[str, str]
    ranges: dict[str, SearchRange]
    query: SearchedText
    help: HelpView | None = Field(description="Where nothing was found")
    next_cursor: str | None


class SimilarQuery(Request):
    product_id: ProductId
    kind: Kind = Field("similar", description="In place of it, or to wear with it")
    limit: int = Field(12, ge=1, le=24)
    shop: Slug | None = None
    currency: Currency = Field("CNY", description="Currency that prices are shown in")


class SimilarProducts(View):
    items: list[SearchCard]


class SeenEvent(Request):
    """`filters`: those that were set, as `filter` has them; `position` of a click counts from 1."""

    kind: Literal["search", "click", "zero_results"]
    q: str = Field("", max_length=200)
    filters: list[Named] = Field([], max_length=20)
    total: int | None = Field(None, ge=0)
    product_id: ProductId | None = None
    position: int | None = Field(None, ge=1, le=10_000)


class ObserveSearches(Request):
    session_id: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{8,40}$")] = Field(
        description="A random word that the browser keeps while its window is open; it names no person"
    )
    shop: Slug | None = None
    events: list[SeenEvent] = Field(min_length=1, max_length=50)


class SearchSnapshotView(View):
    snapshot_id: str
    documents: int
    bytes: int
    built_at: Timestamp

    @classmethod
    def of(cls, one: Snapshot) -> Self:
        return cls(snapshot_id=one.id, documents=one.documents, bytes=one.bytes, built_at=parse_time(one.at))


class SearchRebuildView(View):
    rebuild_id: RebuildId
    status: Literal["listing", "indexing", "writing", "finished"]
    products: int = Field(description="Found so far; grows while it is `listing`")
    indexed: int = Field(description="Of these, how many are as the catalog has them")
    documents: int | None = Field(description="In the index that came of it")
    started_at: Timestamp
    updated_at: Timestamp = Field(description="Last progress; a rebuild that stands still can be resumed")
    finished_at: Timestamp | None

    @classmethod
    def of(cls, item: RebuildItem) -> Self:
        return cls(
            rebuild_id=item.pk,
            status=_status(item),
            products=int(item.found),
            indexed=int(item.done),
            documents=None if item.documents is None else int(item.documents),
            started_at=parse_time(item.started_at),
            updated_at=parse_time(item.updated_at),
            finished_at=parse_time(item.finished_at) if item.finished_at else None,
        )


class SearchIndexView(View):
    """How the index stands, as the function that answers sees it."""

    ready: bool = Field(description="Searches are answered")
    snapshots: list[SearchSnapshotView] = Field(
        description="The first is what a new instance opens; the others are spare"
    )
    changes: int = Field(description="Number of the latest change, counted from the first")
    seen: int | None = Field(description="Up to which this instance knows them; others follow within seconds")
    documents: int | None = Field(description="What this instance finds")
    since_snapshot: int = Field(description="Documents that changed since the newest snapshot")
    changed_at: Timestamp | None = Field(description="The latest change that is newer than the snapshot")
    rebuild: SearchRebuildView | None = Field(description="The latest")

    @classmethod
    def of(cls, state: IndexState) -> Self:
        return cls(
            ready=state.seen is not None,
            snapshots=[SearchSnapshotView.of(one) for one in state.snapshots],
            changes=state.changes,
            seen=state.seen,
            documents=state.documents,
            since_snapshot=state.since_snapshot,
            changed_at=parse_time(state.changed_at) if state.changed_at else None,
            rebuild=SearchRebuildView.of(state.rebuild) if state.rebuild else None,
        )


def _status(item: RebuildItem) -> Literal["listing", "indexing", "writing", "finished"]:
    if item.finished_at:
        return "finished"
    if not item.listed_at:
        return "listing"
    return "writing" if item.chunks_done >= item.chunks else "indexing"
