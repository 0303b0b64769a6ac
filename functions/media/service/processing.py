"""From the intake to the shop: a file is checked, made small, put where it may be seen, and only then called ready.

Everything here may happen twice, or stop anywhere and begin again: derived files have fixed names, the state changes once.
"""

from __future__ import annotations

import hashlib

from pynamodb.expressions.update import Action

from media import buckets
from media.events import MediaFailed, MediaReady
from media.rules.documents import check_pdf
from media.rules.failures import Refused
from media.rules.kinds import LIMITS, MediaKind, MediaState, intake_key
from media.rules.models import check_glb
from media.rules.scanning import Scanner, SignatureScanner
from media.rules.sniffing import require_type
from media.service.made import Made, MadeFile
from media.store import MediaItem
from parure.aws.logs import logger
from parure.aws.tables import Transaction, timestamp
from parure.kernel.errors import Conflict

MAX_TRIES = 3
"""A file that ends the function three times (memory, time, a bug in a decoder) is given up; the queue would try five times."""
_scanner: Scanner = SignatureScanner()


def process_upload(media_id: str, owner: str, *, tries: int = 1) -> None:
    """Make the file ready or failed. A file that belongs to nobody, or comes again after the decision, is deleted."""
    item = MediaItem.find(media_id, "media")
    if item is None or item.owner != owner or item.state != MediaState.WAITING:
        if item is not None and item.kind == MediaKind.SPIN_FRAME and item.state == MediaState.READY:
            _complete_spin(item.group)
        buckets.remove_upload(intake_key(owner, media_id))
        return
    try:
        _make_ready(item, tries)
    except Refused as refused:
        _fail(item, refused)
    buckets.remove_upload(intake_key(owner, media_id))


