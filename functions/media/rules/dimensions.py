"""A picture's size read from its header: a bomb is known before anything is decoded."""

from __future__ import annotations

import struct

from media.rules.failures import Refused

MAX_PIXELS = 40_000_000
MAX_SIDE = 12_000
_AVIF_META_BYTES = 256 * 1024
# Start-of-frame markers of JPEG (ITU-T T.81, table B.1); C4, C8 and CC are something else.
_FRAME_MARKERS = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}


def require_dimensions(data: bytes, content_type: str) -> tuple[int, int]:
    """Width and height as stored, within the limits.

    Raises:
        Refused: too_many_pixels, animated, or cannot_be_read when the header is cut off.
    """
    try:
        width, height = _READERS[content_type](data)
    except (struct.error, IndexError, ValueError):
        raise Refused("cannot_be_read") from None
    if width < 1 or height < 1:
        raise Refused("cannot_be_read")
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
        raise Refused("too_many_pixels", width=width, height=height, limit=MAX_PIXELS // 10_000, side=MAX_SIDE)
    return width, height


def _of_png(data: bytes) -> tuple[int, int]:
    if data[12:16] != b"IHDR":
        raise ValueError("no header")
    if b"acTL" in data[: data.find(b"IDAT")]:
        raise Refused("animated")
    width, height = struct.unpack_from(">II", data, 16)
    return width, height


def _of_jpeg(data: bytes) -> tuple[int, int]:
    at = 2
    while True:
        if data[at] != 0xFF:
            raise ValueError("no marker")
        marker = data[at + 1]
        if marker in _FRAME_MARKERS:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        if marker == 0xFF:
            at += 1
        elif marker == 0x01 or 0xD0 <= marker <= 0xD8:
            at += 2
        else:
            at += 2 + struct.unpack_from(">H", data, at + 2)[0]


def _of_webp(data: bytes) -> tuple[int, int]:
    chunk = data[12:16]
    if chunk == b"VP8X":
        if data[20] & 0x02:
            raise Refused("animated")
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if chunk == b"VP8L":
        bits = struct.unpack_from("<I", data, 21)[0]
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if chunk == b"VP8 ":
        width, height = struct.unpack_from("<HH", data, 26)
        return width & 0x3FFF, height & 0x3FFF
    raise ValueError("no picture")


def _of_avif(data: bytes) -> tuple[int, int]:
    if data[8:12] == b"avis":
        raise Refused("animated")
    head, at, sizes = data[:_AVIF_META_BYTES], -1, []
    # Every item of the file states its size in an `ispe` box; the largest is what a decoder would have to hold.
    while (at := head.find(b"ispe", at + 1)) >= 0:
        sizes.append(struct.unpack_from(">II", head, at + 8))
    width, height = max(sizes, key=lambda size: size[0] * size[1])
    return width, height


_READERS = {"image/png": _of_png, "image/jpeg": _of_jpeg, "image/webp": _of_webp, "image/avif": _of_avif}
