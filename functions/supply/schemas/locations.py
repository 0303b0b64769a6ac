"""Warehouses, shops and memo drawers, as sent and shown."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Field

from parure.kernel.schemas import Request, TextView, Timestamp, View, id_type
from parure.kernel.time import parse_time
from supply.desk_store import LocationItem, MemoShopItem
from supply.rules.visiting import Position

LocationId = Annotated[str, id_type("loc")]
LocationKind = Literal["warehouse", "shop"]


class CreateLocation(Request):
    name: str = Field(min_length=1, max_length=80, examples=["上海金库"])
    kind: LocationKind
    region: str = Field(pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$", description="ISO 3166-2", examples=["CN-SH"])


class EditLocation(Request):
    """The region stays: orders have been routed by it."""

    name: str | None = Field(None, min_length=1, max_length=80)
    kind: LocationKind | None = None
    takes_memo: bool | None = Field(None, description="Dealers: suppliers may consign goods to this shop")


class MemoView(View):
    """Whose goods lie in whose shop."""

    supplier_id: str
    supplier_name: str
    dealer_id: str
    dealer_name: str
    shop_id: LocationId


class CoordinatesView(View):
    """WGS 84."""

    latitude: float
    longitude: float

    @classmethod
    def of(cls, position: Position) -> Self:
        return cls(latitude=position.latitude, longitude=position.longitude)


class VisitorsView(View):
    """Where buyers find a shop."""

    city: TextView
    address: TextView
    hours: TextView | None = None
    phone: str | None = None
    coordinates: CoordinatesView | None = None
    pickup: bool = Field(True, description="Buyers may collect their orders there")


class LocationView(View):
    location_id: LocationId
    name: str
    kind: Literal["warehouse", "shop", "memo"] = Field(
        description="memo: the drawer of a supplier's consigned goods in a dealer's shop; both see it"
    )
    region: str
    created_at: Timestamp
    status: Literal["open", "closing", "closed"]
    takes_memo: bool
    memo: MemoView | None
    visitors: VisitorsView | None = Field(None, description="Of a shop that receives visitors")

    @classmethod
    def of(cls, item: LocationItem) -> Self:
        memo: dict[str, Any] | None = item.memo
        return cls.model_validate(
            {
                "location_id": item.sk,
                "name": item.name,
                "kind": item.kind,
                "region": item.region,
                "created_at": parse_time(item.created_at),
                "status": item.status or "open",
                "takes_memo": bool(item.takes_memo),
                "memo": memo,
                "visitors": item.visitors,
            }
        )


class MemoShopView(View):
    """A dealer's shop that takes goods on memo."""

    location_id: LocationId
    name: str
    region: str
    dealer_id: str
    dealer_name: str

    @classmethod
    def of(cls, item: MemoShopItem) -> Self:
        return cls(
            location_id=item.sk,
            name=item.name,
            region=item.region,
            dealer_id=item.dealer_id,
            dealer_name=item.dealer_name,
        )
