"""`/api/` to API Gateway, as CloudFront passes it: every header and cookie as sent, the answer streamed."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

# RFC 9110 7.6.1: these belong to one connection. Host and length are set anew.
_HOP_BY_HOP = {
    b"connection", b"keep-alive", b"proxy-authenticate", b"proxy-authorization", b"te", b"trailer",
    b"transfer-encoding", b"upgrade", b"host", b"content-length",
}  # fmt: skip


class ApiProxy:
    def __init__(self, api_url: str) -> None:
        self.api_url = api_url
        self.client = httpx.AsyncClient(
            timeout=httpx.Timeout(35, connect=5),
            limits=httpx.Limits(max_connections=256, max_keepalive_connections=64),
            follow_redirects=False,
        )

    async def forward(self, request: Request) -> Response:
        path = request.scope.get("raw_path", request.url.path.encode()).split(b"?")[0].decode("latin-1")
        query = request.scope["query_string"].decode("latin-1")
        outgoing = self.client.build_request(
            request.method,
            self.api_url + path + (f"?{query}" if query else ""),
            headers=self._headers(request),
            content=await request.body(),
        )
        try:
            answer = await self.client.send(outgoing, stream=True)
        except httpx.TransportError as error:
            return _not_there(request, error)
        response = StreamingResponse(
            _raw(answer), status_code=answer.status_code, background=BackgroundTask(answer.aclose)
        )
        # Set-Cookie may come several times: raw pairs, not a mapping.
        response.raw_headers = [
            (name.lower(), value)
            for name, value in answer.headers.raw
            if name.lower() not in _HOP_BY_HOP or name.lower() == b"content-length"
        ]
        return response

    def _headers(self, request: Request) -> list[tuple[bytes, bytes]]:
        kept = [
            (name, value)
            for name, value in request.headers.raw
            if name not in _HOP_BY_HOP and not name.startswith(b"x-forwarded-")
        ]
        peer = request.client.host if request.client else "127.0.0.1"
        host = request.headers.get("host", "")
        return [
            *kept,
            (b"x-forwarded-for", peer.encode()),
            (b"x-forwarded-proto", request.url.scheme.encode()),
            (b"x-forwarded-host", host.encode("latin-1")),
        ]


async def _raw(answer: httpx.Response) -> AsyncIterator[bytes]:
    async for chunk in answer.aiter_raw():
        yield chunk


def _not_there(request: Request, error: Exception) -> Response:
    problem = {
        "type": "about:blank",
        "title": "The local cloud does not answer",
        "status": 502,
        "code": "local_cloud_unreachable",
        "detail": f"API Gateway of the emulator did not answer ({type(error).__name__}). `make status` says what runs.",
    }
    if "text/html" in request.headers.get("accept", ""):
        return Response(PAGE.format(**problem), 502, media_type="text/html", headers={"Retry-After": "2"})
    return JSONResponse(problem, 502, media_type="application/problem+json", headers={"Retry-After": "2"})


PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="2">
<title>{title}</title><h1>{title}</h1><p>{detail}</p><p>This page tries again by itself.</p></html>"""
