"""What people write in a cell or a box, as the value that the API takes.

What cannot be understood is handed on as it is: the schema refuses it and says which word was meant.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from catalog.rules.definition.fields import Field

_UNITS = {
    "g": ("克", "grams", "gram", "g"),
    "ct": ("克拉", "carats", "carat", "cts", "ct"),
    "mm": ("毫米", "mm"),
    "cm": ("厘米", "cm"),
    "%": ("%",),
    "‰": ("‰",),
}
_YES = {"是", "有", "y", "yes", "true", "1", "√", "x"}
_NO = {"否", "无", "n", "no", "false", "0"}
_DATE = re.compile(r"^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$")


def parse(field: Field, text: str) -> Any:
    """None for an empty cell."""
    text = unicodedata.normalize("NFKC", text).strip() if field.kind in _AS_MARKED else text.strip()
    if not text:
        return None
    how = _PARSE.get(field.kind)
    return how(field, text) if how else text


_AS_MARKED = {"decimal", "integer", "date", "boolean"}
"""Full-width digits and signs are what they look like; in texts they stay."""


def _number(field: Field, text: str) -> str:
    text = text.replace(",", "")
    for unit in _UNITS.get(field.unit or "", ()):
        if text.lower().endswith(unit):
            return text[: -len(unit)].strip()
    return text


def _integer(field: Field, text: str) -> int | str:
    bare = _number(field, text).removesuffix(".0").rstrip("粒颗件").strip()
    return int(bare) if bare.isdecimal() else text


def _boolean(_: Field, text: str) -> bool | str:
    said = text.casefold()
    return True if said in _YES else False if said in _NO else text


def _date(_: Field, text: str) -> str:
    found = _DATE.match(text.split("T")[0])
    return "{}-{:0>2}-{:0>2}".format(*found.groups()) if found else text


def _choice(field: Field, text: str) -> str:
    if text in field.words:
        return text
    said = text.casefold()
    return next((word for word, read in field.words.items() if said in (read.zh.casefold(), read.en.casefold())), text)


def _several(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[;；,，、|\n]", text) if part.strip()]


def _text(field: Field, text: str) -> str:
    return next((word for word, read in field.suggestions.items() if text in (read.zh, read.en)), text)


_PARSE: dict[str, Callable[[Field, str], Any]] = {
    "decimal": _number,
    "integer": _integer,
    "boolean": _boolean,
    "date": _date,
    "choice": _choice,
    "choices": lambda field, text: [_choice(field, part) for part in _several(text)],
    "text": _text,
    "texts": lambda _, text: _several(text),
}
