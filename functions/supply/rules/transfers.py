"""Goods on their way from one location to another, and between a supplier and the dealers who keep its goods on memo."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from parure.kernel.value import record, value
from supply.rules.stock import Change


class TransferKind(StrEnum):
    TRANSFER = "transfer"
    """Between two locations of one organisation."""
    CONSIGNMENT = "consignment"
    """A supplier's goods go to a dealer's shop and stay the supplier's (寄售)."""
    CONSIGNMENT_RETURN = "consignment_return"
    """They come back unsold."""


class TransferStatus(StrEnum):
    SENT = "sent"
    RECEIVED = "received"
    RECALLED = "recalled"


@value
class End:
    """Where goods leave or arrive, as it was called when they left."""

    location_id: str
    org_id: str
    name: str
    org_name: str | None = None


@value
class Line:
    sku: str
    quantity: int
    title: Mapping[str, str]
    serial: str | None = None
    since: str | None = None
    """Since when the goods have been lying: a transfer does not make dead stock young."""
    received: int | None = None

    @property
    def short(self) -> int:
        return 0 if self.received is None else self.quantity - self.received


@record
class Transfer:
    """Two steps: sent, then received, or recalled by the sender before that."""

    transfer_id: str
    kind: TransferKind
    status: TransferStatus
    origin: End
    target: End
    lines: tuple[Line, ...]
    note: str | None
    due_back: str | None
    """When consigned goods should be sold or back, as a date."""
    sent_at: str
    sent_by: str
    ended_at: str | None = None
    ended_by: str | None = None

    @property
    def between_two(self) -> bool:
        return self.origin.org_id != self.target.org_id

    def concerns(self, org_id: str) -> bool:
        return org_id in (self.origin.org_id, self.target.org_id)


def merge_lines(lines: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Quantities by SKU: a transaction may touch a balance once."""
    merged: dict[str, int] = {}
    for sku, quantity in lines:
        merged[sku] = merged.get(sku, 0) + quantity
    return merged


def send_changes(origin: str, target: str, quantity: int) -> tuple[Change, Change]:
    return Change(origin, on_hand=-quantity), Change(target, incoming=quantity)


def recall_changes(origin: str, target: str, quantity: int) -> tuple[Change, Change]:
    return Change(target, incoming=-quantity), Change(origin, on_hand=quantity)


def arrive_changes(target: str, line: Line) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    """All that was sent arrives, and what is missing of it is then written off: two entries, so that the ledger shows both."""
    arrived = (Change(target, on_hand=line.quantity, incoming=-line.quantity),)
    lost = (Change(target, on_hand=-line.short),) if line.short else ()
    return arrived, lost


def counted_in(lines: Sequence[Line], received: Mapping[str, int]) -> tuple[Line, ...]:
    """The lines with what was received of each; what is not named came in full.

    Raises:
        ValueError: more came than was sent, or something that was not; its text is the SKU.
    """
    for sku, quantity in received.items():
        sent = next((line.quantity for line in lines if line.sku == sku), -1)
        if quantity > sent:
            raise ValueError(sku)
    return tuple(
        Line(line.sku, line.quantity, line.title, line.serial, line.since, received.get(line.sku, line.quantity))
        for line in lines
    )
