"""From the intake to the shop: what is decided, kept and told, whatever comes twice, late or in between."""

from __future__ import annotations

import json
from typing import Any

import boto3
import pytest

from integration.conftest import Calls
from integration.media.test_uploads import CONSUMER, LICENCE, OTHER, PICTURE, SUPPLIER, ask
from media.app import on_uploads
from media.contract import documents_in, media_in, media_reads
from media.service import processing
from media.store import MediaItem, media_read
from parure.aws.settings import settings
from parure.aws.tables import OutboxEvent, read_together
from unit.media import files

pytestmark = pytest.mark.usefixtures("aws")


def s3() -> Any:
    return boto3.client("s3")


def keys(bucket: str) -> set[str]:
    return {found["Key"] for found in s3().list_objects_v2(Bucket=bucket).get("Contents", [])}


def put(upload: dict[str, Any], data: bytes) -> None:
    s3().put_object(Bucket=settings().private_bucket, Key=upload["fields"]["key"], Body=data)


def arrive(upload: dict[str, Any], tries: int = 1) -> list[Any]:
    """The queue's message about the file; what is to come again."""
    body = {"Records": [{"s3": {"object": {"key": upload["fields"]["key"]}}}]}
    record = {
        "messageId": "1",
        "body": json.dumps(body),
        "attributes": {"ApproximateReceiveCount": str(tries)},
        "eventSource": "aws:sqs",
    }
    left: list[Any] = on_uploads({"Records": [record]}, None)["batchItemFailures"]
    return left


def upload(data: bytes, body: dict[str, Any] = PICTURE, caller: Any = SUPPLIER) -> dict[str, Any]:
    made: dict[str, Any] = ask("POST", "/media", {**body, "bytes": max(1, len(data))}, caller).json
    put(made, data)
    return made


def events_of(media_id: str) -> list[dict[str, Any]]:
    return [json.loads(event.envelope) for event in OutboxEvent.query(media_id)]


JPEG = {**PICTURE, "content_type": "image/jpeg"}


def test_a_good_picture_is_shown_and_the_file_leaves_the_intake(calls: Calls) -> None:
    made = upload(files.picture(size=(900, 600)), JPEG)
    calls.clear()

    assert arrive(made) == []

    folder = made["key"].rpartition("/")[0]
    names = {f"{width}.{suffix}" for width in (400, 800) for suffix in ("avif", "webp", "jpg")} | {"image.webp"}
    assert keys(settings().media_bucket) == {f"{folder}/{name}" for name in names}
    assert keys(settings().private_bucket) == set()
    shown = ask("GET", f"/media/{made['media_id']}").json
    assert (shown["state"], shown["url"], shown["widths"]) == ("ready", f"/{made['key']}", [400, 800])
    medium = media_in(read_together(media_reads([made["key"]])))[made["key"]]
    assert (medium.width, medium.height, medium.widths) == (900, 600, (400, 800))
    assert [event["type"] for event in events_of(made["media_id"])] == ["MediaReady"]
    assert calls[:2] == ["dynamodb:GetItem", "s3:GetObject"]
    assert sum(call == "s3:PutObject" for call in calls) == len(names)


def test_what_is_served_is_kept_by_browsers_and_has_the_type_that_it_is() -> None:
    made = upload(files.picture(), JPEG)
    arrive(made)

    answer = s3().head_object(Bucket=settings().media_bucket, Key=made["key"])

    assert (answer["ContentType"], answer["CacheControl"]) == ("image/webp", "public, max-age=31536000, immutable")


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (files.png_bomb(), "type_differs", "image/png"),
        (files.picture() + files.zip_of(), "malware", "ZIP"),
        (files.picture()[:200], "cannot_be_read", "damaged"),
    ],
)
def test_a_poisonous_file_is_reported_deleted_and_never_shown(data: bytes, code: str, words: str) -> None:
    made = upload(data, JPEG)

    assert arrive(made) == []

    english = ask("GET", f"/media/{made['media_id']}", accept_language="en").json
    assert (english["state"], english["failure"]["code"], english["url"]) == ("failed", code, None)
    assert words in english["failure"]["detail"]
    chinese = ask("GET", f"/media/{made['media_id']}").json["failure"]["detail"]
    assert chinese != english["failure"]["detail"]
    assert keys(settings().media_bucket) == keys(settings().private_bucket) == set()
    assert [event["type"] for event in events_of(made["media_id"])] == ["MediaFailed"]


def test_a_message_that_comes_twice_changes_nothing_more() -> None:
    made = upload(files.picture(), JPEG)
    arrive(made)

    assert arrive(made) == []

    assert len(events_of(made["media_id"])) == 1


def test_a_file_sent_again_after_the_decision_is_deleted_unseen() -> None:
    made = upload(files.picture(), JPEG)
    arrive(made)
    before = keys(settings().media_bucket)

    put(made, b"<script>alert(1)</script>")
    arrive(made)

    assert keys(settings().private_bucket) == set()
    assert keys(settings().media_bucket) == before
    assert ask("GET", f"/media/{made['media_id']}").json["state"] == "ready"


def test_two_deliveries_at_once_come_to_one_decision(monkeypatch: pytest.MonkeyPatch) -> None:
    made = upload(files.picture(), JPEG)
    original = processing._put_files

    def overtaken(*arguments: Any) -> None:
        monkeypatch.setattr(processing, "_put_files", original)
        arrive(made)
        original(*arguments)

    monkeypatch.setattr(processing, "_put_files", overtaken)
    arrive(made)

    assert [event["type"] for event in events_of(made["media_id"])] == ["MediaReady"]


