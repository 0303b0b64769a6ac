"""AWS in process (moto): the tables as the models declare them, the secrets, the key, the bus, and a call recorder."""

from __future__ import annotations

import copy
import importlib
import os
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import boto3
import botocore.session
import pytest
from botocore.client import BaseClient
from botocore.loaders import create_loader
from moto import mock_aws
from moto.backends import get_backend
from moto.core import DEFAULT_ACCOUNT_ID
from moto.dynamodb import models as moto_tables

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
_SESSION = boto3.Session()
# What is made the first time and comes back, empty, for every test after it: a third of a second less for each.
_TABLES: dict[str, tuple[str, Any]] = {}
_KEYS: dict[str, Any] = {}


class _OneCopy:
    """In place of moto's `copy`: for each part of a transaction moto copies the part's whole table, to put it back when one
    fails. The first copy is as good as the fiftieth."""

    def __init__(self) -> None:
        self.tables: dict[int, Any] = {}

    def deepcopy(self, it: Any) -> Any:
        if not isinstance(it, moto_tables.Table):
            return copy.deepcopy(it)
        if id(it) not in self.tables:
            self.tables[id(it)] = copy.deepcopy(it)
        return self.tables[id(it)]


_copies = _OneCopy()
_transact = moto_tables.DynamoDBBackend.transact_write_items


def _transact_with_one_copy(backend: Any, items: Any) -> None:
    _copies.tables.clear()
    _transact(backend, items)


moto_tables.copy = _copies
moto_tables.DynamoDBBackend.transact_write_items = _transact_with_one_copy


@cache
def _client(service: Any) -> Any:
    return _SESSION.client(service)


def _backend(service: Any) -> Any:
    return get_backend(service)[DEFAULT_ACCOUNT_ID][os.environ["AWS_REGION"]]


def _field_key() -> str:
    if not _KEYS:
        _client("kms").create_key()
        _KEYS.update(_backend("kms").keys)
    _backend("kms").keys.update(_KEYS)
    return str(next(iter(_KEYS.values())).arn)


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A fresh account with everything that template.yaml would have made."""
    with mock_aws():
        _forget_clients()
        monkeypatch.setenv("FIELD_KEY_ARN", _field_key())
        queue = _client("sqs").create_queue(QueueName="parure-webhooks")["QueueUrl"]
        monkeypatch.setenv("WEBHOOK_QUEUE_URL", queue)
        _forget_clients()
        ssm = _client("ssm")
        told = {"stripe-key": "sk_test_local", "stripe-webhook-secret": "whsec_local", "distribution-id": "none"}
        for name in ("cursor-key", "guest-key", "carrier-secret", "gia-key", *told):
            value = told.get(name, f"{name}-value")
            ssm.put_parameter(Name=f"/parure/{name}", Value=value, Type="SecureString")
        s3 = _client("s3")
        for bucket in (os.environ["MEDIA_BUCKET"], os.environ["PRIVATE_BUCKET"], os.environ["SITE_BUCKET"]):
            s3.create_bucket(Bucket=bucket)
        _client("events").create_event_bus(Name=os.environ["EVENT_BUS"])
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
    there = _backend("dynamodb").tables
    for name, table in schemas.items():
        request = _request(name, table)
        made_from, made = _TABLES.get(name, ("", None))
        if made_from == repr(request):
            made.items = defaultdict(dict)
            there[name] = made
        else:
            _client("dynamodb").create_table(**request)
            _TABLES[name] = repr(request), there[name]


def _request(name: str, table: dict[str, Any]) -> dict[str, Any]:
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
    return request


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
