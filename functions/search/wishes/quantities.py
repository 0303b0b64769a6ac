"""A number with what makes it a price, a weight or a length: 预算5000以内, under $500, 50分以上, 20-30克, 圈口 56."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from parure.kernel.value import record, value
from search.wishes.numbers import Number, number_at
from search.wishes.vocabulary import comparators, grammar, skip, words

_MARKS = ":：是为"
_STEPS = 6
_LONGEST = 24
"""Characters of a number."""


@record
class Amount:
    """`kind` is the bound that was said, "" for a number alone; `unit` and `measured` what says of what it is, "" for nothing."""

    end: int
    low: Decimal
    high: Decimal
    kind: str
    unit: str
    measured: str
    ranged: bool
    """Two ends were said."""
    scaled: bool
    """Thousands or more, by their word."""
    carats: bool
    """Digits and a k, which may be karats of gold."""


@value
class _Around:
    """What stands before or after a number."""

    end: int
    kind: str = ""
    unit: str = ""
    measured: str = ""
    budget: bool = False


def amount_at(text: str, start: int) -> Amount | None:
    """None where there is no number."""
    before = _before(text, start)
    first = number_at(text, before.end)
    if first is None or first.end - before.end > _LONGEST:
        return None
    unit, at = _unit_at(text, first.end)
    unit, at, first = _and_more(text, at, unit, first)
    second, at, unit_of_second = _second(text, at, before.kind)
    if second and not unit and before.unit and not unit_of_second:
        unit_of_second = before.unit
    after = _after(text, at, open_end=second is None)
    low, high = _ends(first, second)
    if low > high:
        return None
    kind = after.kind or before.kind
    amount = Amount(
        end=after.end,
        low=low,
        high=high,
        kind="" if kind == "between" else kind,
        unit=unit_of_second or unit or after.unit or before.unit,
        measured=before.measured or after.measured,
        ranged=second is not None or first.low != first.high,
        scaled=first.how == "scaled" or (second is not None and second.how in ("scaled", "k")),
        carats=first.how == "k" and second is None,
    )
    return replace(amount, kind="at_most") if _is_budget(amount, before, after) else amount


def _is_budget(amount: Amount, before: _Around, after: _Around) -> bool:
    return (before.budget or after.budget) and not amount.kind and not amount.ranged


def _before(text: str, start: int) -> _Around:
    found = _Around(start)
    for _ in range(_STEPS):
        at = skip(text, found.end, _MARKS if found.end > start else "")
        if at > start and found.end == start:
            break
        step = _step(text, at, "before", found)
        if step is None:
            return replace(found, end=at) if found.end > start else found
        found = step
    return found


def _after(text: str, start: int, *, open_end: bool) -> _Around:
    found = _Around(start)
    for _ in range(_STEPS):
        step = _step(text, skip(text, found.end), "after", found)
        if step is None or (step.kind and not found.kind and not open_end and step.kind not in ("between", "about")):
            break
        found = step
    return found


def _step(text: str, at: int, place: str, found: _Around) -> _Around | None:
    """The longest of what may stand here, if it says something that is not said yet."""
    options = []
    if place == "before" and not found.kind and _is_beyond(text, at):
        options.append((at + 1, replace(found, end=at + 1, kind="at_least")))
    if not found.kind and (one := comparators(place).at(text, at)):
        options.append((one[0], replace(found, end=one[0], kind=one[1])))
    if not found.unit and (one := words("money").at(text, at)):
        options.append((one[0], replace(found, end=one[0], unit=one[1])))
    if not found.measured and (one := words("measured").at(text, at)) and not _is_of_next(text, one[0], place):
        budget = words("budgets").at(text, at) is not None
        options.append((one[0], replace(found, end=one[0], measured=one[1], budget=found.budget or budget)))
    if place == "after" and not found.budget and (one := words("affordable").at(text, at)):
        options.append((one[0], replace(found, end=one[0], measured="price", budget=True)))
    return max(options, key=lambda option: option[0])[1] if options else None


def _is_of_next(text: str, end: int, place: str) -> bool:
    """50克左右 预算三万五: the budget is that of the number behind it."""
    return place == "after" and number_at(text, skip(text, end, _MARKS)) is not None


def _is_beyond(text: str, at: int) -> bool:
    """上万, 过千."""
    return text[at : at + 1] in grammar()["beyond"].split() and text[at + 1 : at + 2] in tuple("百千万")


def _unit_at(text: str, at: int) -> tuple[str, int]:
    place = skip(text, at)
    if place < len(text) and text[place] == "-" and (hyphened := words("units").at(text, place + 1)):
        return hyphened[1], hyphened[0]
    found = words("units").at(text, place) or words("money").at(text, place)
    return (found[1], found[0]) if found else ("", at)


def _and_more(text: str, at: int, unit: str, number: Number) -> tuple[str, int, Number]:
    """3000块多, 一克拉半."""
    if unit and text.startswith("半", at) and number.low == number.high:
        half = number.low + Decimal("0.5")
        return unit, at + 1, replace(number, low=half, high=half)
    if unit and number.low == number.high and text.startswith("多", at):
        return unit, at + 1, replace(number, high=number.low + Decimal(1).scaleb(number.low.adjusted()))
    return unit, at, number


def _second(text: str, at: int, kind: str) -> tuple[Number | None, int, str]:
    """The other end of a range, after a word that joins two."""
    joined = (
        words("to").at(text, skip(text, at)) or (kind == "between" and words("and").at(text, skip(text, at))) or None
    )
    if not joined:
        return None, at, ""
    before = _before(text, skip(text, joined[0]))
    number = number_at(text, before.end)
    if number is None or before.kind:
        return None, at, ""
    unit, end = _unit_at(text, number.end)
    return number, end, unit or before.unit


def _ends(first: Number, second: Number | None) -> tuple[Decimal, Decimal]:
    if second is None:
        return first.low, first.high
    low = first.low
    if second.scale > first.scale and second.how in ("scaled", "k") and low < second.high / second.scale:
        low *= second.scale
    return low, second.high


def is_alone(text: str, start: int, end: int) -> bool:
    """Digits that are no part of a code."""
    after = _is_latin(text[end : end + 1]) or text[end : end + 1] == "-"
    return (
        not _is_latin(text[start - 1 : start])
        and text[start - 1 : start] not in ("-", "#")
        and not (_is_latin(text[end - 1]) and after)
    )


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
