"""Text in the mall's two languages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    ZH = "zh-CN"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Text:
    zh: str
    en: str

    def in_(self, language: Language) -> str:
        """The text in the language asked for, or in the other one where it is missing."""
        return (self.en or self.zh) if language is Language.EN else (self.zh or self.en)


def negotiate(accept_language: str | None) -> Language:
    """The first of our languages in an Accept-Language header, by its weights (RFC 9110 §12.5.4); Chinese by default."""
    ranked: list[tuple[float, int, Language]] = []
    for position, part in enumerate((accept_language or "").split(",")[:20]):
        tag, _, weight = part.strip().partition(";q=")
        language = {"zh": Language.ZH, "en": Language.EN}.get(tag.split("-")[0].lower())
        if language is not None:
            try:
                ranked.append((-float(weight or 1), position, language))
            except ValueError:
                continue
    return min(ranked)[2] if ranked else Language.ZH
