"""A wish cut into pieces from left to right: what says something, what joins or denies, what says nothing, and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from parure.kernel.value import value
from search.engine.folding import fold, is_han
from search.wishes.grades import Graded, clarity_at, colour_at, fancy_at, ring_size_at
from search.wishes.quantities import Amount, amount_at, is_alone
from search.wishes.vocabulary import grammar, split, words
from search.words.lexicon import Phrases, phrases

_LATIN_RUN = re.compile(r"[a-z0-9][a-z0-9'.&-]*", re.ASCII)
_NTH = re.compile(r"\d+(?:st|nd|rd|th)\b", re.ASCII)
_PARTING = frozenset(",，。.;；!！?？\n|")


@value
class Piece:
    """`said` is what it says: an Amount, a Graded, concepts, or the name of its role."""

    start: int
    end: int
    role: str
    """amount, graded, words, not, and, code, filler, break, space, rest"""
    said: Amount | Graded | tuple[str, ...] | None = None


def pieces(text: str) -> list[Piece]:
    """All of the text, each character in one piece."""
    folded = fold(text)
    english = not any(is_han(char) for char in folded)
    found: list[Piece] = []
    at = 0
    while at < len(folded):
        piece = _piece(folded, text, at, found, english=english)
        found.append(piece)
        at = piece.end
    return found


def _piece(folded: str, text: str, at: int, before: list[Piece], *, english: bool) -> Piece:
    char = folded[at]
    if char.isspace():
        return Piece(at, at + 1, "space")
    # Of pieces as long the first one counts.
    options = list(_options(folded, text, at, before, english=english))
    if char in _PARTING and not options:
        return Piece(at, at + 1, "break")
    if filler := _filler(folded, at, before):
        options.append(filler)
    longest = max(options, key=lambda piece: piece.end, default=None)
    if longest is not None:
        return longest
    if nth := _NTH.match(folded, at):
        return Piece(at, nth.end(), "filler")
    run = _LATIN_RUN.match(folded, at)
    return Piece(at, run.end() if run else at + 1, "rest")


def _options(folded: str, text: str, at: int, before: list[Piece], *, english: bool) -> Iterator[Piece]:
    known_before = bool(before) and before[-1].role == "words"
    known = phrases().at(folded, at)
    if known and not (known[0] - at == 1 and is_han(folded[at]) and _goes_on(folded, at, before)):
        yield Piece(at, known[0], "words", known[1])
    if size := ring_size_at(folded, at, english=english):
        yield Piece(at, size.end, "graded", size)
    if clarity := clarity_at(folded, text, at):
        yield Piece(at, clarity.end, "graded", clarity)
    if colour := colour_at(folded, text, at) or fancy_at(folded, at):
        yield Piece(at, colour.end, "graded", colour)
    amount = amount_at(folded, at)
    if (
        amount
        and _says_enough(amount)
        and (known_before or not folded[at].isdigit() or is_alone(folded, at, amount.end))
    ):
        yield Piece(at, amount.end, "amount", amount)
    if denied := words("not").at(folded, at):
        yield Piece(at, denied[0], "not")
    if code := words("code_words").at(folded, at):
        yield Piece(at, code[0], "code")
    if joined := words("and").at(folded, at):
        yield Piece(at, joined[0], "and")


def _says_enough(amount: Amount) -> bool:
    """A k alone may be karats, and says nothing without more."""
    return not amount.carats or bool(amount.kind or amount.unit or amount.measured)


@cache
def _fillers() -> Phrases[str]:
    return Phrases({word: word for word in split(grammar()["fillers"])})


def _filler(folded: str, at: int, before: list[Piece]) -> Piece | None:
    found = _fillers().at(folded, at)
    if not found:
        return None
    end = found[0]
    if end - at == 1 and folded[at] != "的" and is_han(folded[at]) and _goes_on(folded, at, before):
        return None
    return Piece(at, end, "filler")


def _goes_on(folded: str, at: int, before: list[Piece]) -> bool:
    """One character inside a word that is not known is part of that word: 用 in 实用, 女 in 天女."""
    return bool(before) and before[-1].role == "rest" and is_han(folded[at - 1])
