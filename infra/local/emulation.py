"""What the emulator does otherwise than AWS, put right after a deployment or a restart. Each function says what and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml
from infra.local.blueprint import ROOT

if TYPE_CHECKING:
    from infra.local.cloud import LocalCloud


def complete_the_api(cloud: LocalCloud) -> None:
    """ministack's OpenAPI import drops two things: gateway responses, and the responses of MOCK integrations (CORS preflight)."""
    document = yaml.load((ROOT / "infra" / "openapi.yaml").read_text(), Loader=yaml.CSafeLoader)
    gateway = cloud.client("apigateway")
    api_id = cloud.outputs["ApiId"]
    for kind, response in document.get("x-amazon-apigateway-gateway-responses", {}).items():
        gateway.put_gateway_response(
            restApiId=api_id,
            responseType=kind,
            responseParameters=response.get("responseParameters", {}),
            responseTemplates=response.get("responseTemplates", {}),
            **({"statusCode": str(response["statusCode"])} if "statusCode" in response else {}),
        )
    _restore_preflight_answers(gateway, api_id, document)
    # A stage serves what its deployment captured.
    gateway.create_deployment(restApiId=api_id, stageName="live")


def _restore_preflight_answers(gateway: Any, api_id: str, document: dict[str, Any]) -> None:
    options = {path: methods["options"] for path, methods in document["paths"].items() if "options" in methods}
    integrations = {path: method["x-amazon-apigateway-integration"] for path, method in options.items()}
    mocks = {path: found for path, found in integrations.items() if found["type"] == "mock"}
    if not mocks:
        return
    pages = gateway.get_paginator("get_resources").paginate(restApiId=api_id)
    for resource in (resource for page in pages for resource in page["items"]):
        for status, response in mocks.get(resource["path"], {}).get("responses", {}).items():
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
