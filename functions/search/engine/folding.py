"""Make what is written in several ways one: character by character, so that places in the text stay.

Full width becomes half width, traditional becomes simplified, capitals small, accents fall. 鑽戒ＡＢÉ → 钻戒abe.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from pathlib import Path

TABLES = Path(__file__).parent / "data"


class _Folds(dict[int, str]):
    """A table for `str.translate` that works characters out when it meets them. Halves of a surrogate pair say nothing."""

    def __missing__(self, code: int) -> str:
        if 0xD800 <= code <= 0xDFFF:
            self[code] = " "
            return " "
        char = chr(code)
        wide = unicodedata.normalize("NFKC", char)
        small = (wide if len(wide) == 1 else char).lower()
        bare = unicodedata.normalize("NFD", small)
        folded = bare[0] if bare[:1].isascii() else small
        self[code] = folded if len(folded) == 1 else char
        return self[code]


@cache
def _folds() -> _Folds:
    old, new = (TABLES / "traditional.txt").read_text(encoding="utf-8").split("\n")[:2]
    return _Folds(str.maketrans(dict(zip(old, new, strict=True))))


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """As long as `text`."""
    return text.translate(_folds())


def is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf"


@cache
def _readings() -> dict[str, str]:
    lines = (TABLES / "pinyin.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(" ") for line in lines)
    return {char: reading for reading, chars in pairs for char in chars}


def reading_of(char: str) -> str:
    """The syllable of a simplified character without its tone (绿: lv), "" if the table lacks it."""
    return _readings().get(char, "")


@cache
def syllables() -> frozenset[str]:
    return frozenset(_readings().values())


@cache
def beginnings() -> frozenset[str]:
    """What a syllable that is still being typed may be."""
    return frozenset(one[:end] for one in syllables() for end in range(1, len(one) + 1))
