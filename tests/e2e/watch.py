"""What no page may do: call a foreign origin, complain on the console, get an answer nobody expected, shut anybody out.

Everything is written down while a browser context lives, and `clean()` says all of it at the end: one run names every
page, rule and selector that is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from infra.local.blueprint import ROOT
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response, WebError

AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
# The skeletons of shop and portal, and buttons at work.
_LOADING = "[role=status][aria-label], .mantine-Skeleton-root, [aria-busy=true]"
_TICK_MS = 50
_PATIENCE_MS = 60_000
# A page that is left gives up what it was loading; without script there is nothing to preload modules for. (With script,
# what the policy stops is on the console too.)
_GIVEN_UP = {"net::ERR_ABORTED", "csp"}
_LOUD = {"error", "warning", "assert"}
# Chromium's own line for an answer of 4xx or 5xx; the answer itself is judged in `_on_response`.
_FAILED_LOAD = "Failed to load resource: the server responded with a status of"
# Playwright's own line where a test keeps workers out (visitor.py).
_NO_WORKER = "Service Worker registration blocked by Playwright"
# The driver's line when Playwright itself takes a picture of what WebGL draws.
_PICTURED = re.compile(r"\[\.WebGL-.*GPU stall due to ReadPixels")


@dataclass
class Watch:
    """One browser context under watch; `origins` are all that its pages may call."""

    origins: frozenset[str]
    troubles: list[str] = field(default_factory=list)
    _expected: list[re.Pattern[str]] = field(default_factory=list)
    _under_way: set[Request] = field(default_factory=set)

    def over(self, context: BrowserContext) -> None:
        context.on("request", self._on_request)
        context.on("requestfinished", self._on_finish)
        context.on("requestfailed", self._on_failure)
        context.on("response", self._on_response)
        context.on("console", self._on_console)
        context.on("weberror", self._on_error)

    def wait_until_calm(self, page: Page, quiet_ms: int = 300) -> None:
        """No request for a while, and nothing that says it is still loading.

        Playwright's `networkidle` is of the first load only; our pages go on without one.
        """
        quiet = waited = 0
        while quiet < quiet_ms:
            page.wait_for_timeout(_TICK_MS)
            waited += _TICK_MS
            quiet = 0 if self._under_way or page.locator(_LOADING).count() else quiet + _TICK_MS
            if waited > _PATIENCE_MS:
                asked = ", ".join(request.url for request in self._under_way)
                self.troubles.append(f"{page.url} still loads {asked or 'what its skeletons stand for'}")
                self._under_way.clear()
                return

    @contextmanager
    def expecting(self, *answers: str) -> Iterator[None]:
        """Answers such as `POST /api/v1/sessions 401` (regular expressions) are part of the story in this block."""
        before = len(self._expected)
        self._expected += [re.compile(answer) for answer in answers]
        yield
        del self._expected[before:]

    @contextmanager
    def without_network(self, context: BrowserContext) -> Iterator[None]:
        """In this block nothing can be reached; that it could not is no trouble."""
        before = list(self.troubles)
        context.set_offline(True)
        try:
            yield
        finally:
            context.set_offline(False)
            self.troubles = before

    def clean(self) -> None:
        """Nothing has happened that must not happen."""
        troubles, self.troubles = self.troubles, []
        assert not troubles, "\n".join(dict.fromkeys(troubles))

    def _on_request(self, request: Request) -> None:
        self._under_way.add(request)
        address = urlsplit(request.url)
        if address.scheme not in ("blob", "data") and f"{address.scheme}://{address.netloc}" not in self.origins:
            self._note(request, "calls a foreign origin")

    def _on_finish(self, request: Request) -> None:
        self._under_way.discard(request)

    def _on_failure(self, request: Request) -> None:
        self._under_way.discard(request)
        if request.failure not in _GIVEN_UP:
            self._note(request, f"failed: {request.failure}")

    def _on_response(self, response: Response) -> None:
        path = urlsplit(response.url).path
        answer = f"{response.request.method} {path} {response.status}"
        if response.status >= 400 and not any(one.fullmatch(answer) for one in self._expected):
            self._note(response.request, f"was answered {response.status}")

    def _on_console(self, message: ConsoleMessage) -> None:
        quiet = message.text.startswith((_FAILED_LOAD, _NO_WORKER)) or _PICTURED.match(message.text)
        if message.type in _LOUD and not quiet:
            at = message.location
            self.troubles.append(f"console {message.type}: {message.text} ({at['url']}:{at['lineNumber']})")

    def _on_error(self, error: WebError) -> None:
        self.troubles.append(f"{_address(error.page)}: {error.error}")

    def _note(self, request: Request, what: str) -> None:
        self.troubles.append(f"{request.method} {request.url} {what}")


def barriers(page: Page) -> Iterator[str]:
    """What axe finds on this page, best practices included."""
    page.evaluate(f"() => {{ if (!window.axe) {{ {_axe()} }} }}")
    found: list[dict[str, Any]] = page.evaluate("async () => (await axe.run()).violations")
    for violation in found:
        for node in violation["nodes"]:
            yield (
                f"{page.url}: axe {violation['id']} ({violation['impact']}) at {' '.join(map(str, node['target']))}: "
                f"{node['failureSummary']}\n    {node['html'][:200]}"
            )


@cache
def _axe() -> str:
    # Run as page.evaluate's own text: the policy forbids a <script> that is not ours, and rightly so.
    return AXE.read_text()


def _address(page: Page | None) -> str:
    return page.url if page else "a page that is gone"
