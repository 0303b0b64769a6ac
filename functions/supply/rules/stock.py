"""Stock as values: balances, holds and the choice of a location.

available = on hand − allocated − held, per SKU and location (domain.md §3). `available` is stored too, because a
DynamoDB condition can compare but not calculate.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum

from parure.kernel.value import value


class Move(StrEnum):
    """Kinds of ledger entries."""

    RECEIPT = "receipt"
    ADJUST = "adjust"
    HOLD = "hold"
    RELEASE = "release"
    ALLOCATE = "allocate"
    UNALLOCATE = "unallocate"
    TRANSFER = "transfer"
    """An allocation goes from one location to another."""
    SHIP = "ship"
    RETURN = "return"
    SEND = "send"
    """Goods leave for another location and are on their way."""
    ARRIVE = "arrive"
    RECALL = "recall"
    """Goods on their way go back to where they came from."""
    MEMO_SALE = "memo_sale"
    """A dealer sold consigned goods over the counter."""


OUTWARD = frozenset({Move.SHIP, Move.MEMO_SALE})
"""Moves after which goods are gone for good: stock without one for long is dead stock."""


@value
class Want:
    """So many of a SKU from a location."""

    sku: str
    location_id: str
    quantity: int

    def __post_init__(self) -> None:
        if self.quantity < 1:
            raise ValueError("a want is for at least one piece")


@value
class Change:
    """What a move does to the counts of one location; `available` follows from them."""

    location_id: str
    on_hand: int = 0
    allocated: int = 0
    held: int = 0
    incoming: int = 0
    """On its way here, counted nowhere else."""

    @property
    def available(self) -> int:
        return self.on_hand - self.allocated - self.held


@value
class LocationStock:
    location_id: str
    org_id: str
    region: str
    on_hand: int
    allocated: int
    held: int
    available: int
    incoming: int = 0
    """On its way here: neither on hand nor for sale."""
    memo: bool = False
    """Consigned: `org_id` keeps it, the SKU's supplier owns it until it is sold."""
    since: str | None = None
    """When goods last left for good or, if that was before, when these began to lie here (RFC 3339)."""


@value
class SkuHold:
    """The part of an order's hold that lies on one SKU."""

    order_id: str
    until: datetime
    quantities: tuple[tuple[str, int], ...]
    """(location_id, quantity)"""

    @property
    def total(self) -> int:
        return sum(quantity for _, quantity in self.quantities)


@value
class Balance:
    """All stock of a SKU: per location, and the holds that lie on it."""

    sku: str
    owner_id: str
    """The supplier whose SKU it is."""
    locations: tuple[LocationStock, ...] = ()
    holds: tuple[SkuHold, ...] = ()
    serial: str | None = None
    """Of a piece whose maker gave it one."""

    @property
    def on_hand(self) -> int:
        return sum(place.on_hand for place in self.locations)

    @property
    def total(self) -> int:
        """All there is, what is on its way included."""
        return sum(place.on_hand + place.incoming for place in self.locations)

    def expired(self, at: datetime) -> tuple[SkuHold, ...]:
        """Holds that are over although nobody has released them yet."""
        return tuple(hold for hold in self.holds if hold.until <= at)

    def available(self, at: datetime) -> int:
        """What a buyer can have now: an expired hold counts as given back (its expiry is tested here, when it is read)."""
        return sum(place.available for place in self.locations) + sum(hold.total for hold in self.expired(at))

    def at(self, location_id: str) -> LocationStock | None:
        return next((place for place in self.locations if place.location_id == location_id), None)


class HoldStatus(StrEnum):
    ACTIVE = "active"
    ALLOCATED = "allocated"
    RELEASED = "released"


@value
class Hold:
    """An order's claim on stock before it is paid."""

    order_id: str
    wants: tuple[Want, ...]
    expires_at: datetime
    status: HoldStatus

    def alive(self, at: datetime) -> bool:
        return self.status is HoldStatus.ACTIVE and at < self.expires_at


def choose_locations(balance: Balance | None, quantity: int) -> tuple[Want, ...]:
    """Where to take `quantity` pieces from: one location if one has enough, otherwise as few as possible.

    Among locations that suffice alone the one with the most wins, and of several alike the smaller id, so the same stock
    is always chosen alike. Empty when there is not enough; expired holds are not counted here (`Balance.available` counts
    them): reclaim them first, then choose again.
    """
    if balance is None or quantity < 1:
        return ()
    chosen: list[Want] = []
    missing = quantity
    for place in sorted(balance.locations, key=lambda p: (-p.available, p.location_id)):
        take = min(place.available, missing)
        if take <= 0:
            break
        chosen.append(Want(balance.sku, place.location_id, take))
        missing -= take
        if not missing:
            return tuple(chosen)
    return ()


def by_sku(wants: Iterable[Want]) -> dict[str, dict[str, int]]:
    """Wants merged: for each SKU, quantity by location. A transaction may touch an item once."""
    merged: dict[str, dict[str, int]] = {}
    for want in wants:
        places = merged.setdefault(want.sku, {})
        places[want.location_id] = places.get(want.location_id, 0) + want.quantity
    return merged


def sum_changes(changes: Iterable[Change]) -> dict[str, Change]:
    """Changes added up per location: the ledger's answer to what the balance should be."""
    totals: dict[str, Change] = {}
    for change in changes:
        so_far = totals.get(change.location_id, Change(change.location_id))
        totals[change.location_id] = Change(
            change.location_id,
            so_far.on_hand + change.on_hand,
            so_far.allocated + change.allocated,
            so_far.held + change.held,
            so_far.incoming + change.incoming,
        )
    return totals


def net(changes: Sequence[Change]) -> tuple[Change, ...]:
    """One change per location, without those that cancel out, ordered by location."""
    totals = sum_changes(changes)
    return tuple(
        change
        for _, change in sorted(totals.items())
        if (change.on_hand, change.allocated, change.held, change.incoming) != (0, 0, 0, 0)
    )
