"""Addresses as countries write them: which parts are needed, postal codes and telephone numbers.

Postal codes after the Universal Postal Union's addressing guides, telephone numbers after ITU-T E.164 and the national plans; a
country that is not named here is held to the widest form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from parure.kernel.value import value


@value
class Country:
    """`postal`: the code's pattern, None where there are no codes; `phone`: a national number, without the calling code."""

    code: str
    calling: str
    phone: str
    postal: str | None
    postal_needed: bool = False
    needs: tuple[str, ...] = ()
    """Parts beyond name, phone, city and line1."""


@cache
def countries() -> Mapping[str, Country]:
    return {country.code: country for country in _COUNTRIES}


def is_postal_code(text: str, country: Country | None) -> bool:
    pattern = country.postal if country and country.postal else r"[A-Z0-9][A-Z0-9 -]{1,10}[A-Z0-9]"
    return bool(re.fullmatch(pattern, text.strip().upper()))


def is_phone(text: str, country: Country | None) -> bool:
    """A number that can be called: of the country's plan, or of any country when it begins with + or 00."""
    digits = re.sub(r"[\s()./-]", "", text)
    digits = f"+{digits[2:]}" if digits.startswith("00") else digits
    if not re.fullmatch(r"\+?[0-9]{5,15}", digits):
        return False
    if country is None:
        return True
    if digits.startswith(f"+{country.calling}"):
        digits = digits[len(country.calling) + 1 :]
        return bool(re.fullmatch(country.phone, digits) or re.fullmatch(country.phone, f"0{digits}"))
    if digits.startswith("+"):
        return 8 <= len(digits) <= 16
    return bool(re.fullmatch(country.phone, digits))


_MAINLAND = r"1[3-9][0-9]{9}|0[1-9][0-9]{1,2}[2-9][0-9]{6,7}|400[0-9]{7}"
_COUNTRIES = (
    Country("CN", "86", _MAINLAND, r"[0-9]{6}", needs=("province", "district")),
    Country("HK", "852", r"[2-9][0-9]{7}", None),
    Country("MO", "853", r"[268][0-9]{7}", None),
    Country("TW", "886", r"0?9[0-9]{8}|0?[2-8][0-9]{7,8}", r"[0-9]{3}(-?[0-9]{2,3})?"),
    Country("SG", "65", r"[3689][0-9]{7}", r"[0-9]{6}", postal_needed=True),
    Country("JP", "81", r"0[0-9]{8,10}", r"[0-9]{3}-?[0-9]{4}", postal_needed=True, needs=("province",)),
    Country("MY", "60", r"0[0-9]{8,10}", r"[0-9]{5}", postal_needed=True),
    Country("US", "1", r"[2-9][0-9]{2}[2-9][0-9]{6}", r"[0-9]{5}(-[0-9]{4})?", postal_needed=True, needs=("province",)),
    Country("CA", "1", r"[2-9][0-9]{2}[2-9][0-9]{6}", r"[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9]", postal_needed=True, needs=("province",)),
    Country("GB", "44", r"0[1-9][0-9]{8,9}", r"[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}", postal_needed=True),
    Country("FR", "33", r"0[1-9][0-9]{8}", r"[0-9]{5}", postal_needed=True),
    Country("DE", "49", r"0[1-9][0-9]{5,12}", r"[0-9]{5}", postal_needed=True),
    Country("IT", "39", r"0[0-9]{5,10}|3[0-9]{8,9}", r"[0-9]{5}", postal_needed=True),
    Country("AU", "61", r"0[2-478][0-9]{8}", r"[0-9]{4}", postal_needed=True, needs=("province",)),
)  # fmt: skip
