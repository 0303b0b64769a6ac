"""Where a text was found in what is shown: places, never markup."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from search.engine.analysis import INITIALS, SOUND, tokens
from search.engine.folding import fold, is_han, reading_of
from search.engine.query import Field
from search.engine.reading import Unit

FIELDS: tuple[Field, ...] = ("title.zh", "title.en", "description.zh", "description.en")
LONGEST = 2_000
"""Characters of a description that are looked through."""


def highlights(spoken: Sequence[str], units: Sequence[Unit]) -> Mapping[Field, Sequence[tuple[int, int]]]:
    wanted = frozenset(term for unit in units for way in unit.ways for term in way.terms)
    found = {field: _places(text[:LONGEST], wanted) for field, text in zip(FIELDS, spoken, strict=True) if text}
    return {field: places for field, places in found.items() if places}


def _places(text: str, wanted: frozenset[str]) -> list[tuple[int, int]]:
    places = [(one.start, one.end) for one in tokens(text) if one.term in wanted]
    if any(term.startswith((SOUND, INITIALS)) for term in wanted):
        places += _said(fold(text), wanted)
    joined: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _said(folded: str, wanted: frozenset[str]) -> list[tuple[int, int]]:
    sounds = [reading_of(char) if is_han(char) else "" for char in folded]
    places = [
        (at, at + 2)
        for at, (first, second) in enumerate(pairwise(sounds))
        if first and second and f"{SOUND}{first}'{second}" in wanted
    ]
    letters = [term[1:] for term in wanted if term.startswith(INITIALS)]
    begun = "".join(sound[:1] or " " for sound in sounds)
    places += [(at, at + len(one)) for one in letters for at in range(len(begun)) if begun.startswith(one, at)]
    return places
