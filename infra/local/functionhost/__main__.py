"""`python -m infra.local.functionhost --port 5198 --logs .local/logs`: the environment is the functions' environment."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import signal
import socket
import sys
import threading
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import FrameType

from infra.local.blueprint import ROOT
from infra.local.functionhost import counter, recorder
from infra.local.functionhost.worker import work
from watchfiles import PythonFilter, watch

_WATCHED = (ROOT / "functions", ROOT / "layers" / "parure")
# Imported before the fork: workers start in milliseconds after an edit, for third-party code does not change.
_SHARED_IMPORTS = ("boto3", "pydantic", "chalice", "pynamodb.models", "aws_lambda_powertools", "stripe", "jwt")
_fork = multiprocessing.get_context("fork")


class Host:
    """Keeps `count` workers on one listening socket; the kernel hands each event to a free one."""

    def __init__(self, port: int, count: int, logs: Path) -> None:
        self.count = count
        self.logs = logs
        self.stack = os.environ["STACK"]
        self.listening = socket.create_server(("127.0.0.1", port), backlog=512, reuse_port=False)
        self.workers: list[BaseProcess] = []

    def fill(self) -> None:
        self.workers = [worker for worker in self.workers if worker.is_alive()]
        while len(self.workers) < self.count:
            worker = _fork.Process(target=work, args=(self.listening, self.stack, self.logs), daemon=True)
            worker.start()
            self.workers.append(worker)

    def renew(self) -> None:
        """New workers with the new code first, then the old ones go when they have finished their event."""
        old, self.workers = self.workers, []
        self.fill()
        for worker in old:
            worker.terminate()

    def close(self) -> None:
        for worker in self.workers:
            worker.terminate()
        for worker in self.workers:
            worker.join(timeout=5)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--port", type=int, default=5198)
    arguments.add_argument("--workers", type=int, default=4)
    arguments.add_argument("--logs", type=Path, default=ROOT / ".local" / "logs")
    arguments.add_argument("--no-reload", action="store_true")
    given = arguments.parse_args()
    given.logs.mkdir(parents=True, exist_ok=True)
    sys.path[:0] = [str(ROOT / "functions"), str(ROOT / "layers" / "parure")]
    for module in _SHARED_IMPORTS:
        __import__(module)
    recorder.install()
    counter.install()
    host = Host(given.port, given.workers, given.logs)
    stopping = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        stopping.set()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    host.fill()
    if given.no_reload:
        while not stopping.wait(0.5):
            host.fill()
    else:
        # The timeout yields an empty set twice a second: the moment to replace a worker that overran its time.
        changes = watch(
            *_WATCHED,
            watch_filter=PythonFilter(),
            stop_event=stopping,
            rust_timeout=500,
            yield_on_timeout=True,
            raise_interrupt=False,
        )
        for changed in changes:
            if changed:
                host.renew()
            else:
                host.fill()
    host.close()


if __name__ == "__main__":
    main()
