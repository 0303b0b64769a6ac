"""Filters of the lexicon by the beginning of a word: 铂 → 铂金, neck → necklace, zuan → 钻石, dj → 对戒."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from parure.kernel.value import value
from search.engine.folding import fold, is_han, reading_of
from search.words.lexicon import meanings, spoken

_LOOKED_AT = 200
Filters = tuple[tuple[str, tuple[str, ...]], ...]


@value
class Begun:
    """`filters` by facet, of the word that begins so."""

    word: str
    filters: Filters


def begun_by(text: str, limit: int) -> list[Begun]:
    """Each filter once, by its shortest word."""
    start = "".join(fold(text).split())
    if not start:
        return []
    keys = _keys()
    found: dict[Filters, Begun] = {}
    first = bisect_left(keys, (start,))
    for _, word, filters in sorted(_from(keys, first, start), key=lambda one: (len(one[0]), one[1])):
        found.setdefault(filters, Begun(word, filters))
    return list(found.values())[:limit]


def _from(keys: list[tuple[str, str, Filters]], first: int, start: str) -> Iterator[tuple[str, str, Filters]]:
    for place in range(first, min(first + _LOOKED_AT, len(keys))):
        if not keys[place][0].startswith(start):
            return
        yield keys[place]


@cache
def _keys() -> list[tuple[str, str, Filters]]:
    """Sorted (how it may be typed, the word, its filters)."""
    return sorted(
        (key, word, filters)
        for word, concepts in spoken()
        if len(word) > 1 and (filters := _filters(concepts))
        for key in _typed(word)
    )


def _filters(concepts: tuple[str, ...]) -> Filters:
    """None where a part of the word is no filter."""
    every = [meaning for concept in concepts for meaning in meanings(concept)]
    if any(meaning.how or meaning.when or meaning.name in ("sort", "like") for meaning in every):
        return ()
    if any(not meanings(concept) for concept in concepts):
        return ()
    return tuple({meaning.name: meaning.values for meaning in every}.items())


def _typed(word: str) -> Iterator[str]:
    yield "".join(word.split())
    if all(is_han(char) for char in word):
        sounds = [reading_of(char) for char in word]
        if all(sounds):
            yield "".join(sounds)
            yield "".join(sound[0] for sound in sounds)
