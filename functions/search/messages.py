"""The queue of a rebuild's steps and chunks, and of whole assortments of shops."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import islice
from typing import Any

import botocore.session

from parure.aws.settings import settings
from parure.kernel.errors import Unavailable

_AT_ONCE = 10
"""Messages that SQS takes in one call."""


@cache
def _sqs() -> Any:
    return botocore.session.get_session().create_client("sqs", region_name=settings().aws_region)


def queue_messages(messages: Iterable[Mapping[str, Any]]) -> None:
    """
    Raises:
        Unavailable: SQS did not take all; who asks again sends all again, which does no harm.
    """
    left = iter(messages)
    while batch := list(islice(left, _AT_ONCE)):
        entries = [{"Id": str(n), "MessageBody": json.dumps(message)} for n, message in enumerate(batch)]
        answer = _sqs().send_message_batch(QueueUrl=settings().search_queue_url, Entries=entries)
        if answer.get("Failed"):
            raise Unavailable("queue_busy", "The queue did not take every message. It will be tried again.")
