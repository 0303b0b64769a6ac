"""A supplier's listings as a file of the same shape that it imports."""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from bulk import files
from bulk.events import ExportRequested
from bulk.formats.json_file import write_json_line
from bulk.formats.xlsx_writer import Sheet, write_xlsx
from bulk.rules.columns import Column
from bulk.rules.life import ExportStatus, FileFormat
from bulk.rules.rows import rows_of
from bulk.service.columns import columns
from bulk.store import ExportItem
from catalog.contract import Held, held_listings
from parure.aws.auth import Caller
from parure.aws.tables import AlreadyDone, Transaction, fingerprint, timestamp
from parure.kernel.errors import NotFound
from parure.kernel.ids import new_id
from parure.kernel.text import Language

_ALWAYS = {"key", "code", "title.zh", "title.en", "category", "material", "price_rule.amount"}


def create_export(
    format: FileFormat,
    *,
    category: str | None,
    listing_status: str | None,
    language: Language,
    by: Caller,
    idempotency_key: str | None,
) -> ExportItem:
    """Ask for a file; a worker writes it. One call."""
    item = ExportItem(
        new_id("exp"),
        "export",
        org_id=by.org,
        by=by.id,
        language=str(language),
        format=str(format),
        category=category,
        listing_status=listing_status,
        status=str(ExportStatus.RUNNING),
        created_at=timestamp(),
    )
    tx = Transaction()
    tx.put(item, if_absent=True)
    request = fingerprint([str(format), category, listing_status, str(language)])
    tx.once(f"{by.id}#exports#{idempotency_key}", request=request, result={"export_id": item.pk})
    tx.publish(ExportRequested(export_id=item.pk), by=by.id)
    try:
        tx.commit()
    except AlreadyDone as done:
        return own_export(done.result["export_id"], by)
    return item


def own_export(export_id: str, by: Caller) -> ExportItem:
    item = ExportItem.find(export_id, "export")
    if item is None or item.org_id != by.org_id:
        raise NotFound("export_not_found", "There is no such export of yours.")
    return item


def write_export(export_id: str) -> None:
    """Write the file and say that it is there. Repeating it writes the file again."""
    item = ExportItem.find(export_id, "export")
    if item is None or item.status == ExportStatus.DONE:
        return
    with tempfile.TemporaryDirectory(prefix="bulk-") as folder:
        spool, out = Path(folder) / "listings", Path(folder) / "export"
        products, used = _spool(item, spool)
        _write(item, spool, used, out)
        filename = f"parure-listings-{item.created_at[:10]}.{_suffix(item.format)}"
        files.put(f"bulk/{item.org_id}/{item.pk}/{filename}", out)
    tx = Transaction()
    actions = [
        ExportItem.status.set(str(ExportStatus.DONE)),
        ExportItem.finished_at.set(timestamp()),
        ExportItem.file.set(filename),
        ExportItem.products.set(products),
    ]
    tx.update(item, actions=actions)
    tx.commit()


def _suffix(format: str) -> str:
    return "jsonl" if format == FileFormat.JSON else format


def download_address(item: ExportItem) -> str | None:
    if not item.file:
        return None
    return files.sign_download(f"bulk/{item.org_id}/{item.pk}/{item.file}", item.file, item.format)


def _spool(item: ExportItem, path: Path) -> tuple[int, list[Column]]:
    """The listings on disk, how many they are, and the columns that have something in them."""
    count, used = 0, set(_ALWAYS)
    language = Language(item.language)
    with path.open("wb") as file:
        for held in held_listings(item.org_id):
            if not _wanted(held, item):
                continue
            file.write(write_json_line({"key": held.key, **held.content}))
            count += 1
            rest = [column for column in columns() if column.id not in used]
            for row in rows_of(held.key, held.content, rest, language) if rest else ():
                used.update(column.id for column, cell in zip(rest, row, strict=True) if cell)
    return count, [column for column in columns() if column.id in used]


def _wanted(held: Held, item: ExportItem) -> bool:
    return (item.category is None or held.content["category"] == item.category) and (
        item.listing_status is None or held.status == item.listing_status
    )


def _write(item: ExportItem, spool: Path, used: Sequence[Column], out: Path) -> None:
    language = Language(item.language)
    match FileFormat(item.format):
        case FileFormat.JSON:
            spool.rename(out)
        case FileFormat.CSV:
            with spool.open("rb") as source, out.open("w", encoding="utf-8-sig", newline="") as file:
                csv.writer(file).writerows(_rows(source, used, language))
        case FileFormat.XLSX:
            with spool.open("rb") as source:
                write_xlsx(out, [Sheet("Parure", _rows(source, used, language), widths=[18] * len(used))])


def _rows(source: IO[bytes], used: Sequence[Column], language: Language) -> Iterator[list[str]]:
    yield [column.heading(language) for column in used]
    for line in source:
        document: dict[str, Any] = json.loads(line)
        yield from rows_of(document.pop("key"), document, used, language)
