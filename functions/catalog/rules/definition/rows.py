"""The rows of a product page: group, label and value in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import Any

from catalog.rules.content import ProductContent, SkuContent
from catalog.rules.definition.fields import field_at
from catalog.rules.definition.labels import GROUPS
from catalog.rules.definition.said import join
from catalog.rules.definition.walk import Stated, stated
from catalog.rules.scales import Category, grams_of, shown_carat
from catalog.rules.sizes import TABLES, necklace_name
from parure.kernel.text import Text
from parure.kernel.value import value

_ORDER = ("metal", "stones", "jade", "nephrite", "making", "form", "certificate")
_MAIN, _ACCENT = Text("主石", "Main stone"), Text("配石", "Accent stones")
_BY_GRAM = ("jadeite", "nephrite")
"""The trade weighs them in grams."""
_PEARL_SIZES = ("size_min_mm", "size_max_mm")


@value
class Row:
    section: str
    group: Text
    label: Text
    value: Text
    term: str
    """The field's name, by which a glossary explains it."""


def rows(content: ProductContent) -> tuple[Row, ...]:
    """What is stated about a product, in the order in which a jeweller reads it; a group's rows stand together."""
    found = [one for one in stated(content.document()) if one.path.startswith("attributes.") and not one.field.hidden]
    shown: list[Row] = []
    for group in _ORDER:
        own = [one for one in found if one.field.group == group]
        if group == "stones":
            shown.extend(_stone_rows(own))
            continue
        shown.extend(_row(GROUPS[group], one) for one in own)
        if group == "form":
            shown.extend(_size_rows(content))
        if group == "certificate":
            shown.extend(_scheme_row(content))
    return tuple(shown)


def _row(group: Text, one: Stated) -> Row:
    shown = one.field.say(_as_shown(one))
    if one.field.name == "carat" and one.stone is not None and one.stone["kind"] in _BY_GRAM:
        grams = f"{grams_of(Decimal(str(one.value))):.2f} g"
        shown = Text(f"{grams}（{shown.zh}）", f"{grams} ({shown.en})")
    return Row(one.field.group, group, one.field.label, shown, one.field.name)


def _as_shown(one: Stated) -> Any:
    if one.field.unit != "ct":
        return one.value
    carat = shown_carat(Decimal(str(one.value)))
    # A melee of less than half a point would read 0.00.
    return carat if carat else one.value


def _stone_rows(found: list[Stated]) -> Iterator[Row]:
    for path, of_one in groupby(found, key=lambda one: ".".join(one.path.split(".")[:3]) if one.stone else ""):
        own = list(of_one)
        stone = own[0].stone
        if not path or stone is None:
            yield from (_row(GROUPS["stones"], one) for one in own)
            continue
        group = _ACCENT if stone.get("role") == "accent" else _MAIN
        for one in own:
            if one.field.name == "size_max_mm" and stone.get("size_min_mm"):
                continue
            if one.value is False or (one.field.name == "count" and one.value == 1):
                continue
            yield _pearl_size(group, stone) if one.field.name in _PEARL_SIZES else _row(group, one)


def _pearl_size(group: Text, stone: Any) -> Row:
    sizes = "–".join(dict.fromkeys(str(stone[name]) for name in _PEARL_SIZES if stone.get(name)))
    return Row("stones", group, Text("直径", "Diameter"), Text(f"{sizes} mm", f"{sizes} mm"), "pearl_size")


def _size_rows(content: ProductContent) -> Iterator[Row]:
    options = [sku.options for sku in content.skus]
    sized = [option.ring_size for option in options if option.ring_size]
    for table, of_table in groupby(sized, key=lambda size: size.table):
        labels = [size.label for size in of_table]
        zh, en = TABLES[table]
        shown = Text(f"{'、'.join(labels)} 号（{zh}）", f"{', '.join(labels)} ({en})")
        yield Row("form", GROUPS["form"], _label("ring_size"), shown, "ring_size")
    for name in ("length_cm", "inner_diameter_mm", "weight_g"):
        values = list(dict.fromkeys(str(one) for option in options if (one := getattr(option, name)) is not None))
        if values:
            yield Row("form", GROUPS["form"], _label(name), _sizes(content, name, values), name)


def _label(name: str) -> Text:
    field = field_at(f"skus.0.options.{name}")
    if field is None:
        raise LookupError(name)
    return field.label


def _sizes(content: ProductContent, name: str, values: list[str]) -> Text:
    unit = name.rpartition("_")[2]
    text = Text(f"{'、'.join(values)} {unit}", f"{', '.join(values)} {unit}")
    if content.category is Category.NECKLACE and name == "length_cm":
        names = join(dict.fromkeys(Text(*necklace_name(Decimal(value))) for value in values))
        return Text(f"{text.zh}（{names.zh}）", f"{text.en} ({names.en})")
    return text


def _scheme_row(content: ProductContent) -> Iterator[Row]:
    attributes = content.attributes
    scheme = next((found for stone in attributes.diamonds if (found := attributes.scheme_of(stone))), None)
    if scheme is not None:
        yield Row(
            "certificate", GROUPS["certificate"], Text("分级标准", "Graded by"), Text(*scheme.name), "grading_scheme"
        )


def sku_words(sku: SkuContent) -> Text:
    """What tells a SKU from the others, as a line: 12 号 · 国内码…"""
    document = sku.options.model_dump(mode="json", exclude_none=True)
    fields = [(field_at(f"skus.0.options.{name}"), given) for name, given in document.items()]
    return join(field.say(given) for field, given in fields if field)
