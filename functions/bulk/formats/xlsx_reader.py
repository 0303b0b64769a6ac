"""XLSX read as a stream: the first visible sheet, values only.

Nothing of the file is run, followed or believed: formulas are handed on as `Formula` for their line to refuse, links to other
workbooks are never opened, a document type (the door of entity bombs) is refused, and what unpacks is counted while it unpacks
(ECMA-376 part 1; the archive's own sizes are the sender's word).
"""

from __future__ import annotations

import mmap
import tempfile
import zipfile
import zlib
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import IO, Any
from xml.parsers import expat

from bulk.formats.lines import CellError, Formula, Line, Number, too_many_columns, too_many_lines
from bulk.rules.limits import MAX_CELL, MAX_COLUMNS, MAX_LINES
from bulk.rules.problems import Unreadable
from parure.kernel.text import Text

MAX_UNPACKED = 400 * 1024 * 1024
"""Of one part of the archive: 100,000 lines of 60 columns need less."""
MAX_RATIO = 400
"""Unpacked to packed; tables of short words reach 40."""
MAX_PARTS = 2000
_SMALL = 4 * 1024 * 1024
"""Whose ratio does not matter."""
_BLOCK = 64 * 1024
_OLE = b"\xd0\xcf\x11\xe0"
_MACROS = "vbaProject.bin"


def read_xlsx(path: Path) -> Iterator[Line]:
    """
    Raises:
        Unreadable: `old_excel`, `not_xlsx`, `macros`, `bomb`, `too_many_lines`, `too_many_columns`
    """
    with _archive(path) as archive:
        sheet, uses_1904 = _first_sheet(archive)
        if uses_1904:
            raise Unreadable(
                "dates_1904",
                Text("这个工作簿使用 1904 日期系统。", "This workbook counts its days from 1904."),
                Text(
                    "在 Excel 选项中关闭“使用 1904 日期系统”。", "Switch off “Use 1904 date system” in Excel's options."
                ),
            )
        with _shared_strings(archive) as strings:
            yield from _SheetParser(strings).lines(_blocks(archive, sheet))


@contextmanager
def _archive(path: Path) -> Iterator[zipfile.ZipFile]:
    with path.open("rb") as file:
        if file.read(4) == _OLE:
            raise Unreadable(
                "old_excel",
                Text("这是旧版 .xls 或加密的文件。", "This is an old .xls or an encrypted file."),
                Text("去掉密码，另存为 .xlsx 再上传。", "Remove its password, save it as .xlsx and upload that."),
            )
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            if len(names) > MAX_PARTS:
                raise _bomb()
            if any(name.endswith(_MACROS) for name in names):
                raise Unreadable(
                    "macros",
                    Text("文件里有宏。", "The file has macros."),
                    Text("另存为不带宏的 .xlsx 再上传。", "Save it as .xlsx without macros and upload that."),
                )
            yield archive
    # zipfile's words for an archive that it cannot open: a strange compression (NotImplementedError), a password (RuntimeError).
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise _not_xlsx() from error
    except expat.ExpatError as error:
        raise _not_xlsx() from error


def _not_xlsx() -> Unreadable:
    return Unreadable(
        "not_xlsx",
        Text("这不是完整的 XLSX 文件。", "This is not a whole XLSX file."),
        Text("重新从表格程序导出 .xlsx。", "Export it as .xlsx from your spreadsheet program again."),
    )


def _bomb() -> Unreadable:
    return Unreadable(
        "bomb",
        Text("文件解压后大得不合理。", "The file unpacks to an unreasonable size."),
        Text(
            "删去空行和多余的工作表，另存后再上传。", "Delete empty rows and other sheets, save it and upload it again."
        ),
    )


def _blocks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """A part of the archive, block by block, as long as it stays reasonable."""
    try:
        part = archive.getinfo(name)
    except KeyError:
        raise _not_xlsx() from None
    _limit(part, part.file_size)
    unpacked = 0
    with archive.open(part) as file:
        while block := file.read(_BLOCK):
            unpacked += len(block)
            _limit(part, unpacked)
            yield block


def _limit(part: zipfile.ZipInfo, unpacked: int) -> None:
    if unpacked > MAX_UNPACKED or (unpacked > _SMALL and unpacked > MAX_RATIO * part.compress_size):
        raise _bomb()


