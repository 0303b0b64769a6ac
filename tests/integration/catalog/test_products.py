"""A product's way from draft to the shelves, by HTTP on moto."""

from __future__ import annotations

import json
from typing import Any

import pytest

from catalog.contract import SkuStatus, sku_in, sku_reads
from integration.catalog.goods import (
    BANGLE,
    OPERATOR,
    RING,
    RIVAL,
    SUPPLIER,
    ask,
    coded,
    draft,
    money,
    on_sale,
    open_mall,
    product,
    publish_gold,
)
from parure.aws.tables import OutboxEvent, read_together
from parure.kernel.errors import NotFound


@pytest.fixture(autouse=True)
def _mall(aws: None) -> None:
    open_mall()


def events_of(product_id: str) -> list[str]:
    return [json.loads(item.envelope)["type"] for item in OutboxEvent.query(product_id)]


def status_of(sku: str) -> SkuStatus:
    found = sku_in(read_together(sku_reads([sku])), sku)
    assert found is not None
    return found.status


def test_a_supplier_lists_an_operator_approves_and_everybody_sees_it() -> None:
    created = ask("POST", "/products", RING, SUPPLIER)
    assert (created.status, created.json["status"]) == (201, "draft")
    assert created.json["skus"] == [{"sku": "R-12"}, {"sku": "R-13"}]
    product_id = created.json["product_id"]
    assert ask("GET", f"/products/{product_id}").status == 404
    assert status_of("R-12") is SkuStatus.DRAFT

    ask("POST", f"/products/{product_id}/submit", by=SUPPLIER)
    waiting = ask("GET", "/reviews", by=OPERATOR).json["items"]
    assert [row["product_id"] for row in waiting] == [product_id]
    approved = ask("POST", f"/products/{product_id}/approve", {"reason": "fine"}, OPERATOR)

    assert approved.json["status"] == "published"
    shown = ask("GET", f"/products/{product_id}", accept_language="en").json
    assert shown["title"] == "Dawn six-prong diamond ring"
    assert shown["price"] == money(1_680_000)
    assert shown["supplier"]["name"] == "Lumière"
    assert [sku["sku"] for sku in shown["skus"]] == ["R-12", "R-13"]
    assert shown["skus"][0]["options"]["ring_size"]["circumference_mm"] == "52.0"
    assert shown["images"][0]["url"] == "/media/demo/r-1.webp"
    assert status_of("R-12") is SkuStatus.PUBLISHED
    assert ask("GET", "/reviews", by=OPERATOR).json["items"] == []
    assert events_of(product_id) == ["ProductSubmitted", "ProductApproved", "ProductPublished"]


def test_deciding_twice_changes_nothing() -> None:
    product_id = on_sale()
    told = events_of(product_id)

    again = ask("POST", f"/products/{product_id}/approve", {}, OPERATOR)

    assert (again.status, again.json["status"]) == (200, "published")
    assert events_of(product_id) == told


def test_a_rejected_product_goes_back_with_the_reason_and_comes_again() -> None:
    product_id = draft()
    ask("POST", f"/products/{product_id}/submit", by=SUPPLIER)
    assert ask("POST", f"/products/{product_id}/reject", {}, OPERATOR).json["field"] == "reason"
    rejected = ask("POST", f"/products/{product_id}/reject", {"reason": "图片不清"}, OPERATOR)
    assert rejected.json["status"] == "rejected"

    listing = ask("GET", f"/listings/{product_id}", by=SUPPLIER)
    assert listing.json["rejection"] == "图片不清"
    changed = ask("PUT", f"/products/{product_id}", RING, SUPPLIER, if_match=listing.header("etag") or "")
    assert changed.json["status"] == "draft"
    assert ask("POST", f"/products/{product_id}/submit", by=SUPPLIER).json["status"] == "submitted"


def test_two_people_who_edit_the_same_product_cannot_overwrite_each_other() -> None:
    product_id = draft()
    first = ask("PUT", f"/products/{product_id}", RING, SUPPLIER, if_match='"1"')
    assert first.header("etag") == '"2"'

    assert ask("PUT", f"/products/{product_id}", RING, SUPPLIER, if_match='"1"').status == 412
    assert ask("PUT", f"/products/{product_id}", RING, SUPPLIER).json["field"] == "If-Match"


