"""What the emulator does otherwise than AWS, put right after a deployment or a restart. Each function says what and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml
from infra.local.blueprint import ROOT

if TYPE_CHECKING:
    from infra.local.cloud import LocalCloud

_MOCK_INTEGRATION = "mock"


def restore_preflight_answers(cloud: LocalCloud) -> None:
    """ministack's OpenAPI import drops the responses of MOCK integrations, so CORS preflight would answer nothing."""
    document = yaml.load((ROOT / "infra" / "openapi.yaml").read_text(), Loader=yaml.CSafeLoader)
    mocks: dict[str, dict[str, Any]] = {
        path: methods["options"]["x-amazon-apigateway-integration"]
        for path, methods in document["paths"].items()
        if methods.get("options", {}).get("x-amazon-apigateway-integration", {}).get("type") == _MOCK_INTEGRATION
    }
    if not mocks:
        return
    gateway = cloud.client("apigateway")
    api_id = cloud.outputs["ApiId"]
    resources = [
        resource
        for page in gateway.get_paginator("get_resources").paginate(restApiId=api_id)
        for resource in page["items"]
    ]
    for resource in resources:
        integration = mocks.get(resource["path"])
        if integration is None:
            continue
        for status, response in integration.get("responses", {}).items():
            gateway.put_integration_response(
                restApiId=api_id,
                resourceId=resource["id"],
                httpMethod="OPTIONS",
                statusCode="200" if status == "default" else status,
                responseParameters=response.get("responseParameters", {}),
            )


def restore_stream_sources(cloud: LocalCloud) -> None:
    """A stream mapping that ministack restored from disk is not polled: make it again, from the start of the stream.

    The relay sends again what was in the stream; consumers are idempotent.
    """
    functions = cloud.client("lambda")
    for mapping in functions.list_event_source_mappings()["EventSourceMappings"]:
        if ":dynamodb:" not in mapping["EventSourceArn"]:
            continue
        functions.delete_event_source_mapping(UUID=mapping["UUID"])
        functions.create_event_source_mapping(
            FunctionName=mapping["FunctionArn"],
            EventSourceArn=mapping["EventSourceArn"],
            StartingPosition="TRIM_HORIZON",
            BatchSize=mapping["BatchSize"],
            FunctionResponseTypes=["ReportBatchItemFailures"],
        )
