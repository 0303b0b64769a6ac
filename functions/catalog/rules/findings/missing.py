"""What a buyer must be told about goods of this category and material."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.rules.attributes import Diamond
from catalog.rules.content import ProductContent, WeightPrice
from catalog.rules.findings.remarks import Look, Remark
from catalog.rules.scales import NAMES, Category, Material
from parure.kernel.text import Text

_METALS = frozenset({Material.GOLD, Material.K_GOLD, Material.PLATINUM, Material.SILVER})
_STONES = frozenset(
    {
        Material.DIAMOND,
        Material.LAB_GROWN_DIAMOND,
        Material.RUBY,
        Material.SAPPHIRE,
        Material.EMERALD,
        Material.PEARL,
        Material.OTHER_GEM,
    }
)
_BY_PIECE = frozenset({Material.PEARL, Material.OTHER_GEM})
"""Sold by size or by the piece: their weight in carats need not be stated."""


def missing_attribute(look: Look) -> Iterator[Remark]:
    content = look.content
    if content.material in _METALS:
        yield from _missing_of_metal(content)
    if content.material in _STONES:
        yield from _missing_of_stones(content)


def _missing_of_metal(content: ProductContent) -> Iterator[Remark]:
    metal = content.attributes.metal
    if metal is None:
        yield _missing("attributes.metal", Text("材质和成色", "metal and its fineness"))
    elif metal.grams is None and not any(isinstance(sku.price_rule, WeightPrice) for sku in content.skus):
        yield _missing("attributes.metal.grams", Text("金重", "weight of the metal"))


def _missing_of_stones(content: ProductContent) -> Iterator[Remark]:
    name = NAMES[content.material]
    mains = [(i, stone) for i, stone in enumerate(content.attributes.stones) if stone.kind == content.material]
    if not mains:
        yield _missing("attributes.stones", Text(f"{name.zh}的资料", f"{name.en.lower()} and its grades"))
        return
    for i, stone in mains:
        if stone.role != "main" or content.material in _BY_PIECE:
            continue
        if stone.carat is None:
            yield _missing(f"attributes.stones.{i}.carat", Text("克拉重量", "carat weight"))
        if content.category is Category.LOOSE_STONE and isinstance(stone, Diamond) and stone.grade is None:
            if stone.colour is None:
                yield _missing(f"attributes.stones.{i}.colour", Text("颜色级别", "colour grade"))
            if stone.clarity is None:
                yield _missing(f"attributes.stones.{i}.clarity", Text("净度级别", "clarity grade"))


def missing_size(look: Look) -> Iterator[Remark]:
    """What is worn around something has a size."""
    for i, sku in enumerate(look.content.skus):
        options, field = sku.options, f"skus.{i}.options"
        match look.content.category:
            case Category.RING if options.ring_size is None:
                yield _missing(f"{field}.ring_size", Text("手寸", "ring size"))
            case Category.NECKLACE if options.length_cm is None:
                yield _missing(f"{field}.length_cm", Text("长度", "length"))
            case Category.BRACELET if options.length_cm is None and options.inner_diameter_mm is None:
                yield _missing(f"{field}.length_cm", Text("长度", "length"))
            case Category.BANGLE if options.inner_diameter_mm is None:
                yield _missing(f"{field}.inner_diameter_mm", Text("圈口内径", "inner diameter"))


def _missing(field: str, what: Text) -> Remark:
    return Remark(
        field,
        Text(f"没有填写{what.zh}。", f"Not stated: {what.en}."),
        Text(f"填写{what.zh}。", f"State the {what.en}."),
    )
