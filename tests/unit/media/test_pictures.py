"""Pictures: what is made of good ones, and that hostile ones are refused before they cost anything."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from media.rules.dimensions import require_dimensions
from media.rules.failures import Refused, explain
from media.rules.kinds import LIMITS, MediaKind
from media.rules.pictures import WIDTHS, widths_for
from media.rules.scanning import EICAR
from media.service import processing
from media.service.made import Made
from media.service.processing import make
from unit.media import files

TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "AVIF": "image/avif"}


def refusal(data: bytes, content_type: str, kind: MediaKind = MediaKind.IMAGE) -> Refused:
    with pytest.raises(Refused) as caught:
        make(kind, data, content_type)
    zh_and_en = explain(caught.value.code, caught.value.values)
    assert zh_and_en.zh
    assert zh_and_en.en
    return caught.value


def code_of(check: Callable[[], object]) -> str | None:
    """Why it was refused, None if it was not; any other error is the check's own fault."""
    try:
        check()
    except Refused as refused:
        return refused.code
    return None


def opened(made: Made, name: str) -> Image.Image:
    return Image.open(io.BytesIO(next(file.body for file in made.files if file.name == name)))


@pytest.mark.parametrize("kind", TYPES)
def test_a_picture_comes_out_in_three_formats_and_every_width_below_its_own(kind: str) -> None:
    made = make(MediaKind.IMAGE, files.picture(kind, (1000, 500)), TYPES[kind])

    names = {f"{width}.{suffix}" for width in (400, 800, 1000) for suffix in ("avif", "webp", "jpg")}
    assert {file.name for file in made.files} == names | {"image.webp"}
    assert (made.width, made.height, made.widths) == (1000, 500, (400, 800, 1000))
    assert {opened(made, f"400.{suffix}").size for suffix in ("avif", "webp", "jpg")} == {(400, 200)}
    assert opened(made, "image.webp").size == (800, 400)


def test_the_placeholder_is_a_data_uri_of_at_most_300_bytes() -> None:
    made = make(MediaKind.IMAGE, files.picture(), "image/jpeg")

    assert made.placeholder is not None
    assert made.placeholder.startswith("data:image/webp;base64,")
    assert len(made.placeholder) <= 300


def test_a_picture_is_turned_upright_and_forgets_place_device_and_comment() -> None:
    made = make(MediaKind.IMAGE, files.located_jpeg(), "image/jpeg")

    assert (made.width, made.height) == (480, 640)
    for file in made.files:
        out = Image.open(io.BytesIO(file.body))
        assert out.height > out.width
        assert not out.getexif()
        assert not {"exif", "icc_profile", "xmp", "comment"} & set(out.info)
        assert b"Parure Phone" not in file.body


def test_a_see_through_picture_stands_on_white() -> None:
    buffer = io.BytesIO()
    Image.new("RGBA", (100, 100), (0, 0, 0, 0)).save(buffer, "PNG")

    made = make(MediaKind.IMAGE, buffer.getvalue(), "image/png")

    assert opened(made, "100.jpg").getpixel((50, 50)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["L", "P", "1", "I;16", "CMYK", "LA"])
def test_every_way_to_store_colours_is_read(mode: str) -> None:
    buffer = io.BytesIO()
    kind = "JPEG" if mode == "CMYK" else "PNG"
    Image.new(mode, (64, 64), 1).save(buffer, kind) if mode != "LA" else Image.new("LA", (64, 64)).save(buffer, kind)

    assert make(MediaKind.IMAGE, buffer.getvalue(), TYPES[kind]).width == 64


@given(st.integers(1, 12_000))
def test_widths_ascend_never_exceed_the_original_and_reach_near_it(width: int) -> None:
    widths = widths_for(width)

    assert list(widths) == sorted(set(widths))
    assert max(widths) <= width
    assert max(widths) >= min(width, WIDTHS[-1]) / 1.15


