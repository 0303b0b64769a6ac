"""Pictures: a supplier's browser puts them into the bucket itself, within what the signature allows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import botocore.session
from botocore.config import Config

from parure.aws.auth import Caller
from parure.aws.settings import settings
from parure.kernel.ids import new_ulid

MAX_BYTES = 8 * 1024 * 1024
SUFFIXES = {"image/webp": "webp", "image/jpeg": "jpg", "image/png": "png", "image/avif": "avif"}
_SECONDS = 600


@dataclass(frozen=True)
class Upload:
    key: str
    url: str
    fields: dict[str, str]


@cache
def _s3() -> Any:
    # The bucket's own address of its region, which the content security policy names.
    config = Config(signature_version="s3v4", s3={"us_east_1_regional_endpoint": "regional"})
    return botocore.session.get_session().create_client("s3", region_name=settings().aws_region, config=config)


def start_upload(content_type: str, *, by: Caller) -> Upload:
    """A presigned POST for one picture of at most 8 MB of this type, below the organisation's own prefix; no AWS call."""
    key = f"media/{by.org}/{new_ulid().lower()}.{SUFFIXES[content_type]}"
    cache_control = "public, max-age=31536000, immutable"
    fixed = {"Content-Type": content_type, "Cache-Control": cache_control}
    post = _s3().generate_presigned_post(
        settings().media_bucket,
        key,
        Fields=fixed,
        Conditions=[
            {"Content-Type": content_type},
            {"Cache-Control": cache_control},
            ["content-length-range", 1, MAX_BYTES],
        ],
        ExpiresIn=_SECONDS,
    )
    return Upload(key, post["url"], post["fields"])
