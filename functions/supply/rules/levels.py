"""What an organisation should look at: stock that runs low, is out, or does not move."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from parure.kernel.time import parse_time
from supply.rules.stock import Balance, LocationStock


class Flag(StrEnum):
    OUT = "out"
    """Nothing left to sell."""
    LOW = "low"
    """At or below the threshold; a piece is never low."""
    DEAD = "dead"
    """It lies here and none was sold for long."""
    MEMO = "memo"
    """Some of it is consigned."""
    INCOMING = "incoming"
    """Some of it is on its way."""


LOW_AT = 2
"""The threshold of a SKU that has none of its own."""


def visible_to(balance: Balance, org_id: str) -> tuple[LocationStock, ...]:
    """What an organisation keeps, and what others keep for it: consigned goods are seen by both."""
    owner = balance.owner_id == org_id
    return tuple(place for place in balance.locations if place.org_id == org_id or (owner and place.memo))


def idle_since(places: Sequence[LocationStock]) -> datetime | None:
    """Since when nothing of what lies here was sold; None when nothing lies here or nobody knows."""
    lying = [place.since for place in places if place.on_hand]
    known = [since for since in lying if since is not None]
    return parse_time(max(known)) if known and len(known) == len(lying) else None


def flags_of(
    places: Sequence[LocationStock], *, low_at: int, dead_after_days: int, piece: bool, at: datetime
) -> tuple[Flag, ...]:
    available = sum(place.available for place in places)
    since = idle_since(places)
    found = {
        Flag.OUT: available <= 0,
        Flag.LOW: not piece and 0 < available <= low_at,
        Flag.DEAD: since is not None and at - since >= timedelta(days=dead_after_days),
        Flag.MEMO: any(place.memo and place.on_hand + place.incoming for place in places),
        Flag.INCOMING: any(place.incoming for place in places),
    }
    return tuple(flag for flag, holds in found.items() if holds)
