"""A list before script runs: its title, the ways to the other categories, and its newest pieces, with the shop's own classes."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from catalog.contract import NAMES, Category
from parure.kernel.text import Language, Text
from storefront.rules.cards import grid_of, header_of
from storefront.rules.doors import MAIN_CATEGORIES, Door

if TYPE_CHECKING:
    from catalog.contract import ProductCard

SHOWN = 24
"""As many as the shop asks for at once."""
WORDS = {
    "everything": Text("全部珍品", "All pieces"),
    "all": Text("全部", "All"),
    "categories": Text("按品类筛选", "Filter by category"),
    "filter": Text("筛选", "Filter"),
}


def list_title(category: Category | None, language: Language) -> str:
    return (NAMES[category] if category else WORDS["everything"]).in_(language)


def list_body(category: Category | None, cards: list[ProductCard], language: Language) -> str:
    said = {name: escape(text.in_(language)) for name, text in WORDS.items()}
    chips = _chip(None, said["all"], category, language) + "".join(
        _chip(name, escape(NAMES[name].in_(language)), category, language) for name in Category
    )
    return (
        f"{header_of(language, MAIN_CATEGORIES)}"
        f'<main id="main"><div class="page list"><header class="list-head">'
        f'<h1 class="page-title list-title">{escape(list_title(category, language))}</h1>'
        f'<p class="list-total">&nbsp;</p></header>'
        f'<nav class="category-chips" aria-label="{said["categories"]}"><ul class="chips">{chips}</ul></nav>'
        f'<div class="list-bar"><div class="filter-open"><span class="text-button">{said["filter"]}</span></div></div>'
        f'<div class="list-body"><aside class="list-side"></aside><div class="list-main">'
        f"{_active(category, language)}{grid_of(cards, language, heading='h2', comparable=True)}</div></div></div></main>"
    )


def _active(category: Category | None, language: Language) -> str:
    """What the shop shows as a chip that can be taken off."""
    if category is None:
        return ""
    name = escape(NAMES[category].in_(language))
    return f'<div class="active"><ul class="active-chips"><li><span class="active-chip">{name}</span></li></ul></div>'


def _chip(name: Category | None, label: str, current: Category | None, language: Language) -> str:
    here = ' aria-current="page"' if name == current else ""
    return f'<li><a href="{escape(Door("shop", name).path(language))}" class="chip"{here}>{label}</a></li>'
