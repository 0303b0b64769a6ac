"""What media tells the others."""

from __future__ import annotations

from typing import ClassVar

from parure.kernel.events import DomainEvent
from parure.kernel.value import record


@record
class _OfMedium(DomainEvent):
    source: ClassVar[str] = "media"
    aggregate: ClassVar[str] = "media_id"
    media_id: str
    owner: str


@record
class MediaReady(_OfMedium):
    """A file was found good and can be shown (a set: all its frames)."""

    kind: str
    key: str


@record
class MediaFailed(_OfMedium):
    """A file was refused and deleted."""

    kind: str
    code: str


@record
class DocumentOpened(_OfMedium):
    """Somebody was given a link to a private document: the audit trail of who read what."""
