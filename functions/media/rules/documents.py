"""PDF: a document to read, not a program to run. The file is kept as it is, so whatever acts is refused."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from media.rules.failures import Refused

_MARKUP = re.compile(rb"<(?:script|html|!doctype html)[\s>]", re.IGNORECASE)
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_MAX_UNPACKED = 64 * 1024 * 1024
_MAX_TAIL = 2048


def _name(word: str) -> bytes:
    """A pattern for a PDF name: any character may be written #xx (PDF 32000-1, 7.3.5)."""
    letters = "".join(f"(?:{letter}|#{ord(letter):02x}|#{ord(letter):02X})" for letter in word)
    return f"/{letters}(?![A-Za-z0-9#])".encode()


# 12.6 (actions) and 7.11.4 (embedded files): what runs, or carries something in. An action with /JS says /JavaScript.
_ACTIVE = re.compile(
    b"|".join(_name(word) for word in ("JavaScript", "Launch", "EmbeddedFile", "EmbeddedFiles", "RichMedia", "SubmitForm", "ImportData"))
)  # fmt: skip
_ENCRYPT = re.compile(_name("Encrypt"))
_OBJECT_STREAM = re.compile(_name("ObjStm"))
_FLATE = re.compile(_name("FlateDecode"))


def check_pdf(data: bytes) -> None:
    """Raises Refused: cut off, locked, with something active in it, or with another file inside or behind."""
    end = data.rfind(b"%%EOF")
    if end < 0:
        raise Refused("cannot_be_read")
    if len(data[end + 5 :].strip(b"\x00\r\n\t ")) > _MAX_TAIL:
        raise Refused("polyglot", found="data after the end")
    if _ENCRYPT.search(data):
        raise Refused("document_locked")
    markup = _MARKUP.search(data)
    if markup:
        raise Refused("polyglot", found=markup.group(0).decode("latin-1"))
    # Compressed streams are searched as they lie too: what claims to be one may be a comment before live objects.
    for part in (data, *_object_streams(data)):
        active = _ACTIVE.search(part)
        if active:
            raise Refused("document_active", name=active.group(0).decode("latin-1"))


def _object_streams(data: bytes) -> Iterator[bytes]:
    """Objects may lie compressed inside a stream of type ObjStm (7.5.7): a name there is as good as outside."""
    left = _MAX_UNPACKED
    for stream in _STREAM.finditer(data):
        head = data[max(0, data.rfind(b"obj", max(0, stream.start() - 1024), stream.start())) : stream.start()]
        if not _OBJECT_STREAM.search(head):
            continue
        if not _FLATE.search(head):
            # Nobody writes other filters here; not packed at all, it was searched already.
            if b"/Filter" in head:
                raise Refused("cannot_be_read")
            continue
        try:
            text = zlib.decompressobj().decompress(data[stream.end() :], left + 1)
        except zlib.error:
            raise Refused("cannot_be_read") from None
        left -= len(text)
        if left < 0:
            raise Refused("cannot_be_read")
        yield text
