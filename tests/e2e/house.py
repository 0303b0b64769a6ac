"""The mall that browser tests visit: as `make run` brings it up, without the loose stones, on free ports."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from infra.local import frontends, site
from infra.local.cloud import LocalCloud, Ports
from infra.local.mall import Mall
from infra.local.seed import seed
from playwright.sync_api import Browser, expect, sync_playwright

from e2e.visitor import PATIENCE_MS

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


@contextmanager
def open_mall(directory: Path) -> Iterator[Mall]:
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


@contextmanager
def open_browser() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield chromium
        chromium.close()
