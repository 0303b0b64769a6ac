"""What can be engraved on which piece, in which hand, and what it costs."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from parure.kernel.errors import Conflict, InvalidRequest
from parure.kernel.money import Money
from parure.kernel.value import record

MAX_UNITS = 30
"""Of the longest engraving; a Chinese character counts two."""


@record
class Engraving:
    """The words and the hand they are cut in."""

    text: str
    font: str


@record
class Limits:
    """How much fits on a piece: a Latin letter counts one unit, a Chinese character two. `price` is for one piece."""

    max_units: int
    fonts: tuple[str, ...]
    price: Money


PRICE = Money(8000, "CNY")

# Units that fit, by category: inside a band, on the back of a pendant, along a bangle. Others have no room for words.
_ROOM: Mapping[str, int] = {"ring": 16, "pendant": 20, "necklace": 12, "bracelet": 16, "bangle": 24}
# Carved from one stone, or worn on a string: there is no metal to cut into.
_NOT_CUT = frozenset({"jadeite", "nephrite", "pearl", "amber", "agate", "coral", "crystal"})

_SIGNS = frozenset(" .,&'’-–·!?:/+♥♡∞☆★")
_FONTS: Mapping[str, str] = {"serif": "latin", "script": "latin", "kai": "all"}
"""Hand → what it can draw: the Latin ones have no Chinese characters, kai 楷体 has both."""


def limits_for(category: str, material: str) -> Limits | None:
    """None where a piece cannot be engraved."""
    room = _ROOM.get(category)
    if room is None or material in _NOT_CUT:
        return None
    return Limits(max_units=room, fonts=tuple(_FONTS), price=PRICE)


def units(text: str) -> int:
    """How long a text is on metal."""
    return sum(2 if _is_chinese(sign) else 1 for sign in text)


def check_engraving(engraving: Engraving, category: str, material: str, *, field: str = "engraving") -> None:
    """Whether this can be cut into such a piece.

    Raises:
        Conflict: `not_engravable`.
        InvalidRequest: `engraving_empty`, `engraving_too_long` with `max_units`, `engraving_not_drawable` with `signs`,
            `unknown_font` with `fonts`.
    """
    limits = limits_for(category, material)
    if limits is None:
        raise Conflict("not_engravable", "This piece cannot be engraved. Order it without.", field=field)
    if engraving.font not in limits.fonts:
        hands = list(limits.fonts)
        raise InvalidRequest("unknown_font", f"Choose one of {', '.join(hands)}.", field=field, fonts=hands)
    if not engraving.text.strip():
        raise InvalidRequest("engraving_empty", "Say what to engrave, or leave the engraving out.", field=field)
    wrong = undrawable(engraving)
    if wrong:
        said = f"{' '.join(wrong)} cannot be cut in this hand."
        raise InvalidRequest("engraving_not_drawable", said, field=field, signs=wrong)
    if units(engraving.text) > limits.max_units:
        said = f"At most {limits.max_units} letters fit; a Chinese character takes the room of two."
        raise InvalidRequest("engraving_too_long", said, field=field, max_units=limits.max_units)


def undrawable(engraving: Engraving) -> list[str]:
    """The signs that the hand does not have, each once."""
    chinese = _FONTS.get(engraving.font) == "all"
    return [sign for sign in dict.fromkeys(engraving.text) if not _drawable(sign, chinese=chinese)]


def _drawable(sign: str, *, chinese: bool) -> bool:
    if sign in _SIGNS or sign in "0123456789":
        return True
    if _is_chinese(sign):
        return chinese
    # Letters of Latin scripts with their accents: Basic Latin, Latin-1 and Latin Extended-A.
    return ord(sign) < 0x180 and unicodedata.category(sign) in ("Lu", "Ll")


def _is_chinese(sign: str) -> bool:
    return 0x4E00 <= ord(sign) <= 0x9FFF or 0x3400 <= ord(sign) <= 0x4DBF
