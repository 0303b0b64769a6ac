"""The facts that a laboratory's report states: their names, words and scales (domain.md §1), and when two statements agree.

A fact is text, as the report has it: `{"carat": "1.01", "colour": "D", "clarity": "VS1"}`. Names are those of the
catalog's attributes; the grades of jade carry `jade_`.
"""

from __future__ import annotations

import re
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum
from typing import Any

from parure.kernel.text import Text
from parure.kernel.value import value


class FactGroup(StrEnum):
    """Which reports state a fact, for forms."""

    ITEM = "item"
    STONE = "stone"
    DIAMOND = "diamond"
    JADE = "jade"
    PEARL = "pearl"
    METAL = "metal"


class FactShape(StrEnum):
    """How the value of a fact is written."""

    WORD = "word"
    NUMBER = "number"
    MEASUREMENTS = "measurements"
    TEXT = "text"
    DATE = "date"


@value
class Fact:
    """`best_first` are words from best to least, where the trade orders them; `tolerance` is how far two numbers may differ.

    `weighty` facts make the price: a listing that claims one of them should have it on its report. What a report says of
    a `disclosed` fact the listing must say too.
    """

    name: str
    group: FactGroup
    label: Text
    shape: FactShape = FactShape.WORD
    unit: str = ""
    best_first: tuple[tuple[str, ...], ...] = ()
    words: tuple[str, ...] = ()
    tolerance: Decimal = Decimal(0)
    places: int = 2
    counts: tuple[int, ...] = ()
    """How many numbers a measurement has."""
    weighty: bool = False
    disclosed: bool = False

    @property
    def choices(self) -> tuple[str, ...]:
        """The words that it may have, in order and without repetition; empty where any will do."""
        return tuple(dict.fromkeys([*(word for scale in self.best_first for word in scale), *self.words]))


GIA_COLOUR = tuple("DEFGHIJKLMNOPQRSTUVWXYZ")
GBT_COLOUR = (*"DEFGHIJKLMN", "<N")
GIA_CLARITY = ("FL", "IF", "VVS1", "VVS2", "VS1", "VS2", "SI1", "SI2", "I1", "I2", "I3")
GBT_CLARITY = ("LC", "VVS1", "VVS2", "VS1", "VS2", "SI1", "SI2", "P1", "P2", "P3")
GRADES = ("Excellent", "Very Good", "Good", "Fair", "Poor")
FLUORESCENCE = ("None", "Faint", "Medium", "Strong", "Very Strong")
KINDS = (
    "diamond", "lab_grown_diamond", "jadeite", "nephrite", "pearl", "ruby", "sapphire", "emerald", "other_gem",
    "gold", "k_gold", "platinum", "silver",
)  # fmt: skip


def _numbered(prefix: str, steps: int) -> tuple[str, ...]:
    return tuple(f"{prefix}{n}" for n in range(1, steps + 1))


PEARL_GRADES = tuple("ABCDE")
TREATMENTS = (
    "none", "heated", "oil_minor", "oil_moderate", "oil_significant", "waxed", "bleached", "filled", "glass_filled", "diffused",
    "dyed", "irradiated", "coated", "hpht", "laser_drilled", "fracture_filled", "B", "C", "B+C",
)  # fmt: skip
SHAPES = (
    "round", "princess", "cushion", "oval", "emerald", "pear", "marquise", "heart", "radiant", "asscher", "baguette", "trilliant",
    "cabochon", "bead", "carved",
)  # fmt: skip


def _number(name: str, group: FactGroup, label: Text, unit: str, tolerance: str = "0", **more: Any) -> Fact:
    return Fact(name, group, label, FactShape.NUMBER, unit, tolerance=Decimal(tolerance), **more)


def _graded(name: str, group: FactGroup, label: Text, *scales: tuple[str, ...], weighty: bool = True) -> Fact:
    return Fact(name, group, label, FactShape.WORD, best_first=scales, weighty=weighty)


def _worded(name: str, group: FactGroup, label: Text, words: tuple[str, ...] = (), **more: Any) -> Fact:
    """Any words will do; some are offered."""
    return Fact(name, group, label, FactShape.TEXT, words=words, **more)


