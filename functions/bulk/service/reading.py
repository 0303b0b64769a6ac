"""The first step of a run: the whole file is read once and cut into pages; nothing is written to the catalog yet.

So a file that turns out to be unreadable at its last line has changed nothing, and what comes after works on small pages that
each can be done again.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bulk import files
from bulk.formats.json_file import Entry, read_json
from bulk.formats.lines import CellError, Formula, Line, Number
from bulk.rules.columns import Column, Headers
from bulk.rules.life import FileFormat, ImportStatus
from bulk.rules.limits import PAGE_BYTES, PAGE_PRODUCTS
from bulk.rules.problems import Unreadable
from bulk.rules.rows import Group, key_of
from bulk.service.columns import columns
from bulk.service.queueing import queue_pages
from bulk.store import ImportItem
from parure.aws.logs import logger
from parure.aws.tables import Transaction, timestamp
from parure.kernel.errors import Conflict
from parure.kernel.text import Text

_MARKS: dict[type[str], str] = {Formula: "f", CellError: "e", Number: "n"}
_CLASSES: dict[str, type[str]] = {mark: cls for cls, mark in _MARKS.items()}
_LINES_OF_ONE = 100
"""Lines with one key that are looked at together; a product has far fewer SKUs."""


def read_file(import_id: str, run: int) -> None:
    """Cut the file into pages and queue them. Repeating it does what is left to do: an old run or a finished one, nothing."""
    item = ImportItem.find(import_id, "import")
    if item is None or int(item.run) != run or item.status not in (ImportStatus.READING, ImportStatus.RUNNING):
        return
    if item.status == ImportStatus.READING:
        try:
            _cut(item)
        except Unreadable as unreadable:
            fail(item, unreadable)
            return
    queue_pages(import_id, run, int(item.pages))


def fail(item: ImportItem, why: Unreadable) -> None:
    logger.info("import failed", import_id=item.pk, code=why.problem.code)
    item.status, item.problem, item.finished_at = str(ImportStatus.FAILED), why.problem.to_json(), timestamp()
    _save(item)


def _save(item: ImportItem) -> None:
    """Unless another run was started, or this one is over."""
    tx = Transaction()
    same = (ImportItem.run == int(item.run)) & ImportItem.status.is_in(
        str(ImportStatus.READING), str(ImportStatus.RUNNING)
    )
    tx.put(item, condition=same, otherwise=Conflict("old_run", "This run is over."))
    tx.commit()


def _cut(item: ImportItem) -> None:
    with tempfile.TemporaryDirectory(prefix="bulk-") as folder:
        path = Path(folder) / "file"
        files.fetch(files.upload_key(item.supplier_id, item.pk), path)
        records = _records(item, path)
        pages = _Pages(lambda page, body: files.put(_page_key(item, page), body))
        for number_of_lines, document in records:
            pages.add(number_of_lines, document)
        pages.close()
    if not pages.lines:
        raise Unreadable(
            "empty_file",
            Text("文件里没有商品。", "There is no product in the file."),
            Text(
                "第一行是列名，从第二行起填写商品。", "The first line names the columns; products begin on the second."
            ),
        )
    item.lines, item.pages, item.status = pages.lines, pages.count, str(ImportStatus.RUNNING)
    _save(item)


def _page_key(item: ImportItem, page: int) -> str:
    return files.page_key(item.supplier_id, item.pk, int(item.run), page)


class _Pages:
    """Collects documents, and hands a page of them on when it is full."""

    def __init__(self, put: Callable[[int, bytes], None]) -> None:
        self._put = put
        self._buffer: list[bytes] = []
        self._size = 0
        self.lines = 0
        self.count = 0

    def add(self, lines: int, document: Any) -> None:
        data = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode(errors="replace") + b"\n"
        self._buffer.append(data)
        self._size += len(data)
        self.lines += lines
        if len(self._buffer) >= PAGE_PRODUCTS or self._size >= PAGE_BYTES:
            self.close()

    def close(self) -> None:
        if self._buffer:
            self._put(self.count, b"".join(self._buffer))
            self._buffer, self._size = [], 0
            self.count += 1


def _records(item: ImportItem, path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Number of lines and document of each product."""
    seen: dict[str, int] = {}
    if item.format == FileFormat.JSON:
        for entry in read_json(path):
            yield 1, _entry_document(entry, seen)
        return
    lines = _lines(path, FileFormat(item.format))
    item.columns, item.unknown, found = _headers(next(lines, None))
    for group in _groups(lines, found):
        yield len(group.lines), _group_document(group, seen)


