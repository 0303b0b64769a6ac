"""Fulfilments as their source and as the buyer sees them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints

from orders.carriers import carrier
from orders.rules.fulfilment import Fulfilment
from orders.rules.order import Line, ParcelStatus
from orders.schemas.carts import EngravingView
from orders.schemas.common import AddressView, Picture
from parure.kernel.schemas import PageQuery, Request, Timestamp, View
from parure.kernel.text import Language
from parure.kernel.time import now


class FulfilmentsQuery(PageQuery):
    status: ParcelStatus = Field(ParcelStatus.ASSIGNED, description="assigned: waiting for your answer")


class RejectFulfilment(Request):
    reason: Annotated[str, StringConstraints(min_length=1, max_length=500)] = Field(examples=["out_of_stock"])


class ShipFulfilment(Request):
    """Both are needed, but for what the buyer picks up: it is ready then, and nothing need be said."""

    carrier: Annotated[str, StringConstraints(min_length=1, max_length=60)] | None = Field(
        None, description="Code or name: sf, 顺丰, jd, ems, zto, yto, dhl, ups, fedex, or another", examples=["sf"]
    )
    tracking_number: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{4,40}$")] | None = Field(
        None, examples=["SF1234567890"]
    )


def _a_sane_time(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("a time needs an offset, such as 2026-11-23T08:00:00Z")
    if (at - now()).total_seconds() > 24 * 3600:
        raise ValueError("a parcel cannot have been seen in the future")
    return at


class TrackFulfilment(Request):
    status: Literal["in_transit", "out_for_delivery", "delivered", "exception"]
    at: Annotated[datetime, AfterValidator(_a_sane_time)] | None = Field(None, description="Now, if it is left out")
    place: Annotated[str, StringConstraints(min_length=1, max_length=200)] | None = Field(None, examples=["上海虹桥"])


class TrackingView(View):
    at: Timestamp
    status: str
    place: str | None


class FulfilmentLineView(View):
    sku: str
    product_id: str
    title: str
    quantity: int
    options: dict[str, Any]
    image: Picture | None
    engraving: EngravingView | None = None

    @classmethod
    def of(cls, line: Line, language: Language) -> Self:
        return cls(
            sku=line.sku,
            product_id=line.product_id,
            title=line.title.in_(language),
            quantity=line.quantity,
            options=line.options,
            image=Picture.of(line.image, language),
            engraving=None if line.engraving is None else EngravingView.model_validate(line.engraving),
        )


class _Parcel(View):
    fulfilment_id: str = Field(examples=["ful_01JD3N0E6S0V1G3N5W7X9Y2Z4B"])
    status: ParcelStatus
    supplier_name: str
    lines: list[FulfilmentLineView]
    carrier: str | None = Field(None, examples=["sf"])
    carrier_name: str | None = Field(None, examples=["顺丰速运 SF Express"])
    tracking_number: str | None = None
    tracking_url: str | None = Field(None, description="The carrier's own page for this parcel")
    tracking: list[TrackingView]
    created_at: Timestamp
    shipped_at: Timestamp | None = None
    pickup: bool = Field(False, description="The buyer comes for it: shipped is ready, delivered is collected")
    pickup_code: str | None = Field(None, description="What the buyer names in the shop, from when it is ready")

    @staticmethod
    def members(fulfilment: Fulfilment, language: Language) -> dict[str, Any]:
        by = carrier(fulfilment.carrier) if fulfilment.carrier else None
        number = fulfilment.tracking_number
        return {
            "fulfilment_id": fulfilment.fulfilment_id,
            "status": fulfilment.status,
            "supplier_name": fulfilment.source_name,
            "lines": [FulfilmentLineView.of(line, language) for line in fulfilment.lines],
            "carrier": fulfilment.carrier,
            "carrier_name": by.name if by else None,
            "tracking_number": number,
            "tracking_url": by.tracking_url(number) if by and number else None,
            "tracking": [TrackingView.model_validate(event) for event in fulfilment.tracking],
            "created_at": fulfilment.created_at,
            "shipped_at": fulfilment.shipped_at,
            "pickup": fulfilment.pickup,
            "pickup_code": number if fulfilment.pickup else None,
        }


class FulfilmentOfOrder(_Parcel):
    """As the buyer sees it."""

    @classmethod
    def of(cls, fulfilment: Fulfilment, language: Language) -> Self:
        return cls.model_validate(cls.members(fulfilment, language))


class FulfilmentView(_Parcel):
    """As its source sees it: no prices, and of the buyer only what is needed to ship, while it is needed."""

    order_id: str
    ship_to: AddressView | None = Field(description="Masked until you accept, and again once it is delivered")
    accept_by: Timestamp | None = Field(None, description="Answer until then; afterwards it goes to another source")
    reason: str | None = Field(None, description="Why it was rejected")
    gift_wrap: bool = Field(False, description="Pack it as a gift, with the message on a card")
    note: str | None = Field(None, description="From the buyer, while you need the address")
    gift_message: str | None = None
    changed_at: Timestamp | None = Field(None, description="When the buyer last changed it, before you accepted")

    @classmethod
    def view(
        cls, fulfilment: Fulfilment, ship_to: AddressView | None, told: Mapping[str, Any], language: Language
    ) -> Self:
        """`told`: what the buyer says to who packs, where the reader may see it."""
        waiting = fulfilment.status is ParcelStatus.ASSIGNED
        return cls.model_validate(
            {
                **cls.members(fulfilment, language),
                "order_id": fulfilment.order_id,
                "ship_to": ship_to,
                "accept_by": fulfilment.accept_by if waiting else None,
                "reason": fulfilment.reason,
                "gift_wrap": fulfilment.gift_wrap,
                "changed_at": fulfilment.changed_at,
                "note": told.get("note"),
                "gift_message": told.get("gift_message"),
            }
        )
