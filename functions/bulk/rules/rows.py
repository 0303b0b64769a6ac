"""From the rows of one product to the content of a listing, and back.

A column that the file has decides its value, an empty cell clears it; a column that the file does not have keeps what the
listing holds. So a table may say little (key and price) and change just that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from bulk.formats.lines import Line
from bulk.rules.cells import Refused, parse_cell, write_cell
from bulk.rules.columns import Column
from bulk.rules.limits import MAX_SKUS
from bulk.rules.problems import Problem
from parure.kernel.text import Language, Text
from parure.kernel.value import record

_PRICE = "price_rule."
_MONEY = {"amount", "stones", "certificate_fee", "labour.amount"}
_CURRENCY = "CNY"
_STONES = "attributes.stones."
_MATERIALS_OF_STONE = {
    "diamond", "lab_grown_diamond", "jadeite", "nephrite", "pearl", "ruby", "sapphire", "emerald", "other_gem"
}  # fmt: skip


@record
class Group:
    """The rows of one product, in the order of the file."""

    key: str
    lines: tuple[Line, ...]


@dataclass
class Parsed:
    """What the rows of one product say, column by column; None clears."""

    key: str
    values: dict[str, Any] = field(default_factory=dict)
    skus: list[dict[str, Any]] = field(default_factory=list)
    problems: list[tuple[int, Problem]] = field(default_factory=list)
    """With the line that each is on."""


def key_of(line: Line, columns: Sequence[Column | None]) -> str:
    """The product's key; a table without one names products by their SKU code. Empty when a row says neither."""
    cells = {column.id: cell for column, cell in zip(columns, line.cells, strict=False) if column}
    return (cells.get("key") or cells.get("code") or "").strip()


def parse_group(group: Group, columns: Sequence[Column | None]) -> Parsed:
    """Parse every cell; what is wrong is noted with its line, and the rest goes on, so that one upload shows all."""
    parsed = Parsed(group.key)
    for position, line in enumerate(group.lines):
        values, sku = _parse_line(line, columns, parsed.problems)
        if position == 0:
            parsed.values = values
        else:
            _compare(line.number, group.lines[0].number, values, parsed)
        parsed.skus.append(sku)
    if len(group.lines) > MAX_SKUS:
        parsed.problems.append((group.lines[0].number, _too_many_skus()))
    return parsed


def _parse_line(
    line: Line, columns: Sequence[Column | None], problems: list[tuple[int, Problem]]
) -> tuple[dict[str, Any], dict[str, Any]]:
    values: dict[str, Any] = {}
    sku: dict[str, Any] = {}
    for position, column in enumerate(columns):
        if column is None or column.id == "key":
            continue
        cell = line.cells[position] if position < len(line.cells) else ""
        try:
            (sku if column.of_sku else values)[column.id] = parse_cell(cell, column)
        except Refused as refused:
            problems.append((line.number, refused.problem))
    return values, sku


def _compare(number: int, first: int, values: Mapping[str, Any], parsed: Parsed) -> None:
    """Further rows of a product may repeat what the first says, or leave it empty; they may not say otherwise."""
    for name, value in values.items():
        if value is not None and value != parsed.values.get(name):
            problem = Problem(
                "rows_differ",
                Text(
                    f"与第 {first} 行同款号，此列却不同。",
                    f"Line {first} has the same style number and says otherwise here.",
                ),
                Text(
                    "同一商品的这一列只填在第一行，或各行一致。",
                    "Fill this in on the product's first row only, or alike on all.",
                ),
                name,
            )
            parsed.problems.append((number, problem))


def _too_many_skus() -> Problem:
    return Problem(
        "too_many_skus",
        Text(f"一个商品最多 {MAX_SKUS} 个规格。", f"A product has at most {MAX_SKUS} variants."),
        Text("拆成几个款号。", "Split it into several style numbers."),
        "key",
    )


def merge(present: Mapping[str, Any] | None, parsed: Parsed) -> dict[str, Any]:
    """The content that the listing is to have; `present` is what it has."""
    content = deepcopy(dict(present)) if present else {}
    for path, value in parsed.values.items():
        if path == "images":
            _set_images(content, value)
        else:
            _set(content, path, value)
    _settle_stones(content, parsed.values)
    skus = [dict(sku) for sku in content.get("skus", [])]
    for target, sku in _pairs(skus, parsed.skus):
        _merge_sku(target, sku)
    content["skus"] = skus
    for image in content.get("images", []):
        image.setdefault("alt", dict(content.get("title", {})))
    return content


def replace(present: Mapping[str, Any] | None, document: Mapping[str, Any]) -> dict[str, Any]:
    """The content that a JSON product says in full; SKUs without a code keep the one that they have."""
    content = {name: value for name, value in document.items() if name != "key"}
    given = content.get("skus")
    if present and isinstance(given, list) and all(isinstance(sku, Mapping) for sku in given):
        skus = [dict(sku) for sku in given]
        for target, sku in _pairs([dict(sku) for sku in present.get("skus", [])], skus):
            if not sku.get("code") and "code" in target:
                sku["code"] = target["code"]
        content["skus"] = skus
    return content


