"""Private documents: a link for five minutes, and who was given it."""

from __future__ import annotations

from media.buckets import Link, sign_document
from media.events import DocumentOpened
from media.rules.kinds import MediaState
from parure.aws.auth import Caller
from parure.aws.tables import Transaction
from parure.kernel.errors import Conflict


def open_document(
    media_id: str, owner: str, state: MediaState, key: str, content_type: str, name: str | None, *, by: Caller
) -> Link:
    if state is not MediaState.READY:
        raise Conflict("document_not_ready", "The document is still being checked, or was refused.", state=str(state))
    tx = Transaction()
    tx.publish(DocumentOpened(media_id=media_id, owner=owner), by=by.id)
    tx.commit()
    return sign_document(key, content_type, name)
