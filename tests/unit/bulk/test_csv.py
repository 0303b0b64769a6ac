"""CSV as it comes from Excel, WPS, ERP systems and attackers."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulk.formats.csv_file import encoding_of, read_csv
from bulk.formats.lines import Formula, Line
from bulk.rules.columns import Headers
from bulk.rules.limits import MAX_LINES
from bulk.rules.problems import Unreadable
from bulk.service.columns import columns
from unit.bulk.made import file

HEADERS = Headers(columns())


def read(folder: Path, data: bytes) -> list[Line]:
    return list(read_csv(file(folder, data), HEADERS.known))


def refused(folder: Path, data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        read(folder, data)
    return caught.value.problem.code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_every_usual_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    data = "款号,中文名称\r\nR-1,翡翠手镯 冰种飘花\r\n".encode(encoding)

    assert [line.cells for line in read(tmp_path, data)] == [("款号", "中文名称"), ("R-1", "翡翠手镯 冰种飘花")]


def test_rare_characters_of_gb18030_are_read(tmp_path: Path) -> None:
    assert read(tmp_path, "款号\nR-㐀𠀀".encode("gb18030"))[1].cells == ("R-㐀𠀀",)


@pytest.mark.parametrize("data", [b"\xff\xff\xff", b"key\n\x81", "款号\n".encode() + b"\xff\xfe\x80", b"\xff\xfeA"])
def test_bytes_that_are_no_text_are_refused(tmp_path: Path, data: bytes) -> None:
    assert refused(tmp_path, data) == "bad_encoding"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_makes_known_headers(tmp_path: Path, delimiter: str) -> None:
    data = delimiter.join(["款号", "英文名称", "标签"]) + "\n" + delimiter.join(["R", '"a,b;c|d"', "x"])

    assert read(tmp_path, data.encode())[1].cells == ("R", "a,b;c|d", "x")


def test_cells_may_hold_line_breaks_and_lines_are_counted_as_the_program_shows_them(tmp_path: Path) -> None:
    lines = read(tmp_path, '款号,中文描述\n\nR-1,"一\n二"\nR-2,三\n'.encode())

    assert [(line.number, line.cells) for line in lines[1:]] == [(3, ("R-1", "一\n二")), (4, ("R-2", "三"))]


def test_a_formula_is_marked_and_not_taken_for_text(tmp_path: Path) -> None:
    cells = read(tmp_path, '款号,中文名称\nR-1,=HYPERLINK("http://evil")\nR-2,\'=text\n'.encode())

    assert isinstance(cells[1].cells[1], Formula)
    assert not isinstance(cells[2].cells[1], Formula)


@pytest.mark.parametrize("data", [b'key\n"open', b'key\n"a"b', b"key\n" + b"x" * 10_001])
def test_broken_quotes_and_endless_cells_are_refused_with_their_line(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        read(tmp_path, data)

    assert caught.value.problem.code == "bad_quotes"
    assert "第 2 行" in caught.value.problem.detail.zh


def test_a_picture_called_csv_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR") == "binary_file"
    assert refused(tmp_path, b"key\nA\x00B") == "binary_file"


def test_more_lines_or_columns_than_allowed_are_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, b"key\n" + b"a\n" * MAX_LINES) == "too_many_lines"
    assert refused(tmp_path, b"key" + b"," * 300) == "too_many_columns"


def test_an_empty_file_has_no_lines(tmp_path: Path) -> None:
    assert read(tmp_path, b"") == read(tmp_path, b"\n\n,,\n") == []
    assert encoding_of(file(tmp_path, b"")) == "utf-8"
