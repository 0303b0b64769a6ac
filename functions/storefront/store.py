"""The site bucket: the shop's shell, and what is published into it."""

from __future__ import annotations

import time
from functools import cache
from typing import Any

import botocore.session

from parure.aws.settings import settings

SHELL = "index.html"
_SHELL_KEPT_SECONDS = 60.0
# Short: a price may follow the board within the minute; stale while the edge asks again.
_CACHE = "public, max-age=60, stale-while-revalidate=600"
_shell: tuple[float, str] | None = None


@cache
def _s3() -> Any:
    # botocore, as in parure.aws.tables: boto3's transfer manager doubles a cold start and is not needed.
    return botocore.session.get_session().create_client("s3", region_name=settings().aws_region)


def read_shell() -> str:
    """The built shop's index.html, kept for a minute."""
    global _shell
    if _shell is None or _shell[0] < time.monotonic() - _SHELL_KEPT_SECONDS:
        answer = _s3().get_object(Bucket=settings().site_bucket, Key=SHELL)
        _shell = (time.monotonic(), answer["Body"].read().decode())
    return _shell[1]


def write_page(key: str, text: str) -> None:
    kind = "text/html; charset=utf-8" if key.endswith(".html") else "application/json"
    _s3().put_object(Bucket=settings().site_bucket, Key=key, Body=text.encode(), ContentType=kind, CacheControl=_CACHE)


def remove_page(key: str) -> None:
    """Removing what is not there is no error in S3."""
    _s3().delete_object(Bucket=settings().site_bucket, Key=key)
