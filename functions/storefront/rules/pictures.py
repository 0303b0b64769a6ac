"""A picture in the sizes that lie beside it (media): `{folder}/{width}.{format}`; one without sizes is only itself."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from catalog.contract import ImageView

_FORMATS = ("avif", "webp")
_SIZES = "(min-width: 60rem) 50vw, 100vw"
"""As the shop's gallery shows it."""


def largest_of(image: ImageView) -> str:
    """Its address for those who take one picture: other sites take JPEG."""
    return f"{_folder(image)}/{max(image.widths)}.jpg" if image.widths else image.url


def picture_of(image: ImageView) -> str:
    """The first picture of a page: loaded at once and first, in the format and size that the browser takes."""
    sources = "".join(
        f'<source type="image/{kind}" srcset="{escape(_srcset(image, kind))}" sizes="{_SIZES}">'
        for kind in _FORMATS
        if image.widths
    )
    return (
        f'<span class="picture"><picture>{sources}<img src="{escape(image.url)}" alt="{escape(image.alt)}"'
        f' width="{image.width or 1200}" height="{image.height or 1200}" fetchpriority="high"></picture></span>'
    )


def _srcset(image: ImageView, kind: str) -> str:
    return ", ".join(f"{_folder(image)}/{width}.{kind} {width}w" for width in image.widths)


def _folder(image: ImageView) -> str:
    return image.url.rpartition("/")[0]