_ITEM, _STONE, _DIAMOND = FactGroup.ITEM, FactGroup.STONE, FactGroup.DIAMOND
_JADE, _PEARL, _METAL = FactGroup.JADE, FactGroup.PEARL, FactGroup.METAL
_ALL = (
    Fact("kind", _ITEM, Text("品种", "Species"), words=KINDS, weighty=True),
    _worded("species", _STONE, Text("宝石种", "Variety"), weighty=True),
    Fact("laboratory_grown", _STONE, Text("合成", "Laboratory-grown"), words=("yes", "no"), disclosed=True),
    _number("total_grams", _ITEM, Text("总质量", "Total weight"), "g", "0.01"),
    _number("carat", _STONE, Text("重量", "Weight"), "ct", places=3, weighty=True),
    _worded("shape", _STONE, Text("形状", "Shape"), SHAPES),
    Fact(
        "measurements",
        _STONE,
        Text("尺寸", "Measurements"),
        FactShape.MEASUREMENTS,
        "mm",
        tolerance=Decimal("0.01"),
        counts=(3,),
    ),
    Fact("colour", _STONE, Text("颜色", "Colour"), FactShape.TEXT, best_first=(GIA_COLOUR, GBT_COLOUR), weighty=True),
    _graded("clarity", _DIAMOND, Text("净度", "Clarity"), GIA_CLARITY, GBT_CLARITY),
    _graded("cut", _DIAMOND, Text("切工", "Cut"), GRADES),
    _graded("polish", _DIAMOND, Text("抛光", "Polish"), GRADES, weighty=False),
    _graded("symmetry", _DIAMOND, Text("对称性", "Symmetry"), GRADES, weighty=False),
    _graded("fluorescence", _DIAMOND, Text("荧光", "Fluorescence"), FLUORESCENCE, weighty=False),
    _graded("grade", _DIAMOND, Text("等级", "Grade"), ("Premium", "Standard")),
    Fact("growth", _DIAMOND, Text("合成方法", "Growth"), words=("HPHT", "CVD")),
    _number("depth_percent", _DIAMOND, Text("全深比", "Depth"), "%", "0.1", places=1),
    _number("table_percent", _DIAMOND, Text("台宽比", "Table"), "%", "0.5", places=1),
    _worded("treatment", _STONE, Text("处理", "Treatment"), TREATMENTS, weighty=True, disclosed=True),
    _worded("origin", _STONE, Text("产地", "Origin"), weighty=True),
    Fact("jade_hue", _JADE, Text("色调", "Hue"), words=("G", "yG", "bG")),
    _graded("jade_chroma", _JADE, Text("彩度", "Chroma"), _numbered("Ch", 5)),
    _graded("jade_value", _JADE, Text("明度", "Value"), _numbered("V", 4)),
    _graded("jade_transparency", _JADE, Text("透明度", "Transparency"), _numbered("T", 5)),
    _graded("jade_texture", _JADE, Text("质地", "Texture"), _numbered("Te", 5)),
    _graded("jade_clarity", _JADE, Text("净度", "Clarity"), _numbered("C", 5)),
    _worded("pearl_variety", _PEARL, Text("珍珠品种", "Kind of pearl"), weighty=True),
    _worded("pearl_form", _PEARL, Text("珍珠形状", "Shape of the pearl")),
    Fact(
        "size_mm",
        _PEARL,
        Text("直径", "Size"),
        FactShape.MEASUREMENTS,
        "mm",
        tolerance=Decimal("0.1"),
        counts=(1, 2),
        weighty=True,
    ),
    _graded("lustre", _PEARL, Text("光泽", "Lustre"), PEARL_GRADES),
    _graded("surface", _PEARL, Text("光洁度", "Surface"), PEARL_GRADES),
    _graded("nacre", _PEARL, Text("珠层厚度", "Nacre"), PEARL_GRADES),
    _graded("matching", _PEARL, Text("匹配性", "Matching"), ("A", "B", "C"), weighty=False),
    Fact("metal", _METAL, Text("金属", "Metal"), words=("gold", "k_gold", "platinum", "silver"), weighty=True),
    _number("fineness", _METAL, Text("成色", "Fineness"), "‰", weighty=True),
    _number("grams", _METAL, Text("金属质量", "Metal weight"), "g", "0.01"),
)
FACTS: dict[str, Fact] = {fact.name: fact for fact in _ALL}
"""By name, in the order in which a report states them. Fluorescence: less is better."""

HEADER: dict[str, Fact] = {
    "report_type": Fact("report_type", FactGroup.ITEM, Text("报告类型", "Report type"), FactShape.TEXT),
    "issued_on": Fact("issued_on", FactGroup.ITEM, Text("签发日期", "Issue date"), FactShape.DATE),
}
"""What stands at the head of every report; stated beside the facts."""
STATED = {**HEADER, **FACTS}


