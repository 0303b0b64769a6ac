"""JSON: an array or one product per line, read piece by piece."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulk.formats import json_file
from bulk.formats.json_file import read_json, write_json_line
from bulk.rules.problems import Unreadable
from unit.bulk.made import file


def read(folder: Path, data: bytes) -> list[tuple[int, Any]]:
    return [(entry.number, entry.document) for entry in read_json(file(folder, data))]


def refused(folder: Path, data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        read(folder, data)
    return caught.value.problem.code


def test_an_array_and_lines_are_the_same_products(tmp_path: Path) -> None:
    products = [{"key": "R-1", "title": {"zh": "晨光"}}, {"key": "R-2"}, 7]
    lines = b"\n\n".join(write_json_line(product) for product in products)

    for data in (json.dumps(products, indent=2).encode(), lines, b"\xef\xbb\xbf" + lines):
        assert read(tmp_path, data) == list(enumerate(products, 1))


@given(
    products=st.lists(st.dictionaries(st.text(max_size=5), st.text(max_size=40), max_size=4), max_size=12),
    block=st.integers(7, 60),
)
def test_products_that_cross_the_edge_of_a_block_are_whole(
    tmp_path_factory: pytest.TempPathFactory, products: list[Any], block: int
) -> None:
    path = file(tmp_path_factory.mktemp("j"), json.dumps(products, ensure_ascii=False).encode(errors="replace"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_file, "_BLOCK", block)

        found = [entry.document for entry in read_json(path)]

    assert found == json.loads(path.read_text())


@pytest.mark.parametrize("data", [b'[{"a": 1}', b"[{]", b'{"a": NaN}', b'{"a": ', b"[" * 100_000, b'{"a":' * 100_000])
def test_broken_endless_and_bottomless_json_is_refused(tmp_path: Path, data: bytes) -> None:
    assert refused(tmp_path, data) == "bad_json"


def test_a_product_without_end_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    endless = file(tmp_path, b'[{"a": "' + b"x" * 20_000_000)

    tracemalloc.start()
    with pytest.raises(Unreadable):
        list(read_json(endless))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 8_000_000


def test_json_is_utf8(tmp_path: Path) -> None:
    assert refused(tmp_path, '[{"key": "款号"}]'.encode("gb18030")) == "bad_encoding"
