"""A supplier at the import desk: uploads, starts, and the worker does what the queue would give it."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import boto3

from bulk.app import app, on_work
from integration.gateway import CONTEXT, Answer, call
from parure.aws.auth import Caller, Role
from parure.aws.settings import settings
from parure.aws.tables import OutboxEvent

Json = dict[str, Any]
LUMIERE = "org_01JDBK3M8W5T7R9Q2N4P6V8X0B"
MEI = Caller(Role.SUPPLIER, "usr_01JDBK3M8W5T7R9Q2N4P6V8X0E", LUMIERE)


@dataclass
class Desk:
    caller: Caller = MEI
    language: str = "zh-CN"
    _begun: set[str] = field(default_factory=set)

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        sent = {"accept-language": self.language, **headers}
        if method == "POST":
            sent.setdefault("idempotency-key", uuid.uuid4().hex)
        return call(app, method, f"/api/v1/{path}", body, caller=self.caller, headers=sent)

    def upload(self, data: bytes, filename: str = "listings.csv") -> str:
        made = self.ask("POST", "imports", {"filename": filename, "bytes": max(1, len(data))}).json
        key = made["fields"]["key"]
        boto3.client("s3").put_object(Bucket=settings().private_bucket, Key=key, Body=data)
        return str(made["import_id"])

    def start(self, import_id: str, *, dry_run: bool = False, submit: bool = False) -> Json:
        answer = self.ask("POST", f"imports/{import_id}/start", {"dry_run": dry_run, "submit": submit})
        assert answer.status == 202, answer.text
        return dict(answer.json)

    def run(self, data: bytes, filename: str = "listings.csv", **how: bool) -> Json:
        """Upload, start, let the worker work; the import as it is then."""
        import_id = self.upload(data, filename)
        self.start(import_id, **how)
        self.work()
        return self.look(import_id)

    def look(self, import_id: str) -> Json:
        return dict(self.ask("GET", f"imports/{import_id}").json)

    def lines(self, import_id: str, only: str = "all") -> list[Json]:
        found: list[Json] = []
        cursor = ""
        while True:
            page = self.ask("GET", f"imports/{import_id}/lines?only={only}{cursor}").json
            found += page["items"]
            if page["next_cursor"] is None:
                return found
            cursor = f"&cursor={page['next_cursor']}"

    def work(self, handle: Callable[[Json], Any] | None = None) -> None:
        """What relay, bus and queue do: events of bulk first, then pages until there are none."""
        handle = handle or give
        for event in list(OutboxEvent.scan()):
            envelope = json.loads(event.envelope)
            if envelope["type"] in ("ImportStarted", "ExportRequested") and event.sk not in self._begun:
                self._begun.add(event.sk)
                handle({"detail": envelope})
        while messages := receive():
            for message in messages:
                handle(message)


def receive() -> list[Json]:
    queue = boto3.client("sqs")
    answer = queue.receive_message(QueueUrl=settings().bulk_queue_url, MaxNumberOfMessages=10)
    messages = answer.get("Messages", [])
    for message in messages:
        queue.delete_message(QueueUrl=settings().bulk_queue_url, ReceiptHandle=message["ReceiptHandle"])
    return [json.loads(message["Body"]) for message in messages]


def give(message: Json) -> None:
    """One message, which must not fail."""
    answer = on_work({"Records": [record(message)]}, CONTEXT)
    assert answer == {"batchItemFailures": []}


def record(message: Json) -> Json:
    return {"messageId": "m1", "body": json.dumps(message), "attributes": {}, "eventSource": "aws:sqs"}


def csv_of(*rows: Iterable[Any]) -> bytes:
    return "\r\n".join(
        ",".join(f'"{cell}"' if "," in str(cell) else str(cell) for cell in row) for row in rows
    ).encode()
