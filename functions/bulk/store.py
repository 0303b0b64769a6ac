"""The bulk table and the files beside it.

    imp_… / import                      one upload and what became of it, run by run
    imp_… / lines#<run>#<page>#<chunk>  what became of the lines of one chunk; there once the chunk is written
    imp_… / trouble#<run>#<page>#<chunk>  those of them that are wrong or doubtful
    exp_… / export                      one export

Files lie in the private bucket below bulk/{org}/ and are gone after thirty days.
"""

from __future__ import annotations

import json
from typing import Any

from pynamodb.attributes import BooleanAttribute, JSONAttribute, NumberAttribute, UnicodeAttribute

from parure.aws.tables import Table, index


class Document(JSONAttribute):
    """JSON as UTF-8: half the bytes of escaped Chinese."""

    def serialize(self, value: Any) -> str | None:
        return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class ImportItem(Table):
    """`run` counts how often it was started; `done` and the counters belong to the latest run."""

    class Meta(Table.Meta):
        table = "bulk"

    by_supplier = index("supplier_id", "pk")

    supplier_id = UnicodeAttribute()
    by = UnicodeAttribute()
    filename = UnicodeAttribute()
    format = UnicodeAttribute()
    status = UnicodeAttribute()
    created_at = UnicodeAttribute()
    run = NumberAttribute(default=0)
    dry_run = BooleanAttribute(default=True)
    submit = BooleanAttribute(default=False)
    started_at = UnicodeAttribute(null=True)
    finished_at = UnicodeAttribute(null=True)
    columns = Document(null=True)
    """Ids of the table's columns in its order; null where a header means nothing to us. None for JSON."""
    unknown = Document(null=True)
    """Headers that were passed over: [[header, nearest column or null], …]"""
    problem = Document(null=True)
    """Why the file as a whole could not be imported."""
    lines = NumberAttribute(default=0)
    pages = NumberAttribute(default=0)
    done = NumberAttribute(default=0)
    created = NumberAttribute(default=0)
    changed = NumberAttribute(default=0)
    unchanged = NumberAttribute(default=0)
    refused = NumberAttribute(default=0)
    submitted = NumberAttribute(default=0)
    doubtful = NumberAttribute(default=0)


class ChunkItem(Table):
    """`report`: [{n: line, k: key, r: result, p?: product, s?: submitted, x?: [problem]}]"""

    class Meta(Table.Meta):
        table = "bulk"

    report = Document()


class ExportItem(Table):
    class Meta(Table.Meta):
        table = "bulk"

    org_id = UnicodeAttribute()
    by = UnicodeAttribute()
    language = UnicodeAttribute()
    format = UnicodeAttribute()
    category = UnicodeAttribute(null=True)
    listing_status = UnicodeAttribute(null=True)
    status = UnicodeAttribute()
    created_at = UnicodeAttribute()
    finished_at = UnicodeAttribute(null=True)
    file = UnicodeAttribute(null=True)
    products = NumberAttribute(default=0)


def lines_sk(run: int, page: int | None = None, chunk: int | None = None, *, kind: str = "lines") -> str:
    """Sort key of a chunk, or the beginning of those of a page or a run."""
    key = f"{kind}#{run:04}#"
    if page is not None:
        key += f"{page:05}#"
    return key if chunk is None else f"{key}{chunk:03}"


def chunks_done(import_id: str, run: int, page: int) -> set[str]:
    """Sort keys of the page's chunks that are written. One Query."""
    found = ChunkItem.query(
        import_id,
        ChunkItem.sk.startswith(lines_sk(run, page)),
        attributes_to_get=["pk", "sk"],
        consistent_read=True,
    )
    return {item.sk for item in found}
