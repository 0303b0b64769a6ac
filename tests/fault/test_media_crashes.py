"""A crash before and after every call of an upload's processing, then the message again: decided once, told once, nothing left."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from fault.crashes import crash_everywhere
from integration.media.test_processing import JPEG, arrive, keys, put
from integration.media.test_uploads import ask
from media.rules.kinds import MediaState
from media.store import MediaItem
from parure.aws.settings import settings
from parure.aws.tables import OutboxEvent
from unit.media import files

pytestmark = pytest.mark.usefixtures("aws")
TINY = files.picture(size=(48, 48))


def upload(**more: Any) -> dict[str, Any]:
    made: dict[str, Any] = ask("POST", "/media", {**JPEG, "bytes": len(TINY), **more}).json
    return made


def told() -> Counter[tuple[str, str]]:
    envelopes = [json.loads(event.envelope) for event in OutboxEvent.scan()]
    return Counter((envelope["aggregate_id"], envelope["type"]) for envelope in envelopes)


def everything_is_decided_once() -> None:
    heard, public = told(), keys(settings().media_bucket)
    for item in MediaItem.scan():
        events = {"ready": "MediaReady", "failed": "MediaFailed"}
        assert item.state != MediaState.WAITING, item.kind
        expected = 0 if item.kind == "spin_frame" and item.state == MediaState.READY else 1
        assert heard[(item.pk, events[item.state])] == expected, item.kind
        if item.state == MediaState.READY and item.kind == "image":
            assert item.key in public
    assert keys(settings().private_bucket) == set()


def test_a_good_picture() -> None:
    def prepare() -> Callable[[], Any]:
        made = upload()
        put(made, TINY)
        return lambda: arrive(made)

    crashed = crash_everywhere(prepare, everything_is_decided_once)

    assert "after s3:PutObject" in crashed
    assert "after dynamodb:TransactWriteItems" in crashed
    assert "before s3:DeleteObject" in crashed


def test_a_poisonous_picture() -> None:
    def prepare() -> Callable[[], Any]:
        made = upload()
        put(made, TINY + files.zip_of())
        return lambda: arrive(made)

    assert len(crash_everywhere(prepare, everything_is_decided_once)) == 2 * 4, "item, file, decision, deletion"


def test_the_last_frame_of_a_set() -> None:
    def prepare() -> Callable[[], Any]:
        spin = ask("POST", "/media/spins", {"frames": 24}).json
        MediaItem.get(spin["media_id"], "media").update(actions=[MediaItem.done.add(set(range(2, 25)))])
        made = upload(kind="spin_frame", group=spin["media_id"], position=1)
        put(made, TINY)
        return lambda: arrive(made)

    crashed = crash_everywhere(prepare, everything_is_decided_once)

    assert len(crashed) >= 2 * 8, "item, file, size, frame, decision, set, its decision, deletion"
