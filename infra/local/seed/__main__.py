"""`make seed SIZE=demo|full`: loads demo data into the running mall. May be interrupted and repeated."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from infra.local.running import NotRunning, running_cloud
from infra.local.seed import SIZES, seed
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

console = Console(highlight=False)
_AT_ONCE = 100


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
    from infra.local.seed import goods
    from infra.local.seed.people import seed_people
    from infra.local.seed.prices import seed_prices

    from storefront.contract import publish_front

    checkpoint = Checkpoint(Path(os.environ["PARURE_SEED_DIRECTORY"]) / "seed.json")
    if size == "pages":
        goods.publish_pages(checkpoint.get("pieces", []))
        publish_front()
        return
    seed_people()
    seed_prices()
    goods.seed_places()
    if size != "people":
        _load_goods(size, checkpoint)
    # Nothing here made an event that the index could follow.
    from search.contract import build_index

    build_index()
    if size != "people":
        publish_front()


def _load_goods(size: str, checkpoint: Checkpoint) -> None:
    from infra.local.seed import certificates, diamonds, goods
    from infra.local.seed.shops import seed_shops
    from infra.local.seed.voices import seed_voices

    if not checkpoint.get("pieces", []):
        checkpoint.set("pieces", goods.seed_pieces(goods.read_pieces()))
        certificates.seed_certificates(goods.read_pieces())
        seed_voices(goods.read_pieces(), checkpoint.get("pieces", []))
        goods.publish_pages(checkpoint.get("pieces", []))
    seed_shops(goods.read_pieces(), checkpoint.get("pieces", []))
    if size == "pieces":
        return
    rows = diamonds.read_diamonds()
    wanted = len(rows) if size == "full" else diamonds.DEMO
    _load_diamonds(rows, diamonds.in_order(len(rows))[:wanted], checkpoint)


def _load_diamonds(rows: Sequence[dict[str, str]], numbers: Sequence[int], checkpoint: Checkpoint) -> None:
    from infra.local.seed.diamonds import seed_diamonds

    done = checkpoint.get("diamonds", 0)
    columns = (TextColumn("· diamonds"), BarColumn(40), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("diamonds", total=len(numbers), completed=done)
        for start in range(done, len(numbers), _AT_ONCE):
            count = seed_diamonds(rows, numbers[start : start + _AT_ONCE])
            checkpoint.set("diamonds", start + count)
            progress.advance(task, count)
    console.print(f"· {max(done, len(numbers)):,} diamonds are in the mall")


class Checkpoint:
    """How far the seed came, in a file beside the data; written after each part, so that an interruption costs one part."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.known: dict[str, Any] = json.loads(path.read_text()) if path.exists() else {}

    def get(self, key: str, default: Any) -> Any:
        return self.known.get(key, default)

    def set(self, key: str, value: Any) -> None:
        self.known[key] = value
        new = self.path.with_suffix(".new")
        new.write_text(json.dumps(self.known))
        new.replace(self.path)


if __name__ == "__main__":
    sys.exit(main())
