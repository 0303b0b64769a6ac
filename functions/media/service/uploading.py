"""Start an upload, and say how it went."""

from __future__ import annotations

from collections.abc import Sequence

from media import buckets, store
from media.rules.kinds import LIMITS, MediaKind, MediaState, final_key, intake_key
from media.store import MediaItem
from parure.aws.auth import Caller, Role
from parure.aws.tables import AlreadyDone, Transaction, fingerprint, read_together, timestamp
from parure.kernel.errors import Conflict, Forbidden, InvalidRequest, NotFound, TooLarge
from parure.kernel.ids import new_id
from parure.kernel.value import value


@value
class Wanted:
    """A file that somebody is about to upload."""

    kind: MediaKind
    content_type: str
    bytes: int
    name: str | None = None
    group: str | None = None
    position: int | None = None


@value
class Upload:
    medium: MediaItem
    form: buckets.Form


def owner_of(by: Caller) -> str:
    return by.org_id or by.id


def start_upload(wanted: Wanted, *, by: Caller, idempotency_key: str | None = None) -> Upload:
    """A place for one file. One call; a frame reads its set before.

    Raises:
        Forbidden: the kind is not open to the caller's role.
        InvalidRequest, TooLarge: type or size are not the kind's.
    """
    _check(wanted, by)
    if wanted.kind is MediaKind.SPIN_FRAME:
        _check_frame(wanted, by)
    media_id, owner = new_id("med"), owner_of(by)
    item = _item(media_id, owner, wanted.kind, by)
    item.content_type, item.bytes, item.name = wanted.content_type, wanted.bytes, wanted.name
    item.group, item.position = wanted.group, wanted.position
    item.key = final_key(wanted.kind, owner, media_id, group=wanted.group, position=wanted.position)
    item = _put(item, fingerprint([*vars(wanted).values()]), by, idempotency_key)
    return Upload(item, buckets.sign_upload(intake_key(item.owner, item.pk), item.content_type, int(item.bytes)))


def start_spin(frames: int, *, by: Caller, idempotency_key: str | None = None) -> MediaItem:
    """A 360° set that waits for so many frames. One call."""
    media_id, owner = new_id("med"), owner_of(by)
    item = _item(media_id, owner, MediaKind.SPIN, by)
    item.content_type, item.bytes, item.frames = "image/webp", 0, frames
    item.key = final_key(MediaKind.SPIN, owner, media_id)
    return _put(item, fingerprint([str(MediaKind.SPIN), frames]), by, idempotency_key)


def get_media(media_id: str, *, by: Caller) -> MediaItem:
    item = MediaItem.find(media_id, "media")
    if item is None or not _may_see(item, by):
        raise NotFound("media_not_found", "There is no such upload of yours.")
    return item


def list_media(media_ids: Sequence[str], *, by: Caller) -> list[MediaItem]:
    """Those of them that are the caller's, in the order asked. One call."""
    found = read_together([store.media_read(media_id) for media_id in media_ids])
    items = (found.get(store.media_read(media_id)) for media_id in dict.fromkeys(media_ids))
    return [item for item in items if item is not None and _may_see(item, by)]


def _may_see(item: MediaItem, by: Caller) -> bool:
    return by.role is Role.OPERATOR or item.owner == owner_of(by)


def _item(media_id: str, owner: str, kind: MediaKind, by: Caller) -> MediaItem:
    return MediaItem(
        media_id,
        "media",
        owner=owner,
        by=by.id,
        kind=str(kind),
        state=str(MediaState.WAITING),
        created_at=timestamp(),
    )


def _put(item: MediaItem, request: str, by: Caller, idempotency_key: str | None) -> MediaItem:
    tx = Transaction()
    tx.put(item, if_absent=True)
    if idempotency_key:
        tx.once(f"{by.id}#media#{idempotency_key}", request=request, result={"media_id": item.pk})
    try:
        tx.commit()
    except AlreadyDone as done:
        return get_media(done.result["media_id"], by=by)
    return item


# Dealers have pictures of their shops; everybody may have to prove something.
_MAKERS = {MediaKind.DOCUMENT: tuple(Role), MediaKind.IMAGE: (Role.SUPPLIER, Role.DEALER)}


def _check(wanted: Wanted, by: Caller) -> None:
    if by.role not in _MAKERS.get(wanted.kind, (Role.SUPPLIER,)):
        raise Forbidden(
            "role_not_allowed",
            "Films and models are open to suppliers, pictures to dealers too; others upload documents.",
        )
    limit = LIMITS[wanted.kind]
    if wanted.content_type not in limit.content_types:
        accepted = ", ".join(limit.content_types)
        raise InvalidRequest("type_not_accepted", f"Send one of: {accepted}.", field="content_type")
    if wanted.bytes > limit.max_bytes:
        megabytes = limit.max_bytes // 1024**2
        raise TooLarge(
            "file_too_large", f"The file may be {megabytes} MB at most.", field="bytes", limit=limit.max_bytes
        )


def _check_frame(wanted: Wanted, by: Caller) -> None:
    group = get_media(wanted.group or "", by=by)
    if group.kind != MediaKind.SPIN:
        raise NotFound("media_not_found", "There is no such 360° set of yours.", field="group")
    if group.state != MediaState.WAITING:
        raise Conflict("spin_complete", "The set has all its frames. Start a new one to change them.")
    if not 1 <= (wanted.position or 0) <= int(group.frames or 0):
        raise InvalidRequest("no_such_frame", f"The set has frames 1 to {int(group.frames or 0)}.", field="position")
