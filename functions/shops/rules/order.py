"""The order of an assortment: ranks are digits that sort as text, and between any two there is room for another."""

from __future__ import annotations

from datetime import datetime

_LATEST = 10**13 - 1
_MIDDLE = 5


def rank_of_new(at: datetime, place: int) -> str:
    """What is added later stands before what was added earlier; `place` (0–99) keeps the order of those added together."""
    return f"{_LATEST - int(at.timestamp() * 1000):013d}{place:02d}{_MIDDLE}"


def rank_between(before: str | None, after: str | None) -> str:
    """A rank after `before` and before `after`; None stands for the ends. Never ends in 0, so there is always room.

    Raises:
        ValueError: they do not stand in this order.
    """
    low, high = before or "", after
    if high is not None and low >= high:
        raise ValueError(f"{low} does not stand before {high}")
    rank = ""
    while True:
        place = len(rank)
        bottom = int(low[place]) if place < len(low) else 0
        top = int(high[place]) if high is not None and place < len(high) else 10
        if top - bottom > 1:
            return rank + str((bottom + top) // 2)
        rank += str(bottom)
        if top > bottom:
            high = None
