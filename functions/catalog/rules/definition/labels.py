"""How fields and groups are called, which facet they are, and what a form says beside them: data, by model of the schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel

from catalog.rules.attributes import (
    Attributes,
    Certificate,
    Diamond,
    Gem,
    Jade,
    JadeGrade,
    Measurements,
    Metal,
    Nephrite,
    Pearl,
)
from catalog.rules.content import (
    FixedPrice,
    Labour,
    Options,
    ProductContent,
    RingSize,
    SkuContent,
    WeightPrice,
)
from parure.kernel.text import Text

FacetKind = Literal["none", "choice", "range"]

GROUPS = {
    "basics": Text("基本信息", "Basics"),
    "metal": Text("贵金属", "Precious metal"),
    "stones": Text("宝石", "Stones"),
    "jade": Text("翡翠", "Jadeite"),
    "nephrite": Text("和田玉", "Nephrite"),
    "making": Text("工艺与款式", "Craft and style"),
    "form": Text("规格", "Form and size"),
    "certificate": Text("鉴定证书", "Certificate"),
    "options": Text("尺寸与规格选项", "Sizes and options"),
    "price": Text("价格", "Price"),
    "media": Text("图片与影像", "Pictures and films"),
}


@dataclass(frozen=True, slots=True)
class Label:
    text: Text
    facet: FacetKind = "none"
    facet_name: str | None = None
    """Its own name unless two fields with one name are different facets."""
    group: str | None = None
    """Where it differs from the group of its model."""
    required: bool = False
    """A piece of these goods that lacks it is not described; drafts may lack it."""
    help: Text | None = None
    stones: tuple[str, ...] = ()
    """Kinds of stone that a form asks it of, where not all of the model's."""
    hidden: bool = False
    """A part of something that reads as a whole, or a matter of the machine: no row of its own."""


def _(zh: str, en: str, facet: FacetKind = "none", name: str | None = None, **more: object) -> Label:
    return Label(Text(zh, en), facet, name, **more)  # type: ignore[arg-type]


MODEL_GROUPS: dict[type[BaseModel], str] = {
    Metal: "metal",
    Diamond: "stones",
    Gem: "stones",
    Pearl: "stones",
    Measurements: "stones",
    Jade: "jade",
    JadeGrade: "jade",
    Nephrite: "nephrite",
    Certificate: "certificate",
    Attributes: "form",
    Options: "options",
    RingSize: "options",
    SkuContent: "basics",
    ProductContent: "basics",
    FixedPrice: "price",
    WeightPrice: "price",
    Labour: "price",
}

_GROWN = ("lab_grown_diamond",)
_COLOURED = ("ruby", "sapphire", "emerald", "other_gem")
_STONES = {
    "kind": _("品种", "Kind", "choice", "stone"),
    "role": _("主石或配石", "Main or accent", hidden=True),
    "count": _("粒数", "Number of stones"),
    "carat": _(
        "重量",
        "Weight",
        "range",
        help=Text("这几粒合计。1 克拉 = 0.2 克。", "Of these stones together. 1 ct is 0.2 g."),
    ),
    "measurements": _("尺寸", "Measurements"),
}