def _steps(letters: str, zh: str, en: str) -> dict[str, Text]:
    """GB/T 23885's steps with their words."""
    pairs = zip(zh.split(), en.split(" / "), strict=True)
    return {
        f"{letters}{n}": Text(f"{letters}{n} {one}", f"{letters}{n}, {other}")
        for n, (one, other) in enumerate(pairs, 1)
    }


WORDS: dict[str, Text] = {
    "diamond": Text("钻石", "Diamond"),
    "lab_grown_diamond": Text("合成钻石", "Laboratory-grown diamond"),
    "jadeite": Text("翡翠", "Jadeite"),
    "nephrite": Text("和田玉", "Nephrite"),
    "pearl": Text("珍珠", "Pearl"),
    "ruby": Text("红宝石", "Ruby"),
    "sapphire": Text("蓝宝石", "Sapphire"),
    "emerald": Text("祖母绿", "Emerald"),
    "other_gem": Text("其他宝石", "Other gem"),
    "gold": Text("足金", "Gold"),
    "k_gold": Text("K金", "Karat gold"),
    "platinum": Text("铂金", "Platinum"),
    "silver": Text("银", "Silver"),
    "round": Text("圆形", "Round"),
    "oval": Text("椭圆形", "Oval"),
    "pear": Text("梨形", "Pear"),
    "marquise": Text("马眼形", "Marquise"),
    "heart": Text("心形", "Heart"),
    "cushion": Text("垫形", "Cushion"),
    "princess": Text("公主方形", "Princess"),
    "radiant": Text("雷迪恩形", "Radiant"),
    "asscher": Text("阿斯切形", "Asscher"),
    "trilliant": Text("三角形", "Trilliant"),
    "baguette": Text("长方形", "Baguette"),
    "shape:emerald": Text("祖母绿形", "Emerald cut"),
    "Excellent": Text("极好 Excellent", "Excellent"),
    "Very Good": Text("很好 Very Good", "Very Good"),
    "Good": Text("好 Good", "Good"),
    "Fair": Text("一般 Fair", "Fair"),
    "Poor": Text("差 Poor", "Poor"),
    "None": Text("无 None", "None"),
    "Faint": Text("弱 Faint", "Faint"),
    "Medium": Text("中 Medium", "Medium"),
    "Strong": Text("强 Strong", "Strong"),
    "Very Strong": Text("极强 Very Strong", "Very Strong"),
    "none": Text("未经处理", "None"),
    "heated": Text("热处理", "Heated"),
    "yes": Text("是", "Yes"),
    "no": Text("否", "No"),
    **_steps("Ch", "极浓 浓 较浓 较淡 淡", "very strong / strong / fairly strong / fairly light / light"),
    **_steps("V", "明亮 较明亮 较暗 暗", "bright / fairly bright / fairly dark / dark"),
    **_steps(
        "T",
        "透明 亚透明 半透明 微透明 不透明",
        "transparent / sub-transparent / semi-transparent / slightly transparent / opaque",
    ),
    **_steps("Te", "极细 细 较细 较粗 粗", "very fine / fine / fairly fine / fairly coarse / coarse"),
    **_steps("C", "极纯净 纯净 较纯净 尚纯净 不纯净", "very clean / clean / fairly clean / slightly impure / impure"),
    "treatment:A": Text("A 货，未经处理", "A, untreated"),
    "treatment:B": Text("B 货，漂白充填", "B, bleached and filled"),
    "treatment:C": Text("C 货，染色", "C, dyed"),
    "treatment:B+C": Text("B+C 货，漂白充填并染色", "B+C, filled and dyed"),
    "jade_hue:G": Text("G 绿", "G, green"),
    "jade_hue:yG": Text("yG 微黄绿", "yG, yellowish green"),
    "jade_hue:bG": Text("bG 微蓝绿", "bG, bluish green"),
}
"""Words that read differently in the mall's languages, some for one fact only; all others stand as the report has them."""

