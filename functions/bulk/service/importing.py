"""What a supplier does with an import: upload, start, look at, take the template."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bulk import files
from bulk.events import ImportStarted
from bulk.rules.life import UNDER_WAY, FileFormat, ImportStatus, format_of
from bulk.rules.limits import MAX_BYTES
from bulk.store import ChunkItem, ImportItem, lines_sk
from parure.aws.auth import Caller
from parure.aws.tables import AlreadyDone, Transaction, fingerprint, query_page, timestamp
from parure.kernel.errors import Conflict, InvalidRequest, NotFound
from parure.kernel.ids import new_id
from parure.kernel.paging import Page

_CHUNKS_PER_PAGE = 40


def create_import(filename: str, *, by: Caller, idempotency_key: str | None) -> ImportItem:
    """A place for a file. One call."""
    format = format_of(filename)
    if format is None:
        raise InvalidRequest(
            "unknown_format", "Send a file that ends in .csv, .xlsx, .json or .jsonl.", field="filename"
        )
    item = ImportItem(
        new_id("imp"),
        "import",
        supplier_id=by.org,
        by=by.id,
        filename=filename,
        format=str(format),
        status=str(ImportStatus.WAITING),
        created_at=timestamp(),
    )
    tx = Transaction()
    tx.put(item, if_absent=True)
    tx.once(f"{by.id}#imports#{idempotency_key}", request=fingerprint([filename]), result={"import_id": item.pk})
    try:
        tx.commit()
    except AlreadyDone as done:
        return own_import(done.result["import_id"], by)
    return item


def own_import(import_id: str, by: Caller) -> ImportItem:
    item = ImportItem.find(import_id, "import")
    if item is None or item.supplier_id != by.org_id:
        raise NotFound("import_not_found", "There is no such import of yours.")
    return item


def list_imports(by: Caller, *, limit: int, cursor: str | None) -> Page[ImportItem]:
    """The latest first."""
    return query_page(ImportItem.by_supplier, by.org, limit=limit, cursor=cursor, newest_first=True)


def start_import(import_id: str, *, dry_run: bool, submit: bool, by: Caller) -> ImportItem:
    """Look the file through, or write what it says. While it is under way, starting it again goes on where it stopped.

    Raises:
        Conflict: `file_missing`; `other_run_under_way`, a dry run while it is written or the other way round.
    """
    item = own_import(import_id, by)
    if ImportStatus(item.status) in UNDER_WAY:
        if (bool(item.dry_run), bool(item.submit)) != (dry_run, submit):
            raise Conflict("other_run_under_way", "Wait until the present run is done, then start the other one.")
        _begin(item, by)
        return item
    size = files.size_of(files.upload_key(item.supplier_id, import_id))
    if size is None:
        raise Conflict("file_missing", "The file has not arrived. Upload it, then start the import.")
    if not 0 < size <= MAX_BYTES:
        raise InvalidRequest("file_too_large", f"A file has at most {MAX_BYTES} bytes.")
    was = int(item.run)
    item.run, item.status, item.dry_run, item.submit = was + 1, str(ImportStatus.READING), dry_run, submit
    item.started_at, item.finished_at, item.problem = timestamp(), None, None
    item.lines = item.pages = item.done = 0
    item.created = item.changed = item.unchanged = item.refused = item.submitted = item.doubtful = 0
    _begin(item, by, was=was)
    return item


def _begin(item: ImportItem, by: Caller, was: int | None = None) -> None:
    tx = Transaction()
    if was is not None:
        twice = Conflict("changed_meanwhile", "Somebody started it at the same moment. Look at it again.")
        tx.put(item, condition=ImportItem.run == was, otherwise=twice)
    tx.publish(ImportStarted(import_id=item.pk, run=int(item.run)), by=by.id)
    tx.commit()


def list_lines(
    import_id: str, by: Caller, *, troubled: bool, run: int | None, cursor: str | None
) -> Page[dict[str, Any]]:
    """What became of the lines of a run, or of those among them that are wrong or doubtful. Two calls."""
    item = own_import(import_id, by)
    run = run or int(item.run)
    page = query_page(
        ChunkItem,
        import_id,
        range_condition=ChunkItem.sk.startswith(lines_sk(run, kind="trouble" if troubled else "lines")),
        limit=_CHUNKS_PER_PAGE if troubled else 3,
        cursor=cursor,
        scope=f"{run}#{troubled}",
    )
    return Page(list(_flat(page.items)), page.next_cursor)


def _flat(chunks: list[ChunkItem]) -> Iterator[dict[str, Any]]:
    for chunk in chunks:
        yield from chunk.report


def template(
    format: FileFormat, category: str | None, material: str | None, *, by: Caller, language: Any
) -> tuple[str, str]:
    """Name and address of a template to fill in. One call, which puts the file."""
    from bulk.service.templates import write_template

    body = write_template(format, category, material, language)
    name = "-".join(["parure", "listings", *(part for part in (category, material) if part)])
    filename = f"{name}.{'jsonl' if format is FileFormat.JSON else format}"
    key = f"bulk/{by.org}/templates/{language}/{filename}"
    files.put(key, body)
    return filename, files.sign_download(key, filename, str(format))
