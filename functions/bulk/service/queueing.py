"""Pages wait in our own queue until a worker has time."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import botocore.session

from parure.aws.settings import settings
from parure.kernel.errors import Unavailable

_AT_ONCE = 10
"""Messages that SQS takes in one call."""


@cache
def _sqs() -> Any:
    return botocore.session.get_session().create_client("sqs", region_name=settings().aws_region)


def queue_pages(import_id: str, run: int, pages: int) -> None:
    """A message per page. One that was sent before does no harm: what is written is not written again.

    Raises:
        Unavailable: SQS did not take all; asking again sends all again.
    """
    for start in range(0, pages, _AT_ONCE):
        entries = [
            {"Id": str(page), "MessageBody": json.dumps({"import_id": import_id, "run": run, "page": page})}
            for page in range(start, min(start + _AT_ONCE, pages))
        ]
        answer = _sqs().send_message_batch(QueueUrl=settings().bulk_queue_url, Entries=entries)
        if answer.get("Failed"):
            raise Unavailable("queue_busy", "The queue did not take every page. It will be tried again.")
