"""HTTP for every capability: Chalice and Powertools, wired once.

A route declares who may call it and is typed by its signature: path parameters by name, `body` and `query` as Pydantic
models, the returned view by its annotation. The same declaration becomes the OpenAPI document (`infra/openapi.py`).

    app = Api("orders")

    @app.post("/api/v1/orders/{order_id}/cancel", roles=[Role.CONSUMER], summary="Cancel an order before it ships")
    def cancel_order(order_id: OrderId, body: CancelOrder) -> OrderView: ...
"""

from __future__ import annotations

import inspect
import os
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any, TypeVar, get_type_hints
from urllib.parse import unquote

from aws_lambda_powertools import Metrics
from chalice.app import Chalice, ConvertToMiddleware, Request, Response
from pydantic import BaseModel, TypeAdapter, ValidationError

from parure.aws.auth import GUEST, Caller, Role
from parure.aws.logs import correlate, correlation_id, logger
from parure.aws.problems import problem_of, problem_of_validation
from parure.aws.settings import settings
from parure.kernel.errors import Forbidden, InvalidRequest, MallError, NotFound, TooLarge, Unauthenticated
from parure.kernel.text import Language, negotiate

F = TypeVar("F", bound=Callable[..., Any])


class Access(Enum):
    """Routes that ask for no role."""

    PUBLIC = "public"
    """Anybody; the caller is not looked at."""
    OPTIONAL = "optional"
    """Anybody; a signed-in caller is known."""


PUBLIC, OPTIONAL = Access.PUBLIC, Access.OPTIONAL
DEFAULT_MAX_BODY = 256 * 1024
_CORRELATION = re.compile(r"^[A-Za-z0-9_.:-]{8,64}$")
_IDEMPOTENCY_KEY = re.compile(r"^[\x21-\x7e]{8,200}$")


@dataclass(frozen=True, kw_only=True)
class Route:
    """One line of the API, as declared; `infra/openapi.py` and the role matrix test walk over these."""

    service: str
    method: str
    path: str
    handler: Callable[..., Any]
    roles: tuple[Role, ...] | Access
    summary: str
    status: int
    errors: tuple[type[MallError], ...]
    idempotent: bool
    scope: str | None
    max_body: int
    raw: bool
    while_suspended: bool

    @cached_property
    def hints(self) -> dict[str, Any]:
        return get_type_hints(self.handler, include_extras=True)

    @cached_property
    def parameters(self) -> list[str]:
        return list(inspect.signature(self.handler).parameters)

    @cached_property
    def adapters(self) -> dict[str, TypeAdapter[Any]]:
        return {name: TypeAdapter(hint) for name, hint in self.hints.items() if name != "return"}

    @property
    def path_parameters(self) -> list[str]:
        return re.findall(r"\{(\w+)\}", self.path)

    @property
    def returns(self) -> Any:
        return self.hints.get("return")


