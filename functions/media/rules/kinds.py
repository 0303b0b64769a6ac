"""What may be uploaded: kinds with their types and limits, and where each lies."""

from __future__ import annotations

import re
from enum import StrEnum

from parure.kernel.value import value

_MEGABYTE = 1024 * 1024
MIN_FRAMES, MAX_FRAMES = 24, 72
_MEDIA_ID = re.compile(r"^media/[^/]+/(med_[0-7][0-9A-HJKMNP-TV-Z]{25})(/|$)")


class MediaKind(StrEnum):
    IMAGE = "image"
    VIDEO = "video"
    SPIN = "spin"
    """A 360° set; its frames are uploaded one by one."""
    SPIN_FRAME = "spin_frame"
    MODEL = "model"
    DOCUMENT = "document"
    """A certificate, a licence: private, never below /media/."""


class MediaState(StrEnum):
    WAITING = "waiting"
    """For the file, or for its processing."""
    READY = "ready"
    FAILED = "failed"


@value
class Limit:
    max_bytes: int
    content_types: tuple[str, ...]


_PICTURES = ("image/jpeg", "image/png", "image/webp", "image/avif")
# A set of frames has no file of its own.
LIMITS = {
    MediaKind.IMAGE: Limit(20 * _MEGABYTE, _PICTURES),
    MediaKind.VIDEO: Limit(50 * _MEGABYTE, ("video/mp4", "video/quicktime")),
    MediaKind.SPIN_FRAME: Limit(8 * _MEGABYTE, _PICTURES),
    MediaKind.MODEL: Limit(15 * _MEGABYTE, ("model/gltf-binary",)),
    MediaKind.DOCUMENT: Limit(20 * _MEGABYTE, ("application/pdf", "image/jpeg", "image/png", "image/webp")),
}


def final_key(
    kind: MediaKind, owner: str, media_id: str, *, group: str | None = None, position: int | None = None
) -> str:
    """Where the file lies when it is ready; what products and records name. A set's frames lie below the set's key."""
    folder = f"media/{owner}/{media_id}"
    match kind:
        case MediaKind.IMAGE:
            return f"{folder}/image.webp"
        case MediaKind.VIDEO:
            return f"{folder}/video.mp4"
        case MediaKind.MODEL:
            return f"{folder}/model.glb"
        case MediaKind.SPIN:
            return folder
        case MediaKind.SPIN_FRAME:
            return f"media/{owner}/{group}/{position:02d}.webp"
        case MediaKind.DOCUMENT:
            return f"documents/{owner}/{media_id}"


def intake_key(owner: str, media_id: str) -> str:
    """Where the browser puts it, in the private bucket."""
    return f"intake/{owner}/{media_id}"


def media_id_in(key: str) -> str | None:
    """The medium that a key below /media/ belongs to; None for what was not uploaded here (media/demo/…)."""
    found = _MEDIA_ID.match(key)
    return found.group(1) if found else None
