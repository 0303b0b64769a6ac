"""Kill a use case at a chosen call to the outside, as a machine that loses power would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

from botocore.client import BaseClient

from payments import provider as payments_provider

When = Literal["before", "after"]


class Crash(BaseException):
    """Not an Exception: nothing in the mall may catch it, as nothing catches a loss of power."""


@dataclass
class Fuse:
    """Blows at the `at`-th call to AWS or to the payment provider, before it is made or after it was answered."""

    at: int
    when: When
    count: int = 0
    blown: str | None = None

    def around(self, name: str, work: Callable[[], Any]) -> Any:
        mine = self.count == self.at and self.blown is None
        self.count += 1
        if mine and self.when == "before":
            self._blow(name)
        answer = work()
        if mine:
            self._blow(name)
        return answer

    def _blow(self, name: str) -> None:
        self.blown = f"{self.when} {name}"
        raise Crash(self.blown)


class _Fused:
    """The payment provider behind a fuse."""

    def __init__(self, real: Any, fuse: Fuse) -> None:
        self._real, self._fuse = real, fuse

    def __getattr__(self, name: str) -> Any:
        verb = getattr(self._real, name)
        return lambda *args, **named: self._fuse.around(f"provider:{name}", lambda: verb(*args, **named))


@contextmanager
def wired(fuse: Fuse) -> Iterator[None]:
    client: Any = BaseClient
    original = client._make_api_call

    def watched(self: Any, operation: str, params: dict[str, Any]) -> Any:
        service = self.meta.service_model.service_name
        return fuse.around(f"{service}:{operation}", lambda: original(self, operation, params))

    before = payments_provider.provider()
    client._make_api_call = watched
    payments_provider.use_provider(_Fused(before, fuse))
    try:
        yield
    finally:
        client._make_api_call = original
        payments_provider.use_provider(before)


def crash_everywhere(
    prepare: Callable[[], Callable[[], Any]],
    check: Callable[[], None],
    whens: tuple[When, ...] = ("before", "after"),
) -> list[str]:
    """For every call that a use case makes, and before and after each: prepare a case, crash there, do it again, check.

    `prepare` sets the scene and returns the use case, which must be repeatable. `whens`: before a call is as after the one
    before it, so a long use case is crashed after each only. Returns where it was crashed.
    """
    blown: list[str] = []
    for when in whens:
        at = 0
        while True:
            use_case = prepare()
            fuse = Fuse(at, when)
            try:
                with wired(fuse):
                    use_case()
            except Crash:
                use_case()
            check()
            if fuse.blown is None:
                break
            blown.append(fuse.blown)
            at += 1
    return blown
