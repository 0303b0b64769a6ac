"""Where the stretches of histograms begin: 20 round numbers per decade, the same for every range, index and time.

So the histograms of two segments, or of two machines, add up stretch by stretch.
"""

from __future__ import annotations

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


def limits(bucket: int) -> tuple[int, int]:
    """The least and the greatest number that a bucket can hold, scaled."""
    low = EDGES[bucket - 1] if bucket else -(2**63)
    return low, EDGES[bucket] - 1 if bucket < len(EDGES) else 2**63
