"""A product page as text: what stands where, and that nothing escapes its place."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.schemas.shown import ProductView
from feedback.contract import Summary
from parure.kernel.schemas import MoneyView
from parure.kernel.text import Language
from storefront.rules.address import Address
from storefront.rules.body import price_text
from storefront.rules.page import render_page
from storefront.rules.shell import ShellBroken, script_json

SHELL = (
    '<html lang="zh-CN"><head><!--parure:head--><title>珠联 Parure</title></head>'
    '<body><div id="app"><!--parure:body--></div></body></html>'
)
ADDRESS = Address("https://mall.example", "prd_01JD3N0E6S0V1G3N5W7X9Y2Z4B")


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
        "skus": [{"sku": "R-1", "options": {}, "price": None, "available": 0, "one_of_one": False}],
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
    assert page.count('<p class="product-text">') == 2
    assert '<html lang="en"' in page
    assert page.index('id="parure-product"') > page.index("</main>")


def test_a_page_without_picture_or_price_leaves_them_out() -> None:
    page = render_page(SHELL, view(price=None), Language.ZH, ADDRESS)

    assert "<img" not in page
    assert "buy-price" not in page
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
