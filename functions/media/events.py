"""What media tells the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from parure.kernel.events import DomainEvent


@dataclass(frozen=True, kw_only=True)
class _OfMedium(DomainEvent):
    source: ClassVar[str] = "media"
    aggregate: ClassVar[str] = "media_id"
    media_id: str
    owner: str


@dataclass(frozen=True, kw_only=True)
class MediaReady(_OfMedium):
    """A file was found good and can be shown (a set: all its frames)."""

    kind: str
    key: str


@dataclass(frozen=True, kw_only=True)
class MediaFailed(_OfMedium):
    """A file was refused and deleted."""

    kind: str
    code: str


@dataclass(frozen=True, kw_only=True)
class DocumentOpened(_OfMedium):
    """Somebody was given a link to a private document: the audit trail of who read what."""
