"""python -m infra.bench.lighthouse [--runs 5]: on the mall that `make run` holds."""

from __future__ import annotations

import argparse
import json
import sys

from infra.bench.lighthouse import first_pages, measure
from infra.local.mall import Mall
from infra.local.running import running_cloud


def main() -> int:
    arguments = argparse.ArgumentParser(prog="python -m infra.bench.lighthouse")
    arguments.add_argument("--runs", type=int, default=5)
    given = arguments.parse_args()
    print(json.dumps(measure(first_pages(Mall(running_cloud())), given.runs), indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
