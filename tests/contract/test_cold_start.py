"""What a cold start loads: no more than twice the work of `import boto3` (design.md §8), and nothing heavy that is needed rarely.

Work is counted in instructions, by valgrind: the same number on a busy machine and on a quiet one.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from infra.local.blueprint import functions

ROOT = Path(__file__).parents[2]
MODULES = sorted({block.handler.rsplit(".", 1)[0] for block in functions().values()})
# Loaded on first use: Stripe's SDK and the encryption SDK each cost as much as boto3, the others are for one use case.
RARE = {"stripe", "aws_encryption_sdk", "moto", "hypothesis", "email_validator", "jsonschema", "openpyxl", "PIL", "av"}
LIMIT = 2.0

# `make test`, and so CI, installs valgrind first; a laptop without it (there is none for macOS) may still `make check`.
pytestmark = pytest.mark.skipif(
    shutil.which("valgrind") is None and "CI" not in os.environ,
    reason="counting instructions needs valgrind: make tools",
)


def python(code: str, *prefix: str) -> subprocess.CompletedProcess[str]:
    """A fresh interpreter as a function has it. Installed packages come compiled; ours must be as well, or the
    comparison is of compilers."""
    path = os.pathsep.join([str(ROOT / "functions"), str(ROOT / "layers/parure")])
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.run(
        [*prefix, sys.executable, "-c", code],
        env={**environment, "PYTHONPATH": path, "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=True,
    )


@cache
def instructions(code: str) -> int:
    python(code)
    counted = python(code, "valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null")
    found = re.search(r"I\s+refs:\s+([\d,]+)", counted.stderr)
    assert found, counted.stderr
    return int(found[1].replace(",", ""))


@pytest.mark.parametrize("module", MODULES)
def test_a_handler_loads_within_its_budget_of_boto3s_work(module: str) -> None:
    boto3, ours = instructions("import boto3"), instructions(f"import {module}")
    assert ours <= LIMIT * boto3, f"{ours / boto3:.2f} × import boto3"


@pytest.mark.parametrize("module", MODULES)
def test_a_handler_loads_nothing_that_few_requests_need(module: str) -> None:
    program = f"import {module}, json, sys; print(json.dumps([name.partition('.')[0] for name in sys.modules]))"
    assert set(json.loads(python(program).stdout)) & RARE == set()
