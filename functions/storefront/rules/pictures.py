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


def picture_of(image: ImageView, *, sizes: str = _SIZES, eager: bool = True, alt: str | None = None) -> str:
    """In the format and size that the browser takes; the first one of a page is loaded at once and first."""
    sources = "".join(
        f'<source type="image/{kind}" srcset="{escape(_srcset(image, kind))}" sizes="{sizes}">'
        for kind in _FORMATS
        if image.widths
    )
    when = 'fetchpriority="high"' if eager else 'loading="lazy"'
    said = image.alt if alt is None else alt
    return (
        f'<span class="picture"><picture>{sources}<img src="{escape(image.url)}" alt="{escape(said)}"'
        f' width="{image.width or 1200}" height="{image.height or 1200}" {when}></picture></span>'
    )


def _srcset(image: ImageView, kind: str) -> str:
    return ", ".join(f"{_folder(image)}/{width}.{kind} {width}w" for width in image.widths)


def _folder(image: ImageView) -> str:
    return image.url.rpartition("/")[0]
