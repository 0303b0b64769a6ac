"""`/pay/{session}`: where a person pays, declines or goes back, by plain forms."""

import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from infra.local.payments import checkout, page
from infra.local.payments.desk import Desk
from infra.local.payments.errors import InvalidParameterError, StripeError
from infra.local.payments.forms import Json
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

STATIC = Path(__file__).parent / "static"


class HostedPage:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def routes(self) -> list[Route]:
        return [
            Route("/pay/style.css", _static("style.css", "text/css"), methods=["GET"]),
            Route("/pay/icon.svg", _static("icon.svg", "image/svg+xml"), methods=["GET"]),
            Route("/pay/{id}", self.show, methods=["GET"]),
            Route("/pay/{id}/pay", self.pay, methods=["POST"]),
            Route("/pay/{id}/decline", self.decline, methods=["POST"]),
            Route("/pay/{id}/cancel", self.cancel, methods=["POST"]),
        ]

    async def show(self, request: Request) -> Response:
        language = page.language_of(None, request.headers.get("accept-language", ""))
        try:
            session = checkout.read_session(self.desk, request.path_params["id"])
        except StripeError:
            return _html(page.unknown(language), None, 404)
        self.desk.books.commit()
        language = page.language_of(session["locale"], request.headers.get("accept-language", ""))
        return _html(page.render(session, language, checkout.declined_method(self.desk, session)), session)

    async def pay(self, request: Request) -> Response:
        try:
            session = checkout.pay(self.desk, request.path_params["id"], await _method(request))
        except StripeError as error:
            return JSONResponse(error.body(), error.status)
        self.desk.books.commit()
        if session["status"] == "complete":
            return _outcome(request, "paid", checkout.success_address(session), 200)
        status, code = ("expired", 410) if session["status"] == "expired" else ("declined", 402)
        return _outcome(request, status, f"/pay/{session['id']}", code)

    async def decline(self, request: Request) -> Response:
        try:
            session = checkout.decline(self.desk, request.path_params["id"], await _method(request))
        except StripeError as error:
            return JSONResponse(error.body(), error.status)
        self.desk.books.commit()
        status = {"open": "declined", "complete": "paid", "expired": "expired"}[session["status"]]
        return _outcome(request, status, f"/pay/{session['id']}", 200)

    async def cancel(self, request: Request) -> Response:
        """Leave without paying: the session stays open, as at Stripe."""
        try:
            session = checkout.read_session(self.desk, request.path_params["id"])
        except StripeError as error:
            return JSONResponse(error.body(), error.status)
        self.desk.books.commit()
        return _outcome(request, "cancelled", session["cancel_url"] or f"/pay/{session['id']}", 200)


async def _method(request: Request) -> str | None:
    """The chosen payment method, from the page's form or from a program's JSON; None leaves it to the session."""
    body = await request.body()
    if request.headers.get("content-type", "").startswith("application/json"):
        try:
            given = json.loads(body or b"{}")
        except ValueError as error:
            raise InvalidParameterError(f"Not JSON: {error}") from error
        return given.get("method") if isinstance(given, dict) else None
    return dict(parse_qsl(body.decode(errors="replace"))).get("method")


def _outcome(request: Request, status: str, redirect: str, code: int) -> Response:
    """A redirect for a browser, JSON for a program."""
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"status": status, "redirect": redirect}, code)
    return RedirectResponse(redirect, 303)


def _html(content: str, session: Json | None, status: int = 200) -> Response:
    addresses = [session["success_url"], session["cancel_url"]] if session else []
    # Chromium holds form-action against the redirect after a post too, so the shop's origin is named.
    origins = sorted({f"{url.scheme}://{url.netloc}" for url in map(urlsplit, filter(None, addresses))})
    policy = (
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; "
        + " ".join(["form-action 'self'", *origins])
    )
    headers = {
        "Content-Security-Policy": policy,
        "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer",
        "Vary": "Accept-Language",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(content, status, headers, "text/html")


def _static(name: str, media_type: str) -> Callable[[Request], Awaitable[Response]]:
    async def serve(_: Request) -> Response:
        return FileResponse(STATIC / name, media_type=media_type)

    return serve
