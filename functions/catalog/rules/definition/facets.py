"""What a product can be found and filtered by."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

from catalog.rules.content import ProductContent
from catalog.rules.definition.fields import Field, fields
from catalog.rules.definition.walk import Stated, stated

Facets = dict[str, "list[str] | Decimal"]


def facets(content: ProductContent) -> Facets:
    """Words of choices in the order they are stated, one number per range; nothing that is not stated.

    Of the stones the main ones count, but for `stone`, which names the kinds of all. Carats are those of all stones of a
    main stone's line; a ring's sizes are inner circumferences in mm, so that one filter serves every table.
    """
    found: Facets = {}
    for one in stated(content.document()):
        if one.field.facet == "none" or (_is_accent(one) and one.field.facet_name != "stone"):
            continue
        if one.field.facet == "range":
            _widen(found, one.field.facet_name, Decimal(str(one.value)))
        else:
            _add(found, one.field.facet_name, _words(one))
    if carats := [stone.carat for stone in content.attributes.stones if stone.carat]:
        found.setdefault("total_carat", sum(carats, Decimal(0)))
    return found


@cache
def facet_fields() -> dict[str, Field]:
    """One field for the label, words and unit of each facet."""
    named: dict[str, Field] = {}
    for field in fields():
        if field.facet != "none":
            named.setdefault(field.facet_name, field)
    return named


def _is_accent(one: Stated) -> bool:
    return one.stone is not None and one.stone.get("role") == "accent"


def _words(one: Stated) -> list[str]:
    value: Any = one.value
    if isinstance(value, bool):
        return ["yes"] if value else []
    if one.field.name == "ring_size":
        return [value["circumference_mm"]] if value.get("circumference_mm") else []
    return [str(word) for word in value] if isinstance(value, list) else [str(value)]


def _add(found: Facets, name: str, words: list[str]) -> None:
    before = found.get(name)
    held = before if isinstance(before, list) else []
    if words:
        found[name] = [*held, *(word for word in words if word not in held)]


def _widen(found: Facets, name: str, number: Decimal) -> None:
    before = found.get(name)
    found[name] = max(before, number) if isinstance(before, Decimal) else number
