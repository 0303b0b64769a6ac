"""A product page as text: what stands where, and that nothing escapes its place."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.schemas.shown import ProductView
from feedback.contract import Summary
from parure.kernel.schemas import MoneyView
from parure.kernel.text import Language
from storefront.rules import body, choices, icons, trust
from storefront.rules.address import Address
from storefront.rules.page import render_page
from storefront.rules.prices import price_text
from storefront.rules.shell import ShellBroken, script_json

SHELL = (
    '<html lang="zh-CN"><head><!--parure:head--><title>珠联 Parure</title></head>'
    '<body><div id="app"><!--parure:body--></div></body></html>'
)
ADDRESS = Address("https://mall.example", "prd_01JD3N0E6S0V1G3N5W7X9Y2Z4B")


CATALOGUES = [
    (Path(__file__).parents[3] / "frontend/shop/src/locales" / part / "zh-CN.po").read_text()
    for part in ("first", "rest")
]


def sku(name: str, amount: int | None = 100_050, **changes: Any) -> dict[str, Any]:
    price = None if amount is None else {"amount": amount, "currency": "CNY"}
    return {"sku": name, "options": {}, "price": price, "available": 0, "one_of_one": False, **changes}


def ring_size(label: str, around: str) -> dict[str, Any]:
    return {
        "ring_size": {"table": "cn", "label": label, "circumference_mm": around},
        "ring_sizes": {"eu": "52", "us": "6"},
    }


def view(**changes: Any) -> ProductView:
    given: dict[str, Any] = {
        "product_id": ADDRESS.product_id,
        "title": "Ring",
        "description": "A ring.\n\nOf gold.",
        "category": "ring",
        "material": "gold",
        "price": {"amount": 100_050, "currency": "CNY"},
        "price_from": False,
        "images": [],
        "videos": [],
        "spin": None,
        "model": None,
        "attributes": {},
        "specifications": [],
        "certificate": None,
        "supplier": {"org_id": "org_1", "name": "Lumière"},
        "skus": [sku("R-1")],
        "tags": [],
        "published_at": datetime(2026, 11, 23, tzinfo=UTC),
        "version": 1,
    }
    return ProductView.model_validate({**given, **changes})


def test_a_page_has_its_title_price_and_paragraphs() -> None:
    page = render_page(SHELL, view(), Language.EN, ADDRESS)

    assert "<title>Ring · Parure</title>" in page
    assert page.count("<title>") == 1
    assert '<span class="price">CN¥1,000.50</span>' in page
    assert '<p class="product-text">A ring.\n\nOf gold.</p>' in page
    assert '<html lang="en"' in page
    assert page.index('id="parure-product"') > page.index("</main>")


def test_a_page_without_picture_or_price_leaves_them_out() -> None:
    page = render_page(SHELL, view(price=None, skus=[sku("R-1", None)]), Language.ZH, ADDRESS)

    assert "<img" not in page
    assert '<p class="buy-price"></p>' in page
    assert "og:image" not in page


def test_addresses_of_both_languages_name_each_other() -> None:
    page = render_page(SHELL, view(), Language.ZH, ADDRESS)

    assert f'<link rel="canonical" href="{ADDRESS.url(Language.ZH)}">' in page
    for language in Language:
        assert f'hreflang="{language}" href="{ADDRESS.url(language)}"' in page
    assert ADDRESS.url(Language.EN) == "https://mall.example/en/p/prd_01JD3N0E6S0V1G3N5W7X9Y2Z4B"


@pytest.mark.parametrize("shell", ["<html></html>", SHELL.replace("<!--parure:head-->", "")])
def test_a_shell_without_markers_is_refused(shell: str) -> None:
    with pytest.raises(ShellBroken):
        render_page(shell, view(), Language.ZH, ADDRESS)


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_leaves_its_place(title: str, description: str) -> None:
    plain = render_page(SHELL, view(title="x", description="x"), Language.ZH, ADDRESS)
    page = render_page(
        SHELL, view(title=f"</script><img src=x>{title}", description=f'"><script>{description}'), Language.ZH, ADDRESS
    )

    for tag in ("<script", "</script>", "<img", "<meta", "<!--"):
        assert page.count(tag) == plain.count(tag)


@given(st.recursive(st.text(max_size=20), lambda inner: st.lists(inner, max_size=3)))
def test_json_in_a_script_is_still_that_json(document: Any) -> None:
    text = script_json({"document": document})

    assert "<" not in text
    assert json.loads(text) == {"document": document}


@pytest.mark.parametrize(
    ("amount", "currency", "language", "shown"),
    [
        (1_680_000, "CNY", Language.ZH, "¥16,800"),
        (1_680_000, "CNY", Language.EN, "CN¥16,800"),
        (1_680_050, "CNY", Language.ZH, "¥16,800.50"),
        (16_800, "JPY", Language.EN, "JPY 16,800"),
    ],
)
def test_prices_show_cents_only_where_there_are_any(amount: int, currency: str, language: Language, shown: str) -> None:
    assert price_text(MoneyView(amount=amount, currency=currency), language) == shown


def linked(page: str) -> Any:
    return json.loads(page.partition('<script type="application/ld+json">')[2].partition("</script>")[0])


IMAGE = {"url": "/media/org_1/med_1/1600.webp", "alt": "The ring", "width": 1600, "height": 1200, "widths": [400, 1600]}
STATUS = {
    "laboratory": "GIA",
    "laboratory_name": "GIA",
    "number": "2141438171",
    "state": "matched",
    "report_type": "Diamond Dossier",
    "issued_on": "2024-03-01",
    "verified_by": "mall",
    "verified_at": datetime(2026, 11, 20, tzinfo=UTC),
    "method": "document",
    "verified": [],
    "not_verified": [],
    "website": "https://www.gia.edu/",
}


def test_a_picture_is_offered_in_every_size_and_the_largest_to_others() -> None:
    page = render_page(SHELL, view(images=[IMAGE]), Language.EN, ADDRESS)

    assert 'type="image/avif" srcset="/media/org_1/med_1/400.avif 400w, /media/org_1/med_1/1600.avif 1600w"' in page
    assert 'src="/media/org_1/med_1/1600.webp" alt="The ring" width="1600" height="1200"' in page
    assert 'property="og:image" content="https://mall.example/media/org_1/med_1/1600.jpg"' in page
    assert linked(page)["image"] == ["https://mall.example/media/org_1/med_1/1600.jpg"]


def test_a_picture_without_sizes_is_only_itself() -> None:
    page = render_page(SHELL, view(images=[{"url": "/media/demo/a.webp", "alt": "A"}]), Language.EN, ADDRESS)

    assert "<source" not in page
    assert linked(page)["image"] == ["https://mall.example/media/demo/a.webp"]


def test_facts_are_read_by_people_and_machines() -> None:
    row = {"section": "stones", "group": "Main stone", "label": "Clarity", "value": "VS1", "term": "clarity"}
    page = render_page(SHELL, view(specifications=[row]), Language.EN, ADDRESS)

    assert "<dt>Clarity</dt><dd>VS1</dd>" in page
    assert linked(page)["additionalProperty"] == [{"@type": "PropertyValue", "name": "Clarity", "value": "VS1"}]


def test_a_verified_certificate_is_told_to_machines() -> None:
    page = render_page(SHELL, view(certificate=STATUS), Language.EN, ADDRESS)

    told = linked(page)["hasCertification"]
    assert (told["certificationIdentification"], told["issuedBy"]["name"]) == ("2141438171", "GIA")
    assert told["datePublished"] == "2024-03-01"


@pytest.mark.parametrize("state", ["unverified", "mismatched", "revoked"])
def test_a_certificate_that_nobody_verified_is_not(state: str) -> None:
    page = render_page(SHELL, view(certificate={**STATUS, "state": state}), Language.EN, ADDRESS)

    assert "hasCertification" not in linked(page)


def test_the_marks_of_buyers_are_told_to_machines_where_there_are_any() -> None:
    marked = render_page(SHELL, view(), Language.EN, ADDRESS, Summary(stars={5: 3, 4: 1}))
    unmarked = render_page(SHELL, view(), Language.EN, ADDRESS, Summary(stars={}))

    assert linked(marked)["aggregateRating"] == {
        "@type": "AggregateRating", "ratingValue": 4.8, "reviewCount": 4, "bestRating": 5, "worstRating": 1,
    }  # fmt: skip
    assert "aggregateRating" not in linked(unmarked)


@pytest.mark.parametrize(
    "text", [*body.WORDS.values(), *choices.WORDS.values(), *trust.WORDS.values()], ids=lambda t: t.en
)
def test_a_product_page_speaks_the_words_of_the_shop(text: Any) -> None:
    assert any(f'msgid "{text.en}"\nmsgstr "{text.zh}"' in catalogue for catalogue in CATALOGUES)


SHOP = Path(__file__).parents[3] / "frontend" / "shop" / "src"


@pytest.mark.parametrize("name", icons.SHAPES)
def test_its_icons_are_those_of_the_shop(name: str) -> None:
    sources = (SHOP / "ui/icons.tsx").read_text() + (SHOP / "features/product/icons.tsx").read_text()

    assert re.sub(r"\s", "", icons.SHAPES[name]) in re.sub(r"\s", "", sources)


def test_the_stones_that_can_be_drawn_are_those_of_the_shop() -> None:
    cuts, stones = re.findall(r"new Set\(\[(.*?)\]\)", (SHOP / "features/product/gem/has-gem.ts").read_text())

    assert set(re.findall(r'"(\w+)"', cuts)) == body.DRAWN_CUTS
    assert set(re.findall(r'"(\w+)"', stones)) == body.DRAWN_STONES


def test_every_picture_the_turn_and_the_film_are_there_and_only_the_first_is_loaded_at_once() -> None:
    spin = {"url": "/media/org_1/turn", "alt": "It turns", "frames": 36}
    film = {"url": "/media/org_1/film.mp4", "alt": "Worn", "poster": "/media/org_1/film.webp"}
    page = render_page(
        SHELL, view(images=[IMAGE, {**IMAGE, "alt": "Its back"}], spin=spin, videos=[film]), Language.EN, ADDRESS
    )

    assert page.count('fetchpriority="high"') == 1
    assert page.index('fetchpriority="high"') < page.index('alt="Its back"') < page.index("/media/org_1/turn/01.webp")
    assert 'preload="none" src="/media/org_1/film.mp4" poster="/media/org_1/film.webp"' in page
    assert page.count('<span class="dot') == 4


def test_sizes_are_named_with_the_middle_one_chosen_and_each_price_for_who_has_no_script() -> None:
    sizes = [sku("A", 100_000, options=ring_size("11", "51.0")), sku("B", 110_000, options=ring_size("12", "52.0"))]
    sizes.append(sku("C", 120_000, options=ring_size("13", "53.5")))
    page = render_page(SHELL, view(skus=sizes), Language.EN, ADDRESS)

    assert re.findall(r'<input type="radio" name="sku" value="(\w)"( checked)?', page) == [
        ("A", ""),
        ("B", " checked"),
        ("C", ""),
    ]
    assert 'Ring size<span class="sizes-note"> · CN · 52 mm</span>' in page
    assert "The same size elsewhere: EU 52 · US 6" in page
    assert '<p class="buy-price"><span class="price">CN¥1,100</span>' in page
    assert '<dl class="unscripted"><div class="fact"><dt>11</dt><dd>CN¥1,000</dd>' in page


def test_nothing_is_said_about_stock_but_that_a_single_piece_is_one() -> None:
    single, many = (
        render_page(SHELL, view(skus=[sku("A", one_of_one=once)]), Language.EN, ADDRESS) for once in (True, False)
    )

    assert "One of one: this piece exists once" in single
    assert "Availability is confirmed when you order" in many


def test_a_price_by_weight_is_explained() -> None:
    def part(kind: str, amount: int, **more: Any) -> dict[str, Any]:
        return {"kind": kind, "label": kind, "amount": {"amount": amount, "currency": "CNY"}, **more}

    gram = {"grams": "8.1", "unit_price": {"amount": 95_000, "currency": "CNY"}, "board_version": 7}
    parts = [part("gold", 769_500, **gram), part("labour", 60_000), part("stones", 0)]
    page = render_page(SHELL, view(skus=[sku("A", 829_500, price_breakdown=parts)]), Language.ZH, ADDRESS)

    assert '贵金属<span class="breakdown-how">8.10 g × ¥950</span></th><td><span class="price">¥7,695</span>' in page
    assert "宝石" not in page
    assert "第 7 版" in page


def fact(name: str, text: str, found: str | None = None) -> dict[str, Any]:
    return {
        "name": name,
        "label": name.title(),
        "value": text,
        "text": text,
        "confirmed": not found,
        "found": found,
        "found_text": found,
    }


def test_a_certificate_says_who_looked_and_when_and_where_to_look_it_up() -> None:
    status = {**STATUS, "verified": [fact("carat", "0.50 ct")], "not_verified": [fact("cut", "Excellent")]}
    page = render_page(SHELL, view(certificate=status), Language.EN, ADDRESS)

    assert 'GIA <span class="certificate-digits">2141438171</span>' in page
    assert "Our people compared it with the report itself on November 20, 2026." in page
    assert "<li><span>Carat</span> 0.50 ct</li>" in page
    assert "<p>Cut Excellent</p>" in page
    assert 'href="https://www.gia.edu/" target="_blank" rel="noreferrer"' in page
    assert "Graded by GIA" in page


def test_a_certificate_that_does_not_agree_says_in_what() -> None:
    status = {
        **STATUS,
        "state": "mismatched",
        "not_verified": [fact("carat", "0.50 ct", "0.48 ct"), fact("cut", "Good")],
    }
    page = render_page(SHELL, view(certificate=status), Language.ZH, ADDRESS)

    assert "<li><span>Carat</span> 商家：0.50 ct；鉴定机构：0.48 ct</li>" in page
    assert "<span>Cut</span>" not in page


def test_a_revoked_certificate_leads_nowhere() -> None:
    page = render_page(SHELL, view(certificate={**STATUS, "state": "revoked"}), Language.EN, ADDRESS)

    assert "Certificate revoked" in page
    assert "certificate-link" not in page


def test_where_a_stone_comes_from_is_claimed_no_further_than_it_was_verified() -> None:
    row = {"section": "stones", "group": "Main stone", "label": "Origin", "value": "Burma", "term": "origin"}
    stated = render_page(SHELL, view(specifications=[row], certificate=STATUS), Language.EN, ADDRESS)
    proven = render_page(
        SHELL,
        view(specifications=[row], certificate={**STATUS, "verified": [fact("origin", "Burma")]}),
        Language.EN,
        ADDRESS,
    )

    assert "Stone from Burma" in stated
    assert "as its maker states; no certificate of ours says so" in stated
    assert "as its certificate says" in proven


def test_a_second_main_stone_begins_a_table_of_its_own() -> None:
    def row(term: str, value: str) -> dict[str, Any]:
        return {"section": "stones", "group": "Main stone", "label": term, "value": value, "term": term}

    stones = [row("kind", "Ruby"), row("carat", "1 ct"), row("kind", "Diamond"), row("carat", "2 ct")]
    page = render_page(SHELL, view(specifications=stones), Language.EN, ADDRESS)

    assert page.count('<h3 class="facts-title">Main stone</h3>') == 2
