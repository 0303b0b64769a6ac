"""The decisions of supply. What every checkout needs stands in `stock`; the desk's own rules are imported where they are needed."""

from supply.rules.stock import (
    OUTWARD,
    Balance,
    Change,
    Hold,
    HoldStatus,
    LocationStock,
    Move,
    SkuHold,
    Want,
    by_sku,
    choose_locations,
    net,
    sum_changes,
)

__all__ = [
    "OUTWARD",
    "Balance",
    "Change",
    "Hold",
    "HoldStatus",
    "LocationStock",
    "Move",
    "SkuHold",
    "Want",
    "by_sku",
    "choose_locations",
    "net",
    "sum_changes",
]
