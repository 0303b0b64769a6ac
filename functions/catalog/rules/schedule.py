"""When a product appears and when it goes, by appointment."""

from __future__ import annotations

from datetime import datetime, timedelta

from parure.kernel.errors import InvalidRequest
from parure.kernel.time import iso, parse_time
from parure.kernel.value import value

FARTHEST = timedelta(days=366)
TRY_AGAIN = timedelta(minutes=10)
"""After something stood in the way of an appearance: a suspended supplier, a board price that is missing."""


@value
class Schedule:
    """Both in UTC; None: no appointment."""

    publish_at: datetime | None = None
    take_down_at: datetime | None = None

    @property
    def next(self) -> datetime | None:
        """The earlier of the two that are left."""
        return min((moment for moment in (self.publish_at, self.take_down_at) if moment), default=None)


def check_schedule(wanted: Schedule, at: datetime) -> None:
    """
    Raises:
        InvalidRequest: nothing is asked for, or a moment that is past, too far, or in the wrong order.
    """
    if wanted.next is None:
        raise InvalidRequest("schedule_empty", "Say when it appears, when it goes, or both.", field="publish_at")
    for name, moment in (("publish_at", wanted.publish_at), ("take_down_at", wanted.take_down_at)):
        if moment and moment <= at:
            raise InvalidRequest("moment_past", "This moment is past. Choose a later one.", field=name)
        if moment and moment > at + FARTHEST:
            raise InvalidRequest("moment_too_far", "Choose a moment within a year.", field=name)
    if wanted.publish_at and wanted.take_down_at and wanted.take_down_at <= wanted.publish_at:
        raise InvalidRequest("schedule_reversed", "It would go before it appears.", field="take_down_at")


def is_over(take_down_at: str | None, at: datetime) -> bool:
    """Whether a stored moment has come; strings of `iso` sort as times do."""
    return take_down_at is not None and take_down_at <= iso(at)


def moment(stored: str | None) -> datetime | None:
    return parse_time(stored) if stored else None
