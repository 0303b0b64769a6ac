"""The stand-in as the process that `make run` starts."""

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx

from integration.payments_standin.server import Clock, Receiver, StandIn

ROOT = Path(__file__).parents[3]


def command(*options: str) -> list[str]:
    return [sys.executable, "-m", "infra.local.payments", *options]


@contextlib.contextmanager
def process(state: Path) -> Iterator[tuple[StandIn, "subprocess.Popen[str]"]]:
    started = subprocess.Popen(
        command("--port", "0", "--state", str(state)), cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert started.stdout
    with started:
        url = started.stdout.readline().removeprefix("payments: ").strip()
        try:
            yield StandIn(url, Clock(), Receiver()), started
        finally:
            started.kill()


def test_what_was_paid_is_known_after_the_process_was_killed(tmp_path: Path) -> None:
    with process(tmp_path) as (before, running):
        session = before.paid_session()
        running.kill()

    with process(tmp_path) as (after, _):
        assert after.client().v1.checkout.sessions.retrieve(session.id).payment_status == "paid"
        assert after.ledger()["balances"]["cny"]["captured"] == 129900


def test_a_port_in_use_is_named(tmp_path: Path) -> None:
    with process(tmp_path) as (standin, _):
        port = str(httpx.URL(standin.url).port)

        refused = subprocess.run(command("--port", port), cwd=ROOT, capture_output=True, text=True, check=False)

    assert refused.returncode == 1
    assert f"port {port} is not free" in refused.stderr
