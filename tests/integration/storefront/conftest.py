"""The site bucket with a shell, the events that fill it, and what stands in it."""

from __future__ import annotations

import json
import os
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from integration.catalog import goods
from integration.gateway import CONTEXT
from parure.aws import messages
from parure.aws.settings import settings
from parure.kernel.events import DomainEvent, Envelope
from parure.kernel.time import now
from storefront import app, distribution, files

SHELL = """<!doctype html>
<html lang="zh-CN">
  <head>
    <!--parure:head-->
    <title>珠联 Parure</title>
    <script type="module" crossorigin src="/assets/index-D.js"></script>
  </head>
  <body>
    <div id="app"><!--parure:body--></div>
  </body>
</html>
"""


class Site:
    """What stands in the bucket."""

    def tell(self, *events: DomainEvent, tries: int = 1) -> dict[str, Any]:
        """The events as they come from the queue, for the first time or again."""
        records = []
        for n, event in enumerate(events):
            envelope = Envelope.wrap(event, event_id=f"evt_{n}", at=now(), by=None, correlation_id="c")
            body = json.dumps({"detail": envelope.to_json()})
            seen = {"ApproximateReceiveCount": str(tries)}
            records.append({"messageId": str(n), "body": body, "attributes": seen})
        return app.on_events({"Records": records}, CONTEXT)

    def read(self, key: str) -> str | None:
        try:
            answer = boto3.client("s3").get_object(Bucket=os.environ["SITE_BUCKET"], Key=key)
        except ClientError:
            return None
        return str(answer["Body"].read().decode())

    def keys(self, prefix: str = "") -> list[str]:
        found = boto3.client("s3").list_objects_v2(Bucket=os.environ["SITE_BUCKET"], Prefix=prefix)
        return [one["Key"] for one in found.get("Contents", [])]

    def put_shell(self, text: str = SHELL) -> None:
        boto3.client("s3").put_object(Bucket=os.environ["SITE_BUCKET"], Key="index.html", Body=text.encode())
        files._shell = None

    def sweep(self) -> int:
        return app.on_schedule({}, None)["caught_up"]


class Forgotten(list[str]):
    """A CDN that writes down what it was told to forget."""

    def forget(self, paths: Any) -> None:
        self.extend(paths)


@pytest.fixture(autouse=True)
def site(aws: None, monkeypatch: pytest.MonkeyPatch) -> Site:
    queue = boto3.client("sqs").create_queue(QueueName="parure-storefront-rebuilds")["QueueUrl"]
    monkeypatch.setenv("REBUILD_QUEUE_URL", queue)
    settings.cache_clear()
    for client in (files.s3, messages.sqs, distribution._cloudfront):
        client.cache_clear()
    monkeypatch.setattr(files, "_shell", None)
    made = Site()
    made.put_shell()
    goods.open_mall()
    return made


@pytest.fixture
def forgotten(monkeypatch: pytest.MonkeyPatch) -> Forgotten:
    from storefront.service import publishing, rebuilding

    cdn = Forgotten()
    for module in (publishing, rebuilding):
        monkeypatch.setattr(module, "distribution", lambda: cdn)
    return cdn
