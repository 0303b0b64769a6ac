"""What must be true of the ledgers whatever happened: stock and money are neither lost nor made."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from boto3.dynamodb.types import TypeDeserializer
from infra.local.mall import Mall
from infra.local.people import Operator

COUNTS = ("on_hand", "allocated", "held")


def items_of(mall: Mall, table: str, pk: str) -> list[dict[str, Any]]:
    """The whole item collection, read past the API."""
    read = TypeDeserializer().deserialize
    pages = mall.client("dynamodb").get_paginator("query")
    found = pages.paginate(
        TableName=mall.table(table),
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues={":pk": {"S": pk}},
        ConsistentRead=True,
    )
    return [{name: read(value) for name, value in item.items()} for page in found for item in page["Items"]]


def assert_stock_balances(mall: Mall, sku: str, **expected: int) -> None:
    """Every count of every location is the sum of its ledger entries, none is negative, and together they are `expected`."""
    items = items_of(mall, "stock", f"sku#{sku}")
    (balance,) = (item for item in items if item["sk"] == "balance")
    entries = [item for item in items if item["sk"].startswith("entry#")]
    summed: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(COUNTS, 0))
    for entry in entries:
        for location, *deltas in changes_of(entry):
            for name, delta in zip(COUNTS, deltas, strict=True):
                summed[location][name] += int(delta)

    kept = {place: {name: int(counts[name]) for name in COUNTS} for place, counts in balance["locations"].items()}
    assert {place: counts for place, counts in kept.items() if place in summed or any(counts.values())} == summed
    for place, counts in balance["locations"].items():
        assert min(int(counts[name]) for name in (*COUNTS, "available")) >= 0, (place, counts)
        assert counts["available"] == counts["on_hand"] - counts["allocated"] - counts["held"], (place, counts)
    together = {name: sum(counts[name] for counts in kept.values()) for name in COUNTS}
    assert {name: together[name] for name in expected} == expected


def changes_of(entry: dict[str, Any]) -> list[list[Any]]:
    """[[location_id, on_hand, allocated, held]], as differences."""
    changes: list[list[Any]] = json.loads(entry["changes"])
    return changes


def assert_money_balances(operator: Operator, order_id: str, *, kept: int | None = None) -> None:
    """The double entries of an order sum to zero; `kept` is what the mall still holds of the buyer's money."""
    entries = operator.payment_entries(order_id)
    assert entries, f"{order_id} has no ledger entries"
    sums: dict[str, int] = defaultdict(int)
    for entry in entries:
        sums[entry["account"]] += signed(entry)
    assert sum(sums.values()) == 0, sums
    if kept is not None:
        assert (sums["provider_balance"], sums["buyer_deposits"]) == (kept, -kept), entries


def signed(entry: dict[str, Any]) -> int:
    """Debits are positive, credits negative."""
    amount: int = entry["debit"]["amount"] if entry["debit"] else -entry["credit"]["amount"]
    return amount
