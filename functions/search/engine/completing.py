"""Words that begin as somebody types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from search.engine import names
from search.engine.analysis import INITIALS, SOUND
from search.engine.correcting import written
from search.engine.folding import fold, is_han
from search.engine.matching import union
from search.engine.query import Word
from search.engine.reading import LONGEST_TEXT, split_begun, split_syllables
from search.engine.searching import Held

LOOKED_AT = 60
MOST_SOUNDS = 12
LONGEST_SOUND = 12
"""Letters of two syllables."""


class Counted(Protocol):
    def counted(self, prefix: str, limit: int) -> list[tuple[str, int]]: ...


def complete(held: Sequence[Held], vocabulary: Counted, prefix: str, scope: str, limit: int) -> list[Word]:
    """Words of at least two letters or characters, those that most products of the scope have first."""
    begun = fold(prefix.strip()[:LONGEST_TEXT])
    if not begun:
        return []
    likely = [term for term, _ in vocabulary.counted(begun, LOOKED_AT) if _is_word(term)]
    words = {term: sum(_products(one, term, scope) for one in held) for term in likely}
    segments = [one.segment for one in held]
    for sound in _sounds(begun, vocabulary):
        products = sum(_products(one, sound, scope) for one in held)
        if products:
            words.setdefault(written(sound, segments), products)
    found = (Word(text=text, products=products) for text, products in words.items() if products)
    return sorted(found, key=lambda one: (-one.products, one.text))[:limit]


def _sounds(begun: str, vocabulary: Counted) -> list[str]:
    """Two characters said so (feicui), or as the letters begin (fei, feic)."""
    if not begun.isalpha() or not begun.isascii() or len(begun) > LONGEST_SOUND:
        return []
    typed = [(said, "") for said in split_syllables(begun) if len(said) == 1]
    typed += [(said[:-1], said[-1]) for said in split_syllables(begun) if len(said) == 2]
    typed += [(said, rest) for said, rest in split_begun(begun) if len(said) < 2]
    prefixes = dict.fromkeys(f"{SOUND}{said[0]}'{rest}" if said else f"{SOUND}{rest}" for said, rest in typed)
    found = [one for prefix in prefixes for one in vocabulary.counted(prefix, LOOKED_AT) if "'" in one[0]]
    return [term for term, _ in sorted(set(found), key=lambda one: (-one[1], one[0]))[:MOST_SOUNDS]]


def _is_word(term: str) -> bool:
    return len(term) > 1 and not term.startswith((SOUND, INITIALS, "#")) and (is_han(term[0]) or term.isalpha())


def _products(held: Held, term: str, scope: str) -> int:
    sets = held.segment.shelf.get(names.term(term)) or ()
    found = union(one for one in sets[:3] if one is not None)
    return (found & held.live).intersection_cardinality(held.segment.set(names.scope(scope)))