def test_a_crash_on_the_way_is_made_good_by_the_next_try(monkeypatch: pytest.MonkeyPatch) -> None:
    made = upload(files.picture(), JPEG)
    with monkeypatch.context() as patched:
        patched.setattr(processing, "_remember", lambda *_: 1 / 0)
        assert arrive(made) != []

    assert arrive(made, tries=2) == []

    assert ask("GET", f"/media/{made['media_id']}").json["state"] == "ready"


def test_a_file_that_ends_the_function_again_and_again_is_given_up() -> None:
    made = upload(files.picture(), JPEG)

    assert arrive(made, tries=4) == []

    assert ask("GET", f"/media/{made['media_id']}").json["failure"]["code"] == "not_processed"


def test_a_file_larger_than_its_kind_may_be_is_refused_even_if_the_bucket_took_it() -> None:
    made = ask("POST", "/media", JPEG).json
    put(made, bytes(20 * 1024 * 1024 + 1))

    arrive(made)

    assert ask("GET", f"/media/{made['media_id']}").json["failure"]["code"] == "too_large"


def test_the_test_message_of_s3_is_passed_over() -> None:
    message = {"messageId": "1", "body": '{"Service":"Amazon S3","Event":"s3:TestEvent"}', "eventSource": "aws:sqs"}

    answer = on_uploads({"Records": [{**message, "attributes": {"ApproximateReceiveCount": "1"}}]}, None)

    assert answer == {"batchItemFailures": []}


def test_a_document_stays_private_and_its_scan_is_written_anew() -> None:
    made = upload(files.located_jpeg(), {**LICENCE, "content_type": "image/jpeg"}, CONSUMER)
    arrive(made)

    assert keys(settings().private_bucket) == {made["key"]}
    assert keys(settings().media_bucket) == set()
    document = documents_in(read_together([media_read(made["media_id"])]))[made["media_id"]]
    assert (document.owner, document.content_type, document.name) == (CONSUMER.user_id, "image/jpeg", "营业执照.pdf")
    assert ask("GET", f"/media/{made['media_id']}", caller=CONSUMER).json["url"] is None


# 360° sets


def start_spin() -> dict[str, Any]:
    spin: dict[str, Any] = ask("POST", "/media/spins", {"frames": 24}).json
    return spin


def send_frame(spin: dict[str, Any], position: int, data: bytes) -> dict[str, Any]:
    frame = upload(data, {**JPEG, "kind": "spin_frame", "group": spin["media_id"], "position": position})
    assert arrive(frame) == []
    return frame


def test_a_set_is_ready_when_its_last_frame_is() -> None:
    spin, data = start_spin(), files.picture(size=(64, 48))
    for position in range(2, 25):
        send_frame(spin, position, data)
    waiting = ask("GET", f"/media/{spin['media_id']}").json

    send_frame(spin, 1, data)

    assert (waiting["state"], waiting["missing"]) == ("waiting", [1])
    ready = ask("GET", f"/media/{spin['media_id']}").json
    assert (ready["state"], ready["missing"], ready["width"], ready["frames"]) == ("ready", [], 64, 24)
    assert ready["placeholder"].startswith("data:image/webp")
    assert f"{spin['key']}/01.webp" in keys(settings().media_bucket)
    assert [event["type"] for event in events_of(spin["media_id"])] == ["MediaReady"]
    again = ask("POST", "/media", {**JPEG, "kind": "spin_frame", "group": spin["media_id"], "position": 1})
    assert again.json["code"] == "spin_complete"


def test_a_frame_of_another_size_is_refused_and_may_be_sent_again() -> None:
    spin = start_spin()
    send_frame(spin, 1, files.picture(size=(64, 48)))

    other = send_frame(spin, 2, files.picture(size=(48, 64)))

    failure = ask("GET", f"/media/{other['media_id']}", accept_language="en").json["failure"]
    assert failure["code"] == "frame_size_differs"
    assert "48 × 64" in failure["detail"]
    send_frame(spin, 2, files.picture(size=(64, 48)))
    assert ask("GET", f"/media/{spin['media_id']}").json["missing"] == list(range(3, 25))


def test_a_crash_between_the_last_frame_and_its_set_is_made_good(monkeypatch: pytest.MonkeyPatch) -> None:
    spin, data = start_spin(), files.picture(size=(64, 48))
    item = MediaItem.get(spin["media_id"], "media")
    item.update(actions=[MediaItem.done.add(set(range(2, 25)))])
    last = upload(data, {**JPEG, "kind": "spin_frame", "group": spin["media_id"], "position": 1})
    with monkeypatch.context() as patched:
        patched.setattr(processing, "_complete_spin", lambda _: 1 / 0)
        assert arrive(last) != []

    assert arrive(last, tries=2) == []

    assert ask("GET", f"/media/{spin['media_id']}").json["state"] == "ready"


def test_nobody_elses_message_moves_a_file() -> None:
    made = upload(files.picture(), JPEG)
    forged = {"fields": {"key": f"intake/{OTHER.org_id}/{made['media_id']}"}}

    arrive(forged)

    assert ask("GET", f"/media/{made['media_id']}").json["state"] == "waiting"
