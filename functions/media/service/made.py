"""What processing makes of a file: the files to keep and the facts to remember."""

from __future__ import annotations

from parure.kernel.value import value


@value
class MadeFile:
    name: str
    """Beside the medium's folder: `800.avif`; empty for the medium's own key."""
    content_type: str
    body: bytes


@value
class Made:
    files: tuple[MadeFile, ...]
    width: int | None = None
    height: int | None = None
    widths: tuple[int, ...] | None = None
    placeholder: str | None = None
    poster: str | None = None
    """Name of the file that is a film's still."""
    seconds: float | None = None
