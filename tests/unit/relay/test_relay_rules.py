"""What becomes of an outbox record."""

from __future__ import annotations

import json
from typing import Any

import pytest

from relay.rules import MAX_BYTES, MAX_ENTRIES, Entry, Poison, in_calls, passes, read_record

ENVELOPE = {"event_id": "evt_1", "type": "OrderPaid", "source": "orders", "at": "2026-11-23T00:00:00Z", "data": {}}


def record(envelope: str | None, name: str = "INSERT") -> dict[str, Any]:
    image: dict[str, Any] = {"pk": {"S": "ord_1"}, "sk": {"S": "evt_1"}}
    if envelope is not None:
        image["envelope"] = {"S": envelope}
    keys = {"pk": {"S": "ord_1"}, "sk": {"S": "evt_1"}}
    return {"eventName": name, "dynamodb": {"SequenceNumber": "7", "Keys": keys, "NewImage": image}}


def entry(size: int) -> Entry:
    return Entry(sequence="1", keys={}, source="", detail_type="", detail="x" * (size - 14))


def test_a_new_event_becomes_an_entry_of_its_source_and_type() -> None:
    found = read_record(record(json.dumps(ENVELOPE)))

    assert isinstance(found, Entry)
    assert (found.source, found.detail_type) == ("parure.orders", "OrderPaid")
    assert json.loads(found.detail) == ENVELOPE


@pytest.mark.parametrize("name", ["MODIFY", "REMOVE"])
def test_a_change_of_an_old_record_is_no_event(name: str) -> None:
    assert read_record(record(json.dumps(ENVELOPE), name)) is None


@pytest.mark.parametrize(
    ("envelope", "reason"),
    [
        (None, "no envelope"),
        ("not json", "not a JSON object"),
        ("[]", "not a JSON object"),
        (json.dumps({**ENVELOPE, "type": ""}), "lacks type"),
        (json.dumps({**ENVELOPE, "data": "宝" * MAX_BYTES}), "bytes"),
    ],
)
def test_what_can_never_arrive_is_poison_and_says_why(envelope: str | None, reason: str) -> None:
    found = read_record(record(envelope))

    assert isinstance(found, Poison)
    assert reason in found.reason
    assert json.loads(found.as_message())["keys"] == {"pk": "ord_1", "sk": "evt_1"}


def test_a_call_holds_ten_entries_at_most() -> None:
    calls = list(in_calls([entry(100)] * 23))

    assert [len(call) for call in calls] == [MAX_ENTRIES, MAX_ENTRIES, 3]


def test_a_call_holds_no_more_bytes_than_the_bus_takes() -> None:
    calls = list(in_calls([entry(MAX_BYTES // 2), entry(MAX_BYTES // 2), entry(100)]))

    assert [len(call) for call in calls] == [2, 1]
    assert all(sum(one.size for one in call) <= MAX_BYTES for call in calls)


def test_no_entries_make_no_call() -> None:
    assert list(in_calls([])) == []


def test_only_passing_errors_are_worth_another_try() -> None:
    assert passes("ThrottlingException")
    assert not passes("MalformedDetail")
