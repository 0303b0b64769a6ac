"""The rules' data: words, scales, bands, and which rule is on. An operator publishes versions of it; this is the first."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from catalog.rules.barred import BARRED_NAMES, CLAIMS
from parure.kernel.schemas import Request, TextIn
from parure.kernel.text import Text
from pricing.contract import FINENESSES

Word = Annotated[str, StringConstraints(min_length=1, max_length=60)]
Percent = Annotated[int, Field(ge=0, le=100)]

_RULES: dict[str, tuple[Literal["error", "warning"], str, str]] = {
    "barred_name": ("error", "禁用名称", "Barred name"),
    "fineness_scale": ("error", "成色不在标准内", "Fineness out of scale"),
    "clarity_scale": ("error", "净度级别不存在", "Clarity that is no grade"),
    "synthetic_name": ("error", "名称缺“合成”", "Name hides laboratory-grown"),
    "treatment_name": ("error", "名称缺“处理”", "Name hides treatment"),
    "treatment_missing": ("error", "未说明是否处理", "Treatment not stated"),
    "missing_attribute": ("error", "缺少必填属性", "Missing attribute"),
    "missing_size": ("warning", "缺少尺寸", "Missing size"),
    "forbidden_claim": ("error", "禁用宣传语", "Forbidden claim"),
    "weights": ("error", "重量不一致", "Weights disagree"),
    "no_price": ("error", "没有价格", "No price"),
    "price_peers": ("warning", "价格远离同类", "Price far from its peers"),
    "no_picture": ("warning", "没有图片", "No picture"),
    "picture_small": ("warning", "图片太小", "Picture too small"),
    "picture_waiting": ("warning", "图片处理中", "Picture in process"),
    "picture_failed": ("error", "图片处理失败", "Picture failed"),
    "piece_without_certificate": ("warning", "孤品没有证书", "One-of-one without certificate"),
    "certificate_differs": ("error", "与证书不符", "Differs from the certificate"),
    "certificate_modest": ("warning", "少于证书所述", "Says less than the certificate"),
    "certificate_unverified": ("warning", "证书未核验", "Certificate not verified"),
    "certificate_revoked": ("error", "证书已撤销", "Certificate revoked"),
    "certificate_foreign": ("error", "证书由另一商家登记", "Certificate recorded by another supplier"),
    "certificate_taken": ("error", "证书属于另一商品", "Certificate on another product"),
    "certificate_contested": ("error", "证书有争议", "Certificate contested"),
}
RULE_NAMES = {rule: Text(zh, en) for rule, (_, zh, en) in _RULES.items()}
"""Every rule there is, in the order in which a reviewer reads them."""


class RuleSetting(Request):
    on: bool = True
    severity: Literal["error", "warning"]


class BarredName(Request):
    word: Word
    instead: TextIn = Field(description="What to write, for the supplier")


class Claim(Request):
    """Words that promise what goods may not promise; Chinese anywhere in a text, Latin as whole words."""

    kind: Annotated[str, StringConstraints(pattern=r"^[a-z_]{2,30}$")] = Field(examples=["healing"])
    name: TextIn
    words: tuple[Word, ...] = Field(min_length=1, max_length=200)
    unless: tuple[Word, ...] = Field((), max_length=200, description="Harmless words that contain one of them")
    fix: TextIn


class PriceBand(Request):
    """How far from the middle of its peers a price may be, as a factor up and down."""

    times: Decimal = Field(Decimal(5), gt=1, le=1000, decimal_places=1)
    by_material: dict[str, Annotated[Decimal, Field(gt=1, le=1000, decimal_places=1)]] = Field(
        default_factory=lambda: {"jadeite": Decimal(50), "nephrite": Decimal(50), "pearl": Decimal(20)}, max_length=20
    )
    least_peers: int = Field(8, ge=2, le=1000, description="With fewer, nothing is said")

    def times_of(self, material: str) -> Decimal:
        return self.by_material.get(material, self.times)


class PriceChange(Request):
    """What may change on a product that is on sale without a person looking at it."""

    up_percent: Percent = 10
    down_percent: Percent = 10
    least_amount: int = Field(100, ge=0, le=10**13, description="Minor units; a price below it is always looked at")


class Pictures(Request):
    least_side: int = Field(800, ge=1, le=10_000, description="Pixels of the shorter side")


class Weights(Request):
    carat_percent: Percent = Field(
        15, description="How far a round brilliant's carat may be from what it measures (diameter² × depth × 0.0061)"
    )


def _known_rules(rules: dict[str, RuleSetting]) -> dict[str, RuleSetting]:
    unknown = sorted(set(rules) - set(_RULES))
    if unknown:
        raise ValueError(f"there is no rule {unknown[0]}; rules are {', '.join(_RULES)}")
    # A rule that is not named keeps its default, so that a new rule works under an old rule set.
    return {name: rules.get(name) or RuleSetting(severity=severity) for name, (severity, _, _) in _RULES.items()}


def _plain(texts: tuple[dict[str, Any], ...]) -> Any:
    return lambda: texts


class RuleSet(Request):
    rules: Annotated[dict[str, RuleSetting], AfterValidator(_known_rules)] = Field(
        default_factory=dict, validate_default=True
    )
    barred_names: tuple[BarredName, ...] = Field(
        default_factory=_plain(BARRED_NAMES), validate_default=True, max_length=200
    )
    claims: tuple[Claim, ...] = Field(default_factory=_plain(CLAIMS), validate_default=True, max_length=50)
    finenesses: dict[Literal["gold", "platinum", "silver"], tuple[Word, ...]] = Field(
        default_factory=lambda: dict(FINENESSES), validate_default=True
    )
    price_band: PriceBand = Field(default_factory=PriceBand)
    price_change: PriceChange = Field(default_factory=PriceChange)
    pictures: Pictures = Field(default_factory=Pictures)
    weights: Weights = Field(default_factory=Weights)

    @model_validator(mode="after")
    def _every_metal_has_a_scale(self) -> Self:
        missing = sorted(set(FINENESSES) - {metal for metal, scale in self.finenesses.items() if scale})
        if missing:
            raise ValueError(f"finenesses: {missing[0]} has no scale")
        return self

    def setting(self, rule: str) -> RuleSetting:
        return self.rules[rule]

    def document(self) -> dict[str, Any]:
        return self.model_dump(mode="json")
