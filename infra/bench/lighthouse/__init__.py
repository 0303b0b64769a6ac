"""Lighthouse on the shop's first pages, as a mid-range phone sees them: the median of several runs.

    python -m infra.bench.lighthouse [--runs 5]      on the mall that `make run` holds

Its own npm project, since only the bench needs it. Times are simulated by Lighthouse from what it saw (slow 4G, four times
slower processor), so they depend on this machine less than a stopwatch does, and still they are figures, not limits.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import Any

from infra.local.frontends import node_environment
from infra.local.mall import Mall
from infra.local.people import Buyer

HERE = Path(__file__).parent
CHROMIUM = "/usr/bin/chromium"
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
READER = "--lang=zh-CN --accept-lang=zh-CN"
"""Who asks for "/" in English is given the file of "/en/", whose canonical address is another one."""
TRIES = 3
"""Chromium does not always come up, which says nothing of the page."""
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMES = {
    "fcp_ms": "first-contentful-paint",
    "lcp_ms": "largest-contentful-paint",
    "tbt_ms": "total-blocking-time",
    "cls": "cumulative-layout-shift",
    "bytes": "total-byte-weight",
}


def measure(addresses: Mapping[str, str], runs: int) -> dict[str, dict[str, float]]:
    """The medians of every page, by its name: scores of 0–100, times in ms, bytes of the whole page."""
    environment = {**node_environment(), "CHROME_PATH": CHROMIUM}
    if not (HERE / "node_modules").exists():
        subprocess.run(
            ["npm", "ci", "--no-audit", "--no-fund"], cwd=HERE, env=environment, check=True, capture_output=True
        )
    return {name: _medians([_visit(address, environment) for _ in range(runs)]) for name, address in addresses.items()}


def first_pages(mall: Mall) -> dict[str, str]:
    """The addresses at which most visits begin: home, a list, and a diamond ring that is on it; and home in English."""
    ring = Buyer(mall).get("products", category="ring", material="diamond", limit=1)["items"][0]["product_id"]
    return {
        "home": f"{mall.url}/",
        "home, English": f"{mall.url}/en/",
        "list": f"{mall.url}/shop?category=ring",
        "product": f"{mall.url}/p/{ring}",
    }


def _visit(address: str, environment: Mapping[str, str]) -> dict[str, float]:
    """
    Raises:
        RuntimeError: Lighthouse could not; its own words are on standard error.
    """
    for number in range(TRIES):
        with tempfile.TemporaryDirectory() as directory:
            report = Path(directory) / "report.json"
            command = ["npx", "lighthouse", address, "--output=json", f"--output-path={report}", "--quiet"]
            command += [f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={FLAGS} {READER}"]
            done = subprocess.run(
                command, cwd=HERE, env={**environment, "TMPDIR": directory}, capture_output=True, text=True
            )
            if done.returncode == 0:
                return _figures(json.loads(report.read_text()))
        print(f"Lighthouse could not visit {address} ({number + 1} of {TRIES}): {done.stderr[-800:]}", file=sys.stderr)
    raise RuntimeError(f"Lighthouse could not visit {address}")


def _figures(report: Mapping[str, Any]) -> dict[str, float]:
    """The scores, and what they were made of.

    Raises:
        RuntimeError: Lighthouse could not load the page; its own words.
    """
    if report.get("runtimeError"):
        raise RuntimeError(report["runtimeError"]["message"])
    scores = {name: round(100 * report["categories"][name]["score"]) for name in CATEGORIES}
    return scores | {name: report["audits"][audit]["numericValue"] for name, audit in TIMES.items()}


def _medians(visits: list[dict[str, float]]) -> dict[str, float]:
    return {name: round(median(visit[name] for visit in visits), 3) for name in visits[0]}