def test_what_is_under_review_cannot_be_changed() -> None:
    product_id = draft()
    ask("POST", f"/products/{product_id}/submit", by=SUPPLIER)

    refused = ask("PUT", f"/products/{product_id}", RING, SUPPLIER, if_match='"2"')

    assert (refused.status, refused.json["code"]) == (409, "wrong_status")


def test_a_published_product_sells_on_while_its_change_is_reviewed() -> None:
    product_id = on_sale()
    dearer = product()
    dearer["skus"] = [{**RING["skus"][0], "price_rule": {"kind": "fixed", "amount": money(2_000_000)}}]
    etag = ask("GET", f"/listings/{product_id}", by=SUPPLIER).json["etag"]

    changed = ask("PUT", f"/products/{product_id}", dearer, SUPPLIER, if_match=etag)
    assert (changed.json["status"], changed.json["revision_status"]) == ("published", "draft")
    ask("POST", f"/products/{product_id}/submit", by=SUPPLIER)
    assert ask("GET", f"/products/{product_id}").json["price"] == money(1_680_000)
    ask("POST", f"/products/{product_id}/approve", {}, OPERATOR)

    assert ask("GET", f"/products/{product_id}").json["price"] == money(2_000_000)
    assert ask("GET", "/products").json["items"][0]["price"] == money(2_000_000)
    assert status_of("R-13") is SkuStatus.WITHDRAWN
    assert events_of(product_id)[-1] == "ProductChanged"


def test_taking_down_and_publishing_again() -> None:
    product_id = on_sale()
    down = ask("POST", f"/products/{product_id}/take-down", {"reason": "sold elsewhere"}, SUPPLIER)
    assert down.json["status"] == "taken_down"
    assert ask("GET", f"/products/{product_id}").status == 404
    assert ask("GET", "/products").json["items"] == []
    assert status_of("R-12") is SkuStatus.WITHDRAWN

    back = ask("POST", f"/products/{product_id}/publish", by=SUPPLIER)

    assert back.json["status"] == "published"
    assert len(ask("GET", "/products").json["items"]) == 1
    assert status_of("R-12") is SkuStatus.PUBLISHED


def test_what_an_operator_took_down_only_a_review_brings_back() -> None:
    product_id = on_sale()
    ask("POST", f"/products/{product_id}/take-down", {"reason": "complaint"}, OPERATOR)

    assert ask("POST", f"/products/{product_id}/publish", by=SUPPLIER).json["code"] == "taken_down_by_operator"

    etag = ask("GET", f"/listings/{product_id}", by=SUPPLIER).json["etag"]
    ask("PUT", f"/products/{product_id}", RING, SUPPLIER, if_match=etag)
    ask("POST", f"/products/{product_id}/submit", by=SUPPLIER)
    assert ask("POST", f"/products/{product_id}/approve", {}, OPERATOR).json["status"] == "published"


@pytest.mark.parametrize("verb", ["submit", "publish"])
def test_somebody_elses_product_is_not_found(verb: str) -> None:
    product_id = draft()

    assert ask("GET", f"/listings/{product_id}", by=RIVAL).status == 404
    assert ask("POST", f"/products/{product_id}/{verb}", by=RIVAL).status == 404
    assert ask("PUT", f"/products/{product_id}", RING, RIVAL, if_match='"1"').status == 404
    assert ask("POST", f"/products/{product_id}/take-down", {"reason": "x"}, RIVAL).status == 404


def test_a_code_is_used_once_in_the_mall() -> None:
    draft()

    taken = ask("POST", "/products", RING, RIVAL)

    assert (taken.status, taken.json["code"], taken.json["field"]) == (409, "sku_taken", "skus.0.code")


def test_a_sku_without_a_code_gets_one() -> None:
    body = product()
    body["skus"] = [{"price_rule": {"kind": "fixed", "amount": money(100)}}]

    created = ask("POST", "/products", body, SUPPLIER)

    assert created.json["skus"][0]["sku"].startswith("P-")


def test_creating_with_one_key_twice_makes_one_product() -> None:
    first = ask("POST", "/products", RING, SUPPLIER, idempotency_key="key-000001")
    second = ask("POST", "/products", RING, SUPPLIER, idempotency_key="key-000001")
    other = ask("POST", "/products", coded("X-1"), SUPPLIER, idempotency_key="key-000001")

    assert first.json == second.json
    assert (other.status, other.json["code"]) == (422, "idempotency_key_reused")


