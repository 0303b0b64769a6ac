"""Real servers on random ports: the stand-in, and a receiver of its webhooks."""

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import stripe
import uvicorn
from infra.local.payments import create_app
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

SECRET = "whsec_test"
PATIENCE_SECONDS = 60.0


@contextlib.contextmanager
def serving(app: ASGIApp) -> Iterator[str]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=1))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            until(lambda: server.started)
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


def until(fact: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    tick = threading.Event()
    while not fact():
        assert time.monotonic() < deadline, "it did not happen in time"
        tick.wait(0.01)


@dataclass
class Receiver:
    """Takes webhooks, verifies each with the SDK, and answers what `answers` says next, else 200."""

    answers: list[int] = field(default_factory=list)
    events: list[Any] = field(default_factory=list)

    def app(self) -> ASGIApp:
        async def receive(request: Request) -> Response:
            event = stripe.Webhook.construct_event(await request.body(), request.headers["stripe-signature"], SECRET)
            self.events.append(event)
            return Response(status_code=self.answers.pop(0) if self.answers else 200)

        return Starlette(routes=[Route("/webhooks", receive, methods=["POST"])])

    def forget(self) -> None:
        self.answers.clear()
        self.events.clear()

    def types(self) -> list[str]:
        return [event.type for event in self.events]

    def wait_for(self, count: int) -> list[Any]:
        until(lambda: len(self.events) >= count)
        return self.events


@dataclass
class Clock:
    """The machine's time, and what a test adds to it."""

    ahead: float = 0.0

    def __call__(self) -> float:
        return time.time() + self.ahead


@dataclass
class StandIn:
    url: str
    clock: Clock
    receiver: Receiver

    def client(self, retries: int = 0, **options: Any) -> stripe.StripeClient:
        return stripe.StripeClient(
            "sk_test_local", base_addresses={"api": self.url}, max_network_retries=retries, **options
        )

    def open_session(self, amount: int = 129900, key: str | None = None, **params: Any) -> Any:
        ring = {
            "currency": "cny",
            "unit_amount": amount,
            "product_data": {"name": "六爪钻戒", "description": "0.50 ct"},
        }
        body: Any = {
            "mode": "payment",
            "line_items": [{"price_data": ring, "quantity": 1}],
            "client_reference_id": "ord_1",
            "customer_email": "buyer@parure.test",
            "metadata": {"order_id": "ord_1"},
            "payment_intent_data": {"metadata": {"order_id": "ord_1", "attempt": "1"}},
            "success_url": "http://127.0.0.1:8000/orders/ord_1?session={CHECKOUT_SESSION_ID}",
            "cancel_url": "http://127.0.0.1:8000/cart",
            **params,
        }
        options: Any = {"idempotency_key": key} if key else {}
        return self.client().v1.checkout.sessions.create(params=body, options=options)

    def press(self, session: Any, button: str, **form: str) -> httpx.Response:
        headers = {"Accept": "application/json"}
        return httpx.post(f"{self.url}/pay/{session.id}/{button}", data=form, headers=headers)

    def paid_session(self, amount: int = 129900, **params: Any) -> Any:
        session = self.open_session(amount, **params)
        assert self.press(session, "pay").json()["status"] == "paid"
        return self.client().v1.checkout.sessions.retrieve(session.id)

    def behave(self, **behaviour: Any) -> httpx.Response:
        return httpx.post(f"{self.url}/_standin/behaviour", json=behaviour)

    def control(self, verb: str, **body: Any) -> Any:
        return httpx.post(f"{self.url}/_standin/{verb}", json=body, timeout=PATIENCE_SECONDS).json()

    def ledger(self) -> Any:
        return httpx.get(f"{self.url}/_standin/ledger").json()


@contextlib.contextmanager
def standing_in(receiver: Receiver, webhook_url: str, state: Path) -> Iterator[StandIn]:
    clock = Clock()
    app = create_app(
        webhook_url=webhook_url, webhook_secret=SECRET, state=state, retry_delays=(0.01, 0.02, 60.0), clock=clock
    )
    with serving(app) as url:
        yield StandIn(url, clock, receiver)
