"""What a cold start loads, against `import boto3`: CPU time of a fresh interpreter, the best of five."""

from __future__ import annotations

import os
import subprocess
import sys

from infra.local.blueprint import ROOT, functions


def imports() -> dict[str, float]:
    """Milliseconds for boto3 and for each function's module."""
    modules = {name: block.handler.partition(".app.")[0] + ".app" for name, block in functions().items()}
    found = {"boto3": _milliseconds("boto3")}
    by_module = {module: _milliseconds(module) for module in sorted(set(modules.values()))}
    return found | {name: by_module[module] for name, module in sorted(modules.items())}


def _milliseconds(module: str) -> float:
    program = f"import time; start = time.process_time(); import {module}; print(time.process_time() - start)"
    path = os.pathsep.join([str(ROOT / "functions"), str(ROOT / "layers/parure")])
    # Installed packages come compiled, so ours are too, whatever the shell says.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = {**kept, "PYTHONPATH": path}
    runs = [
        subprocess.run(  # noqa: S603 - our own interpreter and module names
            [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
        )
        for _ in range(5)
    ]
    return round(min(float(run.stdout) for run in runs) * 1000, 1)
