"""Call a capability's HTTP function as API Gateway does, without a gateway."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

from parure.aws.auth import GUEST, Caller
from parure.aws.http import Api

CONTEXT = SimpleNamespace(
    function_name="test",
    memory_limit_in_mb=256,
    invoked_function_arn="arn:aws:lambda:us-east-1:123456789012:function:test",
    aws_request_id="00000000-0000-0000-0000-000000000000",
    get_remaining_time_in_millis=lambda: 10_000,
)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, list[str]]
    text: str

    @property
    def json(self) -> Any:
        return json.loads(self.text)

    def header(self, name: str) -> str | None:
        found = self.headers.get(name.lower())
        return found[0] if found else None

    @property
    def cookies(self) -> dict[str, str]:
        pairs = (line.split(";")[0].partition("=") for line in self.headers.get("set-cookie", []))
        return {name: value for name, _, value in pairs}


def call(
    app: Api,
    method: str,
    target: str,
    body: Any = None,
    *,
    caller: Caller = GUEST,
    headers: dict[str, str] | None = None,
    raw: str | None = None,
) -> Answer:
    """`target` is a path with its query string: `call(app, "GET", "/api/v1/products?limit=3", caller=buyer)`."""
    answer = app(rest_event(app, method, target, body, caller=caller, headers=headers, raw=raw), CONTEXT)
    found: dict[str, list[str]] = {}
    for name, value in (answer.get("headers") or {}).items():
        found.setdefault(name.lower(), []).append(value)
    for name, values in (answer.get("multiValueHeaders") or {}).items():
        found.setdefault(name.lower(), []).extend(values)
    return Answer(answer["statusCode"], found, answer.get("body") or "")


def rest_event(
    app: Api,
    method: str,
    target: str,
    body: Any = None,
    *,
    caller: Caller = GUEST,
    headers: dict[str, str] | None = None,
    raw: str | None = None,
) -> dict[str, Any]:
    """The event of a REST API with Lambda proxy integration."""
    split = urlsplit(target)
    resource, parameters = _match(app, method, split.path)
    sent = {name.lower(): value for name, value in (headers or {}).items()}
    text = raw if raw is not None else (None if body is None else json.dumps(body))
    if text is not None:
        sent.setdefault("content-type", "application/json")
    query: dict[str, list[str]] = {}
    for name, value in parse_qsl(split.query, keep_blank_values=True):
        query.setdefault(name, []).append(value)
    return {
        "resource": resource,
        "path": split.path,
        "httpMethod": method,
        "headers": sent,
        "multiValueHeaders": {name: [value] for name, value in sent.items()},
        "queryStringParameters": {name: values[-1] for name, values in query.items()} or None,
        "multiValueQueryStringParameters": query or None,
        "pathParameters": parameters or None,
        "stageVariables": None,
        "requestContext": {
            "resourcePath": resource,
            "httpMethod": method,
            "requestId": "11111111-1111-1111-1111-111111111111",
            "identity": {"sourceIp": "127.0.0.1"},
            "authorizer": caller.to_context(),
        },
        "body": text,
        "isBase64Encoded": False,
    }


def _match(app: Api, method: str, path: str) -> tuple[str, dict[str, str]]:
    """The declared route of a path; a literal segment comes before a parameter, as in API Gateway."""
    for route in sorted(app.catalogue, key=lambda r: r.path.count("{")):
        pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/]+)", re.escape(route.path))
        found = re.fullmatch(pattern, path)
        if found and route.method == method:
            return route.path, {name: quote(value, safe="%") for name, value in found.groupdict().items()}
    raise LookupError(f"no route {method} {path}")
