"""A change of a product that is on sale, as rows that people read: field, before, after, in the words of the definition.

Variants are matched by their code and stones by their place, so that a new first variant does not change all others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from catalog.rules.content import ProductContent
from catalog.rules.definition.fields import Field
from catalog.rules.definition.walk import stated
from parure.kernel.text import Text
from parure.kernel.value import value

_TONGUES = {"zh": Text("中文", "Chinese"), "en": Text("英文", "English")}


@value
class Change:
    """`before` is None for what is new, `after` for what is gone; `percent` by how much an amount or a measure changed."""

    field: str
    """As findings name it, in the changed content; in the one on sale for what is gone."""
    group: Text
    label: Text
    before: Text | None
    after: Text | None
    percent: Decimal | None


@value
class _Said:
    field: str
    group: Text
    label: Text
    text: Text
    raw: Any
    measured: bool


def changes(live: ProductContent, changed: ProductContent) -> tuple[Change, ...]:
    """Every row that differs, in the order of the schema; what is new or gone stands where it was stated."""
    before, after = dict(_said(live)), dict(_said(changed))
    found = []
    for key in dict.fromkeys([*after, *before]):
        was, now = before.get(key), after.get(key)
        if was is not None and now is not None and was.raw == now.raw:
            continue
        one = now or was
        if one is not None:
            found.append(
                Change(
                    one.field,
                    one.group,
                    one.label,
                    was.text if was else None,
                    now.text if now else None,
                    _percent(was, now),
                )
            )
    return tuple(found)


def _said(content: ProductContent) -> Iterator[tuple[str, _Said]]:
    document = content.document()
    for one in stated(document):
        if one.field.kind == "bilingual":
            for tongue, text in one.value.items():
                label = _joined(one.field.label, _TONGUES[tongue])
                yield (
                    f"{one.path}.{tongue}",
                    _Said(f"{one.path}.{tongue}", one.field.group_name, label, Text(text, text), text, False),
                )
            continue
        key, subject = _subject(one.path, document)
        label = _joined(subject, one.field.label) if subject else one.field.label
        raw = _own(one.field, one.value)
        measured = one.field.kind in ("money", "decimal", "integer")
        yield key, _Said(one.path, one.field.group_name, label, one.field.say(one.value), raw, measured)


def _subject(path: str, document: Mapping[str, Any]) -> tuple[str, Text | None]:
    """By what a row is matched, and which variant or stone it is about."""
    steps = path.split(".")
    if steps[0] == "skus":
        code = document["skus"][int(steps[1])].get("code") or steps[1]
        return f"skus.{code}.{'.'.join(steps[2:])}", Text(code, code)
    if steps[:2] == ["attributes", "stones"] and len(steps) > 3:
        number = int(steps[2]) + 1
        return path, Text(f"宝石 {number}", f"Stone {number}")
    return path, None


def _own(field: Field, given: Any) -> Any:
    """Without what the server fills in: a picture that was processed since is no change of the supplier's."""
    if field.name in ("images", "videos") and isinstance(given, list):
        return [(one["key"], one.get("alt")) for one in given]
    if field.name in ("spin", "model") and isinstance(given, dict):
        return given["key"], given.get("alt")
    return given


def _joined(one: Text, other: Text) -> Text:
    return Text(f"{one.zh} · {other.zh}", f"{one.en} · {other.en}")


def _percent(was: _Said | None, now: _Said | None) -> Decimal | None:
    if was is None or now is None or not was.measured:
        return None
    before, after = _number(was.raw), _number(now.raw)
    return ((after - before) * 100 / before).quantize(Decimal("0.1")) if before else None


def _number(raw: Any) -> Decimal:
    return Decimal(str(raw["amount"] if isinstance(raw, dict) else raw))
