"""CSV as it comes from Excel, WPS, ERP systems and text editors."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO

from bulk.formats.lines import Formula, Line, too_many_columns, too_many_lines
from bulk.rules.limits import MAX_CELL, MAX_COLUMNS, MAX_LINES
from bulk.rules.problems import Unreadable
from parure.kernel.text import Text

DELIMITERS = (",", ";", "\t", "|")
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_BLOCK = 1 << 20


def encoding_of(path: Path) -> str:
    """By its byte order mark, else UTF-8 where every byte fits, else GB18030 (what Excel writes in China).

    Raises:
        Unreadable: `bad_encoding`
    """
    with path.open("rb") as file:
        head = file.read(4)
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return encoding if _decodes(path, encoding) else _refuse_encoding()
    return next((name for name in ("utf-8", "gb18030") if _decodes(path, name)), None) or _refuse_encoding()


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        try:
            while block := file.read(_BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _refuse_encoding() -> str:
    raise Unreadable(
        "bad_encoding",
        Text("文件既不是 UTF-8，也不是 GB18030 编码。", "The file is neither UTF-8 nor GB18030."),
        Text("另存为“CSV UTF-8”，或改用 XLSX。", "Save it as “CSV UTF-8”, or send XLSX."),
    )


def read_csv(path: Path, known: Callable[[Sequence[str]], int]) -> Iterator[Line]:
    """Lines of cells; blank lines are counted, not given. `known` counts the headers that are ours, which tells the delimiter.

    Raises:
        Unreadable: `bad_encoding`, `bad_quotes`, `binary_file`, `too_many_lines`, `too_many_columns`
    """
    with path.open(encoding=encoding_of(path), newline="") as file:
        delimiter = _delimiter(file, known)
        file.seek(0)
        csv.field_size_limit(MAX_CELL)
        rows = csv.reader(file, delimiter=delimiter, strict=True)
        yield from _lines(rows)


def _lines(rows: Iterator[list[str]]) -> Iterator[Line]:
    number = 0
    while True:
        try:
            cells = next(rows, None)
        except csv.Error as error:
            raise _bad_quotes(number + 1) from error
        if cells is None:
            return
        number += 1
        if number > MAX_LINES:
            raise too_many_lines()
        if len(cells) > MAX_COLUMNS:
            raise too_many_columns()
        line = Line(number, tuple(Formula(cell) if cell.startswith("=") else cell for cell in cells))
        if any("\0" in cell for cell in cells):
            raise Unreadable(
                "binary_file",
                Text("这不是文本文件。", "This is not a text file."),
                Text("请导出为 CSV 或 XLSX 再上传。", "Export it as CSV or XLSX and upload that."),
            )
        if not line.is_blank:
            yield line


def _delimiter(file: IO[str], known: Callable[[Sequence[str]], int]) -> str:
    """The one under which most headers are known; a tie falls to the one that splits more, then to the comma."""
    first = file.readline(MAX_CELL * 4)
    while first and not first.strip():
        first = file.readline(MAX_CELL * 4)

    def fit(delimiter: str) -> tuple[int, int]:
        try:
            cells = next(csv.reader([first], delimiter=delimiter), [])
        except csv.Error:
            return (0, 0)
        return (known(cells), len(cells))

    return max(DELIMITERS, key=fit)


def _bad_quotes(number: int) -> Unreadable:
    return Unreadable(
        "bad_quotes",
        Text(
            f"第 {number} 行的引号不成对，或单元格过长。",
            f"Quotes do not match on line {number}, or a cell is too long.",
        ),
        Text(
            "检查该行的英文双引号；单元格里的引号要写两个。",
            "Check the double quotes there; one inside a cell is written twice.",
        ),
    )
