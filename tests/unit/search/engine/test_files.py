"""An index on disk is whole or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.engine.building import FILE
from search.engine.index import build, open_index
from search.engine.query import Query
from search.engine.shelf import Damaged, pack, unpack
from unit.search.engine.goods import GOODS, RING


def test_a_written_index_is_opened_by_many_and_never_changed(tmp_path: Path) -> None:
    build(tmp_path, GOODS)
    before = (tmp_path / FILE).read_bytes()

    with open_index(tmp_path) as one, open_index(tmp_path) as other:
        one.apply(deletes=[RING.key])

        assert one.search(Query(text="戒指")).total == 1
        assert other.search(Query(text="戒指")).total == 2
    assert (tmp_path / FILE).read_bytes() == before


def test_the_same_goods_make_the_same_file(tmp_path: Path) -> None:
    for name, goods in (("a", GOODS), ("b", GOODS[::-1])):
        (tmp_path / name).mkdir()
        build(tmp_path / name, goods)

    assert (tmp_path / "a" / FILE).read_bytes() == (tmp_path / "b" / FILE).read_bytes()


def test_no_goods_are_an_index_too(tmp_path: Path) -> None:
    build(tmp_path, ())

    with open_index(tmp_path) as index:
        page = index.search(Query(text="ring", facets=("category",), histograms=("price",)))
        assert (page.total, page.facets, page.ranges) == (0, {"category": []}, {})


@pytest.mark.parametrize("kept", [0, 7, 100, -1, -9])
def test_a_file_that_is_cut_short_is_refused(tmp_path: Path, kept: int) -> None:
    build(tmp_path, GOODS)
    path = tmp_path / FILE
    path.write_bytes(path.read_bytes()[:kept])

    with pytest.raises(Damaged):
        open_index(tmp_path)


def test_what_is_missing_or_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Damaged):
        open_index(tmp_path)
    (tmp_path / FILE).write_bytes(b"PK\x03\x04" * 100)
    with pytest.raises(Damaged):
        open_index(tmp_path)


def test_an_index_of_the_version_before_is_refused(tmp_path: Path) -> None:
    build(tmp_path, GOODS)
    path = tmp_path / FILE
    path.write_bytes(path.read_bytes().replace(b"PARURE3\n", b"PARURE2\n", 1))

    with pytest.raises(Damaged, match="this version"):
        open_index(tmp_path)


def test_nothing_but_the_index_is_left_where_it_was_built(tmp_path: Path) -> None:
    build(tmp_path, GOODS)

    assert [one.name for one in tmp_path.iterdir()] == [FILE]


def test_two_documents_of_one_key_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="/ring"):
        build(tmp_path, [RING, RING])


def test_sets_are_read_as_they_were_packed() -> None:
    from pyroaring import BitMap

    sets = (BitMap([1, 5]), None, BitMap(range(10_000)), None)

    assert unpack(pack(sets)) == sets[:3]