def _make_ready(item: MediaItem, tries: int) -> None:
    if tries > MAX_TRIES:
        raise Refused("not_processed")
    kind = MediaKind(item.kind)
    limit = LIMITS[kind].max_bytes
    data = buckets.read_upload(intake_key(item.owner, item.pk), limit)
    if data is None:
        raise Refused("too_large", limit=limit // 1024**2)
    made = make(kind, data, item.content_type)
    if kind is MediaKind.SPIN_FRAME:
        _claim_frame_size(item, made)
    _put_files(item, kind, made)
    _remember(item, data, made)
    if kind is MediaKind.SPIN_FRAME:
        _finish_frame(item, made)
    else:
        _finish(item)


def make(kind: MediaKind, data: bytes, declared: str) -> Made:
    """What becomes of a file; no AWS call.

    Raises:
        Refused: it will never be taken.
    """
    found = require_type(data, declared)
    threat = _scanner.scan(data, found)
    if threat:
        raise Refused("malware", threat=threat)
    match kind:
        case MediaKind.DOCUMENT if found == "application/pdf":
            check_pdf(data)
            return Made((MadeFile("", found, data),))
        case MediaKind.MODEL:
            return _make_model(data)
        case MediaKind.VIDEO:
            from media.service.videos import make_video

            return make_video(data)
    from media.service import pictures

    by_kind = {MediaKind.IMAGE: pictures.make_picture, MediaKind.SPIN_FRAME: pictures.make_frame}
    return by_kind.get(kind, pictures.make_document_picture)(data, found)


def _make_model(data: bytes) -> Made:
    for content_type, texture in check_glb(data):
        from media.service.pictures import open_picture

        if content_type not in ("image/png", "image/jpeg", "image/webp"):
            raise Refused("model_not_valid", reason=f"a texture is {content_type[:30]}")
        open_picture(texture, require_type(texture, content_type))
    return Made((MadeFile("model.glb", "model/gltf-binary", data),))


def _put_files(item: MediaItem, kind: MediaKind, made: Made) -> None:
    for file in made.files:
        if kind is MediaKind.DOCUMENT:
            buckets.put_document(item.key, file.content_type, file.body)
        else:
            key = f"{_folder(item)}/{file.name}" if file.name else item.key
            buckets.put_public(key, file.content_type, file.body)


def _folder(item: MediaItem) -> str:
    return str(item.key).rpartition("/")[0]


def _remember(item: MediaItem, data: bytes, made: Made) -> None:
    item.sha256 = hashlib.sha256(data).hexdigest()
    item.width, item.height = made.width, made.height
    item.widths = list(made.widths) if made.widths else None
    item.placeholder, item.seconds = made.placeholder, made.seconds
    item.poster = f"{_folder(item)}/{made.poster}" if made.poster else None
    if item.kind == MediaKind.DOCUMENT:
        item.content_type, item.bytes = made.files[0].content_type, len(made.files[0].body)


def _finish(item: MediaItem) -> None:
    event = MediaReady(media_id=item.pk, owner=item.owner, kind=item.kind, key=item.key)
    tx = Transaction()
    _decide(tx, item, MediaState.READY)
    tx.publish(event, by=item.by)
    _commit_once(tx, item)


def _fail(item: MediaItem, refused: Refused) -> None:
    logger.info("upload refused", media_id=item.pk, code=refused.code)
    item.failure, item.failure_values = refused.code, refused.values
    tx = Transaction()
    _decide(tx, item, MediaState.FAILED)
    tx.publish(MediaFailed(media_id=item.pk, owner=item.owner, kind=item.kind, code=refused.code), by=item.by)
    _commit_once(tx, item)


def _decide(tx: Transaction, item: MediaItem, state: MediaState) -> None:
    item.state, item.finished_at = str(state), timestamp()
    tx.put(item, condition=MediaItem.state == str(MediaState.WAITING), otherwise=_Decided())


class _Decided(Conflict):
    """Somebody else came to the decision meanwhile: the message was delivered twice."""

    def __init__(self) -> None:
        super().__init__("already_decided", "This upload was decided already.")


def _commit_once(tx: Transaction, item: MediaItem) -> None:
    try:
        tx.commit()
    except _Decided:
        logger.info("already decided", media_id=item.pk)


# 360° sets: the first frame sets the size, the last one completes the set.


def _claim_frame_size(item: MediaItem, made: Made) -> None:
    spin = MediaItem(item.group, "media")
    same = (MediaItem.width == made.width) & (MediaItem.height == made.height)
    tx = Transaction()
    tx.update(
        spin,
        actions=[MediaItem.width.set(made.width or 0), MediaItem.height.set(made.height or 0)],
        condition=MediaItem.pk.exists() & (MediaItem.width.does_not_exist() | same),
        otherwise=_OtherSize(),
    )
    try:
        tx.commit()
    except _OtherSize:
        found = MediaItem.get(item.group, "media", consistent_read=True)
        raise Refused(
            "frame_size_differs",
            width=made.width,
            height=made.height,
            set_width=int(found.width or 0),
            set_height=int(found.height or 0),
        ) from None


class _OtherSize(Conflict):
    def __init__(self) -> None:
        super().__init__("frame_size_differs", "All frames of a set have one size.")


def _finish_frame(item: MediaItem, made: Made) -> None:
    """The frame is ready and its set knows; the first frame's placeholder is the set's."""
    actions: list[Action] = [MediaItem.done.add({int(item.position or 0)})]
    if item.position == 1:
        actions.append(MediaItem.placeholder.set(made.placeholder or ""))
    tx = Transaction()
    _decide(tx, item, MediaState.READY)
    tx.update(MediaItem(item.group, "media"), actions=actions, condition=MediaItem.pk.exists())
    _commit_once(tx, item)
    _complete_spin(item.group)


def _complete_spin(group: str | None) -> None:
    spin = MediaItem.find(group or "", "media")
    if spin is None or spin.state != MediaState.WAITING or len(spin.done or ()) < int(spin.frames or 0):
        return
    _finish(spin)
