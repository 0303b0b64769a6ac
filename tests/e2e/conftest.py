"""One mall with its front ends and the designed pieces, one Chromium; every visitor gets a browser context of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from infra.local.mall import Mall
from infra.local.people import Operator, Supplier
from infra.local.running import running_cloud
from playwright.sync_api import Browser, BrowserContext

from e2e.house import open_browser, open_mall
from e2e.visitor import DESKTOP, Language, Size, Theme, Visitor, new_visitor


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("parure's browser tests")
    group.addoption("--running", action="store_true", help="visit the mall that `make run` holds, not one of one's own")
    group.addoption("--pictures", type=Path, help="keep a picture of every page that is looked at in this folder")


@pytest.fixture(scope="session")
def mall(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mall]:
    if request.config.getoption("--running", False):
        yield Mall(running_cloud())
        return
    with open_mall(tmp_path_factory.mktemp("mall")) as opened:
        yield opened


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with open_browser() as chromium:
        yield chromium


class Visits(Protocol):
    def __call__(
        self,
        language: Language = ...,
        size: Size = ...,
        *,
        script: bool = ...,
        theme: Theme = ...,
        offline_too: bool = ...,
    ) -> Visitor: ...


@pytest.fixture
def visit(mall: Mall, browser: Browser, request: pytest.FixtureRequest) -> Iterator[Visits]:
    """Opens a browser for somebody; when the test is over, all that its pages did is looked through."""
    pictures: Path | None = request.config.getoption("--pictures", None)
    if pictures is not None:
        pictures.mkdir(parents=True, exist_ok=True)
    opened: list[tuple[BrowserContext, Visitor]] = []

    def come(
        language: Language = "zh-CN",
        size: Size = DESKTOP,
        *,
        script: bool = True,
        theme: Theme = "light",
        offline_too: bool = False,
    ) -> Visitor:
        opened.append(
            new_visitor(
                browser, mall, language, size, pictures=pictures, script=script, theme=theme, offline_too=offline_too
            )
        )
        return opened[-1][1]

    yield come
    for context, _ in opened:
        context.close()
    for _, visitor in opened:
        visitor.watch.clean()


@pytest.fixture(scope="session")
def as_supplier(mall: Mall) -> Supplier:
    """The demo supplier by the API, for what a test needs but does not tell of."""
    return Supplier(mall, "supplier@parure.test")


@pytest.fixture(scope="session")
def as_operator(mall: Mall) -> Operator:
    return Operator(mall, "operator@parure.test")
