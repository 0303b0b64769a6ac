"""Filters of the lexicon by the beginning of a word: 铂 → 铂金, neck → necklace, zuan → 钻石, dj → 对戒, 黄金手 → 黄金 · 手镯."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from parure.kernel.value import value
from search.engine.folding import fold, is_han, reading_of
from search.wishes.slips import han_slip_at, latin_slip_at
from search.words.lexicon import find, first_said, meanings, said, spoken

_LOOKED_AT = 200
_TOLD = 6
_EXACT, _SPELLED, _SOUNDED = 0, 1, 2
Filters = tuple[tuple[str, tuple[str, ...]], ...]


@value
class Begun:
    """`filters` by facet, of the word that begins so."""

    word: str
    filters: Filters
    rank: int
    """0 is the word itself, 1 begins as typed, 2 only sounds so or is of another kind than the word itself."""
    concepts: tuple[str, ...] = ()
    """Of a word of the lexicon."""


def begun_by(text: str, limit: int) -> list[Begun]:
    """Each filter once, by its shortest word, what is spelled so before what sounds so; one that is mistyped if nothing begins so."""
    folded = fold(text)
    start = "".join(folded.split())
    if not start:
        return []
    found = [*_beginning(start), *_together(folded)]
    return _each_once(_kindred(found) or _mistyped(folded))[:limit]


def _kindred(found: Sequence[Begun]) -> list[Begun]:
    """银 is silver: rings of silver come before what is silver in colour."""
    itself = [one.filters for one in found if one.rank == _EXACT]
    if not itself:
        return list(found)
    return [
        one
        if one.rank != _SPELLED or any(set(own) <= set(one.filters) for own in itself)
        else replace(one, rank=_SOUNDED)
        for one in found
    ]


def _each_once(found: Iterable[Begun]) -> list[Begun]:
    kept: dict[Filters, Begun] = {}
    for one in sorted(found, key=lambda one: (one.rank, len(one.word), one.word)):
        kept.setdefault(one.filters, one)
    return list(kept.values())


def _beginning(start: str) -> Iterator[Begun]:
    """One Latin letter begins too many sounds to mean any."""
    keys = _keys()
    first = bisect_left(keys, (start,))
    for place in range(first, min(first + _LOOKED_AT, len(keys))):
        key, word, filters, rank, concepts = keys[place]
        if not key.startswith(start):
            return
        if key == start:
            yield Begun(word, filters, _EXACT if rank == _SPELLED else rank, concepts)
        elif len(word) > 1 and (rank == _SPELLED or len(start) > 1):
            yield Begun(word, filters, rank, concepts)


def _together(folded: str) -> Iterator[Begun]:
    """Words that are whole and the beginning of one more, or all whole: 黄金手, pearl ear, 翡翠手镯."""
    known = find(folded)
    if not known or folded[: known[0].start].strip():
        return
    head = [concept for words in known for concept in words.concepts]
    rest = folded[known[-1].end :].strip()
    if not rest:
        if len(known) > 1 and (filters := _filters(tuple(head))):
            yield Begun(folded, filters, _EXACT)
        return
    for one in _beginning("".join(rest.split())):
        before = _filters(tuple(head))
        names = {name for name, _ in before}
        if before and one.rank < _SOUNDED and not names & {name for name, _ in one.filters}:
            # A kind of goods is what most want to add.
            rank = _SPELLED if "category" in dict(one.filters) else _SOUNDED
            yield Begun(folded[: known[-1].end] + one.word, (*before, *one.filters), rank)


def _mistyped(folded: str) -> Iterator[Begun]:
    at, stripped = 0, folded.strip()
    if not stripped:
        return
    slip = han_slip_at(stripped, at) or latin_slip_at(stripped, at)
    if slip and slip[0] == len(stripped) and (filters := _filters(slip[1])):
        yield Begun(said(slip[1][0])[0], filters, _SOUNDED)


@cache
def _keys() -> list[tuple[str, str, Filters, int, tuple[str, ...]]]:
    """Sorted (how it may be typed, the word, its filters, how it is known by that)."""
    return sorted(
        (key, word, filters, rank, concepts)
        for word, concepts in spoken()
        if (filters := _filters(concepts)) and _is_told(word, concepts)
        for key, rank in _typed(word)
    )


def _filters(concepts: tuple[str, ...]) -> Filters:
    """None where a part of the word is no filter."""
    every = [meaning for concept in concepts for meaning in meanings(concept)]
    if any(one.how == "-" or one.when or one.name in ("sort", "like") for one in every):
        return ()
    if any(not meanings(concept) for concept in concepts):
        return ()
    return tuple({meaning.name: meaning.values for meaning in every}.items())


def _is_told(word: str, concepts: tuple[str, ...]) -> bool:
    """Days and persons only by their first words: 钻石婚 is a wedding day, and nobody who types 钻 means it."""
    soft = len(concepts) == 1 and any(one.how == "~" for one in meanings(concepts[0]))
    return not soft or word in first_said(concepts[0], _TOLD)


def _typed(word: str) -> Iterator[tuple[str, int]]:
    yield "".join(word.split()), _SPELLED
    if len(word) > 1 and all(is_han(char) for char in word):
        sounds = [reading_of(char) for char in word]
        if all(sounds):
            yield "".join(sounds), _SOUNDED
            yield "".join(sound[0] for sound in sounds), _SOUNDED
