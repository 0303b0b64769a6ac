"""What may change on a product that is on sale without a person looking at it: its prices, within the rules' band.

A price is measured against the last one that a person approved, so that many small steps do not add up to a large one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from catalog.rules.content import PriceRuleIn, ProductContent, WeightPrice
from catalog.rules.rulebook import PriceChange

Prices = Mapping[str, Mapping[str, int]]
"""By SKU: each amount that the supplier sets, by its name."""


@dataclass(frozen=True, slots=True)
class Verdict:
    passes: bool
    reason: str
    """Why a person must look, or that nobody must: kept with the change."""


def amounts_of(rule: PriceRuleIn) -> dict[str, int]:
    """The amounts in a price rule, in minor units; what the board adds is not the supplier's to change."""
    if not isinstance(rule, WeightPrice):
        return {"amount": rule.amount.amount}
    extras = {"stones": rule.stones, "certificate_fee": rule.certificate_fee}
    return {"labour": rule.labour.amount.amount, **{name: money.amount for name, money in extras.items() if money}}


def prices_of(content: ProductContent) -> dict[str, dict[str, int]]:
    return {sku.sku: amounts_of(sku.price_rule) for sku in content.skus}


def judge(live: ProductContent, changed: ProductContent, reviewed: Prices, limits: PriceChange) -> Verdict:
    """Whether a change needs no review: only prices differ, each within the band around what was reviewed last."""
    if _without_prices(live) != _without_prices(changed):
        return Verdict(False, "more than prices changed")
    for sku, amounts in prices_of(changed).items():
        before = reviewed.get(sku, {})
        if set(before) != set(amounts):
            return Verdict(False, f"{sku} has another kind of price")
        for name, amount in amounts.items():
            if not _within(before[name], amount, limits):
                return Verdict(False, f"{sku}: {before[name]} → {amount} is beyond the limits")
    return Verdict(True, "prices within the limits")


def _within(before: int, after: int, limits: PriceChange) -> bool:
    if after == before:
        return True
    high, low = before * (100 + limits.up_percent), before * (100 - limits.down_percent)
    return low <= after * 100 <= high and after >= limits.least_amount


def _without_prices(content: ProductContent) -> dict[str, Any]:
    """What is compared besides: nothing of prices, and of media only what the supplier chooses."""
    document = content.document()
    for name in ("images", "videos"):
        document[name] = [_chosen(medium) for medium in document.get(name, ())]
    for name in ("spin", "model"):
        document[name] = _chosen(document[name]) if document.get(name) else None
    for sku in document["skus"]:
        rule = sku["price_rule"]
        for name in ("amount", "stones", "certificate_fee"):
            rule.pop(name, None)
        rule.get("labour", {}).pop("amount", None)
    return document


def _chosen(medium: Mapping[str, Any]) -> tuple[Any, Any]:
    return medium["key"], medium.get("alt")
