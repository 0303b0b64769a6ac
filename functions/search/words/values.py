"""Values of filters: how numbers are written as words of a facet, and what a value stands for."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from search.words.lexicon import find, meanings

_TENTH, _HALF = Decimal("0.1"), Decimal("0.5")
_MOST_STEPS = 300
_IN_SIZES = ("ring_size",)
_ALSO = {"elder": ("elder", "mother", "father"), "mother": ("mother", "elder"), "father": ("father", "elder", "him")}
"""What is made for parents suits a mother."""


def canonical_number(number: object) -> str:
    """52.0 → 52: facets of numbers hold this form."""
    return f"{Decimal(str(number)).normalize():f}"


def filter_values(name: str, written: str) -> tuple[str, ...]:
    """The words of a facet that a filter's value stands for: itself, `40..45` every tenth between, of rings `us-6` half a mm around.

    A value that cannot be read stands for itself, and nothing has it.
    """
    if ".." in written:
        low, high = (_number(end) for end in written.split("..", 1))
        return (written,) if low is None or high is None else _between(low, high)
    if name in _IN_SIZES and "-" in written:
        around = _circumference(written)
        return (written,) if around is None else _between(around - _HALF, around + _HALF)
    number = _number(written)
    return (written,) if number is None else (canonical_number(number),)


def _number(written: str) -> Decimal | None:
    try:
        number = Decimal(written)
    except ArithmeticError:
        return None
    return number if number.is_finite() and abs(number) < 100_000 else None


def _between(low: Decimal, high: Decimal) -> tuple[str, ...]:
    step = _TENTH if (high - low) / _TENTH <= _MOST_STEPS else _HALF
    count = min(int((high - low) / step), _MOST_STEPS)
    return tuple(canonical_number(low + step * n) for n in range(count + 1))


def _circumference(written: str) -> Decimal | None:
    from catalog.contract import ring_circumference_mm

    table, _, label = written.partition("-")
    return ring_circumference_mm(table, label)


def derived_facets(tags: Iterable[str], texts: Iterable[str] = ()) -> dict[str, list[str]]:
    """`occasion` and `recipient` of a product, read out of its tags and titles."""
    found: dict[str, dict[str, None]] = {}
    for text in (*tags, *texts):
        for words in find(text):
            for concept in words.concepts:
                for meaning in meanings(concept):
                    if meaning.how == "~" and meaning.name in ("occasion", "recipient"):
                        each = found.setdefault(meaning.name, {})
                        each.update((value, None) for one in meaning.values for value in _ALSO.get(one, (one,)))
    return {name: list(values) for name, values in found.items()}
