"""Of what a number speaks, and which range it makes."""

from __future__ import annotations

from collections.abc import Set
from decimal import ROUND_HALF_UP, Decimal

from parure.kernel.value import value
from search.wishes.quantities import Amount

_HUNDREDTH, _TENTH, _HALF, _FIFTH = Decimal("0.01"), Decimal("0.1"), Decimal("0.5"), Decimal("0.2")
_UNITS = {
    "ct": ("carat", Decimal(1)),
    "point": ("carat", Decimal("0.01")),
    "ctw": ("total_carat", Decimal(1)),
    "g": ("grams", Decimal(1)),
    "kg": ("grams", Decimal(1000)),
    "mm": ("mm", Decimal(1)),
    "cm": ("length_cm", Decimal(1)),
    "inch": ("length_cm", Decimal("2.54")),
}
_LENIENT = {"carat": _TENTH, "total_carat": _TENTH, "grams": _TENTH, "price": _FIFTH}
"""How far from a number one looks that was said without more, as a part of it."""
_MOST_CARATS = 100
_LEAST_PRICE = 10
"""Less than that is no price unless money is named."""
IN_STEPS = frozenset({"inner_diameter_mm", "length_cm", "weight"})
"""Facets of choices that are numbers: a range of them is a value `55..57`."""


@value
class Measure:
    name: str
    low: Decimal | None
    high: Decimal | None
    exact: bool
    currency: str = ""


def measure_of(amount: Amount, about: Set[str]) -> Measure | None:
    """`about` holds what the wish is of: categories, materials. None: a number that says nothing there."""
    name, factor, currency = _name_of(amount, about)
    if name is None:
        return None
    low, high = amount.low * factor, amount.high * factor
    if name in ("length_cm", "weight") and not amount.kind and not amount.ranged:
        return Measure(name, low, high, True)
    if amount.kind == "at_most":
        return Measure(name, None, high, False, currency)
    if amount.kind == "at_least":
        return Measure(name, low, None, False, currency)
    if amount.kind == "above":
        return Measure(name, low, _around(name, high, high)[1], False, currency)
    if amount.ranged and amount.kind != "about":
        return Measure(name, low, high, False, currency)
    low, high = _around(name, low, high)
    return Measure(name, low, high, amount.kind != "about", currency)


def _around(name: str, low: Decimal, high: Decimal) -> tuple[Decimal, Decimal]:
    if name in ("inner_diameter_mm", "pearl_size", "length_cm"):
        return low - _HALF, high + _HALF
    part = _LENIENT.get(name, _TENTH)
    return tuple((end * (1 + sign * part)).quantize(_HUNDREDTH, ROUND_HALF_UP) for end, sign in ((low, -1), (high, 1)))  # type: ignore[return-value]


def _name_of(amount: Amount, about: Set[str]) -> tuple[str | None, Decimal, str]:
    if amount.unit in _UNITS:
        return _by_unit(amount, about)
    if amount.unit:
        return "price", Decimal(1), amount.unit
    if amount.measured == "carat" and amount.high > _MOST_CARATS:
        return _bare(amount, about)
    if amount.measured:
        return (None if amount.measured == "price" and amount.high < _LEAST_PRICE else amount.measured), Decimal(1), ""
    return _bare(amount, about)


def _by_unit(amount: Amount, about: Set[str]) -> tuple[str | None, Decimal, str]:
    name, factor = _UNITS[amount.unit]
    measured = amount.measured
    if name == "carat" and measured == "total_carat":
        name = measured
    elif name == "grams" and "gold_bar" in about:
        name = "weight"
    elif name == "mm":
        by_goods = "pearl_size" if "pearl" in about else "inner_diameter_mm" if "bangle" in about else None
        return (measured if measured in ("inner_diameter_mm", "pearl_size") else by_goods), factor, ""
    elif name == "length_cm" and measured == "inner_diameter_mm":
        return measured, factor * 10, ""
    return name, factor, ""


def _bare(amount: Amount, about: Set[str]) -> tuple[str | None, Decimal, str]:
    """A number without a unit: what it can only be among such goods, or a price if it is large enough."""
    low, high = amount.low, amount.high
    if "bangle" in about and 48 <= low <= high <= 66:
        return "inner_diameter_mm", Decimal(1), ""
    if "pearl" in about and amount.ranged and 2 <= low <= high <= 20:
        return "pearl_size", Decimal(1), ""
    if amount.ranged and high <= 30 and (_is_fine(low) or _is_fine(high)) and not amount.scaled:
        return "carat", Decimal(1), ""
    if amount.scaled or ((amount.kind or amount.ranged) and high >= 50):
        return "price", Decimal(1), ""
    return None, Decimal(1), ""


def _is_fine(number: Decimal) -> bool:
    return number != number.to_integral_value()
