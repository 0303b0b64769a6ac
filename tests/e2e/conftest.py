"""One mall with its front ends and the designed pieces, one Chromium; every visitor gets a browser context of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from infra.local import frontends, site
from infra.local.cloud import LocalCloud, Ports
from infra.local.mall import Mall
from infra.local.people import Operator, Supplier
from infra.local.running import running_cloud
from infra.local.seed import seed
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from e2e.visitor import DESKTOP, PATIENCE_MS, Language, Size, Visitor, new_visitor

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("parure's browser tests")
    group.addoption("--running", action="store_true", help="visit the mall that `make run` holds, not one of one's own")
    group.addoption("--pictures", type=Path, help="keep a picture of every page that is looked at in this folder")


@pytest.fixture(scope="session")
def mall(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mall]:
    """The running mall as `make run` brings it up, without the loose stones."""
    if request.config.getoption("--running", False):
        yield Mall(running_cloud())
        return
    directory = tmp_path_factory.mktemp("mall")
    frontends.build(directory / "logs" / "frontend.out")
    cloud = LocalCloud(directory=directory, ports=Ports.free(), keep_data=False, reload=False)
    cloud.start()
    try:
        site.publish_pictures(cloud)
        site.publish_site(cloud)
        seed(cloud, "pieces", quiet=True)
        yield Mall(cloud)
    finally:
        cloud.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield chromium
        chromium.close()


class Visits(Protocol):
    def __call__(self, language: Language = ..., size: Size = ..., *, script: bool = ...) -> Visitor: ...


@pytest.fixture
def visit(mall: Mall, browser: Browser, request: pytest.FixtureRequest) -> Iterator[Visits]:
    """Opens a browser for somebody; when the test is over, all that its pages did is looked through."""
    pictures: Path | None = request.config.getoption("--pictures", None)
    if pictures is not None:
        pictures.mkdir(parents=True, exist_ok=True)
    opened: list[tuple[BrowserContext, Visitor]] = []

    def come(language: Language = "zh-CN", size: Size = DESKTOP, *, script: bool = True) -> Visitor:
        opened.append(new_visitor(browser, mall, language, size, pictures=pictures, script=script))
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
