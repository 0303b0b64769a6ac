"""Every function has a sample event, which is what AWS would send and runs through the function's own handler."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from infra import openapi, schemas
from infra.local.blueprint import ROOT, functions

from integration.gateway import CONTEXT

SAMPLES = {path.stem: json.loads(path.read_text()) for path in sorted((ROOT / "events/samples").glob("*.json"))}
HTTP = {capability for capability, _ in openapi.capabilities()}
FROM_THE_BUS = [name for name in SAMPLES if name.endswith("-events")]

ANSWERS = {
    "identity": 202,
    "media": 201,
    "catalog": 200,
    "pricing": 200,
    "supply": 201,
    "orders": 200,
    "payments": 200,
    "routing": 200,
    "onboarding": 200,
    "trace": 404,
    "shops": 404,
    "bulk": 201,
    "storefront": 200,
    "search": 200,
    "wishlists": 200,
    "feedback": 200,
    "promotions": 200,
}
# The order of the samples does not exist: what is about it stays in the queue and comes again.
LEFT_IN_THE_QUEUE = {"orders-events", "routing-events", "storefront-rebuilds", "search-rebuilds"}


def run(name: str) -> Any:
    module, _, attribute = functions()[name].handler.rpartition(".")
    return getattr(importlib.import_module(module), attribute)(SAMPLES[name], CONTEXT)


def test_every_function_has_a_sample_and_no_sample_is_left_over() -> None:
    assert sorted(SAMPLES) == sorted(functions())


@pytest.mark.parametrize("name", sorted(HTTP))
def test_a_request_names_a_route_of_its_function(name: str) -> None:
    sample = SAMPLES[name]
    routes = {(route.method, route.path) for capability, route in openapi.routes() if capability == name}

    assert (sample["httpMethod"], sample["resource"]) in routes
    assert sample["requestContext"]["resourcePath"] == sample["resource"]
    assert sample["resource"].format(**(sample["pathParameters"] or {})) == sample["path"]


@pytest.mark.parametrize("name", sorted(HTTP - {"identity"}))
def test_a_request_is_answered(name: str, aws: None) -> None:
    answer = run(name)

    assert answer["statusCode"] == ANSWERS[name], answer["body"]


@pytest.mark.parametrize("name", FROM_THE_BUS)
def test_an_event_is_as_its_schema_says(name: str) -> None:
    known = [json.loads(text) for text in schemas.render().values()]
    for record in SAMPLES[name]["Records"]:
        detail = json.loads(record["body"])["detail"]
        (schema,) = (one for one in known if one["title"] == detail["type"])

        jsonschema.validate(detail, schema)


@pytest.mark.parametrize(
    "name", [*FROM_THE_BUS, "payments-webhooks", "media-process", "bulk-work", "storefront-rebuilds"]
)
def test_a_batch_is_answered_message_by_message(name: str, aws: None) -> None:
    answer = run(name)

    ids = [record["messageId"] for record in SAMPLES[name]["Records"]]
    left = [failure["itemIdentifier"] for failure in answer["batchItemFailures"]]
    assert left == (ids if name in LEFT_IN_THE_QUEUE else [])


def test_the_webhook_books_its_payment(aws: None) -> None:
    from payments import store

    run("payments-webhooks")

    order_id = json.loads(SAMPLES["payments-webhooks"]["Records"][0]["body"])["data"]["object"]["metadata"]["order_id"]
    entries = store.list_entries(order_id, limit=10, cursor=None)
    assert len(entries.items) == 2


def test_the_outbox_record_reaches_the_bus(aws: None) -> None:
    assert run("relay") == {"batchItemFailures": []}


def test_the_sweep_finds_nothing_to_do_in_an_empty_mall(aws: None) -> None:
    assert run("orders-schedule") == {"looked_at": 0}
    assert run("onboarding-schedule") == {"looked_at": 0}
    assert run("catalog-schedule") == {"moved": 0}
    assert run("storefront-schedule") == {"caught_up": 0}


def test_no_credentials_make_a_guest() -> None:
    answer = run("identity-authorize")

    assert answer["context"]["role"] == ""
    assert answer["policyDocument"]["Statement"][0]["Effect"] == "Allow"


def test_the_readme_lists_every_sample() -> None:
    readme = Path(ROOT / "events/README.md").read_text()

    assert [name for name in SAMPLES if f"`{name}`" not in readme] == []
