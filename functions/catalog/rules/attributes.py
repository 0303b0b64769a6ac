"""Typed attributes of a piece: metal, stones, jade, craft, form, certificate.

Few models on purpose: every one costs each cold start of the catalog. What a word may be is data (`rules/words`), by which
scale a diamond is graded follows from its report (`rules/grading.py`), and how all this is shown is `rules/definition`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from catalog.rules.grading import LABORATORIES, Scheme, grading_scheme
from catalog.rules.scales import Category, MetalKind, Treatment
from catalog.rules.words import diamonds, gems, goods, making
from catalog.rules.words.scale import OneOf, not_in_scale, wrong, wrong_at
from parure.kernel.schemas import Request
from pricing.contract import canonical_fineness

Wrong = tuple[tuple[str | int, ...], PydanticCustomError, Any]

_FINENESS_NEAR = {
    "千足金": "999", "万足金": "999.9", "足金": "999", "24K": "999", "22K": "916", "18K": "750", "14K": "585", "9K": "375",
    "PT950": "950", "PT900": "900", "PT990": "990", "S925": "925", "925银": "925", "AU750": "750", "AU999": "999",
}  # fmt: skip


def _plain_fineness(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return value
    try:
        number = Decimal(str(value))
    except ArithmeticError:
        near = _FINENESS_NEAR.get(str(value).strip().upper())
        raise wrong(
            "not_a_fineness",
            f"成色是千分数，如 750 或 999.9，不能写“{value}”。{f'是否要写 {near}？' if near else ''}",
            f"{value!r} is no fineness: write a number of parts per thousand, such as 750 or 999.9."
            f"{f' Did you mean {near}?' if near else ''}",
        ) from None
    if not 1 <= number <= Decimal("999.99"):
        raise wrong(
            "not_a_fineness",
            "成色在 1 到 999.99 之间（千分数）。",
            "a fineness is between 1 and 999.99 parts per thousand",
        )
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
Millimetres = Annotated[Decimal, Field(gt=0, le=1000, decimal_places=2, examples=["6.50"])]
Count = Annotated[int, Field(ge=1, le=10_000)]
Role = Literal["main", "accent"]
Name = Annotated[str, StringConstraints(min_length=1, max_length=60)]

_FANCY = (
    "Faint",
    "Very Light",
    "Light",
    "Fancy Light",
    "Fancy Intense",
    "Fancy Vivid",
    "Fancy Deep",
    "Fancy Dark",
    "Fancy",
)
_HUES = (
    "Yellow", "Orange", "Pink", "Red", "Purple", "Violet", "Blue", "Green", "Olive", "Brown", "Gray", "Black", "White",
)  # fmt: skip


def _colour(value: str) -> str:
    if value == "<N" or (len(value) == 1 and value in diamonds.GIA_COLOURS):
        return value
    strength = next((word for word in _FANCY if value.startswith(f"{word} ")), None)
    if strength and value.replace("-", " ").rpartition(" ")[2] in _HUES:
        return value
    meant = value[:1].upper() if 0 < len(value) < 3 and value[0].upper() in diamonds.GIA_COLOURS else ""
    near, zh_near = (f"Did you mean {meant}? ", f"是否要写 {meant}？") if meant else ("", "")
    raise wrong(
        "not_in_scale",
        f"“{value}”不是钻石颜色级别。{zh_near}可用：D 到 Z、国标的 <N，或彩钻级别如 Fancy Intense Yellow。",
        f"{value!r} is not a grade of colour. {near}Use one letter from D to Z, <N of GB/T 16554, or a fancy grade such as"
        " Fancy Intense Yellow.",
    )


Colour = Annotated[str, AfterValidator(_colour), Field(max_length=60, examples=["D", "Fancy Intense Yellow"])]


class Metal(Request):
    kind: Annotated[MetalKind, OneOf(goods.METAL_KIND)]
    fineness: Fineness
    grams: Grams | None = Field(None, description="Weight of the metal in the piece, as usual for its smallest size")
    colour: Annotated[str, OneOf(making.METAL_COLOUR)] | None = None
    plating: Annotated[str, OneOf(making.PLATING)] | None = None


class Measurements(Request):
    length_mm: Decimal = Field(ge=0, le=1000, decimal_places=2)
    width_mm: Decimal = Field(ge=0, le=1000, decimal_places=2)
    depth_mm: Decimal = Field(ge=0, le=1000, decimal_places=2)


class _Stones(Request):
    kind: str
    role: Role = "main"
    count: Count = 1
    carat: Carat | None = Field(None, description="Of all `count` stones together; 1 ct is 0.2 g")
    measurements: Measurements | None = None


class Diamond(_Stones):
    """Natural or laboratory-grown. Cut is graded for round brilliants of colour D–Z only."""

    kind: Literal["diamond", "lab_grown_diamond"]
    shape: Annotated[str, OneOf(diamonds.SHAPE)] | None = Field(None, examples=["round"])
    colour: Colour | None = None
    clarity: Annotated[str, OneOf(diamonds.CLARITY)] | None = None
    cut: Annotated[str, OneOf(diamonds.GRADE)] | None = None
    polish: Annotated[str, OneOf(diamonds.GRADE)] | None = None
    symmetry: Annotated[str, OneOf(diamonds.GRADE)] | None = None
    fluorescence: Annotated[str, OneOf(diamonds.FLUORESCENCE)] | None = None
    grade: Annotated[str, OneOf(diamonds.LAB_GROWN_GRADE)] | None = Field(
        None, description="GIA's word for laboratory-grown stones since 2025-10-01"
    )
    growth: Annotated[str, OneOf(diamonds.GROWTH)] | None = None
    treatment: Annotated[str, OneOf(diamonds.DIAMOND_TREATMENT)] | None = None
    depth_percent: Decimal | None = Field(None, ge=0, le=100, decimal_places=1)
    table_percent: Decimal | None = Field(None, ge=0, le=100, decimal_places=1)

    @model_validator(mode="after")
    def _is_one_scale(self) -> Self:
        found = list(self._out_of_scale())
        if found:
            raise wrong_at(*found)
        return self

    def _out_of_scale(self) -> Iterator[Wrong]:
        if self.cut and self.is_fancy:
            error = wrong("no_cut_grade", "彩钻没有切工级别。", "a fancy coloured diamond has no cut grade")
            yield ("cut",), error, self.cut
        elif self.cut and self.shape not in (None, "round"):
            error = wrong("no_cut_grade", "只有圆钻有切工级别。", "only round brilliants have a cut grade")
            yield ("cut",), error, self.cut
        if self.kind == "diamond" and (self.grade or self.growth):
            path = "grade" if self.grade else "growth"
            yield (path,), _ONLY_GROWN, getattr(self, path)
        elif self.grade and self.has_grades:
            yield ("grade",), _NO_4CS, self.grade
        if self.colour == "<N" and self.clarity not in (None, *diamonds.GB_CLARITY.words):
            yield ("clarity",), not_in_scale(self.clarity or "", diamonds.GB_CLARITY), self.clarity

    @property
    def has_grades(self) -> bool:
        return bool(self.colour or self.clarity or self.cut)

    @property
    def is_fancy(self) -> bool:
        return bool(self.colour) and len(self.colour or "") > 2


_ONLY_GROWN = wrong(
    "only_laboratory_grown",
    "Premium、Standard 和生长方法只用于合成钻石。",
    "Premium, Standard and the method of growth are of laboratory-grown diamonds",
)
_NO_4CS = wrong(
    "no_4cs",
    "评为 Premium 或 Standard 的钻石没有颜色、净度、切工级别。",
    "a stone graded Premium or Standard has no colour, clarity or cut grade",
)


class Gem(_Stones):
    """A stone that is no diamond and no pearl. What kind of jade it is, `jade` and `nephrite` say."""

    kind: Literal["jadeite", "nephrite", "ruby", "sapphire", "emerald", "other_gem"]
    shape: Annotated[str, OneOf(diamonds.SHAPE)] | None = None
    species: Annotated[str, OneOf(gems.GEM_SPECIES)] | None = Field(None, description="Of an `other_gem`")
    colour: Name | None = Field(None, description="As the report words it", examples=["Pigeon's Blood"])
    origin: Name | None = Field(None, description="As the report words it", examples=["Myanmar"])
    treatment: Annotated[str, OneOf(gems.GEM_TREATMENT)] | None = None
    laboratory_grown: bool = False


class Pearl(_Stones):
    """Grades by GB/T 18781."""

    kind: Literal["pearl"]
    variety: Annotated[str, OneOf(gems.PEARL_VARIETY)] | None = None
    form: Annotated[str, OneOf(gems.PEARL_SHAPE)] | None = None
    size_min_mm: Millimetres | None = Field(None, description="Diameter of the smallest")
    size_max_mm: Millimetres | None = Field(None, description="Diameter of the largest")
    lustre: Annotated[str, OneOf(gems.PEARL_LUSTRE)] | None = None
    surface: Annotated[str, OneOf(gems.PEARL_SURFACE)] | None = None
    nacre: Annotated[str, OneOf(gems.PEARL_NACRE)] | None = None
    matching: Annotated[str, OneOf(gems.PEARL_MATCHING)] | None = None
    colour: Name | None = Field(None, examples=["White Rose"])
    origin: Name | None = None
    treatment: Annotated[str, OneOf(gems.GEM_TREATMENT)] | None = None

    @model_validator(mode="after")
    def _sizes_are_in_order(self) -> Self:
        if self.size_min_mm and self.size_max_mm and self.size_min_mm > self.size_max_mm:
            zh, en = "最小直径大于最大直径。", "the smallest pearl is larger than the largest"
            raise wrong_at((("size_min_mm",), wrong("sizes_reversed", zh, en), self.size_min_mm))
        return self


Stone = Annotated[Diamond | Gem | Pearl, Field(discriminator="kind")]
TradeWords = tuple[Annotated[str, StringConstraints(min_length=1, max_length=20)], ...]


class JadeGrade(Request):
    """GB/T 23885, for untreated jadeite. T5 is a transparency of colourless jadeite only."""

    hue: Annotated[str, OneOf(gems.JADE_HUE)] | None = None
    chroma: Annotated[str, OneOf(gems.JADE_CHROMA)] | None = None
    value: Annotated[str, OneOf(gems.JADE_VALUE)] | None = None
    transparency: Annotated[str, OneOf(gems.JADE_TRANSPARENCY)] | None = None
    texture: Annotated[str, OneOf(gems.JADE_TEXTURE)] | None = None
    clarity: Annotated[str, OneOf(gems.JADE_CLARITY)] | None = None

    @model_validator(mode="after")
    def _coloured_ends_at_t4(self) -> Self:
        if self.transparency == "T5" and (self.hue or self.chroma or self.value):
            zh, en = (
                "有色翡翠的透明度为 T1 到 T4；T5 只用于无色翡翠。",
                (
                    "the transparency of coloured jadeite is T1 to T4; only colourless jadeite has T5. Write T4 or leave hue,"
                    " chroma and value out."
                ),
            )
            raise wrong_at((("transparency",), wrong("not_in_scale", zh, en), self.transparency))
        return self


class Jade(Request):
    """翡翠"""

    treatment: Annotated[Treatment, OneOf(gems.JADE_TREATMENT)]
    grade: JadeGrade | None = None
    colour: Annotated[str, OneOf(gems.JADE_COLOUR)] | None = None
    tags: TradeWords = Field((), max_length=8, description="Words of the trade: 玻璃种, 冰种, 飘花 …")

    @model_validator(mode="after")
    def _grades_are_for_type_a(self) -> Self:
        if self.grade and self.treatment is not Treatment.A:
            zh, en = "GB/T 23885 只为未经处理的翡翠（A 货）分级。", "GB/T 23885 grades untreated jadeite (type A) only"
            raise wrong_at((("grade",), wrong("not_graded", zh, en), None))
        return self


class Nephrite(Request):
    """和田玉"""

    colour: Annotated[str, OneOf(gems.NEPHRITE_COLOUR)] | None = None
    origin: Annotated[str, OneOf(gems.NEPHRITE_ORIGIN)] | None = None
    source: Annotated[str, OneOf(gems.NEPHRITE_SOURCE)] | None = None
    treatment: Annotated[str, OneOf(gems.GEM_TREATMENT)] | None = None
    tags: TradeWords = Field((), max_length=8, description="Words of the trade: 羊脂, 一级白 …")


class Certificate(Request):
    laboratory: Annotated[str, StringConstraints(to_upper=True, pattern=r"^[A-Za-z0-9 .&-]{2,20}$")] = Field(
        examples=list(LABORATORIES)
    )
    number: Annotated[str, StringConstraints(to_upper=True, pattern=r"^[A-Za-z0-9-]{4,40}$")] = Field(
        examples=["2141438171"]
    )
    report_type: str | None = Field(None, max_length=80)
    issued_on: date | None = None


class Attributes(Request):
    metal: Metal | None = None
    gross_grams: Grams | None = Field(None, description="The whole piece on the scale, stones included")
    stones: tuple[Stone, ...] = Field((), max_length=20)
    total_carat: Carat | None = Field(None, description="All stones together; 1 ct is 0.2 g")
    jade: Jade | None = None
    nephrite: Nephrite | None = None
    craft: tuple[Annotated[str, OneOf(making.CRAFT)], ...] = Field((), max_length=8)
    style: Annotated[str, OneOf(making.STYLE)] | None = None
    chain: Annotated[str, OneOf(making.CHAIN)] | None = None
    clasp: Annotated[str, OneOf(making.CLASP)] | None = None
    extender_cm: Decimal | None = Field(None, gt=0, le=30, decimal_places=1, description="Extension chain")
    fitting: Annotated[str, OneOf(making.FITTING)] | None = Field(None, description="How an earring is worn")
    bangle_form: Annotated[str, OneOf(making.BANGLE_FORM)] | None = None
    height_mm: Millimetres | None = None
    width_mm: Millimetres | None = Field(None, description="Of a band: how broad it is")
    thickness_mm: Millimetres | None = None
    consists_of: tuple[Annotated[Category, OneOf(goods.CATEGORY)], ...] = Field(
        (), max_length=8, description="Pieces of a set"
    )
    certificate: Certificate | None = None

    @model_validator(mode="after")
    def _graded_as_the_report_grades(self) -> Self:
        found = [
            ((("stones", i, *path)), error, given)
            for i, stone in enumerate(self.stones)
            if isinstance(stone, Diamond) and stone.role == "main" and (scheme := self.scheme_of(stone))
            for path, error, given in _against(scheme, stone)
        ]
        if found:
            raise wrong_at(*found)
        return self

    def scheme_of(self, stone: Diamond) -> Scheme | None:
        """By which scale the certificate grades this stone; None if it has none, or one that does not tell."""
        held = self.certificate
        if held is None or stone.role != "main":
            return None
        grown = stone.kind == "lab_grown_diamond"
        return grading_scheme(held.laboratory, held.report_type, held.issued_on, laboratory_grown=grown)

    @property
    def diamonds(self) -> tuple[Diamond, ...]:
        return tuple(stone for stone in self.stones if isinstance(stone, Diamond))


def _against(scheme: Scheme, stone: Diamond) -> Iterator[Wrong]:
    zh, en = scheme.name
    if not scheme.has_4cs:
        for path in ("colour", "clarity", "cut"):
            if (given := getattr(stone, path)) is not None:
                yield (path,), _SINCE_2025, given
        return
    if stone.grade is not None:
        error = wrong(
            "graded_by_4cs",
            f"这份报告按{zh}分级，请写颜色、净度和切工。",
            f"this report grades by {en}: state colour, clarity and cut instead of {stone.grade}",
        )
        yield ("grade",), error, stone.grade
    if stone.clarity is not None and scheme.clarity is not None and stone.clarity not in scheme.clarity.words:
        yield ("clarity",), not_in_scale(stone.clarity, scheme.clarity), stone.clarity
    if stone.colour is not None and not stone.is_fancy and stone.colour not in (scheme.colours or ()):
        error = wrong(
            "not_in_scale",
            f"“{stone.colour}”不是{zh}的颜色级别。可用：{'、'.join(scheme.colours or ())}。",
            f"{stone.colour!r} is not a colour of {en}. Use one of {', '.join(scheme.colours or ())}.",
        )
        yield ("colour",), error, stone.colour


_SINCE_2025 = wrong(
    "no_4cs",
    "GIA 自 2025-10-01 起对合成钻石只评 Premium 或 Standard，没有颜色、净度、切工：请改填 grade。",
    "GIA reports of laboratory-grown diamonds issued since 2025-10-01 give Premium or Standard, no colour, clarity or cut:"
    " send `grade` instead",
)
