"""Places to upload to: who may have one, for what, and what the signature lets through."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from integration.conftest import Calls
from integration.gateway import Answer, call
from media.app import app
from media.contract import MediaState, document_link, document_reads, documents_in, media_in, media_reads
from media.store import MediaItem
from parure.aws.auth import Caller, Role
from parure.aws.tables import OutboxEvent, read_together
from parure.kernel.errors import Conflict

SUPPLIER = Caller(Role.SUPPLIER, "usr_01JD3N0E6S0V1G3N5W7X9Y2Z4B", "org_01JD3N0E6S0V1G3N5W7X9Y2Z4B")
OTHER = Caller(Role.SUPPLIER, "usr_01JD3N0E6S0V1G3N5W7X9Y2Z4C", "org_01JD3N0E6S0V1G3N5W7X9Y2Z4C")
CONSUMER = Caller(Role.CONSUMER, "usr_01JD3N0E6S0V1G3N5W7X9Y2Z4D")
OPERATOR = Caller(Role.OPERATOR, "usr_01JD3N0E6S0V1G3N5W7X9Y2Z4E")
PICTURE = {"kind": "image", "content_type": "image/webp", "bytes": 30_000}
LICENCE = {"kind": "document", "content_type": "application/pdf", "bytes": 30_000, "name": "营业执照.pdf"}

pytestmark = pytest.mark.usefixtures("aws")


def ask(method: str, path: str, body: Any = None, caller: Caller = SUPPLIER, **headers: str) -> Answer:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return call(app, method, f"/api/v1{path}", body, caller=caller, headers=sent)


def policy_of(upload: dict[str, Any]) -> list[Any]:
    conditions: list[Any] = json.loads(base64.b64decode(upload["fields"]["policy"]))["conditions"]
    return conditions


def test_an_upload_goes_into_the_private_intake_and_only_with_its_size_and_type(calls: Calls) -> None:
    made = ask("POST", "/media", PICTURE)

    assert made.status == 201
    upload = made.json
    assert upload["key"] == f"media/{SUPPLIER.org_id}/{upload['media_id']}/image.webp"
    assert upload["fields"]["key"] == f"intake/{SUPPLIER.org_id}/{upload['media_id']}"
    assert "parure-private" in upload["url"]
    assert ["content-length-range", 1, 30_000] in policy_of(upload)
    assert {"Content-Type": "image/webp"} in policy_of(upload)
    assert calls == ["dynamodb:TransactWriteItems"]


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        ({**PICTURE, "bytes": 0}, 400, "bytes"),
        ({**PICTURE, "bytes": 60 * 1024 * 1024}, 413, "bytes"),
        ({**PICTURE, "content_type": "image/svg+xml"}, 400, "content_type"),
        ({**PICTURE, "content_type": "image/gif"}, 400, "content_type"),
        ({**LICENCE, "content_type": "text/html"}, 400, "content_type"),
        ({**LICENCE, "name": "../../etc/passwd"}, 400, "name"),
        ({**PICTURE, "kind": "spin_frame"}, 400, "body"),
        ({**PICTURE, "kind": "secret"}, 400, "kind"),
    ],
)
def test_what_is_wrong_with_a_request_is_named(body: dict[str, Any], status: int, field: str) -> None:
    refused = ask("POST", "/media", body)

    assert (refused.status, refused.json["field"]) == (status, field)


def test_a_consumer_uploads_documents_and_nothing_else() -> None:
    made = ask("POST", "/media", LICENCE, CONSUMER)

    assert made.status == 201
    assert made.json["key"] == f"documents/{CONSUMER.user_id}/{made.json['media_id']}"
    assert ask("POST", "/media", PICTURE, CONSUMER).status == 403


def test_the_same_idempotency_key_gives_the_same_place() -> None:
    first, again = (ask("POST", "/media", PICTURE, idempotency_key="one-upload-1").json for _ in range(2))

    assert first["media_id"] == again["media_id"]
    assert ask("POST", "/media", {**PICTURE, "bytes": 5}, idempotency_key="one-upload-1").status == 422


def test_an_upload_is_seen_by_its_owner_and_by_operators_only() -> None:
    media_id = ask("POST", "/media", PICTURE).json["media_id"]

    assert ask("GET", f"/media/{media_id}").json["state"] == "waiting"
    assert ask("GET", f"/media/{media_id}", caller=OPERATOR).status == 200
    assert ask("GET", f"/media/{media_id}", caller=OTHER).status == 404
    assert ask("GET", f"/media?ids={media_id}", caller=OTHER).json["items"] == []
    assert ask("GET", "/media?ids=nonsense").status == 400


def test_several_uploads_are_read_with_one_call_in_the_order_asked(calls: Calls) -> None:
    ids = [ask("POST", "/media", PICTURE).json["media_id"] for _ in range(3)]
    calls.clear()

    shown = ask("GET", f"/media?ids={','.join(reversed(ids))}").json["items"]

    assert [one["media_id"] for one in shown] == list(reversed(ids))
    assert calls == ["dynamodb:BatchGetItem"]


def test_a_frame_belongs_to_a_set_of_its_owner() -> None:
    spin = ask("POST", "/media/spins", {"frames": 24}).json
    frame = {**PICTURE, "kind": "spin_frame", "group": spin["media_id"], "position": 3}

    made = ask("POST", "/media", frame)

    assert made.json["key"] == f"{spin['key']}/03.webp"
    assert spin["missing"] == list(range(1, 25))
    assert ask("POST", "/media", frame, OTHER).status == 404
    assert ask("POST", "/media", {**frame, "position": 25}).json["field"] == "position"
    assert ask("POST", "/media/spins", {"frames": 23}).json["field"] == "frames"
    assert ask("POST", "/media/spins", {"frames": 73}).json["field"] == "frames"


def test_other_capabilities_read_media_by_key_beside_what_else_they_read() -> None:
    upload = ask("POST", "/media", PICTURE).json

    media = media_in(read_together(media_reads([upload["key"], upload["key"], "media/demo/a.webp"])))

    assert list(media) == [upload["key"]]
    assert (media[upload["key"]].owner, media[upload["key"]].state) == (SUPPLIER.org_id, MediaState.WAITING)


def test_a_document_is_opened_by_a_link_of_five_minutes_and_the_opening_is_kept(calls: Calls) -> None:
    media_id = ask("POST", "/media", LICENCE, CONSUMER).json["media_id"]
    waiting = documents_in(read_together(document_reads([media_id])))[media_id]
    with pytest.raises(Conflict, match="still being checked"):
        document_link(waiting, by=OPERATOR)
    item = MediaItem.get(media_id, "media")
    item.state = "ready"
    item.save()
    calls.clear()

    document = documents_in(read_together(document_reads([media_id])))[media_id]
    link = document_link(document, by=OPERATOR)

    assert "X-Amz-Expires=300" in link.url
    assert f"documents/{CONSUMER.user_id}/{media_id}" in link.url
    assert calls == ["dynamodb:BatchGetItem", "dynamodb:TransactWriteItems"]
    opened = [json.loads(event.envelope) for event in OutboxEvent.query(media_id)]
    assert [(event["type"], event["by"]) for event in opened] == [("DocumentOpened", OPERATOR.user_id)]
