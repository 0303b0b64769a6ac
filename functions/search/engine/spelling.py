"""How far one word is from another, and which are worth measuring."""

from __future__ import annotations

from itertools import pairwise

SHORTEST = 4
"""Shorter words are taken as they are."""


def is_spelled(term: str) -> bool:
    """Latin words of letters, and sounds of two characters together."""
    return letters(term).isalpha() and term.isascii() and (term[0] != "~" or "'" in term) and len(letters(term)) > 2


def letters(term: str) -> str:
    return term[1:].replace("'", "") if term[0] == "~" else term


def grams(term: str) -> frozenset[str]:
    """Pairs of letters that stand together, with the beginning and the end of the word; sounds have pairs of their own."""
    mark = "~" if term[0] == "~" else ""
    return frozenset(mark + first + second for first, second in pairwise(f"<{letters(term)}>"))


def allowed(word: str) -> int:
    """How many letters may be wrong."""
    return 0 if len(word) < SHORTEST else 1 if len(word) < 8 else 2


def distance(one: str, other: str, most: int) -> int:
    """Letters put in, left out, changed or swapped with the next to make one word of the other; above `most`, just more than it."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        now = [row]
        for column, against in enumerate(other, 1):
            cost = min(last[column] + 1, now[column - 1] + 1, last[column - 1] + (letter != against))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against:
                cost = min(cost, before[column - 2] + 1)
            now.append(cost)
        if min(now) > most:
            return most + 1
        before, last = last, now
    return last[-1]
