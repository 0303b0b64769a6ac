"""Media of a listing: only one's own, and what the server knows of them."""

from __future__ import annotations

from typing import Any

import pytest

from catalog.rules.content import ProductContent
from catalog.service.pictures import check_media, media_reads_of
from integration.catalog.goods import SUPPLIER, product
from media.store import MediaItem
from parure.aws.tables import read_together
from parure.kernel.errors import InvalidRequest
from parure.kernel.ids import new_id

pytestmark = pytest.mark.usefixtures("aws")
ALT = {"zh": "戒指", "en": "The ring"}


def medium(kind: str, name: str, owner: str = SUPPLIER.org, **facts: Any) -> str:
    """An upload that is ready; its key."""
    media_id = new_id("med")
    key = f"media/{owner}/{media_id}" + (f"/{name}" if name else "")
    item = MediaItem(media_id, "media", owner=owner, by="usr_1", kind=kind, state="ready", key=key, **facts)
    item.content_type, item.bytes, item.created_at = "image/webp", 1, "2026-11-23T00:00:00Z"
    item.save()
    return key


def checked(**media: Any) -> ProductContent:
    content = ProductContent.model_validate(product(**media))
    return check_media(content, SUPPLIER.org, read_together(media_reads_of(content)))


def test_what_processing_found_takes_the_place_of_what_the_client_says() -> None:
    image = medium(
        "image", "image.webp", width=1800, height=1200, widths=[400, 800], placeholder="data:image/webp;base64,x"
    )
    film = medium("video", "video.mp4", poster="media/o/m/poster.jpg")
    spin, model = medium("spin", "", frames=36), medium("model", "model.glb")

    content = checked(
        images=[{"key": image, "alt": ALT, "width": 9, "height": 9, "widths": [9999], "placeholder": "data:forged"}],
        videos=[{"key": film, "alt": ALT, "poster": "media/forged/x.jpg"}],
        spin={"key": spin, "alt": ALT, "frames": 72},
        model={"key": model, "alt": ALT},
    )

    shown = content.images[0]
    assert (shown.width, shown.height, shown.widths) == (1800, 1200, (400, 800))
    assert shown.placeholder == "data:image/webp;base64,x"
    assert content.videos[0].poster == "media/o/m/poster.jpg"
    assert content.spin is not None
    assert content.spin.frames == 36


@pytest.mark.parametrize("field", ["images.0.key", "videos.0.key", "spin.key", "model.key"])
@pytest.mark.parametrize("whose", ["another's", "nobody's", "of another kind"])
def test_only_ones_own_upload_of_the_right_kind_may_be_named(field: str, whose: str) -> None:
    kind = {"images": "image", "videos": "video"}.get(field.split(".")[0], field.split(".")[0])
    made = {
        "another's": lambda: medium(kind, "image.webp", owner="org_01JD3N0E6S0V1G3N5W7X9Y2Z4X"),
        "nobody's": lambda: f"media/{SUPPLIER.org}/{new_id('med')}/image.webp",
        "of another kind": lambda: medium("document", "image.webp"),
    }
    named: Any = {"key": made[whose](), "alt": ALT}
    part = field.split(".")[0]

    with pytest.raises(InvalidRequest) as refused:
        checked(**{part: [named] if part in ("images", "videos") else named})

    assert (refused.value.code, refused.value.field) == ("foreign_media", field)


def test_a_size_of_ones_own_picture_is_not_the_picture() -> None:
    key = medium("image", "image.webp").replace("image.webp", "400.webp")

    with pytest.raises(InvalidRequest):
        checked(images=[{"key": key, "alt": ALT}])


def test_a_demo_picture_is_everybodys() -> None:
    assert checked(images=[{"key": "media/demo/a.webp", "alt": ALT, "width": 1200}]).images[0].width == 1200
    with pytest.raises(InvalidRequest):
        checked(images=[{"key": "media/demo/../org_1/a.webp", "alt": ALT}])
