"""Home page and lists as HTML, each in two languages that name one another."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from parure.kernel.text import Language, Text
from storefront.rules.doors import DOORS, HOME, Door
from storefront.rules.home import home_body
from storefront.rules.listing import list_body, list_title
from storefront.rules.shell import MALL, filled, link, meta, script_json

if TYPE_CHECKING:
    from catalog.contract import Category, ProductCard

_ABOUT = Text(
    "珠联是珠宝商城：钻石、翡翠、黄金与珍珠，出自署名的工坊，价格细到每一克，证书可查，一物一档。",
    "Parure is a mall of fine jewellery: diamonds, jade, gold and pearls from houses that sign their work, "
    "at prices you can follow to the gram.",
)
_LIST_ABOUT = Text(
    "珠联的{}：署名工坊，明码到克，证书可查。", "{} at Parure: signed by their makers, priced to the gram."
)


def render_home(shell: str, pieces: dict[Category, list[ProductCard]], language: Language, site_url: str) -> str:
    """
    Raises:
        ShellBroken: the shell has not both markers.
    """
    head = _head(HOME, MALL.in_(language), _ABOUT.in_(language), language, site_url)
    head.append(meta("property", "og:image", f"{site_url}/hero/diamond-1920.webp"))
    head.append(_linked(_house(site_url, language)))
    data = [card.model_dump(mode="json") for cards in pieces.values() for card in cards]
    return filled(shell, language, head=head, body=home_body(pieces, language), data=("parure-home", data))


def render_list(shell: str, door: Door, cards: list[ProductCard], language: Language, site_url: str) -> str:
    """
    Raises:
        ShellBroken: the shell has not both markers.
    """
    name = list_title(door.category, language)
    head = _head(door, f"{name} · {MALL.in_(language)}", _LIST_ABOUT.in_(language).format(name), language, site_url)
    head.append(_linked(_items(name, cards, language, site_url)))
    data = {"category": door.category, "items": [card.model_dump(mode="json") for card in cards]}
    body = list_body(door.category, cards, language)
    return filled(shell, language, head=head, body=body, data=("parure-list", data))


def render_doors(site_url: str) -> str:
    """The sitemap of these pages."""
    entries = "\n".join(
        f"<url><loc>{escape(site_url + door.path(language))}</loc></url>" for door in DOORS for language in Language
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return f"{head}\n{entries}\n</urlset>\n"


def _head(door: Door, title: str, about: str, language: Language, site_url: str) -> list[str]:
    return [
        f"<title>{escape(title)}</title>",
        meta("name", "description", about),
        link("canonical", site_url + door.path(language)),
        *(link("alternate", site_url + door.path(other), other) for other in Language),
        link("alternate", site_url + door.path(Language.ZH), "x-default"),
        meta("property", "og:type", "website"),
        meta("property", "og:site_name", MALL.in_(language)),
        meta("property", "og:title", title),
        meta("property", "og:description", about),
        meta("property", "og:url", site_url + door.path(language)),
        meta("property", "og:locale", "en_GB" if language is Language.EN else "zh_CN"),
    ]


def _linked(data: dict[str, Any]) -> str:
    return f'<script type="application/ld+json">{script_json(data)}</script>'


def _house(site_url: str, language: Language) -> dict[str, Any]:
    """The house and how to search it (schema.org WebSite, SearchAction)."""
    target = {"@type": "EntryPoint", "urlTemplate": f"{site_url}/shop?wish={{search_term_string}}"}
    action = {"@type": "SearchAction", "target": target, "query-input": "required name=search_term_string"}
    return {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": MALL.in_(language),
        "url": site_url + HOME.path(language),
        "inLanguage": str(language),
        "potentialAction": action,
    }


def _items(name: str, cards: list[ProductCard], language: Language, site_url: str) -> dict[str, Any]:
    folder = "/en" if language is Language.EN else ""
    listed = [
        {"@type": "ListItem", "position": n, "url": f"{site_url}{folder}/p/{card.product_id}"}
        for n, card in enumerate(cards, 1)
    ]
    return {"@context": "https://schema.org", "@type": "ItemList", "name": name, "itemListElement": listed}
