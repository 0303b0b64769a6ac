"""Pictures, films, 360° sets and models of a listing: whose they are, and what their processing found.

What the server knows of a medium (widths, placeholder, still, frames, size) is taken from `media.contract` whenever a listing
is written or submitted; what a client says of it counts for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from catalog.rules.content import Image, Medium, ProductContent, Spin, Video
from media.contract import Media, MediaKind, media_in, media_reads
from parure.aws.tables import Read
from parure.kernel.errors import InvalidRequest

_DEMO = "media/demo/"


def media_reads_of(content: ProductContent) -> list[Read]:
    """Reads to join to your own."""
    return media_reads(medium.key for _, _, medium in _media_of(content))


def check_media(content: ProductContent, org_id: str, found: Mapping[Read, Any]) -> ProductContent:
    """The content with what the server knows of its media.

    Raises:
        InvalidRequest: `foreign_media` at the field, when a key is not this organisation's own upload of that kind.
    """
    known = media_in(found)
    for field, kind, medium in _media_of(content):
        if not medium.key.startswith(_DEMO) or ".." in medium.key:
            _require_own(field, kind, known.get(medium.key), org_id)
    return content.model_copy(
        update={
            "images": tuple(_image(image, known.get(image.key)) for image in content.images),
            "videos": tuple(_video(video, known.get(video.key)) for video in content.videos),
            "spin": content.spin and _spin(content.spin, known.get(content.spin.key)),
        }
    )


def _media_of(content: ProductContent) -> Iterator[tuple[str, MediaKind, Medium]]:
    """(field, kind, medium)"""
    for i, image in enumerate(content.images):
        yield f"images.{i}", MediaKind.IMAGE, image
    for i, video in enumerate(content.videos):
        yield f"videos.{i}", MediaKind.VIDEO, video
    if content.spin:
        yield "spin", MediaKind.SPIN, content.spin
    if content.model:
        yield "model", MediaKind.MODEL, content.model


def _require_own(field: str, kind: MediaKind, medium: Media | None, org_id: str) -> None:
    if medium is None or medium.owner != org_id or medium.kind is not kind:
        raise InvalidRequest(
            "foreign_media", f"Use the key that POST /media gave you for this {kind}.", field=f"{field}.key"
        )


def _image(image: Image, known: Media | None) -> Image:
    if known is None:
        return image.model_copy(update={"widths": (), "placeholder": None})
    filled = {"width": known.width, "height": known.height, "widths": known.widths, "placeholder": known.placeholder}
    return image.model_copy(update=filled)


def _video(video: Video, known: Media | None) -> Video:
    # A film of the demo says itself what its still is; nobody uploads below media/demo/.
    return video if known is None else video.model_copy(update={"poster": known.poster})


def _spin(spin: Spin, known: Media | None) -> Spin:
    return spin if known is None else spin.model_copy(update={"frames": known.frames})
