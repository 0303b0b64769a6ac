"""Cuts the receipts' face out of Debian's fonts-noto-cjk: python layers/receipts/fonts/cut.py"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from fontTools import subset

SOURCE = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
SIMPLIFIED = 2
"""Number of the SC face in the collection."""
TARGET = Path(__file__).parent / "NotoSansSC-Receipt.otf"
BOTH = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]


def characters() -> set[str]:
    latin = [*range(0x20, 0x7F), *range(0xA0, 0x180)]
    marks = "♥♡★☆∞−–—‘’“”…€¥·•×‰½¼¾→✓■□〓"
    return {
        *marks,
        *map(chr, latin),
        *_page("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF)),
        *_page("big5", range(0xA4, 0xC7), BOTH),
    }


def _page(encoding: str, rows: Iterable[int], cells: Iterable[int]) -> Iterator[str]:
    pairs = [bytes([row, cell]) for row in rows for cell in cells]
    for pair in pairs:
        try:
            yield pair.decode(encoding)
        except UnicodeDecodeError:
            continue


def main() -> None:
    options = subset.Options(
        hinting=False, desubroutinize=True, layout_features=[], name_IDs=["*"], font_number=SIMPLIFIED
    )
    options.drop_tables += ["GSUB", "GPOS", "vhea", "vmtx", "VORG", "BASE", "GDEF"]
    font = subset.load_font(SOURCE, options)
    cutter = subset.Subsetter(options)
    cutter.populate(text="".join(characters()))
    cutter.subset(font)
    subset.save_font(font, str(TARGET), options)


if __name__ == "__main__":
    main()
