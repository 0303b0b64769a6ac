"""`/_standin`: what tests and demos steer and look into. It has no counterpart at Stripe."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict, fields

import httpx
from infra.local.payments import checkout, payouts
from infra.local.payments.behaviour import Behaviour
from infra.local.payments.desk import Desk
from infra.local.payments.errors import InvalidParameterError, StripeError
from infra.local.payments.forms import Json
from infra.local.payments.webhooks import Postman
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

LEDGER = {
    "sessions": (
        "checkout.session",
        "id status payment_status amount_total currency payment_intent client_reference_id metadata expires_at",
    ),
    "payments": ("payment_intent", "id status amount amount_received currency latest_charge metadata transfer_group"),
    "charges": ("charge", "id status amount amount_captured amount_refunded currency payment_intent"),
    "refunds": ("refund", "id status amount currency payment_intent charge metadata created"),
    "transfers": ("transfer", "id amount amount_reversed currency destination transfer_group metadata"),
    "reversals": ("transfer_reversal", "id amount currency transfer"),
    "events": ("event", "id type created"),
    "deliveries": ("delivery", "id event state tries last_answer"),
}


class Control:
    def __init__(self, desk: Desk, postman: Postman, client: httpx.AsyncClient) -> None:
        self.desk = desk
        self.postman = postman
        self.client = client

    def routes(self) -> list[Route]:
        return [
            Route("/_standin/behaviour", self.show_behaviour, methods=["GET"]),
            Route("/_standin/behaviour", _refusing(self.change_behaviour), methods=["POST"]),
            Route("/_standin/flush", self.flush, methods=["POST"]),
            Route("/_standin/resend", _refusing(self.resend), methods=["POST"]),
            Route("/_standin/ledger", self.ledger, methods=["GET"]),
            Route("/_standin/reset", self.reset, methods=["POST"]),
        ]

    async def show_behaviour(self, _: Request) -> Response:
        return JSONResponse(asdict(self.desk.behaviour))

    async def change_behaviour(self, request: Request) -> Response:
        self.desk.behaviour.change(await _json(request))
        return JSONResponse(asdict(self.desk.behaviour))

    async def flush(self, _: Request) -> Response:
        """Try every pending delivery now, due or not; answers when all were tried."""
        return JSONResponse(await self.postman.deliver(self.client, all_pending=True))

    async def resend(self, request: Request) -> Response:
        event_id = (await _json(request)).get("event_id")
        delivery = self.postman.queue(self.desk.books.find("event", str(event_id), param="event_id"))
        self.desk.books.commit()
        return JSONResponse({"delivery": delivery and delivery["id"]})

    async def ledger(self, _: Request) -> Response:
        checkout.expire_overdue(self.desk)
        self.desk.books.commit()
        pages: Json = {}
        for name, (kind, members) in LEDGER.items():
            pages[name] = [{key: one[key] for key in members.split()} for one in self.desk.books.rows(kind)]
        for session in pages["sessions"]:
            session["amount"] = session.pop("amount_total")
        pages["balances"] = payouts.balances(self.desk)
        return JSONResponse(pages)

    async def reset(self, _: Request) -> Response:
        """Forget everything and behave well again."""
        await self.postman.forget()
        self.desk.books.reset()
        for member in fields(Behaviour):
            setattr(self.desk.behaviour, member.name, getattr(Behaviour(), member.name))
        return JSONResponse({"status": "ok"})


async def _json(request: Request) -> Json:
    try:
        body = json.loads(await request.body() or b"{}")
    except ValueError as error:
        raise InvalidParameterError(f"Not JSON: {error}") from error
    if not isinstance(body, dict):
        raise InvalidParameterError("Send a JSON object")
    return body


def _refusing(endpoint: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        try:
            return await endpoint(request)
        except StripeError as error:
            return JSONResponse(error.body(), error.status)

    return answer
