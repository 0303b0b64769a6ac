"""Films by PyAV (FFmpeg): the same pictures and sound in a new container without metadata, and a still."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import av
import av.error
from PIL import Image

from media.rules.failures import Refused
from media.service.made import Made, MadeFile
from media.service.pictures import encode, placeholder_of

MAX_SECONDS = 120
MAX_SIDE = 3840
POSTER_WIDTH = 1600
_SOUND = {"aac", "mp3"}
_POSTER_AT = 0.5


def make_video(data: bytes) -> Made:
    """`video.mp4` that starts while it loads, and `poster.jpg`.

    Raises:
        Refused: video_codec, video_too_long, no_picture_in_video, too_many_pixels, cannot_be_read.
    """
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "in.mp4"), Path(folder, "out.mp4")
        source.write_bytes(data)
        try:
            seconds = _check(source)
            poster = _still(source, seconds)
            _repack(source, target)
        except (av.error.FFmpegError, ValueError, EOFError, MemoryError):
            raise Refused("cannot_be_read") from None
        film = MadeFile("video.mp4", "video/mp4", target.read_bytes())
    width, height = poster.size
    placeholder = placeholder_of(poster)
    poster.thumbnail((POSTER_WIDTH, POSTER_WIDTH), Image.Resampling.LANCZOS)
    still = encode(poster, "jpg", "poster.jpg")
    return Made((film, still), width, height, placeholder=placeholder, poster=still.name, seconds=seconds)


def _open(source: Path) -> Any:
    # The format is named: FFmpeg would follow a playlist or a list of files to other addresses.
    return av.open(str(source), format="mp4")


def _check(source: Path) -> float:
    with _open(source) as film:
        if not film.streams.video:
            raise Refused("no_picture_in_video")
        stream = film.streams.video[0]
        codec = stream.codec_context.name
        if codec != "h264":
            raise Refused("video_codec", codec=codec)
        width, height = stream.codec_context.width, stream.codec_context.height
        if max(width, height) > MAX_SIDE:
            limit = MAX_SIDE * MAX_SIDE // 10_000
            raise Refused("too_many_pixels", width=width, height=height, limit=limit, side=MAX_SIDE)
        seconds = (film.duration or 0) / av.time_base
    if seconds > MAX_SECONDS:
        raise Refused("video_too_long", seconds=round(seconds), limit=MAX_SECONDS)
    return float(round(seconds, 2))


def _still(source: Path, seconds: float) -> Image.Image:
    """The first picture after half a second (many films begin black), upright."""
    wanted, found = min(_POSTER_AT, seconds / 2), None
    with _open(source) as film:
        for frame in film.decode(video=0):
            found = frame
            if (frame.time or 0) >= wanted:
                break
        if found is None:
            raise Refused("no_picture_in_video")
        picture: Image.Image = found.to_image()
        return picture.rotate(found.rotation, expand=True) if found.rotation else picture


def _repack(source: Path, target: Path) -> None:
    """Pictures and sound are copied as they are; place, device, chapters and hidden tracks stay behind."""
    with _open(source) as film, av.open(str(target), "w", format="mp4", options={"movflags": "+faststart"}) as out:
        kept: dict[int, Any] = {}
        sounds = [stream for stream in film.streams.audio if stream.codec_context.name in _SOUND]
        for stream in (film.streams.video[0], *sounds[:1]):
            kept[stream.index] = out.add_stream_from_template(stream)
            kept[stream.index].metadata.clear()
        out.metadata.clear()
        for packet in film.demux([stream for stream in film.streams if stream.index in kept]):
            if packet.dts is not None:
                packet.stream = kept[packet.stream.index]
                out.mux(packet)
