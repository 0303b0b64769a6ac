"""Threads that cross on purpose: all of them have read before the first of them writes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from botocore.client import BaseClient

T = TypeVar("T")

WRITES = {"TransactWriteItems", "PutItem", "UpdateItem", "DeleteItem"}


def race(works: Sequence[Callable[[], T]]) -> list[T | Exception]:
    """What each returned or raised. Every thread waits at its first write for the others, then they go on as the machine
    likes. One call at a time reaches moto, which is no more thread-safe than DynamoDB's items are divisible."""
    start = threading.Barrier(len(works))
    one_call = threading.Lock()
    waited = threading.local()
    client: Any = BaseClient
    original = client._make_api_call

    def meet() -> None:
        if not getattr(waited, "over", False):
            waited.over = True
            try:
                start.wait()
            except threading.BrokenBarrierError:
                return  # Somebody ended without writing: there is nobody to wait for.

    def crossing(self: Any, operation: str, params: dict[str, Any]) -> Any:
        if operation in WRITES:
            meet()
        with one_call:
            return original(self, operation, params)

    def run(work: Callable[[], T]) -> T | Exception:
        try:
            return work()
        except Exception as refusal:  # noqa: BLE001 - the test looks at it
            return refusal
        finally:
            if not getattr(waited, "over", False):
                start.abort()

    client._make_api_call = crossing
    try:
        with ThreadPoolExecutor(len(works)) as threads:
            return list(threads.map(run, works))
    finally:
        client._make_api_call = original
