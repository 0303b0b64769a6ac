"""What a reviewer should look at: each rule looks at a product's content and says what is wrong and how to put it right.

A finding does not decide. An `error` breaks a rule of the trade or the law, and an operator who approves in spite of it
gives a reason; a `warning` is worth a look.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from catalog.rules.attributes import Diamond
from catalog.rules.content import FixedPrice, ProductContent, WeightPrice
from catalog.rules.scales import Material, Treatment
from parure.kernel.text import Text
from pricing.contract import FINENESSES, canonical_metal


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    rule: str
    severity: Severity
    field: str
    detail: Text
    fix: Text


_BARRED = ("千足金", "万足金")


def barred_names(content: ProductContent) -> Iterator[Finding]:
    """GB 11887: 千足金 and 万足金 are barred names."""
    for field, text in _texts(content):
        for word in _BARRED:
            if word in text:
                yield Finding(
                    "barred_name",
                    Severity.ERROR,
                    field,
                    Text(f"用了禁用名称“{word}”。", f"The barred name {word} is used."),
                    Text("写“足金”并注明含金量，如“足金999”。", "Write 足金 with the gold content, such as 足金999."),
                )


def fineness_in_scale(content: ProductContent) -> Iterator[Finding]:
    """GB 11887: fineness is one of the scale of its metal."""
    stated = []
    if content.attributes.metal is not None:
        metal = content.attributes.metal
        stated.append(("attributes.metal.fineness", str(metal.kind), metal.fineness))
    for i, sku in enumerate(content.skus):
        if isinstance(sku.price_rule, WeightPrice):
            stated.append((f"skus.{i}.price_rule.fineness", str(sku.price_rule.metal), sku.price_rule.fineness))
    for field, kind, fineness in stated:
        scale = FINENESSES[canonical_metal(kind)]
        if fineness not in scale:
            allowed = " ".join(scale)
            yield Finding(
                "fineness_scale",
                Severity.ERROR,
                field,
                Text(f"成色 {fineness}‰ 不在标准之内。", f"A fineness of {fineness}‰ is not in the scale."),
                Text(f"可用：{allowed}。", f"Use one of {allowed}."),
            )


def clarity_word(content: ProductContent) -> Iterator[Finding]:
    """SI3 is no GIA grade; the typed field refuses it, a text may still say it."""
    for field, text in _texts(content):
        if "SI3" in text.upper():
            yield Finding(
                "clarity_scale",
                Severity.ERROR,
                field,
                Text("SI3 不是 GIA 净度级别。", "SI3 is not a GIA clarity grade."),
                Text("按证书写 SI2 或 I1。", "Write SI2 or I1, as the report does."),
            )


def lab_grown_name(content: ProductContent) -> Iterator[Finding]:
    """The name of a laboratory-grown diamond says so."""
    mains = [stone for stone in content.attributes.stones if isinstance(stone, Diamond) and stone.role == "main"]
    if content.material is not Material.LAB_GROWN_DIAMOND and not any(s.kind == "lab_grown_diamond" for s in mains):
        return
    detail = Text("名称没有说明是合成钻石。", "The name does not say that the diamond is laboratory-grown.")
    if "合成" not in content.title.zh:
        yield Finding(
            "lab_grown_name", Severity.ERROR, "title.zh", detail, Text("名称写明“合成”。", "Put 合成 into the name.")
        )
    if "laboratory-grown" not in content.title.en.lower():
        fix = Text("英文名称写明 laboratory-grown。", "Put laboratory-grown into the name.")
        yield Finding("lab_grown_name", Severity.ERROR, "title.en", detail, fix)


def treated_jade_name(content: ProductContent) -> Iterator[Finding]:
    """Treated jadeite is called 翡翠(处理)."""
    jade = content.attributes.jade
    if jade is None or jade.treatment is Treatment.A:
        return
    name = content.title.zh.replace("（", "(").replace("）", ")")
    detail = Text(f"{jade.treatment} 货翡翠未标明处理。", f"Jadeite of type {jade.treatment} is not named as treated.")
    if "翡翠(处理)" not in name:
        fix = Text("名称写“翡翠(处理)”。", "Name it 翡翠(处理).")
        yield Finding("treated_jade_name", Severity.ERROR, "title.zh", detail, fix)
    if "treated" not in content.title.en.lower():
        fix = Text("英文名称写明 treated jadeite。", "Name it treated jadeite.")
        yield Finding("treated_jade_name", Severity.ERROR, "title.en", detail, fix)


def jade_needs_treatment(content: ProductContent) -> Iterator[Finding]:
    if content.material is Material.JADEITE and content.attributes.jade is None:
        yield Finding(
            "jade_treatment_missing",
            Severity.ERROR,
            "attributes.jade",
            Text("没有说明翡翠是否经过处理。", "It is not said whether the jadeite is treated."),
            Text("填写 A、B、C 或 B+C。", "State A, B, C or B+C."),
        )


def has_picture(content: ProductContent) -> Iterator[Finding]:
    if not content.images:
        yield Finding(
            "no_picture",
            Severity.WARNING,
            "images",
            Text("没有图片。", "There is no picture."),
            Text("至少上传一张。", "Upload at least one."),
        )


def has_price(content: ProductContent) -> Iterator[Finding]:
    for i, sku in enumerate(content.skus):
        if isinstance(sku.price_rule, FixedPrice) and sku.price_rule.amount.amount == 0:
            yield Finding(
                "no_price",
                Severity.ERROR,
                f"skus.{i}.price_rule.amount",
                Text("没有价格。", "There is no price."),
                Text("填写大于零的金额。", "State an amount above zero."),
            )


def piece_has_certificate(content: ProductContent) -> Iterator[Finding]:
    """A one-of-one has its own certificate (domain.md §1)."""
    if content.attributes.certificate is None and any(sku.one_of_one for sku in content.skus):
        yield Finding(
            "piece_without_certificate",
            Severity.WARNING,
            "attributes.certificate",
            Text("孤品没有证书。", "A one-of-one has no certificate."),
            Text("填写鉴定证书。", "State its certificate."),
        )


RULES: tuple[Callable[[ProductContent], Iterator[Finding]], ...] = (
    barred_names,
    fineness_in_scale,
    clarity_word,
    lab_grown_name,
    treated_jade_name,
    jade_needs_treatment,
    has_picture,
    has_price,
    piece_has_certificate,
)


def find(content: ProductContent) -> tuple[Finding, ...]:
    """All findings, errors first, in the order of the rules."""
    found = [finding for rule in RULES for finding in rule(content)]
    return tuple(sorted(found, key=lambda finding: finding.severity is Severity.WARNING))


def has_errors(findings: tuple[Finding, ...]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def _texts(content: ProductContent) -> Iterator[tuple[str, str]]:
    yield "title.zh", content.title.zh
    yield "title.en", content.title.en
    yield "description.zh", content.description.zh
    yield "description.en", content.description.en
