"""Two buckets: the private one takes files in and keeps documents, the public one holds what may be shown."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from typing import Any
from urllib.parse import quote

import botocore.session
from botocore.config import Config

from parure.aws.settings import settings
from parure.kernel.time import now
from parure.kernel.value import value

UPLOAD_SECONDS = 900
LINK_SECONDS = 300
_FOR_EVER = "public, max-age=31536000, immutable"


@value
class Form:
    """A form that the browser posts the file with."""

    url: str
    fields: dict[str, str]


@value
class Link:
    url: str
    expires_at: datetime


@cache
def s3() -> Any:
    # The bucket's own address of its region, which the content security policy names.
    config = Config(signature_version="s3v4", s3={"us_east_1_regional_endpoint": "regional"})
    return botocore.session.get_session().create_client("s3", region_name=settings().aws_region, config=config)


def sign_upload(key: str, content_type: str, max_bytes: int) -> Form:
    """A presigned POST for one file of this type and at most this size; no AWS call."""
    post = s3().generate_presigned_post(
        settings().private_bucket,
        key,
        Fields={"Content-Type": content_type},
        Conditions=[{"Content-Type": content_type}, ["content-length-range", 1, max_bytes]],
        ExpiresIn=UPLOAD_SECONDS,
    )
    return Form(post["url"], post["fields"])


def sign_document(key: str, content_type: str, name: str | None) -> Link:
    """An address of the document for five minutes; no AWS call."""
    parameters = {
        "Bucket": settings().private_bucket,
        "Key": key,
        "ResponseContentType": content_type,
        "ResponseCacheControl": "no-store",
        "ResponseContentDisposition": f"inline; filename*=UTF-8''{quote(name or 'document')}",
    }
    expires_at = now() + timedelta(seconds=LINK_SECONDS)
    return Link(s3().generate_presigned_url("get_object", Params=parameters, ExpiresIn=LINK_SECONDS), expires_at)


def read_upload(key: str, max_bytes: int) -> bytes | None:
    """The uploaded file; None when it is larger than allowed, whatever the signature said."""
    answer = s3().get_object(Bucket=settings().private_bucket, Key=key)
    if answer["ContentLength"] > max_bytes:
        return None
    return bytes(answer["Body"].read())


def remove_upload(key: str) -> None:
    """Removing what is not there is no error in S3."""
    s3().delete_object(Bucket=settings().private_bucket, Key=key)


def put_public(key: str, content_type: str, body: bytes) -> None:
    """A key names one content for ever, so browsers may keep it."""
    s3().put_object(
        Bucket=settings().media_bucket, Key=key, Body=body, ContentType=content_type, CacheControl=_FOR_EVER
    )


def put_document(key: str, content_type: str, body: bytes) -> None:
    s3().put_object(Bucket=settings().private_bucket, Key=key, Body=body, ContentType=content_type)
