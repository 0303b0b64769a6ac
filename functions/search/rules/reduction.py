"""The price before a reduction, as the EU's Omnibus directive has it (98/6/EC, article 6a): a reduction is announced with the lowest
price of the thirty days before it; and it is news for thirty days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Self

from parure.kernel.time import iso, parse_time
from parure.kernel.value import value

BEFORE = timedelta(days=30)
SHOWN = timedelta(days=30)
_NOTABLE_PERCENT = 1


@value
class Prices:
    """What a SKU has cost: (since, minor units), the latest last; `was` is shown until `until`."""

    spans: tuple[tuple[str, int], ...] = ()
    was: int | None = None
    until: str | None = None

    @property
    def last(self) -> int | None:
        return self.spans[-1][1] if self.spans else None

    def was_at(self, at: datetime) -> int | None:
        return self.was if self.until is not None and iso(at) < self.until else None

    def to_json(self) -> list[Any]:
        return [[list(span) for span in self.spans], self.was, self.until]

    @classmethod
    def of_json(cls, said: list[Any]) -> Self:
        spans, was, until = said
        return cls(tuple((since, price) for since, price in spans), was, until)


def noted(before: Prices, price: int, at: datetime) -> Prices:
    """What is known once it costs `price`. A raise ends a reduction, and what is not below the month's lowest is none."""
    if before.last == price:
        if before.was is None or before.was_at(at) is not None:
            return before
        return Prices(before.spans)
    spans = (*_recent(before, at), (iso(at), price))
    lowest = min((known for _, known in spans[:-1]), default=None)
    if lowest is not None and price < lowest:
        return Prices(spans, lowest, iso(at + SHOWN))
    return Prices(spans)


def has_dropped(before: Prices, price: int | None) -> bool:
    """By enough to tell somebody."""
    last = before.last
    return last is not None and price is not None and (last - price) * 100 >= last * _NOTABLE_PERCENT > 0


def _recent(prices: Prices, at: datetime) -> Iterator[tuple[str, int]]:
    """The spans that reach into the month before."""
    ends = [since for since, _ in prices.spans[1:]]
    for number, span in enumerate(prices.spans):
        if number >= len(ends) or parse_time(ends[number]) > at - BEFORE:
            yield span
