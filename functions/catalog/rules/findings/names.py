"""What a listing may be called: barred names, and words that a synthetic or treated stone must carry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalog.rules.attributes import Gem
from catalog.rules.findings.remarks import Look, Remark
from catalog.rules.scales import Material, Treatment
from catalog.rules.words.gems import TREATED
from parure.kernel.text import Text

_SI3 = re.compile(r"(?<![a-z0-9])si\s?3(?![0-9])", re.IGNORECASE)
_LAB_GROWN = re.compile(r"lab(?:oratory)?[- ](?:grown|created)|synthetic", re.IGNORECASE)

_TREATED = TREATED | {"hpht", "laser_drilled", "fracture_filled"}
"""Of gems and of diamonds (GB/T 16552): what belongs into the name; heating, oil and wax need not."""


def barred_name(look: Look) -> Iterator[Remark]:
    """GB 11887: some names of gold are barred."""
    for field, text in look.texts:
        for name in look.rules.barred_names:
            if name.word in text:
                yield Remark(
                    field,
                    Text(f"用了禁用名称“{name.word}”。", f"The barred name {name.word} is used."),
                    name.instead.text(),
                )


def clarity_scale(look: Look) -> Iterator[Remark]:
    """SI3 is no GIA grade; the typed field refuses it, a text may still say it."""
    for field, text in look.texts:
        if _SI3.search(text):
            yield Remark(
                field,
                Text("SI3 不是 GIA 净度级别。", "SI3 is not a GIA clarity grade."),
                Text("按证书写 SI2 或 I1。", "Write SI2 or I1, as the report does."),
            )


def synthetic_name(look: Look) -> Iterator[Remark]:
    """The name of a piece whose main stone was grown in a laboratory says so (GB/T 16552)."""
    if not _is_synthetic(look):
        return
    title = look.content.title
    detail = Text("名称没有说明主石是合成的。", "The name does not say that the main stone is laboratory-grown.")
    if "合成" not in title.zh:
        yield Remark("title.zh", detail, Text("名称写明“合成”，如“合成钻石”。", "Put 合成 into the Chinese name."))
    if not _LAB_GROWN.search(title.en):
        fix = Text("英文名称写明 laboratory-grown。", "Put laboratory-grown into the name.")
        yield Remark("title.en", detail, fix)


def _is_synthetic(look: Look) -> bool:
    if look.content.material is Material.LAB_GROWN_DIAMOND:
        return True
    mains = [stone for stone in look.content.attributes.stones if stone.role == "main"]
    return any(
        stone.kind == "lab_grown_diamond" or (isinstance(stone, Gem) and stone.laboratory_grown) for stone in mains
    )


def treatment_name(look: Look) -> Iterator[Remark]:
    """Treated jadeite is called 翡翠(处理); any other treated main stone carries 处理, too (GB/T 16552)."""
    treated = _treated(look)
    if treated is None:
        return
    what, wanted = treated
    title = look.content.title
    named = title.zh.replace("（", "(").replace("）", ")").replace(" ", "")
    if wanted not in named:
        detail = Text(f"{what.zh}没有标明处理。", f"{what.en} is not named as treated.")
        yield Remark("title.zh", detail, Text(f"名称写“{wanted}”。", f"Put {wanted} into the Chinese name."))
    if "treated" not in re.sub(r"untreated", "", title.en.lower()):
        detail = Text(f"英文名称没有标明{what.zh}经过处理。", f"{what.en} is not named as treated.")
        yield Remark("title.en", detail, Text("英文名称写明 treated。", "Put treated into the name."))


def _treated(look: Look) -> tuple[Text, str] | None:
    """What is treated, and the word that the Chinese name must carry; None if nothing is."""
    attributes = look.content.attributes
    if attributes.jade is not None and attributes.jade.treatment is not Treatment.A:
        letter = attributes.jade.treatment
        return Text(f"{letter} 货翡翠", f"Jadeite of type {letter}"), "翡翠(处理)"
    if attributes.nephrite is not None and attributes.nephrite.treatment in TREATED:
        return Text("经处理的和田玉", "Treated nephrite"), "处理"
    for stone in attributes.stones:
        if stone.role == "main" and stone.treatment in _TREATED:
            return Text("经处理的主石", "The treated main stone"), "处理"
    return None


def treatment_missing(look: Look) -> Iterator[Remark]:
    if look.content.material is Material.JADEITE and look.content.attributes.jade is None:
        yield Remark(
            "attributes.jade",
            Text("没有说明翡翠是否经过处理。", "It is not said whether the jadeite is treated."),
            Text("填写 A、B、C 或 B+C。", "State A, B, C or B+C."),
        )
