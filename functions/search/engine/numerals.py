"""Quantities that are written in many ways and mean one: 50分, 0.50ct, 半克拉, half a carat."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from parure.kernel.value import value

_DIGITS = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_STEPS = {"十": 10, "百": 100, "千": 1000}
_CARAT, _POINT = Decimal(1), Decimal("0.01")
UNITS: dict[str, tuple[str, Decimal]] = {
    **dict.fromkeys(("ct", "cts", "carat", "carats", "克拉", "卡"), ("ct", _CARAT)),
    **dict.fromkeys(("分", "pt", "pts", "point", "points", "pointer"), ("ct", _POINT)),
    **dict.fromkeys(("g", "gram", "grams", "gm", "克"), ("g", Decimal(1))),
    **dict.fromkeys(("mm", "毫米"), ("mm", Decimal(1))),
    **dict.fromkeys(("cm", "厘米"), ("mm", Decimal(10))),
    **dict.fromkeys(("k", "kt", "karat", "karats"), ("k", Decimal(1))),
}
"""By what is written after the number (folded): the unit that is meant and how many of it."""
_NUMBER = r"\d{1,7}(?:\.\d{1,4})?|[零〇一二两三四五六七八九十百千]{1,7}|半"
_WRITTEN = re.compile(
    rf"(?<![\d.a-z])({_NUMBER})\s?({'|'.join(sorted(UNITS, key=len, reverse=True))})(?![a-z])", re.ASCII
)


@value
class Quantity:
    term: str
    """The number in its unit: `0.5ct`."""
    start: int
    end: int


def quantities(folded: str) -> Iterator[Quantity]:
    """Quantities of a folded text, left to right."""
    for found in _WRITTEN.finditer(folded):
        unit, size = UNITS[found[2]]
        number = number_of(found[1])
        if number is not None:
            yield Quantity(f"{plain(number * size)}{unit}", found.start(), found.end())


def number_of(written: str) -> Decimal | None:
    """5000, 0.50, 五十, 两千, 半."""
    if written == "半":
        return Decimal("0.5")
    if written[0].isdigit():
        return Decimal(written)
    total, digit = 0, 0
    for char in written:
        if char in _STEPS:
            total += (digit or 1) * _STEPS[char]
            digit = 0
        elif digit:
            return None
        else:
            digit = _DIGITS[char]
    return Decimal(total + digit)


def plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
