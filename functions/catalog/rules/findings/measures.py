"""Fineness and weights: what is stated must be in the scale, and agree with itself."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from catalog.rules.attributes import Diamond
from catalog.rules.content import ProductContent, WeightPrice
from catalog.rules.findings.remarks import Look, Remark
from parure.kernel.text import Text
from pricing.contract import canonical_metal

GRAMS_PER_CARAT = Decimal("0.2")
_BALANCE = Decimal("0.01")
"""What a jeweller's balance shows, in grams."""
_ROUND = Decimal("0.0061")
"""Carat of a round brilliant = diameter² × depth × 0.0061 (the trade's formula for mounted stones)."""


def fineness_scale(look: Look) -> Iterator[Remark]:
    """GB 11887: fineness is one of the scale of its metal, a minimum without tolerance."""
    for field, kind, fineness in _stated_finenesses(look.content):
        scale = look.rules.finenesses[canonical_metal(kind)]  # type: ignore[index]
        if fineness not in scale:
            allowed = " ".join(scale)
            yield Remark(
                field,
                Text(f"成色 {fineness}‰ 不在标准之内。", f"A fineness of {fineness}‰ is not in the scale."),
                Text(f"可用：{allowed}。", f"Use one of {allowed}."),
            )


def _stated_finenesses(content: ProductContent) -> Iterator[tuple[str, str, str]]:
    metal = content.attributes.metal
    if metal is not None:
        yield "attributes.metal.fineness", str(metal.kind), metal.fineness
    for i, sku in enumerate(content.skus):
        if isinstance(sku.price_rule, WeightPrice):
            yield f"skus.{i}.price_rule.fineness", str(sku.price_rule.metal), sku.price_rule.fineness


def weights(look: Look) -> Iterator[Remark]:
    """A part weighs less than the whole, stones add up, and a round brilliant is about what its measurements say."""
    yield from _parts_against_the_whole(look.content)
    yield from _stones_against_their_total(look.content)
    yield from _metal_against_its_price(look.content)
    yield from _carats_against_measurements(look)


def _parts_against_the_whole(content: ProductContent) -> Iterator[Remark]:
    attributes = content.attributes
    stones = _carats(content) * GRAMS_PER_CARAT
    metal = attributes.metal.grams if attributes.metal and attributes.metal.grams else Decimal(0)
    if attributes.gross_grams is not None and metal + stones > attributes.gross_grams + _BALANCE:
        yield _too_heavy("attributes.gross_grams", metal + stones, attributes.gross_grams)
    for i, sku in enumerate(content.skus):
        whole, rule = sku.options.weight_g, sku.price_rule
        net = rule.net_grams if isinstance(rule, WeightPrice) else Decimal(0)
        if whole is not None and net + stones > whole + _BALANCE:
            yield _too_heavy(f"skus.{i}.options.weight_g", net + stones, whole)


def _too_heavy(field: str, parts: Decimal, whole: Decimal) -> Remark:
    return Remark(
        field,
        Text(
            f"总重 {whole} 克小于金重与石重之和 {parts.normalize():f} 克（1 克拉 = 0.2 克）。",
            f"The whole weighs {whole} g, its metal and stones {parts.normalize():f} g (1 ct = 0.2 g).",
        ),
        Text("核对总重、净金重和克拉。", "Check the whole weight, the net metal and the carats."),
    )


def _stones_against_their_total(content: ProductContent) -> Iterator[Remark]:
    """The stones that state a weight are no more than the total; where all state one, they are the total."""
    total, stones = content.attributes.total_carat, content.attributes.stones
    if total is None or not stones:
        return
    summed = _carats(content)
    complete = all(stone.carat is not None for stone in stones)
    if summed > total + _BALANCE or (complete and summed < total - _BALANCE):
        yield Remark(
            "attributes.total_carat",
            Text(
                f"总石重 {total} 克拉与各石之和 {summed} 克拉不符。",
                f"All stones are said to weigh {total} ct; main and accent stones add up to {summed} ct.",
            ),
            Text("核对主石、配石和总石重。", "Check the main stone, the accents and the total."),
        )


def _carats(content: ProductContent) -> Decimal:
    return sum((stone.carat or Decimal(0) for stone in content.attributes.stones), Decimal(0))


def _metal_against_its_price(content: ProductContent) -> Iterator[Remark]:
    metal = content.attributes.metal
    priced = [sku.price_rule.net_grams for sku in content.skus if isinstance(sku.price_rule, WeightPrice)]
    if metal is None or metal.grams is None or not priced:
        return
    if not min(priced) * Decimal("0.9") <= metal.grams <= max(priced) * Decimal("1.1"):
        told = f"{min(priced)}" if min(priced) == max(priced) else f"{min(priced)}–{max(priced)}"
        yield Remark(
            "attributes.metal.grams",
            Text(
                f"金重 {metal.grams} 克与计价的净金重 {told} 克不符。",
                f"The metal is said to weigh {metal.grams} g, its price counts {told} g.",
            ),
            Text("两处填写同一个净金重。", "State the same net weight in both places."),
        )


def _carats_against_measurements(look: Look) -> Iterator[Remark]:
    for i, stone in enumerate(look.content.attributes.stones):
        if not isinstance(stone, Diamond) or stone.shape != "round" or stone.count != 1:
            continue
        measured = stone.measurements
        if measured is None or stone.carat is None:
            continue
        across = (measured.length_mm + measured.width_mm) / 2
        expected = (across * across * measured.depth_mm * _ROUND).quantize(_BALANCE)
        if abs(stone.carat - expected) * 100 > expected * look.rules.weights.carat_percent:
            yield Remark(
                f"attributes.stones.{i}.carat",
                Text(
                    f"{stone.carat} 克拉与尺寸不符：按尺寸约 {expected} 克拉。",
                    f"{stone.carat} ct does not fit its measurements, which give about {expected} ct.",
                ),
                Text("核对克拉和尺寸，两者都照证书填写。", "Check carat and measurements against the report."),
            )
