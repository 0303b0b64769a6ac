"""A mall whose goods are searched: events go in, answers come out; on moto."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import boto3
import pytest

from integration.catalog import goods
from integration.gateway import CONTEXT, Answer, call
from parure.aws import messages
from parure.aws.auth import Caller
from parure.aws.settings import settings
from parure.kernel.events import DomainEvent, Envelope
from parure.kernel.time import now
from search import app, files, store
from search.service import holding, searching
from search.service.rebuilding import rebuild_at_once


class Shopfront:
    """What a buyer finds, and the queue and the clock that keep it fresh."""

    def __init__(self) -> None:
        self.events = 0

    def tell(self, *events: DomainEvent, again: bool = False) -> dict[str, Any]:
        """The events as they come from the queue; `again` the same messages as before."""
        records: list[dict[str, Any]] = []
        for event in events:
            self.events += 0 if again else 1
            envelope = Envelope.wrap(event, event_id=f"evt_{self.events}", at=now(), by=None, correlation_id="c")
            records.append({"messageId": f"m{len(records)}", "body": json.dumps({"detail": envelope.to_json()})})
        return app.on_events({"Records": records}, CONTEXT)

    def ask(self, query: str = "", **headers: str) -> Answer:
        return call(app.app, "GET", f"/api/v1/search{query}", headers={"accept-language": "zh-CN", **headers})

    def found(self, query: str = "", **headers: str) -> Any:
        answer = self.ask(query, **headers)
        assert answer.status == 200, answer.text
        return answer.json

    def ids(self, query: str = "") -> list[str]:
        return [item["product_id"] for item in self.found(query)["items"]]

    def operate(self, method: str, path: str, **headers: str) -> Answer:
        return self.send(method, path, caller=goods.OPERATOR, **headers)

    def send(self, method: str, path: str, body: Any = None, *, caller: Caller | None = None, **headers: str) -> Answer:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        return call(app.app, method, f"/api/v1{path}", body, caller=caller or Caller(), headers=sent)

    def look_again(self) -> None:
        """Some seconds later: the instance looks at the log before it answers."""
        if holding._held is not None:
            holding._held.looked_at -= holding.LOOKED_AT_EVERY

    def new_instance(self) -> None:
        holding.let_go()

    def sweep(self) -> dict[str, Any]:
        return app.on_schedule({}, None)

    def work(self, limit: int = 1000) -> int:
        """Everything that waits in the queue of rebuilds, and what comes of it; how many messages."""
        queue, done = boto3.client("sqs"), 0
        while done < limit:
            got = queue.receive_message(QueueUrl=settings().search_queue_url, MaxNumberOfMessages=1).get("Messages", [])
            if not got:
                return done
            app.on_rebuilds({"Records": [{"messageId": "m", "body": got[0]["Body"]}]}, CONTEXT)
            queue.delete_message(QueueUrl=settings().search_queue_url, ReceiptHandle=got[0]["ReceiptHandle"])
            done += 1
        return done

    def begin(self, rebuild_id: str) -> None:
        """What the rule does with IndexRebuildStarted."""
        from search.events import IndexRebuildStarted

        event = IndexRebuildStarted(rebuild_id=rebuild_id)
        envelope = Envelope.wrap(event, event_id="evt_r", at=now(), by=None, correlation_id="c")
        record = {"messageId": "m", "body": json.dumps({"detail": envelope.to_json()})}
        assert app.on_rebuilds({"Records": [record]}, CONTEXT) == {"batchItemFailures": []}

    def snapshots(self) -> list[str]:
        return [one.id for one in store.standing(store.find_snapshots())]


@pytest.fixture
def empty(aws: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shopfront]:
    """A mall whose index was never made."""
    queue = boto3.client("sqs").create_queue(QueueName="parure-search-rebuilds")["QueueUrl"]
    monkeypatch.setenv("SEARCH_QUEUE_URL", queue)
    settings.cache_clear()
    for client in (files.s3, messages.sqs):
        client.cache_clear()
    holding.let_go()
    monkeypatch.setattr(searching, "_rates", None)
    goods.open_mall()
    yield Shopfront()
    holding.let_go()
    for client in (files.s3, messages.sqs):
        client.cache_clear()


@pytest.fixture
def front(empty: Shopfront) -> Shopfront:
    """A mall with an index, and nothing in it."""
    rebuild_at_once()
    return empty
