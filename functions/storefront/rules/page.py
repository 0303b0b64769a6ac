"""A product page as HTML: the shop's shell with a head that machines read and a body that people read before script runs.

Everything that a supplier wrote is escaped for the place where it stands: text, attribute, or JSON inside a script element.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, Any

from parure.kernel.text import Language, Text
from storefront.rules.address import Address
from storefront.rules.body import body_of
from storefront.rules.linked import decimal_of, linked_data
from storefront.rules.pictures import largest_of

if TYPE_CHECKING:
    from catalog.contract import ProductView

HEAD, BODY = "<!--parure:head-->", "<!--parure:body-->"
_DESCRIPTION_LENGTH = 160
_LIVE = {"available", "unavailable"}
_MALL = Text("珠联 Parure", "Parure")
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
    page = page.replace(BODY, body_of(product, language), 1)
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
            _meta("property", "og:image", address.site_url + largest_of(image)),
            _meta("property", "og:image:alt", image.alt),
        ]
    if product.price:
        lines += [
            _meta("property", "product:price:amount", str(decimal_of(product.price))),
            _meta("property", "product:price:currency", product.price.currency),
        ]
    linked = script_json(linked_data(product, language, address))
    lines.append(f'<script type="application/ld+json">{linked}</script>')
    return "\n    ".join(lines)


def _meta(kind: str, name: str, content: str) -> str:
    return f'<meta {kind}="{name}" content="{escape(content)}">'


def _shortened(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _DESCRIPTION_LENGTH else plain[: _DESCRIPTION_LENGTH - 1].rstrip() + "…"
