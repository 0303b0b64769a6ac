"""The addresses of the mall on one origin, spec by infra/stacks/edge.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from infra.local.blueprint import ROOT
from infra.local.edge.doors import door_of
from infra.local.edge.files import Bucket, Folder
from infra.local.edge.mail import STYLE, Mailbox
from infra.local.edge.proxy import ApiProxy
from infra.local.laboratory import answer_report
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
_SHORT = "public, max-age=60"


@dataclass(frozen=True, kw_only=True)
class Origins:
    """Where the edge gets things from."""

    storage: S3Client
    media_bucket: str
    site_bucket: str
    api_url: str
    emulator_url: str
    account: str
    headers: dict[str, str]
    shop: Path = ROOT / "frontend" / "shop" / "dist"
    portal: Path = ROOT / "frontend" / "portal" / "dist"
    reference: Path = ROOT / "build" / "reference"


def create_app(origins: Origins) -> Starlette:
    edge = _Edge(origins)
    mailbox = Mailbox(origins.emulator_url, origins.account)
    routes = [
        Route("/dev/ready", lambda _: PlainTextResponse("ready")),
        Route("/dev/mail", mailbox.as_page),
        Route("/dev/mail.json", mailbox.as_json),
        Route("/dev/mail.css", lambda _: Response(STYLE, media_type="text/css")),
        Route("/dev/laboratory", answer_report, methods=["POST"]),
        Route("/api/v1/openapi.json", edge.document),
        Route("/api/{rest:path}", edge.api.forward, methods=_METHODS),
        Route("/media/{key:path}", edge.media),
        Route("/p/{product_id}", edge.product_page),
        Route("/en/p/{product_id}", edge.product_page),
        Route("/portal", lambda _: RedirectResponse("/portal/", 308)),
        Route("/portal/{name:path}", edge.portal_file),
        Route("/docs", lambda _: RedirectResponse("/docs/", 308)),
        Route("/docs/{name:path}", edge.reference_file),
        Route("/{name:path}", edge.shop_file),
    ]
    return Starlette(routes=routes, middleware=[Middleware(_Headers, headers=origins.headers)])


class _Edge:
    def __init__(self, origins: Origins) -> None:
        self.api = ApiProxy(origins.api_url)
        self.media_bucket = Bucket(origins.storage, origins.media_bucket)
        self.site_bucket = Bucket(origins.storage, origins.site_bucket)
        self.shop = Folder(origins.shop)
        self.portal = Folder(origins.portal)
        self.reference = Folder(origins.reference)
        self.infra = Folder(ROOT / "infra")

    async def media(self, request: Request) -> Response:
        found = await run_in_threadpool(self.media_bucket.find, f"media/{request.path_params['key']}")
        return found.response(request, "public, max-age=86400") if found else _nothing()

    async def product_page(self, request: Request) -> Response:
        """The published page; until it is published, or when it is gone, the shop's shell finds out by the API."""
        found = await run_in_threadpool(self.site_bucket.find, f"{request.url.path.lstrip('/')}.html")
        if found:
            return found.response(request, _SHORT)
        return self.shop.respond(request, "") or _not_built("shop")

    async def shop_file(self, request: Request) -> Response:
        name = request.path_params["name"]
        if door := door_of(request):
            published = await run_in_threadpool(self.site_bucket.find, door)
            if published:
                return published.response(request, _SHORT)
        response = self.shop.respond(request, name)
        if response is not None:
            return response
        # Published data, and files of an earlier build that published pages still name.
        found = await run_in_threadpool(self.site_bucket.find, name) if "." in name else None
        if found:
            return found.response(request, _SHORT)
        return _nothing() if self.shop.root.exists() else _not_built("shop")

    async def portal_file(self, request: Request) -> Response:
        name = request.path_params["name"]
        response = self.portal.respond(request, name)
        if response is None and not self.portal.root.exists():
            return _not_built("portal")
        return response or _nothing()

    async def reference_file(self, request: Request) -> Response:
        return self.reference.respond(request, request.path_params["name"]) or _nothing()

    async def document(self, request: Request) -> Response:
        found = self.infra.find("openapi.json")
        return found.response(request, _SHORT) if found else _nothing()


def _nothing() -> Response:
    return PlainTextResponse("There is nothing at this address.", 404)


def _not_built(front_end: str) -> Response:
    return PlainTextResponse(f"The {front_end} is not built yet: `make run` builds it, or frontend/{front_end}.", 503)


class _Headers:
    """Adds the policy's headers to every answer, over what the origin says."""

    def __init__(self, app: ASGIApp, headers: dict[str, str]) -> None:
        self.app = app
        self.headers = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
        self.names = {name for name, _ in self.headers}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [pair for pair in message["headers"] if pair[0] not in self.names]
                message = {**message, "headers": [*kept, *self.headers]}
            await send(message)

        await self.app(scope, receive, dressed)
