"""The pricing table: the current board and rates as one item each, every earlier version as an item of its own."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pynamodb.attributes import JSONAttribute, NumberAttribute, UnicodeAttribute

from parure.aws.tables import Read, Table
from parure.kernel.time import parse_time
from pricing.rules import Boards, Rate, Rates, board_price_from_json


class CurrentItem(Table):
    """`board`/`current` or `fx`/`current`: a map by "metal/fineness" or currency, replaced whole with its version."""

    class Meta(Table.Meta):
        table = "pricing"

    version = NumberAttribute()
    entries = JSONAttribute()


class HistoryItem(Table):
    """One published price or rate; never changed."""

    class Meta(Table.Meta):
        table = "pricing"

    entry = JSONAttribute()
    published_by = UnicodeAttribute(null=True)


BOARD = Read(CurrentItem, "board", "current")
FX = Read(CurrentItem, "fx", "current")


def board_history(key: str) -> str:
    return f"board#{key}"


def board_version_read(key: str, version: int) -> Read:
    return Read(HistoryItem, board_history(key), f"{version:012d}")


def rate_read(currency: str, rate_id: str) -> Read:
    return Read(HistoryItem, f"fx#{currency}", rate_id)


def boards_of(item: CurrentItem | None) -> Boards:
    if item is None:
        return Boards()
    prices = {key: board_price_from_json(entry) for key, entry in item.entries.items()}
    return Boards(int(item.version), prices)


def rates_of(item: CurrentItem | None) -> Rates:
    return Rates({c: rate_of(entry) for c, entry in item.entries.items()} if item else {})


def rate_of(entry: dict[str, Any]) -> Rate:
    return Rate(entry["rate_id"], entry["currency"], Decimal(entry["rate"]), parse_time(entry["published_at"]))
