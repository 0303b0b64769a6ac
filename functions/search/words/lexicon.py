"""The words of the trade: which of them say the same, and what they mean as filters.

`data/lexicon.json` holds, by concept, [what it means, Chinese words, English words]; `compounds` are words that say several
concepts at once (钻戒: diamond ring). What a meaning is written in stands in `Meaning`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from parure.kernel.text import Language
from parure.kernel.value import value
from search.engine.folding import fold

T = TypeVar("T")
_MARK = re.compile(r"\b(?:\d+k|(?:pt|au|s)(?=\d))", re.ASCII)
DATA = Path(__file__).parent / "data"
_SPOKEN = 3
"""Words per language and concept that a query is widened by: more of them cost time and find nothing new."""


@value
class Meaning:
    """`category:ring`, `-stone:diamond` (not), `~occasion:proposal` (rather), `sort:price`, `like`; `@jade`: only in a wish of jade.

    `?metal:gold`: no filter, but what is so comes first (words/leaning.py).
    """

    name: str
    values: tuple[str, ...]
    how: str = ""
    """"", "-", "~" or "?"."""
    when: str = ""


@value
class Found:
    """Words of a text that the lexicon knows."""

    start: int
    end: int
    concepts: tuple[str, ...]


class Phrases(Generic[T]):
    """Finds the longest known phrase at a place of a folded text; Latin words only whole, with or without the s of a plural or a genitive."""

    def __init__(self, known: dict[str, T]) -> None:
        by_first: dict[str, list[tuple[str, T]]] = {}
        for phrase, said in known.items():
            by_first.setdefault(phrase[0], []).append((phrase, said))
        for several in by_first.values():
            several.sort(key=lambda pair: -len(pair[0]))
        self._by_first = by_first

    def at(self, text: str, start: int) -> tuple[int, T] | None:
        """Where the phrase ends and what it says."""
        if start >= len(text) or (_latin(text[start]) and start and _latin(text[start - 1])):
            return None
        for phrase, said in self._by_first.get(text[start], ()):
            if text.startswith(phrase, start):
                end = _word_end(text, start + len(phrase), phrase)
                if end is not None:
                    return end, said
        return None


def _latin(char: str) -> bool:
    return "a" <= char <= "z"


def _word_end(text: str, end: int, phrase: str) -> int | None:
    """None where a Latin word goes on."""
    if not _latin(phrase[-1]):
        return None if phrase[-1].isdigit() and text[end : end + 1].isdigit() else end
    for ending in ("'s", "es", "s", ""):
        if text.startswith(ending, end) and not _latin(text[end + len(ending) : end + len(ending) + 1] or " "):
            return end + len(ending)
    return None


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads((DATA / "lexicon.json").read_text(encoding="utf-8"))
    return data


def concepts() -> tuple[str, ...]:
    return tuple(_data()["concepts"])


@cache
def meanings(concept: str) -> tuple[Meaning, ...]:
    """Of several with a condition (`@`) the first that holds is meant; none: it is a word to search for."""
    return tuple(one for one in every_meaning(concept) if one.how != "?")


@cache
def every_meaning(concept: str) -> tuple[Meaning, ...]:
    """With those that only put things in order."""
    return tuple(_meaning(written) for written in _data()["concepts"][concept][0].split())


def _meaning(written: str) -> Meaning:
    rest, _, when = written.partition("@")
    how = rest[0] if rest[0] in "-~?" else ""
    name, _, values = rest[len(how) :].partition(":")
    return Meaning(name, tuple(values.replace("_", " ").split(",")) if name in _SPACED else _values(values), how, when)


_SPACED = frozenset({"colour", "cut", "gem_colour", "gem_origin", "pearl_colour", "fluorescence"})
"""Facets whose values are words of people, with spaces: written with _ in the data."""


def _values(written: str) -> tuple[str, ...]:
    return tuple(written.split(",")) if written else ()


def said(concept: str) -> tuple[str, ...]:
    """Words for a concept, Chinese first, folded."""
    _, zh, en = _data()["concepts"][concept]
    return tuple(dict.fromkeys(fold(word.strip()) for word in (*zh.split(), *en.split(",")) if word.strip()))


@cache
def phrases() -> Phrases[tuple[str, ...]]:
    known: dict[str, tuple[str, ...]] = {word: (concept,) for concept in reversed(concepts()) for word in said(concept)}
    for word, meant in list(known.items()):
        for spelled in _spellings(word):
            known.setdefault(spelled, meant)
    for word, parts in _data()["compounds"].items():
        known.update((spelled, tuple(parts.split())) for spelled in _spellings(fold(word)))
    return Phrases(known)


def _spellings(word: str) -> Iterator[str]:
    """玉镯 is 玉镯子 too."""
    yield word
    for ending, longer in _data()["endings"].items():
        if word.endswith(ending):
            yield word.removesuffix(ending) + longer


@lru_cache(maxsize=20_000)
def find(text: str) -> tuple[Found, ...]:
    """What the lexicon knows of a text, from left to right, the longest first, none over another."""
    folded, at = fold(text), 0
    found = []
    while at < len(folded):
        known = phrases().at(folded, at)
        if known:
            found.append(Found(at, known[0], known[1]))
        at = known[0] if known else at + 1
    return tuple(found)


@cache
def synonyms() -> dict[str, tuple[str, ...]]:
    """By word or phrase (folded), what else to look for: other words of its concept, of a compound the words of its parts.

    Words of one character are left out: in a longer word they mean something else.
    """
    found: dict[str, tuple[str, ...]] = {}
    for concept in concepts():
        words = said(concept)
        for word in words:
            found.setdefault(word, _others(word, first_said(concept)))
    for word, parts in _data()["compounds"].items():
        joined = tuple("".join(parts_of) for alike in _kinds(parts) for parts_of in _joined(alike.split()))
        for spelled in _spellings(fold(word)):
            found[spelled] = _others(spelled, joined)
    return {word: others for word, others in found.items() if others and len(word) > 1}


def _kinds(parts: str) -> list[str]:
    """The compound, and with each kind of what it names in general: 玉 is 翡翠 or 和田玉."""
    kinds = _data()["kinds"]
    general = next((part for part in parts.split() if part in kinds), None)
    if general is None:
        return [parts]
    each = (" ".join(kind if part == general else part for part in parts.split()) for kind in kinds[general].split())
    return [parts, *each]


def first_said(concept: str, most: int = _SPOKEN) -> tuple[str, ...]:
    """The words that stand first in either language."""
    _, zh, en = _data()["concepts"][concept]
    english = [word.strip() for word in en.split(",") if word.strip()]
    return tuple(fold(word) for word in (*zh.split()[:most], *english[:most]))


def named(concept: str, language: Language) -> str:
    """A concept by its first word in a language, marks as they are stamped: 18K金, PT950."""
    _, zh, en = _data()["concepts"][concept]
    word: str = (zh.split() or [concept])[0] if language is Language.ZH else (en.split(",") or [concept])[0].strip()
    return _MARK.sub(lambda found: found[0].upper(), word)


def _joined(parts: list[str]) -> Iterator[tuple[str, ...]]:
    """The compound in either language, by the first word of each part: 钻石戒指, diamond ring."""
    spoken = [_data()["concepts"][part] for part in parts]
    if all(zh for _, zh, _ in spoken):
        yield tuple(zh.split()[0] for _, zh, _ in spoken)
    if all(en for _, _, en in spoken):
        yield tuple(" ".join(en.split(",")[0].strip() for _, _, en in spoken))


def _others(word: str, words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in words if one != word))


def spoken() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every word with its concepts, folded."""
    for concept in concepts():
        for word in said(concept):
            yield word, (concept,)
    for word, parts in _data()["compounds"].items():
        yield fold(word), tuple(parts.split())
