"""What a cold start loads: on the deployed runtime no more than twice the work of `import boto3`, and nothing heavy that is
needed rarely."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from infra.local.blueprint import functions

ROOT = Path(__file__).parents[2]
MODULES = sorted({block.handler.rsplit(".", 1)[0] for block in functions().values()})
# Loaded on first use: Stripe's SDK and the encryption SDK each cost as much as boto3.
RARE = {"stripe", "aws_encryption_sdk", "moto", "hypothesis", "email_validator", "jsonschema"}


ROUNDS = 6
# The budget is that of the runtime that is deployed, Python 3.13: 1.74 for orders.app, counted in instructions. Older
# interpreters build dataclasses and enums more slowly than they load boto3: 2.19 for the same module on 3.11.
LIMIT = 2.0 if sys.version_info >= (3, 13) else 2.4


def load(code: str) -> tuple[float, set[str]]:
    """CPU seconds of a fresh interpreter for `code`, and the top-level packages that it loaded."""
    program = (
        "import json, sys, time; start = time.process_time()\n"
        f"{code}\n"
        "print(json.dumps([time.process_time() - start, sorted({name.partition('.')[0] for name in sys.modules})]))"
    )
    path = os.pathsep.join([str(ROOT / "functions"), str(ROOT / "layers/parure")])
    # Installed packages come compiled; ours must be as well, or the comparison is of compilers.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    run = subprocess.run(
        [sys.executable, "-c", program],
        env={**environment, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, names = json.loads(run.stdout.splitlines()[-1])
    return seconds, set(names)


@pytest.mark.parametrize("module", MODULES)
def test_a_handler_loads_within_its_budget_of_boto3s_work(module: str) -> None:
    _, loaded = load(f"import {module}")
    assert loaded & RARE == set()

    # In turns, and the best of each: a busy machine slows both alike.
    boto3, ours = zip(*((load("import boto3")[0], load(f"import {module}")[0]) for _ in range(ROUNDS)), strict=True)
    assert min(ours) <= LIMIT * min(boto3), f"{min(ours):.3f} s against {min(boto3):.3f} s of boto3"
