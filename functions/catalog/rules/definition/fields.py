"""Every field of a product's content: what it is comes from the schema, what it is called from `labels`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from pydantic import BaseModel

from catalog.rules.applies import CATEGORIES, JADES
from catalog.rules.content import ProductContent
from catalog.rules.definition import parse as parsing
from catalog.rules.definition import said
from catalog.rules.definition.labels import GROUPS, LABELS, MODEL_GROUPS, FacetKind
from catalog.rules.definition.schema import Kind, is_fineness, kind_of, limits_of, marks_of, parts_of, unwrapped
from catalog.rules.scales import Category
from parure.kernel.text import Text
from parure.kernel.value import record

_UNITS = {"_mm": "mm", "_cm": "cm", "_g": "g", "grams": "g", "carat": "ct", "_percent": "%"}


@record
class Field:
    """`path` is dotted; `*` stands for the number of a stone or SKU: `attributes.stones.*.carat`."""

    path: str
    name: str
    kind: Kind
    group: str
    label: Text
    help: Text | None
    unit: str | None
    words: Mapping[str, Text]
    """What a choice may be; empty for other kinds."""
    suggestions: Mapping[str, Text]
    """Offered for a text; another is allowed."""
    facet: FacetKind
    facet_name: str
    required: bool
    hidden: bool
    server: bool
    """The server fills it in."""
    categories: frozenset[Category]
    materials: frozenset[str] | None
    """Goods it describes; None: any."""
    stones: tuple[str, ...]
    """Kinds of stone it belongs to, for fields below `attributes.stones.*`."""
    least: Decimal | None
    """Lowest value; `above` says that it is not itself allowed."""
    above: bool
    most: Decimal | None
    places: int | None
    longest: int | None
    """Characters of a text, items of a list."""

    @property
    def group_name(self) -> Text:
        return GROUPS[self.group]

    def say(self, value: Any) -> Text:
        """A value as people read it, with its unit."""
        return said.say(self, value)

    def parse(self, text: str) -> Any:
        """What people write for it, in either language and with or without its unit; None for nothing."""
        return parsing.parse(self, text)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    path: str
    categories: frozenset[Category]
    materials: frozenset[str] | None
    stones: tuple[str, ...]

    def of(self, name: str) -> _Place:
        """The place of a field in this one."""
        path = f"{self.path}.{name}" if self.path else name
        if self.path not in ("attributes", "skus.*.options"):
            return replace(self, path=path)
        of_jade = frozenset(kind for block, kind in JADES if block == name)
        return replace(self, path=path, categories=CATEGORIES.get(name, self.categories), materials=of_jade or None)


@cache
def fields() -> tuple[Field, ...]:
    """All of them, in the order of the schema. A part with parts of its own (`attributes.metal`) is a field too."""
    return tuple(_fields_of(ProductContent, _Place(path="", categories=frozenset(Category), materials=None, stones=())))


@cache
def _by_path() -> dict[str, tuple[Field, ...]]:
    found: dict[str, tuple[Field, ...]] = {}
    for field in fields():
        found[field.path] = (*found.get(field.path, ()), field)
    return found


@lru_cache(maxsize=4096)
def field_at(path: str, *, stone: str | None = None) -> Field | None:
    """The field of a path with numbers in it; `stone` is the kind of stone where kinds differ (colour, treatment).

    What lies below a field belongs to it: `skus.0.price_rule.amount.amount` is the amount.
    """
    steps = [step for step in re.sub(r"(?<=\.)\d+(?=\.|$)", "*", path).split(".") if step not in _TAGS]
    while steps:
        found = _by_path().get(".".join(steps))
        if found:
            return next((one for one in found if stone in one.stones), found[0])
        steps.pop()
    return None


_TAGS = {
    "diamond",
    "lab_grown_diamond",
    "pearl",
    "jadeite",
    "ruby",
    "sapphire",
    "emerald",
    "other_gem",
    "fixed",
    "by_weight",
}
"""Steps that pydantic puts into the path of an error to say which of several models it tried."""


def _fields_of(model: type[BaseModel], place: _Place) -> Iterator[Field]:
    for name, info in model.model_fields.items():
        own = place.of(name)
        inner, marks, label = unwrapped(info.annotation), list(marks_of(info)), LABELS[model][name]
        kind, words = kind_of(name, inner, marks)
        limits = limits_of(marks)
        yield Field(
            path=own.path,
            name=name,
            kind=kind,
            group=label.group or MODEL_GROUPS[model],
            label=label.text,
            help=label.help,
            unit="‰"
            if is_fineness(marks)
            else next((unit for end, unit in _UNITS.items() if name.endswith(end)), None),
            words=words,
            suggestions=said.suggestions_of(model, name),
            facet=label.facet,
            facet_name=label.facet_name or name,
            required=label.required,
            hidden=label.hidden,
            server=(info.description or "").startswith("Server"),
            categories=own.categories,
            materials=own.materials,
            stones=label.stones or own.stones,
            least=limits.least,
            above=limits.above,
            most=limits.most,
            places=limits.places,
            longest=limits.longest,
        )
        for part in parts_of(inner):
            below = f"{own.path}.*" if part.listed else own.path
            yield from _fields_of(part.model, replace(own, path=below, stones=part.stones or own.stones))
