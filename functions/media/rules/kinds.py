"""What may be uploaded: kinds with their types and limits, and where each lies."""

from __future__ import annotations

import re
from enum import StrEnum

from parure.kernel.value import value

_MEGABYTE = 1024 * 1024
MIN_FRAMES, MAX_FRAMES = 24, 72
_MEDIA_ID = re.compile(r"^media/[^/]+/(med_[0-7][0-9A-HJKMNP-TV-Z]{25})(/|$)")


class Kind(StrEnum):
    IMAGE = "image"
    VIDEO = "video"
    SPIN = "spin"
    """A 360° set; its frames are uploaded one by one."""
    SPIN_FRAME = "spin_frame"
    MODEL = "model"
    DOCUMENT = "document"
    """A certificate, a licence: private, never below /media/."""


class State(StrEnum):
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
    Kind.IMAGE: Limit(20 * _MEGABYTE, _PICTURES),
    Kind.VIDEO: Limit(50 * _MEGABYTE, ("video/mp4", "video/quicktime")),
    Kind.SPIN_FRAME: Limit(8 * _MEGABYTE, _PICTURES),
    Kind.MODEL: Limit(15 * _MEGABYTE, ("model/gltf-binary",)),
    Kind.DOCUMENT: Limit(20 * _MEGABYTE, ("application/pdf", "image/jpeg", "image/png", "image/webp")),
}


def final_key(kind: Kind, owner: str, media_id: str, *, group: str | None = None, position: int | None = None) -> str:
    """Where the file lies when it is ready; what products and records name. A set's frames lie below the set's key."""
    folder = f"media/{owner}/{media_id}"
    match kind:
        case Kind.IMAGE:
            return f"{folder}/image.webp"
        case Kind.VIDEO:
            return f"{folder}/video.mp4"
        case Kind.MODEL:
            return f"{folder}/model.glb"
        case Kind.SPIN:
            return folder
        case Kind.SPIN_FRAME:
            return f"media/{owner}/{group}/{position:02d}.webp"
        case Kind.DOCUMENT:
            return f"documents/{owner}/{media_id}"


def intake_key(owner: str, media_id: str) -> str:
    """Where the browser puts it, in the private bucket."""
    return f"intake/{owner}/{media_id}"


def media_id_in(key: str) -> str | None:
    """The medium that a key below /media/ belongs to; None for what was not uploaded here (media/demo/…)."""
    found = _MEDIA_ID.match(key)
    return found.group(1) if found else None
