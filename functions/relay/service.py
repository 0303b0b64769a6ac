"""Carries outbox records to the bus; what can never arrive is parked with its reason, and the rest goes on."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

import boto3

from parure.aws.logs import logger
from parure.aws.settings import settings
from relay.rules import Entry, Poison, in_calls, passes, read_record

if TYPE_CHECKING:
    from mypy_boto3_events import EventBridgeClient
    from mypy_boto3_sqs import SQSClient

# Waits before the second, third and fourth try of entries that the bus refused for the moment.
_WAITS = (0.1, 0.4, 1.6)


@dataclass
class _Outcome:
    """What a call left over."""

    later: list[Entry] = field(default_factory=list)
    poison: list[Poison] = field(default_factory=list)


def relay_records(records: Sequence[dict[str, Any]]) -> list[str]:
    """Put every new event onto the bus; returns the sequence numbers that must be tried again."""
    read = [found for found in map(read_record, records) if found is not None]
    poison = [found for found in read if isinstance(found, Poison)]
    left: list[Entry] = []
    for call in in_calls([found for found in read if isinstance(found, Entry)]):
        outcome = _put_with_patience(call)
        left += outcome.later
        poison += outcome.poison
    park(poison)
    return [entry.sequence for entry in left]


def _put_with_patience(call: list[Entry]) -> _Outcome:
    outcome = _Outcome(later=call)
    for wait in (0.0, *_WAITS):
        time.sleep(wait)
        tried = _put(outcome.later)
        outcome = _Outcome(later=tried.later, poison=outcome.poison + tried.poison)
        if not outcome.later:
            break
    return outcome


def _put(entries: list[Entry]) -> _Outcome:
    """One call. It succeeds as a whole though single entries were refused: each has its own answer."""
    bus = settings().event_bus
    answer = _events().put_events(Entries=[entry.for_bus(bus) for entry in entries])  # type: ignore[misc]
    outcome = _Outcome()
    if answer["FailedEntryCount"] == 0:
        return outcome
    for entry, result in zip(entries, answer["Entries"], strict=True):
        code = result.get("ErrorCode")
        if code is None:
            continue
        if passes(code):
            outcome.later.append(entry)
        else:
            reason = f"{code}: {result.get('ErrorMessage', '')}"
            outcome.poison.append(Poison(sequence=entry.sequence, keys=entry.keys, reason=reason))
    return outcome


def park(poison: Sequence[Poison]) -> None:
    """Raises when the dead letters cannot be written: then the batch comes again, and nothing is lost."""
    for one in poison:
        logger.error("outbox record parked", reason=one.reason, keys=one.keys)
        _queues().send_message(QueueUrl=_dead_letters(), MessageBody=one.as_message())


@cache
def _events() -> EventBridgeClient:
    return boto3.client("events")


@cache
def _queues() -> SQSClient:
    return boto3.client("sqs")


@cache
def _dead_letters() -> str:
    return _queues().get_queue_url(QueueName=f"{settings().stack}-relay-dead")["QueueUrl"]
