"""The wide pictures of the shop's home page in the sizes that screens take: `python -m infra.local.demo.heroes`.

Each in full width for a desk, and as the square around its piece for a phone. The shop names these files in
frontend/shop/src/features/home/wide-picture.tsx, the storefront in functions/storefront/rules/home.py.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image

MEDIA = Path(__file__).parent / "media"
TARGET = Path(__file__).parents[3] / "frontend" / "shop" / "public" / "hero"
WIDTHS = (960, 1440, 1920)
SQUARES = (480, 800, 1080)
PIECE_AT = 0.88
"""How far to the right of what a square leaves over the piece lies."""
QUALITY = {"avif": 60, "webp": 82}


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    for path in sorted(MEDIA.glob("hero-*.webp")):
        name = path.stem.removeprefix("hero-")
        wide = Image.open(path).convert("RGB")
        left = round((wide.width - wide.height) * PIECE_AT)
        square = wide.crop((left, 0, left + wide.height, wide.height))
        for picture, kind, widths in ((wide, name, WIDTHS), (square, f"{name}-square", SQUARES)):
            for width in widths:
                small = picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)
                for suffix, quality in QUALITY.items():
                    small.save(TARGET / f"{kind}-{width}.{suffix}", quality=quality, method=6, speed=2)


if __name__ == "__main__":
    main()
