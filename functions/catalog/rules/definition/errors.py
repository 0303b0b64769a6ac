"""Why a content was refused: at which field, by which code, in both languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from parure.kernel.text import Text
from parure.kernel.value import value

_SAID = {
    "missing": ("请填写。", "Fill this in."),
    "string_too_short": ("请填写。", "Fill this in."),
    "string_too_long": ("最多 {max_length} 个字。", "At most {max_length} characters."),
    "too_long": ("最多 {max_length} 项。", "At most {max_length}."),
    "too_short": ("至少 {min_length} 项。", "At least {min_length}."),
    "greater_than": ("要大于 {gt}。", "More than {gt}."),
    "greater_than_equal": ("不能小于 {ge}。", "At least {ge}."),
    "less_than_equal": ("不能大于 {le}。", "At most {le}."),
    "decimal_max_places": ("最多 {decimal_places} 位小数。", "At most {decimal_places} decimals."),
    "decimal_parsing": ("请写数字。", "Write a number."),
    "decimal_type": ("请写数字。", "Write a number."),
    "finite_number": ("请写数字。", "Write a number."),
    "int_parsing": ("请写整数。", "Write a whole number."),
    "int_type": ("请写整数。", "Write a whole number."),
    "int_from_float": ("请写整数。", "Write a whole number."),
    "date_from_datetime_parsing": ("日期写成 2026-03-05。", "Write the date as 2026-03-05."),
    "date_parsing": ("日期写成 2026-03-05。", "Write the date as 2026-03-05."),
    "string_pattern_mismatch": ("格式不对：{pattern}", "This does not fit {pattern}"),
    "enum": ("可用：{expected}。", "Use one of {expected}."),
    "literal_error": ("可用：{expected}。", "Use one of {expected}."),
    "union_tag_invalid": ("可用：{expected_tags}。", "Use one of {expected_tags}."),
    "union_tag_not_found": ("请说明种类。", "State its kind."),
    "extra_forbidden": ("没有这一项。", "There is no such field."),
}


@value
class Refusal:
    path: str
    """Dotted, as in the content that was sent: `attributes.stones.0.clarity`."""
    code: str
    detail: Text


def refusals(error: ValidationError, document: Mapping[str, Any]) -> tuple[Refusal, ...]:
    """Every refusal of a content; `document` is what was sent."""
    found = error.errors(include_url=False, include_input=False)
    return tuple(
        Refusal(".".join(path_of(one["loc"], document)), one["type"], _text(one))
        for one in found
        if not _follows(one, found)
    )


def _follows(one: Any, found: Sequence[Any]) -> bool:
    """Pydantic calls a list too short when its items are refused: that says nothing new."""
    place = one["loc"]
    return one["type"] == "too_short" and any(
        len(other["loc"]) > len(place) and other["loc"][: len(place)] == place for other in found
    )


def path_of(location: Sequence[str | int], document: Any) -> list[str]:
    """Without the steps that only say which of several models was tried (`stones.0.diamond.clarity`)."""
    here, path = document, []
    for number, step in enumerate(location):
        last = number == len(location) - 1
        if isinstance(here, list | tuple) and isinstance(step, int) and step < len(here):
            here = here[step]
        elif isinstance(here, Mapping) and (step in here or last):
            here = here.get(step)
        else:
            continue
        path.append(str(step))
    return path


def _text(found: Mapping[str, Any]) -> Text:
    context = found.get("ctx", {})
    if "zh" in context:
        return Text(context["zh"], context["en"])
    message = found["msg"].removeprefix("Value error, ")
    zh, en = _SAID.get(found["type"], (message, message))
    try:
        return Text(zh.format(**context), en.format(**context))
    except KeyError:
        return Text(message, message)
