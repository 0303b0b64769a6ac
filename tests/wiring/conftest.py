"""One local cloud per test session (and per xdist worker): the real template, on free ports, in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from infra.local.cloud import LocalCloud, Ports
from infra.local.mall import Mall
from infra.local.seed import seed
from infra.local.site import publish_site


@pytest.fixture(scope="session")
def mall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mall]:
    """The running mall without front ends: accounts, organisations, locations and prices are there, products are not."""
    directory = tmp_path_factory.mktemp("cloud")
    cloud = LocalCloud(
        directory=directory,
        ports=Ports.free(),
        keep_data=False,
        reload=False,
        record_calls=directory / "calls.jsonl",
    )
    cloud.start()
    try:
        publish_site(cloud)
        seed(cloud, "people", quiet=True)
        yield Mall(cloud)
    finally:
        cloud.stop()
