"""Writes the smaller AVIF and WebP of every demo picture, as functions/media makes them of what suppliers upload.

    PYTHONPATH=functions:layers/parure python infra/local/demo/render/sizes.py

`sizes.json` says which there are, and each picture's placeholder. JPEGs, for those who read neither format, are made of
them when the pictures are put into the bucket (infra/local/site.py): they would be the largest part of the repository.
"""

from __future__ import annotations

import json
from pathlib import Path

from media.service.pictures import make_picture

MEDIA = Path(__file__).parents[1] / "media"


def main() -> None:
    known = {}
    for original in sorted(MEDIA.glob("*.webp")):
        made = make_picture(original.read_bytes(), "image/webp")
        folder = MEDIA / original.stem
        folder.mkdir(exist_ok=True)
        for file in made.files:
            # The original itself is the largest WebP.
            if file.name.endswith((".avif", ".webp")) and file.name not in ("image.webp", f"{made.width}.webp"):
                (folder / file.name).write_bytes(file.body)
        known[original.stem] = {
            "width": made.width,
            "height": made.height,
            "widths": list(made.widths or ()),
            "placeholder": made.placeholder,
        }
    (MEDIA / "sizes.json").write_text(json.dumps(known, indent=1) + "\n")


if __name__ == "__main__":
    main()
