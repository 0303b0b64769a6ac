"""What bulk tells the others, and itself: the work begins with an event, so that it is started exactly when it was asked for."""

from __future__ import annotations

from typing import ClassVar

from parure.kernel.events import DomainEvent
from parure.kernel.value import record


@record
class ImportStarted(DomainEvent):
    """A supplier wants an uploaded file looked through, or written."""

    source: ClassVar[str] = "bulk"
    aggregate: ClassVar[str] = "import_id"
    import_id: str
    run: int


@record
class ImportFinished(DomainEvent):
    """All lines are done; `refused` of them were not written."""

    source: ClassVar[str] = "bulk"
    aggregate: ClassVar[str] = "import_id"
    import_id: str
    supplier_id: str
    dry_run: bool
    lines: int
    refused: int


@record
class ExportRequested(DomainEvent):
    """A supplier wants its listings as a file."""

    source: ClassVar[str] = "bulk"
    aggregate: ClassVar[str] = "export_id"
    export_id: str