def _lines(path: Path, format: FileFormat) -> Iterator[Line]:
    if format is FileFormat.XLSX:
        from bulk.formats.xlsx_reader import read_xlsx

        return read_xlsx(path)
    from bulk.formats.csv_file import read_csv

    return read_csv(path, Headers(columns()).known)


def _headers(line: Line | None) -> tuple[list[str | None], list[list[str | None]], list[Column | None]]:
    headers = Headers(columns())
    cells = line.cells if line else ()
    found: list[Column | None] = []
    for cell in cells:
        column = headers.find(cell)
        # The first of two columns with one meaning counts.
        found.append(column if column not in found else None)
    known = {column.id for column in found if column}
    if not known & {"key", "code"}:
        near = next((cell for cell in cells if headers.near(cell)), None)
        raise Unreadable(
            "no_key_column",
            Text("没有“款号”列。", "There is no column “Style no.”."),
            Text(
                f"第一行写列名，用模板里的名称{f'（“{near}”是哪一列？）' if near else ''}。",
                f"The first line names the columns as the template does{f' (what is “{near}”?)' if near else ''}.",
            ),
        )
    unknown: list[list[str | None]] = []
    for cell, column in zip(cells, found, strict=True):
        if column is None and cell.strip():
            close = headers.near(cell)
            unknown.append([cell[:60], close.id if close and close.id not in known else None])
    return [column.id if column else None for column in found], unknown[:50], found


def _groups(lines: Iterable[Line], found: Sequence[Column | None]) -> Iterator[Group]:
    """Lines next to each other with one key."""
    key, together = "", list[Line]()
    for line in lines:
        own = key_of(line, found)
        if together and own and own == key and len(together) < _LINES_OF_ONE:
            together.append(line)
            continue
        if together:
            yield Group(key=key, lines=tuple(together))
        key, together = own, [line]
    if together:
        yield Group(key=key, lines=tuple(together))


def _group_document(group: Group, seen: dict[str, int]) -> dict[str, Any]:
    rows = [[line.number, [_packed(cell) for cell in line.cells]] for line in group.lines]
    return {"key": group.key, "rows": rows, **_twin(group.key, group.lines[0].number, seen)}


def _entry_document(entry: Entry, seen: dict[str, int]) -> dict[str, Any]:
    document = entry.document
    key = document.get("key") if isinstance(document, dict) else None
    key = key.strip() if isinstance(key, str) else ""
    return {"key": key, "line": entry.number, "document": document, **_twin(key, entry.number, seen)}


def _twin(key: str, line: int, seen: dict[str, int]) -> dict[str, int]:
    """Where the same key stood before: two statements on one product would overwrite each other."""
    first = seen.setdefault(key, line) if key else line
    return {} if first == line else {"twin": first}


def _packed(cell: str) -> Any:
    mark = _MARKS.get(type(cell))
    return [mark, str(cell)] if mark else cell


def unpacked(document: dict[str, Any]) -> Group:
    """The group that `_group_document` packed."""
    lines = (Line(number, tuple(_cell(cell) for cell in cells)) for number, cells in document["rows"])
    return Group(key=document["key"], lines=tuple(lines))


def _cell(packed: Any) -> str:
    return packed if isinstance(packed, str) else _CLASSES[packed[0]](packed[1])
