"""Balances, the ledger and the moves of the desk, as sent and shown."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import AfterValidator, Field, StringConstraints

from parure.kernel.schemas import PageQuery, Request, TextView, Timestamp, View
from parure.kernel.time import parse_time
from supply.rules import LocationStock, Move
from supply.rules.levels import Flag
from supply.rules.reasons import Reason
from supply.schemas.locations import LocationId
from supply.service.receiving import Correction, Receipt
from supply.service.stock import DEAD_AFTER_DAYS, OwnEntry, OwnStock, Wanted

SkuId = Annotated[str, StringConstraints(min_length=2, max_length=40, to_upper=True), Field(examples=["LUM-R01-12"])]
Serial = Annotated[
    str,
    StringConstraints(min_length=1, max_length=60, to_upper=True, strip_whitespace=True, pattern=r"^[^#\s]+$"),
    Field(examples=["JB-2026-0007"]),
]
Quantity = Annotated[int, Field(ge=1, le=100_000, strict=True)]


class StockQuery(PageQuery):
    limit: int = Field(24, ge=1, le=500)
    only: Flag | None = Field(
        None, description="A page holds what of `limit` rows fits, and may be short although more follow"
    )
    location_id: LocationId | None = Field(None, description="What has a place there; a page may be short")
    sku: str | None = Field(None, max_length=40, description="How the code begins")
    dead_after_days: int = Field(DEAD_AFTER_DAYS, ge=1, le=3650, description="Days without a sale that make dead stock")

    def wanted(self) -> Wanted:
        return Wanted(
            only=self.only,
            location_id=self.location_id,
            sku=self.sku.upper() if self.sku else None,
            dead_after_days=self.dead_after_days,
        )


class ExportQuery(Request):
    cursor: str | None = Field(None, max_length=1000, description="X-Next-Cursor of the part before")


class EntriesQuery(PageQuery):
    kind: list[Move] = Field(default_factory=list, max_length=20, description="Only these moves; a page may be short")


class LocationStockView(View):
    """available = on_hand − allocated − held"""

    location_id: str
    on_hand: int
    allocated: int = Field(description="Sold and not shipped yet")
    held: int = Field(description="In checkouts that are not paid yet")
    available: int
    incoming: int = Field(description="On its way here, counted nowhere else")
    memo: bool = Field(description="Consigned: the supplier's until it is sold")

    @classmethod
    def of(cls, place: LocationStock) -> Self:
        return cls(
            location_id=place.location_id,
            on_hand=place.on_hand,
            allocated=place.allocated,
            held=place.held,
            available=place.available,
            incoming=place.incoming,
            memo=place.memo,
        )


class StockView(View):
    sku: str
    product_title: TextView
    locations: list[LocationStockView]
    one_of_one: bool
    serial: str | None = Field(description="Of a piece; its SKU where the maker gave none")
    low_at: int | None = Field(description="This SKU's own threshold; null: the general one (2)")
    flags: list[Flag]
    idle_since: Timestamp | None = Field(description="Since when none was sold of what lies here")

    @classmethod
    def of(cls, stock: OwnStock) -> Self:
        return cls(
            sku=stock.sku,
            product_title=TextView(zh=stock.title.zh, en=stock.title.en),
            locations=[LocationStockView.of(place) for place in stock.locations],
            one_of_one=stock.one_of_one,
            serial=stock.serial,
            low_at=stock.low_at,
            flags=list(stock.flags),
            idle_since=stock.idle_since,
        )


class SetLowLevel(Request):
    low_at: int | None = Field(ge=0, le=100_000, strict=True, description="null: the general threshold")


class ReceiveStock(Request):
    sku: SkuId
    location_id: LocationId
    quantity: Quantity
    reference: str | None = Field(None, max_length=80, examples=["Delivery note 4711"])
    serial: Serial | None = Field(None, description="Of a piece (one of one); unique among its supplier's pieces")

    def receipt(self) -> Receipt:
        return Receipt(
            sku=self.sku,
            location_id=self.location_id,
            quantity=self.quantity,
            reference=self.reference,
            serial=self.serial,
        )


def _not_zero(delta: int) -> int:
    if delta == 0:
        raise ValueError("an adjustment changes something")
    return delta


class AdjustStock(Request):
    sku: SkuId
    location_id: LocationId
    delta: Annotated[int, AfterValidator(_not_zero)] = Field(ge=-100_000, le=100_000, strict=True)
    reason: Reason
    note: str | None = Field(None, max_length=200, description="Required for `other`", examples=["Clasp broken"])

    def correction(self) -> Correction:
        return Correction(
            sku=self.sku, location_id=self.location_id, delta=self.delta, reason=self.reason, note=self.note
        )


class SellConsigned(Request):
    """A sale over the counter from a memo drawer."""

    sku: SkuId
    location_id: LocationId
    quantity: Quantity
    reference: str | None = Field(None, max_length=80, description="The receipt's number, for example")


class ChangeView(View):
    location_id: str
    on_hand: int
    allocated: int
    held: int
    incoming: int


class StockEntryView(View):
    """One move in the append-only ledger; the balance is the sum of all."""

    entry_id: str
    kind: Move
    changes: list[ChangeView]
    at: Timestamp
    order_id: str | None
    note: str | None
    reason: str | None = Field(description="Why a count was corrected")
    serial: str | None
    ref: str | None = Field(description="The transfer (trf_…) or count sheet (cnt_…) that it belongs to")

    @classmethod
    def of(cls, entry: OwnEntry) -> Self:
        return cls(
            entry_id=entry.item.sk.removeprefix("entry#"),
            kind=Move(entry.item.kind),
            changes=[ChangeView.model_validate(change) for change in entry.changes],
            at=parse_time(entry.item.at),
            order_id=entry.item.order_id,
            note=entry.item.note,
            reason=entry.item.reason,
            serial=entry.item.serial,
            ref=entry.item.ref,
        )
