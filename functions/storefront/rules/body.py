"""What people read of a product page before script runs: the markup of frontend/shop/README.md, so that nothing moves when
script takes over. Everything that a supplier wrote is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from catalog.contract import NAMES
from parure.kernel.money import Money
from parure.kernel.schemas import MoneyView
from parure.kernel.text import Language, Text
from storefront.rules.pictures import picture_of

if TYPE_CHECKING:
    from catalog.contract import ProductView

_ALL_PIECES = Text("全部珍品", "All pieces")
_FROM = Text("起", "From ")
_DETAILS = Text("细节", "Details")
_CATEGORY, _MATERIAL, _MAKER = Text("品类", "Category"), Text("材质", "Material"), Text("工坊", "Maker")


def body_of(product: ProductView, language: Language) -> str:
    category = NAMES[product.category].in_(language)
    parts = [
        '<header class="header"><div class="header-row"><span></span>'
        '<a href="/" class="wordmark"><span class="wordmark-latin">Parure</span>'
        '<span class="wordmark-hanzi" lang="zh-CN">珠联</span></a><span></span></div></header>',
        '<main id="main"><div class="product">',
        f'<nav class="trail"><a href="/shop">{_ALL_PIECES.in_(language)}</a><span aria-hidden="true">/</span>'
        f'<a href="/shop?category={product.category}">{escape(category)}</a></nav>',
        _gallery(product),
        '<div class="product-panel">',
        f'<p class="label">{escape(NAMES[product.material].in_(language))}</p>',
        f'<h1 class="product-title">{escape(product.title)}</h1>',
        _price(product, language),
        *(f'<p class="product-text">{escape(text)}</p>' for text in product.description.splitlines() if text.strip()),
        _facts(product, language),
        "</div></div></main>",
    ]
    return "".join(parts)


def price_text(money: MoneyView, language: Language) -> str:
    """¥16,800 or ¥16,800.50; fils and cents only where there are any."""
    value = Money(money.amount, money.currency)
    digits = 0 if value.decimal == value.decimal.to_integral_value() else value.exponent
    number = f"{value.decimal:,.{digits}f}"
    if money.currency != "CNY":
        return f"{money.currency} {number}"
    return f"CN¥{number}" if language is Language.EN else f"¥{number}"


def _gallery(product: ProductView) -> str:
    """The first picture; the others, the turn and the films come with script."""
    if not product.images:
        return ""
    picture = picture_of(product.images[0])
    return f'<section class="gallery"><ul class="gallery-strip"><li>{picture}</li></ul></section>'


def _price(product: ProductView, language: Language) -> str:
    if product.price is None:
        return ""
    shown = price_text(product.price, language)
    if product.price_from:
        shown = f"{_FROM.en}{shown}" if language is Language.EN else f"{shown}{_FROM.zh}"
    return f'<div class="buy"><p class="buy-price"><span class="price">{escape(shown)}</span></p></div>'


def _facts(product: ProductView, language: Language) -> str:
    """In the groups and the order of the shop's own table of facts."""
    own = [
        (_CATEGORY, NAMES[product.category].in_(language)),
        (_MATERIAL, NAMES[product.material].in_(language)),
        (_MAKER, product.supplier.name),
    ]
    parts = [_group((label.in_(language), value) for label, value in own)]
    for group, rows in groupby(product.specifications, key=lambda row: row.group):
        shown = _group((row.label, row.value) for row in rows)
        parts.append(f'<section><h3 class="facts-title">{escape(group)}</h3>{shown}</section>')
    title = f'<h2 class="label product-facts-title">{_DETAILS.in_(language)}</h2>'
    return f'{title}<div class="facts">{"".join(parts)}</div>'


def _group(rows: Iterable[tuple[str, str]]) -> str:
    shown = "".join(
        f'<div class="fact"><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>' for label, value in rows
    )
    return f'<dl class="facts-group">{shown}</dl>'
