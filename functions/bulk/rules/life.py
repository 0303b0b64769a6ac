"""An import's life: waiting for its file → reading → running → done; a file that cannot be read is failed."""

from __future__ import annotations

from enum import StrEnum


class ImportStatus(StrEnum):
    WAITING = "waiting"
    """For its file."""
    READING = "reading"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


UNDER_WAY = frozenset({ImportStatus.READING, ImportStatus.RUNNING})


class ExportStatus(StrEnum):
    RUNNING = "running"
    DONE = "done"


class LineResult(StrEnum):
    """Of one line; in a dry run what would become of it."""

    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


class FileFormat(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    """An array of products, or one per line."""


def format_of(filename: str) -> FileFormat | None:
    """By the name's end."""
    end = filename.lower().rpartition(".")[2]
    return {
        "csv": FileFormat.CSV,
        "txt": FileFormat.CSV,
        "tsv": FileFormat.CSV,
        "xlsx": FileFormat.XLSX,
        "json": FileFormat.JSON,
        "jsonl": FileFormat.JSON,
        "ndjson": FileFormat.JSON,
    }.get(end)
