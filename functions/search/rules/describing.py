"""What a product's document says: the words it is found by, what it is filtered by, what a list shows of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from catalog.contract import NAMES, facet_fields, facets
from parure.kernel.value import value
from search.engine.document import Document, Spoken, Texts, Variant
from search.rules.labels import words_of
from search.words import canonical_number, derived_facets, joint_words

if TYPE_CHECKING:
    from catalog.contract import LiveProduct, ProductContent

_OWN = frozenset({"category", "material"})
"""Facets that the engine makes of the document itself."""
_NUMBERS = frozenset({"decimal", "integer", "part"})
_LONGEST_DESCRIPTION = 1200


@value
class Sold:
    """How one scope sells a SKU. Prices are minor units of CNY; None: it has none now, or is not sold there."""

    price: int | None
    was_price: int | None
    in_stock: bool


def describe(product: LiveProduct, offers: Mapping[str, Sold], *, scope: str, sold: int) -> Document:
    """The document of a product as a scope sells it, by the SKUs that it offers (at least one)."""
    content = product.content
    varying = _names_of_skus() if len(content.skus) > 1 else frozenset()
    found = facets(content)
    return Document(
        product_id=product.product_id,
        scope=scope,
        texts=_texts(product, found),
        category=str(content.category),
        materials=(str(content.material),),
        facets={**_choices(found, _OWN | varying), **_meant(content)},
        ranges=_numbers(found, varying),
        sold=sold,
        published_at=product.published_at,
        card=_card(product, offers),
        variants=tuple(_variants(content, offers, varying)),
    )


def _variants(content: ProductContent, offers: Mapping[str, Sold], varying: frozenset[str]) -> Iterator[Variant]:
    bare = content.model_copy(update={"attributes": type(content.attributes)()})
    for sku in content.skus:
        offer = offers.get(sku.sku)
        if offer is None:
            continue
        own = facets(bare.model_copy(update={"skus": (sku,)})) if varying else {}
        mine = {name: found for name, found in own.items() if name in varying}
        yield Variant(
            sku=sku.sku,
            price=offer.price,
            was_price=offer.was_price,
            in_stock=offer.in_stock,
            facets=_choices(mine, frozenset()),
            ranges=_numbers(mine, frozenset()),
        )


def _names_of_skus() -> frozenset[str]:
    return frozenset(name for name, field in facet_fields().items() if field.path.startswith("skus."))


def _choices(found: Mapping[str, Any], without: frozenset[str]) -> dict[str, list[str]]:
    named = facet_fields()
    return {
        name: [_canonical(named[name].kind, word) for word in words]
        for name, words in found.items()
        if isinstance(words, list) and name not in without
    }


def _canonical(kind: str, word: str) -> str:
    """A number has one form, whoever wrote it."""
    return canonical_number(word) if kind in _NUMBERS else word


def _meant(content: ProductContent) -> dict[str, list[str]]:
    """What it is for, and for whom, as its tags and title say."""
    return derived_facets(content.tags, (content.title.zh, content.title.en))


def _numbers(found: Mapping[str, Any], without: frozenset[str]) -> dict[str, Decimal]:
    return {name: number for name, number in found.items() if isinstance(number, Decimal) and name not in without}


def _texts(product: LiveProduct, found: Mapping[str, Any]) -> Texts:
    content = product.content
    description = content.description
    return Texts(
        title=Spoken(zh=content.title.zh, en=content.title.en),
        description=Spoken(zh=description.zh[:_LONGEST_DESCRIPTION], en=description.en[:_LONGEST_DESCRIPTION]),
        tags=tuple(dict.fromkeys(_tags(content, found))),
        brand=product.supplier_name,
        codes=tuple(dict.fromkeys(_codes(content))),
    )


def _tags(content: ProductContent, found: Mapping[str, Any]) -> Iterator[str]:
    """The words of what it is, in both languages, and those that its supplier chose."""
    for name in (NAMES[content.category], NAMES[content.material]):
        yield from (name.zh, name.en)
    yield from content.tags
    own = {"category": [str(content.category)], "material": [str(content.material)]}
    yield from joint_words({**_choices(found, _OWN), **own})
    named = facet_fields()
    for facet, words in found.items():
        field = named.get(facet)
        if field is None or facet in _OWN or not isinstance(words, list):
            continue
        for word in words:
            label = words_of(facet).get(word)
            yield from (label.zh, label.en) if label else ()
            if label is None and field.kind in ("text", "texts"):
                yield word


def _codes(content: ProductContent) -> Iterator[str]:
    for sku in content.skus:
        yield sku.sku
        if sku.serial:
            yield sku.serial
    if content.attributes.certificate:
        yield content.attributes.certificate.number


def _card(product: LiveProduct, offers: Mapping[str, Sold]) -> bytes:
    """As the catalog's own cards (GET /products), but for the price, which is that of the variant that was found."""
    content = product.content
    prices = {offer.price for offer in offers.values() if offer.price is not None}
    card: dict[str, Any] = {
        "title": {"zh": content.title.zh, "en": content.title.en},
        "image": _image(content),
        "category": str(content.category),
        "material": str(content.material),
        "supplier_name": product.supplier_name,
        "one_of_one": all(sku.one_of_one for sku in content.skus),
        "published_at": product.published_at,
        "price_from": len(prices) > 1,
        "in_stock": [sku for sku, offer in offers.items() if offer.in_stock],
    }
    return json.dumps(card, ensure_ascii=False, separators=(",", ":")).encode()


def _image(content: ProductContent) -> dict[str, Any] | None:
    if not content.images:
        return None
    first = content.images[0]
    return {**first.model_dump(mode="json", exclude_none=True), "url": f"/{first.key}"}
