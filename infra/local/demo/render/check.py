"""Check `pieces.json` and its pictures: `python infra/local/demo/render/check.py`. Prints one line, or what is wrong."""

import json
import re
import struct
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

DEMO = Path(__file__).resolve().parent.parent
MEDIA = DEMO / "media"
MAX_BYTES = 45_000
FRAMES, FRAME_SIDE, FRAME_BYTES = 36, 720, 12_000
BARRED = ("千足金", "万足金", "SI3")
CATEGORIES = {
    "ring",
    "necklace",
    "pendant",
    "bracelet",
    "bangle",
    "earrings",
    "brooch",
    "loose_stone",
    "set",
    "gold_bar",
}
MATERIALS = {
    "diamond",
    "lab_grown_diamond",
    "jadeite",
    "nephrite",
    "gold",
    "k_gold",
    "platinum",
    "silver",
    "pearl",
    "ruby",
    "sapphire",
    "emerald",
    "other_gem",
}
FINENESS = {
    "gold": {375, 585, 750, 916, 990, 999},
    "k_gold": {375, 585, 750, 916},
    "platinum": {850, 900, 950, 990},
    "silver": {800, 925, 990},
}
OTHER_PICTURES = {
    "loose-diamond-round": (1200, 1200),
    "loose-diamond-round-side": (1200, 1200),
    "hero-diamond": (1920, 1080),
    "hero-jade": (1920, 1080),
    "hero-gold": (1920, 1080),
}


def webp_size(path: Path) -> tuple[int, int]:
    """Width and height of a lossy WebP, read from its frame header (RFC 9649), so that no imaging library is needed."""
    data = path.read_bytes()[:64]
    start = data.index(b"\x9d\x01\x2a") + 3
    width, height = struct.unpack("<HH", data[start : start + 4])
    return width & 0x3FFF, height & 0x3FFF


def picture_problems(file: str, size: tuple[int, int]) -> Iterator[str]:
    path = MEDIA / file
    if not path.exists():
        yield f"{file}: no such picture"
        return
    if webp_size(path) != size:
        yield f"{file}: {webp_size(path)}, should be {size}"
    if path.stat().st_size > MAX_BYTES:
        yield f"{file}: {path.stat().st_size} bytes, at most {MAX_BYTES}"


def turn_problems(folder: str) -> Iterator[str]:
    frames = sorted((MEDIA / folder).glob("*.webp"))
    if [frame.name for frame in frames] != [f"{n:02d}.webp" for n in range(1, FRAMES + 1)]:
        yield f"{folder}: not {FRAMES} frames from 01 on"
    for frame in frames:
        if webp_size(frame) != (FRAME_SIDE, FRAME_SIDE):
            yield f"{folder}/{frame.name}: {webp_size(frame)}, should be {FRAME_SIDE} px square"
        if frame.stat().st_size > FRAME_BYTES:
            yield f"{folder}/{frame.name}: {frame.stat().st_size} bytes, at most {FRAME_BYTES}"


def price_problems(price: dict[str, Any], sku: dict[str, Any]) -> Iterator[str]:
    amounts = (
        [price["amount"]]
        if price["kind"] == "fixed"
        else [price["labour"]["amount"], price["stones"], price["certificate_fee"]]
    )
    if any(not isinstance(a, int) or a < 0 for a in amounts) or amounts[0] == 0:
        yield "amounts are whole fen above zero"
    if price["kind"] == "by_weight":
        if price["fineness"] not in FINENESS[price["metal"]]:
            yield f"fineness {price['fineness']} of {price['metal']}"
        if price["net_grams"] != sku["net_gold_grams"] or not re.fullmatch(r"\d+\.\d\d", price["net_grams"]):
            yield "net grams differ, or are not to 0.01 g"


