"""XLSX: what other programs write is read, what ours writes is read by others' rules, and hostile files do nothing."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulk.formats import xlsx_reader
from bulk.formats.lines import CellError, Formula, Line, Number
from bulk.formats.xlsx_reader import read_xlsx
from bulk.formats.xlsx_writer import Choice, Sheet, letters, write_xlsx
from bulk.rules.limits import MAX_LINES
from bulk.rules.problems import Unreadable
from unit.bulk.made import file, sheet, workbook

BY_OTHERS = Path(__file__).parent / "workbooks" / "openpyxl.xlsx"


def read(folder: Path, data: bytes) -> list[Line]:
    return list(read_xlsx(file(folder, data)))


def refused(folder: Path, data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        read(folder, data)
    return caught.value.problem.code


def test_a_workbook_of_another_program_is_read_as_a_person_sees_it() -> None:
    lines = {line.number: line.cells for line in read_xlsx(BY_OTHERS)}

    assert lines[1] == ("款号", "中文名称", "一口价 (CNY)", "签发日期", "孤品", "证书编号")
    assert lines[2] == ("R-1", "晨光 & <暮光>", "12900.5", "46086", "TRUE", "2141438171")
    assert 3 not in lines
    assert lines[4] == ("R-2", "'=原样", "0.3", "2026/3/5", "FALSE", "007")
    assert isinstance(lines[2][2], Number)


def test_formulas_are_marked_whatever_they_would_give() -> None:
    cells = {line.number: line.cells for line in read_xlsx(BY_OTHERS)}[5]

    assert [type(cell) for cell in cells] == [str, Formula, Formula]


def test_shared_array_and_cached_formulas_are_formulas_and_errors_are_errors(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" t="str"><f>A2</f><v>cached</v></c><c r="B1"><f t="shared" si="0"/><v>1</v></c>'
        '<c r="C1" t="e"><v>#REF!</v></c></row>'
    )

    (line,) = read(tmp_path, workbook(rows))

    assert [type(cell) for cell in line.cells] == [Formula, Formula, CellError]


def test_links_to_other_workbooks_are_never_opened(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><f>[1]Prices!A1</f><v>1</v></c><c r="B1" t="inlineStr"><is><t>R-1</t></is></c></row>'
    link = '<Relationships xmlns="p"><Relationship Id="r1" Type="externalLinkPath" Target="file:///etc/passwd" TargetMode="External"/></Relationships>'
    data = workbook(
        rows, xl__externalLinks__externalLink1="<x/>", **{"xl/externalLinks/_rels/externalLink1.xml.rels": link}
    )

    (line,) = read(tmp_path, data)

    assert isinstance(line.cells[0], Formula)
    assert line.cells[1] == "R-1"


def test_a_sheet_that_lies_outside_the_workbook_is_not_followed(tmp_path: Path) -> None:
    outside = '<Relationships xmlns="p"><Relationship Id="r1" Type="x" Target="http://evil/s.xml" TargetMode="External"/></Relationships>'
    above = '<Relationships xmlns="p"><Relationship Id="r1" Type="x" Target="../../../../etc/passwd"/></Relationships>'

    for rels in (outside, above):
        assert refused(tmp_path, workbook(**{"xl/_rels/workbook.xml.rels": rels})) == "not_xlsx"


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"])
def test_entities_are_refused_before_they_expand(tmp_path: Path, part: str) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    bomb = f'<!DOCTYPE x [{laughs}<!ENTITY file SYSTEM "file:///etc/passwd">]>' + sheet(
        "<row><c><v>&l9;&file;</v></c></row>"
    )

    assert refused(tmp_path, workbook(**{part: bomb})) == "not_xlsx"


def test_a_decompression_bomb_stops_early_and_takes_no_memory(tmp_path: Path) -> None:
    bomb = file(tmp_path, workbook(**{"xl/worksheets/sheet1.xml": sheet("<row></row>" * 3_000_000)}))
    assert bomb.stat().st_size < 200_000

    tracemalloc.start()
    with pytest.raises(Unreadable) as caught:
        list(read_xlsx(bomb))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert caught.value.problem.code == "bomb"
    assert peak < 4_000_000


def test_sizes_are_counted_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_reader, "MAX_UNPACKED", 100_000)
    data = workbook("".join(f'<row r="{n}"><c><v>{n * 7919}</v></c></row>' for n in range(1, 5000)))

    assert refused(tmp_path, data) == "bomb"


def test_thousands_of_parts_are_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, workbook(**{f"x/{n}.xml": "" for n in range(2001)})) == "bomb"


def test_macros_old_and_encrypted_files_are_refused_with_what_to_do(tmp_path: Path) -> None:
    assert refused(tmp_path, workbook("", **{"xl/vbaProject.bin": b"\xd0\xcf"})) == "macros"
    assert refused(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600) == "old_excel"


def _zip_of(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        b"key,name\r\n",
        b"%PDF-1.7 <html>",
        workbook()[:200],
        workbook()[:-30],
        _zip_of("word/document.xml"),
    ],
    ids=["empty", "head", "csv", "pdf", "cut", "no directory", "docx"],
)
def test_what_is_no_whole_workbook_is_refused(tmp_path: Path, data: bytes) -> None:
    assert refused(tmp_path, data) == "not_xlsx"


def test_broken_xml_and_broken_bytes_are_refused(tmp_path: Path) -> None:
    whole = workbook("".join(f'<row r="{n}"><c><v>{n}</v></c></row>' for n in range(1, 3000)))
    flipped = bytearray(whole)
    flipped[whole.index(b"sheet1.xml") + 200] ^= 0xFF

    assert refused(tmp_path, workbook(**{"xl/worksheets/sheet1.xml": "<worksheet><row></worksheet>"})) == "not_xlsx"
    assert refused(tmp_path, bytes(flipped)) == "not_xlsx"


def test_rows_and_columns_far_out_are_refused(tmp_path: Path) -> None:
    far = f'<row r="{MAX_LINES + 1}"><c r="A{MAX_LINES + 1}"><v>1</v></c></row>'

    assert refused(tmp_path, workbook(far)) == "too_many_lines"
    assert refused(tmp_path, workbook('<row r="1"><c r="XFD1"><v>1</v></c></row>')) == "too_many_columns"
    assert read(tmp_path, workbook('<row r="1048576"/><row r="2"><c r="B2"><v>1</v></c></row>'))[0].cells == ("", "1")


def test_days_counted_from_1904_are_refused(tmp_path: Path) -> None:
    mac = '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="S" r:id="r1"/></sheets></workbook>'

    assert refused(tmp_path, workbook(**{"xl/workbook.xml": mac})) == "dates_1904"


_CELLS = st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="￾￿"), min_size=1, max_size=20)


@given(rows=st.lists(st.lists(_CELLS, min_size=1, max_size=6), min_size=1, max_size=8))
def test_what_we_write_we_read(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    path = tmp_path_factory.mktemp("x") / "w.xlsx"

    write_xlsx(path, [Sheet("表", rows, widths=[10], choices=[Choice(0, "'表'!$A$1:$A$2")])])

    written = [(n, tuple(row)) for n, row in enumerate(rows, 1) if any(cell.strip() for cell in row)]
    assert [(line.number, line.cells) for line in read_xlsx(path)] == written


def test_the_same_table_is_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_xlsx(tmp_path / name, [Sheet("S", [["=cmd|' /C calc'!A0"]])])

    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert b"<f>" not in zipfile.ZipFile(tmp_path / "a").read("xl/worksheets/sheet1.xml")


def test_letters_of_columns() -> None:
    assert [letters(n) for n in (1, 26, 27, 28, 702, 703)] == ["A", "Z", "AA", "AB", "ZZ", "AAA"]


def test_memory_stays_flat_however_long_the_sheet_is(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        rows = ([f"款号{n}", "晨光 铂金钻戒", str(n * 7919)] for n in range(count))
        write_xlsx(tmp_path / "long", [Sheet("S", rows)])
        tracemalloc.start()
        seen = sum(1 for _ in read_xlsx(tmp_path / "long"))
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert seen == count
        return used

    assert peak(8000) < 1.3 * peak(2000)
