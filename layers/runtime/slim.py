"""Leaves out of the layer what no function uses: models of other AWS services, tests, type stubs, Chalice's command line."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

# AWS services that functions call, and sts, which botocore may need for credentials.
SERVICES = {"cognito-idp", "dynamodb", "events", "kms", "s3", "sqs", "ssm", "sts"}
CHALICE = {"__init__.py", "app.py"}
NEEDLESS = {"tests", "test", "__pycache__", "bin", "wrapt-stubs", "pycparser"}
# Shapes of Stripe's parameters are imported by type checkers only, those of its "thin" events on first use, which is never.
NEVER_IMPORTED = ("stripe/params", "stripe/events")


def main(folder: Path) -> None:
    for path in needless(folder):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    print(f"runtime layer: {size(folder) / 1e6:.1f} MB unzipped")


def needless(folder: Path) -> list[Path]:
    """Collected before anything is deleted, outermost first."""
    models = [*_services(folder / "botocore" / "data"), *_services(folder / "boto3" / "data")]
    shapes = [path for name in NEVER_IMPORTED if (path := folder / name).exists()]
    return [*models, *shapes, *_chalice(folder), *_files(folder)]


def _services(data: Path) -> Iterator[Path]:
    if data.exists():
        yield from (path for path in sorted(data.iterdir()) if path.is_dir() and path.name not in SERVICES)


def _chalice(folder: Path) -> Iterator[Path]:
    if (folder / "chalice").exists():
        yield from (path for path in sorted((folder / "chalice").iterdir()) if path.name not in CHALICE)


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_dir() and path.name in NEEDLESS:
            yield path
        # Stubs serve editors, C sources are compiled already, the scripts are a Swagger page of Powertools.
        elif path.is_file() and path.suffix in {".pyi", ".c", ".js", ".css"}:
            yield path


def size(folder: Path) -> int:
    """Bytes of all files, as Lambda counts a layer."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
