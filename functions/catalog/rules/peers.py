"""Peers: pieces of one category and material, in one band of weight, and what such a piece costs in its own unit.

Stones are compared by the carat, metal by the gram, what goes by weight by its labour, everything else by the piece.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from math import log2

from catalog.rules.content import FixedPrice, ProductContent, WeightPrice
from pricing.contract import LabourPer

CARATS = tuple(Decimal(at) for at in ("0.30", "0.40", "0.50", "0.70", "0.90", "1.00", "1.50", "2.00", "3.00", "5.00"))
"""Where the price of a carat jumps."""
GRAMS = tuple(Decimal(at) for at in (2, 5, 10, 20, 50, 100))
_BY_CARAT = frozenset({"diamond", "lab_grown_diamond", "ruby", "sapphire", "emerald"})
_BY_GRAM = frozenset({"gold", "k_gold", "platinum", "silver"})


class PeerUnit(StrEnum):
    PIECE = "piece"
    CARAT = "carat"
    GRAM = "gram"
    LABOUR = "labour"


@dataclass(frozen=True, slots=True)
class PeerPrice:
    key: str
    """Of the roll-up that it belongs to."""
    amount: int
    """Minor units per unit, at least one."""
    unit: PeerUnit
    sku: int
    """Position of the SKU that was looked at: the cheapest."""

    @property
    def logarithm(self) -> int:
        """Thousandths of the binary logarithm: sums of these give the geometric middle, whatever order they come in."""
        return round(log2(self.amount) * 1000)


def middle_of(count: int, logarithms: int) -> int:
    """The geometric middle of `count` prices whose logarithms sum to this."""
    return round(float(2 ** (logarithms / count / 1000)))


def peer_price(content: ProductContent) -> PeerPrice | None:
    """None where a price says nothing: it is not stated, or nothing states the weight that it is for."""
    kind = f"{content.category}#{content.material}"
    weighed = [(i, sku.price_rule) for i, sku in enumerate(content.skus) if isinstance(sku.price_rule, WeightPrice)]
    if weighed:
        i, rule = min(weighed, key=lambda pair: _labour(pair[1]))
        return PeerPrice(f"{kind}#labour", max(1, _labour(rule)), PeerUnit.LABOUR, i)
    priced = [(i, sku.price_rule) for i, sku in enumerate(content.skus) if isinstance(sku.price_rule, FixedPrice)]
    fixed = [(rule.amount.amount, i) for i, rule in priced if rule.amount.amount > 0]
    if not fixed:
        return None
    amount, i = min(fixed)
    unit, weight = _weight(content)
    if weight is None:
        return PeerPrice(f"{kind}#piece", amount, PeerUnit.PIECE, i)
    band = _band(weight, CARATS if unit is PeerUnit.CARAT else GRAMS)
    return PeerPrice(f"{kind}#{unit}#{band}", max(1, round(amount / weight)), unit, i)


def _labour(rule: WeightPrice) -> int:
    per_gram = rule.labour.per is LabourPer.GRAM
    return rule.labour.amount.amount if per_gram else round(rule.labour.amount.amount / rule.net_grams)


def _weight(content: ProductContent) -> tuple[PeerUnit, Decimal | None]:
    attributes, material = content.attributes, str(content.material)
    if material in _BY_CARAT:
        mains = [stone.carat for stone in attributes.stones if stone.role == "main" and stone.carat]
        return PeerUnit.CARAT, sum(mains, Decimal(0)) or None
    if material in _BY_GRAM and attributes.metal is not None:
        return PeerUnit.GRAM, attributes.metal.grams
    return PeerUnit.PIECE, None


def _band(weight: Decimal, edges: Sequence[Decimal]) -> str:
    """Its lower edge, as a word of a key."""
    at = bisect_right(edges, weight)
    return str(edges[at - 1]) if at else "0"
