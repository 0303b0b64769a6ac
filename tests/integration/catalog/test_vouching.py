"""What the catalog does when something becomes known of a certificate."""

from __future__ import annotations

import json
from typing import Any

import pytest

from catalog.app import on_events
from integration.catalog.goods import OPERATOR, ORG, RING, RIVAL, SUPPLIER, ask, coded, on_sale, open_mall
from integration.gateway import CONTEXT, call
from parure.aws.auth import Caller
from parure.aws.tables import OutboxEvent
from trace.app import app as trace_app

NUMBER = "2141438172"
PATH = f"/api/v1/certificates/GIA/{NUMBER}"
FACTS = {"kind": "diamond", "carat": "0.50", "colour": "D", "clarity": "VS1", "cut": "Excellent"}


@pytest.fixture(autouse=True)
def mall(aws: None) -> None:
    open_mall()


def certified() -> str:
    """A ring on sale that lists the certificate."""
    attributes = {**RING["attributes"], "certificate": {"laboratory": "GIA", "number": NUMBER}}
    return on_sale(coded("C-1", attributes=attributes))


def tell(method: str, path: str, body: Any, by: Caller, etag: str | None = None) -> None:
    """Do something with the certificate, and bring its news to the catalog."""
    headers = {"if-match": etag} if etag else {}
    assert call(trace_app, method, path, body, caller=by, headers=headers).status == 200
    news = [one.envelope for one in OutboxEvent.query(f"GIA/{NUMBER}")]
    record = {"messageId": "1", "body": json.dumps({"detail": json.loads(news[-1])}), "eventSource": "aws:sqs"}
    assert on_events({"Records": [record]}, CONTEXT) == {"batchItemFailures": []}


def record(by: Caller = SUPPLIER) -> None:
    tell("PUT", PATH, {"facts": FACTS}, by)


def verify(**said: Any) -> None:
    tell("POST", f"{PATH}/verify", {"method": "website", **said}, OPERATOR, etag="1")


def shown(product_id: str) -> dict[str, Any]:
    found: dict[str, Any] = ask("GET", f"/products/{product_id}", accept_language="en").json["certificate"]
    return found


def changes(product_id: str) -> int:
    return sum(json.loads(one.envelope)["type"] == "ProductChanged" for one in OutboxEvent.query(product_id))


def doubts() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ask("GET", "/certificate-doubts", by=OPERATOR).json["items"]
    return found


def test_a_buyer_sees_that_nobody_has_verified_it() -> None:
    panel = shown(certified())

    assert (panel["state"], panel["laboratory_name"], panel["number"]) == ("unverified", "GIA", NUMBER)
    assert panel["verified"] == panel["not_verified"] == []


def test_the_page_is_published_again_with_what_was_verified() -> None:
    product_id = certified()
    record()

    verify(confirmed=["carat", "clarity"])

    assert changes(product_id) == 2
    panel = shown(product_id)
    assert (panel["state"], panel["verified_by"]) == ("matched", "mall")
    assert [fact["label"] for fact in panel["verified"]] == ["Weight", "Clarity"]
    assert doubts() == []


def test_operators_are_told_what_is_on_sale_with_a_revoked_certificate() -> None:
    product_id = certified()
    record()

    tell("POST", f"{PATH}/revoke", {"reason": "withdrawn by GIA"}, OPERATOR)

    (doubt,) = doubts()
    assert (doubt["product_id"], doubt["state"], doubt["supplier_id"]) == (product_id, "revoked", ORG)
    assert shown(product_id)["state"] == "revoked"
    tell("POST", f"{PATH}/verify", {"method": "website", "confirmed": ["carat"], "note": "mistake"}, OPERATOR, "2")
    assert doubts() == []


def test_what_is_off_the_shelves_is_in_doubt_no_more() -> None:
    product_id = certified()
    record()
    verify(found={"clarity": "SI2"})
    assert [doubt["state"] for doubt in doubts()] == ["mismatched"]

    ask("POST", f"/products/{product_id}/take-down", {"reason": "false certificate"}, OPERATOR)

    assert doubts() == []


def test_what_another_supplier_recorded_vouches_for_nothing() -> None:
    product_id = certified()
    record(by=RIVAL)

    verify(confirmed=["carat"])

    assert shown(product_id)["state"] == "unverified"


def test_a_certificate_that_nothing_lists_moves_nothing() -> None:
    record()

    assert doubts() == []


def test_a_piece_without_a_certificate_shows_none() -> None:
    assert shown(on_sale(coded("N-1"))) is None
