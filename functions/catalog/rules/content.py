"""What a supplier says about a product: the whole of it, as it is sent, stored and reviewed."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from catalog.rules.attributes import Attributes, Fineness, Grams
from catalog.rules.scales import Category, Material, MetalKind, RingTable, circumference_mm
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
    metal: MetalKind
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

    table: RingTable
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
    one_of_one: bool = Field(False, description="孤品: there is one, with its own certificate")
    source_ids: tuple[Annotated[str, StringConstraints(pattern=r"^org_[0-9A-Z]{26}$")], ...] = Field(
        (), max_length=10, description="Dealers that may keep it in stock too; you always may"
    )

    @property
    def sku(self) -> str:
        if self.code is None:
            raise ValueError("this SKU has no code yet")
        return self.code


class Image(Request):
    key: str = Field(
        pattern=r"^media/[A-Za-z0-9_./-]{1,200}$",
        description="From POST /media, or below media/demo/",
        examples=["media/demo/lum-r01-1.webp"],
    )
    alt: TextIn
    width: int | None = Field(None, ge=1, le=20_000)
    height: int | None = Field(None, ge=1, le=20_000)


class Description(Request):
    zh: str = Field("", max_length=4000)
    en: str = Field("", max_length=4000)


class Title(Request):
    zh: str = Field(min_length=1, max_length=120)
    en: str = Field(min_length=1, max_length=160)


class ProductContent(Request):
    title: Title
    description: Description = Field(default_factory=Description)
    category: Category
    material: Material
    attributes: Attributes = Field(default_factory=Attributes)
    skus: tuple[SkuContent, ...] = Field(min_length=1, max_length=MAX_SKUS)
    images: tuple[Image, ...] = Field((), max_length=MAX_IMAGES)
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
