"""A product page as HTML: the shop's shell with a head that machines read and a body that people read before script runs.

Everything that a supplier wrote is escaped for the place where it stands: text, attribute, or JSON inside a script element.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING, Any

from catalog.contract import NAMES
from parure.kernel.money import Money
from parure.kernel.schemas import MoneyView
from parure.kernel.text import Language, Text
from storefront.rules.address import Address

if TYPE_CHECKING:
    from catalog.contract import ProductView

HEAD, BODY = "<!--parure:head-->", "<!--parure:body-->"
_DESCRIPTION_LENGTH = 160
_LIVE = {"available", "unavailable"}
_SHOWN_PICTURES = 4
_ALL_PIECES = Text("全部珍品", "All pieces")
_MALL = Text("珠联 Parure", "Parure")
_FROM = Text("起", "From ")
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_LANG = re.compile(r'<html lang="[^"]*"')


class ShellBroken(ValueError):
    """The shop's index.html lacks a marker: a build that nobody should publish pages from."""


def render_page(shell: str, product: ProductView, language: Language, address: Address) -> str:
    """
    Raises:
        ShellBroken: the shell has not both markers.
    """
    if HEAD not in shell or BODY not in shell:
        raise ShellBroken(f"index.html needs {HEAD} and {BODY}")
    page = _TITLE.sub("", shell, count=1)
    page = _LANG.sub(f'<html lang="{language}"', page, count=1)
    # Not re.sub: a title may hold a backslash.
    page = page.replace(HEAD, _head(product, language, address), 1)
    page = page.replace(BODY, _body(product, language), 1)
    data = f'<script type="application/json" id="parure-product" lang="{language}">{script_json(product_json(product))}</script>'
    before, closing, after = page.rpartition("</body>")
    return f"{before}{data}{closing}{after}"


def product_json(product: ProductView) -> dict[str, Any]:
    """The product without what only `GET /offers` can tell: a file knows no stock."""
    shown = product.model_dump(mode="json")
    skus = [{name: value for name, value in sku.items() if name not in _LIVE} for sku in shown["skus"]]
    return {**shown, "skus": skus}


def product_document(products: Mapping[Language, ProductView]) -> str:
    """`products/{product_id}.json`: the product in each language."""
    document = {str(language): product_json(product) for language, product in products.items()}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def script_json(document: Any) -> str:
    """JSON that cannot end the script element it stands in, nor start a comment there."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def price_text(money: MoneyView, language: Language) -> str:
    """¥16,800 or ¥16,800.50; fils and cents only where there are any."""
    value = Money(money.amount, money.currency)
    digits = 0 if value.decimal == value.decimal.to_integral_value() else value.exponent
    number = f"{value.decimal:,.{digits}f}"
    if money.currency != "CNY":
        return f"{money.currency} {number}"
    return f"CN¥{number}" if language is Language.EN else f"¥{number}"


def _head(product: ProductView, language: Language, address: Address) -> str:
    title = f"{product.title} · {_MALL.in_(language)}"
    described = _shortened(product.description or product.title)
    lines = [
        f"<title>{escape(title)}</title>",
        _meta("name", "description", described),
        f'<link rel="canonical" href="{escape(address.url(language))}">',
        *(f'<link rel="alternate" hreflang="{other}" href="{escape(address.url(other))}">' for other in Language),
        f'<link rel="alternate" hreflang="x-default" href="{escape(address.url(Language.ZH))}">',
        _meta("property", "og:type", "product"),
        _meta("property", "og:site_name", _MALL.in_(language)),
        _meta("property", "og:title", product.title),
        _meta("property", "og:description", described),
        _meta("property", "og:url", address.url(language)),
        _meta("property", "og:locale", "en_GB" if language is Language.EN else "zh_CN"),
    ]
    if product.images:
        image = product.images[0]
        lines += [
            _meta("property", "og:image", address.site_url + image.url),
            _meta("property", "og:image:alt", image.alt),
        ]
    if product.price:
        lines += [
            _meta("property", "product:price:amount", str(_decimal(product.price))),
            _meta("property", "product:price:currency", product.price.currency),
        ]
    linked = script_json(_linked_data(product, language, address))
    lines.append(f'<script type="application/ld+json">{linked}</script>')
    return "\n    ".join(lines)


def _meta(kind: str, name: str, content: str) -> str:
    return f'<meta {kind}="{name}" content="{escape(content)}">'


def _linked_data(product: ProductView, language: Language, address: Address) -> dict[str, Any]:
    """schema.org Product with its offer; Google reads it (search gallery, "Product snippet")."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": product.title,
        "description": product.description or product.title,
        "sku": product.skus[0].sku,
        "category": NAMES[product.category].in_(language),
        "material": NAMES[product.material].in_(language),
        "image": [address.site_url + image.url for image in product.images],
        "brand": {"@type": "Brand", "name": product.supplier.name},
    }
    prices = [sku.price for sku in product.skus if sku.price is not None]
    if prices:
        low, high = min(prices, key=lambda p: p.amount), max(prices, key=lambda p: p.amount)
        one = low.amount == high.amount
        data["offers"] = {
            "@type": "Offer" if one else "AggregateOffer",
            "url": address.url(language),
            "priceCurrency": low.currency,
            **(
                {"price": str(_decimal(low))}
                if one
                else {"lowPrice": str(_decimal(low)), "highPrice": str(_decimal(high)), "offerCount": len(prices)}
            ),
        }
    return data


def _body(product: ProductView, language: Language) -> str:
    """The markup of frontend/shop/README.md, so that nothing moves when script takes over."""
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
        "</div></div></main>",
    ]
    return "".join(parts)


def _gallery(product: ProductView) -> str:
    if not product.images:
        return ""
    count = min(len(product.images), _SHOWN_PICTURES)
    image = product.images[0]
    return (
        f'<section class="gallery"><ul class="gallery-strip gallery-of-{count}"><li><span class="picture">'
        f'<img src="{escape(image.url)}" alt="{escape(image.alt)}" width="{image.width or 1200}"'
        f' height="{image.height or 1200}" fetchpriority="high"></span></li></ul></section>'
    )


def _price(product: ProductView, language: Language) -> str:
    if product.price is None:
        return ""
    shown = price_text(product.price, language)
    if product.price_from:
        shown = f"{_FROM.en}{shown}" if language is Language.EN else f"{shown}{_FROM.zh}"
    return f'<div class="buy"><p class="buy-price"><span class="price">{escape(shown)}</span></p></div>'


def _decimal(money: MoneyView) -> Decimal:
    return Money(money.amount, money.currency).decimal


def _shortened(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _DESCRIPTION_LENGTH else plain[: _DESCRIPTION_LENGTH - 1].rstrip() + "…"