def _pairs(
    present: list[dict[str, Any]], stated: Sequence[dict[str, Any]]
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Each stated SKU with the present one that it means: of its code, or without a code the next that no other one names. What
    is new is added to `present`; a SKU that nobody names stays as it is."""
    by_code = {str(sku.get("code", "")).upper(): sku for sku in present}
    named = {str(sku["code"]).upper() for sku in stated if sku.get("code")}
    spare = iter([sku for code, sku in by_code.items() if code not in named])
    pairs = []
    for sku in stated:
        target = by_code.get(str(sku["code"]).upper()) if sku.get("code") else next(spare, None)
        if target is None:
            target = {}
            present.append(target)
        pairs.append((target, sku))
    return pairs


def _merge_sku(target: dict[str, Any], sku: Mapping[str, Any]) -> None:
    for path, value in sku.items():
        # A row without a code means "make one" or "the one it has", never "take it away".
        if not path.startswith(_PRICE) and not (path == "code" and value is None):
            _set(target, path, value)
    prices = {path.removeprefix(_PRICE): value for path, value in sku.items() if path.startswith(_PRICE)}
    if prices:
        _set_price(target, prices)


def _set_price(target: dict[str, Any], prices: Mapping[str, Any]) -> None:
    rule = dict(target.get("price_rule") or {})
    weight = {name: value for name, value in prices.items() if name != "amount"}
    if prices.get("amount") is not None and not any(value is not None for value in weight.values()):
        target["price_rule"] = {"kind": "fixed", "amount": _yuan(prices["amount"])}
        return
    if "amount" in prices and prices["amount"] is None and rule.get("kind") == "fixed":
        rule = {}
    if any(value is not None for value in weight.values()) or rule.get("kind") == "by_weight":
        rule = {**(rule if rule.get("kind") == "by_weight" else {}), "kind": "by_weight"}
        for name, value in prices.items():
            # An amount beside a weight is refused by the catalog, which knows the one or the other.
            if name != "amount" or value is not None:
                _set(rule, name, _yuan(value) if name in _MONEY else value)
    _set(target, "price_rule", rule or None)


def _yuan(fen: int | None) -> dict[str, Any] | None:
    return None if fen is None else {"amount": fen, "currency": _CURRENCY}


def _set_images(content: dict[str, Any], keys: Sequence[str] | None) -> None:
    known = {image["key"]: image for image in content.get("images", [])}
    _set(content, "images", [known.get(key, {"key": key}) for key in keys] if keys else None)


def _settle_stones(content: dict[str, Any], values: Mapping[str, Any]) -> None:
    """A stone that the file leaves empty is not there; the first is of the product's material where nothing else is said, and
    those after it are accents."""
    attributes = dict(content.get("attributes") or {})
    stones = [dict(stone) for stone in attributes.get("stones") or []]
    said: dict[int, list[Any]] = {}
    for path, value in values.items():
        if path.startswith(_STONES):
            said.setdefault(int(path.split(".")[2]), []).append(value)
    kept = []
    for position, stone in enumerate(stones):
        if (
            position in said
            and f"{_STONES}{position}.kind" in values
            and not any(v is not None for v in said[position])
        ):
            continue
        if position == 0 and "kind" not in stone and content.get("material") in _MATERIALS_OF_STONE:
            stone["kind"] = content["material"]
        if position > 0 and position in said:
            stone.setdefault("role", "accent")
        kept.append(stone)
    _set(attributes, "stones", kept or None)
    _set(content, "attributes", attributes or None)


def _set(document: dict[str, Any], path: str, value: Any) -> None:
    """Put a value at a path (`attributes.stones.0.carat`); None takes it away, with what becomes empty by it."""
    head, _, rest = path.partition(".")
    if not rest:
        if value is None:
            document.pop(head, None)
        else:
            document[head] = value
        return
    position, _, deeper = rest.partition(".")
    if position.isdecimal() and deeper:
        _set_in_list(document, head, int(position), deeper, value)
        return
    inner = document.get(head)
    if inner is None and value is None:
        return
    inner = dict(inner) if isinstance(inner, Mapping) else {}
    _set(inner, rest, value)
    if inner:
        document[head] = inner
    else:
        document.pop(head, None)


def _set_in_list(document: dict[str, Any], head: str, position: int, path: str, value: Any) -> None:
    items = list(document.get(head) or [])
    if value is None and position >= len(items):
        return
    while len(items) <= position:
        items.append({})
    items[position] = dict(items[position])
    _set(items[position], path, value)
    document[head] = items


def value_at(document: Any, path: str) -> Any:
    for part in path.split("."):
        if isinstance(document, Mapping):
            document = document.get(part)
        elif isinstance(document, list) and part.isdecimal() and int(part) < len(document):
            document = document[int(part)]
        else:
            return None
    return document


def rows_of(key: str, content: Mapping[str, Any], columns: Sequence[Column], language: Language) -> Iterator[list[str]]:
    """The rows of a listing, as `parse_group` reads them: the product on the first, a SKU on each."""
    for position, sku in enumerate(content.get("skus", [])):
        yield [_cell(key, content, sku, column, position, language) for column in columns]


def _cell(
    key: str, content: Mapping[str, Any], sku: Mapping[str, Any], column: Column, position: int, language: Language
) -> str:
    if column.id == "key":
        return write_cell(key, column, language)
    if column.of_sku:
        return write_cell(_sku_value(sku, column.id), column, language)
    if position > 0:
        return ""
    if column.id == "images":
        return write_cell([image["key"] for image in content.get("images", [])], column, language)
    return write_cell(value_at(content, column.id), column, language)


def _sku_value(sku: Mapping[str, Any], path: str) -> Any:
    if not path.startswith(_PRICE):
        return value_at(sku, path)
    name = path.removeprefix(_PRICE)
    return value_at(sku, f"{path}.amount" if name in _MONEY else path)
