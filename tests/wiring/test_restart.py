"""What `make run` promises: the data is there again after a stop, and events still flow."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest
from infra.local.cloud import LocalCloud, Ports, StartFailed
from infra.local.launch import check_ports
from infra.local.mall import Mall, eventually
from infra.local.seed import seed


def test_accounts_and_events_survive_a_restart(tmp_path: Path) -> None:
    ports = Ports.free()
    first = LocalCloud(directory=tmp_path, ports=ports, reload=False, workers=2)
    first.start()
    try:
        seed(first, "people", quiet=True)
    finally:
        first.stop()

    second = LocalCloud(directory=tmp_path, ports=ports, reload=False, workers=2)
    second.start()
    try:
        mall = Mall(second)
        with mall.person("supplier") as supplier:
            assert supplier.get("me").json()["email"] == "supplier@parure.test"
        item = {"pk": {"S": "agg"}, "sk": {"S": "evt_after"}, "envelope": {"S": "poison"}}
        mall.client("dynamodb").put_item(TableName=mall.table("events"), Item=item)

        queues, url = mall.client("sqs"), mall.queue_url("relay-dead")
        found = eventually(lambda: queues.receive_message(QueueUrl=url).get("Messages"), within=120)
        assert json.loads(found[0]["Body"])["keys"]["sk"] == "evt_after"
    finally:
        second.stop()


def test_a_port_in_use_is_told_before_anything_starts() -> None:
    ports = Ports.free()
    with socket.create_server(("127.0.0.1", ports.payments)), pytest.raises(StartFailed) as told:
        check_ports(LocalCloud(ports=ports))

    assert f"Port {ports.payments} (the payment stand-in) is in use" in str(told.value)
    assert "make status" in str(told.value)
