"""What the storefront tells: so far only itself."""

from __future__ import annotations

from typing import ClassVar

from parure.kernel.events import DomainEvent
from parure.kernel.value import record


@record
class _OfRebuild(DomainEvent):
    source: ClassVar[str] = "storefront"
    aggregate: ClassVar[str] = "rebuild_id"
    rebuild_id: str


@record
class RebuildStarted(_OfRebuild):
    """All pages are to be published again."""


@record
class RebuildResumed(_OfRebuild):
    """What is left of a rebuild is to be queued again."""


@record
class RebuildFinished(_OfRebuild):
    """Every page is as the catalog and this build of the shop have it."""

    pages: int
