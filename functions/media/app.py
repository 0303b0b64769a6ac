"""Routes and the queue's handler of media."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus

from media.schemas import MediaId, MediaList, MediaQuery, MediaView, SpinRequest, UploadRequest, UploadView
from media.service import uploading
from parure.aws.auth import Role
from parure.aws.http import Api
from parure.aws.queues import handle_messages
from parure.kernel.errors import Conflict, Forbidden, InvalidRequest, NotFound, TooLarge, Unprocessable

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord

app = Api("media")
EVERYBODY = [Role.CONSUMER, Role.SUPPLIER, Role.DEALER, Role.OPERATOR]


@app.post(
    "/api/v1/media",
    roles=EVERYBODY,
    while_suspended=True,
    scope="products:write",
    status=201,
    summary="Get a place to upload one file to; suppliers upload anything, others documents",
    errors=[InvalidRequest, Forbidden, NotFound, Conflict, TooLarge, Unprocessable],
)
def start_upload(body: UploadRequest) -> UploadView:
    return UploadView.of(uploading.start_upload(body.wanted(), by=app.caller, idempotency_key=app.idempotency_key))


@app.post(
    "/api/v1/media/spins",
    roles=[Role.SUPPLIER],
    scope="products:write",
    status=201,
    summary="Start a 360° set of 24 to 72 frames",
    errors=[InvalidRequest, Unprocessable],
)
def start_spin(body: SpinRequest) -> MediaView:
    item = uploading.start_spin(body.frames, by=app.caller, idempotency_key=app.idempotency_key)
    return MediaView.of(item, app.language)


@app.get(
    "/api/v1/media",
    roles=EVERYBODY,
    while_suspended=True,
    scope="products:read",
    summary="Say how several uploads went",
    errors=[InvalidRequest],
)
def list_media(query: MediaQuery) -> MediaList:
    items = uploading.list_media(query.media_ids, by=app.caller)
    return MediaList(items=[MediaView.of(item, app.language) for item in items])


@app.get(
    "/api/v1/media/{media_id}",
    roles=EVERYBODY,
    while_suspended=True,
    scope="products:read",
    summary="Say how an upload went",
    errors=[NotFound],
)
def get_media(media_id: MediaId) -> MediaView:
    return MediaView.of(uploading.get_media(media_id, by=app.caller), app.language)


def _on_upload(message: SQSRecord) -> None:
    """S3 tells of files in `intake/{owner}/{media_id}`; its first message of all is a test without records."""
    from media.service import processing

    tries = int(message.attributes.approximate_receive_count)
    for record in json.loads(message.body).get("Records", []):
        _, owner, media_id = unquote_plus(record["s3"]["object"]["key"]).split("/")
        processing.process_upload(media_id, owner, tries=tries)


on_uploads = handle_messages("media-process", _on_upload)
