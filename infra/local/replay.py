"""`make replay QUEUE=orders-events`: sends a queue's dead letters back where they came from.

Messages of a queue go back into it. The relay's dead letters name outbox records: their envelopes are read again from the
`events` table and put onto the bus. `--aws` does the same in an account, with the caller's own credentials.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

import boto3
from infra.local.running import NotRunning, running_cloud

Client = Callable[[Any], Any]


def main() -> int:
    arguments = argparse.ArgumentParser(prog="make replay", description=__doc__)
    arguments.add_argument("queue", nargs="?", help="orders-events, routing-events, …, webhooks or relay")
    arguments.add_argument("--stack", default="parure")
    arguments.add_argument("--aws", action="store_true", help="in an account instead of the local cloud")
    given = arguments.parse_args()
    try:
        client = _account if given.aws else running_cloud().client
        known = dead_letter_queues(client, given.stack)
        if given.queue not in known:
            print(f"Say which queue: make replay QUEUE=…, one of {', '.join(known)}.", file=sys.stderr)
            return 2
        count = replay(client, given.stack, given.queue)
    except NotRunning as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{count} {'message' if count == 1 else 'messages'} sent back to {given.queue}.")
    return 0


def _account(service: Any) -> Any:
    return boto3.client(service)


def dead_letter_queues(client: Client, stack: str) -> list[str]:
    urls = client("sqs").list_queues(QueueNamePrefix=f"{stack}-").get("QueueUrls", [])
    names = (url.rsplit("/", 1)[1].removeprefix(f"{stack}-") for url in urls)
    return sorted(name.removesuffix("-dead") for name in names if name.endswith("-dead"))


def replay(client: Client, stack: str, queue: str) -> int:
    """Send every dead letter of this queue back; returns how many.

    A letter is deleted after it was sent: interrupted between the two, it is sent twice, which handlers bear.
    """
    queues = client("sqs")
    dead = queues.get_queue_url(QueueName=f"{stack}-{queue}-dead")["QueueUrl"]
    send = _to_bus(client, stack) if queue == "relay" else _to_queue(queues, f"{stack}-{queue}")
    count = 0
    for message in _messages(queues, dead):
        send(message["Body"])
        queues.delete_message(QueueUrl=dead, ReceiptHandle=message["ReceiptHandle"])
        count += 1
    return count


def _messages(queues: Any, url: str) -> Iterator[dict[str, Any]]:
    while messages := queues.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
        yield from messages


def _to_queue(queues: Any, name: str) -> Callable[[str], None]:
    url = queues.get_queue_url(QueueName=name)["QueueUrl"]
    return lambda body: queues.send_message(QueueUrl=url, MessageBody=body)


def _to_bus(client: Client, stack: str) -> Callable[[str], None]:
    table, events = client("dynamodb"), client("events")

    def send(body: str) -> None:
        keys = {name: {"S": value} for name, value in json.loads(body)["keys"].items()}
        envelope = table.get_item(TableName=f"{stack}-events", Key=keys)["Item"]["envelope"]["S"]
        told = json.loads(envelope)
        entry = {
            "EventBusName": stack,
            "Source": f"parure.{told['source']}",
            "DetailType": told["type"],
            "Detail": envelope,
        }
        answer = events.put_events(Entries=[entry])
        if answer["FailedEntryCount"]:
            raise RuntimeError(f"The bus refused {keys}: {answer['Entries'][0]}")

    return send


if __name__ == "__main__":
    sys.exit(main())
