"""People and papers that trace tests start from."""

from __future__ import annotations

from typing import Any

from integration.gateway import Answer, call
from media.store import MediaItem
from parure.aws.auth import Caller, Role
from parure.aws.tables import OutboxEvent, timestamp
from trace.app import app

ORG = "org_01JD3N0E6S0V1G3N5W7X9Y2Z4A"
OTHER_ORG = "org_01JD3N0E6S0V1G3N5W7X9Y2Z4B"
SUPPLIER = Caller(Role.SUPPLIER, "usr_s", ORG)
RIVAL = Caller(Role.SUPPLIER, "usr_r", OTHER_ORG)
OPERATOR = Caller(Role.OPERATOR, "usr_o")
DOCUMENT = "med_01JD3N0E6S0V1G3N5W7X9Y2Z4D"
NUMBER = "2141438172"
ONE = f"/certificates/GIA/{NUMBER}"
FACTS = {"kind": "diamond", "carat": "1.01", "colour": "G", "clarity": "SI2"}
REPORT: dict[str, Any] = {"report_type": "Diamond Grading Report", "issued_on": "2019-09-01", "facts": FACTS}


def ask(method: str, path: str, body: Any = None, by: Caller | None = None, **headers: str) -> Answer:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return call(app, method, f"/api/v1{path}", body, caller=by or Caller(), headers=sent)


def record(path: str = ONE, by: Caller = SUPPLIER, etag: str | None = None, **changes: Any) -> Answer:
    return ask("PUT", path, {**REPORT, **changes}, by, **({"if_match": etag} if etag else {}))


def verify(path: str = ONE, etag: str = "1", **said: Any) -> Answer:
    return ask("POST", f"{path}/verify", {"method": "website", **said}, OPERATOR, if_match=etag)


def upload_document(media_id: str = DOCUMENT, owner: str = ORG, state: str = "ready") -> str:
    MediaItem(
        media_id,
        "media",
        owner=owner,
        by="usr_s",
        kind="document",
        state=state,
        key=f"documents/{owner}/{media_id}.pdf",
        content_type="application/pdf",
        bytes=1200,
        name="report.pdf",
        created_at=timestamp(),
    ).save()
    return media_id


def events(certificate_id: str = f"GIA/{NUMBER}") -> list[str]:
    import json

    return [json.loads(one.envelope)["type"] for one in OutboxEvent.query(certificate_id)]
