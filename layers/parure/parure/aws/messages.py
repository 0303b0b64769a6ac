"""Work that waits in a queue of ours: the steps of a rebuild, the pages of an import."""

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
def sqs() -> Any:
    return botocore.session.get_session().create_client("sqs", region_name=settings().aws_region)


def queue_messages(queue_url: str, messages: Iterable[Mapping[str, Any]]) -> None:
    """
    Raises:
        Unavailable: SQS did not take all; who asks again sends all again, which has to do no harm.
    """
    left = iter(messages)
    while batch := list(islice(left, _AT_ONCE)):
        entries = [{"Id": str(n), "MessageBody": json.dumps(message)} for n, message in enumerate(batch)]
        answer = sqs().send_message_batch(QueueUrl=queue_url, Entries=entries)
        if answer.get("Failed"):
            raise Unavailable("queue_busy", "The queue did not take every message. It will be tried again.")
