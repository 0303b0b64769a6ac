"""`make package`: builds functions and layers for Lambda with the SAM CLI, then says how large they are.

    python -m infra.package           builds into .aws-sam/build
    python -m infra.package --sizes   says the sizes of the last build only

Without a build, `functions_zip_size()` tells the size of the functions' archive from the checkout alone.
"""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
BUILD = ROOT / ".aws-sam" / "build"
SAM = ROOT / ".make" / "sam-venv" / "bin" / "sam"
MAX_FUNCTIONS_ZIP = 1_000_000
MAX_RUNTIME_LAYER = 40_000_000
# Lambda takes 250 MB of function and layers, unzipped; FFmpeg and its codecs are most of it.
MAX_MEDIA_LAYER = 140_000_000
MAX_SEARCH_LAYER = 25_000_000


def main() -> int:
    arguments = argparse.ArgumentParser(prog="make package", description=__doc__)
    arguments.add_argument("--sizes", action="store_true")
    if not arguments.parse_args().sizes:
        build()
    sizes = {
        "functions, zipped": (zip_size(BUILD / "OrdersFunction"), MAX_FUNCTIONS_ZIP),
        "runtime layer, unzipped": (folder_size(BUILD / "RuntimeLayer"), MAX_RUNTIME_LAYER),
        "media layer, unzipped": (folder_size(BUILD / "MediaLayer"), MAX_MEDIA_LAYER),
        "search layer, unzipped": (folder_size(BUILD / "SearchLayer"), MAX_SEARCH_LAYER),
    }
    for name, (size, limit) in sizes.items():
        print(f"  {name}: {size / 1e6:.2f} MB of {limit / 1e6:.0f} MB")
    return 0 if all(size <= limit for size, limit in sizes.values()) else 1


def build() -> None:
    # The layers' Makefiles fetch Lambda's wheels with this Python's pip; --parallel builds layers and functions at once.
    environment = {**os.environ, "PYTHON": sys.executable, "SAM_CLI_TELEMETRY": "0"}
    subprocess.run(  # noqa: S603 - our own command
        [str(SAM), "build", "--template", str(ROOT / "template.yaml"), "--parallel"],
        cwd=ROOT,
        env=environment,
        check=True,
    )


def functions_zip_size() -> int:
    """What functions/Makefile puts into each function's archive, zipped."""
    return zip_size(ROOT / "functions", without={"README.md", "Makefile"})


def zip_size(folder: Path, *, without: set[str] = frozenset()) -> int:  # type: ignore[assignment]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in _files(folder):
            if path.name not in without:
                archive.write(path, path.relative_to(folder))
    return buffer.getbuffer().nbytes


def folder_size(folder: Path) -> int:
    return sum(path.stat().st_size for path in _files(folder))


def _files(folder: Path) -> Iterator[Path]:
    yield from (path for path in sorted(folder.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)


if __name__ == "__main__":
    sys.exit(main())
