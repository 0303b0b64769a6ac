from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.integration.payments_standin.server import Receiver, StandIn, serving, standing_in


@pytest.fixture
def receiver() -> Receiver:
    return Receiver()


@pytest.fixture
def webhook_url(receiver: Receiver) -> Iterator[str]:
    with serving(receiver.app()) as url:
        yield f"{url}/webhooks"


@pytest.fixture
def standin(receiver: Receiver, webhook_url: str, tmp_path: Path) -> Iterator[StandIn]:
    with standing_in(receiver, webhook_url, tmp_path) as one:
        yield one
