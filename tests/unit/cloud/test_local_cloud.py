"""The parts of the local cloud that decide something."""

from __future__ import annotations

from typing import Any

import pytest
from infra.local.blueprint import functions
from infra.local.edge.headers import security_headers
from infra.local.functionhost.recorder import actions_of
from infra.local.seed.diamonds import DEMO, in_order, read_diamonds
from infra.local.seed.goods import price_rule
from layers.runtime.slim import kept


def test_every_function_of_the_template_is_known_with_its_handler_and_limits() -> None:
    known = functions()

    assert known["orders"].handler == "orders.app.app"
    assert known["relay"].full_name("mall") == "mall-relay"
    assert all(block.timeout > 0 and block.statements for block in known.values())


@pytest.mark.parametrize(
    ("service", "operation", "parameters", "rights"),
    [
        ("dynamodb", "Query", {"TableName": "t", "IndexName": "i"}, [("dynamodb:Query", "t/index/i")]),
        (
            "dynamodb",
            "BatchGetItem",
            {"RequestItems": {"a": {}, "b": {}}},
            [("dynamodb:BatchGetItem", "a"), ("dynamodb:BatchGetItem", "b")],
        ),
        (
            "dynamodb",
            "TransactWriteItems",
            {"TransactItems": [{"Put": {"TableName": "a"}}, {"ConditionCheck": {"TableName": "b"}}]},
            [("dynamodb:PutItem", "a"), ("dynamodb:ConditionCheckItem", "b")],
        ),
        ("s3", "HeadObject", {"Bucket": "b", "Key": "k"}, [("s3:GetObject", "b/k")]),
        ("sqs", "SendMessageBatch", {"QueueUrl": "u"}, [("sqs:SendMessage", "u")]),
        (
            "events",
            "PutEvents",
            {"Entries": [{"EventBusName": "x"}, {"EventBusName": "x"}]},
            [("events:PutEvents", "x")],
        ),
    ],
)
def test_a_call_needs_the_rights_of_its_parts(
    service: str, operation: str, parameters: dict[str, Any], rights: list[tuple[str, str]]
) -> None:
    assert list(actions_of(service, operation, parameters)) == rights


def test_the_local_edge_sends_the_headers_of_the_distribution_but_insists_on_no_https() -> None:
    headers = security_headers(private_bucket="m", region="us-east-1", upload_origin="http://127.0.0.1:4566")

    policy = headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "connect-src 'self' http://127.0.0.1:4566" in policy
    assert "unsafe-inline" not in policy
    assert "upgrade-insecure-requests" not in policy
    assert "Strict-Transport-Security" not in headers
    assert headers["X-Frame-Options"] == "DENY"


def test_the_sample_of_diamonds_comes_first_and_every_stone_comes_once() -> None:
    numbers = in_order(53_940)

    assert sorted(numbers) == list(range(53_940))
    assert numbers[:DEMO] == sorted(numbers[:DEMO])
    assert numbers[DEMO - 1] > 53_900


def test_the_data_set_is_the_real_one() -> None:
    rows = read_diamonds()

    assert len(rows) == 53_940
    assert rows[0]["carat"] == "0.23"


def test_a_price_of_the_demo_becomes_the_price_of_a_listing() -> None:
    stated = {
        "kind": "by_weight",
        "metal": "gold",
        "fineness": 999,
        "net_grams": "3.20",
        "labour": {"per": "gram", "amount": 3800},
        "stones": 0,
        "certificate_fee": 5000,
    }

    rule = price_rule(stated)

    assert rule["labour"] == {"per": "gram", "amount": {"amount": 3800, "currency": "CNY"}}
    assert rule["certificate_fee"] == {"amount": 5000, "currency": "CNY"}


@pytest.mark.parametrize(
    ("path", "stays"),
    [
        ("botocore/data/dynamodb/2012-08-10/service-2.json.gz", True),
        ("botocore/data/ec2/2016-11-15/service-2.json.gz", False),
        ("botocore/data/endpoints.json", True),
        ("chalice/app.py", True),
        ("chalice/cli/__init__.py", False),
        ("stripe/checkout/_session.py", True),
        ("stripe/issuing/_card.py", False),
        ("pydantic/main.py", True),
        ("wrapt/_wrappers.c", False),
    ],
)
def test_the_layer_keeps_what_functions_use(path: str, stays: bool) -> None:
    assert kept(path) is stays