class Api(Chalice):  # type: ignore[misc]
    """One capability's HTTP function. The instance is the Lambda handler."""

    def __init__(self, service: str) -> None:
        super().__init__(app_name=service, configure_logs=False)
        self.service = service
        self.catalogue: list[Route] = []
        self._crash: BaseException | None = None
        self._headers: dict[str, Any] = {}
        logger.append_keys(service=service)
        self.metrics = Metrics(namespace="Parure", service=service)
        self.register_middleware(ConvertToMiddleware(logger.inject_lambda_context))
        self.register_middleware(self._trace)

    # Declaring routes

    def get(self, path: str, **declared: Any) -> Callable[[F], F]:
        return self._declare("GET", path, **declared)

    def post(self, path: str, **declared: Any) -> Callable[[F], F]:
        return self._declare("POST", path, **declared)

    def put(self, path: str, **declared: Any) -> Callable[[F], F]:
        return self._declare("PUT", path, **declared)

    def patch(self, path: str, **declared: Any) -> Callable[[F], F]:
        return self._declare("PATCH", path, **declared)

    def delete(self, path: str, **declared: Any) -> Callable[[F], F]:
        return self._declare("DELETE", path, **declared)

    def _declare(
        self,
        method: str,
        path: str,
        *,
        roles: Sequence[Role] | Access | None = None,
        summary: str,
        status: int | None = None,
        errors: Iterable[type[MallError]] = (),
        idempotent: bool = False,
        scope: str | None = None,
        max_body: int = DEFAULT_MAX_BODY,
        raw: bool = False,
        while_suspended: bool = False,
    ) -> Callable[[F], F]:
        """`scope` opens the route to API keys that hold it; `raw` leaves the body to the handler (`app.raw_body`);
        `while_suspended` lets in the staff and keys of a suspended organisation: to read what is theirs, to finish what
        they accepted, and to put right what they were suspended for.

        Raises:
            TypeError: no roles are declared. A route that forgot who may call it must not exist.
        """
        if roles is None or (not isinstance(roles, Access) and not roles):
            raise TypeError(f"{method} {path} does not declare who may call it (roles=)")

        def register(handler: F) -> F:
            route = Route(
                service=self.service,
                method=method,
                path=path,
                handler=handler,
                roles=roles if isinstance(roles, Access) else tuple(roles),
                summary=summary,
                status=status or (200 if handler.__annotations__.get("return") not in (None, "None") else 204),
                errors=tuple(errors),
                idempotent=idempotent,
                scope=scope,
                max_body=max_body,
                raw=raw,
                while_suspended=while_suspended,
            )
            self.catalogue.append(route)
            # Chalice compares the content type before we can answer in our own form; `_body` does it instead.
            self.route(path, methods=[method], content_types=["*/*"], name=f"{method} {path}")(self._view(route))
            return handler

        return register

    # What a handler may ask for

    @property
    def caller(self) -> Caller:
        context = self.current_request.context.get("authorizer") if self.current_request else None
        return Caller.from_context(context)

    @property
    def request(self) -> Request:
        return self.current_request

    def header(self, name: str) -> str | None:
        value = self.current_request.headers.get(name)
        return None if value is None else str(value)

    @property
    def language(self) -> Language:
        return negotiate(self.header("accept-language"))

    @property
    def idempotency_key(self) -> str | None:
        key = self.header("idempotency-key")
        if key is not None and not _IDEMPOTENCY_KEY.match(key):
            raise InvalidRequest(
                "bad_idempotency_key", "An Idempotency-Key is 8 to 200 visible characters.", field="Idempotency-Key"
            )
        return key

    @property
    def if_match(self) -> str | None:
        value = self.header("if-match")
        return None if value is None else value.removeprefix("W/").strip('"')

    @property
    def cookies(self) -> dict[str, str]:
        pairs = (part.strip().partition("=") for part in (self.header("cookie") or "").split(";"))
        return {name: unquote(value) for name, sign, value in pairs if sign}

    def set_cookie(
        self,
        name: str,
        value: str,
        *,
        max_age: int,
        path: str = "/",
        http_only: bool = True,
        same_site: str = "Lax",
    ) -> None:
        parts = [f"{name}={value}", f"Max-Age={max_age}", f"Path={path}", f"SameSite={same_site}"]
        parts += ["HttpOnly"] if http_only else []
        parts += ["Secure"] if settings().site_url.startswith("https:") else []
        self._headers.setdefault("Set-Cookie", []).append("; ".join(parts))

    def set_header(self, name: str, value: str) -> None:
        self._headers[name] = value

    def etag(self, value: str | int) -> None:
        self._headers["ETag"] = f'"{value}"'

    @property
    def raw_body(self) -> bytes:
        raw = self.current_request.raw_body
        return raw if isinstance(raw, bytes) else str(raw).encode()

    # Answering

    def _trace(self, event: Any, get_response: Callable[[Any], Any]) -> Any:
        """Trace the requests that X-Ray samples. Its SDK costs as much to import as boto3, so the others never load it."""
        if "Sampled=1" not in os.environ.get("_X_AMZN_TRACE_ID", ""):
            return get_response(event)
        # A response may hold personal data: it does not go into a trace.
        return ConvertToMiddleware(self._tracer.capture_lambda_handler(capture_response=False))(event, get_response)

    @cached_property
    def _tracer(self) -> Any:
        from aws_lambda_powertools import Tracer

        return Tracer(service=self.service, patch_modules=["botocore"])

    def __call__(self, event: Any, context: Any) -> Any:
        self._crash = None
        answer = super().__call__(event, context)
        if self.metrics.metric_set:
            self.metrics.flush_metrics()
        if self._crash is not None:
            # Chalice would swallow it; raised, it is counted by the Lambda error metric and its alarm.
            raise self._crash
        return answer

    def _view(self, route: Route) -> Callable[..., Response]:
        def view(**path: str) -> Response:
            self._headers = {}
            try:
                correlate(self._correlation())
                self._admit(route)
                result = route.handler(**self._arguments(route, path))
                return self._respond(route, result)
            except MallError as error:
                return self._problem(problem_of(error))
            except ValidationError as error:
                return self._problem(problem_of_validation(error))
            except Exception as error:  # noqa: BLE001 - kept and raised again by __call__
                logger.exception("request failed", route=f"{route.method} {route.path}")
                self._crash = error
                return Response(body="", status_code=500)

        return view

    def _correlation(self) -> str:
        given = self.header("x-correlation-id")
        if given and _CORRELATION.match(given):
            return given
        return str(self.current_request.context.get("requestId", ""))

    def _admit(self, route: Route) -> None:
        if route.roles is not PUBLIC and self.caller.suspended and not route.while_suspended:
            raise Forbidden(
                "organisation_suspended",
                "Your organisation is suspended. You can read what is yours, finish the orders that you accepted and renew your papers.",
            )
        if isinstance(route.roles, Access):
            if self.caller.scopes is not None and route.roles is OPTIONAL:
                self._admit_key(route)
            return
        if self.caller.is_guest:
            raise Unauthenticated("not_signed_in", "Sign in and send the access token as a Bearer token.")
        if self.caller.scopes is not None:
            self._admit_key(route)
        if self.caller.role not in route.roles:
            names = ", ".join(route.roles)
            raise Forbidden("role_not_allowed", f"This is open to: {names}.")

    def _admit_key(self, route: Route) -> None:
        if route.scope is None:
            raise Forbidden("not_for_api_keys", "This cannot be done with an API key.")
        if route.scope not in (self.caller.scopes or ()):
            raise Forbidden("scope_missing", f"The API key needs the scope {route.scope}.", scope=route.scope)

    def _arguments(self, route: Route, path: dict[str, str]) -> dict[str, Any]:
        arguments: dict[str, Any] = {}
        for name, raw in path.items():
            try:
                # API Gateway hands path values over as they were sent, Chalice too.
                arguments[name] = route.adapters[name].validate_python(unquote(raw))
            except ValidationError:
                raise NotFound("not_found", "There is nothing at this address.") from None
        if "query" in route.parameters:
            arguments["query"] = self._query(route.adapters["query"], route.hints["query"])
        if route.idempotent and self.idempotency_key is None:
            raise InvalidRequest(
                "idempotency_key_missing",
                "Send an Idempotency-Key header: a new random value for each thing you want done.",
                field="Idempotency-Key",
            )
        if not route.raw and len(self.raw_body) > route.max_body:
            raise TooLarge("body_too_large", f"The body may be {route.max_body} bytes at most.")
        if "body" in route.parameters:
            arguments["body"] = self._body(route)
        return arguments

    def _body(self, route: Route) -> Any:
        content_type = (self.header("content-type") or "application/json").split(";")[0].strip().lower()
        if content_type != "application/json":
            raise InvalidRequest("not_json", "Send JSON, with Content-Type: application/json.", field="Content-Type")
        # No body at all is an empty one: a request whose fields are all optional may be sent without.
        return route.adapters["body"].validate_json(self.raw_body or b"{}")

    def _query(self, adapter: TypeAdapter[Any], model: type[BaseModel]) -> Any:
        given = self.current_request.to_original_event().get("multiValueQueryStringParameters") or {}
        values: dict[str, Any] = {}
        for name, texts in given.items():
            field = model.model_fields.get(name)
            many = field is not None and "list" in str(field.annotation)
            if not many and len(texts) > 1:
                raise InvalidRequest("given_twice", f"{name} may be given once.", field=name)
            values[name] = texts if many else texts[0]
        return adapter.validate_python(values)

    def _respond(self, route: Route, result: Any) -> Response:
        if isinstance(result, Response):
            return self._dress(result)
        if isinstance(result, BaseModel):
            return self._dress(_json(result.model_dump_json(), route.status))
        return self._dress(Response(body="", status_code=route.status, headers={"Content-Type": "application/json"}))

    def _problem(self, problem: Any) -> Response:
        problem = problem.model_copy(update={"correlation_id": correlation_id()})
        response = _json(problem.model_dump_json(exclude_none=True), problem.status, "application/problem+json")
        if problem.status == 401:
            response.headers["WWW-Authenticate"] = "Bearer"
        return self._dress(response)

    def _dress(self, response: Response) -> Response:
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers["X-Correlation-Id"] = correlation_id() or ""
        response.headers.update(self._headers)
        return response


def _json(text: str, status: int, content_type: str = "application/json") -> Response:
    return Response(body=text, status_code=status, headers={"Content-Type": content_type})


__all__ = ["Api", "OPTIONAL", "PUBLIC", "Access", "GUEST", "Caller", "Response", "Role", "Route"]
