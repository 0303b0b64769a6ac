"""Where the stretches of histograms begin: 20 round numbers per decade, the same for every range, index and time.

So the histograms of two segments, or of two machines, add up stretch by stretch.
"""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal

SCALE = 10_000
"""Numbers are kept as whole ten-thousandths."""
_STEPS = (
    "1",
    "1.1",
    "1.2",
    "1.3",
    "1.4",
    "1.5",
    "1.6",
    "1.8",
    "2",
    "2.2",
    "2.5",
    "2.8",
    "3",
    "3.5",
    "4",
    "4.5",
    "5",
    "6",
    "7",
    "8",
    "9",
)
_DECADES = range(-3, 14)
EDGES: tuple[int, ...] = tuple(
    int(Decimal(step) * Decimal(10) ** decade * SCALE) for decade in _DECADES for step in _STEPS
)
"""Ascending, scaled. A bucket n reaches from EDGES[n - 1] to EDGES[n]; bucket 0 is below all."""

LEVELS = 5
"""Buckets are joined by 1, 2, 4, 8 and 16 for longer stretches: bucket n of level l is buckets n * 2 ** l to (n + 1) * 2 ** l - 1."""


def bucket_of(number: int) -> int:
    return bisect_right(EDGES, number)


def limits(number: int, level: int = 0) -> tuple[int, int]:
    """Where a bucket of a level begins and where the next one does, scaled and within 64 bits."""
    first, after = number << level, (number + 1) << level
    low = EDGES[first - 1] if first else -(2**63)
    return low, EDGES[after - 1] if after <= len(EDGES) else 2**63 - 1


def bucket_range(number: int, level: int) -> range:
    """The buckets that are one of a level."""
    return range(number << level, (number + 1) << level)
