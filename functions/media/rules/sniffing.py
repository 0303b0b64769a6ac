"""What a file is by its first bytes; what it is called counts for nothing."""

from __future__ import annotations

from media.rules.failures import Refused

_MAGIC = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"%PDF-", "application/pdf"),
    (b"glTF", "model/gltf-binary"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"MZ", "application/x-msdownload"),
    (b"\x7fELF", "application/x-executable"),
)
_HEIF = {b"heic", b"heix", b"hevc", b"mif1", b"msf1"}
_TEXTS = (("<svg", "image/svg+xml"), ("<!doctype html", "text/html"), ("<html", "text/html"), ("<script", "text/html"))
# One is the other with another brand in its head; cameras and browsers mix them up.
_SAME = {"video/quicktime": "video/mp4"}


def sniff(data: bytes) -> str | None:
    """The type, None for what is unknown."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:8] == b"ftyp":
        return _of_brand(data[8:12])
    for magic, content_type in _MAGIC:
        if data.startswith(magic):
            return content_type
    text = data[:1024].decode("latin-1").lower()
    return next((content_type for mark, content_type in _TEXTS if mark in text), None)


def require_type(data: bytes, declared: str) -> str:
    """The sniffed type, which must be the one that was declared."""
    if not data:
        raise Refused("empty")
    found = sniff(data)
    if found is None:
        raise Refused("type_unknown")
    if _SAME.get(found, found) != _SAME.get(declared, declared):
        raise Refused("type_differs", declared=declared, found=found)
    return found


def _of_brand(brand: bytes) -> str:
    if brand in (b"avif", b"avis"):
        return "image/avif"
    if brand in _HEIF:
        return "image/heic"
    return "video/quicktime" if brand == b"qt  " else "video/mp4"
