"""Cutting a connection: the answer that never arrives, though the work was done."""

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send


class KeepsConnection:
    """Leaves uvicorn's own `send` in the scope, since Starlette hands only wrapped ones to its responses."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope["payments.send"] = send
        await self.app(scope, receive, send)


class DroppedAnswer(Response):
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        connection = getattr(scope["payments.send"], "__self__", None)
        if connection is None:
            raise RuntimeError("drop_answer_next needs uvicorn: only there can a connection be cut")
        connection.transport.abort()
        while (await receive())["type"] != "http.disconnect":
            pass
