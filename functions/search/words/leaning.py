"""What the words of a text mean as facets: of products that have the words, those that are the thing come first."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache, lru_cache

from parure.kernel.value import value
from search.words.lexicon import Meaning, concepts, every_meaning, find, first_said, meanings

_LEANING = frozenset({"category", "material", "metal", "metal_colour", "fineness", "species", "shape", "style", "fitting", "bangle_form", "chain", "craft", "occasion", "recipient", "pearl_variety", "jade_colour", "jade_treatment", "nephrite_colour", "nephrite_source", "gem_colour", "stone", "trade_words"})  # fmt: skip
_MOST = 5
"""Facets of one text."""


@lru_cache(maxsize=4096)
def leaning(text: str) -> dict[str, tuple[str, ...]]:
    """金项链: necklaces, of gold, whose material is gold before those that are only set in it.

    Of two kinds of one facet both are welcome; a meaning that needs others beside it, or denies, says nothing here.
    """
    found: dict[str, dict[str, None]] = {}
    for words in find(text):
        for meaning in (one for concept in words.concepts for one in every_meaning(concept)):
            if meaning.name not in _LEANING or meaning.how == "-" or meaning.when:
                continue
            found.setdefault(meaning.name, {}).update(dict.fromkeys(meaning.values))
            if meaning.name == "metal":
                found.setdefault("material", {})[meaning.values[0]] = None
    return {name: tuple(values) for name, values in list(found.items())[:_MOST]}


@value
class _Joint:
    """A word that says several facets at once: 925银 the metal and its fineness, 玫瑰金 the metal and its colour."""

    meanings: tuple[Meaning, ...]
    words: tuple[str, ...]


@cache
def _joints() -> tuple[_Joint, ...]:
    found = ((concept, meanings(concept)) for concept in concepts())
    return tuple(
        _Joint(every, first_said(concept, 2))
        for concept, every in found
        if len(every) > 1 and not any(one.how or one.when for one in every)
    )


def joint_words(facets: Mapping[str, Collection[str]]) -> Iterator[str]:
    """Words, in both languages, for what several facets of a product say together."""
    for joint in _joints():
        if all(set(facets.get(one.name, ())) & set(one.values) for one in joint.meanings):
            yield from joint.words
