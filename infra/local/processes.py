"""Starts the programs of the local cloud, waits until they answer, ends them in order."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO


class StartFailed(RuntimeError):
    """A program did not come up; the message says which, why, and what to do."""


def port_is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def free_ports(count: int) -> list[int]:
    """Ports that nobody listens on now; taken together so that they differ."""
    with contextlib.ExitStack() as stack:
        probes = [stack.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(count)]
        return [probe.getsockname()[1] for probe in probes]


def answers(url: str, *, below: int = 500) -> bool:
    """Whether something answers there with a status below this one."""
    try:
        with urllib.request.urlopen(url, timeout=2) as response:  # noqa: S310 - our own address
            return bool(response.status < below)
    except urllib.error.HTTPError as error:
        return error.code < below
    except OSError:
        return False


def _without_aws(environment: Mapping[str, str]) -> dict[str, str]:
    """A developer's profile, keys and region are for their account, never for the local cloud."""
    return {name: value for name, value in environment.items() if not name.startswith("AWS_")}


@dataclass
class Program:
    """A child process with its log file."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    log: Path
    ready_url: str
    directory: Path
    process: subprocess.Popen[bytes] | None = None
    _sink: IO[bytes] | None = None

    def start(self) -> None:
        self.log.parent.mkdir(parents=True, exist_ok=True)
        self._sink = self.log.open("ab")
        # A session of its own: Ctrl-C in the terminal reaches the launcher alone, which then ends all in order.
        self.process = subprocess.Popen(
            self.command,
            env={**_without_aws(os.environ), **self.environment},
            cwd=self.directory,
            stdout=self._sink,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def wait_until_ready(self, timeout: float = 90) -> None:
        deadline = time.monotonic() + timeout
        while not answers(self.ready_url):
            if self.process is None or self.process.poll() is not None:
                raise StartFailed(
                    f"{self.name} stopped while starting:\n{self.last_words()}\n(the whole log: {self.log})"
                )
            if time.monotonic() > deadline:
                raise StartFailed(f"{self.name} did not answer within {timeout:.0f} s; see {self.log}")
            time.sleep(0.05)

    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def last_words(self, lines: int = 15) -> str:
        text = self.log.read_text(errors="replace") if self.log.exists() else ""
        return "\n".join(text.splitlines()[-lines:])

    def stop(self, timeout: float = 20) -> None:
        """Ask; when it does not leave, insist."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()
        if self._sink is not None:
            self._sink.close()
            self._sink = None