def test_a_certificate_number_is_listed_once_in_the_mall() -> None:
    certificate = {"laboratory": "gia", "number": "2141438171", "issued_on": "2024-05-01"}
    body = product(attributes={**RING["attributes"], "certificate": certificate})
    on_sale(body)
    rival = draft({**body, "skus": [{**body["skus"][0], "code": "OTHER"}]}, RIVAL)

    refused = ask("POST", f"/products/{rival}/submit", by=RIVAL)

    assert (refused.status, refused.json["code"]) == (409, "certificate_taken")


def test_a_rejected_products_certificate_may_be_listed_by_its_owner() -> None:
    certificate = {"laboratory": "GIA", "number": "2141438171", "issued_on": "2024-05-01"}
    body = product(attributes={**RING["attributes"], "certificate": certificate})
    squatter, owner = draft(body), draft({**body, "skus": [{**body["skus"][0], "code": "OTHER"}]}, RIVAL)
    ask("POST", f"/products/{squatter}/submit", by=SUPPLIER)
    ask("POST", f"/products/{squatter}/reject", {"reason": "not yours"}, OPERATOR)

    assert ask("POST", f"/products/{owner}/submit", by=RIVAL).json["status"] == "submitted"
    assert ask("POST", f"/products/{owner}/approve", {}, OPERATOR).json["status"] == "published"


def test_findings_are_told_in_the_readers_language_and_errors_need_a_reason_to_pass() -> None:
    body = product(title={"zh": "千足金戒指", "en": "Pure gold ring"})
    product_id = draft(body)
    ask("POST", f"/products/{product_id}/submit", by=SUPPLIER)

    (row,) = ask("GET", "/reviews", by=OPERATOR, accept_language="en").json["items"]
    assert [(f["rule"], f["field"], f["severity"]) for f in row["findings"]] == [("barred_name", "title.zh", "error")]
    assert "千足金" in row["findings"][0]["detail"]
    refused = ask("POST", f"/products/{product_id}/approve", {}, OPERATOR)
    assert (refused.status, refused.json["code"]) == (400, "reason_missing")
    assert ask("POST", f"/products/{product_id}/approve", {"reason": "a brand"}, OPERATOR).status == 200


def test_a_by_weight_product_waits_for_its_first_board_price() -> None:
    product_id = draft(BANGLE)
    ask("POST", f"/products/{product_id}/submit", by=SUPPLIER)
    assert ask("POST", f"/products/{product_id}/approve", {}, OPERATOR).json["code"] == "board_price_missing"

    publish_gold()

    assert ask("POST", f"/products/{product_id}/approve", {}, OPERATOR).status == 200


def test_own_products_are_listed_by_status() -> None:
    on_sale()
    draft(coded("X-1"))

    listed = ask("GET", "/listings", by=SUPPLIER).json["items"]
    drafts = ask("GET", "/listings?status=draft", by=SUPPLIER).json["items"]

    assert {row["status"] for row in listed} == {"published", "draft"}
    assert [row["skus"] for row in drafts] == [[{"sku": "X-1"}]]
    assert ask("GET", "/listings", by=RIVAL).json["items"] == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": {"zh": "戒", "en": ""}}, "title.en"),
        ({"category": "crown"}, "category"),
        ({"skus": []}, "skus"),
        ({"surprise": 1}, "surprise"),
        ({"images": [{"key": "media/org_1/x.webp", "alt": {"zh": "a", "en": "a"}}]}, "images.0.key"),
        ({"images": [{"key": "media/demo/../x", "alt": {"zh": "a", "en": "a"}}]}, "images.0.key"),
        ({"attributes": {"stones": [{"kind": "diamond", "clarity": "SI3"}]}}, "attributes.stones.0.diamond.clarity"),
    ],
)
def test_what_is_wrong_is_named(change: dict[str, Any], field: str) -> None:
    refused = ask("POST", "/products", product(**change), SUPPLIER)

    assert (refused.status, refused.json["field"]) == (400, field)


def test_health_goes_through_to_the_table() -> None:
    assert ask("GET", "/health").json == {"status": "ok", "table": "ok"}


def test_an_unknown_product_is_not_found() -> None:
    assert NotFound.status == ask("GET", "/products/prd_01JD3N0E6S0V1G3N5W7X9Y2Z4B").status
    assert ask("GET", "/products/nonsense").status == 404
