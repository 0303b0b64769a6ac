"""Appointments as suppliers make and see them."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import AwareDatetime, Field

from catalog.rules.schedule import Schedule
from catalog.service.scheduling import schedule_of
from catalog.store import ProductItem
from parure.kernel.schemas import Request, Timestamp, View


class ScheduleProduct(Request):
    """At least one of the two."""

    publish_at: AwareDatetime | None = Field(None, description="When it appears; left out: as soon as it is approved")
    take_down_at: AwareDatetime | None = Field(None, description="When it goes; left out: not by itself")

    def schedule(self) -> Schedule:
        return Schedule(self.publish_at, self.take_down_at)


class ScheduleView(View):
    publish_at: Timestamp | None
    take_down_at: Timestamp | None
    by: Literal["supplier", "operator"] = Field(description="Who made it; an operator's is not the supplier's to undo")
    problem: str | None = Field(
        description="Code of what stood in the way when its moment came; it is tried again every ten minutes"
    )

    @classmethod
    def of(cls, item: ProductItem) -> Self | None:
        schedule = schedule_of(item)
        if schedule is None:
            return None
        return cls(
            publish_at=schedule.publish_at,
            take_down_at=schedule.take_down_at,
            by="operator" if item.scheduled_by == "operator" else "supplier",
            problem=item.schedule_problem,
        )
