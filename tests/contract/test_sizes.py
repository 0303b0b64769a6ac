"""What is deployed is small (design.md §8), known without a network: the same files as `make package` would take.

The installed wheels are this machine's, not Lambda's (arm64, Python 3.13): measured, the two differ by under 2 MB.
"""

from __future__ import annotations

import importlib.util
from importlib.metadata import Distribution, distribution
from pathlib import Path
from types import ModuleType

import pytest
from infra import package

LAYER = package.ROOT / "layers" / "runtime"
MEDIA_LAYER = package.ROOT / "layers" / "media"
SEARCH_LAYER = package.ROOT / "layers" / "search"


def pinned(layer: Path = LAYER) -> dict[str, str]:
    lines = (layer / "requirements.txt").read_text().splitlines()
    return dict(line.split("==") for line in lines if line and not line.startswith("#"))


def slim() -> ModuleType:
    """What the layer's Makefile runs; it lies beside the requirements, outside every package."""
    spec = importlib.util.spec_from_file_location("slim", LAYER / "slim.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def link(found: Distribution, into: Path) -> None:
    """The distribution's files as pip would lay them out, as links."""
    for file in found.files or []:
        source = Path(str(file.locate()))
        if ".." not in file.parts and source.is_file():
            target = into / file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.symlink_to(source)


def test_the_functions_zip_is_at_most_one_megabyte() -> None:
    assert package.functions_zip_size() <= package.MAX_FUNCTIONS_ZIP


def test_the_runtime_layer_is_at_most_forty_megabytes(tmp_path: Path) -> None:
    for name in pinned():
        link(distribution(name), tmp_path)

    slim().main(tmp_path)

    assert package.folder_size(tmp_path) <= package.MAX_RUNTIME_LAYER


def test_what_processes_uploads_fits_beside_the_runtime(tmp_path: Path) -> None:
    for name in pinned(MEDIA_LAYER):
        link(distribution(name), tmp_path)

    assert package.folder_size(tmp_path) <= package.MAX_MEDIA_LAYER


def test_what_searches_adds_little_to_the_runtime(tmp_path: Path) -> None:
    for name in pinned(SEARCH_LAYER):
        link(distribution(name), tmp_path)

    assert package.folder_size(tmp_path) <= package.MAX_SEARCH_LAYER


@pytest.mark.parametrize(
    ("name", "version"), sorted({**pinned(), **pinned(MEDIA_LAYER), **pinned(SEARCH_LAYER)}.items())
)
def test_what_is_tested_is_what_is_deployed(name: str, version: str) -> None:
    assert distribution(name).version == version
