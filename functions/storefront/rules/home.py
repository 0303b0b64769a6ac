"""The home page before script runs: its picture, its words, a door to each category and the newest pieces.

Words and markup are those of frontend/shop/src/features/home; a test compares the words with the shop's own catalogue.
"""

from __future__ import annotations

from html import escape
from itertools import zip_longest
from typing import TYPE_CHECKING

from catalog.contract import NAMES
from parure.kernel.text import Language, Text
from storefront.rules.cards import grid_of, header_of, picture_or_rings
from storefront.rules.doors import MAIN_CATEGORIES

if TYPE_CHECKING:
    from catalog.contract import Category, ProductCard

OF_EACH = 2
"""Pieces of each main category: one for its door, both for the newest."""
_NEWEST = 8
WORDS = {
    "label": Text("珠宝，自匠人案前", "Fine jewellery, from the maker's bench"),
    "title": Text("贴身的光", "Light, worn close"),
    "lead": Text(
        "钻石、翡翠与黄金，出自署名的工坊；价格细到每一克，都看得明白。",
        "Diamonds, jade and gold from houses that sign their work, at prices you can follow to the gram.",
    ),
    "explore": Text("浏览珍品", "Explore the collection"),
    "ask": Text("您想找什么？", "What are you looking for?"),
    "example": Text("两万元以内的求婚钻戒，50分以上", "Proposal ring under ¥20,000, half a carat or more"),
    "search": Text("搜索", "Search"),
    "doors": Text("寻一件心爱", "Find your piece"),
    "new": Text("新近上架", "New in the house"),
}
_WIDE, _SQUARE = (960, 1440, 1920), (480, 800, 1080)


def home_body(pieces: dict[Category, list[ProductCard]], language: Language) -> str:
    """`pieces`: the newest of each main category."""
    said = {name: escape(text.in_(language)) for name, text in WORDS.items()}
    folder = "/en" if language is Language.EN else ""
    doors = "".join(
        f'<li><a href="{folder}/shop?category={name}" class="tile">{_door_picture(pieces.get(name, []))}'
        f'<span class="tile-name">{escape(NAMES[name].in_(language))}</span></a></li>'
        for name in MAIN_CATEGORIES
    )
    newest = grid_of(varied(pieces)[:_NEWEST], language, heading="h3", eager=0)
    return (
        f"{header_of(language, MAIN_CATEGORIES)}"
        f'<main id="main"><section class="hero">{_hero_picture()}<div class="hero-text"><p class="label">{said["label"]}</p>'
        f'<h1 class="hero-title">{said["title"]}</h1><p class="hero-lead">{said["lead"]}</p>'
        f'<form class="wish-form" role="search" action="{folder}/shop"><input name="wish" type="text" autocomplete="off"'
        f' maxlength="200" aria-label="{said["ask"]}" placeholder="{said["example"]}">'
        f'<button type="submit" class="wish-form-go" aria-label="{said["search"]}"></button></form>'
        f'<a href="{folder}/shop" class="text-link">{said["explore"]}</a></div></section>'
        f'<section class="band"><header class="band-head"><h2 class="band-title">{said["doors"]}</h2></header>'
        f'<ul class="tiles">{doors}</ul></section>'
        f'<section class="band"><header class="band-head"><h2 class="band-title">{said["new"]}</h2></header>'
        f"{newest}</section></main>"
    )


def varied(pieces: dict[Category, list[ProductCard]]) -> list[ProductCard]:
    """The first of each category before the second of any, as the shop's `variedSelection`."""
    rounds = zip_longest(*(pieces.get(name, []) for name in MAIN_CATEGORIES))
    return [card for cards in rounds for card in cards if card is not None]


def _door_picture(cards: list[ProductCard]) -> str:
    for card in cards:
        if card.image is not None:
            return picture_or_rings(card, eager=False)
    return '<span class="picture picture-none" aria-hidden="true"></span>'


def _hero_picture() -> str:
    """The files of infra/local/demo/heroes.py: the largest thing on the screen, so it is named first and loaded first."""
    desk = "".join(
        f'<source media="(min-width: 48rem)" type="image/{kind}" srcset="{_srcset("diamond", _WIDE, kind)}" sizes="100vw">'
        for kind in ("avif", "webp")
    )
    phone = f'<source type="image/avif" srcset="{_srcset("diamond-square", _SQUARE, "avif")}" sizes="100vw">'
    return (
        f'<span class="picture hero-picture"><picture>{desk}{phone}<img src="/hero/diamond-square-800.webp"'
        f' srcset="{_srcset("diamond-square", _SQUARE, "webp")}" sizes="100vw" alt="" width="1080" height="1080"'
        ' fetchpriority="high"></picture></span>'
    )


def _srcset(name: str, widths: tuple[int, ...], kind: str) -> str:
    return ", ".join(f"/hero/{name}-{width}.{kind} {width}w" for width in widths)
