"""Whether what somebody writes down can stand on a report: known facts, in the words of the scale that its laboratory uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from parure.kernel.text import Text
from trace.rules.facts import FACTS, GBT_CLARITY, GBT_COLOUR, GIA_CLARITY, Fact, FactShape, number_of, numbers_of

GIA_WITHOUT_4CS = date(2025, 10, 1)
"""Since then GIA grades laboratory-grown diamonds Premium or Standard (domain.md §1)."""
_CLARITY_OF = {"GIA": GIA_CLARITY, "IGI": GIA_CLARITY, "HRD": GBT_CLARITY, "NGTC": GBT_CLARITY, "GTC": GBT_CLARITY}
"""Of a laboratory that is not named here either scale is taken."""
_LETTERS_ONLY = {"GIA", "IGI", "HRD"}
_ABBREVIATED = {
    "ex": "Excellent", "exc": "Excellent", "vg": "Very Good", "g": "Good", "f": "Fair", "p": "Poor",
    "non": "None", "fnt": "Faint", "med": "Medium", "stg": "Strong", "vst": "Very Strong", "si3": "SI2 or I1",
    "flawless": "FL", "internally flawless": "IF", "vvs3": "VVS2", "足金": "gold",
}  # fmt: skip
_FANCY = ("Faint ", "Very Light ", "Light ", "Fancy ")
_LONGEST = 120
_NO_4CS = Text(
    "GIA 自 2025-10-01 起对合成钻石只评 Premium 或 Standard：请填“等级”。",
    "GIA reports of laboratory-grown diamonds since 2025-10-01 say Premium or Standard: use grade.",
)


def faults(laboratory: str, issued_on: date | None, facts: Mapping[str, str]) -> Iterator[tuple[str, Text]]:
    """(name of the fact, what is wrong and what to write) for everything that no report of this laboratory says."""
    if "kind" not in facts:
        yield (
            "kind",
            Text("请写明鉴定的是什么。", "Say what the report is about: diamond, lab_grown_diamond, jadeite …"),
        )
    for name, value in facts.items():
        fact = FACTS.get(name)
        if fact is None:
            yield name, Text(f"证书上没有“{name}”这一项。", f"No report states {name!r}. Known are {', '.join(FACTS)}.")
        else:
            wrong = _wrong(fact, value)
            if wrong:
                yield name, wrong
    yield from _off_scale(laboratory, issued_on, facts)


def _wrong(fact: Fact, value: str) -> Text | None:
    if not value or len(value) > _LONGEST:
        return Text(f"请用 1 到 {_LONGEST} 个字符填写。", f"Write it in 1 to {_LONGEST} characters.")
    match fact.shape:
        case FactShape.NUMBER:
            return _wrong_number(fact, number_of(value))
        case FactShape.MEASUREMENTS:
            return _wrong_measurements(fact, value)
        case FactShape.WORD if value not in fact.choices:
            return _wrong_word(fact, value)
    return None


def _wrong_word(fact: Fact, value: str) -> Text:
    near, choices = _near(fact, value), ", ".join(fact.choices)
    what = Text("级别", "grade") if fact.best_first else Text("选项", "word for it")
    zh, en = (
        (f"请写 {near.replace(' or ', ' 或 ')}。", f"Write {near}.")
        if near
        else (f"可用：{choices}。", f"Write one of {choices}.")
    )
    return Text(f"“{value}”不是{fact.label.zh}的{what.zh}。{zh}", f"{value!r} is no {what.en}. {en}")


def _wrong_number(fact: Fact, number: Decimal | None) -> Text | None:
    if number is None or number <= 0:
        return Text("请填写大于零的数字，如 1.01。", "Write a number above zero, such as 1.01.")
    exponent = number.normalize().as_tuple().exponent
    if isinstance(exponent, int) and -exponent > fact.places:
        return Text(
            f"最多 {fact.places} 位小数，与证书一致。", f"Write at most {fact.places} decimals, as the report does."
        )
    if fact.unit in ("%", "‰") and number >= (100 if fact.unit == "%" else 1000):
        most = 100 if fact.unit == "%" else 1000
        return Text(f"请填写小于 {most} 的数字。", f"Write less than {most}.")
    return None


def _wrong_measurements(fact: Fact, value: str) -> Text | None:
    if len(numbers_of(value)) in fact.counts:
        return None
    if 3 in fact.counts:
        return Text(
            "请按 长 × 宽 × 高 填写，如 6.41 - 6.43 x 3.97。",
            "Write length × width × depth, such as 6.41 - 6.43 x 3.97.",
        )
    return Text("请填写一个或两个尺寸，如 9.0 - 9.5。", "Write one size or two, such as 9.0 - 9.5.")


def _near(fact: Fact, value: str) -> str | None:
    text = " ".join(value.split()).casefold()
    same = next((choice for choice in fact.choices if choice.casefold() == text), None)
    guess = same or _ABBREVIATED.get(text)
    return guess if guess in fact.choices or guess == "SI2 or I1" else None


def _off_scale(laboratory: str, issued_on: date | None, facts: Mapping[str, str]) -> Iterator[tuple[str, Text]]:
    """The scale follows laboratory and date, never the material alone."""
    kind = facts.get("kind")
    graded = [name for name in ("colour", "clarity", "cut") if name in facts]
    if laboratory == "GIA" and kind == "lab_grown_diamond" and issued_on and issued_on >= GIA_WITHOUT_4CS:
        for name in graded:
            yield name, _NO_4CS
    if "grade" in facts and kind != "lab_grown_diamond":
        yield (
            "grade",
            Text(
                "Premium 和 Standard 只用于合成钻石。", "Premium and Standard are grades of laboratory-grown diamonds."
            ),
        )
    if kind not in ("diamond", "lab_grown_diamond"):
        return
    clarity, colour = facts.get("clarity"), facts.get("colour")
    scale = _CLARITY_OF.get(laboratory, FACTS["clarity"].choices)
    if clarity in FACTS["clarity"].choices and clarity not in scale:
        words = ", ".join(scale)
        yield "clarity", Text(f"{laboratory} 的净度级别为 {words}。", f"{laboratory} grades clarity {words}.")
    if colour is not None and colour not in GBT_COLOUR and not _gia_colour(colour):
        yield (
            "colour",
            Text(
                f"“{colour}”不是颜色级别。请写 D 到 Z 的一个字母，或彩钻级别。",
                f"{colour!r} is no colour grade. Write one letter from D to Z, or a fancy grade.",
            ),
        )
    elif colour == "<N" and laboratory in _LETTERS_ONLY:
        yield (
            "colour",
            Text(
                f"{laboratory} 的颜色为 D 到 Z；<N 是国标 GB/T 16554 的级别。",
                f"{laboratory} grades colour from D to Z; <N is a grade of GB/T 16554.",
            ),
        )


def _gia_colour(colour: str) -> bool:
    return (len(colour) == 1 and "D" <= colour <= "Z") or colour.startswith(_FANCY)
