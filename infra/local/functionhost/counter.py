"""Counts what functions cost: every AWS call with the capacity it took, and every invocation. For `make bench`.

Set PARURE_COUNT_CALLS to a file: each worker adds a JSON line per call and per invocation, in the order they happen.
"""

from __future__ import annotations

import importlib
import json
import math
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

# These answer with the capacity they took when asked to.
_METERED = {
    "GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query", "BatchGetItem", "BatchWriteItem", "TransactGetItems",
    "TransactWriteItems",
}  # fmt: skip
_READS = {"GetItem", "Query", "BatchGetItem", "TransactGetItems"}

_book: Path | None = None
_function: str | None = None


def install() -> None:
    """Listen to every AWS client that this process makes, PynamoDB's too (see recorder)."""
    global _book
    target = os.environ.get("PARURE_COUNT_CALLS")
    if not target:
        return
    _book = Path(target)
    client: Any = importlib.import_module("botocore.client").BaseClient
    original = client._make_api_call

    def counted(self: Any, operation: str, parameters: dict[str, Any]) -> Any:
        service = self.meta.service_model.service_name
        metered = service == "dynamodb" and operation in _METERED
        if metered:
            parameters = {**parameters, "ReturnConsumedCapacity": "TOTAL"}
        answer = original(self, operation, parameters)
        units = _units(operation, parameters, answer) if metered else 0.0
        entries = {"entries": len(parameters["Entries"])} if operation == "PutEvents" else {}
        _write({"call": f"{service}:{operation}", **({_kind(operation): units} if metered else {}), **entries})
        return answer

    client._make_api_call = counted


@contextmanager
def counting(function: str) -> Iterator[None]:
    """One invocation of `function`; the calls inside belong to it."""
    global _function
    if _book is None:
        yield
        return
    _function = function
    started = time.perf_counter()
    try:
        yield
    finally:
        _write({"invoked": True, "milliseconds": round((time.perf_counter() - started) * 1000, 2)})
        _function = None


def _kind(operation: str) -> str:
    return "read_units" if operation in _READS else "write_units"


def _units(operation: str, parameters: dict[str, Any], answer: dict[str, Any]) -> float:
    if operation == "BatchGetItem":
        # The emulator says nothing about these: a unit is 4 KB read consistently, or twice that eventually.
        return sum(
            math.ceil(len(json.dumps(item)) / 4096)
            * (1 if parameters["RequestItems"][table].get("ConsistentRead") else 0.5)
            for table, items in answer["Responses"].items()
            for item in items
        )
    used = answer.get("ConsumedCapacity") or []
    return float(sum(part["CapacityUnits"] for part in (used if isinstance(used, list) else [used])))


def _write(line: dict[str, Any]) -> None:
    if _book is None or _function is None:
        return
    with _book.open("a") as file:
        file.write(json.dumps({"function": _function, **line}) + "\n")
