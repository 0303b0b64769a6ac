"""One local cloud per test session (and per xdist worker): the real template, on free ports, in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from infra.local.cloud import LocalCloud, Ports
from infra.local.mall import Mall
from infra.local.people import Buyer, Operator, Supplier
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


@pytest.fixture
def guest(mall: Mall) -> Iterator[Buyer]:
    person = Buyer(mall)
    yield person
    person.close()


@pytest.fixture
def buyer(mall: Mall) -> Iterator[Buyer]:
    person = Buyer(mall, "buyer@parure.test")
    yield person
    person.close()


@pytest.fixture
def supplier(mall: Mall) -> Iterator[Supplier]:
    person = Supplier(mall, "supplier@parure.test")
    yield person
    person.close()


@pytest.fixture
def other(mall: Mall) -> Iterator[Supplier]:
    """A second supplier."""
    person = Supplier(mall, "supplier2@parure.test")
    yield person
    person.close()


@pytest.fixture
def dealer(mall: Mall) -> Iterator[Supplier]:
    """A dealer with a shop that keeps goods."""
    person = Supplier(mall, "dealer@parure.test")
    yield person
    person.close()


@pytest.fixture
def operator(mall: Mall) -> Iterator[Operator]:
    person = Operator(mall, "operator@parure.test")
    yield person
    person.close()
