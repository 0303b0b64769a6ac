"""python -m infra.bench [--quick] [--search 53940,100000,1000000] [--out build/bench.json]"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
import time
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from infra.bench import cold, cost, imports, lighthouse, pages, relevance, report, speed, turning, work
from infra.bench.search import comparing
from infra.bench.search import report as search_report
from infra.bench.speed import Shelf
from infra.local import frontends
from infra.local.blueprint import ROOT
from infra.local.cloud import LocalCloud, Ports
from infra.local.mall import PASSWORD, Mall
from infra.local.people import Buyer, Operator, Supplier, ring
from infra.local.seed import seed
from infra.local.site import publish_pictures, publish_site
from rich.console import Console

CONNECTIONS = (1, 16)
# Buying one SKU sixteen times at once would measure the contention for it (tests/wiring/test_races.py).
SKUS = 20
LIGHTHOUSE_RUNS = 5
# Rows of the file that is imported; all of them: python -m infra.bench.imports.
IMPORTED = {"people": 500, "demo": 5000}


def main() -> int:
    arguments = argparse.ArgumentParser(prog="make bench", description=__doc__)
    arguments.add_argument("--quick", action="store_true", help="without demo data: emptier tables, a minute less")
    arguments.add_argument("--search", default=",".join(map(str, comparing.SIZES)), help="products to search among")
    arguments.add_argument("--out", type=Path, default=ROOT / "build" / "bench.json")
    given = arguments.parse_args()
    console = Console()
    console.width = max(console.width, 110)
    with tempfile.TemporaryDirectory(prefix="parure-bench-") as directory:
        found = measure(Path(directory), "people" if given.quick else "demo", console)
    found["relevance"] = relevance.measure()
    console.print("· searching beside SQLite FTS5 and DuckDB")
    found["search"] = comparing.measure([int(one) for one in given.search.split(",")], console.print)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n")
    report.show(found, console)
    console.print(relevance.told(found["relevance"]))
    console.print(search_report.table(found["search"]))
    console.print(search_report.told(found["search"]))
    console.print(f"Written to {given.out}.")
    return 0


def measure(directory: Path, size: str, console: Console) -> dict[str, Any]:
    book = directory / "counted.jsonl"
    book.touch()
    os.environ["PARURE_COUNT_CALLS"] = str(book)
    cloud = LocalCloud(directory=directory, ports=Ports.free(), keep_data=False, reload=False)
    console.print("· starting a mall of its own")
    started = time.perf_counter()
    cloud.start()
    try:
        startup = time.perf_counter() - started
        console.print("· loading data")
        started = time.perf_counter()
        frontends.build(directory / "logs" / "frontend.out")
        publish_pictures(cloud)
        publish_site(cloud)
        seed(cloud, size, quiet=True)
        seeded = time.perf_counter() - started
        mall = Mall(cloud)
        console.print("· counting calls")
        counted = count(mall, book)
        console.print("· publishing every page")
        published = pages.publish_everything(work.Meter(mall, book), Operator(mall, "operator@parure.test"))
        console.print("· visiting the first pages with Lighthouse")
        visited = lighthouse.measure(lighthouse.first_pages(mall), LIGHTHOUSE_RUNS)
        turned = turning.measure(mall) if size == "demo" else None
        console.print("· measuring times")
        latency = measure_times(mall)
        console.print("· importing diamonds from a file")
        imported = imports.measure(mall, book, IMPORTED[size])
    finally:
        cloud.stop()
    console.print("· importing each function")
    amounts = cost.of_a_sale(counted.values())
    return {
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": {"cpus": os.cpu_count(), "python": platform.python_version(), "load": os.getloadavg()[0]},
        "data": size,
        "startup_seconds": round(startup, 2),
        "seed_seconds": round(seeded, 2),
        "latency": latency,
        "import": asdict(imported),
        "pages": asdict(published),
        "lighthouse": visited,
        "turning": turned,
        "cold_import_ms": cold.imports(),
        "work": {name: asdict(one) for name, one in counted.items()},
        "cost": {"prices": cost.PRICES, "per_order": amounts, "usd_per_1000_orders": cost.bill(amounts)},
    }


def count(mall: Mall, book: Path) -> dict[str, work.Work]:
    supplier, operator, buyer = people(mall)
    return work.use_cases(work.Meter(mall, book), supplier, operator, buyer)


def people(mall: Mall) -> tuple[Supplier, Operator, Buyer]:
    return (
        Supplier(mall, "supplier@parure.test"),
        Operator(mall, "operator@parure.test"),
        Buyer(mall, "buyer@parure.test"),
    )


def measure_times(mall: Mall) -> dict[str, dict[str, Any]]:
    supplier, operator, _ = people(mall)
    picture = supplier.upload_picture()
    listed = [supplier.list_for_sale(operator, 500, ring(images=[picture])) for _ in range(SKUS)]
    shelf = Shelf({one.sku: one.product_id for one in listed})
    addresses = [join(mall) for _ in range(max(CONNECTIONS))]
    times = {number: speed.measure(mall, shelf, addresses, number) for number in CONNECTIONS}
    return {str(number): {name: asdict(one) for name, one in spreads.items()} for number, spreads in times.items()}


def join(mall: Mall) -> str:
    newcomer = Buyer(mall)
    try:
        return newcomer.sign_up(password=PASSWORD)
    finally:
        newcomer.close()


if __name__ == "__main__":
    sys.exit(main())
