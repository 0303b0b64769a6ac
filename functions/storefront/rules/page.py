"""A product page as HTML: the shop's shell with a head that machines read and a body that people read before script runs.

Everything that a supplier wrote is escaped for the place where it stands: text, attribute, or JSON inside a script element.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, Any

from parure.kernel.text import Language
from storefront.rules.address import Address
from storefront.rules.body import body_of
from storefront.rules.linked import decimal_of, linked_data
from storefront.rules.pictures import largest_of
from storefront.rules.shell import MALL, filled, link, meta, script_json, shortened

if TYPE_CHECKING:
    from catalog.contract import ProductView
    from feedback.contract import Summary

_LIVE = {"available", "unavailable"}


def render_page(
    shell: str, product: ProductView, language: Language, address: Address, rating: Summary | None = None
) -> str:
    """
    Raises:
        ShellBroken: the shell has not both markers.
    """
    head, body = _head(product, language, address, rating), body_of(product, language)
    return filled(shell, language, head=head, body=body, data=("parure-product", product_json(product)))


def product_json(product: ProductView) -> dict[str, Any]:
    """The product without what only `GET /offers` can tell: a file knows no stock."""
    shown = product.model_dump(mode="json")
    skus = [{name: value for name, value in sku.items() if name not in _LIVE} for sku in shown["skus"]]
    return {**shown, "skus": skus}


def product_document(products: Mapping[Language, ProductView]) -> str:
    """`products/{product_id}.json`: the product in each language."""
    document = {str(language): product_json(product) for language, product in products.items()}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def _head(product: ProductView, language: Language, address: Address, rating: Summary | None) -> list[str]:
    title = f"{product.title} · {MALL.in_(language)}"
    described = shortened(product.description or product.title)
    lines = [
        f"<title>{escape(title)}</title>",
        meta("name", "description", described),
        link("canonical", address.url(language)),
        *(link("alternate", address.url(other), other) for other in Language),
        link("alternate", address.url(Language.ZH), "x-default"),
        meta("property", "og:type", "product"),
        meta("property", "og:site_name", MALL.in_(language)),
        meta("property", "og:title", product.title),
        meta("property", "og:description", described),
        meta("property", "og:url", address.url(language)),
        meta("property", "og:locale", "en_GB" if language is Language.EN else "zh_CN"),
    ]
    if product.images:
        image = product.images[0]
        lines += [
            meta("property", "og:image", address.site_url + largest_of(image)),
            meta("property", "og:image:alt", image.alt),
        ]
    if product.price:
        lines += [
            meta("property", "product:price:amount", str(decimal_of(product.price))),
            meta("property", "product:price:currency", product.price.currency),
        ]
    linked = script_json(linked_data(product, language, address, rating))
    lines.append(f'<script type="application/ld+json">{linked}</script>')
    return lines
