"""Words of goods as they are mistyped: a letter too many (earings), characters that sound alike (项练), pinyin (shouzhuo).

Only goods are guessed, never grades, sizes or colours; what is a word of its own (红包, beside 红宝) stays what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from search.engine.folding import is_han, reading_of
from search.engine.spelling import distance
from search.wishes.vocabulary import grammar
from search.words.lexicon import meanings, phrases, spoken

_GOODS = frozenset({"category", "material", "metal", "species", "pearl_variety"})
_RUN = re.compile(r"[a-z]+", re.ASCII)
_SHORTEST, _SURE, _LONG = 4, 8, 10
"""Letters: fewer are no word; from eight on other words than those of goods are guessed; from ten on two may be wrong."""
_SHORTEST_SOUND, _LONGEST_SOUND = 6, 40
_MOST_HAN = 6
_Word = tuple[str, tuple[str, ...]]
"""As it is written, and its concepts."""
Slip = tuple[int, tuple[str, ...]]
"""Where it ends and the concepts that were meant."""


def latin_slip_at(text: str, at: int) -> Slip | None:
    """An unknown run of letters that is nearly one word, or the sounds of several."""
    run = _RUN.match(text, at)
    if run is None or text[run.end() : run.end() + 1].isdigit():
        return None
    said = tuple(concept for _, concepts in _sounded(run[0]) for concept in concepts) or _spelled(run[0])
    return (run.end(), said) if said else None


def heard(text: str) -> str:
    """The text with what is pinyin of goods in characters: jinjiezhi → 金戒指."""
    return _RUN.sub(lambda run: "".join(word for word, _ in _sounded(run[0])) or run[0], text)


def _sounded(run: str) -> tuple[_Word, ...]:
    """feicuishouzhuo: all of it sounds like words of goods. The longest words that make it up."""
    if len(run) < _SHORTEST_SOUND or len(run) > _LONGEST_SOUND:
        return ()
    ways: dict[int, tuple[_Word, ...]] = {0: ()}
    for end in range(2, len(run) + 1):
        for start in sorted(ways):
            if (said := _sounds().get(run[start:end])) is not None:
                ways.setdefault(end, (*ways[start], said))
    return ways.get(len(run), ())


@cache
def _spelled(run: str) -> tuple[str, ...]:
    """The one word that is nearest; none where two are as near and say different things."""
    if len(run) < _SHORTEST:
        return ()
    most = 2 if len(run) >= _LONG else 1
    nearest: dict[int, set[tuple[str, ...]]] = {}
    for word, said in _latin_words():
        if word[0] != run[0] or (len(run) < _SURE and not _is_of_goods(said)):
            continue
        away = min(distance(run, spelled, most) for spelled in (word, f"{word}s"))
        if away <= most and _may_slip(run, word):
            nearest.setdefault(away, set()).add(said)
    meant = nearest[min(nearest)] if nearest else set()
    return next(iter(meant)) if len(meant) == 1 else ()


def _may_slip(run: str, word: str) -> bool:
    """Of short words one letter for another is another word: bend, band; chair, chain."""
    return len(run) > 5 or (len(word) >= 5 and (len(run) != len(word) or sorted(run) == sorted(word)))


@cache
def _latin_words() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (word, said)
        for word, said in spoken()
        if word.isascii() and word.isalpha() and len(word) >= _SHORTEST and any(meanings(one) for one in said)
    )


def han_slip_at(text: str, at: int) -> Slip | None:
    """Characters that sound like a word of goods and share at least half of it with it."""
    if not is_han(text[at]):
        return None
    for end in range(min(at + _MOST_HAN, len(text)), at + 1, -1):
        typed = text[at:end]
        for word, said in _by_sound().get(_heard(typed), ()):
            alike = sum(one == other for one, other in zip(typed, word, strict=True))
            if typed != word and alike * 2 >= len(word) and not _stands_alone(text, at, end, word):
                return end, said
    return None


def _stands_alone(text: str, at: int, end: int, word: str) -> bool:
    """What was typed is a word, or its wrong characters begin another one or are words of the grammar."""
    from search.engine.analysis import jieba

    wrong = [place for place in range(at, end) if text[place] != word[place - at]]
    own = grammar()["own_words"].split()
    begins = any((known := phrases().at(text, place)) and known[0] - place > 1 for place in range(at + 1, end))
    return begins or any(text[place] in own for place in wrong) or bool(jieba().has_word(text[at:end]))


def _readings(word: str) -> tuple[str, ...]:
    return tuple(reading_of(char) for char in word)


def _heard(word: str) -> tuple[str, ...]:
    """As many say and type it: zh like z, ch like c, sh like s."""
    return tuple(re.sub("^([zcs])h", r"\1", said) for said in _readings(word))


@cache
def _by_sound() -> dict[tuple[str, ...], list[tuple[str, tuple[str, ...]]]]:
    found: dict[tuple[str, ...], list[tuple[str, tuple[str, ...]]]] = {}
    for word, said in _han_goods():
        found.setdefault(_heard(word), []).append((word, said))
    return found


@cache
def _sounds() -> dict[str, _Word]:
    """Pinyin without marks. Of words that sound alike the first is meant."""
    found: dict[str, _Word] = {}
    for word, said in _han_goods():
        found.setdefault("".join(_readings(word)), (word, said))
    return found


def _han_goods() -> Iterator[tuple[str, tuple[str, ...]]]:
    for word, said in spoken():
        read = 2 <= len(word) <= _MOST_HAN and all(is_han(char) and reading_of(char) for char in word)
        if read and _is_of_goods(said):
            yield word, said


def _is_of_goods(said: tuple[str, ...]) -> bool:
    return any(one.name in _GOODS and not one.when and not one.how for concept in said for one in meanings(concept))
