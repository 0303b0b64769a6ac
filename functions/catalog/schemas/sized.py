"""The size guide: what a ring, a bangle and a chain of some measure is called, from the tables of `rules/sizes.py`."""

from __future__ import annotations

from decimal import Decimal
from typing import Self

from pydantic import Field

from catalog.rules.sizes import TABLES, diameter_mm, necklace_name, ring_sizes, wrist_cm
from parure.kernel.schemas import View
from parure.kernel.text import Language, Text

_RINGS = range(41, 77)
_BANGLES = range(50, 65)
_NECKLACES = (35, 40, 45, 60, 80, 100)


class SizeTable(View):
    code: str = Field(examples=["cn"])
    label: str = Field(examples=["国内码·甲表"])


class RingSizeRow(View):
    circumference_mm: Decimal = Field(description="Inner circumference, the size by ISO 8653")
    diameter_mm: Decimal
    sizes: dict[str, str] = Field(description="Table → the nearest size of it", examples=[{"eu": "52", "us": "6"}])


class BangleRow(View):
    inner_diameter_mm: Decimal
    wrist_from_cm: Decimal
    wrist_to_cm: Decimal


class NecklaceRow(View):
    length_cm: Decimal
    name: str


class SizeGuide(View):
    tables: list[SizeTable]
    rings: list[RingSizeRow]
    bangles: list[BangleRow]
    necklaces: list[NecklaceRow]

    @classmethod
    def in_(cls, language: Language) -> Self:
        return cls(
            tables=[SizeTable(code=str(code), label=Text(*names).in_(language)) for code, names in TABLES.items()],
            rings=[_ring(Decimal(mm)) for mm in _RINGS],
            bangles=[_bangle(Decimal(mm)) for mm in _BANGLES],
            necklaces=[
                NecklaceRow(length_cm=Decimal(cm), name=Text(*necklace_name(Decimal(cm))).in_(language))
                for cm in _NECKLACES
            ],
        )


def _ring(mm: Decimal) -> RingSizeRow:
    sizes = {str(table): label for table, label in ring_sizes(mm).items()}
    return RingSizeRow(circumference_mm=mm, diameter_mm=diameter_mm(mm), sizes=sizes)


def _bangle(mm: Decimal) -> BangleRow:
    low, high = wrist_cm(mm)
    return BangleRow(inner_diameter_mm=mm, wrist_from_cm=low, wrist_to_cm=high)