_SAME: dict[str, dict[str, str]] = {
    "treatment": {
        **dict.fromkeys(
            ("a", "untreated", "no treatment", "无", "无处理", "未处理", "未经处理", "未经优化处理"), "none"
        ),
        **dict.fromkeys(("indications of heating", "heat", "heat treated", "热处理", "加热"), "heated"),
        **dict.fromkeys(("minor oil", "insignificant oil", "minor clarity enhancement", "微油"), "oil minor"),
        **dict.fromkeys(("moderate oil", "moderate clarity enhancement", "中油"), "oil moderate"),
        **dict.fromkeys(("significant oil", "significant clarity enhancement", "重油"), "oil significant"),
        **dict.fromkeys(("漂白充填", "漂白、充填处理", "bleached and filled", "type b"), "b"),
        **dict.fromkeys(("染色", "染色处理", "type c"), "c"),
        **dict.fromkeys(("bc", "c+b", "漂白、充填、染色处理", "type b+c"), "b+c"),
    },
    "shape": {"round brilliant": "round", "圆形": "round", "圆钻形": "round", "emerald cut": "emerald"},
    "laboratory_grown": {"no": "none"},
}
"""Ways of writing one and the same, by fact."""
_NUMBER = re.compile(r"^\d{1,7}(\.\d{1,4})?$")


def plain(fact: Fact, value: str) -> str:
    """How a value is compared: without case, blanks and accidents of writing."""
    text = " ".join(value.replace("_", " ").split()).casefold().rstrip(".")
    if fact.name == "treatment" and text.startswith("no indications of"):
        return "none"
    if fact.shape is FactShape.NUMBER and (number := number_of(value)) is not None:
        return format(number.normalize(), "f")
    return _SAME.get(fact.name, {}).get(text, text)


def shown(fact: Fact, value: str) -> Text:
    """As people read it: with its unit, species and colour words in the reader's language."""
    word = WORDS.get(f"{fact.name}:{value}") or WORDS.get(value) or WORDS.get(value.casefold())
    if word is not None and fact.shape in (FactShape.WORD, FactShape.TEXT):
        return word
    unit = f"{'' if fact.unit in ('', '%', '‰') else ' '}{fact.unit}"
    return Text(f"{value}{unit}", f"{value}{unit}")


def number_of(value: str) -> Decimal | None:
    return Decimal(value) if _NUMBER.match(value) else None


def numbers_of(measurements: str) -> tuple[Decimal, ...]:
    """`6.41 - 6.43 x 3.97 mm` → 6.41, 6.43, 3.97: length and width in either order, depth last."""
    found = [Decimal(number) for number in re.findall(r"\d+(?:\.\d+)?", measurements)][:3]
    return (*sorted(found[:2]), *found[2:])


def shown_weight(carat: Decimal) -> Decimal:
    """Carats as a report shows them: to 0.01, rounded up only from a 9 in the third decimal (GB/T 16554; GIA too)."""
    thousandths = (carat * 1000).to_integral_value(ROUND_FLOOR)
    hundredths, third = divmod(int(thousandths), 10)
    return Decimal(hundredths + (third == 9)).scaleb(-2)


def agree(fact: Fact, one: str, other: str) -> bool:
    """Whether two statements of a fact say the same."""
    if plain(fact, one) == plain(fact, other):
        return True
    if fact.shape is FactShape.MEASUREMENTS:
        return _close(numbers_of(one), numbers_of(other), fact.tolerance)
    first, second = number_of(one), number_of(other)
    if fact.shape is not FactShape.NUMBER or first is None or second is None:
        return False
    if fact.name == "carat":
        return _same_weight(first, second)
    return abs(first - second) <= fact.tolerance


def _same_weight(one: Decimal, other: Decimal) -> bool:
    """Equal as far as the coarser of the two goes."""
    if min(_places(one), _places(other)) >= 3:
        return one == other
    return shown_weight(one) == shown_weight(other)


def _places(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _close(one: tuple[Decimal, ...], other: tuple[Decimal, ...], tolerance: Decimal) -> bool:
    return len(one) == len(other) > 0 and all(abs(a - b) <= tolerance for a, b in zip(one, other, strict=True))


def better(fact: Fact, claimed: str, reported: str) -> bool | None:
    """Whether the claim is better than the report; None where the trade orders no such values, or on different scales."""
    for scale in fact.best_first:
        places = {plain(fact, word): place for place, word in enumerate(scale)}
        first, second = places.get(plain(fact, claimed)), places.get(plain(fact, reported))
        if first is not None and second is not None:
            return first < second
    first_number, second_number = number_of(claimed), number_of(reported)
    if fact.name in ("carat", "fineness", "grams", "total_grams") and first_number and second_number:
        return first_number > second_number
    return None