def sku_problems(sku: dict[str, Any]) -> Iterator[str]:
    yield from (f"{sku['code']}: {problem}" for problem in price_problems(sku["price"], sku))
    if sku["one_of_one"] and sku["stock"] != 1:
        yield f"{sku['code']}: one of one, but stock {sku['stock']}"


def attribute_problems(piece: dict[str, Any]) -> Iterator[str]:
    attributes, title = piece["attributes"], piece["title"]
    metal = attributes.get("metal")
    if metal and (metal["fineness"] not in FINENESS[metal["kind"]] or Decimal(metal["grams"]) <= 0):
        yield "metal fineness or grams"
    if piece["material"] == "lab_grown_diamond" and (
        "合成" not in title["zh"] or "laboratory-grown" not in title["en"].lower()
    ):
        yield "a laboratory-grown diamond must be named so"
    treated = attributes.get("jade", {}).get("treatment", "A") != "A"
    if treated and "翡翠(处理)" not in title["zh"]:
        yield "treated jade must be named 翡翠(处理)"
    certificate = attributes.get("certificate")
    if certificate and not all(sku["one_of_one"] for sku in piece["skus"]):
        yield "one certificate cannot cover several pieces"
    lab_grown = any(stone["kind"] == "lab_grown_diamond" for stone in attributes.get("stones", []))
    graded = any(grade in stone for stone in attributes.get("stones", []) for grade in ("colour", "clarity", "cut"))
    if (
        certificate
        and lab_grown
        and graded
        and certificate["laboratory"] == "GIA"
        and certificate["issued_on"] >= "2025-10-01"
    ):
        yield "GIA states no 4Cs for laboratory-grown diamonds since 2025-10-01"


def piece_problems(piece: dict[str, Any]) -> Iterator[str]:
    if piece["category"] not in CATEGORIES or piece["material"] not in MATERIALS:
        yield "unknown category or material"
    words = json.dumps(piece, ensure_ascii=False)
    yield from (f"barred word {word}" for word in BARRED if word in words)
    yield from attribute_problems(piece)
    for sku in piece["skus"]:
        yield from sku_problems(sku)
    if not piece["images"]:
        yield "no picture"
    for image in piece["images"]:
        yield from picture_problems(image["file"], (1200, 1200))
    if "spin" in piece:
        yield from turn_problems(piece["spin"]["folder"])


def problems(pieces: list[dict[str, Any]]) -> Iterator[str]:
    for piece in pieces:
        yield from (f"{piece['key']}: {problem}" for problem in piece_problems(piece))
    codes = Counter(sku["code"] for piece in pieces for sku in piece["skus"])
    numbers = Counter(c["number"] for piece in pieces if (c := piece["attributes"].get("certificate")))
    keys = Counter(piece["key"] for piece in pieces)
    yield from (f"{name} stands {count} times" for name, count in (codes + numbers + keys).items() if count > 1)
    for field, every in (("category", CATEGORIES), ("material", MATERIALS)):
        yield from (f"no piece of {field} {name}" for name in sorted(every - {piece[field] for piece in pieces}))
    for name, size in OTHER_PICTURES.items():
        yield from picture_problems(f"{name}.webp", size)
    named = {image["file"] for piece in pieces for image in piece["images"]} | {
        f"{name}.webp" for name in OTHER_PICTURES
    }
    yield from (
        f"{path.name}: a picture that nothing names" for path in sorted(MEDIA.glob("*.webp")) if path.name not in named
    )


def main() -> int:
    pieces = json.loads((DEMO / "pieces.json").read_text("utf-8"))
    found = list(problems(pieces))
    for problem in found:
        print(problem)
    pictures = list(MEDIA.glob("*.webp"))
    weight = sum(path.stat().st_size for path in pictures) / 1e6
    skus = sum(len(piece["skus"]) for piece in pieces)
    print(
        f"{len(pieces)} pieces, {skus} SKUs, {len(pictures)} pictures ({weight:.1f} MB): {f'{len(found)} problems' if found else 'all good'}"
    )
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
