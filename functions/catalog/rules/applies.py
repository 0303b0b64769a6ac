"""Which attributes belong to which goods; what is not named here belongs to all."""

from __future__ import annotations

from catalog.rules.scales import Category

_WORN = frozenset(Category) - {Category.LOOSE_STONE, Category.GOLD_BAR}
_ON_CHAINS = frozenset({Category.NECKLACE, Category.PENDANT, Category.BRACELET, Category.EARRINGS, Category.SET})

CATEGORIES: dict[str, frozenset[Category]] = {
    "metal": frozenset(Category) - {Category.LOOSE_STONE},
    "gross_grams": frozenset(Category) - {Category.LOOSE_STONE},
    "stones": frozenset(Category) - {Category.GOLD_BAR},
    "total_carat": frozenset(Category) - {Category.GOLD_BAR},
    "style": _WORN,
    "chain": _ON_CHAINS,
    "clasp": _ON_CHAINS - {Category.EARRINGS},
    "extender_cm": _ON_CHAINS - {Category.EARRINGS},
    "fitting": frozenset({Category.EARRINGS, Category.SET}),
    "bangle_form": frozenset({Category.BANGLE, Category.SET}),
    "consists_of": frozenset({Category.SET}),
    # Options of a SKU: which of them a form offers.
    "ring_size": frozenset({Category.RING, Category.SET}),
    "length_cm": _ON_CHAINS,
    "inner_diameter_mm": frozenset({Category.BANGLE, Category.BRACELET, Category.SET}),
    "weight_g": frozenset(Category) - {Category.LOOSE_STONE},
}
"""By attribute; a field left empty belongs anywhere."""
JADES = ("jade", "jadeite"), ("nephrite", "nephrite")
"""A block of jade describes that material, or a stone of that kind."""


def belongs(attribute: str, category: Category) -> bool:
    return category in CATEGORIES.get(attribute, frozenset(Category))
