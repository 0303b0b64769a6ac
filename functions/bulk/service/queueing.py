"""Pages wait in our own queue until a worker has time."""

from __future__ import annotations

from parure.aws.messages import queue_messages
from parure.aws.settings import settings


def queue_pages(import_id: str, run: int, pages: int) -> None:
    """A message per page. One that was sent before does no harm: what is written is not written again.

    Raises:
        Unavailable: SQS did not take all; asking again sends all again.
    """
    queue_messages(
        settings().bulk_queue_url, ({"import_id": import_id, "run": run, "page": page} for page in range(pages))
    )
