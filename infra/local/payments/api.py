"""The `/v1` API: authentication, idempotency, trouble on demand, and one operation per route."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from hashlib import sha256
from secrets import token_hex

from infra.local.payments import checkout, forms, intents, payouts, reading, refunds
from infra.local.payments.books import API_VERSION
from infra.local.payments.desk import Call, Desk, Operation
from infra.local.payments.errors import (
    FailureOnDemand,
    KeyInUseError,
    KeyReusedError,
    NotAuthenticatedError,
    StripeError,
)
from infra.local.payments.forms import Json
from infra.local.payments.wire import DroppedAnswer
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

OPERATIONS: list[tuple[str, str, Operation]] = [
    ("POST", "/v1/checkout/sessions", checkout.create_session),
    ("GET", "/v1/checkout/sessions", reading.lists("checkout.session", "payment_intent", "status")),
    ("GET", "/v1/checkout/sessions/{id}", checkout.get_session),
    ("GET", "/v1/checkout/sessions/{id}/line_items", checkout.list_line_items),
    ("POST", "/v1/checkout/sessions/{id}/expire", checkout.expire_session),
    ("POST", "/v1/payment_intents", intents.create_intent),
    ("GET", "/v1/payment_intents", reading.lists("payment_intent")),
    ("GET", "/v1/payment_intents/{id}", reading.finds("payment_intent")),
    ("POST", "/v1/payment_intents/{id}/cancel", intents.cancel_intent),
    ("GET", "/v1/charges/{id}", reading.finds("charge")),
    ("POST", "/v1/refunds", refunds.create_refund),
    ("GET", "/v1/refunds", reading.lists("refund", "payment_intent", "charge")),
    ("GET", "/v1/refunds/{id}", reading.finds("refund")),
    ("POST", "/v1/accounts", payouts.create_account),
    ("GET", "/v1/accounts/{id}", reading.finds("account")),
    ("POST", "/v1/transfers", payouts.create_transfer),
    ("GET", "/v1/transfers", reading.lists("transfer", "transfer_group", "destination")),
    ("GET", "/v1/transfers/{id}", reading.finds("transfer")),
    ("POST", "/v1/transfers/{id}/reversals", payouts.reverse_transfer),
    ("GET", "/v1/events", reading.lists("event", "type")),
    ("GET", "/v1/events/{id}", reading.finds("event")),
]


class Api:
    def __init__(self, desk: Desk, public_url: str | None) -> None:
        self.desk = desk
        self.public_url = public_url
        self._keys_in_use: set[str] = set()

    def routes(self) -> list[Route]:
        return [Route(path, self._endpoint(operation), methods=[method]) for method, path, operation in OPERATIONS]

    def _endpoint(self, operation: Operation) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            headers = {"Request-Id": f"req_{token_hex(7)}", "Stripe-Version": API_VERSION}
            try:
                status, body = await self._answer(request, operation, headers)
            except StripeError as error:
                status, body = error.status, error.body()
            # An expiry noticed while reading counts even when the request itself is refused.
            self.desk.books.commit()
            if status < 400 and self.desk.behaviour.dropping(request.url.path):
                return DroppedAnswer()
            content = json.dumps(body, ensure_ascii=False, indent=2)
            return Response(content, status, headers, "application/json")

        return answer

    async def _answer(self, request: Request, operation: Operation, headers: dict[str, str]) -> tuple[int, Json]:
        _authenticate(request)
        posted = request.method == "POST"
        encoded = (await request.body()).decode(errors="replace") if posted else request.url.query
        params = forms.decode(encoded)
        failing = self.desk.behaviour.failing(request.url.path)
        if failing:
            raise FailureOnDemand(failing)
        expand = forms.items(params, "expand")
        params.pop("expand", None)
        origin = self.public_url or str(request.base_url).rstrip("/")
        call = Call(params, request.path_params, origin, request.headers.get("stripe-version", API_VERSION))

        def work() -> tuple[int, Json]:
            self.desk.books.request = {"id": headers["Request-Id"], "idempotency_key": key}
            return 200, reading.expanded(self.desk, operation(self.desk, call), expand)

        key = request.headers.get("idempotency-key") if posted else None
        if key is None:
            await self._pause(request)
            return work()
        headers["Idempotency-Key"] = key
        fingerprint = sha256(f"{request.url.path}\n{json.dumps([params, expand], sort_keys=True)}".encode()).hexdigest()
        return await self._once(request, key, fingerprint, work, headers)

    async def _once(
        self,
        request: Request,
        key: str,
        fingerprint: str,
        work: Callable[[], tuple[int, Json]],
        headers: dict[str, str],
    ) -> tuple[int, Json]:
        known = self.desk.books.tables["answer"].get(key)
        if known:
            if known["fingerprint"] != fingerprint:
                raise KeyReusedError(
                    "Keys for idempotent requests can only be used with the same endpoint and the same parameters "
                    f"they were first used with. Try using a key other than '{key}'."
                )
            headers["Idempotent-Replayed"] = "true"
            return known["status"], known["body"]
        if key in self._keys_in_use:
            raise KeyInUseError(
                f"There is currently another in-progress request using the idempotency key '{key}'.",
                code="idempotency_key_in_use",
            )
        self._keys_in_use.add(key)
        try:
            await self._pause(request)
            status, body = _remembering(work)
        finally:
            self._keys_in_use.discard(key)
        answer = {"id": key, "fingerprint": fingerprint, "status": status, "body": body}
        self.desk.books.put("answer", {**answer, "created": self.desk.books.now()})
        return status, body

    async def _pause(self, request: Request) -> None:
        seconds = self.desk.behaviour.delaying(request.url.path)
        if seconds:
            await asyncio.sleep(seconds)


def _remembering(work: Callable[[], tuple[int, Json]]) -> tuple[int, Json]:
    try:
        return work()
    except StripeError as error:
        if not error.remembered:
            raise
        return error.status, error.body()


def _authenticate(request: Request) -> None:
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not key:
        raise NotAuthenticatedError("You did not provide an API key: send 'Authorization: Bearer sk_test_…'.")
    if not key.startswith("sk_test_"):
        raise NotAuthenticatedError(
            f"Invalid API Key provided: {key[:8]}…; the local stand-in takes sk_test_ keys only."
        )
