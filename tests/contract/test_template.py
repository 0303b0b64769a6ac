"""template.yaml, its stacks and the code name the same functions, tables, variables and events."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Iterator
from typing import Any

import pytest
from infra import openapi, schemas
from infra.local.blueprint import ROOT, TEMPLATE, read_template

from parure.aws.settings import Settings
from parure.aws.tables import Table

ROOT_STACK = read_template(TEMPLATE)
STACKS = {path.stem: read_template(path) for path in sorted((ROOT / "infra/stacks").glob("*.yaml"))}
FUNCTIONS = {
    name: resource["Properties"]
    for name, resource in ROOT_STACK["Resources"].items()
    if resource["Type"] == "AWS::Serverless::Function"
}


def resources(kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for template in [ROOT_STACK, *STACKS.values()]:
        for name, resource in template["Resources"].items():
            if resource["Type"] == kind:
                yield name, resource


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_every_function_has_a_handler_that_exists(name: str) -> None:
    module, _, attribute = FUNCTIONS[name]["Handler"].rpartition(".")

    assert callable(getattr(importlib.import_module(module), attribute))


def test_every_capability_with_routes_has_its_function() -> None:
    for capability, _ in openapi.capabilities():
        assert FUNCTIONS[f"{capability.capitalize()}Function"]["Handler"] == f"{capability}.app.app"


def test_the_functions_are_told_exactly_what_settings_read() -> None:
    told = set(ROOT_STACK["Globals"]["Function"]["Environment"]["Variables"])
    read = {name.upper() for name, value in inspect.getmembers(Settings) if "cached_property" in type(value).__name__}

    given_by_lambda = {"AWS_REGION"}
    for_powertools = {name for name in told if name.startswith("POWERTOOLS_")} | {"LOG_LEVEL"}
    assert told == (read - given_by_lambda) | for_powertools


def subclasses(cls: type[Any]) -> Iterator[type[Any]]:
    for sub in cls.__subclasses__():
        yield sub
        yield from subclasses(sub)


def keys(schema: list[dict[str, str]]) -> dict[str, str]:
    """PynamoDB lists keys in the order of their names, CloudFormation hash first."""
    return {key["KeyType"]: key["AttributeName"] for key in schema}


def declared_tables() -> dict[str, dict[str, Any]]:
    for store in sorted((ROOT / "functions").glob("*/store.py")):
        importlib.import_module(f"{store.parent.name}.store")
    found: dict[str, dict[str, Any]] = {}
    for model in subclasses(Table):
        # Tests of other modules may have declared models of their own.
        if model.__module__.startswith(("test_", "integration.", "unit.", "fault.")):
            continue
        schema = model._get_schema()
        table = found.setdefault(model.Meta.table, {"keys": keys(schema["key_schema"]), "indexes": {}})
        for index in schema["global_secondary_indexes"]:
            table["indexes"][index["index_name"]] = keys(index["key_schema"])
    return found


def templated_tables() -> dict[str, dict[str, Any]]:
    found = {}
    for _, resource in resources("AWS::DynamoDB::Table"):
        properties = resource["Properties"]
        found[properties["TableName"]["Fn::Sub"].removeprefix("${Prefix}-")] = {
            "keys": keys(properties["KeySchema"]),
            "indexes": {i["IndexName"]: keys(i["KeySchema"]) for i in properties.get("GlobalSecondaryIndexes", [])},
        }
    return found


def test_the_tables_of_the_template_are_the_models_of_the_code() -> None:
    assert templated_tables() == declared_tables()


def test_every_table_can_be_restored_and_is_not_deleted_by_accident() -> None:
    for name, resource in resources("AWS::DynamoDB::Table"):
        properties = resource["Properties"]
        assert properties["PointInTimeRecoverySpecification"]["PointInTimeRecoveryEnabled"] is True, name
        assert properties["SSESpecification"]["SSEEnabled"] is True, name
        assert properties["DeletionProtectionEnabled"] == {"Ref": "DeletionProtection"}, name
        assert (resource["DeletionPolicy"], resource["UpdateReplacePolicy"]) == ("Retain", "Retain"), name


def test_every_bucket_is_private_and_encrypted() -> None:
    for name, resource in resources("AWS::S3::Bucket"):
        properties = resource["Properties"]
        assert all(properties["PublicAccessBlockConfiguration"].values()), name
        assert "BucketEncryption" in properties, name


def test_no_policy_allows_everything() -> None:
    for name, properties in FUNCTIONS.items():
        for policy in properties["Policies"]:
            for statement in policy["Statement"]:
                actions = statement["Action"] if isinstance(statement["Action"], list) else [statement["Action"]]
                assert not [action for action in actions if "*" in action], name
                assert statement["Resource"] != "*", name


def rules() -> dict[str, set[str]]:
    return {
        name: set(r["Properties"]["EventPattern"]["detail-type"])
        for name, r in resources("AWS::Events::Rule")
        if "EventPattern" in r["Properties"]
    }


def test_every_rule_waits_for_events_that_exist() -> None:
    known = {cls.type_name() for cls in schemas.event_classes()}

    assert {name: sorted(types - known) for name, types in rules().items() if types - known} == {}


def test_every_queue_that_is_read_has_dead_letters_and_an_alarm() -> None:
    queues = {name: r["Properties"] for name, r in resources("AWS::SQS::Queue")}
    alarmed = str(STACKS["observability"])

    for name, properties in queues.items():
        dead = name.endswith("DeadLetters")
        assert dead or "RedrivePolicy" in properties, name
        if dead:
            queue = properties["QueueName"]["Fn::Sub"].removeprefix("${Prefix}-")
            assert queue in alarmed, f"no alarm looks at {queue}"


def test_batches_are_answered_item_by_item() -> None:
    for name, properties in FUNCTIONS.items():
        for event in properties.get("Events", {}).values():
            if event["Type"] in ("SQS", "DynamoDB"):
                assert event["Properties"]["FunctionResponseTypes"] == ["ReportBatchItemFailures"], name
