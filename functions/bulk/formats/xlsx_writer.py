"""XLSX written as a stream, with the standard library: strings in place, no formulas, lists to choose from."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape, quoteattr

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
# No moment of writing in the file: the same table is the same bytes.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_ROWS_WITH_LISTS = 5000
# XML 1.0 has no other control characters.
_CONTROLS = {code: None for code in range(32) if code not in (9, 10, 13)} | {0xFFFE: None, 0xFFFF: None}


@dataclass(frozen=True)
class Choice:
    """The cells of one column are chosen from a list on another sheet: `'Words'!$A$2:$A$11`."""

    column: int
    source: str


@dataclass(frozen=True)
class Sheet:
    name: str
    rows: Iterable[Sequence[str]]
    """The first is the header."""
    widths: Sequence[int] = ()
    choices: Sequence[Choice] = ()
    bold: frozenset[int] = field(default_factory=frozenset)
    """Columns of the header that must be filled in."""


def write_xlsx(path: Path, sheets: Sequence[Sheet]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:

        def put(name: str, text: str) -> None:
            archive.writestr(_entry(name), _HEAD + text)

        put("[Content_Types].xml", _content_types(len(sheets)))
        put("_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")]))
        put("xl/workbook.xml", _workbook(sheets))
        names = [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)]
        put("xl/_rels/workbook.xml.rels", _relations([*names, ("styles", "styles.xml")]))
        put("xl/styles.xml", _STYLES)
        for n, sheet in enumerate(sheets, 1):
            with archive.open(_entry(f"xl/worksheets/sheet{n}.xml"), "w", force_zip64=True) as file:
                _write_sheet(file, sheet)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _MOMENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _write_sheet(file: IO[bytes], sheet: Sheet) -> None:
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" style="1" customWidth="1"/>'
        for n, width in enumerate(sheet.widths, 1)
    )
    frozen = '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    head = f'{_HEAD}<worksheet xmlns="{_MAIN}">{frozen}{f"<cols>{columns}</cols>" if columns else ""}<sheetData>'
    file.write(head.encode())
    for n, row in enumerate(sheet.rows, 1):
        file.write(_row(n, row, sheet.bold).encode())
    file.write(f"</sheetData>{_validations(sheet.choices)}</worksheet>".encode())


def _row(number: int, row: Sequence[str], bold: frozenset[int]) -> str:
    def style(column: int) -> int:
        return 1 if number > 1 else (3 if column in bold else 2)

    cells = (
        f'<c r="{letters(column + 1)}{number}" s="{style(column)}" t="inlineStr"><is><t xml:space="preserve">'
        f"{escape(text.translate(_CONTROLS))}</t></is></c>"
        for column, text in enumerate(row)
        if text
    )
    return f'<row r="{number}">{"".join(cells)}</row>'


def _validations(choices: Sequence[Choice]) -> str:
    if not choices:
        return ""
    one = (
        f'<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1" '
        f'sqref="{letters(choice.column + 1)}2:{letters(choice.column + 1)}{_ROWS_WITH_LISTS}">'
        f"<formula1>{escape(choice.source)}</formula1></dataValidation>"
        for choice in choices
    )
    return f'<dataValidations count="{len(choices)}">{"".join(one)}</dataValidations>'


def letters(column: int) -> str:
    """2 → B, 28 → AB"""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def _content_types(sheets: int) -> str:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
    parts += [(f"/xl/worksheets/sheet{n}.xml", "worksheet") for n in range(1, sheets + 1)]
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}.{what}+xml"/>' for name, what in parts)
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    one = (
        f'<Relationship Id="r{n}" Type="{_RELATIONS}/{kind}" Target="{to}"/>' for n, (kind, to) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(one)}</Relationships>'


def _workbook(sheets: Sequence[Sheet]) -> str:
    one = (f'<sheet name={quoteattr(sheet.name)} sheetId="{n}" r:id="r{n}"/>' for n, sheet in enumerate(sheets, 1))
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{"".join(one)}</sheets></workbook>'


# 1: text, so that 0012 stays 0012. 2: header. 3: header of what must be filled in.
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><color rgb="FF6B6259"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><color rgb="FF1F1A17"/><name val="Calibri"/></font></fonts>'
    '<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFF3EFE9"/></patternFill></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFE8D9BE"/></patternFill></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="4"><xf/><xf numFmtId="49" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="1" fillId="2" applyNumberFormat="1" applyFont="1" applyFill="1"/>'
    '<xf numFmtId="49" fontId="2" fillId="3" applyNumberFormat="1" applyFont="1" applyFill="1"/></cellXfs></styleSheet>'
)
