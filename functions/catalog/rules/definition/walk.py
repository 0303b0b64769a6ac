"""A product's content as (field, value) pairs, whatever is stated and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from catalog.rules.definition.fields import Field, field_at
from parure.kernel.value import value


@value
class Stated:
    field: Field
    path: str
    value: Any
    """As in JSON."""
    stone: Mapping[str, Any] | None
    """The stone that it is of."""


def stated(document: Mapping[str, Any]) -> Iterator[Stated]:
    """Every leaf of a content's JSON that says something; a part that reads as a whole (measurements) comes as a whole."""
    for name, given in document.items():
        yield from _below(name, given, None)


_WHOLES = {"measurements", "ring_size", "images", "videos", "spin", "model", "title", "description"}


def _below(path: str, given: Any, stone: Mapping[str, Any] | None) -> Iterator[Stated]:
    if given is None or given in ([], "", {}):
        return
    name = path.rpartition(".")[2]
    if isinstance(given, list) and given and isinstance(given[0], dict) and name not in _WHOLES:
        for number, one in enumerate(given):
            of = one if path == "attributes.stones" else stone
            yield from _below(f"{path}.{number}", one, of)
        return
    field = field_at(path, stone=stone["kind"] if stone else None)
    if isinstance(given, dict) and (field is None or name.isdigit() or field.kind == "part") and name not in _WHOLES:
        for below, one in given.items():
            yield from _below(f"{path}.{below}", one, stone)
    elif field is not None:
        yield Stated(field, path, given, stone)
