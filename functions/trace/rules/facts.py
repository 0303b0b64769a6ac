"""The facts that a laboratory's report states: their names, words and scales (domain.md §1), and when two statements agree.

A fact is text, as the report has it: `{"carat": "1.01", "colour": "D", "clarity": "VS1"}`. Names are those of the
catalog's attributes; the grades of jade carry `jade_`.
"""

from __future__ import annotations

import re
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum

from parure.kernel.text import Text
from parure.kernel.value import value


class Group(StrEnum):
    """Which reports state a fact, for forms."""

    ITEM = "item"
    DIAMOND = "diamond"
    JADE = "jade"
    STONE = "stone"
    PEARL = "pearl"
    METAL = "metal"


class Shape(StrEnum):
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
    group: Group
    label: Text
    shape: Shape = Shape.WORD
    unit: str = ""
    best_first: tuple[tuple[str, ...], ...] = ()
    words: tuple[str, ...] = ()
    tolerance: Decimal = Decimal(0)
    places: int = 2
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


def _numbered(prefix: str, best: int, least: int) -> tuple[str, ...]:
    step = 1 if best < least else -1
    return tuple(f"{prefix}{n}" for n in range(best, least + step, step))


_ALL = (
    Fact("kind", Group.ITEM, Text("品种", "Species"), words=KINDS, weighty=True),
    Fact("total_grams", Group.ITEM, Text("总质量", "Total weight"), Shape.NUMBER, "g", tolerance=Decimal("0.01")),
    Fact("carat", Group.STONE, Text("重量", "Weight"), Shape.NUMBER, "ct", weighty=True),
    Fact("shape", Group.STONE, Text("形状", "Shape"), Shape.TEXT),
    Fact(
        "measurements",
        Group.STONE,
        Text("尺寸", "Measurements"),
        Shape.MEASUREMENTS,
        "mm",
        tolerance=Decimal("0.01"),
    ),
    Fact(
        "colour",
        Group.STONE,
        Text("颜色", "Colour"),
        Shape.TEXT,
        best_first=(GIA_COLOUR, GBT_COLOUR),
        weighty=True,
    ),
    Fact("clarity", Group.DIAMOND, Text("净度", "Clarity"), best_first=(GIA_CLARITY, GBT_CLARITY), weighty=True),
    Fact("cut", Group.DIAMOND, Text("切工", "Cut"), best_first=(GRADES,), weighty=True),
    Fact("polish", Group.DIAMOND, Text("抛光", "Polish"), best_first=(GRADES,)),
    Fact("symmetry", Group.DIAMOND, Text("对称性", "Symmetry"), best_first=(GRADES,)),
    Fact("fluorescence", Group.DIAMOND, Text("荧光", "Fluorescence"), best_first=(FLUORESCENCE,)),
    Fact("grade", Group.DIAMOND, Text("等级", "Grade"), best_first=(("Premium", "Standard"),), weighty=True),
    Fact(
        "depth_percent",
        Group.DIAMOND,
        Text("全深比", "Depth"),
        Shape.NUMBER,
        "%",
        tolerance=Decimal("0.1"),
        places=1,
    ),
    Fact(
        "table_percent",
        Group.DIAMOND,
        Text("台宽比", "Table"),
        Shape.NUMBER,
        "%",
        tolerance=Decimal("0.5"),
        places=1,
    ),
    Fact("treatment", Group.STONE, Text("处理", "Treatment"), Shape.TEXT, weighty=True, disclosed=True),
    Fact("origin", Group.STONE, Text("产地", "Origin"), Shape.TEXT, weighty=True),
    Fact("jade_hue", Group.JADE, Text("色调", "Hue"), words=("G", "yG", "bG")),
    Fact("jade_chroma", Group.JADE, Text("彩度", "Chroma"), best_first=(_numbered("Ch", 1, 5),), weighty=True),
    Fact("jade_value", Group.JADE, Text("明度", "Value"), best_first=(_numbered("V", 1, 4),), weighty=True),
    Fact(
        "jade_transparency",
        Group.JADE,
        Text("透明度", "Transparency"),
        best_first=(_numbered("T", 1, 5),),
        weighty=True,
    ),
    Fact("jade_texture", Group.JADE, Text("质地", "Texture"), best_first=(_numbered("Te", 1, 5),), weighty=True),
    Fact("jade_clarity", Group.JADE, Text("净度", "Clarity"), best_first=(_numbered("C", 1, 5),), weighty=True),
    Fact("pearl_kind", Group.PEARL, Text("珍珠种类", "Kind of pearl"), Shape.TEXT, weighty=True),
    Fact("size_mm", Group.PEARL, Text("直径", "Size"), Shape.NUMBER, "mm", tolerance=Decimal("0.1"), places=2),
    Fact("lustre", Group.PEARL, Text("光泽", "Lustre"), Shape.TEXT),
    Fact("surface", Group.PEARL, Text("表面", "Surface"), Shape.TEXT),
    Fact("nacre", Group.PEARL, Text("珠层", "Nacre"), Shape.TEXT),
    Fact("matching", Group.PEARL, Text("匹配性", "Matching"), Shape.TEXT),
    Fact("metal", Group.METAL, Text("金属", "Metal"), words=("gold", "k_gold", "platinum", "silver"), weighty=True),
    Fact("fineness", Group.METAL, Text("成色", "Fineness"), Shape.NUMBER, "‰", places=2, weighty=True),
    Fact("grams", Group.METAL, Text("金属质量", "Metal weight"), Shape.NUMBER, "g", tolerance=Decimal("0.01")),
)
FACTS: dict[str, Fact] = {fact.name: fact for fact in _ALL}
"""By name, in the order in which a report states them. Fluorescence: less is better."""

HEADER: dict[str, Fact] = {
    "report_type": Fact("report_type", Group.ITEM, Text("报告类型", "Report type"), Shape.TEXT),
    "issued_on": Fact("issued_on", Group.ITEM, Text("签发日期", "Issue date"), Shape.DATE),
}
"""What stands at the head of every report; stated beside the facts."""
STATED = {**HEADER, **FACTS}

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
    "trillion": Text("三角形", "Trillion"),
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
}
"""Words that read differently in the mall's languages, some for one fact only; all others stand as the report has them."""

_UNTREATED = {"a", "none", "untreated", "no treatment", "无", "无处理", "未处理", "未经处理"}
_NUMBER = re.compile(r"^\d{1,7}(\.\d{1,4})?$")


def plain(fact: Fact, value: str) -> str:
    """How a value is compared: without case, blanks and accidents of writing."""
    text = " ".join(value.replace("_", " ").split()).casefold().rstrip(".")
    if fact.name == "treatment" and (text in _UNTREATED or text.startswith("no indications of")):
        return "none"
    if fact.name == "shape":
        text = text.removesuffix(" cut").removesuffix(" brilliant").removesuffix(" modified")
    if fact.shape is Shape.NUMBER and (number := number_of(value)) is not None:
        return format(number.normalize(), "f")
    return text


def shown(fact: Fact, value: str) -> Text:
    """As people read it: with its unit, species and colour words in the reader's language."""
    word = WORDS.get(f"{fact.name}:{value}") or WORDS.get(value) or WORDS.get(value.casefold())
    if word is not None and fact.shape in (Shape.WORD, Shape.TEXT):
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
    if fact.shape is Shape.MEASUREMENTS:
        return _close(numbers_of(one), numbers_of(other), fact.tolerance)
    first, second = number_of(one), number_of(other)
    if fact.shape is not Shape.NUMBER or first is None or second is None:
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
