"""A sweep at another time: the real handler on the mall's own tables, in a process whose clock is ahead.

Waiting 35 minutes is no test, and moving an order's dates in its table would test our editing. So the sweep is told
another time, as the unit tests tell the rules; its AWS calls are recorded like those of the function host.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import timedelta

from infra.local.blueprint import ROOT
from infra.local.mall import Mall

_SWEEP = """
import sys
from datetime import timedelta
from importlib import import_module
from types import SimpleNamespace

from infra.local.functionhost import recorder
from parure.kernel.time import frozen, now

recorder.install()
sweep = import_module(f"{sys.argv[2]}.app").on_schedule
name = f"{sys.argv[2]}-schedule"

context = SimpleNamespace(
    function_name=name, memory_limit_in_mb=1024, invoked_function_arn="arn:aws:lambda:local", aws_request_id="sweep"
)
with frozen(now() + timedelta(seconds=float(sys.argv[1]))), recorder.recording(name):
    sweep({}, context)
"""


def sweep_in(mall: Mall, ahead: timedelta, capability: str = "orders") -> None:
    """What this capability's sweep would do, were it `ahead` of now."""
    environment = {**os.environ, **mall.cloud.function_environment()}
    if mall.cloud.record_calls is not None:
        environment["PARURE_RECORD_CALLS"] = str(mall.cloud.record_calls)
    command = [sys.executable, "-c", _SWEEP, json.dumps(ahead.total_seconds()), capability]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr[-3000:]
