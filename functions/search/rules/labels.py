"""How facets, their values and ranges are called in the buyer's language, by the catalog's one definition of attributes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from catalog.contract import facet_fields, fields
from parure.kernel.text import Language, Text
from search.engine.document import DISCOUNT, IN_STOCK, PRICE
from search.words import DERIVED, names

if TYPE_CHECKING:
    from catalog.contract import Field

_OWN = {
    IN_STOCK: Text("现货", "Availability"),
    PRICE: Text("价格", "Price"),
    DISCOUNT: Text("降价幅度", "Reduction"),
}
_IN_STOCK = Text("有现货", "In stock")
_GRADED = frozenset(
    {
        "colour", "clarity", "cut", "fluorescence", "lab_grown_grade", "pearl_lustre", "pearl_surface",
        "jade_treatment", "jade_chroma", "jade_transparency", "jade_texture", "jade_clarity",
    }
)  # fmt: skip
_MOST_PANELS = 12
_LEAST_SHARE = 0.15
"""Of the products found: a facet that fewer have says little about them."""
_ALWAYS = ("category", "material", IN_STOCK)


@cache
def words_of(facet: str) -> dict[str, Text]:
    """What a facet's values may be: of all fields that it stands for, for kinds of stone have theirs."""
    found: dict[str, Text] = {}
    for field in fields():
        if field.facet != "none" and field.facet_name == facet:
            found.update(field.words)
    return found


def in_order(facet: str, counted: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """Grades from the best, numbers by their size, everything else by how many there are, as the engine has it."""
    if facet in _GRADED:
        ranks = {word: rank for rank, word in enumerate(words_of(facet))}
        return sorted(counted, key=lambda one: (ranks.get(one[0], len(ranks)), one[0]))
    field = facet_fields().get(facet)
    if field is not None and field.kind in ("decimal", "part"):
        return sorted(counted, key=lambda one: (len(one[0].partition(".")[0]), one[0]))
    return list(counted)


@cache
def choices() -> tuple[str, ...]:
    """Every facet that products are filtered by, in the order of the definition."""
    stated = (name for name, field in facet_fields().items() if field.facet == "choice")
    return (*stated, *DERIVED, IN_STOCK)


@cache
def numbers() -> tuple[str, ...]:
    return (PRICE, *(name for name, field in facet_fields().items() if field.facet == "range"))


GENERAL = ("category", "material", "metal", "stone", "style", "craft", *DERIVED, IN_STOCK)
"""Facets that most goods have."""
_FEW = 2
"""So many categories at most have attributes of their own in common worth counting."""


def general(chosen: Mapping[str, Sequence[str]]) -> list[str]:
    """What is counted of any list: the general facets, and those that something is chosen of."""
    return [name for name in choices() if name in GENERAL or name in chosen]


def particular(counted: Mapping[str, Sequence[tuple[str, int]]], chosen: Mapping[str, Sequence[str]]) -> list[str]:
    """What is counted besides, of a list of one or two categories: facets and ranges that such goods can have. Counting all fifty of
    every list would take longer than finding it."""
    categories = set(chosen.get("category") or _held(counted.get("category", ())))
    if not 0 < len(categories) <= _FEW:
        return []
    materials = set(chosen.get("material") or _held(counted.get("material", ())))
    known = {*general(chosen), *GENERAL}
    return [
        name
        for name, field in facet_fields().items()
        if name not in known and _fits(field.categories, categories) and _fits(field.materials, materials)
    ]


def _held(counted: Sequence[tuple[str, int]]) -> list[str]:
    return [word for word, count in counted if count]


def _fits(of: frozenset[str] | None, found: set[str]) -> bool:
    return of is None or bool(found.intersection(map(str, of)))


def panels(
    counted: Mapping[str, Sequence[tuple[str, int]]], chosen: Mapping[str, Sequence[str]], total: int
) -> list[str]:
    """Facets worth showing: those that divide what was found, and every one that something is chosen of."""
    worth = [name for name, found in counted.items() if name in chosen or _divides(found, total)]
    by_share = sorted(worth, key=lambda name: (name not in chosen, name not in _ALWAYS, -_most(counted[name])))
    kept = set(by_share[:_MOST_PANELS])
    return [name for name in choices() if name in kept]


def _divides(found: Sequence[tuple[str, int]], total: int) -> bool:
    held = [count for _, count in found if count]
    if not held or sum(held) < _LEAST_SHARE * total:
        return False
    return len(held) > 1 or held[0] < total


def _most(found: Sequence[tuple[str, int]]) -> int:
    return sum(count for _, count in found)


def name_of(facet: str, language: Language) -> str:
    if facet in _OWN:
        return _OWN[facet].in_(language)
    if facet in DERIVED:
        return names()[facet].name.in_(language)
    field = facet_fields().get(facet)
    return field.label.in_(language) if field else facet


def unit_of(name: str) -> str | None:
    field = facet_fields().get(name)
    return "%" if name == DISCOUNT else field.unit if field else None


@lru_cache(maxsize=4096)
def label_of(facet: str, word: str, language: Language) -> str:
    if facet == IN_STOCK:
        return _IN_STOCK.in_(language)
    if facet in DERIVED:
        return names()[facet].values.get(word, Text(word, word)).in_(language)
    field = facet_fields().get(facet)
    return _said(field, word).in_(language) if field else word


def _said(field: Field, word: str) -> Text:
    if word in (words := words_of(field.facet_name)):
        return words[word]
    if field.kind == "boolean":
        return field.label
    if field.name == "ring_size":
        return Text(f"内周 {word} mm", f"{word} mm around")
    if field.kind == "decimal":
        try:
            return field.say(Decimal(word))
        except InvalidOperation:
            return Text(word, word)
    return field.say([word] if field.kind == "texts" else word)
