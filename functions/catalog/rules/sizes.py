"""Sizes of rings, bangles and chains. The canonical ring size is the inner circumference in mm (ISO 8653)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

_PI = Decimal("3.14159265358979")
_TENTH, _HALF = Decimal("0.1"), Decimal("0.5")
SMALLEST_MM, LARGEST_MM = Decimal(30), Decimal(90)


class RingTable(StrEnum):
    EU = "eu"
    IT = "it"
    ES = "es"
    CH = "ch"
    US = "us"
    JP = "jp"
    UK = "uk"
    CN = "cn"
    CN_B = "cn_b"
    HK = "hk"
    HK_B = "hk_b"


TABLES = {
    RingTable.EU: ("欧码", "EU"),
    RingTable.IT: ("意大利码", "IT"),
    RingTable.ES: ("西班牙码", "ES"),
    RingTable.CH: ("瑞士码", "CH"),
    RingTable.US: ("美码", "US"),
    RingTable.JP: ("日码", "JP"),
    RingTable.UK: ("英码", "UK"),
    RingTable.CN: ("国内码·甲表", "China, table A"),
    RingTable.CN_B: ("国内码·乙表", "China, table B"),
    RingTable.HK: ("港码·甲表", "Hong Kong, table A"),
    RingTable.HK_B: ("港码·乙表", "Hong Kong, table B"),
}
"""Brands' tables for China and Hong Kong disagree, so each has two here, by name; whose table is another sends the
circumference with the size."""

# circumference = base + step × number, in mm
_LINEAR: dict[RingTable, tuple[Decimal, Decimal]] = {
    RingTable.EU: (Decimal(0), Decimal(1)),
    RingTable.IT: (Decimal(40), Decimal(1)),
    RingTable.ES: (Decimal(40), Decimal(1)),
    RingTable.CH: (Decimal(40), Decimal(1)),
    RingTable.US: (Decimal("11.63") * _PI, Decimal("0.8128") * _PI),
    RingTable.JP: (38 * _PI / 3, _PI / 3),
    RingTable.CN: (Decimal(40), Decimal(1)),
    RingTable.CN_B: (Decimal(41), Decimal(1)),
    RingTable.HK: (Decimal(40), Decimal(1)),
    RingTable.HK_B: (Decimal("38.3"), Decimal("1.11")),
}
_STEPS = {RingTable.US: Decimal("0.25"), RingTable.EU: _HALF}
"""How fine a table goes, in its own numbers; the others know whole numbers."""


def _letters() -> dict[str, Decimal]:
    """BS 6820: A is 37.5 mm, a letter is 1.25 mm, halves between; after Z come Z+1 to Z+6."""
    names = [chr(code) for code in range(ord("A"), ord("Z") + 1)] + [f"Z+{n}" for n in range(1, 7)]
    sizes: dict[str, Decimal] = {}
    for n, name in enumerate(names):
        sizes[name] = Decimal("37.5") + Decimal("1.25") * n
        if not name.startswith("Z+"):
            sizes[f"{name}½"] = sizes[name] + Decimal("0.625")
    return sizes


UK_LETTERS = _letters()


def circumference_mm(table: RingTable, label: str) -> Decimal | None:
    """Inner circumference of a ring size, to 0.1 mm; None for a label that the table does not have."""
    if table is RingTable.UK:
        size = UK_LETTERS.get(label.strip().upper().replace(" 1/2", "½").replace(".5", "½"))
    else:
        try:
            number = Decimal(label)
        except ArithmeticError:
            return None
        base, step = _LINEAR[table]
        size = base + step * number if number.is_finite() else None
    if size is None or not SMALLEST_MM <= size <= LARGEST_MM:
        return None
    return size.quantize(_TENTH, ROUND_HALF_UP)


def ring_label(table: RingTable, mm: Decimal) -> str | None:
    """The nearest size of a table, at most half a step away; None where the table does not reach."""
    if table is RingTable.UK:
        name = min(UK_LETTERS, key=lambda letter: abs(UK_LETTERS[letter] - mm))
        return name if abs(UK_LETTERS[name] - mm) <= step_mm(table) / 2 else None
    base, step = _LINEAR[table]
    fine = _STEPS.get(table, Decimal(1))
    number = ((mm - base) / step / fine).quantize(Decimal(1), ROUND_HALF_UP) * fine
    return f"{number.normalize():f}" if number >= 0 else None


def step_mm(table: RingTable) -> Decimal:
    """How far apart two sizes of a table are."""
    if table is RingTable.UK:
        # Z+1 has no half size: the widest gap of the table.
        return Decimal("1.25")
    return _LINEAR[table][1] * _STEPS.get(table, Decimal(1))


def convert_ring(label: str, source: RingTable, target: RingTable) -> str | None:
    """The nearest size of another table."""
    mm = circumference_mm(source, label)
    return None if mm is None else ring_label(target, mm)


def ring_sizes(mm: Decimal) -> dict[RingTable, str]:
    """What a circumference is called in every table that reaches it."""
    found = {table: ring_label(table, mm) for table in RingTable}
    return {table: label for table, label in found.items() if label is not None}


def diameter_mm(circumference: Decimal) -> Decimal:
    return (circumference / _PI).quantize(_TENTH, ROUND_HALF_UP)


_NECKLACES = (
    (Decimal(35), ("颈链", "Collar")),
    (Decimal(42), ("短项链 Choker", "Choker")),
    (Decimal(50), ("公主型", "Princess")),
    (Decimal(62), ("马天尼型", "Matinee")),
    (Decimal(92), ("歌剧型", "Opera")),
)
"""Up to how many cm a necklace has its name."""


def necklace_name(length_cm: Decimal) -> tuple[str, str]:
    """What the trade calls a necklace of this length, in Chinese and English."""
    return next((name for longest, name in _NECKLACES if length_cm <= longest), ("结绳型", "Rope"))


def wrist_cm(inner_diameter_mm: Decimal) -> tuple[Decimal, Decimal]:
    """Wrists that a closed bangle of this inner diameter (圈口) fits, from and to.

    It must pass the hand, so it sits loose: its circumference is 1.5 to 3 cm more than the wrist.
    """
    around = inner_diameter_mm * _PI / 10
    return tuple((around - spare).quantize(_HALF) for spare in (Decimal(3), Decimal("1.5")))  # type: ignore[return-value]
