"""A wish that is like a piece: what the piece is and the wish does not say otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from search.wishes.wish import Problem, Understood, Wish

Facts = Mapping[str, tuple[str, ...]]
"""Facets of the piece."""
_CARRIED = ("category", "material", "metal", "metal_colour", "style", "shape", "species", "pearl_variety", "jade_colour", "nephrite_colour", "bangle_form", "chain", "fitting")  # fmt: skip
_OF_CATEGORY = frozenset({"bangle_form", "chain", "fitting"})
_OF_MATERIAL = frozenset({"species", "pearl_variety", "jade_colour", "nephrite_colour"})
_METALS = frozenset({"gold", "k_gold", "platinum", "silver"})


def liken(wish: Wish, facts: Facts | None) -> Wish:
    """`facts` None: nobody knows which piece is meant, and the wish says so."""
    if not wish.like:
        return wish
    if facts is None:
        return replace(wish, problems=(*wish.problems, Problem("like_what", (), ())))
    said = {one.name for one in wish.understood}
    taken = [name for name in _CARRIED if name in facts and name not in said and not _goes(name, said, facts)]
    return replace(wish, understood=(*(Understood(name, tuple(facts[name])) for name in taken), *wish.understood))


def _goes(name: str, said: set[str], facts: Facts) -> bool:
    """What belonged to something that the wish says otherwise."""
    if name in _OF_CATEGORY:
        return "category" in said
    if name in _OF_MATERIAL:
        return "material" in said
    if name == "material":
        return bool(said & {"metal", "species"}) and (set(facts[name]) <= _METALS or "species" in said)
    return name == "metal_colour" and "metal" in said
