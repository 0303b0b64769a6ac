"""Films: what every browser plays passes without place and device, with a still; the rest says what to do."""

from __future__ import annotations

import io
from typing import Any

import av
from PIL import Image

from media.rules.kinds import MediaKind
from media.service.processing import make
from media.service.videos import MAX_SECONDS
from unit.media import files
from unit.media.test_pictures import refusal

MP4 = "video/mp4"


def test_a_film_keeps_its_pictures_and_loses_its_place() -> None:
    data = files.film(seconds=2)
    assert b"+31.2304" in data

    made = make(MediaKind.VIDEO, data, MP4)

    film, poster = made.files
    assert (film.name, poster.name, made.poster) == ("video.mp4", "poster.jpg", "poster.jpg")
    assert (made.width, made.height, made.seconds) == (320, 240, 2.0)
    assert b"+31.2304" not in film.body
    assert b"taken at home" not in film.body
    opened: Any = av.open(io.BytesIO(film.body))
    with opened as played:
        assert len(list(played.decode(video=0))) == 20
    assert film.body.find(b"moov") < film.body.find(b"mdat")


def test_the_still_is_not_the_black_beginning() -> None:
    made = make(MediaKind.VIDEO, files.film(seconds=2), MP4)

    shade = Image.open(io.BytesIO(made.files[1].body)).convert("L").getpixel((10, 10))
    assert shade in range(100, 120)
    assert made.placeholder is not None
    assert len(made.placeholder) <= 300


def test_a_film_taken_upright_stands_upright() -> None:
    made = make(MediaKind.VIDEO, files.lying(files.film(still=files.half_lit())), MP4)

    film, poster = made.files
    assert (made.width, made.height) == (240, 320)
    shown = Image.open(io.BytesIO(poster.body)).convert("1", dither=Image.Dither.NONE)
    assert (shown.getpixel((220, 160)), shown.getpixel((20, 160))) == (255, 0)
    opened: Any = av.open(io.BytesIO(film.body))
    with opened as played:
        assert next(played.decode(video=0)).rotation == -90


def test_films_that_browsers_cannot_play_or_that_never_end_are_refused() -> None:
    assert refusal(files.film(codec="mpeg4"), MP4, MediaKind.VIDEO).code == "video_codec"
    long = files.film(seconds=MAX_SECONDS + 5, rate=1, size=(64, 64))
    assert refusal(long, MP4, MediaKind.VIDEO).code == "video_too_long"


def test_a_damaged_film_is_refused() -> None:
    whole = files.film()

    assert refusal(whole[: len(whole) // 2], MP4, MediaKind.VIDEO).code == "cannot_be_read"
    assert refusal(whole[:40], MP4, MediaKind.VIDEO).code == "cannot_be_read"


def test_a_playlist_that_names_other_files_is_no_film() -> None:
    playlist = b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n"

    assert refusal(playlist, MP4, MediaKind.VIDEO).code == "type_unknown"
    assert refusal(b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 12 + playlist, MP4, MediaKind.VIDEO).code == "cannot_be_read"
