"""Puts the shop's files and the demo pictures into the buckets, as a deployment does; only what changed is sent."""

from __future__ import annotations

import hashlib
import io
import json
import mimetypes
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from typing import Any

from infra.local.blueprint import ROOT
from infra.local.cloud import LocalCloud
from PIL import Image

SHOP = ROOT / "frontend" / "shop"
PICTURES = ROOT / "infra" / "local" / "demo" / "media"


def publish_site(cloud: LocalCloud) -> None:
    """The built shop into the site bucket. Product pages are made from its index.html and name its files by their hashes,
    so files of earlier builds stay. Without a build its source serves as the shell."""
    built = [path for path in (SHOP / "dist").rglob("*") if path.is_file()]
    files = {path.relative_to(SHOP / "dist").as_posix(): path for path in built} or {"index.html": SHOP / "index.html"}
    _send(cloud, cloud.outputs["SiteBucket"], files)


def publish_pictures(cloud: LocalCloud) -> None:
    """Every demo picture with its sizes, as functions/media keeps what suppliers upload; demo/render/sizes.py made them.
    JPEGs are made here, where the picture is new: they would be the largest part of the repository."""
    storage, bucket = cloud.client("s3"), cloud.outputs["MediaBucket"]
    have = _tags(storage, bucket)
    sizes: dict[str, dict[str, Any]] = json.loads((PICTURES / "sizes.json").read_text())
    files: dict[str, Path] = {}
    new: list[tuple[str, Path, list[int]]] = []
    for name, size in sizes.items():
        largest = f"media/demo/{name}/{size['width']}.webp"
        original = PICTURES / f"{name}.webp"
        files |= {f"media/demo/{name}/{path.name}": path for path in (PICTURES / name).iterdir()}
        files |= {largest: original, f"media/demo/{name}/image.webp": PICTURES / name / "800.webp"}
        if have.get(largest) != _md5(original.read_bytes()):
            new.append((name, original, size["widths"]))
    for turn in PICTURES.glob("*-turn"):
        files |= {f"media/demo/{turn.name}/{frame.name}": frame for frame in turn.glob("*.webp")}
    with ThreadPoolExecutor(2) as pool:
        for key, body in chain.from_iterable(pool.map(_jpegs, new)):
            storage.put_object(Bucket=bucket, Key=key, Body=body, ContentType="image/jpeg")
    _send(cloud, bucket, files)


def _jpegs(picture: tuple[str, Path, list[int]]) -> list[tuple[str, bytes]]:
    name, original, widths = picture
    with Image.open(original) as whole:
        return [(f"media/demo/{name}/{width}.jpg", _jpeg(whole.convert("RGB"), width)) for width in widths]


def _jpeg(picture: Image.Image, width: int) -> bytes:
    buffer = io.BytesIO()
    sized = picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)
    sized.save(buffer, "JPEG", quality=82, progressive=True)
    return buffer.getvalue()


def shell_digest() -> str:
    """Of what product pages are made from; another digest means other pages."""
    shell = SHOP / "dist" / "index.html"
    return hashlib.sha256(shell.read_bytes()).hexdigest() if shell.exists() else ""


def _send(cloud: LocalCloud, bucket: str, files: dict[str, Path]) -> None:
    storage = cloud.client("s3")
    have = _tags(storage, bucket)
    changed = [(key, path) for key, path in files.items() if have.get(key) != _md5(path.read_bytes())]

    def put(item: tuple[str, Path]) -> None:
        key, path = item
        kind = mimetypes.guess_type(key)[0] or "application/octet-stream"
        storage.put_object(Bucket=bucket, Key=key, Body=path.read_bytes(), ContentType=kind)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(put, changed))


def _tags(storage: Any, bucket: str) -> dict[str, str]:
    pages: Iterable[dict[str, Any]] = storage.get_paginator("list_objects_v2").paginate(Bucket=bucket)
    return {found["Key"]: found["ETag"].strip('"') for page in pages for found in page.get("Contents", [])}


def _md5(data: bytes) -> str:
    # What S3 gives as ETag of an object that was put in one piece.
    return hashlib.md5(data, usedforsecurity=False).hexdigest()
