"""What a document states about all its variants, and what about single ones."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from parure.kernel.value import value
from search.engine.document import DISCOUNT, IN_STOCK, PRICE, YES, Document, Facets, Ranges, Variant
from search.engine.edges import SCALE

Word = tuple[str, str]
"""(Facet, value)."""
NO_PRICE = 2**62
"""Sorted as a price: after all others."""
MOST_NUMBER = 9 * 10**17


@value
class Stated:
    shared: frozenset[Word]
    shared_numbers: Mapping[str, int]
    own: Sequence[frozenset[Word]]
    """Per variant, without what is shared; all empty when variants do not differ."""
    own_numbers: Sequence[Mapping[str, int]]

    @property
    def differing(self) -> bool:
        return any(self.own) or any(self.own_numbers)


@value
class Shown:
    """A variant of a product: its number, its price and the price before (-1: none)."""

    number: int
    price: int
    was: int

    @property
    def discount(self) -> int:
        return (self.was - self.price) * 100 // self.was if 0 <= self.price < self.was else 0


def stated(document: Document) -> Stated:
    product = _words({**document.facets, **_own_facets(document)})
    words = [product | _words(one.facets) | _stock(one) for one in document.variants]
    numbers = [_numbers(document.ranges, one) for one in document.variants]
    shared = frozenset.intersection(*words)
    first = numbers[0]
    alike = {name: number for name, number in first.items() if all(one.get(name) == number for one in numbers)}
    return Stated(
        shared,
        alike,
        [one - shared for one in words],
        [{name: number for name, number in one.items() if name not in alike} for one in numbers],
    )


def scaled(number: Decimal | int, *, up: bool = False) -> int:
    """In ten-thousandths, rounded down, or up where it is the lower end of a range; within 64 bits."""
    exact = Decimal(number)
    if not exact.is_finite():
        return MOST_NUMBER if exact > 0 else -MOST_NUMBER
    if abs(exact) >= MOST_NUMBER // SCALE:
        return MOST_NUMBER if exact > 0 else -MOST_NUMBER
    return int((exact * SCALE).to_integral_value(ROUND_CEILING if up else ROUND_FLOOR))


def shown_variant(variants: Sequence[Variant]) -> Variant:
    """The cheapest, the first of equals; the first of all if none has a price."""
    priced = [one for one in variants if one.price is not None]
    return min(priced, key=lambda one: one.price or 0) if priced else variants[0]


def discount_of(variant: Variant) -> int | None:
    """Per cent below the price before, rounded down; None without a price."""
    if variant.price is None:
        return None
    before = variant.was_price or 0
    return (before - variant.price) * 100 // before if before > variant.price else 0


def stamp(published_at: str) -> int:
    """A moment as a number that sorts like it; 0 for none."""
    digits = re.sub(r"\D", "", published_at)[:17]
    return int(digits.ljust(17, "0")) if digits else 0


def _own_facets(document: Document) -> Facets:
    own: dict[str, Sequence[str]] = {}
    if document.category:
        own["category"] = (document.category, *document.facets.get("category", ()))
    if document.materials:
        own["material"] = (*document.materials, *document.facets.get("material", ()))
    return own


def _words(facets: Facets) -> frozenset[Word]:
    return frozenset((name, word) for name, words in facets.items() for word in words)


def _stock(variant: Variant) -> frozenset[Word]:
    return frozenset({(IN_STOCK, YES)}) if variant.in_stock else frozenset()


def _numbers(product: Ranges, variant: Variant) -> dict[str, int]:
    numbers = {name: scaled(number) for name, number in {**product, **variant.ranges}.items()}
    if variant.price is not None:
        numbers[PRICE] = scaled(variant.price)
        numbers[DISCOUNT] = scaled(discount_of(variant) or 0)
    return numbers
