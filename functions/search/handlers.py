"""What queues and the clock bring to search; loads what the HTTP function does without."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from parure.aws.logs import correlate, logger
from parure.aws.queues import handle_messages
from parure.kernel.events import Envelope
from search.events import SearchesObserved

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord


_SEARCHES = (SearchesObserved.source, SearchesObserved.type_name())


def on_events(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """The whole batch as one piece of work, for a thousand changes make a few writes then; if that fails each event for itself."""
    envelopes = [_envelope(record["body"]) for record in event["Records"]]
    try:
        _take_in(envelopes)
    except Exception:  # noqa: BLE001 - each event is tried alone, and what fails then is raised
        logger.exception("a batch failed; each event is handled for itself")
        return handle_messages("search", _follow_alone)(event, context)
    return {"batchItemFailures": []}


def _take_in(envelopes: list[Envelope]) -> None:
    """What buyers searched for is counted, the rest changes the index."""
    from search.service.following import follow

    searches = [one for one in envelopes if (one.source, one.type) == _SEARCHES]
    if searches:
        from search.service.popular import note_searches

        note_searches(searches)
    if len(searches) < len(envelopes):
        follow([one for one in envelopes if one not in searches])


def _envelope(body: str) -> Envelope:
    return Envelope.from_json(json.loads(body)["detail"])


def _follow_alone(record: SQSRecord) -> None:
    envelope = _envelope(record.body)
    correlate(envelope.correlation_id)
    _take_in([envelope])


def _work(record: SQSRecord) -> None:
    from search.service import rebuilding

    message = json.loads(record.body)
    if "detail" not in message:
        rebuilding.handle_message(message)
        return
    envelope = Envelope.from_json(message["detail"])
    correlate(envelope.correlation_id)
    rebuilding.queue_rest(envelope.data["rebuild_id"])


on_rebuilds = handle_messages("search", _work)


def on_schedule(_: dict[str, Any], __: Any) -> dict[str, Any]:
    from search.service.sweeping import sweep

    return sweep()
