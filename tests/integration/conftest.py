"""AWS in process (moto): the tables as the models declare them, the secrets, the key, the bus, and a call recorder."""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import botocore.session
import pytest
from botocore.client import BaseClient
from botocore.loaders import create_loader
from moto import mock_aws

from parure.aws import encryption, tables
from parure.aws.settings import settings

_COUNTED = {
    "GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query", "BatchGetItem", "BatchWriteItem", "TransactGetItems",
    "TransactWriteItems",
}  # fmt: skip
FUNCTIONS = Path(__file__).parents[2] / "functions"


# mock_aws drops boto3's default session at each test, and a new one would parse botocore's JSON again: half a second.
_LOADER = create_loader()
botocore.session.create_loader = lambda *_: _LOADER


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A fresh account with everything that template.yaml would have made."""
    with mock_aws():
        _forget_clients()
        key = boto3.client("kms").create_key()["KeyMetadata"]["Arn"]
        monkeypatch.setenv("FIELD_KEY_ARN", key)
        queue = boto3.client("sqs").create_queue(QueueName="parure-webhooks")["QueueUrl"]
        monkeypatch.setenv("WEBHOOK_QUEUE_URL", queue)
        _forget_clients()
        ssm = boto3.client("ssm")
        told = {"stripe-key": "sk_test_local", "stripe-webhook-secret": "whsec_local", "distribution-id": "none"}
        for name in ("cursor-key", "carrier-secret", "gia-key", *told):
            value = told.get(name, f"{name}-value")
            ssm.put_parameter(Name=f"/parure/{name}", Value=value, Type="SecureString")
        s3 = boto3.client("s3")
        for bucket in (os.environ["MEDIA_BUCKET"], os.environ["PRIVATE_BUCKET"], os.environ["SITE_BUCKET"]):
            s3.create_bucket(Bucket=bucket)
        boto3.client("events").create_event_bus(Name=os.environ["EVENT_BUS"])
        create_tables()
        yield
        _forget_clients()


def _forget_clients() -> None:
    settings.cache_clear()
    tables.dynamodb.cache_clear()
    encryption._masker.cache_clear()
    from aws_lambda_powertools.utilities import parameters

    parameters.clear_caches()  # type: ignore[no-untyped-call]
    for model in _subclasses(tables.Table):
        model._connection = None


def _subclasses(cls: type[Any]) -> Iterator[type[Any]]:
    for sub in cls.__subclasses__():
        yield sub
        yield from _subclasses(sub)


def create_tables() -> None:
    """One CreateTable per table: several models may live in one, so their keys and indexes are put together."""
    for store in sorted(FUNCTIONS.glob("*/store.py")):
        importlib.import_module(f"{store.parent.name}.store")
    schemas: dict[str, dict[str, Any]] = {}
    for model in _subclasses(tables.Table):
        schema = model._get_schema()
        table = schemas.setdefault(model.Meta.table_name, {"attributes": {}, "indexes": {}, "keys": None})
        table["keys"] = schema["key_schema"]
        for attribute in schema["attribute_definitions"]:
            table["attributes"][attribute["AttributeName"]] = attribute["AttributeType"]
        for index in schema["global_secondary_indexes"]:
            table["indexes"][index["index_name"]] = index
    client = tables.dynamodb()
    for name, table in schemas.items():
        _create(client, name, table)


def _create(client: Any, name: str, table: dict[str, Any]) -> None:
    indexes = [
        {"IndexName": i["index_name"], "KeySchema": i["key_schema"], "Projection": i["projection"]}
        for i in table["indexes"].values()
    ]
    request: dict[str, Any] = {
        "TableName": name,
        "KeySchema": table["keys"],
        "AttributeDefinitions": [{"AttributeName": n, "AttributeType": t} for n, t in table["attributes"].items()],
        "BillingMode": "PAY_PER_REQUEST",
    }
    if indexes:
        request["GlobalSecondaryIndexes"] = indexes
    client.create_table(**request)


class Calls(list[str]):
    """AWS operations in the order they were made: `["dynamodb:Query", …]`; budgets are asserted on their number."""

    capacity: float = 0.0

    def of(self, service: str) -> list[str]:
        return [call for call in self if call.startswith(f"{service}:")]


@pytest.fixture
def calls(aws: None) -> Iterator[Calls]:
    """Records every AWS call from here on, with the DynamoDB capacity it took; `calls.clear()` starts anew."""
    made = Calls()
    client: Any = BaseClient
    original = client._make_api_call

    def watched(self: Any, operation_name: str, api_params: dict[str, Any]) -> Any:
        service = self.meta.service_model.service_name
        made.append(f"{service}:{operation_name}")
        if service == "dynamodb" and operation_name in _COUNTED:
            api_params = {**api_params, "ReturnConsumedCapacity": "TOTAL"}
        answer = original(self, operation_name, api_params)
        used = answer.get("ConsumedCapacity") or []
        made.capacity += sum(part["CapacityUnits"] for part in (used if isinstance(used, list) else [used]))
        return answer

    client._make_api_call = watched
    try:
        yield made
    finally:
        client._make_api_call = original
