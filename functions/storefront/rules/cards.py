"""A piece in a list before script runs, with the classes of the shop's own card, so that nothing moves when script takes over."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from catalog.contract import NAMES
from parure.kernel.text import Language, Text
from storefront.rules.pictures import picture_of
from storefront.rules.prices import price_text

if TYPE_CHECKING:
    from catalog.contract import Category, ProductCard

EAGER = 4
"""Pictures of the first row of a wide screen: loaded at once."""
_FROM = Text("{} 起", "from {}")
_ONCE = Text("孤品", "One of one")
_IN_A_GRID = "(min-width: 64rem) 25vw, 50vw"


def grid_of(
    cards: list[ProductCard], language: Language, *, heading: str, eager: int = EAGER, comparable: bool = False
) -> str:
    """`comparable`: the cards keep the place of the shop's box for comparing."""
    items = (
        f"<li>{_card(card, language, heading, eager=n < eager, comparable=comparable)}</li>"
        for n, card in enumerate(cards)
    )
    return f'<ul class="grid">{"".join(items)}</ul>'


def header_of(language: Language, categories: tuple[Category, ...] = ()) -> str:
    """The name of the house, and the way to its categories for those who have no script."""
    folder = "/en" if language is Language.EN else ""
    links = "".join(
        f'<a class="nav-link" href="{folder}/shop?category={name}">{escape(NAMES[name].in_(language))}</a>'
        for name in categories
    )
    left = f'<nav class="header-nav">{links}</nav>' if links else "<span></span>"
    return (
        f'<header class="header"><div class="header-row"><span class="header-left"></span>{left}'
        f'<a href="{folder}/" class="wordmark"><span class="wordmark-latin">Parure</span>'
        '<span class="wordmark-hanzi" lang="zh-CN">珠联</span></a><span class="header-tools"></span></div></header>'
    )


def picture_or_rings(card: ProductCard, *, eager: bool) -> str:
    if card.image is None:
        return '<span class="picture picture-none" aria-hidden="true"></span>'
    return picture_of(card.image, sizes=_IN_A_GRID, eager=eager, alt="")


def _card(card: ProductCard, language: Language, heading: str, *, eager: bool, comparable: bool) -> str:
    href = f"{'/en' if language is Language.EN else ''}/p/{card.product_id}"
    shown = f'<span class="price">{escape(price_text(card.price, language))}</span>'
    price = _FROM.in_(language).format(shown) if card.price_from else shown
    mark = f'<span class="card-mark">{_ONCE.in_(language)}</span>' if card.one_of_one else ""
    foot = '<div class="card-foot"></div>' if comparable else ""
    return (
        f'<article class="card"><a href="{href}" class="card-link">{picture_or_rings(card, eager=eager)}{mark}'
        f'<span class="card-text"><span class="label">{escape(NAMES[card.material].in_(language))}</span>'
        f'<{heading} class="card-title">{escape(card.title)}</{heading}>'
        f'<span class="card-price"><span>{price}</span></span></span></a>{foot}</article>'
    )
