"""The stand-in as one ASGI application: `/v1` for programs, `/pay` for people, `/_standin` for tests."""

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path

import httpx
from infra.local.payments import checkout
from infra.local.payments.api import Api
from infra.local.payments.behaviour import Behaviour
from infra.local.payments.books import Books
from infra.local.payments.control import Control
from infra.local.payments.desk import Desk
from infra.local.payments.hosted import HostedPage
from infra.local.payments.webhooks import RETRY_DELAYS, Postman
from infra.local.payments.wire import KeepsConnection
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

TICK_SECONDS = 1.0
RECEIVER_SECONDS = 10.0


def create_app(
    *,
    webhook_url: str | None,
    webhook_secret: str = "whsec_local",  # noqa: S107 - the stand-in of a laptop, no secret
    state: Path | None = None,
    public_url: str | None = None,
    retry_delays: Sequence[float] = RETRY_DELAYS,
    clock: Callable[[], float] = time.time,
) -> ASGIApp:
    """Build the stand-in.

    Args:
        webhook_url: where events are posted; None keeps them for `GET /v1/events` only.
        state: the folder that remembers payments over a restart; None forgets them.
        public_url: the address in `session.url`; None takes the one that the request came to.
        retry_delays: seconds before the second, third, … try of a webhook; the last one repeats.
    """
    books = Books(state, clock)
    behaviour = Behaviour()
    # Parsed here, so that a wrong address stops the start and not the first webhook.
    receiver = httpx.URL(webhook_url) if webhook_url else None
    postman = Postman(books, behaviour, receiver, webhook_secret, retry_delays)
    desk = Desk(books, behaviour, postman.announce)
    client = httpx.AsyncClient(timeout=RECEIVER_SECONDS, trust_env=False)

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        worker = asyncio.create_task(_work(desk, postman, client))
        worker.add_done_callback(_say_why_it_stopped)
        yield
        worker.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await worker
        await client.aclose()
        books.close()

    routes = [
        Route("/health", _health),
        *Api(desk, public_url).routes(),
        *HostedPage(desk).routes(),
        *Control(desk, postman, client).routes(),
    ]
    return KeepsConnection(Starlette(routes=routes, lifespan=lifespan, exception_handlers={404: _not_found}))


async def _work(desk: Desk, postman: Postman, client: httpx.AsyncClient) -> None:
    while True:
        checkout.expire_overdue(desk)
        desk.books.commit()
        await postman.deliver(client)
        await postman.wait(TICK_SECONDS)


def _say_why_it_stopped(worker: asyncio.Task[None]) -> None:
    if not worker.cancelled() and (reason := worker.exception()):
        logging.getLogger("payments").critical("No more webhooks are sent; restart the stand-in", exc_info=reason)


async def _health(_: Request) -> Response:
    return JSONResponse({"status": "ok"})


async def _not_found(request: Request, _: Exception) -> Response:
    message = f"Unrecognized request URL ({request.method}: {request.url.path})."
    return JSONResponse({"error": {"type": "invalid_request_error", "message": message}}, 404)
