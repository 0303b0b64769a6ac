"""From the outbox to a queue, on the deployed template."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from infra.local.mall import Mall, eventually


def put_into_outbox(mall: Mall, aggregate: str, event_id: str, envelope: str) -> None:
    item = {"pk": {"S": aggregate}, "sk": {"S": event_id}, "envelope": {"S": envelope}}
    mall.client("dynamodb").put_item(TableName=mall.table("events"), Item=item)


def envelope_of(event_id: str, event_type: str) -> str:
    return json.dumps(
        {
            "event_id": event_id,
            "type": event_type,
            "version": 1,
            "source": "wiring",
            "aggregate_id": "agg",
            "at": "2026-11-23T00:00:00Z",
            "by": None,
            "correlation_id": "test",
            "data": {"words": "珠联璧合"},
        }
    )


class Inbox:
    """All messages that came to a queue so far."""

    def __init__(self, mall: Mall, url: str) -> None:
        self.queues = mall.client("sqs")
        self.url = url
        self.bodies: list[dict[str, Any]] = []

    def look(self) -> list[dict[str, Any]]:
        answer = self.queues.receive_message(QueueUrl=self.url, MaxNumberOfMessages=10)
        for message in answer.get("Messages", []):
            self.bodies.append(json.loads(message["Body"]))
            self.queues.delete_message(QueueUrl=self.url, ReceiptHandle=message["ReceiptHandle"])
        return self.bodies

    def event_ids(self) -> set[str]:
        return {body["detail"]["event_id"] for body in self.look()}


@pytest.fixture
def listener(mall: Mall) -> Iterator[tuple[Inbox, str]]:
    """The inbox of every event of one type, and the type's name."""
    event_type = f"Heard{uuid.uuid4().hex[:8]}"
    queues, events = mall.client("sqs"), mall.client("events")
    url = queues.create_queue(QueueName=event_type)["QueueUrl"]
    arn = queues.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    bus = mall.cloud.stack
    events.put_rule(Name=event_type, EventBusName=bus, EventPattern=json.dumps({"detail-type": [event_type]}))
    events.put_targets(Rule=event_type, EventBusName=bus, Targets=[{"Id": "listener", "Arn": arn}])
    yield Inbox(mall, url), event_type
    events.remove_targets(Rule=event_type, EventBusName=bus, Ids=["listener"])
    events.delete_rule(Name=event_type, EventBusName=bus)
    queues.delete_queue(QueueUrl=url)


def test_an_event_in_the_outbox_arrives_on_the_bus_as_it_was_written(mall: Mall, listener: tuple[Inbox, str]) -> None:
    inbox, event_type = listener
    written = envelope_of("evt_heard", event_type)

    put_into_outbox(mall, "agg_heard", "evt_heard", written)

    message = eventually(inbox.look)[0]
    assert message["source"] == "parure.wiring"
    assert message["detail-type"] == event_type
    assert message["detail"] == json.loads(written)


def test_a_poison_record_ends_in_the_dead_letters_and_the_rest_goes_on(mall: Mall, listener: tuple[Inbox, str]) -> None:
    inbox, event_type = listener
    dead_letters = Inbox(mall, mall.queue_url("relay-dead"))
    aggregate = f"agg_{uuid.uuid4().hex[:8]}"

    put_into_outbox(mall, aggregate, "evt_1", envelope_of("evt_1", event_type))
    put_into_outbox(mall, aggregate, "evt_2", "this is no envelope")
    put_into_outbox(mall, aggregate, "evt_3", envelope_of("evt_3", event_type))

    eventually(lambda: inbox.event_ids() == {"evt_1", "evt_3"})
    (letter,) = eventually(lambda: [one for one in dead_letters.look() if one["keys"]["pk"] == aggregate])
    assert letter["keys"]["sk"] == "evt_2"
    assert "not a JSON object" in letter["reason"]


def test_more_events_than_one_call_takes_all_arrive(mall: Mall, listener: tuple[Inbox, str]) -> None:
    inbox, event_type = listener
    ids = {f"evt_{number:02}" for number in range(25)}

    for event_id in sorted(ids):
        put_into_outbox(mall, "agg_many", event_id, envelope_of(event_id, event_type))

    eventually(lambda: inbox.event_ids() == ids)
