"""Why a count is corrected. Codes, so that losses can be added up; the story goes into the note."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    STOCKTAKING = "stocktaking"
    DAMAGED = "damaged"
    LOST = "lost"
    STOLEN = "stolen"
    FOUND = "found"
    SAMPLE = "sample"
    """Taken out as a sample or for photographs."""
    TYPING_ERROR = "typing_error"
    LOST_IN_TRANSIT = "lost_in_transit"
    OTHER = "other"


_ONLY_FEWER = {Reason.DAMAGED, Reason.LOST, Reason.STOLEN, Reason.SAMPLE, Reason.LOST_IN_TRANSIT}
_ONLY_MORE = {Reason.FOUND}


def objection(reason: Reason, delta: int, note: str | None) -> tuple[str, str] | None:
    """The field that contradicts the reason and what to do about it."""
    if reason in _ONLY_FEWER and delta > 0:
        return "delta", f"Pieces that are {reason.replace('_', ' ')} are fewer: give a negative number."
    if reason in _ONLY_MORE and delta < 0:
        return "delta", "Found pieces are more: give a positive number."
    if reason is Reason.OTHER and not note:
        return "note", "Say what happened: the ledger keeps it."
    return None
