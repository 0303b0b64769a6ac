"""SQS handlers with partial batch response: a message that fails is retried alone, then goes to its DLQ."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from parure.aws.logs import correlate, logger
from parure.aws.tables import AlreadyDone
from parure.kernel.events import DomainEvent, Envelope

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord

E = TypeVar("E", bound=DomainEvent)
Handler = Callable[[dict[str, Any], Any], dict[str, Any]]
EventHandlers = Mapping[type[Any], Callable[[Any, Envelope], None]]


def handle_messages(service: str, handle: Callable[[SQSRecord], None]) -> Handler:
    """A Lambda handler that gives each message to `handle`; AlreadyDone counts as done."""

    def handle_one(record: SQSRecord) -> None:
        try:
            handle(record)
        except AlreadyDone:
            logger.info("already handled", service_name=service, message_id=record.message_id)
        except Exception:
            logger.exception("message failed", service_name=service, message_id=record.message_id)
            raise

    def on_batch(event: dict[str, Any], context: Any) -> dict[str, Any]:
        # Imported here: the HTTP function shares this module's importer and never needs it.
        from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response

        # A batch that fails whole is reported item by item too, so that each message keeps its own count of tries.
        processor = BatchProcessor(event_type=EventType.SQS, raise_on_entire_batch_failure=False)
        return dict(process_partial_response(event, record_handler=handle_one, processor=processor, context=context))

    return on_batch


def handle_events(service: str, handlers: EventHandlers) -> Handler:
    """A Lambda handler for a queue of domain events that EventBridge fills; each event class has one function.

    An event that no function is named for is passed over: a rule may be wider than a handler while a stack is updated.
    """
    by_type = {(cls.source, cls.type_name()): (cls, handle) for cls, handle in handlers.items()}

    def handle(record: SQSRecord) -> None:
        envelope = Envelope.from_json(json.loads(record.body)["detail"])
        correlate(envelope.correlation_id)
        found = by_type.get((envelope.source, envelope.type))
        if found is None:
            logger.warning("no handler for event", service_name=service, event_type=envelope.type)
            return
        cls, handle_event = found
        handle_event(cls.parse(envelope.data), envelope)

    return handle_messages(service, handle)
