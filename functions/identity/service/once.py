"""Requests that create something, done once per Idempotency-Key."""

from __future__ import annotations

import json
from typing import Any

from parure.aws.auth import Caller
from parure.aws.tables import Once
from parure.kernel.errors import Unprocessable


def once_key(caller: Caller, route: str, idempotency_key: str) -> str:
    return f"identity#{caller.id}#{route}#{idempotency_key}"


def done_before(key: str, request: str) -> dict[str, Any] | None:
    """What an earlier request with this key led to; asked first where something outside the transaction would be repeated.

    Raises:
        Unprocessable: the key belongs to a different request.
    """
    record = Once.find(key, "once")
    if record is None:
        return None
    if record.request != request:
        raise Unprocessable(
            "idempotency_key_reused",
            "This Idempotency-Key was used for a different request. Use a new key.",
            field="Idempotency-Key",
        )
    result: dict[str, Any] = json.loads(record.result)
    return result
