"""`python -m infra.local.edge`: started by the launcher, which tells it by the environment where things are."""

from __future__ import annotations

import os

import boto3
import uvicorn
from botocore.config import Config
from infra.local.edge.app import Origins, create_app
from infra.local.edge.headers import security_headers


def main() -> None:
    environment = os.environ
    emulator = environment["AWS_ENDPOINT_URL"]
    region = environment["AWS_REGION"]
    origins = Origins(
        storage=boto3.client("s3", config=Config(max_pool_connections=64)),
        media_bucket=environment["MEDIA_BUCKET"],
        site_bucket=environment["SITE_BUCKET"],
        api_url=environment["EDGE_API_URL"],
        emulator_url=emulator,
        account=environment["AWS_ACCOUNT_ID"],
        headers=security_headers(private_bucket=environment["PRIVATE_BUCKET"], region=region, upload_origin=emulator),
    )
    port = int(environment["LOCAL_EDGE_PORT"])
    uvicorn.run(
        create_app(origins), host="127.0.0.1", port=port, log_level="warning", access_log=False, server_header=False
    )


if __name__ == "__main__":
    main()
