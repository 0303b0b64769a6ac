"""Count sheets, as sent and shown."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field

from parure.kernel.schemas import Request, TextView, Timestamp, View, id_type
from parure.kernel.time import parse_time
from supply.desk_store import CountItem, CountLineItem
from supply.schemas.locations import LocationId
from supply.schemas.stock import SkuId
from supply.service.counting import Posting

CountId = Annotated[str, id_type("cnt")]


class OpenCount(Request):
    location_id: LocationId
    note: str | None = Field(None, max_length=200, examples=["年中盘点"])


class CountedLine(Request):
    sku: SkuId
    counted: int = Field(ge=0, le=100_000, strict=True)


def _each_once(lines: list[CountedLine]) -> list[CountedLine]:
    if len({line.sku for line in lines}) < len(lines):
        raise ValueError("each SKU once")
    return lines


class RecordCount(Request):
    lines: Annotated[list[CountedLine], AfterValidator(_each_once)] = Field(min_length=1, max_length=40)


class CountView(View):
    count_id: CountId
    location_id: LocationId
    status: Literal["open", "posting", "posted", "discarded"]
    note: str | None
    created_at: Timestamp
    ended_at: Timestamp | None

    @classmethod
    def of(cls, item: CountItem) -> Self:
        return cls.model_validate(_sheet(item))


class PostingView(CountView):
    posted: int = Field(description="Lines whose difference is in the ledger")
    refused: int = Field(description="Lines whose difference could not be posted; GET …/lines says why")

    @classmethod
    def after(cls, posting: Posting) -> Self:
        return cls.model_validate({**_sheet(posting.sheet), "posted": posting.posted, "refused": posting.refused})


class CountLineView(View):
    sku: str
    product_title: TextView
    expected: int = Field(description="On hand at the moment of counting")
    counted: int
    difference: int
    at: Timestamp
    posted: bool
    problem: str | None = Field(description="The code of what forbade to post it, such as not_that_many")

    @classmethod
    def of(cls, item: CountLineItem) -> Self:
        expected, counted = int(item.expected), int(item.counted)
        return cls(
            sku=item.sku,
            product_title=TextView(zh=item.title["zh"], en=item.title["en"]),
            expected=expected,
            counted=counted,
            difference=counted - expected,
            at=parse_time(item.at),
            posted=bool(item.posted),
            problem=item.problem,
        )


class CountLines(View):
    items: list[CountLineView]


def _sheet(item: CountItem) -> dict[str, object]:
    return {
        "count_id": f"cnt_{item.pk.removeprefix('count#')}",
        "location_id": item.location_id,
        "status": item.status,
        "note": item.note,
        "created_at": parse_time(item.created_at),
        "ended_at": parse_time(item.ended_at) if item.ended_at else None,
    }
