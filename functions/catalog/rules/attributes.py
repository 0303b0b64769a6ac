"""Typed attributes of a piece: metal, stones, jade, craft, certificate.

The grading schema follows (laboratory, report type, issue date), never the material alone (domain.md §1).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainSerializer,
    StringConstraints,
    model_validator,
)

from catalog.rules.scales import (
    Clarity,
    Craft,
    Fluorescence,
    Grade,
    LabGrownGrade,
    MetalKind,
    Treatment,
)
from parure.kernel.schemas import Request
from pricing.contract import canonical_fineness

GIA_WITHOUT_4CS = date(2025, 10, 1)
FANCY = ("Faint ", "Very Light ", "Light ", "Fancy ")
"""How GIA's grades of fancy colour begin."""


def _plain_fineness(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return value
    try:
        number = Decimal(str(value))
    except ArithmeticError:
        raise ValueError("a fineness is a number of parts per thousand, such as 750 or 999.9") from None
    if not 1 <= number <= Decimal("999.99"):
        raise ValueError("a fineness is between 1 and 999.99 parts per thousand")
    return canonical_fineness(number)


def _fineness_number(value: str) -> int | float:
    return int(value) if value.isdecimal() else float(value)


Fineness = Annotated[
    str,
    BeforeValidator(_plain_fineness, json_schema_input_type=float),
    PlainSerializer(_fineness_number, return_type=int | float, when_used="json"),
    Field(description="Parts per thousand: 375 585 750 916 990 999 999.9 …", examples=[750]),
]
Grams = Annotated[Decimal, Field(gt=0, le=100_000, decimal_places=2, examples=["3.20"])]
Carat = Annotated[Decimal, Field(gt=0, le=10_000, decimal_places=3, examples=["0.50"])]
Count = Annotated[int, Field(ge=1, le=10_000)]
Role = Literal["main", "accent"]


def _gia_clarity(value: Any) -> Any:
    if isinstance(value, str) and value.strip().upper() == "SI3":
        raise ValueError("SI3 is not a GIA grade. State SI2 or I1, as the report does.")
    return value


def _gia_colour(value: str) -> str:
    letter = len(value) == 1 and "D" <= value <= "Z"
    if not letter and not value.startswith(FANCY):
        raise ValueError("a colour is one letter from D to Z, or a fancy grade such as Fancy Intense Yellow")
    return value


ClarityGrade = Annotated[Clarity, BeforeValidator(_gia_clarity)]
Colour = Annotated[str, AfterValidator(_gia_colour), Field(max_length=60, examples=["D", "Fancy Intense Yellow"])]


class Metal(Request):
    kind: MetalKind
    fineness: Fineness
    grams: Grams | None = Field(None, description="Weight of the metal in the piece, as usual for its smallest size")


class Measurements(Request):
    length_mm: Decimal = Field(ge=0, le=1000, decimal_places=2)
    width_mm: Decimal = Field(ge=0, le=1000, decimal_places=2)
    depth_mm: Decimal = Field(ge=0, le=1000, decimal_places=2)


class Diamond(Request):
    """Natural or laboratory-grown. Cut is graded for round brilliants of colour D–Z only."""

    kind: Literal["diamond", "lab_grown_diamond"]
    role: Role = "main"
    count: Count = 1
    carat: Carat | None = Field(None, description="Of all `count` stones together")
    shape: Annotated[str, StringConstraints(pattern=r"^[a-z_]{2,24}$")] | None = Field(None, examples=["round"])
    colour: Colour | None = None
    clarity: ClarityGrade | None = None
    cut: Grade | None = None
    polish: Grade | None = None
    symmetry: Grade | None = None
    fluorescence: Fluorescence | None = None
    grade: LabGrownGrade | None = Field(None, description="GIA's word for laboratory-grown stones since 2025-10-01")
    depth_percent: Decimal | None = Field(None, ge=0, le=100, decimal_places=1)
    table_percent: Decimal | None = Field(None, ge=0, le=100, decimal_places=1)
    measurements: Measurements | None = None

    @model_validator(mode="after")
    def _is_one_scale(self) -> Self:
        if self.cut and self.colour and len(self.colour) > 1:
            raise ValueError("a fancy coloured diamond has no cut grade")
        if self.cut and self.shape not in (None, "round"):
            raise ValueError("only round brilliants have a cut grade")
        if self.grade and self.kind == "diamond":
            raise ValueError("Premium and Standard are grades of laboratory-grown diamonds")
        if self.grade and (self.colour or self.clarity or self.cut):
            raise ValueError("a stone graded Premium or Standard has no colour, clarity or cut grade")
        return self

    @property
    def has_grades(self) -> bool:
        return bool(self.colour or self.clarity or self.cut)


class Gem(Request):
    """A stone without a typed grade of its own yet."""

    kind: Literal["jadeite", "nephrite", "pearl", "ruby", "sapphire", "emerald", "other_gem"]
    role: Role = "main"
    count: Count = 1
    carat: Carat | None = None
    colour: str | None = Field(None, max_length=60)
    origin: str | None = Field(None, max_length=60)
    treatment: str | None = Field(None, max_length=60)


Stone = Annotated[Diamond | Gem, Field(discriminator="kind")]


class JadeGrade(Request):
    """GB/T 23885, for untreated jadeite."""

    hue: Literal["G", "yG", "bG"] | None = None
    chroma: Annotated[str, StringConstraints(pattern=r"^Ch[1-5]$")] | None = None
    value: Annotated[str, StringConstraints(pattern=r"^V[1-4]$")] | None = None
    transparency: Annotated[str, StringConstraints(pattern=r"^T[1-5]$")] | None = None
    texture: Annotated[str, StringConstraints(pattern=r"^Te[1-5]$")] | None = None
    clarity: Annotated[str, StringConstraints(pattern=r"^C[1-5]$")] | None = None


class Jade(Request):
    treatment: Treatment
    grade: JadeGrade | None = None
    tags: tuple[Annotated[str, StringConstraints(min_length=1, max_length=20)], ...] = Field(
        (), max_length=8, description="Words of the trade: 玻璃种, 冰种, 飘花 …"
    )

    @model_validator(mode="after")
    def _grades_are_for_type_a(self) -> Self:
        if self.grade and self.treatment is not Treatment.A:
            raise ValueError("GB/T 23885 grades untreated jadeite (type A) only")
        return self


class Certificate(Request):
    laboratory: Annotated[str, StringConstraints(to_upper=True, pattern=r"^[A-Za-z0-9 .&-]{2,20}$")] = Field(
        examples=["GIA"]
    )
    number: Annotated[str, StringConstraints(to_upper=True, pattern=r"^[A-Za-z0-9-]{4,40}$")] = Field(
        examples=["2141438171"]
    )
    report_type: str | None = Field(None, max_length=80)
    issued_on: date | None = None


class Attributes(Request):
    metal: Metal | None = None
    stones: tuple[Stone, ...] = Field((), max_length=20)
    jade: Jade | None = None
    craft: tuple[Craft, ...] = Field((), max_length=8)
    certificate: Certificate | None = None

    @model_validator(mode="after")
    def _graded_as_the_report_grades(self) -> Self:
        if self.certificate is None or self.certificate.laboratory != "GIA" or self.certificate.issued_on is None:
            return self
        if self.certificate.issued_on >= GIA_WITHOUT_4CS:
            for stone in self.stones:
                if isinstance(stone, Diamond) and _main_lab_grown(stone) and stone.has_grades:
                    raise ValueError(
                        "GIA reports of laboratory-grown diamonds issued since 2025-10-01 give Premium or Standard,"
                        " no colour, clarity or cut: send `grade` instead"
                    )
        return self

    @property
    def diamonds(self) -> tuple[Diamond, ...]:
        return tuple(stone for stone in self.stones if isinstance(stone, Diamond))


def _main_lab_grown(stone: Diamond) -> bool:
    return stone.kind == "lab_grown_diamond" and stone.role == "main"
