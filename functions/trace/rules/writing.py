"""Whether what somebody writes down can stand on a report: known facts, in the words of the scale that its laboratory uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

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


def faults(laboratory: str, issued_on: date | None, facts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(name of the fact, what is wrong and what to write) for everything that no report of this laboratory says."""
    if "kind" not in facts:
        yield "kind", "Say what the report is about: diamond, lab_grown_diamond, jadeite …"
    for name, value in facts.items():
        fact = FACTS.get(name)
        if fact is None:
            yield name, f"No report states {name!r}. Known are {', '.join(FACTS)}."
        else:
            wrong = _wrong(fact, value)
            if wrong:
                yield name, wrong
    yield from _off_scale(laboratory, issued_on, facts)


def _wrong(fact: Fact, value: str) -> str | None:
    if not value or len(value) > _LONGEST:
        return f"Write it in 1 to {_LONGEST} characters."
    match fact.shape:
        case FactShape.NUMBER:
            return _wrong_number(fact, number_of(value))
        case FactShape.MEASUREMENTS:
            return _wrong_measurements(fact, value)
        case FactShape.WORD if value not in fact.choices:
            near = _near(fact, value)
            hint = f"Write {near}." if near else f"Write one of {', '.join(fact.choices)}."
            return f"{value!r} is no grade. {hint}" if fact.best_first else f"{value!r} is not known. {hint}"
    return None


def _wrong_number(fact: Fact, number: Decimal | None) -> str | None:
    if number is None or number <= 0:
        return "Write a number above zero, such as 1.01."
    exponent = number.normalize().as_tuple().exponent
    if isinstance(exponent, int) and -exponent > fact.places:
        return f"Write at most {fact.places} decimals, as the report does."
    if fact.unit in ("%", "‰") and number >= (100 if fact.unit == "%" else 1000):
        return f"Write less than {100 if fact.unit == '%' else 1000}."
    return None


def _wrong_measurements(fact: Fact, value: str) -> str | None:
    if len(numbers_of(value)) in fact.counts:
        return None
    example = (
        "length × width × depth, such as 6.41 - 6.43 x 3.97"
        if 3 in fact.counts
        else "one size or two, such as 9.0 - 9.5"
    )
    return f"Write {example}."


def _near(fact: Fact, value: str) -> str | None:
    text = " ".join(value.split()).casefold()
    same = next((choice for choice in fact.choices if choice.casefold() == text), None)
    guess = same or _ABBREVIATED.get(text)
    return guess if guess in fact.choices or guess == "SI2 or I1" else None


def _off_scale(laboratory: str, issued_on: date | None, facts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The scale follows laboratory and date, never the material alone."""
    kind = facts.get("kind")
    graded = [name for name in ("colour", "clarity", "cut") if name in facts]
    if laboratory == "GIA" and kind == "lab_grown_diamond" and issued_on and issued_on >= GIA_WITHOUT_4CS:
        for name in graded:
            yield name, "GIA reports of laboratory-grown diamonds since 2025-10-01 say Premium or Standard: use grade."
    if "grade" in facts and kind != "lab_grown_diamond":
        yield "grade", "Premium and Standard are grades of laboratory-grown diamonds."
    if kind not in ("diamond", "lab_grown_diamond"):
        return
    clarity, colour = facts.get("clarity"), facts.get("colour")
    scale = _CLARITY_OF.get(laboratory, FACTS["clarity"].choices)
    if clarity in FACTS["clarity"].choices and clarity not in scale:
        yield "clarity", f"{laboratory} grades clarity {', '.join(scale)}."
    if colour is not None and colour not in GBT_COLOUR and not _gia_colour(colour):
        yield "colour", f"{colour!r} is no colour grade. Write one letter from D to Z, or a fancy grade."
    elif colour == "<N" and laboratory in _LETTERS_ONLY:
        yield "colour", f"{laboratory} grades colour from D to Z; <N is a grade of GB/T 16554."


def _gia_colour(colour: str) -> bool:
    return (len(colour) == 1 and "D" <= colour <= "Z") or colour.startswith(_FANCY)
