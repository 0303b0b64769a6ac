"""What becomes of one outbox record: an entry for the bus, or poison with a reason."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from parure.kernel.value import record

# Limits of PutEvents: entries in a call, and bytes of all entries of a call together.
MAX_ENTRIES = 10
MAX_BYTES = 256 * 1024
_REQUIRED = ("event_id", "type", "source", "at")
# What EventBridge may answer for one entry and take the next time.
_PASSING_ERRORS = frozenset({"ThrottlingException", "InternalFailure", "InternalException", "ServiceUnavailable"})


@record
class Entry:
    """One event as the bus takes it, and where in the stream it stood."""

    sequence: str
    keys: dict[str, str]
    source: str
    detail_type: str
    detail: str

    @property
    def size(self) -> int:
        """Bytes as EventBridge counts them: source, type and detail in UTF-8, 14 for the time."""
        return 14 + sum(len(text.encode()) for text in (self.source, self.detail_type, self.detail))

    def for_bus(self, bus: str) -> dict[str, Any]:
        return {"EventBusName": bus, "Source": self.source, "DetailType": self.detail_type, "Detail": self.detail}


@record
class Poison:
    """A record that will never reach the bus. The outbox table still holds it under `keys`."""

    sequence: str
    keys: dict[str, str]
    reason: str

    def as_message(self) -> str:
        return json.dumps({"reason": self.reason, "keys": self.keys, "sequence": self.sequence}, ensure_ascii=False)


def read_record(record: dict[str, Any]) -> Entry | Poison | None:
    """The event in a stream record; None for a change that is no new event (the outbox is only ever added to)."""
    if record.get("eventName") != "INSERT":
        return None
    change = record["dynamodb"]
    sequence = change["SequenceNumber"]
    keys = {name: next(iter(value.values())) for name, value in change.get("Keys", {}).items()}
    text = change.get("NewImage", {}).get("envelope", {}).get("S")
    if text is None:
        return Poison(sequence=sequence, keys=keys, reason="no envelope in the record")
    try:
        envelope = json.loads(text)
        missing = [name for name in _REQUIRED if not envelope.get(name)]
    except (ValueError, AttributeError):
        return Poison(sequence=sequence, keys=keys, reason="the envelope is not a JSON object")
    if missing:
        return Poison(sequence=sequence, keys=keys, reason=f"the envelope lacks {', '.join(missing)}")
    entry = Entry(
        sequence=sequence,
        keys=keys,
        source=f"parure.{envelope['source']}",
        detail_type=str(envelope["type"]),
        detail=text,
    )
    if entry.size > MAX_BYTES:
        return Poison(sequence=sequence, keys=keys, reason=f"{entry.size} bytes, the bus takes {MAX_BYTES}")
    return entry


def in_calls(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """Groups that fit one PutEvents call each, in order."""
    call: list[Entry] = []
    size = 0
    for entry in entries:
        if call and (len(call) == MAX_ENTRIES or size + entry.size > MAX_BYTES):
            yield call
            call, size = [], 0
        call.append(entry)
        size += entry.size
    if call:
        yield call


def passes(error_code: str) -> bool:
    """Whether an entry refused with this code may be taken later."""
    return error_code in _PASSING_ERRORS
