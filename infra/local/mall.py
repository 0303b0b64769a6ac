"""The running mall as tests and benchmarks hold it: addresses, AWS clients, signed-in people."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import httpx
from infra.local.cloud import LocalCloud

T = TypeVar("T")
PASSWORD = "Parure-demo-1"  # noqa: S105 - of accounts that exist in local runs only


class NotYet(AssertionError):
    """What was waited for did not come in time."""


def eventually(look: Callable[[], T], *, within: float = 90, every: float = 0.1) -> T:
    """The first truthy thing that `look` returns; an AssertionError inside counts as "not yet"."""
    deadline = time.monotonic() + within
    last: object = None
    while True:
        try:
            found = look()
            if found:
                return found
            last = found
        except AssertionError as error:
            last = error
        if time.monotonic() > deadline:
            raise NotYet(f"not within {within:.0f} s; last seen: {last!r}")
        time.sleep(every)


@dataclass
class Mall:
    cloud: LocalCloud
    _tokens: dict[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """The mall's origin, as a browser has it."""
        return self.cloud.site_url

    @property
    def api(self) -> str:
        return f"{self.cloud.site_url}/api/v1"

    def client(self, service: str) -> Any:
        """A boto3 client of the emulator."""
        return self.cloud.client(service)

    def table(self, name: str) -> str:
        return f"{self.cloud.stack}-{name}"

    def queue_url(self, name: str) -> str:
        url: str = self.client("sqs").get_queue_url(QueueName=f"{self.cloud.stack}-{name}")["QueueUrl"]
        return url

    def token(self, who: str) -> str:
        """Access token of a demo account (`buyer`, `supplier`, `supplier2`, `dealer`, `dealer2`, `operator`) or an address."""
        if who not in self._tokens:
            email = who if "@" in who else f"{who}@parure.test"
            answer = httpx.post(f"{self.api}/sessions", json={"email": email, "password": PASSWORD}, timeout=90)
            answer.raise_for_status()
            self._tokens[who] = answer.json()["access_token"]
        return self._tokens[who]

    def person(self, who: str | None = None, **options: Any) -> httpx.Client:
        """An HTTP client with its own cookies; signed in when `who` is given. Paths are relative to /api/v1/."""
        headers = {"Authorization": f"Bearer {self.token(who)}"} if who else {}
        return httpx.Client(base_url=f"{self.api}/", headers=headers, timeout=90, **options)

    def mails_to(self, address: str) -> list[dict[str, Any]]:
        """Mail that was sent to this address, newest first."""
        answer = httpx.get(f"{self.url}/dev/mail.json", params={"to": address}, timeout=10)
        found: list[dict[str, Any]] = answer.json()["items"]
        return found
