"""What the portal says, by its English words: a visitor who reads Chinese gets them from the portal's own catalogue."""

from __future__ import annotations

import ast
import re
from functools import cache

from infra.local.blueprint import ROOT

from e2e.visitor import Visitor

_CATALOGUE = ROOT / "frontend" / "portal" / "src" / "locales" / "zh-CN.po"
_ENTRY = re.compile(r'^msgid ((?:".*"\n)+)msgstr ((?:".*"\n)+)', re.MULTILINE)


@cache
def _chinese() -> dict[str, str]:
    def text(quoted: str) -> str:
        return "".join(ast.literal_eval(line) for line in quoted.splitlines())

    return {text(english): text(chinese) for english, chinese in _ENTRY.findall(_CATALOGUE.read_text() + "\n")}


def word(me: Visitor, english: str, *values: str) -> str:
    """The sentence in the visitor's language; `values` stand for its {0}, {1} … in this order."""
    said = english if me.language == "en" else _chinese()[english]
    for name, value in zip(re.findall(r"{\w+}", english), values, strict=True):
        said = said.replace(name, value)
    return said
