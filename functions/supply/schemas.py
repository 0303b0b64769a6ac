"""Requests and responses of supply."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints

from parure.kernel.schemas import Request, TextView, Timestamp, View, id_type
from parure.kernel.time import parse_time
from supply.rules import LocationStock, Move
from supply.service import OwnEntry, OwnStock
from supply.store import LocationItem

LocationId = Annotated[str, id_type("loc")]
SkuId = Annotated[str, StringConstraints(min_length=2, max_length=40, to_upper=True), Field(examples=["LUM-R01-12"])]
LocationKind = Literal["warehouse", "shop"]


class CreateLocation(Request):
    name: str = Field(min_length=1, max_length=80, examples=["上海金库"])
    kind: LocationKind
    region: str = Field(pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$", description="ISO 3166-2", examples=["CN-SH"])


class LocationView(View):
    location_id: LocationId
    name: str
    kind: LocationKind
    region: str
    created_at: Timestamp

    @classmethod
    def of(cls, item: LocationItem) -> Self:
        return cls(
            location_id=item.sk,
            name=item.name,
            kind="shop" if item.kind == "shop" else "warehouse",
            region=item.region,
            created_at=parse_time(item.created_at),
        )


class LocationStockView(View):
    """available = on_hand − allocated − held"""

    location_id: str
    on_hand: int
    allocated: int = Field(description="Sold and not shipped yet")
    held: int = Field(description="In checkouts that are not paid yet")
    available: int

    @classmethod
    def of(cls, place: LocationStock) -> Self:
        return cls(
            location_id=place.location_id,
            on_hand=place.on_hand,
            allocated=place.allocated,
            held=place.held,
            available=place.available,
        )


class StockView(View):
    sku: str
    product_title: TextView
    locations: list[LocationStockView]

    @classmethod
    def of(cls, stock: OwnStock) -> Self:
        return cls(
            sku=stock.sku,
            product_title=TextView(zh=stock.title.zh, en=stock.title.en),
            locations=[LocationStockView.of(place) for place in stock.locations],
        )


class ReceiveStock(Request):
    sku: SkuId
    location_id: LocationId
    quantity: int = Field(ge=1, le=100_000, strict=True)
    reference: str | None = Field(None, max_length=80, examples=["Delivery note 4711"])


def _not_zero(delta: int) -> int:
    if delta == 0:
        raise ValueError("an adjustment changes something")
    return delta


class AdjustStock(Request):
    sku: SkuId
    location_id: LocationId
    delta: Annotated[int, AfterValidator(_not_zero)] = Field(ge=-100_000, le=100_000, strict=True)
    reason: str = Field(min_length=1, max_length=200, examples=["Stocktaking"])


class ChangeView(View):
    location_id: str
    on_hand: int
    allocated: int
    held: int


class StockEntryView(View):
    """One move in the append-only ledger; the balance is the sum of all."""

    entry_id: str
    kind: Move
    changes: list[ChangeView]
    at: Timestamp
    order_id: str | None
    note: str | None

    @classmethod
    def of(cls, entry: OwnEntry) -> Self:
        return cls(
            entry_id=entry.item.sk.removeprefix("entry#"),
            kind=Move(entry.item.kind),
            changes=[ChangeView.model_validate(change) for change in entry.changes],
            at=parse_time(entry.item.at),
            order_id=entry.item.order_id,
            note=entry.item.note,
        )
