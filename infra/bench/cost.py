"""What a thousand orders cost, from the work that one was seen to make and a dated table of prices."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from infra.bench.work import Work

PRICES: dict[str, Any] = json.loads(Path(__file__).with_name("prices.json").read_text())
ORDERS = 1000
PAGES_PER_ORDER = 40
"""Product and list pages that are looked at for one order, at 2.5 % conversion; they come from CloudFront."""
QUEUED = ("-events", "-webhooks")
REQUESTS_PER_MESSAGE = 3
"""SQS: sent, received, deleted; fewer where messages are received in batches."""


def of_a_sale(work: Iterable[Work]) -> dict[str, float]:
    """Amounts that are billed, for one order from cart to receipt."""
    every = list(work)
    http = sum(one.http for one in every)
    return {
        "lambda_request": sum(sum(one.invocations.values()) for one in every),
        "lambda_gb_second_arm64": sum(one.gigabyte_seconds for one in every),
        "api_gateway_rest_request": http,
        "dynamodb_write_unit": sum(one.write_units for one in every),
        "dynamodb_read_unit": sum(one.read_units for one in every),
        "sqs_request": REQUESTS_PER_MESSAGE * sum(_messages(one) for one in every) + _calls(every, "sqs:SendMessage"),
        "eventbridge_event": sum(one.events for one in every),
        "kms_request": sum(n for one in every for call, n in one.calls.items() if call.startswith("kms:")),
        "s3_put": _calls(every, "s3:PutObject"),
        "s3_get": PAGES_PER_ORDER * 0.05,
        "cloudfront_request": http + PAGES_PER_ORDER,
    }


def bill(amounts: Mapping[str, float]) -> dict[str, float]:
    """Dollars for a thousand orders, by what is billed, and their sum."""
    prices: Mapping[str, float] = PRICES["per_unit"]
    lines = {name: round(ORDERS * amount * prices[name], 4) for name, amount in amounts.items()}
    return lines | {"total": round(sum(lines.values()), 4)}


def _messages(work: Work) -> int:
    return sum(count for name, count in work.invocations.items() if name.endswith(QUEUED))


def _calls(work: Iterable[Work], call: str) -> int:
    return sum(one.calls.get(call, 0) for one in work)
