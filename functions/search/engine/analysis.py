"""Texts to terms: what documents are indexed under and queries are read into.

A term is a string; its first character says what it is:
    钻, 钻石       one and two Han characters that stand together
    钻石戒指        a word of three or more, as jieba cuts
    ring, 18k     a Latin word (plural taken off) or number
    0.5ct         a quantity
    ~zuan'shi     the sound of two Han characters that stand together; ~zuan of one
    ^zs           first letters of the sounds of a word
    #lumr0112     a code without its punctuation
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from parure.kernel.value import value
from search.engine.folding import fold, is_han, reading_of
from search.engine.numerals import quantities

if TYPE_CHECKING:
    from rjieba import Jieba

SOUND, INITIALS, CODE = "~", "^", "#"
LONGEST_TERM = 64
_RUNS = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf]+|[a-z0-9]+(?:[.'][a-z0-9]+)*")
_WORD = re.compile(r"\w", re.ASCII)
MOST_INITIALS = 6


@value
class Token:
    term: str
    start: int
    end: int


@cache
def jieba() -> Jieba:
    """Its dictionary takes 0.1 s to open: once per process, at the first text."""
    from rjieba import Jieba

    return Jieba()


def tokens(text: str) -> Iterator[Token]:
    """What a text says and where, without sounds."""
    folded = fold(text)
    for quantity in quantities(folded):
        yield Token(quantity.term, quantity.start, quantity.end)
    for run in _RUNS.finditer(folded):
        if is_han(run[0][0]):
            yield from _han_tokens(run[0], run.start())
        else:
            yield Token(stem(run[0][:LONGEST_TERM]), run.start(), run.end())
            yield from _parts(run[0], run.start())


@lru_cache(maxsize=100_000)
def terms(text: str, *, sounds: bool) -> tuple[str, ...]:
    """The terms of a text, each once; with `sounds` also how its Han characters are said."""
    found = dict.fromkeys(token.term for token in tokens(text))
    if sounds:
        for run in _RUNS.findall(fold(text)):
            if is_han(run[0]):
                found.update(dict.fromkeys(_sounds(run)))
    return tuple(found)


def code_term(code: str) -> str:
    """Codes are found however they are punctuated; "" for what has no letter or digit."""
    bare = "".join(_WORD.findall(fold(code))).replace("_", "")[:LONGEST_TERM]
    return CODE + bare if bare else ""


def stem(word: str) -> str:
    """Take the plural off an English word: rings, bodies, boxes; bus, glass and short words stay."""
    word = word.removesuffix("'s")
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")) or not word.isalpha():
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    return word[:-1]


def cut(run: str) -> list[str]:
    """A run of Han characters in words."""
    return jieba().cut(run, False)


def bigrams(run: str) -> Iterable[str]:
    return (first + second for first, second in pairwise(run))


def _han_tokens(run: str, start: int) -> Iterator[Token]:
    for place, char in enumerate(run, start):
        yield Token(char, place, place + 1)
    for place, pair in enumerate(bigrams(run), start):
        yield Token(pair, place, place + 2)
    place = start
    for word in cut(run):
        if len(word) > 2:
            yield Token(word[:LONGEST_TERM], place, place + len(word))
        place += len(word)


def _parts(run: str, start: int) -> Iterator[Token]:
    """The halves of `18k.gold` and `mother's`."""
    if ("." in run or "'" in run) and not run[0].isdigit():
        place = start
        for part in re.split(r"[.']", run):
            if len(part) > 1:
                yield Token(stem(part[:LONGEST_TERM]), place, place + len(part))
            place += len(part) + 1


def _sounds(run: str) -> Iterator[str]:
    said = [reading_of(char) for char in run]
    for one in said:
        if one:
            yield SOUND + one
    for first, second in pairwise(said):
        if first and second:
            yield f"{SOUND}{first}'{second}"
    words = [word for word in cut(run) if len(word) > 1] if len(run) > 2 else [run]
    together = [first + second for first, second in pairwise(words)] if len(words) > 1 else []
    for word in [*words, *together, run]:
        letters = "".join(reading_of(char)[:1] for char in word)
        if 2 <= len(letters) == len(word) <= MOST_INITIALS:
            yield INITIALS + letters
