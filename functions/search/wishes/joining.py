"""What the pieces of a wish say, put together: one filter per name, and what cannot be true at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from parure.kernel.value import value
from search.wishes.measures import IN_STEPS, Measure
from search.wishes.wish import Problem, Understood
from search.words.values import canonical_number

_LIMITS = {"inner_diameter_mm": (40, 70), "length_cm": (10, 120), "weight": (1, 1000)}
_ONE = ("sort",)
"""Of these the first that is said counts."""
_NARROWER = (("lab_grown_diamond", "diamond"), ("anniversary", "wedding"))
"""Said side by side, the first is what is meant: diamond ring, lab grown."""


@value
class Said:
    name: str
    span: tuple[int, int]
    values: tuple[str, ...] = ()
    how: str = ""
    measure: Measure | None = None
    weak: bool = False
    """Holds only where nothing else of its name is said."""


@value
class Together:
    understood: tuple[Understood, ...]
    problems: tuple[Problem, ...]
    currency: str


def join(found: Sequence[Said], *, either: bool) -> Together:
    """`either`: the wish offers a choice (or, 或)."""
    named: dict[tuple[str, str], list[Said]] = {}
    strong = {(one.name, one.how) for one in found if not one.weak}
    for one in found:
        if one.name != "like" and not (one.weak and (one.name, one.how) in strong):
            named.setdefault((one.name, one.how), []).append(one)
    made = [
        _measured(name, several) if several[0].measure else _chosen(name, how, several, either=either)
        for (name, how), several in named.items()
    ]
    problems = [one for one in made if isinstance(one, Problem)]
    understood, denied = _without_denied(one for one in made if isinstance(one, Understood))
    currency = next((one.measure.currency for one in found if one.measure and one.measure.currency), "")
    return Together(tuple(_of_a_set(_gifts(understood))), (*problems, *denied), currency)


def _chosen(name: str, how: str, several: Sequence[Said], *, either: bool) -> Understood:
    spans = tuple(dict.fromkeys(one.span for one in several))
    if name in _ONE:
        return Understood(name, several[0].values, None, how, spans[:1])
    chosen: tuple[str, ...] = ()
    for one in several:
        chosen = _both(chosen, one.values)
    if not either:
        for narrow, wide in _NARROWER:
            if narrow in chosen and how != "-":
                chosen = tuple(word for word in chosen if word != wide)
    return Understood(name, chosen, None, how, spans)


def _both(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Of two choices what both allow is meant (黄金 gold, 粉钻 fancy vivid); where that is nothing, either will do."""
    allowed = tuple(word for word in one if word in other)
    return allowed or tuple(dict.fromkeys((*one, *other)))


def _measured(name: str, several: Sequence[Said]) -> Understood | Problem:
    spans = tuple(one.span for one in several)
    measures = [one.measure for one in several if one.measure]
    exact = all(measure.exact for measure in measures)
    if name in IN_STEPS and exact:
        return Understood(name, tuple(_step_value(name, one.low, one.high) for one in measures), None, "", spans)
    lows = [measure.low for measure in measures if measure.low is not None]
    highs = [measure.high for measure in measures if measure.high is not None]
    # Two numbers without a bound are a choice between them: from the one to the other.
    low, high = (min(lows), max(highs)) if exact else (max(lows, default=None), min(highs, default=None))
    if low is not None and high is not None and low > high:
        return Problem("contradiction", (name,), spans)
    if name in IN_STEPS:
        return Understood(name, (_step_value(name, low, high),), None, "", spans)
    return Understood(name, (), (low, high), "", spans)


def _step_value(name: str, low: Decimal | None, high: Decimal | None) -> str:
    least, most = _LIMITS[name]
    ends = canonical_number(least if low is None else low), canonical_number(most if high is None else high)
    return ends[0] if ends[0] == ends[1] else "..".join(ends)


def _without_denied(understood: Iterable[Understood]) -> tuple[list[Understood], list[Problem]]:
    """What is wanted and denied at once is neither, and said so."""
    understood = list(understood)
    denied = {one.name: one for one in understood if one.how == "-"}
    kept: list[Understood] = []
    problems: list[Problem] = []
    gone: set[str] = set()
    for one in understood:
        against = denied.get(one.name) or (denied.get("stone") if one.name == "material" else None)
        if one.how or against is None or not set(one.values) & set(against.values):
            kept.append(one)
            continue
        left = tuple(word for word in one.values if word not in against.values)
        if left:
            kept.append(Understood(one.name, left, None, "", one.words))
        else:
            problems.append(Problem("contradiction", (one.name,), (*one.words, *against.words)))
            gone.add(against.name)
    return [one for one in kept if not (one.how == "-" and one.name in gone)], problems


def _gifts(understood: Sequence[Understood]) -> list[Understood]:
    """For whom or for what day it is says more than that it is a gift."""
    meant = [word for one in understood if one.how == "~" for word in one.values]
    if "gift" not in meant or meant == ["gift"]:
        return list(understood)
    kept = [
        replace(one, values=tuple(word for word in one.values if word != "gift")) if one.name == "occasion" else one
        for one in understood
    ]
    return [one for one in kept if one.values or one.bounds is not None]


def _of_a_set(understood: Sequence[Understood]) -> Iterable[Understood]:
    """A set of a necklace and earrings is one set, which consists of them."""
    for one in understood:
        if one.name == "category" and not one.how and "set" in one.values and len(one.values) > 1:
            yield Understood("category", ("set",), None, "", one.words)
            yield Understood("consists_of", tuple(word for word in one.values if word != "set"), None, "", one.words)
        else:
            yield one
