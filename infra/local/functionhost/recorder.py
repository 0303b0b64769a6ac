"""Notes which AWS calls each function makes, for the test that compares them with its policy.

Set PARURE_RECORD_CALLS to a file: every worker adds a JSON line for each (function, action, resource) it sees first.
Actions are IAM's: a transaction and a batch need the right to do each of their parts.
"""

from __future__ import annotations

import importlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_function: str | None = None
_last: str | None = None
_installed = False
_seen: set[tuple[str, str, str]] = set()
_TRANSACTION_PARTS = {
    "Put": "PutItem",
    "Update": "UpdateItem",
    "Delete": "DeleteItem",
    "ConditionCheck": "ConditionCheckItem",
}
# Where a call names what it acts on.
_RESOURCE_PARAMETERS = (
    "TableName",
    "QueueUrl",
    "QueueName",
    "Bucket",
    "KeyId",
    "Name",
    "UserPoolId",
    "EventBusName",
    "ClientId",
)


@contextmanager
def recording(function: str) -> Iterator[None]:
    """Calls inside belong to `function`."""
    global _function, _last
    if _installed and function != _last:
        _forget_what_others_fetched()
    _function = _last = function
    try:
        yield
    finally:
        _function = None


def _forget_what_others_fetched() -> None:
    """A Lambda function has a process of its own: a secret or a data key that another one fetched is not there for it."""
    from aws_lambda_powertools.utilities import parameters

    from parure.aws import encryption

    parameters.clear_caches()  # type: ignore[no-untyped-call]
    encryption._masker.cache_clear()


def install() -> None:
    """Listen to every AWS client that this process makes, PynamoDB's too."""
    global _installed
    target = os.environ.get("PARURE_RECORD_CALLS")
    if not target:
        return
    _installed = True
    # PynamoDB calls this private method itself, past botocore's events before-parameter-build: the one place all pass.
    client: Any = importlib.import_module("botocore.client").BaseClient
    path = Path(target)
    original = client._make_api_call

    def noted(self: Any, operation: str, parameters: dict[str, Any]) -> Any:
        if _function is not None:
            service = self.meta.service_model.signing_name
            for action, resource in actions_of(service, operation, parameters):
                _note(path, _function, action, resource)
        return original(self, operation, parameters)

    client._make_api_call = noted


def actions_of(service: str, operation: str, parameters: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """IAM actions and the names of their resources; an index is written `table/index/name`."""
    if service == "dynamodb":
        yield from _table_actions(operation, parameters)
    elif service == "s3" and "Key" in parameters:
        # HeadObject asks for the right to get.
        action = "GetObject" if operation == "HeadObject" else operation
        yield f"s3:{action}", f"{parameters['Bucket']}/{parameters['Key']}"
    elif operation == "DeleteObjects":
        for one in parameters["Delete"]["Objects"]:
            yield "s3:DeleteObject", f"{parameters['Bucket']}/{one['Key']}"
    elif operation == "PutEvents":
        for bus in {entry["EventBusName"] for entry in parameters["Entries"]}:
            yield "events:PutEvents", bus
    elif operation == "GetParameters":
        for name in parameters["Names"]:
            yield "ssm:GetParameters", name
    else:
        named = next((str(parameters[key]) for key in _RESOURCE_PARAMETERS if key in parameters), "*")
        yield f"{service}:{operation.removesuffix('Batch')}", named


def _table_actions(operation: str, parameters: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if operation in ("TransactWriteItems", "TransactGetItems"):
        for part in parameters["TransactItems"]:
            ((kind, body),) = part.items()
            yield f"dynamodb:{_TRANSACTION_PARTS.get(kind, 'GetItem')}", body["TableName"]
    elif operation in ("BatchGetItem", "BatchWriteItem"):
        for table in parameters["RequestItems"]:
            yield f"dynamodb:{operation}", table
    elif parameters.get("IndexName"):
        yield f"dynamodb:{operation}", f"{parameters['TableName']}/index/{parameters['IndexName']}"
    else:
        yield f"dynamodb:{operation}", parameters.get("TableName", "*")


def _note(path: Path, function: str, action: str, resource: str) -> None:
    entry = (function, action, resource)
    if entry in _seen:
        return
    _seen.add(entry)
    line = json.dumps({"function": function, "action": action, "resource": resource})
    with path.open("a") as file:
        file.write(line + "\n")
