"""python -m infra.bench.search [--sizes 53940,100000,1000000] [--out build/search-bench.json]"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from infra.bench.search import report
from infra.bench.search.comparing import SIZES, measure
from infra.local.blueprint import ROOT
from rich.console import Console


def main() -> int:
    arguments = argparse.ArgumentParser(prog="python -m infra.bench.search", description=__doc__)
    arguments.add_argument("--sizes", default=",".join(map(str, SIZES)), help="products, with commas between")
    arguments.add_argument("--out", type=Path, default=ROOT / "build" / "search-bench.json")
    given = arguments.parse_args()
    console = Console()
    console.width = max(console.width, 110)
    found = measure([int(one) for one in given.sizes.split(",")], console.print)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps({"load": os.getloadavg()[0], "sizes": found}, indent=2) + "\n")
    console.print(report.table(found))
    console.print(report.told(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
