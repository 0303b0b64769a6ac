"""The figures as one table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from infra.bench.search.comparing import ENGINES
from rich.table import Table

FIGURES = {
    "build, s": ("build_s", ".1f"),
    "peak of the build, MB": ("build_peak_mb", ",.0f"),
    "on disk, MB": ("size_mb", ",.0f"),
    "open, ms": ("open_ms", ".1f"),
    "memory once open, MB": ("open_mb", ",.0f"),
    "peak while asked, MB": ("peak_mb", ",.0f"),
    "new document until found, ms": ("fresh_ms", ".1f"),
}
TARGETS = {53_940: 2, 100_000: 2, 1_000_000: 8}
"""Milliseconds p50 for filters, five facets and sort (issue 4)."""


def table(found: Mapping[str, Any]) -> Table:
    drawn = Table(title="Search: questions p50 / p95 in ms, one at a time, an engine per process")
    drawn.add_column("products")
    drawn.add_column("")
    for title in ENGINES.values():
        drawn.add_column(title, justify="right")
    for size, one in found.items():
        engines = one["engines"]
        for name, (key, form) in FIGURES.items():
            drawn.add_row(f"{int(size):,}", name, *(format(engines[each][key], form) for each in ENGINES))
        for kind in engines["ours"]["times"]:
            drawn.add_row(f"{int(size):,}", kind, *(_spread(engines[each]["times"].get(kind)) for each in ENGINES))
        drawn.add_section()
    return drawn


def told(found: Mapping[str, Any]) -> str:
    lines = []
    for size, one in found.items():
        times = one["engines"]["ours"]["times"]
        worst = max((spread for kind, spread in times.items() if "5 facets" in kind), key=lambda spread: spread["p50"])
        target = TARGETS.get(int(size))
        against = "" if target is None else f" (target {target})"
        checked = one["checked_answers"]
        lines.append(
            f"{int(size):,} products: filters, five facets and sort {worst['p50']:.2f} ms p50{against}, "
            f"{worst['cpu_p50']:.2f} of them the processor's; "
            f"{checked} answers equal a look at every document."
        )
    return "\n".join(lines)


def _spread(one: Mapping[str, float] | None) -> str:
    return "—" if one is None else f"{one['p50']:.2f} / {one['p95']:.2f}"
