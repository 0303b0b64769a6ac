"""The queue's side of bulk: it begins with an event and goes on with pages. Its work loads what the HTTP function does without."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bulk.events import ExportRequested, ImportStarted
from parure.aws.logs import correlate
from parure.aws.queues import handle_messages
from parure.kernel.events import Envelope

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord


def _work(record: SQSRecord) -> None:
    message: dict[str, Any] = json.loads(record.body)
    if "detail" in message:
        _begin(Envelope.from_json(message["detail"]))
        return
    from bulk.service.writing import write_page

    write_page(message["import_id"], message["run"], message["page"])


def _begin(envelope: Envelope) -> None:
    correlate(envelope.correlation_id)
    match envelope.type:
        case "ImportStarted":
            from bulk.service.reading import read_file

            started = ImportStarted.parse(envelope.data)
            read_file(started.import_id, started.run)
        case "ExportRequested":
            from bulk.service.exporting import write_export

            write_export(ExportRequested.parse(envelope.data).export_id)


on_work = handle_messages("bulk", _work)
