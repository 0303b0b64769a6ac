"""Shops that receive visitors, as dealers describe them and buyers see them."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import Field, StringConstraints, field_validator, model_validator

from parure.kernel.schemas import Request, View
from parure.kernel.text import Language, Text
from shops.contract import ShopSlug
from supply.rules.visiting import Held, Near, Position, ShopNear
from supply.schemas.locations import CoordinatesView, LocationId

Line = Annotated[str, StringConstraints(min_length=1, max_length=120)]


class LineIn(Request):
    zh: Line
    en: Line


class CoordinatesIn(Request):
    """Where the door is, WGS 84, as phones and maps on the web give it."""

    latitude: float = Field(ge=-90, le=90, examples=[22.53418])
    longitude: float = Field(ge=-180, le=180, examples=[114.05541])

    @field_validator("latitude", "longitude")
    @classmethod
    def _to_a_metre(cls, value: float) -> float:
        return round(value, 5)


class ReceiveVisitors(Request):
    """Where a shop is and when it is open; all of it is shown to buyers. `open: false` takes the shop off the map."""

    open: bool = True
    city: LineIn | None = Field(None, examples=[{"zh": "深圳", "en": "Shenzhen"}])
    address: LineIn | None = Field(None, examples=[{"zh": "福田区福华三路 118 号", "en": "118 Fuhua 3rd Road, Futian"}])
    hours: LineIn | None = Field(None, examples=[{"zh": "每日 10:00–21:00", "en": "Daily 10:00–21:00"}])
    phone: Annotated[str, StringConstraints(pattern=r"^[+0-9][0-9 -]{4,24}$")] | None = None
    coordinates: CoordinatesIn | None = None
    pickup: bool = Field(True, description="Buyers may collect their orders there")

    @model_validator(mode="after")
    def _where(self) -> Self:
        if self.open and not (self.city and self.address):
            raise ValueError("a shop that receives visitors needs its city and address")
        return self

    def document(self) -> dict[str, Any] | None:
        return self.model_dump(exclude={"open"}, exclude_none=True) if self.open else None


class AvailabilityQuery(Request):
    province: str | None = Field(None, max_length=80, description="Name or ISO 3166-2 code", examples=["上海市"])
    city: str | None = Field(None, max_length=80, examples=["深圳市"])
    latitude: float | None = Field(None, ge=-90, le=90, description="With longitude: where the buyer is")
    longitude: float | None = Field(None, ge=-180, le=180)
    shop: ShopSlug | None = None

    def position(self) -> Position | None:
        if self.latitude is None or self.longitude is None:
            return None
        return Position(latitude=self.latitude, longitude=self.longitude)


class ShopNearView(View):
    location_id: LocationId
    name: str
    dealer_name: str
    region: str = Field(description="ISO 3166-2", examples=["CN-GD"])
    city: str
    address: str
    hours: str | None
    phone: str | None
    coordinates: CoordinatesView | None
    pickup: bool = Field(description="Orders can be collected there")
    stock: Held = Field(description="Never how many")
    near: Near = Field(description="In the buyer's city, province, or elsewhere")
    distance_km: float | None = Field(description="As the crow flies; known where both say where they are")

    @classmethod
    def of(cls, found: ShopNear, language: Language) -> Self:
        shop = found.shop

        def said(text: Text | None) -> str | None:
            return text.in_(language) if text else None

        return cls(
            location_id=shop.location_id,
            name=shop.name,
            dealer_name=shop.dealer_name,
            region=shop.region,
            city=shop.city.in_(language),
            address=shop.address.in_(language),
            hours=said(shop.hours),
            phone=shop.phone,
            coordinates=CoordinatesView.of(shop.position) if shop.position else None,
            pickup=shop.pickup,
            stock=found.held,
            near=found.near,
            distance_km=found.distance_km,
        )


class AvailabilityView(View):
    items: list[ShopNearView]
