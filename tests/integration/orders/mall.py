"""Fixtures of the small mall, for the tests of orders, payments, routing and faults."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from integration.orders.world import Mall, standing_in


@pytest.fixture(scope="session")
def stripe_url() -> Iterator[str]:
    with standing_in() as url:
        yield url


@pytest.fixture
def mall(aws: None, stripe_url: str, monkeypatch: pytest.MonkeyPatch) -> Mall:
    httpx.post(f"{stripe_url}/_standin/reset", trust_env=False).raise_for_status()
    monkeypatch.setenv("STRIPE_API_URL", stripe_url)
    opened = Mall(stripe_url)
    opened.open()
    return opened
