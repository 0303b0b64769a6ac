"""What other capabilities may ask of media. Light: no picture library is imported here.

    found = read_together([*media_reads(image.key for image in content.images), ...])
    media = media_in(found).get(image.key)     # None: no such upload, or a key that is not the medium's own

    found = read_together(document_reads([licence.media_id]))
    document = documents_in(found).get(licence.media_id)
    if document is None or document.owner != (by.org_id or by.id) or document.state is not MediaState.READY: ...
    link = document_link(document, by=by)      # five minutes; the event DocumentOpened says who

A key below media/demo/ belongs to the demo and is nobody's upload: `media_reads` passes over it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from media import store
from media.buckets import Link
from media.rules.failures import explain
from media.rules.kinds import MediaKind, MediaState
from media.store import MediaItem
from parure.aws.auth import Caller
from parure.aws.tables import Read
from parure.kernel.text import Text
from parure.kernel.value import value


@value
class Media:
    """A picture, film, 360° set or model. Only what is READY exists below /media/."""

    media_id: str
    key: str
    owner: str
    """`org_…`, or `usr_…` of a person without an organisation."""
    kind: MediaKind
    state: MediaState
    code: str | None
    """Why it failed; `detail` says it in words."""
    detail: Text | None
    width: int | None
    height: int | None
    widths: tuple[int, ...]
    """A picture lies at `{folder of key}/{width}.{avif,webp,jpg}` in each of these widths."""
    placeholder: str | None
    """A blurred picture as a data URI of at most 300 bytes."""
    poster: str | None
    """A film's still, as a key."""
    frames: int | None
    """Of a set; they lie at `{key}/01.webp` …"""


@value
class Document:
    """A private file, of which a clean copy is kept."""

    media_id: str
    owner: str
    state: MediaState
    code: str | None
    detail: Text | None
    content_type: str
    bytes: int
    name: str | None
    sha256: str | None
    key: str


def media_reads(keys: Iterable[str]) -> list[Read]:
    """Parts for `read_together`: one read per medium."""
    return store.reads_of_keys(list(keys))


def media_in(found: Mapping[Read, Any]) -> dict[str, Media]:
    """The media among what `read_together` found, by key."""
    items = (item for item in found.values() if isinstance(item, MediaItem))
    return {item.key: _media(item) for item in items if item.kind != MediaKind.DOCUMENT}


def document_reads(media_ids: Iterable[str]) -> list[Read]:
    return [store.media_read(media_id) for media_id in dict.fromkeys(media_ids)]


def documents_in(found: Mapping[Read, Any]) -> dict[str, Document]:
    """The documents among what `read_together` found, by id."""
    items = (item for item in found.values() if isinstance(item, MediaItem))
    return {item.pk: _document(item) for item in items if item.kind == MediaKind.DOCUMENT}


def document_link(document: Document, *, by: Caller) -> Link:
    """An address that opens the document for five minutes; who asked is kept as an event. One call: the event.

    Whether the caller may read it is yours to decide before. Your function needs `s3:GetObject` on the private bucket's
    `documents/*` and `dynamodb:PutItem` on the events table.

    Raises:
        Conflict: the document is not ready.
    """
    from media.service.opening import open_document

    return open_document(
        document.media_id, document.owner, document.state, document.key, document.content_type, document.name, by=by
    )


def _media(item: MediaItem) -> Media:
    return Media(
        media_id=item.pk,
        key=item.key,
        owner=item.owner,
        kind=MediaKind(item.kind),
        state=MediaState(item.state),
        code=item.failure,
        detail=_detail(item),
        width=_number(item.width),
        height=_number(item.height),
        widths=tuple(item.widths or ()),
        placeholder=item.placeholder,
        poster=item.poster,
        frames=_number(item.frames),
    )


def _document(item: MediaItem) -> Document:
    return Document(
        media_id=item.pk,
        owner=item.owner,
        state=MediaState(item.state),
        code=item.failure,
        detail=_detail(item),
        content_type=item.content_type,
        bytes=int(item.bytes),
        name=item.name,
        sha256=item.sha256,
        key=item.key,
    )


def _detail(item: MediaItem) -> Text | None:
    return explain(item.failure, item.failure_values or {}) if item.failure else None


def _number(value: float | None) -> int | None:
    return None if value is None else int(value)


__all__ = [
    "Document",
    "MediaKind",
    "Link",
    "Media",
    "MediaState",
    "document_link",
    "document_reads",
    "documents_in",
    "media_in",
    "media_reads",
]