LABELS: dict[type[BaseModel], dict[str, Label]] = {
    Metal: {
        "kind": _("金属", "Metal", "choice", "metal", required=True),
        "fineness": _(
            "成色", "Fineness", "choice", required=True,
            help=Text("千分数，如 750、999.9。", "Parts per thousand, such as 750 or 999.9."),
        ),
        "grams": _("金属重量", "Metal weight", "range"),
        "colour": _("金属颜色", "Colour of metal", "choice", "metal_colour"),
        "plating": _("电镀", "Plating"),
    },
    Diamond: {
        **_STONES,
        "shape": _("琢型", "Shape", "choice"),
        "colour": _("颜色", "Colour", "choice", "colour"),
        "clarity": _("净度", "Clarity", "choice"),
        "cut": _("切工", "Cut", "choice", help=Text("只有圆钻有切工级别。", "Round brilliants of colour D to Z only.")),
        "polish": _("抛光", "Polish"),
        "symmetry": _("对称", "Symmetry"),
        "fluorescence": _("荧光", "Fluorescence", "choice"),
        "grade": _(
            "GIA 合成钻石级别", "GIA laboratory-grown grade", "choice", "lab_grown_grade", stones=_GROWN,
            help=Text("2025-10-01 起的 GIA 报告只写这一项。", "All that GIA's reports since 2025-10-01 say."),
        ),
        "growth": _("生长方法", "Method of growth", "choice", stones=_GROWN),
        "treatment": _("处理", "Treatment", "choice", "diamond_treatment"),
        "depth_percent": _("全深比", "Depth"),
        "table_percent": _("台宽比", "Table"),
    },
    Gem: {
        **_STONES,
        "shape": _("琢型", "Shape", "choice"),
        "species": _("宝石品种", "Species", "choice", stones=("other_gem",)),
        "colour": _("颜色", "Colour", "choice", "gem_colour"),
        "origin": _("产地", "Origin", "choice", "gem_origin", stones=_COLOURED),
        "treatment": _("优化处理", "Treatment", "choice", "gem_treatment", stones=_COLOURED),
        "laboratory_grown": _("合成", "Laboratory-grown", "choice", stones=_COLOURED),
    },
    Pearl: {
        **_STONES,
        "variety": _("珍珠品种", "Variety", "choice", "pearl_variety"),
        "form": _("形状", "Shape", "choice", "pearl_shape"),
        "size_min_mm": _("直径（最小）", "Diameter, smallest"),
        "size_max_mm": _("直径（最大）", "Diameter, largest", "range", "pearl_size"),
        "lustre": _("光泽", "Lustre", "choice", "pearl_lustre"),
        "surface": _("光洁度", "Surface", "choice", "pearl_surface"),
        "nacre": _("珠层厚度", "Nacre"),
        "matching": _("匹配性", "Matching"),
        "colour": _("颜色", "Colour", "choice", "pearl_colour"),
        "origin": _("产地", "Origin"),
        "treatment": _("优化处理", "Treatment", "choice", "gem_treatment"),
    },
    Measurements: {
        "length_mm": _("长", "Length", hidden=True),
        "width_mm": _("宽", "Width", hidden=True),
        "depth_mm": _("高", "Depth", hidden=True),
    },
    Jade: {
        "treatment": _("类别", "Type", "choice", "jade_treatment", required=True),
        "colour": _("颜色", "Colour", "choice", "jade_colour"),
        "grade": _("GB/T 23885 分级", "GB/T 23885 grades", hidden=True),
        "tags": _("行业描述", "Words of the trade", "choice", "trade_words"),
    },
    JadeGrade: {
        "hue": _("色调", "Hue"),
        "chroma": _("彩度", "Chroma", "choice", "jade_chroma"),
        "value": _("明度", "Value"),
        "transparency": _("透明度", "Transparency", "choice", "jade_transparency"),
        "texture": _("质地", "Texture", "choice", "jade_texture"),
        "clarity": _("净度", "Clarity", "choice", "jade_clarity"),
    },
    Nephrite: {
        "colour": _("颜色类别", "Colour kind", "choice", "nephrite_colour", required=True),
        "origin": _("产地", "Origin", "choice", "nephrite_origin"),
        "source": _("产状", "Occurrence", "choice", "nephrite_source"),
        "treatment": _("优化处理", "Treatment", "choice", "gem_treatment"),
        "tags": _("行业描述", "Words of the trade", "choice", "trade_words"),
    },
    Certificate: {
        "laboratory": _("鉴定机构", "Laboratory", "choice"),
        "number": _("证书编号", "Report number"),
        "report_type": _("报告类型", "Type of report"),
        "issued_on": _("签发日期", "Issued on"),
    },
    Attributes: {
        "metal": _("贵金属", "Precious metal", hidden=True),
        "gross_grams": _(
            "总重", "Total weight", group="form",
            help=Text("整件称重，含宝石。", "The whole piece on the scale, stones included."),
        ),
        "stones": _("宝石", "Stones", hidden=True),
        "total_carat": _("宝石总重", "All stones", "range", group="stones"),
        "jade": _("翡翠", "Jadeite", hidden=True),
        "nephrite": _("和田玉", "Nephrite", hidden=True),
        "craft": _("工艺", "Craft", "choice", group="making"),
        "style": _("款式", "Style", "choice", group="making"),
        "chain": _("链型", "Chain", "choice", group="making"),
        "clasp": _("链扣", "Clasp", group="making"),
        "extender_cm": _("延长链", "Extension chain"),
        "fitting": _("佩戴方式", "Fitting", "choice", group="making"),
        "bangle_form": _("镯型", "Form of bangle", "choice"),
        "height_mm": _("高度", "Height"),
        "width_mm": _("宽度", "Width"),
        "thickness_mm": _("厚度", "Thickness"),
        "consists_of": _("套装包含", "Consists of", "choice", required=True),
        "certificate": _("鉴定证书", "Certificate", hidden=True),
    },
    Options: {
        "ring_size": _("手寸", "Ring size", "choice"),
        "length_cm": _("长度", "Length", "choice"),
        "inner_diameter_mm": _("圈口", "Inner diameter", "choice"),
        "weight_g": _("重量", "Weight", "choice", "weight"),
    },
    RingSize: {
        "table": _("手寸表", "Ring size table", hidden=True),
        "label": _("手寸号", "Ring size number", hidden=True),
        "circumference_mm": _("内周长", "Inner circumference", hidden=True),
    },
    SkuContent: {
        "code": _("货号", "SKU code"),
        "options": _("规格", "Options", hidden=True),
        "price_rule": _("价格", "Price", group="price", hidden=True),
        "map_price": _("最低标价", "Minimum advertised price", group="price"),
        "one_of_one": _("孤品", "One of one", "choice"),
        "serial": _("序列号", "Serial"),
        "source_ids": _("可备货的经销商", "Dealers that may stock it"),
    },
    ProductContent: {
        "title": _("名称", "Name"),
        "description": _("描述", "Description"),
        "category": _("品类", "Category", "choice"),
        "material": _("材质", "Material", "choice"),
        "attributes": _("属性", "Attributes", hidden=True),
        "skus": _("规格", "SKUs", hidden=True),
        "images": _("图片", "Pictures", group="media"),
        "videos": _("视频", "Films", group="media"),
        "spin": _("360° 展示", "360° view", group="media"),
        "model": _("三维模型", "3D model", group="media"),
        "tags": _("标签", "Tags"),
    },
    FixedPrice: {"kind": _("计价方式", "Pricing"), "amount": _("一口价", "Price")},
    WeightPrice: {
        "kind": _("计价方式", "Pricing"),
        "metal": _("计价金属", "Metal of the price"),
        "fineness": _("计价成色", "Fineness of the price"),
        "net_grams": _("净金重", "Net metal weight"),
        "labour": _("工费", "Labour"),
        "stones": _("宝石价", "Stones"),
        "certificate_fee": _("证书费", "Certificate fee"),
    },
    Labour: {"per": _("工费按", "Labour per"), "amount": _("工费", "Labour")},
}  # fmt: skip
