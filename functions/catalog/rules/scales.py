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


class Craft(StrEnum):
    HARD_GOLD_3D = "3d_hard_gold"
    ANCIENT_METHOD_GOLD = "ancient_method_gold"
    FILIGREE = "filigree"
    INLAY = "inlay"
    PRONG = "prong"
    BEZEL = "bezel"
    PAVE = "pave"
    CHANNEL = "channel"
    ENAMEL = "enamel"
    CARVING = "carving"


class Clarity(StrEnum):
    """GIA. SI3 is a word of the trade, not a grade."""

    FL = "FL"
    IF = "IF"
    VVS1 = "VVS1"
    VVS2 = "VVS2"
    VS1 = "VS1"
    VS2 = "VS2"
    SI1 = "SI1"
    SI2 = "SI2"
    I1 = "I1"
    I2 = "I2"
    I3 = "I3"


class Grade(StrEnum):
    """GIA's words for cut, polish and symmetry."""

    EXCELLENT = "Excellent"
    VERY_GOOD = "Very Good"
    GOOD = "Good"
    FAIR = "Fair"
    POOR = "Poor"


class Fluorescence(StrEnum):
    NONE = "None"
    FAINT = "Faint"
    MEDIUM = "Medium"
    STRONG = "Strong"
    VERY_STRONG = "Very Strong"


class LabGrownGrade(StrEnum):
    """What GIA says of laboratory-grown diamonds since 2025-10-01, instead of colour and clarity."""

    PREMIUM = "Premium"
    STANDARD = "Standard"


class Treatment(StrEnum):
    """Jadeite: A untreated, B bleached and filled, C dyed."""

    A = "A"
    B = "B"
    C = "C"
    B_C = "B+C"


class RingTable(StrEnum):
    EU = "eu"
    IT = "it"
    US = "us"
    JP = "jp"
    CN = "cn"
    HK = "hk"
    UK = "uk"


_PI = Decimal("3.14159265358979")


def circumference_mm(table: RingTable, label: str) -> Decimal | None:
    """Inner circumference of a ring size (ISO 8653), to 0.1 mm; None where only the supplier can say.

    The Chinese and Hong Kong numbers differ between brands: this is the most common table (number + 40 mm), and a supplier
    whose table differs sends the circumference with the size. UK letters always come with theirs.
    """
    try:
        number = Decimal(label)
    except ArithmeticError:
        return None
    match table:
        case RingTable.EU:
            size = number
        case RingTable.IT | RingTable.CN | RingTable.HK:
            size = number + 40
        case RingTable.US:
            size = (Decimal("11.63") + Decimal("0.8128") * number) * _PI
        case RingTable.JP:
            size = (number + 38) / 3 * _PI
        case RingTable.UK:
            return None
    return size.quantize(Decimal("0.1")) if 30 <= size <= 90 else None


def shown_carat(carat: Decimal) -> Decimal:
    """Carats as shown: to 0.01, rounded up only from a 9 in the third decimal (GB/T 16554: 0.998 → 0.99, 0.999 → 1.00)."""
    thousandths = (carat * 1000).to_integral_value(ROUND_FLOOR)
    hundredths, third = divmod(int(thousandths), 10)
    return Decimal(hundredths + (third == 9)).scaleb(-2)
