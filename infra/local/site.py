"""Puts the shop's files and the demo pictures into the buckets, as a deployment does; only what changed is sent."""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from infra.local.blueprint import ROOT
from infra.local.cloud import LocalCloud

SHOP = ROOT / "frontend" / "shop"
PICTURES = ROOT / "infra" / "local" / "demo" / "media"


def publish_site(cloud: LocalCloud) -> None:
    """The built shop into the site bucket. Product pages are made from its index.html and name its files by their hashes,
    so files of earlier builds stay. Without a build its source serves as the shell."""
    built = [path for path in (SHOP / "dist").rglob("*") if path.is_file()]
    files = {path.relative_to(SHOP / "dist").as_posix(): path for path in built} or {"index.html": SHOP / "index.html"}
    _send(cloud, cloud.outputs["SiteBucket"], files)


def publish_pictures(cloud: LocalCloud) -> None:
    _send(cloud, cloud.outputs["MediaBucket"], {f"media/demo/{path.name}": path for path in PICTURES.glob("*.*")})


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
