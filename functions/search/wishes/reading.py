"""A wish cut into pieces from left to right: what says something, what joins or denies, what says nothing, and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from parure.kernel.value import value
from search.engine.folding import fold, is_han
from search.wishes.grades import Graded, clarity_at, colour_at, fancy_at, karats_at, ring_size_at
from search.wishes.quantities import Amount, amount_at, is_alone
from search.wishes.slips import han_slip_at, latin_slip_at
from search.wishes.vocabulary import grammar, skip, split, words
from search.words.lexicon import Phrases, phrases

_LATIN_RUN = re.compile(r"[a-z0-9][a-z0-9'.&-]*", re.ASCII)
_NTH = re.compile(r"\d+(?:st|nd|rd|th)\b", re.ASCII)
_LEAST_YUAN = 10
_PARTING = frozenset(",，。.;；!！?？\n|")


@value
class Piece:
    """`said` is what it says: an Amount, a Graded, concepts, or the name of its role."""

    start: int
    end: int
    role: str
    """amount, graded, words, not, not_before, and, code, counter, nth, filler, break, space, rest"""
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
    slip = None if is_han(char) and _goes_on(folded, at, before) else han_slip_at(folded, at)
    if slip and (longest is None or longest.end < slip[0]):
        return Piece(at, slip[0], "words", slip[1])
    if longest is not None:
        return longest
    if nth := _NTH.match(folded, at):
        return Piece(at, nth.end(), "nth")
    if slip := latin_slip_at(folded, at) if _begins(folded, at) else None:
        return Piece(at, slip[0], "words", slip[1])
    run = _LATIN_RUN.match(folded, at)
    return Piece(at, run.end() if run else at + 1, "rest")


def _options(folded: str, text: str, at: int, before: list[Piece], *, english: bool) -> Iterator[Piece]:
    if other := words("elsewhere").at(folded, at):
        yield Piece(at, other[0], "rest")
    if karats := karats_at(folded, at):
        yield Piece(at, karats[0], "words", (karats[1],))
    known = phrases().at(folded, at)
    short = known and is_han(folded[at]) and len(folded[at : known[0]].removesuffix("的")) == 1
    if known and not (short and _goes_on(folded, at, before)):
        yield Piece(at, known[0], "words", known[1])
    yield from _numbers(folded, text, at, before, english=english)
    yield from _roles(folded, at, before)


def _numbers(folded: str, text: str, at: int, before: list[Piece], *, english: bool) -> Iterator[Piece]:
    """Sizes, grades and amounts."""
    if size := ring_size_at(folded, at, english=english):
        yield Piece(at, size.end, "graded", size)
    if clarity := clarity_at(folded, text, at):
        yield Piece(at, clarity.end, "graded", clarity)
    if colour := colour_at(folded, text, at) or fancy_at(folded, at):
        yield Piece(at, colour.end, "graded", colour)
    amount = amount_at(folded, at)
    known_before = bool(before) and before[-1].role == "words"
    if (
        amount
        and _says_enough(amount)
        and (known_before or not folded[at].isdigit() or is_alone(folded, at, amount.end))
    ):
        yield Piece(at, amount.end, "amount", amount)


def _roles(folded: str, at: int, before: list[Piece]) -> Iterator[Piece]:
    """Words of the grammar."""
    number = next((piece for piece in reversed(before[-2:]) if piece.role != "space"), None)
    if number and number.role == "amount" and (counted := words("counters").at(folded, skip(folded, at, "-"))):
        yield Piece(at, counted[0], "counter")
    if (behind := words("not_before").at(folded, at)) and _ends(folded, behind[0], at):
        yield Piece(at, behind[0], "not_before")
    for name, role in (("not", "not"), ("code_words", "code"), ("and", "and")):
        if found := words(name).at(folded, at):
            yield Piece(at, found[0], role)


def _begins(text: str, at: int) -> bool:
    return not (at and text[at - 1].isascii() and text[at - 1].isalnum())


def _ends(text: str, end: int, at: int) -> bool:
    """Nothing follows that could be meant instead; -free stands within."""
    return text[at] == "-" or end == len(text) or text[end].isspace() or text[end] in _PARTING


def _says_enough(amount: Amount) -> bool:
    """A k alone may be karats, and says nothing without more; 一块 is a piece, not a yuan."""
    if amount.unit == "CNY" and amount.high < _LEAST_YUAN and not (amount.kind or amount.ranged or amount.measured):
        return False
    return not amount.carats or bool(amount.kind or amount.unit or amount.measured)


@cache
def _fillers() -> Phrases[str]:
    return Phrases({word: word for word in split(grammar()["fillers"])})


def _filler(folded: str, at: int, before: list[Piece]) -> Piece | None:
    found = _fillers().at(folded, at)
    if not found:
        return None
    end = found[0]
    alone = end - at == 1 and folded[at] != "的" and is_han(folded[at])
    part = alone and (_goes_on(folded, at, before) or _begins_a_word(folded, at))
    return None if part else Piece(at, end, "filler")


def _begins_a_word(folded: str, at: int) -> bool:
    """大 is nothing to search for, 大象 is."""
    if folded[at] not in grammar()["alone"].split() or phrases().at(folded, at + 1):
        return False
    from search.engine.analysis import jieba

    return any(len(word) > 1 and jieba().has_word(word) for word in (folded[at : at + 2], folded[at : at + 3]))


def _goes_on(folded: str, at: int, before: list[Piece]) -> bool:
    """One character inside a word that is not known is part of that word: 用 in 实用, 女 in 天女."""
    return bool(before) and before[-1].role == "rest" and is_han(folded[at - 1])
