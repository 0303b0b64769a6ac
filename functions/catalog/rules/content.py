"""What a supplier says about a product: the whole of it, as it is sent, stored and reviewed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from catalog.rules.applies import JADES, belongs
from catalog.rules.attributes import Attributes, Fineness, Grams, Wrong
from catalog.rules.scales import NAMES, Category, Material, MetalKind
from catalog.rules.sizes import RingTable, circumference_mm, step_mm
from catalog.rules.words import goods
from catalog.rules.words.scale import OneOf, wrong, wrong_at
from parure.kernel.money import Money
from parure.kernel.schemas import MoneyIn, Request, TextIn
from parure.kernel.text import Text
from pricing.contract import (
    BASE,
    ByWeight,
    Fixed,
    LabourPer,
    PriceRule,
    canonical_metal,
)

MAX_SKUS = 30
MAX_IMAGES = 12
MAX_VIDEOS = 2
# Brands' tables for these two disagree; the others are norms.
_LOOSE_TABLES = (RingTable.CN, RingTable.CN_B, RingTable.HK, RingTable.HK_B)


def _in_base(money: MoneyIn) -> MoneyIn:
    if money.currency != BASE:
        raise ValueError(f"prices are kept in {BASE}; buyers see them in their own currency")
    return money


BaseMoney = Annotated[MoneyIn, AfterValidator(_in_base)]
SkuCode = Annotated[
    str,
    StringConstraints(to_upper=True, pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{1,39}$"),
    Field(description="Your code for it; unique in the mall. Left out, one is made.", examples=["LUM-R01-12"]),
]


class FixedPrice(Request):
    """一口价"""

    kind: Literal["fixed"]
    amount: BaseMoney

    def rule(self) -> PriceRule:
        return Fixed(self.amount.money())


class Labour(Request):
    per: LabourPer
    amount: BaseMoney


class WeightPrice(Request):
    """计价: net grams × board price + labour + stones + certificate fee"""

    kind: Literal["by_weight"]
    metal: Annotated[MetalKind, OneOf(goods.METAL_KIND)]
    fineness: Fineness
    net_grams: Grams
    labour: Labour
    stones: BaseMoney | None = None
    certificate_fee: BaseMoney | None = None

    def rule(self) -> ByWeight:
        return ByWeight(
            metal=canonical_metal(self.metal),
            fineness=self.fineness,
            net_grams=self.net_grams,
            labour_per=self.labour.per,
            labour=self.labour.amount.money(),
            stones=self.stones.money() if self.stones else Money(0, BASE),
            certificate_fee=self.certificate_fee.money() if self.certificate_fee else Money(0, BASE),
        )


PriceRuleIn = Annotated[FixedPrice | WeightPrice, Field(discriminator="kind")]


class RingSize(Request):
    """A size names its table, because tables differ; the inner circumference is what is meant (ISO 8653)."""

    table: Annotated[RingTable, OneOf(goods.RING_TABLE)]
    label: str = Field(min_length=1, max_length=8, examples=["12"])
    circumference_mm: Decimal | None = Field(None, ge=30, le=90, decimal_places=1)

    @model_validator(mode="before")
    @classmethod
    def _fill_circumference(cls, value: Any) -> Any:
        if isinstance(value, dict) and value.get("circumference_mm") is None:
            try:
                found = circumference_mm(RingTable(value["table"]), str(value["label"]))
            except (KeyError, ValueError):
                return value
            return {**value, "circumference_mm": found}
        return value

    @model_validator(mode="after")
    def _is_what_the_table_says(self) -> Self:
        said = None if self.table in _LOOSE_TABLES else circumference_mm(self.table, self.label)
        stated = self.circumference_mm
        if said is not None and stated is not None and abs(said - stated) > step_mm(self.table):
            zh = f"{self.table.upper()} {self.label} 号的内周长是 {said} mm，不是 {stated} mm。"
            en = f"{self.table.upper()} {self.label} is {said} mm around, not {stated} mm; leave it out or correct it"
            raise wrong_at((("circumference_mm",), wrong("size_differs", zh, en), stated))
        return self


class Options(Request):
    """What tells one SKU of a product from another."""

    ring_size: RingSize | None = None
    length_cm: Decimal | None = Field(None, gt=0, le=300, decimal_places=1)
    inner_diameter_mm: Decimal | None = Field(None, gt=0, le=150, decimal_places=1)
    weight_g: Grams | None = None


class SkuContent(Request):
    code: SkuCode | None = None
    options: Options = Field(default_factory=Options)
    price_rule: PriceRuleIn
    map_price: BaseMoney | None = Field(
        None, description="Minimum advertised price: the least that a dealer's shop may ask for it"
    )
    one_of_one: bool = Field(False, description="孤品: there is one, with its own certificate")
    serial: Annotated[str, StringConstraints(to_upper=True, pattern=r"^[A-Za-z0-9][A-Za-z0-9._/-]{1,39}$")] | None = (
        Field(None, description="Of a one-of-one: what is engraved or on its tag", examples=["HT-26-0713"])
    )
    source_ids: tuple[Annotated[str, StringConstraints(pattern=r"^org_[0-9A-Z]{26}$")], ...] = Field(
        (), max_length=10, description="Dealers that may keep it in stock too; you always may"
    )

    @model_validator(mode="after")
    def _serials_are_of_pieces(self) -> Self:
        if self.serial and not self.one_of_one:
            zh, en = "只有孤品有序列号。", "only a one-of-one has a serial"
            raise wrong_at((("serial",), wrong("serial_of_many", zh, en), self.serial))
        return self

    @property
    def sku(self) -> str:
        if self.code is None:
            raise ValueError("this SKU has no code yet")
        return self.code


MediaKey = Annotated[str, StringConstraints(pattern=r"^media/[A-Za-z0-9_./-]{1,200}$")]


class Medium(Request):
    """What POST /media took in. What the server knows of it better than its supplier it fills in itself, whatever is sent."""

    key: MediaKey = Field(description="From POST /media, or below media/demo/", examples=["media/demo/lum-r01-1.webp"])
    alt: TextIn


class Image(Medium):
    width: int | None = Field(None, ge=1, le=20_000)
    height: int | None = Field(None, ge=1, le=20_000)
    widths: tuple[Annotated[int, Field(ge=1, le=20_000)], ...] = Field(
        (), max_length=8, description="Server: which derivatives there are, for srcset"
    )
    placeholder: str | None = Field(None, max_length=600, description="Server: a blurred picture as data URI")


class Video(Medium):
    poster: MediaKey | None = Field(None, description="Server: its first picture")


class Spin(Medium):
    """A turn by 360°; frame n, counted from 1, is `{key}/{n:02d}.webp`."""

    frames: int | None = Field(None, ge=1, le=72, description="Server")


class Description(Request):
    zh: str = Field("", max_length=4000)
    en: str = Field("", max_length=4000)


class Title(Request):
    zh: str = Field(min_length=1, max_length=120)
    en: str = Field(min_length=1, max_length=160)


class ProductContent(Request):
    title: Title
    description: Description = Field(default_factory=Description)
    category: Annotated[Category, OneOf(goods.CATEGORY)]
    material: Annotated[Material, OneOf(goods.MATERIAL)]
    attributes: Attributes = Field(default_factory=Attributes)
    skus: tuple[SkuContent, ...] = Field(min_length=1, max_length=MAX_SKUS)
    images: tuple[Image, ...] = Field((), max_length=MAX_IMAGES, description="The first is the cover")
    videos: tuple[Video, ...] = Field((), max_length=MAX_VIDEOS)
    spin: Spin | None = None
    model: Medium | None = Field(None, description="GLB")
    tags: tuple[Annotated[str, StringConstraints(min_length=1, max_length=30)], ...] = Field((), max_length=12)

    @model_validator(mode="after")
    def _skus_differ_and_follow_one_board(self) -> Self:
        codes = [sku.code for sku in self.skus if sku.code]
        if len(codes) != len(set(codes)):
            raise ValueError("two SKUs have the same code")
        boards = {sku.price_rule.rule().board_key for sku in self.skus if isinstance(sku.price_rule, WeightPrice)}
        if len(boards) > 1:
            raise ValueError("the SKUs of one product follow one board price; list another metal as another product")
        return self

    @model_validator(mode="after")
    def _attributes_belong_to_the_goods(self) -> Self:
        found = [*_of_other_goods(self.attributes, self.category), *_of_other_jade(self.attributes, self.material)]
        if found:
            raise wrong_at(*found)
        return self

    @property
    def name(self) -> Text:
        return Text(self.title.zh, self.title.en)

    @property
    def rules(self) -> tuple[PriceRule, ...]:
        return tuple(sku.price_rule.rule() for sku in self.skus)

    @property
    def board_key(self) -> str | None:
        return next((rule.board_key for rule in self.rules if isinstance(rule, ByWeight)), None)

    def document(self) -> dict[str, Any]:
        """As stored; `ProductContent.model_validate` reads it back."""
        return self.model_dump(mode="json", exclude_none=True)


def _of_other_goods(attributes: Attributes, category: Category) -> Iterator[Wrong]:
    goods = NAMES[category]
    for name in Attributes.model_fields:
        given = getattr(attributes, name)
        if given not in (None, ()) and not belongs(name, category):
            zh, en = f"{goods.zh}没有这一项，请删去。", f"{goods.en.lower()} have no such attribute; leave it out"
            yield ("attributes", name), wrong("not_of_these_goods", zh, en), given


def _of_other_jade(attributes: Attributes, material: Material) -> Iterator[Wrong]:
    kinds = {str(material), *(stone.kind for stone in attributes.stones)}
    for name, kind in JADES:
        if getattr(attributes, name) is not None and kind not in kinds:
            jade = NAMES[Material(kind)]
            zh = f"材质和宝石都不是{jade.zh}，请删去这一项或改材质。"
            en = f"neither the material nor a stone is {jade.en.lower()}; leave it out or name the material"
            yield ("attributes", name), wrong("not_of_these_goods", zh, en), None
