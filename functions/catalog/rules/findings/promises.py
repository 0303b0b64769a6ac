"""What a text may not promise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from catalog.rules.findings.remarks import Look, Remark
from catalog.rules.rulebook import Claim
from parure.kernel.text import Text

_MASK = "\N{OBJECT REPLACEMENT CHARACTER}"


def forbidden_claim(look: Look) -> Iterator[Remark]:
    """One remark per field and kind of claim, with every word that makes it."""
    for field, text in look.texts:
        for claim in look.rules.claims:
            words = _claimed(claim, text)
            if words:
                zh, en = "、".join(words), ", ".join(words)
                detail = Text(f"{claim.name.zh}：“{zh}”。", f"{claim.name.en}: “{en}”.")
                yield Remark(field, detail, claim.fix.text())


def _claimed(claim: Claim, text: str) -> list[str]:
    if claim.unless:
        text = _pattern(claim.unless).sub(_MASK, text)
    return list(dict.fromkeys(found.group().lower() for found in _pattern(claim.words).finditer(text)))


@lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """The longest word first; Latin words stand alone, Chinese is not divided into words."""
    ordered = sorted(words, key=len, reverse=True)
    return re.compile("|".join(_alone(word) for word in ordered), re.IGNORECASE)


def _alone(word: str) -> str:
    pattern = re.escape(word)
    if word[0].isascii() and word[0].isalnum():
        pattern = rf"(?<![a-z0-9]){pattern}"
    if word[-1].isascii() and word[-1].isalnum():
        pattern = rf"{pattern}(?![a-z0-9])"
    return pattern
