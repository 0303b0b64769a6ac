"""A product page as text: what stands where, and that nothing escapes its place."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.schemas.shown import ProductView
from parure.kernel.schemas import MoneyView
from parure.kernel.text import Language
from storefront.rules.address import Address
from storefront.rules.page import ShellBroken, price_text, render_page, script_json

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
