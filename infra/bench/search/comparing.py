"""Every size and engine, each in processes of its own, one after the other; and whether they agree."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from infra.local.blueprint import ROOT

ENGINES = {"ours": "Parure", "fts5": "SQLite FTS5", "duckdb": "DuckDB", "tantivy": "tantivy"}
SIZES = (53_940, 100_000)
"""The real diamonds alone; with generated jewellery. A million (`--sizes`) takes minutes and 2.2 GB for our build alone."""


def measure(sizes: Sequence[int], say: Callable[[str], None]) -> dict[str, Any]:
    """By size and engine.

    Raises:
        AssertionError: an engine counts otherwise than a look at every document.
    """
    return {str(size): _measure_size(size, say) for size in sizes}


def _measure_size(size: int, say: Callable[[str], None]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    answers: dict[str, Any] = {}
    for name, title in ENGINES.items():
        with tempfile.TemporaryDirectory(prefix="parure-search-") as directory:
            say(f"· {size:,} products: {title}")
            built = _run("build", name, size, Path(directory))
            served = _run("serve", name, size, Path(directory))
        answers[name] = served.pop("answers")
        found[name] = built | served
    say(f"· {size:,} products: looking at every one")
    checked = check(_run("plain", "none", size, Path())["answers"], answers)
    return {"engines": found, "checked_answers": checked}


def check(plain: Mapping[str, Any], answers: Mapping[str, Mapping[str, Any]]) -> int:
    """How many answers were compared: totals, and counts of every facet."""
    checked = 0
    for name, given in answers.items():
        for kind, expected in plain.items():
            if kind not in given:
                continue
            if given[kind] != expected:
                raise AssertionError(f"{name} counts otherwise: {kind}: {given[kind]}, not {expected}")
            checked += len(expected)
    return checked


def _run(what: str, name: str, size: int, directory: Path) -> dict[str, Any]:
    path = os.pathsep.join(str(ROOT / folder) for folder in ("functions", "layers/parure", "."))
    done = subprocess.run(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-m", "infra.bench.search.worker", what, name, str(size), str(directory)],
        env={**os.environ, "PYTHONPATH": path},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found
