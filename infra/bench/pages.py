"""Publishing: pages per second when everything is published again, and the calls that one page takes, steps and chunks included."""

from __future__ import annotations

import time
from dataclasses import dataclass

from infra.bench.work import Meter
from infra.local.mall import eventually
from infra.local.people import Json, Operator

MINUTES = 10


@dataclass(frozen=True)
class Rebuild:
    products: int
    pages: int
    """Two languages of each product."""
    seconds: float
    pages_per_second: float
    calls_per_product: float
    """Everything that functions asked AWS for, divided by the products."""


def publish_everything(meter: Meter, operator: Operator) -> Rebuild:
    """All products of this mall, from the operator's word until nothing is left to do."""
    ended: list[tuple[Json, float]] = []

    def rebuild() -> None:
        started = time.perf_counter()
        made: Json = operator.post("storefront/rebuilds")
        path = f"storefront/rebuilds/{made['rebuild_id']}"
        eventually(lambda: operator.get(path)["status"] == "finished", within=MINUTES * 60, every=0.5)
        ended.append((operator.get(path), time.perf_counter() - started))

    work = meter.of("storefront", 1, rebuild)
    done, seconds = ended[0]
    products = int(done["published"])
    return Rebuild(
        products=products,
        pages=2 * products,
        seconds=round(seconds, 1),
        pages_per_second=round(2 * products / seconds, 1),
        calls_per_product=round(sum(work.calls.values()) / max(1, products), 2),
    )
