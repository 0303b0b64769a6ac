"""Files of imports and exports in the private bucket; browsers send and fetch them by signed addresses."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import botocore.session
from botocore.config import Config
from botocore.exceptions import ClientError

from parure.aws.settings import settings

_UPLOAD_SECONDS = 900
LINK_SECONDS = 300
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


@cache
def s3() -> Any:
    # The bucket's own address of its region, which the content security policy names.
    config = Config(signature_version="s3v4", s3={"us_east_1_regional_endpoint": "regional"})
    return botocore.session.get_session().create_client("s3", region_name=settings().aws_region, config=config)


def upload_key(org_id: str, import_id: str) -> str:
    return f"bulk/{org_id}/{import_id}/file"


def page_key(org_id: str, import_id: str, run: int, page: int) -> str:
    return f"bulk/{org_id}/{import_id}/{run:04}/{page:05}.jsonl"


def sign_upload(key: str, max_bytes: int) -> tuple[str, dict[str, str]]:
    """Address and fields of a form for one file of at most this size; no AWS call."""
    post = s3().generate_presigned_post(
        settings().private_bucket,
        key,
        Conditions=[["content-length-range", 1, max_bytes]],
        ExpiresIn=_UPLOAD_SECONDS,
    )
    return post["url"], post["fields"]


def sign_download(key: str, filename: str, format: str) -> str:
    """An address of the file for five minutes; no AWS call."""
    parameters = {
        "Bucket": settings().private_bucket,
        "Key": key,
        "ResponseContentType": TYPES[format],
        "ResponseCacheControl": "no-store",
        "ResponseContentDisposition": f"attachment; filename*=UTF-8''{quote(filename)}",
    }
    return str(s3().generate_presigned_url("get_object", Params=parameters, ExpiresIn=LINK_SECONDS))


def size_of(key: str) -> int | None:
    """Bytes of the file; None if there is none."""
    try:
        return int(s3().head_object(Bucket=settings().private_bucket, Key=key)["ContentLength"])
    except ClientError as error:
        if error.response["ResponseMetadata"]["HTTPStatusCode"] == 404:
            return None
        raise


def fetch(key: str, into: Path) -> None:
    body = s3().get_object(Bucket=settings().private_bucket, Key=key)["Body"]
    with into.open("wb") as file:
        for block in body.iter_chunks(1 << 20):
            file.write(block)


def read(key: str) -> bytes:
    return bytes(s3().get_object(Bucket=settings().private_bucket, Key=key)["Body"].read())


def put(key: str, body: bytes | Path) -> None:
    if isinstance(body, bytes):
        s3().put_object(Bucket=settings().private_bucket, Key=key, Body=body)
        return
    with body.open("rb") as file:
        s3().put_object(Bucket=settings().private_bucket, Key=key, Body=file)
