"""Demo data: accounts, organisations, prices, pieces and real diamonds. Only ever put into the local cloud.

It runs as a process of its own with the functions' environment, and writes through the capabilities' contracts, so what
it leaves is what the mall itself would have left.
"""

from __future__ import annotations

import os
import subprocess
import sys

from infra.local.blueprint import ROOT
from infra.local.cloud import LocalCloud
from infra.local.processes import StartFailed

SIZES = ("people", "pages", "pieces", "demo", "full")
"""`pieces` is the demo without its loose stones; `pages` publishes the product pages anew."""


def seed(cloud: LocalCloud, size: str, *, quiet: bool = False) -> None:
    """Load the data of this size; what is there already is left as it is."""
    command = [sys.executable, "-m", "infra.local.seed", "--size", size]
    environment = {
        **os.environ,
        **cloud.function_environment(),
        "PARURE_SEED_DIRECTORY": str(cloud.directory),
        "POWERTOOLS_LOG_LEVEL": "ERROR",
    }
    finished = subprocess.run(command, env=environment, cwd=ROOT, check=False, capture_output=quiet, text=True)
    if finished.returncode == 130:
        raise KeyboardInterrupt
    if finished.returncode != 0:
        words = f":\n{finished.stdout}{finished.stderr}" if quiet else "; see above."
        raise StartFailed(f"The demo data ({size}) could not be loaded{words}")
