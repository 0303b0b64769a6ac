"""`make seed SIZE=demo|full`: loads demo data into the running mall. May be interrupted and repeated."""

from __future__ import annotations

import argparse
import os
import sys

from infra.local.running import NotRunning, running_cloud
from infra.local.seed import SIZES, seed
from rich.console import Console

console = Console(highlight=False)


def main() -> int:
    arguments = argparse.ArgumentParser(prog="make seed", description=__doc__)
    arguments.add_argument("--size", choices=SIZES, default="demo")
    given = arguments.parse_args()
    try:
        if "PARURE_SEED_DIRECTORY" not in os.environ:
            # Called by hand: run again with the environment of the mall that runs.
            seed(running_cloud(), given.size)
            return 0
        _load(given.size)
    except NotRunning as error:
        console.print(f"[red]{error}[/]")
        return 1
    except KeyboardInterrupt:
        console.print("Interrupted; the same command goes on from here.")
        return 130
    return 0


def _load(size: str) -> None:
    from infra.local.seed.people import seed_people

    seed_people()


if __name__ == "__main__":
    sys.exit(main())
