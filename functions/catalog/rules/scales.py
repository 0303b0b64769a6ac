"""Scales and names of the trade (domain.md §1), with their words in both languages where people read them."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum

from parure.kernel.text import Text


class Category(StrEnum):
    RING = "ring"
    NECKLACE = "necklace"
    PENDANT = "pendant"
    BRACELET = "bracelet"
    BANGLE = "bangle"
    EARRINGS = "earrings"
    BROOCH = "brooch"
    LOOSE_STONE = "loose_stone"
    SET = "set"
    GOLD_BAR = "gold_bar"


class Material(StrEnum):
    DIAMOND = "diamond"
    LAB_GROWN_DIAMOND = "lab_grown_diamond"
    JADEITE = "jadeite"
    NEPHRITE = "nephrite"
    GOLD = "gold"
    K_GOLD = "k_gold"
    PLATINUM = "platinum"
    SILVER = "silver"
    PEARL = "pearl"
    RUBY = "ruby"
    SAPPHIRE = "sapphire"
    EMERALD = "emerald"
    OTHER_GEM = "other_gem"


NAMES: dict[Category | Material, Text] = {
    Category.RING: Text("戒指", "Rings"),
    Category.NECKLACE: Text("项链", "Necklaces"),
    Category.PENDANT: Text("吊坠", "Pendants"),
    Category.BRACELET: Text("手链", "Bracelets"),
    Category.BANGLE: Text("手镯", "Bangles"),
    Category.EARRINGS: Text("耳饰", "Earrings"),
    Category.BROOCH: Text("胸针", "Brooches"),
    Category.LOOSE_STONE: Text("裸石", "Loose stones"),
    Category.SET: Text("套装", "Sets"),
    Category.GOLD_BAR: Text("金条", "Gold bars"),
    Material.DIAMOND: Text("钻石", "Diamond"),
    Material.LAB_GROWN_DIAMOND: Text("合成钻石", "Laboratory-grown diamond"),
    Material.JADEITE: Text("翡翠", "Jadeite"),
    Material.NEPHRITE: Text("和田玉", "Nephrite"),
    Material.GOLD: Text("黄金", "Gold"),
    Material.K_GOLD: Text("K金", "Karat gold"),
    Material.PLATINUM: Text("铂金", "Platinum"),
    Material.SILVER: Text("银", "Silver"),
    Material.PEARL: Text("珍珠", "Pearl"),
    Material.RUBY: Text("红宝石", "Ruby"),
    Material.SAPPHIRE: Text("蓝宝石", "Sapphire"),
    Material.EMERALD: Text("祖母绿", "Emerald"),
    Material.OTHER_GEM: Text("其他宝石", "Other gems"),
}
"""What people read; categories as the heading of a shelf."""


class MetalKind(StrEnum):
    GOLD = "gold"
    K_GOLD = "k_gold"
    PLATINUM = "platinum"
    SILVER = "silver"


class Treatment(StrEnum):
    """Jadeite: A untreated, B bleached and filled, C dyed."""

    A = "A"
    B = "B"
    C = "C"
    B_C = "B+C"


def shown_carat(carat: Decimal) -> Decimal:
    """Carats as shown: to 0.01, rounded up only from a 9 in the third decimal (GB/T 16554: 0.998 → 0.99, 0.999 → 1.00)."""
    thousandths = (carat * 1000).to_integral_value(ROUND_FLOOR)
    hundredths, third = divmod(int(thousandths), 10)
    return Decimal(hundredths + (third == 9)).scaleb(-2)


def grams_of(carat: Decimal) -> Decimal:
    """1 ct = 0.2 g, exactly."""
    return carat * 2 / 10


def carat_of(grams: Decimal) -> Decimal:
    """The inverse, exactly."""
    return grams * 5
