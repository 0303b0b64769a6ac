"""What a buyer asked, as the engine is asked."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from parure.kernel.errors import InvalidRequest
from parure.kernel.value import record
from search.engine.document import DISCOUNT, PRICE
from search.engine.query import MOST_RESULTS, Bounds, Query, Sort
from search.wishes.slips import heard
from search.words import filter_values, leaning

LONGEST_TEXT = 200
"""What follows is not read: nobody types more, and an answer is better than a refusal."""
REDUCED = "reduced"
"""`filter=reduced:yes`: what costs less than before."""
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_LONGEST_VALUE = 80
_MOST_DIGITS = 15
_MOST_DIGITS_OF_A_PRICE = 13
"""As `min_price` and `max_price` have: in any currency it stays a number that can be compared."""


@record
class Asked:
    """A search as it came in, prices in minor units of CNY."""

    text: str = ""
    shop: str = ""
    category: str | None = None
    material: str | None = None
    low: int | None = None
    high: int | None = None
    filters: Sequence[str] = ()
    without: Sequence[str] = ()
    preferred: Sequence[str] = ()
    ranges: Sequence[str] = ()
    sort: Sort | None = None
    limit: int = 24
    cursor: str | None = None


def query_of(asked: Asked, facets: Sequence[str], histograms: Sequence[str]) -> Query:
    """
    Raises:
        InvalidRequest: `bad_filter`, `bad_range`, `range_empty` or `bad_cursor`, at the parameter.
    """
    text = heard(asked.text.strip()[:LONGEST_TEXT])[:LONGEST_TEXT]
    filters, without = chosen_of(asked), _named(asked.without, "exclude")
    ranges = _ranges(asked.ranges)
    if asked.low is not None or asked.high is not None:
        ranges[PRICE] = _checked((asked.low, asked.high), "min_price")
    if filters.pop(REDUCED, None):
        ranges[DISCOUNT] = (1, None)
    return Query(
        text=text,
        scope=asked.shop,
        filters=_meant(filters),
        without=_meant(without),
        preferred=_welcome(text, _meant(_named(asked.preferred, "prefer"))),
        ranges=ranges,
        sort=asked.sort or (Sort.RELEVANCE if text or asked.preferred else Sort.NEWEST),
        limit=asked.limit,
        offset=opened(asked.cursor, fingerprint(asked)) if asked.cursor else 0,
        facets=facets,
        histograms=histograms,
        highlight=bool(text),
    )


def _welcome(text: str, preferred: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    """What the buyer prefers, and what the words of the text mean where he prefers nothing of its kind."""
    return {**leaning(text), **preferred}


def chosen_of(asked: Asked) -> dict[str, list[str]]:
    """By facet, as it was written.

    Raises:
        InvalidRequest: `bad_filter`.
    """
    filters = _named(asked.filters, "filter")
    for name, chosen in (("category", asked.category), ("material", asked.material)):
        if chosen is not None:
            filters[name] = [*filters.get(name, []), chosen]
    return filters


def fingerprint(asked: Asked) -> str:
    """Of everything but where the page begins."""
    said = {name: found for name, found in vars(asked).items() if name not in ("cursor", "limit")}
    return hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()[:12]


def sealed(offset: int, of: str) -> str:
    """A cursor. It is no secret and not signed: who makes up another offset sees what the pages show anyway."""
    return base64.urlsafe_b64encode(f"{offset}.{of}".encode()).decode().rstrip("=")


def opened(cursor: str, of: str) -> int:
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii")
        number, _, list_of = raw.partition(".")
        offset = int(number)
    except ValueError:
        raise _bad_cursor() from None
    if list_of != of or not 0 <= offset <= MOST_RESULTS:
        raise _bad_cursor()
    return offset


def _named(pairs: Iterable[str], parameter: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for pair in pairs:
        name, sign, word = pair.partition(":")
        if not sign or not word or len(word) > _LONGEST_VALUE or not _NAME.fullmatch(name):
            raise InvalidRequest("bad_filter", "Write a filter as name:value, such as shape:round.", field=parameter)
        if word not in found.setdefault(name, []):
            found[name].append(word)
    return found


def _meant(named: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """The words of the index that values stand for: a number in its one form, `40..45`, a ring's size by its table."""
    return {
        name: list(dict.fromkeys(word for written in words for word in filter_values(name, written)))
        for name, words in named.items()
    }


def _ranges(pairs: Iterable[str]) -> dict[str, Bounds]:
    found: dict[str, Bounds] = {}
    for pair in pairs:
        name, sign, between = pair.partition(":")
        low, dots, high = between.partition("..")
        if not sign or not dots or not _NAME.fullmatch(name):
            raise _bad_range()
        found[name] = _checked((_number(low), _number(high)), "range")
    return found


def _number(text: str) -> Decimal | None:
    if not text:
        return None
    if len(text) > _MOST_DIGITS or not re.fullmatch(r"\d+(\.\d+)?", text, re.ASCII):
        raise _bad_range()
    try:
        return Decimal(text)
    except InvalidOperation:
        raise _bad_range() from None


def whole_number(edge: str) -> str:
    """Minor units of any currency, as they were written.

    Raises:
        InvalidRequest: `bad_range`.
    """
    if not re.fullmatch(rf"\d{{1,{_MOST_DIGITS_OF_A_PRICE}}}", edge, re.ASCII):
        raise _bad_range()
    return edge


def _checked(bounds: Bounds, parameter: str) -> Bounds:
    low, high = bounds
    if low is not None and high is not None and low > high:
        raise InvalidRequest("range_empty", "The lower end is above the upper one.", field=parameter)
    return bounds


def _bad_range() -> InvalidRequest:
    return InvalidRequest("bad_range", "Write a range as name:low..high, such as carat:0.5..1.", field="range")


def _bad_cursor() -> InvalidRequest:
    return InvalidRequest(
        "bad_cursor", "This cursor is not from this list. Ask for the first page without a cursor.", field="cursor"
    )
