"""One worker: takes an event from the shared socket, calls the handler, writes the answer."""

from __future__ import annotations

import importlib
import json
import os
import signal
import socket
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from types import FrameType
from typing import Any

from infra.local.blueprint import FunctionBlock, functions
from infra.local.functionhost import counter, recorder

Handler = Callable[[Any, Any], Any]
_MAX_LOG_BYTES = 20_000_000


@dataclass(frozen=True)
class Context:
    """What Lambda passes as the second argument."""

    function_name: str
    aws_request_id: str
    invoked_function_arn: str
    memory_limit_in_mb: int
    deadline: float
    function_version: str = "$LATEST"
    log_group_name: str = "local"
    log_stream_name: str = "local"
    identity: None = None
    client_context: None = None

    def get_remaining_time_in_millis(self) -> int:
        return max(0, int((self.deadline - time.time()) * 1000))


@dataclass
class Workshop:
    """The handlers that this process has loaded."""

    stack: str
    logs: Path
    loaded: dict[str, Handler] = field(default_factory=dict)

    def block(self, full_name: str) -> FunctionBlock:
        name = full_name.removeprefix(f"{self.stack}-")
        try:
            return functions()[name]
        except KeyError:
            raise LookupError(f"template.yaml has no function {name!r}") from None

    def handler(self, block: FunctionBlock) -> Handler:
        if block.name not in self.loaded:
            module, _, attributes = block.handler.partition(".app.")
            found: Any = importlib.import_module(f"{module}.app")
            for attribute in attributes.split("."):
                found = getattr(found, attribute)
            self.loaded[block.name] = found
        return self.loaded[block.name]

    def call(self, block: FunctionBlock, event: Any, headers: Any) -> tuple[int, bytes]:
        """Status and body for ministack: 200 with the result, or 500 with the error that the log explains."""
        context = Context(
            function_name=block.full_name(self.stack),
            aws_request_id=headers.get("X-Amzn-Lambda-Request-Id", ""),
            invoked_function_arn=headers.get("X-Amzn-Lambda-Function-Arn", ""),
            memory_limit_in_mb=block.memory,
            deadline=time.time() + block.timeout,
        )
        started = time.perf_counter()
        log = _logging_to(self.logs / f"{block.name}.log")
        with log, recorder.recording(block.name), counter.counting(block.name):
            try:
                result = self.handler(block)(event, context)
                return 200, json.dumps(result, ensure_ascii=False, default=str).encode()
            except Exception as error:  # noqa: BLE001 - whatever a handler raises is the function's failure, not ours
                traceback.print_exc()
                return 500, _error(type(error).__name__, str(error))
            finally:
                milliseconds = (time.perf_counter() - started) * 1000
                sys.stdout.write(f'{{"report":"{context.aws_request_id}","duration_ms":{milliseconds:.1f}}}\n')


@contextmanager
def _logging_to(path: Path) -> Iterator[None]:
    """Everything written to stdout and stderr, by C code too, goes to the function's own file meanwhile."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    if path.exists() and path.stat().st_size > _MAX_LOG_BYTES:
        path.replace(path.with_suffix(".old.log"))
    sink = os.open(path, flags, 0o644)
    saved = os.dup(1), os.dup(2)
    os.dup2(sink, 1)
    os.dup2(sink, 2)
    os.close(sink)
    try:
        yield
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        for number, copy in enumerate(saved, start=1):
            os.dup2(copy, number)
            os.close(copy)


def _error(kind: str, message: str) -> bytes:
    # ministack reads 512 bytes of it; the whole error stands in the function's log.
    return json.dumps(
        {"errorType": kind[:60], "errorMessage": message.encode("ascii", "replace")[:200].decode()}
    ).encode()


class _Exchange(BaseHTTPRequestHandler):
    """One HTTP exchange; the connection is closed after it, so a worker is free for any caller."""

    workshop: Workshop
    protocol_version = "HTTP/1.0"

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        try:
            block = self.workshop.block(self.headers.get("X-Amzn-Lambda-Function-Name", ""))
            with _time_limit(block.timeout, self._time_out):
                status, body = self.workshop.call(block, json.loads(raw), self.headers)
        except LookupError as error:
            status, body = 500, _error("NoSuchFunction", str(error))
        self._answer(status, body)

    def do_GET(self) -> None:
        self._answer(200, b'{"status":"ok"}')

    def _time_out(self) -> None:
        self._answer(500, b'{"errorType":"Sandbox.Timedout","errorMessage":"Task timed out"}')
        self.wfile.flush()

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """ministack has its own log of calls."""


@contextmanager
def _time_limit(seconds: int, time_out: Callable[[], None]) -> Iterator[None]:
    """Lambda ends the process of a handler that overruns; so do we, and the host starts another."""

    def overrun(_signal: int, _frame: FrameType | None) -> None:
        time_out()
        os._exit(70)

    signal.signal(signal.SIGALRM, overrun)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def work(listening: socket.socket, stack: str, logs: Path) -> None:
    """Serve until SIGTERM, or until the host is gone; an event in hand is finished first."""
    host = os.getppid()
    leaving = busy = False

    def leave(_signal: int, _frame: FrameType | None) -> None:
        nonlocal leaving
        leaving = True
        if not busy:
            os._exit(0)

    signal.signal(signal.SIGTERM, leave)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    listening.settimeout(2)
    exchange = type("_BoundExchange", (_Exchange,), {"workshop": Workshop(stack, logs)})
    while not leaving and os.getppid() == host:
        try:
            connection, address = listening.accept()
        except TimeoutError:
            continue
        busy = True
        try:
            with connection:
                connection.settimeout(30)
                exchange(connection, address, None)
        except (ConnectionError, TimeoutError):
            traceback.print_exc()
        busy = False
    os._exit(0)
