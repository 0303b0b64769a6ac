"""Which snapshots stand, and when another one is due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from parure.kernel.time import parse_time

FORMAT = 2
"""Of the files: a deployment that writes others counts on, and finds no snapshot of its own until it has built one."""
KEPT = 3
_MANY = 500
"""Documents in the log that are worth a snapshot at once."""
_LATEST = timedelta(minutes=15)
"""A log that has anything at all is not older than this."""


class Standing(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def format(self) -> int: ...
    @property
    def number(self) -> int: ...
    @property
    def at(self) -> str: ...


S = TypeVar("S", bound=Standing)


def kept(made: S, before: Sequence[S]) -> list[S]:
    """The newest first. Those of another format stay for instances of the code before, or of the code that came back."""
    return [made, *before][:KEPT]


def openable(standing: Sequence[S]) -> list[S]:
    return [one for one in standing if one.format == FORMAT]


def oldest_number(standing: Sequence[Standing]) -> int:
    """Up to here nobody needs the log."""
    return min((one.number for one in standing), default=0)


def is_due(standing: Sequence[Standing], *, documents: int, entries: int, at: datetime) -> bool:
    """`documents` in `entries` of the log came since the newest snapshot."""
    mine = openable(standing)
    if not mine:
        return True
    return documents >= _MANY or (entries > 0 and at - parse_time(mine[0].at) >= _LATEST)
