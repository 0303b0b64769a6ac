"""What an import costs: the real diamonds as a CSV file, from upload to drafts. Rows per second, AWS calls per row, memory.

python -m infra.bench.imports [--rows 53940]
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from infra.bench.work import Work
from infra.local.cloud import LocalCloud, Ports
from infra.local.mall import Mall
from infra.local.people import Supplier
from infra.local.seed import seed
from infra.local.seed.diamonds import listing_rows
from infra.local.site import publish_site
from rich.console import Console

ALL = 53_940
WORKER = "bulk-work"


@dataclass(frozen=True)
class Figures:
    rows: int
    seconds: float
    rows_per_second: float
    calls_per_row: float
    calls: dict[str, int]
    write_units_per_row: float
    again_seconds: float
    """The same file a second time, which changes nothing."""
    again_calls_per_row: float
    peak_mb: float
    """Of the largest worker process, which hosts other functions, too."""


def csv_of_diamonds(rows: int) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(listing_rows(rows))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def measure(mall: Mall, book: Path, rows: int) -> Figures:
    data = csv_of_diamonds(rows)
    first, seconds = _import(mall, book, data, "created")
    again, again_seconds = _import(mall, book, data, "unchanged")
    return Figures(
        rows=rows,
        seconds=round(seconds, 1),
        rows_per_second=round(rows / seconds, 1),
        calls_per_row=round(sum(first.calls.values()) / rows, 3),
        calls=first.calls,
        write_units_per_row=round(first.write_units / rows, 2),
        again_seconds=round(again_seconds, 1),
        again_calls_per_row=round(sum(again.calls.values()) / rows, 3),
        peak_mb=round(max(_peaks_mb(mall), default=0.0), 1),
    )


def _import(mall: Mall, book: Path, data: bytes, expected: str) -> tuple[Work, float]:
    """What functions do from the upload to the last line, their start by an event included."""
    supplier = Supplier(mall, "supplier2@parure.test")
    begin, started = book.stat().st_size, time.perf_counter()
    done = supplier.import_file(data, "diamonds.csv", within=7200)
    taken = time.perf_counter() - started
    supplier.close()
    if done["counts"][expected] != done["lines"]:
        raise RuntimeError(f"expected every line {expected}: {done}")
    work = Work()
    with book.open() as file:
        file.seek(begin)
        for line in map(json.loads, file):
            if line["function"] == WORKER:
                work.add(line, WORKER)
    return work, taken


def _peaks_mb(mall: Mall) -> Iterator[float]:
    """High-water marks of the processes that host functions (Linux)."""
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            command = (status.parent / "cmdline").read_bytes().decode(errors="replace")
            if "functionhost" in command and str(mall.cloud.directory) in (
                status.parent / "environ"
            ).read_bytes().decode(errors="replace"):
                peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
                yield int(peak.split()[1]) / 1024
        except (OSError, StopIteration):
            continue


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rows", type=int, default=ALL)
    given = arguments.parse_args()
    console = Console()
    with tempfile.TemporaryDirectory(prefix="parure-bench-") as directory:
        book = Path(directory) / "counted.jsonl"
        book.touch()
        os.environ["PARURE_COUNT_CALLS"] = str(book)
        cloud = LocalCloud(directory=Path(directory), ports=Ports.free(), keep_data=False, reload=False)
        cloud.start()
        try:
            publish_site(cloud)
            seed(cloud, "people", quiet=True)
            console.print_json(data=asdict(measure(Mall(cloud), book, given.rows)))
        finally:
            cloud.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
