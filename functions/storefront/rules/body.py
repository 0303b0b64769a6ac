"""What people read of a product page before script runs, in the order and the markup of the shop's own page
(frontend/shop/src/pages/product.tsx), so that nothing moves when script takes over. Everything that a supplier wrote is escaped.

What only script can do has the class `scripted` and is not shown to who has none; `data-press` names the shop's own button, which
is pressed once it is there (frontend/shop/public/early.js). `unscripted` is for those without script only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING

from catalog.contract import NAMES
from parure.kernel.text import Language, Text
from storefront.rules.cards import header_of
from storefront.rules.choices import buying
from storefront.rules.doors import MAIN_CATEGORIES
from storefront.rules.icons import icon
from storefront.rules.pictures import picture_of
from storefront.rules.trust import certificate_panel, provenance

if TYPE_CHECKING:
    from catalog.contract import ProductView, SpecificationView

WORDS = {
    "here": Text("当前位置", "You are here"),
    "all": Text("全部珍品", "All pieces"),
    "pictures": Text("图片", "Pictures"),
    "gem": Text("3D 看主石", "The stone in 3D"),
    "turn": Text("360° 展示", "360° view"),
    "film": Text("视频", "Film"),
    "share": Text("分享", "Share"),
    "wish": Text("收藏{title}", "Wish for {title}"),
    "compare": Text("对比", "Compare"),
    "compare_it": Text("对比{title}", "Compare {title}"),
    "enlarge": Text("放大图片 {0}：{1}", "Enlarge picture {0}: {1}"),
    "adviser": Text("咨询顾问", "Ask an adviser"),
    "details": Text("细节", "Details"),
    "category": Text("品类", "Category"),
    "material": Text("材质", "Material"),
    "maker": Text("工坊", "Maker"),
}
DRAWN_CUTS = frozenset(["round", "oval", "cushion", "princess", "emerald", "asscher", "radiant", "pear", "marquise"])
DRAWN_STONES = frozenset(
    [
        "diamond",
        "lab_grown_diamond",
        "ruby",
        "sapphire",
        "emerald",
        "spinel",
        "aquamarine",
        "topaz",
        "tourmaline",
        "moissanite",
    ]
)
"""Whose light the shop follows through their facets: features/product/gem/has-gem.ts."""


def body_of(product: ProductView, language: Language) -> str:
    title, category = escape(product.title), escape(NAMES[product.category].in_(language))
    parts = [
        header_of(language, MAIN_CATEGORIES),
        '<main id="main"><div class="product">',
        f'<nav class="trail" aria-label="{_said("here", language)}"><a href="/shop">{_said("all", language)}</a>'
        f'<span aria-hidden="true">/</span><a href="/shop?category={product.category}">{category}</a></nav>',
        _gallery(product, language),
        '<div class="product-panel"><div class="product-head">',
        f'<p class="label">{escape(NAMES[product.material].in_(language))}</p>',
        _icon_button("wish", "heart", escape(WORDS["wish"].in_(language).format(title=product.title))),
        _icon_button("", "share", _said("share", language)),
        f'</div><h1 class="product-title">{title}</h1>',
        buying(product.skus, language),
        _further(product, language),
        f'<p class="product-text">{escape(product.description)}</p>',
        certificate_panel(product.certificate, language),
        provenance(product, language),
        f'</div><section class="product-facts"><h2 class="label product-facts-title">{_said("details", language)}</h2>',
        _facts(product, language),
        "</section></div></main>",
    ]
    return "".join(parts)


def _said(name: str, language: Language) -> str:
    return escape(WORDS[name].in_(language))


def _icon_button(name: str, shape: str, label: str) -> str:
    kind = f"icon-button {name} scripted" if name else "icon-button scripted"
    return f'<button type="button" class="{kind}" aria-label="{label}" data-press="{label}">{icon(shape)}</button>'


def _gallery(product: ProductView, language: Language) -> str:
    """Every picture, the first at once; a turn stands as its front, a film plays by itself."""
    media = [f"<li>{_enlarged(product, n, language)}</li>" for n in range(len(product.images))]
    if product.spin:
        front, alt = f"{product.spin.url}/01.webp", escape(product.spin.alt or product.title)
        shown = f'<img src="{escape(front)}" alt="{alt}" width="1200" height="1200" loading="lazy">'
        media.append(f'<li><span class="picture">{shown}</span></li>')
    for film in product.videos:
        poster = f' poster="{escape(film.poster)}"' if film.poster else ""
        media.append(
            f'<li><video class="gallery-film" controls playsinline preload="none" src="{escape(film.url)}"{poster}'
            f' aria-label="{escape(film.alt or product.title)}"></video></li>'
        )
    if not media:
        return '<div class="gallery"><span class="picture picture-none" aria-hidden="true"></span></div>'
    dots = "".join(f'<span class="dot{" dot-on" if not n else ""}"></span>' for n in range(len(media)))
    below = f'<p class="gallery-dots scripted" aria-hidden="true">{dots}</p>' if len(media) > 1 else ""
    return (
        f'<section class="gallery" aria-label="{_said("pictures", language)}"><div class="gallery-stage">'
        f'<ul class="gallery-strip">{"".join(media)}</ul>{below}</div>{_tools(product, language)}</section>'
    )


def _enlarged(product: ProductView, n: int, language: Language) -> str:
    """Without script a picture opens as it is."""
    image = product.images[n]
    name = escape(WORDS["enlarge"].in_(language).format(n + 1, image.alt))
    picture = picture_of(image, eager=not n, alt=image.alt or product.title)
    return f'<a class="gallery-open" href="{escape(image.url)}" aria-label="{name}" data-press="{name}">{picture}</a>'


def _tools(product: ProductView, language: Language) -> str:
    given = (("gem", has_gem(product)), ("turn", product.spin is not None), ("film", bool(product.videos)))
    tools = "".join(
        f'<button type="button" class="tool" data-press="{_said(name, language)}">{icon(name)}{_said(name, language)}</button>'
        for name, there in given
        if there
    )
    return f'<div class="gallery-tools scripted">{tools}</div>' if tools else ""


def has_gem(product: ProductView) -> bool:
    return any(
        stone.role == "main" and stone.kind in DRAWN_STONES and getattr(stone, "shape", None) in DRAWN_CUTS
        for stone in product.attributes.stones
    )


def _further(product: ProductView, language: Language) -> str:
    compare, name = _said("compare", language), escape(WORDS["compare_it"].in_(language).format(title=product.title))
    return (
        f'<p class="product-further"><label class="compare-toggle scripted" data-press="{name}">'
        f'<input type="checkbox" aria-label="{name}"><span aria-hidden="true">{compare}</span></label>'
        f'<a class="text-link" href="/advisers?about={product.product_id}">{_said("adviser", language)}</a></p>'
    )


def _facts(product: ProductView, language: Language) -> str:
    """In the groups and the order of the shop's own table of facts; what the certificate says stands in its panel."""
    own = [
        (_said("category", language), NAMES[product.category].in_(language)),
        (_said("material", language), NAMES[product.material].in_(language)),
        (_said("maker", language), product.supplier.name),
    ]
    parts = [_group(own)]
    rows = [row for row in product.specifications if row.section != "certificate" or product.certificate is None]
    for group in grouped(rows):
        shown = _group((escape(row.label), row.value) for row in group)
        parts.append(f'<section><h3 class="facts-title">{escape(group[0].group)}</h3>{shown}</section>')
    return f'<div class="facts">{"".join(parts)}</div>'


def grouped(rows: Iterable[SpecificationView]) -> Iterator[list[SpecificationView]]:
    """Rows of one heading; a second main stone begins a group of its own, because its first row is its kind again."""
    group: list[SpecificationView] = []
    for row in rows:
        if group and (group[0].group != row.group or any(one.term == row.term for one in group)):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _group(rows: Iterable[tuple[str, str]]) -> str:
    shown = "".join(f'<div class="fact"><dt>{label}</dt><dd>{escape(value)}</dd></div>' for label, value in rows)
    return f'<dl class="facts-group">{shown}</dl>'
