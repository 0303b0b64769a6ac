"""The mall that `make run` started in another terminal."""

from __future__ import annotations

import json
import os
from typing import Any

from infra.local.cloud import LocalCloud, Ports


class NotRunning(RuntimeError):
    """No mall runs; the message says what to do."""


def run_note() -> dict[str, Any]:
    """What `make run` noted when it was ready: {pid, ports, programs}.

    Raises:
        NotRunning: there is no note, or its process is gone.
    """
    path = LocalCloud().directory / "run.json"
    if path.exists():
        note: dict[str, Any] = json.loads(path.read_text())
        if is_alive(note["pid"]):
            return note
    raise NotRunning("The mall is not running. Start it with `make run`, then repeat this in another terminal.")


def running_cloud() -> LocalCloud:
    return LocalCloud(ports=Ports(**run_note()["ports"]))


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
