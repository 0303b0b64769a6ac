"""What operators see of a rebuild."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field

from parure.kernel.schemas import Timestamp, View, id_type
from parure.kernel.time import parse_time
from storefront.store import RebuildItem

RebuildId = Annotated[str, id_type("reb")]


class RebuildView(View):
    rebuild_id: RebuildId
    status: Literal["listing", "publishing", "finished"]
    products: int = Field(description="Found so far; grows while it is `listing`")
    published: int = Field(description="Of these, how many have their pages again")
    started_at: Timestamp
    updated_at: Timestamp = Field(description="Last progress; a rebuild that stands still can be resumed")
    finished_at: Timestamp | None

    @classmethod
    def of(cls, item: RebuildItem) -> Self:
        return cls(
            rebuild_id=item.pk,
            status="finished" if item.finished_at else "publishing" if item.listed_at else "listing",
            products=int(item.found),
            published=int(item.done),
            started_at=parse_time(item.started_at),
            updated_at=parse_time(item.updated_at),
            finished_at=parse_time(item.finished_at) if item.finished_at else None,
        )
