"""Home page and lists as text: what stands where, in whose words, and that nothing escapes its place."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from catalog.rules.scales import Category
from catalog.schemas.shown import ProductCard
from parure.kernel.text import Language
from storefront.rules import home, listing
from storefront.rules.doors import DOORS, HOME, Door
from storefront.rules.front import render_doors, render_home, render_list
from storefront.rules.home import varied
from storefront.rules.shell import ShellBroken

SHELL = (
    '<html lang="zh-CN"><head><!--parure:head--><title>珠联 Parure</title></head>'
    '<body><div id="app"><!--parure:body--></div></body></html>'
)
SITE = "https://mall.example"
CATALOGUE = Path(__file__).parents[3] / "frontend" / "shop" / "src" / "locales" / "first" / "zh-CN.po"


def card(name: str = "R", **changes: Any) -> ProductCard:
    given: dict[str, Any] = {
        "product_id": f"prd_{name:0>26}",
        "title": f"Ring {name}",
        "price": {"amount": 100_050, "currency": "CNY"},
        "price_from": False,
        "category": "ring",
        "material": "gold",
        "image": {"url": f"/media/demo/{name}.webp", "alt": "A ring"},
        "supplier_name": "Lumière",
        "one_of_one": False,
        "published_at": datetime(2026, 11, 23, tzinfo=UTC),
    }
    return ProductCard.model_validate({**given, **changes})


def embedded(page: str, name: str) -> Any:
    found = re.search(rf'<script type="application/json" id="{name}" lang="[^"]+">(.*?)</script>', page)
    assert found
    return json.loads(found[1])


@pytest.mark.parametrize("text", [*home.WORDS.values(), *listing.WORDS.values()], ids=lambda text: text.en)
def test_published_pages_speak_the_words_of_the_shop(text: Any) -> None:
    assert f'msgid "{text.en}"\nmsgstr "{text.zh}"' in CATALOGUE.read_text()


def test_the_home_page_opens_with_its_picture_and_holds_the_pieces_for_script() -> None:
    page = render_home(SHELL, {Category.RING: [card("A"), card("B")], Category.PENDANT: [card("C")]}, Language.ZH, SITE)

    first = re.search(r"<img[^>]*>", page)
    assert first
    assert 'src="/hero/diamond-square-800.webp"' in first[0]
    assert 'fetchpriority="high"' in first[0]
    assert page.count('fetchpriority="high"') == 1
    assert [one["title"] for one in embedded(page, "parure-home")] == ["Ring A", "Ring B", "Ring C"]
    assert '<a href="/shop?category=ring" class="tile">' in page
    assert '"@type":"SearchAction"' in page


def test_a_list_names_itself_its_other_language_and_its_pieces() -> None:
    page = render_list(SHELL, Door("shop", Category.RING), [card("A", price_from=True)], Language.EN, SITE)

    assert "<title>Rings · Parure</title>" in page
    assert '<link rel="canonical" href="https://mall.example/en/shop?category=ring">' in page
    assert '<link rel="alternate" hreflang="zh-CN" href="https://mall.example/shop?category=ring">' in page
    assert 'href="/en/p/prd_0000000000000000000000000A"' in page
    assert 'from <span class="price">CN¥1,000.50</span>' in page
    assert '<a href="/en/shop?category=ring" class="chip" aria-current="page">Rings</a>' in page
    assert embedded(page, "parure-list")["category"] == "ring"


def test_an_empty_shelf_is_a_page_all_the_same() -> None:
    page = render_list(SHELL, Door("shop"), [], Language.ZH, SITE)

    assert '<h1 class="page-title list-title">全部珍品</h1>' in page
    assert '<ul class="grid"></ul>' in page


def test_what_a_supplier_wrote_stays_in_its_place() -> None:
    hostile = card("A", title="</h2><script>alert(1)</script>")

    for page in (
        render_list(SHELL, Door("shop"), [hostile], Language.EN, SITE),
        render_home(SHELL, {Category.RING: [hostile]}, Language.EN, SITE),
    ):
        assert "<script>alert" not in page


def test_pictures_of_the_first_row_are_loaded_at_once_and_all_others_later() -> None:
    page = render_list(SHELL, Door("shop"), [card(str(n)) for n in range(9)], Language.EN, SITE)

    assert page.count('fetchpriority="high"') == 4
    assert page.count('loading="lazy"') == 5


def test_each_category_shows_its_newest_piece_before_any_shows_its_second() -> None:
    pieces = {Category.PENDANT: [card("P1"), card("P2")], Category.RING: [card("R1"), card("R2")]}

    assert [one.title for one in varied(pieces)] == ["Ring R1", "Ring P1", "Ring R2", "Ring P2"]


def test_every_door_has_a_file_and_an_address_of_its_own() -> None:
    files = {door.key(language) for door in DOORS for language in Language}
    paths = {door.path(language) for door in DOORS for language in Language}

    assert len(files) == len(paths) == 2 * len(DOORS)
    assert {HOME.key(Language.ZH), HOME.key(Language.EN)} == {"home.html", "en/home.html"}
    assert {HOME.path(Language.ZH), HOME.path(Language.EN)} == {"/", "/en/"}
    assert "index.html" not in files
    assert all(f"<loc>{SITE}{path}</loc>" in render_doors(SITE) for path in paths)


def test_a_shell_without_markers_is_refused() -> None:
    with pytest.raises(ShellBroken):
        render_home("<html></html>", {}, Language.ZH, SITE)
