"""What other capabilities may ask of the catalog.

found = read_together([*sku_reads(["LUM-R01-12"]), ...])
sku = sku_in(found, "LUM-R01-12")          # None: no such SKU; not sku.sellable: off the shelves
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from catalog import store
from catalog.snapshot import Sku, SkuStatus
from parure.aws.tables import Read


def sku_reads(skus: Iterable[str]) -> list[Read]:
    """One read per SKU; join them to the reads of your use case."""
    return [store.sku_read(sku) for sku in skus]


def sku_in(found: Mapping[Read, Any], sku: str) -> Sku | None:
    """The snapshot among what `read_together` found."""
    item = found.get(store.sku_read(sku))
    return None if item is None else store.sku_of(item)


__all__ = ["Sku", "SkuStatus", "sku_in", "sku_reads"]
