"""An import's life: waiting for its file → reading → running → done; a file that cannot be read is failed."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    WAITING = "waiting"
    """For its file."""
    READING = "reading"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


UNDER_WAY = frozenset({Status.READING, Status.RUNNING})


class ExportStatus(StrEnum):
    RUNNING = "running"
    DONE = "done"


class Result(StrEnum):
    """Of one line; in a dry run what would become of it."""

    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


class Format(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    """An array of products, or one per line."""


def format_of(filename: str) -> Format | None:
    """By the name's end."""
    end = filename.lower().rpartition(".")[2]
    return {
        "csv": Format.CSV,
        "txt": Format.CSV,
        "tsv": Format.CSV,
        "xlsx": Format.XLSX,
        "json": Format.JSON,
        "jsonl": Format.JSON,
        "ndjson": Format.JSON,
    }.get(end)
