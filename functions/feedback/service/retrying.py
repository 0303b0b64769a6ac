"""Votes and reviews meet: who was slower reads again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from parure.kernel.errors import Conflict

T = TypeVar("T")
_TRIES = 5


def on_fresh(work: Callable[[], T]) -> T:
    """Do it again on what is there now, when somebody else changed it between reading and writing."""
    for _ in range(_TRIES - 1):
        try:
            return work()
        except Conflict as conflict:
            if conflict.code != "changed_meanwhile":
                raise
    return work()
