"""Responses of routing."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field

from parure.kernel.schemas import Timestamp, View, id_type
from routing.store import Decision

OrderId = Annotated[str, id_type("ord")]


class AllocationView(View):
    sku: str = Field(examples=["LUM-R01-12"])
    source: str = Field(description="Organisation that sends it", examples=["org_01JD3N0E6S0V1G3N5W7X9Y2Z4B"])
    location_id: str = Field(examples=["loc_01JD3N0E6S0V1G3N5W7X9Y2Z4B"])
    quantity: int = Field(examples=[1])


class ReasonView(View):
    """Why one location's offer of one SKU was taken or not."""

    sku: str
    source: str
    location_id: str
    chosen: bool
    reason: str = Field(examples=["rejected this order before"])


class DecisionView(View):
    decision_id: str
    at: Timestamp
    policy: str = Field(examples=["nearest-live-source/1"])
    allocations: list[AllocationView] = Field(description="Empty when a line had no source")
    reasons: list[ReasonView]
    missing: list[str] = Field(description="SKUs that no source can send")


class RoutingView(View):
    """Every decision about the order, oldest first."""

    decisions: list[DecisionView]

    @classmethod
    def of(cls, decisions: list[Decision]) -> Self:
        return cls(decisions=[DecisionView.model_validate(decision) for decision in decisions])
