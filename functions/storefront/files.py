"""The site bucket: the shop's shell, and what is published into it."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any

import botocore.session
from botocore.config import Config

from parure.aws.settings import settings
from parure.kernel.errors import Unavailable

SHELL = "index.html"
_AT_ONCE = 12
_SHELL_KEPT_SECONDS = 60.0
# Browsers ask each time, the CDN every five seconds: a price may follow the board, and a piece may go, at any moment. What
# changes in more than its price is forgotten by the CDN besides (distribution.py).
_CACHE = "public, max-age=0, s-maxage=5, must-revalidate"
_KINDS = {"html": "text/html; charset=utf-8", "json": "application/json", "xml": "application/xml", "txt": "text/plain"}
_shell: tuple[float, str] | None = None


@cache
def s3() -> Any:
    # botocore, as in parure.aws.tables: boto3's transfer manager doubles a cold start and is not needed.
    config = Config(max_pool_connections=_AT_ONCE)
    return botocore.session.get_session().create_client("s3", region_name=settings().aws_region, config=config)


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="files")


def read_shell() -> str:
    """The built shop's index.html, kept for a minute."""
    global _shell
    if _shell is None or _shell[0] < time.monotonic() - _SHELL_KEPT_SECONDS:
        answer = s3().get_object(Bucket=settings().site_bucket, Key=SHELL)
        _shell = (time.monotonic(), answer["Body"].read().decode())
    return _shell[1]


def write_files(files: Mapping[str, str]) -> None:
    """One PutObject each, several at once; the first failure is raised when all have ended."""
    client, bucket = s3(), settings().site_bucket

    def write(item: tuple[str, str]) -> None:
        key, text = item
        kind = _KINDS[key.rpartition(".")[2]]
        client.put_object(Bucket=bucket, Key=key, Body=text.encode(), ContentType=kind, CacheControl=_CACHE)

    for written in [_threads().submit(write, item) for item in files.items()]:
        written.result()


def remove_files(keys: Sequence[str]) -> None:
    """One DeleteObjects for a thousand; removing what is not there is no error in S3."""
    for start in range(0, len(keys), 1000):
        named = [{"Key": key} for key in keys[start : start + 1000]]
        answer = s3().delete_objects(Bucket=settings().site_bucket, Delete={"Objects": named, "Quiet": True})
        if answer.get("Errors"):
            raise Unavailable("files_not_removed", f"{answer['Errors'][0]['Key']} could not be removed; try again.")
