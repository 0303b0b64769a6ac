"""Requests and responses of media."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from media.rules.failures import explain
from media.rules.kinds import LIMITS, MAX_FRAMES, MIN_FRAMES, MediaKind, MediaState
from media.service.uploading import Upload, Wanted
from media.store import MediaItem
from parure.kernel.ids import is_id
from parure.kernel.schemas import Request, Timestamp, View, id_type
from parure.kernel.text import Language
from parure.kernel.time import parse_time

MediaId = Annotated[str, id_type("med")]
_LARGEST = max(limit.max_bytes for limit in LIMITS.values())
_SIZES = "; ".join(f"{kind} {limit.max_bytes // 1024**2} MB" for kind, limit in LIMITS.items())
_TYPES = "; ".join(f"{kind}: {', '.join(limit.content_types)}" for kind, limit in LIMITS.items())


class UploadRequest(Request):
    kind: Literal["image", "video", "spin_frame", "model", "document"] = "image"
    content_type: str = Field(max_length=60, description=_TYPES, examples=["image/webp"])
    bytes: int = Field(ge=1, le=10 * _LARGEST, strict=True, description=f"Size of the file. At most: {_SIZES}")
    name: str | None = Field(None, max_length=120, pattern=r"^[^\x00-\x1f/\\]+$", description="Of a document")
    group: MediaId | None = Field(None, description="A frame's set, from POST /media/spins")
    position: int | None = Field(None, ge=1, le=MAX_FRAMES, description="A frame's place in its set, from 1")

    @model_validator(mode="after")
    def _frames_name_their_set(self) -> Self:
        framed = self.group is not None and self.position is not None
        if (self.kind == "spin_frame") != framed:
            raise ValueError("a spin_frame, and nothing else, names its group and its position")
        return self

    def wanted(self) -> Wanted:
        return Wanted(MediaKind(self.kind), self.content_type, self.bytes, self.name, self.group, self.position)


class SpinRequest(Request):
    frames: int = Field(ge=MIN_FRAMES, le=MAX_FRAMES, strict=True)


class UploadView(View):
    media_id: MediaId
    key: str = Field(description="Name it in a product, or the media_id of a document in its record")
    url: str = Field(description="POST the file there within 15 minutes, as multipart/form-data")
    fields: dict[str, str] = Field(description="Form fields to send before `file`, as they are")

    @classmethod
    def of(cls, upload: Upload) -> Self:
        return cls(media_id=upload.medium.pk, key=upload.medium.key, url=upload.form.url, fields=upload.form.fields)


class MediaFailure(View):
    code: str = Field(examples=["cannot_be_read"])
    detail: str


class MediaView(View):
    """How an upload went, and what came of it."""

    media_id: MediaId
    kind: MediaKind
    state: MediaState
    key: str
    url: str | None = Field(
        description="Null until it is ready; of a set, where its frames lie; of a document always null"
    )
    content_type: str
    bytes: int
    name: str | None
    width: int | None
    height: int | None
    widths: list[int] = Field(description="Of a picture: the widths that lie beside it as {width}.avif, .webp and .jpg")
    placeholder: str | None = Field(description="A blurred picture, as a data URI")
    poster: str | None = Field(description="Key of a film's still")
    seconds: float | None
    frames: int | None
    missing: list[int] = Field(description="Positions of a set's frames that are not ready")
    failure: MediaFailure | None
    created_at: Timestamp

    @classmethod
    def of(cls, item: MediaItem, language: Language) -> Self:
        shown = item.state == MediaState.READY and item.kind != MediaKind.DOCUMENT
        detail = explain(item.failure, item.failure_values or {}).in_(language) if item.failure else None
        return cls(
            media_id=item.pk,
            kind=MediaKind(item.kind),
            state=MediaState(item.state),
            key=item.key,
            url=f"/{item.key}" if shown else None,
            content_type=item.content_type,
            bytes=int(item.bytes),
            name=item.name,
            width=None if item.width is None else int(item.width),
            height=None if item.height is None else int(item.height),
            widths=list(item.widths or ()),
            placeholder=item.placeholder,
            poster=item.poster,
            seconds=None if item.seconds is None else float(item.seconds),
            frames=None if item.frames is None else int(item.frames),
            missing=_missing(item),
            failure=MediaFailure(code=item.failure, detail=detail) if item.failure and detail else None,
            created_at=parse_time(item.created_at),
        )


class MediaList(View):
    items: list[MediaView]


def _ids(text: str) -> str:
    ids = text.split(",")
    if len(ids) > MAX_FRAMES + 28 or not all(is_id(one, "med") for one in ids):
        raise ValueError("send up to 100 ids of uploads, with commas between them")
    return text


class MediaQuery(Request):
    ids: Annotated[str, Field(max_length=3200, examples=["med_01JD3N0E6S0V1G3N5W7X9Y2Z4B"]), AfterValidator(_ids)]

    @property
    def media_ids(self) -> list[str]:
        return self.ids.split(",")


def _missing(item: MediaItem) -> list[int]:
    if item.kind != MediaKind.SPIN:
        return []
    done = {int(position) for position in item.done or ()}
    return [position for position in range(1, int(item.frames or 0) + 1) if position not in done]
