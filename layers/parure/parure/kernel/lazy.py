"""Modules that are loaded when something of them is asked for first.

A capability with many routes names the models of the rarer ones through this, so that a cold start builds those of the route that it
serves:

    if TYPE_CHECKING:
        from supply.schemas import counts
    else:
        counts = lazy("supply.schemas.counts")

    def get_count(count_id: counts.CountId) -> counts.CountView: ...
"""

from __future__ import annotations

import importlib
from typing import Any


class _Lazy:
    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        return getattr(importlib.import_module(self._name), attribute)


def lazy(name: str) -> Any:
    """Stands for a module until it is used."""
    return _Lazy(name)
