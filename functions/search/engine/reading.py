"""A typed text as a list of things that a product must have, each in one of several ways."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Protocol

from parure.kernel.value import value
from search.engine.analysis import INITIALS, MOST_INITIALS, SOUND, bigrams, code_term, cut, jieba, stem
from search.engine.folding import TABLES, beginnings, fold, is_han, reading_of, syllables
from search.engine.numerals import quantities
from search.engine.tuning import Tuning

LONGEST_TEXT = 200
"""Characters that are read; a sentence is shorter."""
MOST_UNITS = 12
MOST_EXPANSIONS = 24
SHORTEST_CODE, SHORTEST_CODE_PREFIX = 4, 5
STOP = frozenset((TABLES / "stopwords.txt").read_text(encoding="utf-8").split())
"""Words that say nothing about a product; they count only where a text has no other."""
_CHUNK = re.compile(r"[a-z0-9]+(?:[-_./#][a-z0-9]+)+|[a-z0-9]+(?:'[a-z]+)?|[\u4e00-\u9fff\u3400-\u4dbf]+")
_PIECE = re.compile(r"[a-z0-9.]+|[\u4e00-\u9fff\u3400-\u4dbf]")


@value
class Way:
    """All of these terms, worth this much of a plain find."""

    terms: tuple[str, ...]
    factor: float


@value
class Unit:
    """One thing that is asked for."""

    said: str
    start: int
    end: int
    ways: tuple[Way, ...]


class Vocabulary(Protocol):
    def products(self, term: str) -> int:
        """How many have it, at most; 0: none."""

    def beginning(self, prefix: str, limit: int) -> Sequence[str]:
        """The most frequent terms that begin so."""


Phrase = tuple[str, ...]


class Lexicon:
    """Synonyms, found in a text at their longest."""

    def __init__(self, synonyms: Mapping[str, Sequence[str]]) -> None:
        self._by_first: dict[str, list[tuple[Phrase, str, Sequence[str]]]] = {}
        for said, others in synonyms.items():
            phrase = tuple(piece for piece, _, _ in pieces(fold(said)))
            if phrase and others:
                self._by_first.setdefault(phrase[0], []).append((phrase, said, others))
        for known in self._by_first.values():
            known.sort(key=lambda entry: -len(entry[0]))

    def find(self, folded: str) -> list[tuple[int, int, Sequence[str]]]:
        """(From, to, what else to look for), left to right, none within another."""
        here = pieces(folded)
        found, at = [], 0
        while at < len(here):
            for phrase, _, others in self._by_first.get(here[at][0], ()):
                if tuple(piece for piece, _, _ in here[at : at + len(phrase)]) == phrase:
                    found.append((here[at][1], here[at + len(phrase) - 1][2], others))
                    at += len(phrase) - 1
                    break
            at += 1
        return found


def pieces(folded: str) -> list[tuple[str, int, int]]:
    """Han characters one by one, Latin words by their stem."""
    return [(stem(one[0].strip(".")), one.start(), one.end()) for one in _PIECE.finditer(folded)]


class Reader:
    def __init__(self, vocabulary: Vocabulary, lexicon: Lexicon, tuning: Tuning) -> None:
        self._vocabulary = vocabulary
        self._lexicon = lexicon
        self._tuning = tuning

    def read(self, text: str, *, unfinished: bool = False) -> tuple[list[Unit], list[tuple[str, str]]]:
        """What is asked for, and which synonyms that took in."""
        folded = fold(text[:LONGEST_TEXT])
        units: list[Unit] = []
        taken: list[tuple[str, str]] = []
        at = 0
        for start, end, others in self._lexicon.find(folded):
            units += self._plainly(folded, at, start)
            said = text[start:end]
            units.append(self._synonymous(folded, start, end, others))
            taken += [(said, other) for other in others]
            at = end
        units += self._plainly(folded, at, len(folded), unfinished=unfinished)
        told = [unit for unit in units if unit.said not in STOP] or units
        return told[:MOST_UNITS], taken

    def _synonymous(self, folded: str, start: int, end: int, others: Iterable[str]) -> Unit:
        ways = list(self._together(self._plainly(folded, start, end), 1.0))
        for other in others:
            said = fold(other)
            ways += self._together(self._plainly(said, 0, len(said)), self._tuning.synonym)
        return Unit(folded[start:end], start, end, tuple(ways))

    @staticmethod
    def _together(units: Sequence[Unit], factor: float) -> Iterable[Way]:
        """The ways of a phrase: those of its one unit, or one that joins the loosest of each."""
        if len(units) == 1:
            return [Way(way.terms, way.factor * factor) for way in units[0].ways]
        joined = tuple(dict.fromkeys(term for unit in units for term in unit.ways[-1].terms))
        return [Way(joined, factor)] if joined else []

    def _plainly(self, folded: str, start: int, end: int, *, unfinished: bool = False) -> list[Unit]:
        units: list[Unit] = []
        at = start
        for quantity in quantities(folded[start:end]):
            units += self._chunks(folded, at, start + quantity.start)
            at = start + quantity.end
            said = folded[start + quantity.start : at]
            units.append(Unit(said, start + quantity.start, at, (Way((quantity.term,), self._tuning.exact),)))
        return units + self._chunks(folded, at, end, unfinished=unfinished)

    def _chunks(self, folded: str, start: int, end: int, *, unfinished: bool = False) -> list[Unit]:
        units: list[Unit] = []
        for chunk in _CHUNK.finditer(folded, start, end):
            last = unfinished and chunk.end() == end
            if is_han(chunk[0][0]):
                units += self._han(chunk[0], chunk.start(), last)
            elif any(char in chunk[0] for char in "-_./#") and not any(char.isdigit() for char in chunk[0]):
                place = chunk.start()
                for part in re.split(r"[-_./#]", chunk[0]):
                    units.append(self._latin(part, place, last and place + len(part) == end))
                    place += len(part) + 1
            else:
                units.append(self._latin(chunk[0], chunk.start(), last))
        return units

    def _latin(self, chunk: str, start: int, unfinished: bool) -> Unit:
        word = stem(chunk)
        tuning, ways = self._tuning, []
        if len(chunk) >= SHORTEST_CODE and any(char.isdigit() for char in chunk):
            ways += self._codes(chunk)
        parts = tuple(stem(part) for part in re.split(r"[-_./#]", chunk) if part)
        ways.append(Way(parts if len(parts) > 1 else (word,), tuning.exact))
        known = any(self._vocabulary.products(term) for term in parts)
        if unfinished or not known:
            longer = (one for one in self._vocabulary.beginning(chunk, MOST_EXPANSIONS) if one != word)
            ways += [Way((one,), tuning.prefix) for one in longer if len(chunk) > 1]
        if not known and chunk.isalpha():
            ways += self._sounds(chunk, unfinished)
        return Unit(chunk, start, start + len(chunk), tuple(ways))

    def _codes(self, chunk: str) -> list[Way]:
        code = code_term(chunk)
        found = [Way((code,), self._tuning.code)]
        if len(code) > SHORTEST_CODE_PREFIX:
            longer = (one for one in self._vocabulary.beginning(code, MOST_EXPANSIONS) if one != code)
            found += [Way((one,), self._tuning.code * self._tuning.prefix) for one in longer]
        return found

    def _sounds(self, typed: str, unfinished: bool) -> list[Way]:
        """Pinyin, whole (zuanjie), begun (zuanji) or first letters (zj)."""
        ways = []
        for said in split_syllables(typed):
            ways += [Way(terms, self._tuning.sound * share) for terms, share in sound_terms(said)]
        if not any(self._is_found(way) for way in ways) or unfinished:
            for said, begun in split_begun(typed):
                starts = f"{SOUND}{said[-1]}'{begun}" if said else f"{SOUND}{begun}"
                before = sound_terms(said)[0][0] if len(said) > 1 else ()
                longer = self._vocabulary.beginning(starts, MOST_EXPANSIONS)
                ways += [Way((*before, one), self._tuning.sound * self._tuning.prefix) for one in longer if "'" in one]
        if 2 <= len(typed) <= MOST_INITIALS:
            ways.append(Way((INITIALS + typed,), self._tuning.initials))
        return ways

    def _han(self, run: str, start: int, unfinished: bool) -> list[Unit]:
        units, at = [], start
        words = cut(run)
        for number, word in enumerate(words):
            last = unfinished and number == len(words) - 1
            units.append(Unit(word, at, at + len(word), tuple(self._han_ways(word, last))))
            at += len(word)
        return units

    def _han_ways(self, word: str, unfinished: bool) -> list[Way]:
        tuning = self._tuning
        if len(word) == 1:
            return [Way((word,), tuning.exact)]
        ways = [Way((word,), tuning.exact)] if len(word) > 2 else []
        ways.append(Way(tuple(dict.fromkeys(bigrams(word))), tuning.exact))
        if len(word) > 2 and (tiles := tile(word)):
            ways.append(Way(tiles, tuning.pieces))
        if not any(self._is_found(way) for way in ways):
            said = [reading_of(char) for char in word]
            if all(said):
                ways.append(Way(sound_terms(said)[0][0], tuning.sound))
        if unfinished and len(word) > 2:
            longer = (one for one in self._vocabulary.beginning(word, MOST_EXPANSIONS) if one != word)
            ways += [Way((one,), tuning.prefix) for one in longer]
        return ways

    def _is_found(self, way: Way) -> bool:
        return all(self._vocabulary.products(term) for term in way.terms)


def tile(word: str) -> tuple[str, ...]:
    """A long word as the known words of two and three that it is made of (钻石戒指: 钻石, 戒指); () if it is not."""
    if len(word) < 4:
        return ()
    for size in (2, 3):
        if len(word) == size or (len(word) > size + 1 and jieba().has_word(word[:size])):
            rest = word[size:]
            if len(rest) in (2, 3) and jieba().has_word(rest):
                return (word[:size], rest)
            if further := tile(rest):
                return (word[:size], *further)
    return ()


def sound_terms(said: Sequence[str]) -> list[tuple[tuple[str, ...], float]]:
    """Ways to look for syllables: each beside the next; two by two."""
    if len(said) == 1:
        return [((SOUND + said[0],), 0.7)]
    close = tuple(dict.fromkeys(f"{SOUND}{first}'{second}" for first, second in pairwise(said)))
    if len(said) < 4 or len(said) % 2:
        return [(close, 1.0)]
    apart = tuple(dict.fromkeys(f"{SOUND}{said[at]}'{said[at + 1]}" for at in range(0, len(said), 2)))
    return [(close, 1.0), (apart, 0.9)]


def split_syllables(typed: str, most: int = 3) -> list[list[str]]:
    """Typed letters as syllables, the ways with the fewest first (xian: xian, xi an); [] if they are not pinyin."""
    ways: list[list[list[str]]] = [[[]], *([] for _ in typed)]
    for end in range(1, len(typed) + 1):
        for size in range(1, min(6, end) + 1):
            if (last := typed[end - size : end]) in syllables():
                ways[end] += [[*before, last] for before in ways[end - size]]
        ways[end] = sorted(ways[end], key=len)[:4]
    return ways[-1][:most]


def split_begun(typed: str, most: int = 3) -> list[tuple[list[str], str]]:
    """Whole syllables and the beginning of one more (zuanj: zuan, j)."""
    found = []
    for end in range(len(typed) - 1, max(len(typed) - 6, -1), -1):
        if typed[end:] in beginnings():
            found += [(said, typed[end:]) for said in (split_syllables(typed[:end], 1) if end else [[]])]
    return sorted(found, key=lambda one: len(one[0]))[:most]
