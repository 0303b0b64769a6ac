"""One stand-in and one receiver serve all tests of this folder: starting two servers takes longer than most tests."""

from collections.abc import Iterator

import pytest

from integration.payments_standin.server import Receiver, StandIn, serving, standing_in


@pytest.fixture(scope="session")
def receiving() -> Iterator[tuple[Receiver, str]]:
    receiver = Receiver()
    with serving(receiver.app()) as url:
        yield receiver, f"{url}/webhooks"


@pytest.fixture(scope="session")
def standing(receiving: tuple[Receiver, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[StandIn]:
    with standing_in(*receiving, tmp_path_factory.mktemp("payments")) as one:
        yield one


@pytest.fixture
def standin(standing: StandIn) -> StandIn:
    standing.clock.ahead = 0
    standing.control("reset")
    standing.receiver.forget()
    return standing
