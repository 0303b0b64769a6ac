"""The register: which pages stand, by product, in 256 parts. A part is one sitemap and one fence.

Whoever writes files reads its part first (with the product, at one moment), writes, and then moves the part's revision on,
on condition that it still is what was read. So of two who worked at the same time one is refused and starts over, and the
last to write files of a product has written what the catalog said after everybody before it was done.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import field, replace

from parure.kernel.value import value

PARTS = 256
"""A sitemap takes 50,000 addresses of 25,000 products; an item of the table about 5,000 lines: 1.2 million products."""


@value
class Line:
    """One page that stands. `words` tells whether more than a price has changed; `changed_on` is the day it did."""

    words: str
    changed_on: str


@value
class Part:
    number: int
    revision: int
    lines: Mapping[str, Line] = field(default_factory=dict)
    """By product."""

    @property
    def name(self) -> str:
        return f"{self.number:02x}"

    @property
    def newest(self) -> str | None:
        """The day of its latest change; None while it is empty."""
        return max((line.changed_on for line in self.lines.values()), default=None)

    def with_page(self, product_id: str, words: str, today: str) -> Part:
        before = self.lines.get(product_id)
        if before is not None and before.words == words:
            return self
        return replace(self, lines={**self.lines, product_id: Line(words, today)})

    def without_page(self, product_id: str) -> Part:
        if product_id not in self.lines:
            return self
        return replace(self, lines={key: line for key, line in self.lines.items() if key != product_id})


def part_of(product_id: str) -> int:
    """Spread evenly: ids begin with the time."""
    return hashlib.sha256(product_id.encode()).digest()[0]


def names_differ(before: Part, after: Part) -> bool:
    """Whether a page came or went, so that the sitemap has another line."""
    return before.lines.keys() != after.lines.keys()


def is_behind(before: Part, after: Part) -> bool:
    """Whether something is left for the next sweep: a date in the sitemap, or the part's own in the index."""
    dates_only = before.lines != after.lines and not names_differ(before, after)
    return dates_only or before.newest != after.newest
