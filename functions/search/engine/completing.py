"""Words that begin as somebody types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from search.engine import names
from search.engine.analysis import INITIALS, SOUND
from search.engine.folding import fold, is_han
from search.engine.matching import union
from search.engine.query import Word
from search.engine.searching import Held

LOOKED_AT = 60


class Counted(Protocol):
    def counted(self, prefix: str, limit: int) -> list[tuple[str, int]]: ...


def complete(held: Sequence[Held], vocabulary: Counted, prefix: str, scope: str, limit: int) -> list[Word]:
    """Words of at least two letters or characters, those that most products of the scope have first."""
    begun = fold(prefix.strip())
    if not begun:
        return []
    likely = [term for term, _ in vocabulary.counted(begun, LOOKED_AT) if _is_word(term)]
    words = [Word(text=term, products=sum(_products(one, term, scope) for one in held)) for term in likely]
    return sorted((one for one in words if one.products), key=lambda one: (-one.products, one.text))[:limit]


def _is_word(term: str) -> bool:
    return len(term) > 1 and not term.startswith((SOUND, INITIALS, "#")) and (is_han(term[0]) or term.isalpha())


def _products(held: Held, term: str, scope: str) -> int:
    sets = held.segment.shelf.get(names.term(term)) or ()
    found = union(one for one in sets[:3] if one is not None)
    return (found & held.live).intersection_cardinality(held.segment.set(names.scope(scope)))
