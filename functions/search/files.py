"""Snapshots in the private bucket: one file each, `search/snapshots/{id}.tar`."""

from __future__ import annotations

import hashlib
import tarfile
from functools import cache
from pathlib import Path
from typing import Any

import botocore.session
from botocore.exceptions import ClientError

from parure.aws.settings import settings

_PREFIX = "search/snapshots/"
_PIECE = 1 << 20


class Damaged(Exception):
    """The file is gone, shorter or other than what was written; the message says which."""


@cache
def s3() -> Any:
    # botocore, as in parure.aws.tables: boto3's transfer manager doubles a cold start and is not needed.
    return botocore.session.get_session().create_client("s3", region_name=settings().aws_region)


def key_of(snapshot_id: str) -> str:
    return f"{_PREFIX}{snapshot_id}.tar"


def pack_folder(folder: Path, file: Path) -> tuple[int, str]:
    """The folder as one file; its size and checksum."""
    with tarfile.open(file, "w") as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.add(path, path.relative_to(folder).as_posix())
    return file.stat().st_size, _checksum(file)


def send(snapshot_id: str, file: Path) -> None:
    with file.open("rb") as body:
        s3().put_object(Bucket=settings().private_bucket, Key=key_of(snapshot_id), Body=body)


def fetch(snapshot_id: str, size: int, sha256: str, into: Path) -> None:
    """The folder as it was packed.

    Raises:
        Damaged: it is not what was sent.
    """
    try:
        body = s3().get_object(Bucket=settings().private_bucket, Key=key_of(snapshot_id))["Body"]
    except ClientError as error:
        if error.response["Error"]["Code"] in ("NoSuchKey", "404", "AccessDenied"):
            # Without the right to list, S3 says AccessDenied of what is not there.
            raise Damaged(f"{snapshot_id} is gone") from error
        raise
    into.mkdir(parents=True, exist_ok=True)
    file = into / "snapshot.tar"
    with file.open("wb") as written:
        for piece in body.iter_chunks(_PIECE):
            written.write(piece)
    if file.stat().st_size != size:
        raise Damaged(f"{snapshot_id} has {file.stat().st_size} bytes, not {size}")
    if _checksum(file) != sha256:
        raise Damaged(f"{snapshot_id} has another checksum")
    with tarfile.open(file) as archive:
        archive.extractall(into, filter="data")
    file.unlink()


def remove(snapshot_id: str) -> None:
    s3().delete_object(Bucket=settings().private_bucket, Key=key_of(snapshot_id))


def _checksum(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
