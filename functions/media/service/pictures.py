"""Pictures by Pillow: decoded within limits, turned upright, into sRGB, without any metadata, in sizes and formats."""

from __future__ import annotations

import base64
import io
from dataclasses import replace
from typing import Any

from PIL import Image, ImageCms, ImageOps

from media.rules.dimensions import require_dimensions
from media.rules.failures import Refused
from media.rules.pictures import DEFAULT_WIDTH, FRAME_SIDE, MAX_PLACEHOLDER, widths_for
from media.service.made import Made, MadeFile

_FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP", "image/avif": "AVIF"}
# Chosen by eye on the demo's rings: gems keep their facets, and 800 px of WebP stay below 60 KB.
_ENCODERS: dict[str, tuple[str, dict[str, Any]]] = {
    "avif": ("AVIF", {"quality": 58, "speed": 7}),
    "webp": ("WEBP", {"quality": 80, "method": 4}),
    "jpg": ("JPEG", {"quality": 82, "optimize": True, "progressive": True}),
}
_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
_LARGEST_WIDTH = 1600


def make_picture(data: bytes, content_type: str) -> Made:
    """`{width}.{avif,webp,jpg}` for each width, `image.webp` for where one address must do, and a placeholder."""
    picture, (width, height) = open_picture(data, content_type, at_most=_LARGEST_WIDTH)
    files, widths = [], widths_for(width)
    for step in widths:
        sized = _to_width(picture, step)
        files += [encode(sized, suffix, f"{step}.{suffix}") for suffix in _ENCODERS]
        if step == max(w for w in widths if w <= DEFAULT_WIDTH or w == widths[0]):
            files.append(replace(files[-2], name="image.webp"))
    return Made(tuple(files), width, height, widths, placeholder_of(picture))


def make_frame(data: bytes, content_type: str) -> Made:
    """One frame of a 360° set, at its own key; the size stated is the original's, which all frames share."""
    picture, (width, height) = open_picture(data, content_type, at_most=FRAME_SIDE)
    picture.thumbnail((FRAME_SIDE, FRAME_SIDE), Image.Resampling.LANCZOS)
    return Made((encode(picture, "webp", ""),), width, height, placeholder=placeholder_of(picture))


def make_document_picture(data: bytes, content_type: str) -> Made:
    """A scan or photo of a document: every pixel kept, nothing else."""
    picture, (width, height) = open_picture(data, content_type)
    return Made((encode(picture, "jpg", ""),), width, height)


def open_picture(data: bytes, content_type: str, *, at_most: int | None = None) -> tuple[Image.Image, tuple[int, int]]:
    """The upright picture in RGB on white, and its full size; it may be decoded smaller, not below `at_most`."""
    require_dimensions(data, content_type)
    try:
        picture: Image.Image = Image.open(io.BytesIO(data), formats=[_FORMATS[content_type]])
        if getattr(picture, "n_frames", 1) > 1:
            raise Refused("animated")
        width, height = picture.size
        if at_most is not None:
            # JPEG is decoded at half, a quarter or an eighth of its size: eight times faster for a camera's picture.
            picture.draft("RGB", (at_most, at_most))
        picture.load()
        upright = ImageOps.exif_transpose(picture)
        if (upright.width > upright.height) != (width > height):
            width, height = height, width
        return _plain(upright), (width, height)
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError, MemoryError):
        raise Refused("cannot_be_read") from None


def encode(picture: Image.Image, suffix: str, name: str) -> MadeFile:
    kind, options = _ENCODERS[suffix]
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return MadeFile(name, _TYPES[suffix], buffer.getvalue())


def placeholder_of(picture: Image.Image) -> str:
    """A picture of a few pixels as a data URI: the browser blurs it while the real one loads."""
    for side in (16, 12, 8, 4):
        small = picture.copy()
        small.thumbnail((side, side), Image.Resampling.BOX)
        buffer = io.BytesIO()
        small.save(buffer, "WEBP", quality=25, method=6)
        uri = f"data:image/webp;base64,{base64.b64encode(buffer.getvalue()).decode()}"
        if len(uri) <= MAX_PLACEHOLDER:
            return uri
    raise AssertionError("four pixels are never larger")


def _to_width(picture: Image.Image, width: int) -> Image.Image:
    if picture.width == width:
        return picture
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)


def _plain(picture: Image.Image) -> Image.Image:
    """8-bit sRGB on white; Pillow writes some metadata along unless it is taken away here."""
    profile = picture.info.get("icc_profile")
    if picture.mode.startswith("I;16") or picture.mode == "I":
        picture = picture.point(lambda value: value / 257).convert("L")
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        white = Image.new("RGBA", picture.size, "white")
        white.alpha_composite(picture)
        picture = white
    if profile and picture.mode in ("RGB", "CMYK", "RGBA"):
        picture = _to_srgb(picture, profile)
    plain = picture.convert("RGB")
    plain.info = {}
    return plain


def _to_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """Display P3 and Adobe RGB would look dull without their profile, which is not kept."""
    if picture.mode == "RGBA":
        picture = picture.convert("RGB")
    try:
        srgb = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(picture, io.BytesIO(profile), srgb, outputMode="RGB") or picture
    except (ImageCms.PyCMSError, OSError):
        # A broken profile is no reason to refuse a good picture.
        return picture