def _parser(
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> Any:
    """An XML parser that gives local names and refuses document types, hence all entities but XML's own."""
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise _not_xlsx()

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = lambda name, attributes: start(name.rpartition(":")[2], attributes)
    if end:
        parser.EndElementHandler = lambda name: end(name.rpartition(":")[2])
    if text:
        parser.CharacterDataHandler = text
    return parser


def _parse(archive: zipfile.ZipFile, name: str, parser: Any) -> None:
    for block in _blocks(archive, name):
        parser.Parse(block, False)
    parser.Parse(b"", True)


def _first_sheet(archive: zipfile.ZipFile) -> tuple[str, bool]:
    """Name of the archive's part with the first sheet that a person sees, and whether its days count from 1904."""
    sheets: list[str] = []
    targets: dict[str, str] = {}
    settings = {"1904": False}

    def workbook(name: str, attributes: dict[str, str]) -> None:
        if name == "workbookPr":
            settings["1904"] = attributes.get("date1904") in ("1", "true")
        if name == "sheet" and attributes.get("state", "visible") == "visible":
            relation = next((value for key, value in attributes.items() if key.rpartition(":")[2] == "id"), "")
            sheets.append(relation)

    def relations(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            targets[attributes.get("Id", "")] = attributes.get("Target", "")

    _parse(archive, "xl/workbook.xml", _parser(workbook))
    _parse(archive, "xl/_rels/workbook.xml.rels", _parser(relations))
    for relation in sheets:
        if target := targets.get(relation):
            return (target.removeprefix("/") if target.startswith("/") else f"xl/{target}"), settings["1904"]
    raise _not_xlsx()


class _Strings:
    """The workbook's shared strings, on disk: a file may hold fifty megabytes of them."""

    def __init__(self, memory: mmap.mmap | None, ends: array[int]) -> None:
        self._memory, self._ends = memory, ends

    def __getitem__(self, index: int) -> str:
        if not 0 <= index < len(self._ends) or self._memory is None:
            return ""
        start = self._ends[index - 1] if index else 0
        return self._memory[start : self._ends[index]].decode()


@contextmanager
def _shared_strings(archive: zipfile.ZipFile) -> Iterator[_Strings]:
    ends: array[int] = array("Q")
    with tempfile.TemporaryFile() as file:
        if "xl/sharedStrings.xml" in archive.namelist():
            _spool_strings(archive, file, ends)
        file.flush()
        if not file.tell():
            yield _Strings(None, ends)
            return
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as memory:
            yield _Strings(memory, ends)


def _spool_strings(archive: zipfile.ZipFile, file: IO[bytes], ends: array[int]) -> None:
    inside: list[str] = []
    said: list[str] = []

    def start(name: str, _: dict[str, str]) -> None:
        inside.append(name)

    def end(name: str) -> None:
        inside.pop()
        if name == "si":
            file.write("".join(said)[: MAX_CELL + 1].encode())
            ends.append(file.tell())
            said.clear()

    def text(data: str) -> None:
        # rPh holds how the text is pronounced, not the text.
        if inside[-1] == "t" and "rPh" not in inside:
            said.append(data)

    _parse(archive, "xl/sharedStrings.xml", _parser(start, end, text))


class _SheetParser:
    def __init__(self, strings: _Strings) -> None:
        self._strings = strings
        self._done: list[Line] = []
        self._cells: list[str] = []
        self._row = 0
        self._column = 0
        self._type = "n"
        self._value: list[str] = []
        self._formula: list[str] | None = None
        self._into: list[str] | None = None

    def lines(self, blocks: Iterator[bytes]) -> Iterator[Line]:
        parser = _parser(self._start, self._end, self._text)
        for block in blocks:
            parser.Parse(block, False)
            yield from self._done
            self._done.clear()
        parser.Parse(b"", True)
        yield from self._done

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "row":
                self._row = _number_of(attributes.get("r"), self._row + 1)
                self._cells, self._column = [], 0
            case "c":
                self._column = _column_of(attributes.get("r"), self._column + 1)
                self._type = attributes.get("t", "n")
                self._value, self._formula = [], None
            case "v" | "t":
                self._into = self._value
            case "f":
                self._formula = self._into = []

    def _end(self, name: str) -> None:
        match name:
            case "v" | "t" | "f":
                self._into = None
            case "rPh":
                self._into = None
            case "c":
                self._put(self._cell())
            case "row":
                line = Line(self._row, tuple(self._cells))
                if not line.is_blank:
                    self._done.append(line)

    def _text(self, data: str) -> None:
        if self._into is not None:
            self._into.append(data)

    def _put(self, cell: str) -> None:
        if not cell:
            return
        if self._column > MAX_COLUMNS:
            raise too_many_columns()
        # Blank rows at the end of a sheet are no lines; rows with something in them are counted by their number.
        if self._row > MAX_LINES:
            raise too_many_lines()
        self._cells.extend([""] * (self._column - 1 - len(self._cells)))
        self._cells.append(cell)

    def _cell(self) -> str:
        value = "".join(self._value)[: MAX_CELL + 1]
        if self._formula is not None:
            return Formula("=" + "".join(self._formula)[:200])
        match self._type:
            case "s":
                return self._strings[_number_of(value, -1)]
            case "b":
                return "TRUE" if value == "1" else "FALSE"
            case "e":
                return CellError(value)
            case "n" if value:
                return _plain(value)
        return value


def _plain(value: str) -> str:
    """A number as a person sees it: 15 digits are what Excel keeps, so 0.30000000000000004 is 0.3."""
    try:
        return Number(f"{Decimal(f'{float(value):.15g}'):f}")
    except (ValueError, ArithmeticError):
        return value


def _number_of(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else otherwise


def _column_of(reference: str | None, otherwise: int) -> int:
    """B12 → 2"""
    letters = (reference or "").rstrip("0123456789")
    if not letters or len(letters) > 3 or not (letters.isascii() and letters.isupper()):
        return otherwise
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column
