"""Write the API's documents from the routes: there is no second list of routes anywhere.

    make generate                                   writes infra/openapi.yaml and infra/openapi.json
    python -m infra.openapi --check                 exits 1 when they are out of date (PYTHONPATH as in the Makefile)

`openapi.json` (OpenAPI 3.1, with every schema) is what people and programs read. `openapi.yaml` is the same list of routes as API Gateway
imports it: integrations, authorizers and gateway responses, but no schemas, for API Gateway knows only JSON Schema
draft 4 and our functions validate anyway (docs/adr/0004-openapi-from-routes.md).
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import re
import sys
import types
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any, Union, get_args, get_origin

import yaml
from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import models_json_schema

from parure.aws.http import OPTIONAL, PUBLIC, Access, Api, Route
from parure.kernel import errors
from parure.kernel.errors import MallError
from parure.kernel.schemas import Problem

ROOT = Path(__file__).parents[1]
YAML, JSON = ROOT / "infra/openapi.yaml", ROOT / "infra/openapi.json"
_REF = "#/components/schemas/{model}"
_VERSION = "1.0.0"
_ABOUT = """The mall that suppliers, dealers and consumers share. Money is an integer of minor units with its currency, times are
RFC 3339 in UTC, ids are prefixed ULIDs, lists are paged by an opaque cursor. Every failure is `application/problem+json` with a
`code` to program against, the `field` it is about and a sentence that says what to do."""


def capabilities() -> Iterator[tuple[str, Api]]:
    """Every capability with an HTTP function, in alphabetical order."""
    for folder in sorted((ROOT / "functions").iterdir()):
        if (folder / "app.py").exists():
            app = getattr(importlib.import_module(f"{folder.name}.app"), "app", None)
            if isinstance(app, Api):
                yield folder.name, app


def routes() -> list[tuple[str, Route]]:
    return [(name, route) for name, app in capabilities() for route in app.catalogue]


# The document for people and programs


def public_document() -> dict[str, Any]:
    found = routes()
    schemas, refs = _schemas(found)
    paths: dict[str, dict[str, Any]] = {}
    for capability, route in found:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(capability, route, refs)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Parure 珠联", "version": _VERSION, "description": _ABOUT},
        "servers": [{"url": "/"}],
        "tags": [{"name": name} for name in dict.fromkeys(name for name, _ in found)],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "bearer": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "The access token of POST /api/v1/sessions, or an API key (`pk_…`) with its scopes.",
                }
            },
        },
    }


def _schemas(found: list[tuple[str, Route]]) -> tuple[dict[str, Any], dict[Any, Any]]:
    wanted: list[tuple[type[BaseModel], Any]] = [(Problem, "serialization")]
    for _, route in found:
        if "body" in route.parameters:
            wanted += [(model, "validation") for model in _models(route.hints["body"])]
        wanted += [(model, "serialization") for model in _models(route.returns)]
    refs, definitions = models_json_schema(list(dict.fromkeys(wanted)), ref_template=_REF)
    clean = {name: re.sub(r"\W|_", "", name) for name in definitions.get("$defs", {})}
    text = json.dumps({"schemas": definitions.get("$defs", {}), "refs": list(refs.values())})
    for name in sorted(clean, key=len, reverse=True):
        text = text.replace(f'"#/components/schemas/{name}"', f'"#/components/schemas/{clean[name]}"')
    renamed = json.loads(text)
    schemas = {clean[name]: schema for name, schema in sorted(renamed["schemas"].items())}
    return schemas, dict(zip(refs.keys(), renamed["refs"], strict=True))


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    if get_origin(annotation) in (Union, types.UnionType):
        return [model for part in get_args(annotation) for model in _models(part)]
    return [model for part in get_args(annotation)[:1] for model in _models(part)]


def _operation(capability: str, route: Route, refs: dict[Any, Any]) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "tags": [capability],
        "operationId": route.handler.__name__,
        "summary": route.summary,
        "description": _description(route),
        "parameters": _parameters(route),
        "responses": _responses(route, refs),
    }
    if "body" in route.parameters:
        schemas = [refs[(model, "validation")] for model in _models(route.hints["body"])]
        schema = schemas[0] if len(schemas) == 1 else {"oneOf": schemas}
        operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
    if route.roles is OPTIONAL:
        operation["security"] = [{}, {"bearer": []}]
    elif route.roles is not PUBLIC:
        operation["security"] = [{"bearer": []}]
    return operation


def _description(route: Route) -> str:
    told = (route.handler.__doc__ or "").strip()
    who = "anybody" if isinstance(route.roles, Access) else ", ".join(route.roles)
    lines = [re.sub(r"\n\s+", "\n", told)] if told else []
    lines.append(f"Open to: {who}.")
    if route.scope:
        lines.append(f"API keys need the scope `{route.scope}`.")
    return "\n\n".join(lines)


def _parameters(route: Route) -> list[dict[str, Any]]:
    found = [
        {"name": name, "in": "path", "required": True, "schema": route.adapters[name].json_schema()}
        for name in route.path_parameters
    ]
    if "query" in route.parameters:
        schema = TypeAdapter(route.hints["query"]).json_schema()
        for name, part in schema.get("properties", {}).items():
            part = _inline(part, schema.get("$defs", {}))
            entry = {"name": name, "in": "query", "required": name in schema.get("required", []), "schema": part}
            if told := part.pop("description", None):
                entry["description"] = told
            found.append(entry)
    if route.idempotent:
        found.append(
            {
                "name": "Idempotency-Key",
                "in": "header",
                "required": True,
                "description": "A new random value for each thing you want done; repeat it to repeat safely.",
                "schema": {"type": "string", "minLength": 8, "maxLength": 200},
            }
        )
    return found


def _inline(part: Any, definitions: dict[str, Any]) -> Any:
    if isinstance(part, dict):
        if "$ref" in part:
            return _inline(definitions[part["$ref"].rsplit("/", 1)[1]], definitions)
        return {key: _inline(value, definitions) for key, value in part.items()}
    return [_inline(value, definitions) for value in part] if isinstance(part, list) else part


def _responses(route: Route, refs: dict[Any, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = {"description": HTTPStatus(route.status).phrase}
    models = _models(route.returns)
    if models:
        answer["content"] = {"application/json": {"schema": refs[(models[0], "serialization")]}}
    responses = {str(route.status): answer}
    for status, told in sorted(_failures(route).items()):
        problem = {"schema": refs[(Problem, "serialization")]}
        responses[str(status)] = {"description": told, "content": {"application/problem+json": problem}}
    return responses


def _failures(route: Route) -> dict[int, str]:
    kinds: set[type[MallError]] = set(route.errors)
    if "body" in route.parameters or "query" in route.parameters or route.idempotent:
        kinds.add(errors.InvalidRequest)
    if "body" in route.parameters:
        kinds.add(errors.TooLarge)
    if route.path_parameters:
        kinds.add(errors.NotFound)
    if not isinstance(route.roles, Access):
        kinds |= {errors.Unauthenticated, errors.Forbidden}
    return {kind.status: kind.title for kind in kinds}


# The document for API Gateway


def gateway_document() -> dict[str, Any]:
    paths: dict[str, dict[str, Any]] = {}
    for capability, route in routes():
        paths.setdefault(route.path, {})[route.method.lower()] = _gateway_operation(capability, route)
    return {
        "openapi": "3.0.1",
        "info": {"title": "Parure", "version": _VERSION},
        "paths": paths,
        "components": {
            "securitySchemes": {
                # With an identity source API Gateway answers 401 by itself when the header is missing, and may keep
                # an answer for a minute: a removed member of staff is out after that.
                "required": _authorizer(60, {"identitySource": "method.request.header.Authorization"}),
                # A guest may pass here: the authorizer is asked each time and may say "nobody".
                "optional": _authorizer(0, {}),
            }
        },
        "x-amazon-apigateway-gateway-responses": _gateway_responses(),
    }


def _gateway_operation(capability: str, route: Route) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": route.handler.__name__,
        "responses": {str(route.status): {"description": HTTPStatus(route.status).phrase}},
        "x-amazon-apigateway-integration": {
            "type": "aws_proxy",
            "httpMethod": "POST",
            "uri": _invocation(f"{capability.capitalize()}Function"),
            "passthroughBehavior": "when_no_match",
            "timeoutInMillis": 15000,
        },
    }
    if route.path_parameters:
        operation["parameters"] = [
            {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
            for name in route.path_parameters
        ]
    if route.roles is not PUBLIC:
        operation["security"] = [{"optional" if route.roles is OPTIONAL else "required": []}]
    return operation


def _authorizer(keep_seconds: int, more: dict[str, str]) -> dict[str, Any]:
    return {
        "type": "apiKey",
        "name": "Authorization",
        "in": "header",
        "x-amazon-apigateway-authtype": "custom",
        "x-amazon-apigateway-authorizer": {
            "type": "request",
            "authorizerUri": _invocation("IdentityAuthorizeFunction"),
            "authorizerResultTtlInSeconds": keep_seconds,
            **more,
        },
    }


def _invocation(function: str) -> dict[str, str]:
    arn = f"arn:${{AWS::Partition}}:apigateway:${{AWS::Region}}:lambda:path/2015-03-31/functions/${{{function}.Arn}}/invocations"
    return {"Fn::Sub": arn}


_GATEWAY_ANSWERS = {
    "UNAUTHORIZED": (401, "not_signed_in", "Sign in and send the access token as a Bearer token."),
    "ACCESS_DENIED": (403, "access_denied", "This account or its organisation may not do this now."),
    "MISSING_AUTHENTICATION_TOKEN": (404, "no_such_route", "There is no such route; see /api/v1/openapi.json."),
    "REQUEST_TOO_LARGE": (413, "body_too_large", "The body is larger than the API takes."),
    "THROTTLED": (429, "too_many_requests", "Too many requests. Wait a moment and try again."),
    "WAF_FILTERED": (403, "blocked", "The request was blocked."),
    "DEFAULT_4XX": (None, "bad_request", "The request could not be taken."),
    "DEFAULT_5XX": (None, "internal_error", "Something went wrong on our side. Try again; quote the correlation_id."),
}


def _phrase(status: int) -> str:
    """By RFC 9110; Pythons before 3.13 still say "Request Entity Too Large"."""
    return "Content Too Large" if status == 413 else HTTPStatus(status).phrase


def _gateway_responses() -> dict[str, Any]:
    answers: dict[str, Any] = {}
    for kind, (status, code, detail) in _GATEWAY_ANSWERS.items():
        phrase = _phrase(status) if status else "The request failed"
        shown: Any = status or int(kind[-3] + "00")
        body = {"type": "about:blank", "title": phrase, "status": shown, "code": code, "detail": detail}
        body["correlation_id"] = "$context.requestId"
        answers[kind] = {
            "responseParameters": {"gatewayresponse.header.Content-Type": "'application/problem+json'"},
            "responseTemplates": {"application/json": json.dumps(body)},
        }
        if status:
            answers[kind]["statusCode"] = status
    return answers


def render() -> dict[Path, str]:
    note = "# Generated from the routes by infra/openapi.py (make generate); do not edit.\n"
    return {
        YAML: note + yaml.safe_dump(gateway_document(), sort_keys=False, allow_unicode=True, width=120),
        JSON: json.dumps(public_document(), ensure_ascii=False, indent=1) + "\n",
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a document is out of date")
    check = parser.parse_args().check
    stale = [path for path, text in render().items() if not path.exists() or path.read_text() != text]
    for path, text in render().items():
        if not check:
            path.write_text(text)
    if check and stale:
        print(f"out of date: {', '.join(str(p.relative_to(ROOT)) for p in stale)}; run make generate")
    return int(check and bool(stale))


if __name__ == "__main__":
    os.environ.setdefault("STACK", "parure")
    sys.exit(main())