@pytest.mark.parametrize(
    "bomb", [files.png_bomb(), files.webp_of_size(16_383, 16_383), files.webp_of_size(200, 16_000)]
)
def test_a_decompression_bomb_is_known_by_its_header(bomb: bytes) -> None:
    declared = "image/png" if bomb.startswith(b"\x89PNG") else "image/webp"

    assert len(bomb) < 100_000
    assert refusal(bomb, declared).code == "too_many_pixels"


def test_a_bomb_in_a_pictures_comment_is_not_unpacked() -> None:
    assert refusal(files.png_text_bomb(), "image/png").code == "cannot_be_read"


@pytest.mark.parametrize("kind", ["WEBP", "PNG", "AVIF"])
def test_moving_pictures_are_refused(kind: str) -> None:
    assert refusal(files.animated(kind), TYPES[kind]).code == "animated"


@pytest.mark.parametrize("kind", TYPES)
def test_a_truncated_picture_is_refused(kind: str) -> None:
    whole = files.picture(kind, (600, 600))

    for part in (len(whole) // 2, 40, 17):
        assert refusal(whole[:part], TYPES[kind]).code == "cannot_be_read"


@pytest.mark.parametrize(
    ("data", "declared", "code"),
    [
        (b"", "image/jpeg", "empty"),
        (b"just some text", "image/jpeg", "type_unknown"),
        (files.picture("PNG"), "image/jpeg", "type_differs"),
        (files.gif_javascript(), "image/png", "type_differs"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "image/png", "type_differs"),
        (b"<?xml version='1.0'?><svg onload='alert(1)'/>", "image/webp", "type_differs"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "image/jpeg", "type_differs"),
        (b"MZ\x90\x00" + b"\x00" * 60, "image/jpeg", "type_differs"),
        (files.zip_of(), "image/jpeg", "type_differs"),
        (files.picture() + files.zip_of(), "image/jpeg", "malware"),
        (files.picture() + b"<script>alert(1)</script>", "image/jpeg", "malware"),
        (files.picture(comment=b"<?php system($_GET['c']); ?>"), "image/jpeg", "malware"),
        (files.picture() + EICAR, "image/jpeg", "malware"),
    ],
)
def test_what_is_no_plain_picture_is_refused(data: bytes, declared: str, code: str) -> None:
    assert refusal(data, declared).code == code


def test_bytes_behind_a_good_picture_do_not_survive() -> None:
    made = make(MediaKind.IMAGE, files.picture() + b"motion photo of a telephone", "image/jpeg")

    assert not [file.name for file in made.files if b"motion photo" in file.body]


@given(st.binary(max_size=300), st.sampled_from(sorted(TYPES)))
def test_no_bytes_break_the_reading_of_a_header(tail: bytes, kind: str) -> None:
    head = {"JPEG": b"\xff\xd8\xff", "PNG": b"\x89PNG\r\n\x1a\n", "WEBP": b"RIFF0000WEBP", "AVIF": b"0000ftypavif"}[
        kind
    ]

    code = code_of(lambda: require_dimensions(head + tail, TYPES[kind]))

    assert code in {None, "cannot_be_read", "too_many_pixels", "animated"}


def test_a_frame_is_kept_at_its_own_key_at_most_1200_pixels_wide() -> None:
    made = make(MediaKind.SPIN_FRAME, files.picture(size=(2000, 1000)), "image/jpeg")

    assert [(file.name, file.content_type) for file in made.files] == [("", "image/webp")]
    assert opened(made, "").size == (1200, 600)
    assert (made.width, made.height) == (2000, 1000)


def test_an_operators_scanner_is_asked_before_anything_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    class Vendor:
        def scan(self, data: bytes, content_type: str) -> str | None:
            return f"Worm in {content_type}" if data else None

    monkeypatch.setattr(processing, "_scanner", Vendor())

    refused = refusal(files.picture(), "image/jpeg")

    assert (refused.code, refused.values) == ("malware", {"threat": "Worm in image/jpeg"})


def test_no_kind_takes_sixty_megabytes() -> None:
    assert max(limit.max_bytes for limit in LIMITS.values()) < 60 * 1024 * 1024
