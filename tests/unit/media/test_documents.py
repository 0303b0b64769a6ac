"""Documents: what is only to be read passes, whatever acts or hides is refused."""

from __future__ import annotations

import io
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from media.rules.documents import check_pdf
from media.rules.kinds import MediaKind
from media.service.processing import make
from unit.media import files
from unit.media.test_pictures import code_of, refusal

ACTION = b"<< /S /JavaScript /JS (app.alert(1)) >>"
PACKED = b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode"


def test_a_plain_document_is_kept_as_it_is() -> None:
    letter = files.pdf(files.stream(b"/Filter /FlateDecode", zlib.compress(b"BT (Licence 4711) Tj ET")))

    made = make(MediaKind.DOCUMENT, letter, "application/pdf")

    assert [(file.content_type, file.body) for file in made.files] == [("application/pdf", letter)]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (files.pdf(ACTION), "document_active"),
        (files.pdf(b"<< /S /J#61va#53cript /JS (app.alert(1)) >>"), "document_active"),
        (files.pdf(b"<< /S /Launch /F (cmd.exe) >>"), "document_active"),
        (files.pdf(b"<< /Type /Filespec /EF << /F 9 0 R >> /EmbeddedFiles 8 0 R >>"), "document_active"),
        (files.pdf(files.stream(PACKED, zlib.compress(b"5 0 " + ACTION))), "document_active"),
        (files.pdf(files.stream(b"/Type /Obj#53tm /Filter /Flate#44ecode", zlib.compress(ACTION))), "document_active"),
        (files.pdf(files.stream(PACKED, zlib.compress(bytes(70_000_000), 9))), "cannot_be_read"),
        (files.pdf(files.stream(PACKED, b"not deflated")), "cannot_be_read"),
        (files.pdf(files.stream(b"/Type /ObjStm /Filter /LZWDecode", b"..")), "cannot_be_read"),
        (files.pdf(b"<< /Filter /Standard >>") .replace(b"/Size", b"/Encrypt 4 0 R /Size"), "document_locked"),
        (files.pdf(tail=b"x" * 5000), "polyglot"),
        (files.PDF_HEAD + b"<html><script>alert(1)</script></html>\n" + files.pdf(), "polyglot"),
        (files.pdf() + files.zip_of(), "malware"),
        (files.pdf()[:60], "cannot_be_read"),
        (b"<html>%PDF-1.7", "type_differs"),
    ],
)  # fmt: skip
def test_a_document_that_acts_hides_or_is_cut_off_is_refused(data: bytes, code: str) -> None:
    assert refusal(data, "application/pdf", MediaKind.DOCUMENT).code == code


@given(st.binary(max_size=400))
def test_no_bytes_break_the_check(middle: bytes) -> None:
    code = code_of(lambda: check_pdf(files.PDF_HEAD + middle + b"\n%%EOF"))

    assert code in {None, "document_active", "document_locked", "polyglot", "cannot_be_read"}


def test_a_scan_is_written_anew_so_that_nothing_comes_with_it() -> None:
    made = make(MediaKind.DOCUMENT, files.located_jpeg(), "image/jpeg")

    (file,) = made.files
    assert file.content_type == "image/jpeg"
    assert Image.open(io.BytesIO(file.body)).size == (480, 640)
    assert b"Parure Phone" not in file.body
