"""The review desk, by HTTP on moto: decisions, changes, contests of certificates, and the rules' versions."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import timedelta
from typing import Any

import pytest

from catalog.app import on_events
from catalog.store import ProductItem
from integration.catalog.goods import (
    NOON,
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
)
from integration.conftest import Calls
from integration.gateway import CONTEXT, Answer
from parure.aws.auth import Caller, Role
from parure.aws.tables import OutboxEvent
from parure.kernel.time import frozen

COLLEAGUE = Caller(Role.OPERATOR, "usr_o2")
GIA = {"laboratory": "GIA", "number": "2141438171", "issued_on": "2024-05-01"}


@pytest.fixture(autouse=True)
def _mall(aws: None) -> None:
    open_mall()


def submitted(body: dict[str, Any] | None = None, by: Any = SUPPLIER) -> str:
    product_id = draft(body, by)
    assert ask("POST", f"/products/{product_id}/submit", by=by).json["status"] == "submitted"
    return product_id


def listing(product_id: str, by: Any = SUPPLIER) -> Any:
    return ask("GET", f"/listings/{product_id}", by=by, accept_language="en").json


def rewrite(product_id: str, body: dict[str, Any]) -> Answer:
    return ask("PUT", f"/products/{product_id}", body, SUPPLIER, if_match=listing(product_id)["etag"])


def priced(amount: int, base: dict[str, Any] = RING) -> dict[str, Any]:
    body = deepcopy(base)
    for sku in body["skus"]:
        sku["price_rule"] = {"kind": "fixed", "amount": money(amount)}
    return body


def events_of(product_id: str) -> list[dict[str, Any]]:
    return [json.loads(item.envelope) for item in OutboxEvent.query(product_id)]


def deliver(envelope: dict[str, Any]) -> None:
    body = json.dumps({"detail": envelope})
    answer = on_events({"Records": [{"messageId": "1", "body": body, "eventSource": "aws:sqs"}]}, CONTEXT)
    assert answer == {"batchItemFailures": []}


# Decisions


def test_a_returned_product_comes_back_with_a_note_at_each_field_and_is_submitted_again() -> None:
    product_id = submitted()
    notes = [{"field": "attributes.stones.0.clarity", "note": "The report says VS2."}]

    returned = ask("POST", f"/products/{product_id}/return", {"reason": "Please correct.", "notes": notes}, OPERATOR)

    assert returned.json["status"] == "returned"
    labelled = [{**notes[0], "label": "Clarity"}]
    assert (listing(product_id)["rejection"], listing(product_id)["notes"]) == ("Please correct.", labelled)
    assert events_of(product_id)[-1]["data"]["fields"] == ["attributes.stones.0.clarity"]
    assert ask("GET", "/reviews", by=OPERATOR).json["items"] == []

    assert rewrite(product_id, RING).json["status"] == "draft"
    assert ask("POST", f"/products/{product_id}/submit", by=SUPPLIER).json["status"] == "submitted"
    assert listing(product_id)["notes"] == []
    decisions = ask("GET", f"/products/{product_id}/decisions", by=SUPPLIER, accept_language="en").json["items"]
    assert [(one["decision"], one["notes"]) for one in decisions] == [("returned", labelled)]


def test_what_was_rejected_is_refused_for_good_and_only_something_written_anew_is_submitted() -> None:
    product_id = submitted()
    ask("POST", f"/products/{product_id}/reject", {"reason": "a copy of a brand"}, OPERATOR)

    refused = ask("POST", f"/products/{product_id}/submit", by=SUPPLIER)
    assert (refused.status, refused.json["code"]) == (409, "wrong_status")

    rewrite(product_id, RING)
    assert ask("POST", f"/products/{product_id}/submit", by=SUPPLIER).status == 200


def test_of_two_reviewers_the_second_is_told_that_the_first_has_decided() -> None:
    product_id = submitted()
    (row,) = ask("GET", "/reviews", by=OPERATOR).json["items"]
    reason = {"reason": "not like this"}

    first = ask("POST", f"/products/{product_id}/return", reason, OPERATOR, if_match=row["etag"])
    second = ask("POST", f"/products/{product_id}/approve", {}, OPERATOR, if_match=row["etag"])

    assert first.status == 200
    assert (second.status, second.json["code"]) == (412, "changed_meanwhile")
    assert listing(product_id)["status"] == "returned"


@pytest.mark.parametrize("verb", ["approve", "return", "reject"])
def test_a_reviewer_whose_answer_was_lost_decides_again_and_is_told_what_was_decided(verb: str) -> None:
    product_id = submitted()
    (row,) = ask("GET", "/reviews", by=OPERATOR).json["items"]
    first = ask("POST", f"/products/{product_id}/{verb}", {"reason": "so"}, OPERATOR, if_match=row["etag"])
    told = len(events_of(product_id))

    again = ask("POST", f"/products/{product_id}/{verb}", {"reason": "so"}, OPERATOR, if_match=row["etag"])
    other = ask("POST", f"/products/{product_id}/{verb}", {"reason": "so"}, COLLEAGUE, if_match=row["etag"])

    assert (again.status, again.json) == (200, first.json)
    assert other.status == 412
    assert len(events_of(product_id)) == told


@pytest.mark.parametrize("verb", ["approve", "return", "reject"])
def test_a_decision_that_is_repeated_changes_nothing(verb: str) -> None:
    product_id = submitted()
    first = ask("POST", f"/products/{product_id}/{verb}", {"reason": "so"}, OPERATOR)
    told = len(events_of(product_id))

    again = ask("POST", f"/products/{product_id}/{verb}", {"reason": "so"}, OPERATOR)

    assert (again.status, again.json) == (200, first.json)
    assert len(events_of(product_id)) == told


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "reason"),
        ({"reason": "x", "notes": [{"field": "Title!", "note": "x"}]}, "notes.0.field"),
        ({"reason": "x", "notes": [{"field": "title.zh", "note": ""}]}, "notes.0.note"),
        ({"reason": "x", "notes": [{"field": "title.zh", "note": "x"}] * 51}, "notes"),
    ],
)
def test_a_return_without_words_names_what_is_missing(body: dict[str, Any], field: str) -> None:
    refused = ask("POST", f"/products/{submitted()}/return", body, OPERATOR)

    assert (refused.status, refused.json["field"]) == (400, field)


def test_the_queue_is_filtered_by_kind_findings_supplier_and_age_with_one_query(calls: Calls) -> None:
    with frozen(NOON):
        new = submitted()
        barred = submitted(coded("B-1", title={"zh": "千足金戒指", "en": "Ring"}))
    with frozen(NOON + timedelta(days=2)):
        changed = on_sale(coded("C-1"), RIVAL)
        etag = listing(changed, RIVAL)["etag"]
        body = coded("C-1", title={"zh": "新名", "en": "Renamed"})
        ask("PUT", f"/products/{changed}", body, RIVAL, if_match=etag)
        ask("POST", f"/products/{changed}/submit", by=RIVAL)

        def queue(query: str) -> list[str]:
            calls.clear()
            items = ask("GET", f"/reviews?{query}", by=OPERATOR).json["items"]
            assert calls.of("dynamodb") == ["dynamodb:Query"]
            return [row["product_id"] for row in items]

        assert queue("") == [new, barred, changed]
        assert queue("kind=new") == [new, barred]
        assert queue("kind=change") == [changed]
        assert queue("findings=error") == [barred]
        assert queue("findings=clean") == [new, changed]
        assert queue(f"supplier_id={RIVAL.org_id}") == [changed]
        assert queue("waiting_hours=24&findings=clean") == [new]


def test_submitting_and_deciding_take_three_calls(calls: Calls) -> None:
    product_id = draft()
    calls.clear()
    ask("POST", f"/products/{product_id}/submit", by=SUPPLIER)
    assert calls == ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:TransactWriteItems"]

    calls.clear()
    ask("POST", f"/products/{product_id}/approve", {}, OPERATOR)
    assert calls == ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:TransactWriteItems"]


# Changes of what is on sale


def test_a_change_request_reads_as_before_and_after_in_the_readers_language() -> None:
    product_id = on_sale()
    body = product(title={"zh": "暮光 铂金钻戒", "en": RING["title"]["en"]})
    body["attributes"]["stones"][0]["clarity"] = "VVS2"
    rewrite(product_id, body)

    rows = ask("GET", f"/products/{product_id}/changes", by=OPERATOR, accept_language="zh-CN").json["changes"]

    assert [(row["field"], row["before"], row["after"]) for row in rows] == [
        ("title.zh", "晨光 六爪铂金钻戒", "暮光 铂金钻戒"),
        ("attributes.stones.0.clarity", "VS1", "VVS2"),
    ]
    assert rows[1]["label"] == "宝石 1 · 净度"
    assert ask("GET", f"/products/{product_id}/changes", by=RIVAL).status == 404


def test_a_price_within_the_limits_is_on_sale_at_once_and_kept_as_a_decision() -> None:
    product_id = on_sale(priced(1_000_000))
    rewrite(product_id, priced(1_080_000))

    passed = ask("POST", f"/products/{product_id}/submit", by=SUPPLIER).json

    assert (passed["status"], passed["revision_status"]) == ("published", None)
    assert ask("GET", f"/products/{product_id}").json["price"] == money(1_080_000)
    assert ask("GET", "/reviews", by=OPERATOR).json["items"] == []
    assert events_of(product_id)[-1]["type"] == "ProductChanged"
    decisions = ask("GET", f"/products/{product_id}/decisions", by=SUPPLIER).json["items"]
    assert [one["decision"] for one in decisions] == ["passed", "approved"]


def test_small_steps_are_measured_against_the_price_that_a_person_approved() -> None:
    product_id = on_sale(priced(1_000_000))
    rewrite(product_id, priced(1_080_000))
    ask("POST", f"/products/{product_id}/submit", by=SUPPLIER)

    rewrite(product_id, priced(1_150_000))
    waiting = ask("POST", f"/products/{product_id}/submit", by=SUPPLIER).json
    assert waiting["revision_status"] == "submitted"

    ask("POST", f"/products/{product_id}/approve", {}, OPERATOR)
    rewrite(product_id, priced(1_200_000))
    assert ask("POST", f"/products/{product_id}/submit", by=SUPPLIER).json["revision_status"] is None


def test_a_price_far_from_the_peers_that_were_approved_is_found() -> None:
    for number in range(8):
        on_sale(coded(f"P-{number}"))
    dear = coded("DEAR")
    dear["skus"][0]["price_rule"] = {"kind": "fixed", "amount": money(1_680_000 * 6)}

    findings = listing(submitted(dear))["findings"]

    assert [(finding["rule"], finding["severity"]) for finding in findings] == [("price_peers", "warning")]
    assert "8 pieces of its kind" in findings[0]["detail"]


# Certificates that two products state


@pytest.fixture
def contested() -> tuple[str, str]:
    """The product that has the certificate, waiting for review, and the one that was refused."""
    body = product(attributes={**RING["attributes"], "certificate": GIA})
    holder = submitted(body)
    loser = draft({**body, "skus": [{**body["skus"][0], "code": "OTHER"}]}, RIVAL)
    refused = ask("POST", f"/products/{loser}/submit", by=RIVAL)
    assert (refused.status, refused.json["code"]) == (409, "certificate_taken")
    return holder, loser


def rules_of(product_id: str, by: Any) -> set[str]:
    return {finding["rule"] for finding in listing(product_id, by)["findings"]}


def test_the_reviewers_of_both_products_are_told_of_one_certificate(contested: tuple[str, str]) -> None:
    holder, loser = contested
    (event,) = [event for event in events_of(loser) if event["type"] == "CertificateContested"]
    deliver(event)

    (contest,) = ask("GET", "/certificate-contests", by=OPERATOR).json["items"]
    assert (contest["holder_id"], contest["challenger"]["product_id"]) == (holder, loser)
    assert contest["challenger"]["supplier_name"] == "Rival"
    assert "certificate_contested" in rules_of(holder, SUPPLIER)
    assert "certificate_taken" in rules_of(loser, RIVAL)
    (row,) = ask("GET", "/reviews", by=OPERATOR).json["items"]
    assert (row["worst"], row["findings"][0]["rule"]) == ("error", "certificate_contested")
    assert "Rival" not in json.dumps(listing(holder))


def test_trying_again_tells_nobody_twice(contested: tuple[str, str]) -> None:
    _, loser = contested

    assert ask("POST", f"/products/{loser}/submit", by=RIVAL).json["code"] == "certificate_taken"

    assert len(ask("GET", "/certificate-contests", by=OPERATOR).json["items"]) == 1
    assert [event["type"] for event in events_of(loser)] == ["CertificateContested"]


def test_a_contest_is_closed_with_a_note_and_a_freed_certificate_can_be_claimed(contested: tuple[str, str]) -> None:
    holder, loser = contested
    close = {"product_id": loser, "note": "the rival has the original"}
    (event,) = [event for event in events_of(loser) if event["type"] == "CertificateContested"]
    deliver(event)
    assert "certificate_contested" in rules_of(holder, SUPPLIER)

    closed = ask("POST", f"/certificate-contests/gia/{GIA['number']}/close", close, OPERATOR)
    assert (closed.status, closed.json["since"]) == (200, None)
    assert ask("POST", f"/certificate-contests/GIA/{GIA['number']}/close", close, OPERATOR).json == closed.json
    assert ask("GET", "/certificate-contests", by=OPERATOR).json["items"] == []
    assert "certificate_contested" not in rules_of(holder, SUPPLIER)
    assert ask("GET", "/reviews", by=OPERATOR).json["items"][0]["worst"] == "warning"
    assert ask("POST", "/certificate-contests/GIA/00000/close", close, OPERATOR).status == 404

    ask("POST", f"/products/{holder}/reject", {"reason": "not yours"}, OPERATOR)
    assert ask("POST", f"/products/{loser}/submit", by=RIVAL).json["status"] == "submitted"
    assert "certificate_contested" not in rules_of(loser, RIVAL)


def test_an_event_about_a_certificate_that_nobody_holds_any_more_is_harmless(contested: tuple[str, str]) -> None:
    holder, loser = contested
    (event,) = [event for event in events_of(loser) if event["type"] == "CertificateContested"]
    ask("POST", f"/products/{holder}/reject", {"reason": "not yours"}, OPERATOR)

    deliver(event)

    assert ProductItem.get(holder, "product").status == "rejected"


# Rules as data


@pytest.fixture
def rules() -> dict[str, Any]:
    answer = ask("GET", "/review-rules", by=OPERATOR)
    assert (answer.json["version"], answer.header("etag")) == (0, '"0"')
    rules: dict[str, Any] = answer.json["rules"]
    return rules


def publish(rules: dict[str, Any], *, version: int = 0, key: str = "rules-0001", note: str = "a new word") -> Answer:
    body = {"rules": rules, "note": note}
    return ask("POST", "/review-rules", body, OPERATOR, if_match=str(version), idempotency_key=key)


def with_word(rules: dict[str, Any], word: str) -> dict[str, Any]:
    name = {"word": word, "instead": {"zh": "换个说法", "en": "Say it otherwise"}}
    return {**rules, "barred_names": [*rules["barred_names"], name]}


def test_a_published_version_is_in_force_at_once_and_every_version_is_kept(rules: dict[str, Any]) -> None:
    product_id = submitted()
    published = publish(with_word(rules, "晨光"))
    assert (published.status, published.json["version"], published.json["note"]) == (201, 1, "a new word")

    (finding,) = listing(product_id)["findings"]
    assert (finding["rule"], finding["field"], finding["rules_version"]) == ("barred_name", "title.zh", 1)
    assert publish(rules, version=1, key="rules-0002", note="back").json["version"] == 2
    versions = ask("GET", "/review-rules/versions", by=OPERATOR).json["items"]
    assert [(one["version"], one["note"]) for one in versions] == [(2, "back"), (1, "a new word")]
    kept = ask("GET", "/review-rules/versions/1", by=OPERATOR).json["rules"]["barred_names"]
    assert [name["word"] for name in kept] == ["千足金", "万足金", "晨光"]
    assert ask("GET", "/review-rules/versions/3", by=OPERATOR).status == 404


def test_two_operators_cannot_overwrite_each_others_rules_and_a_repeated_request_is_one_version(
    rules: dict[str, Any],
) -> None:
    first = publish(with_word(rules, "晨光"))

    assert publish(with_word(rules, "晨光")).json == first.json
    late = publish(with_word(rules, "暮光"), key="rules-0002")
    assert (late.status, late.json["code"]) == (412, "changed_meanwhile")
    assert publish(with_word(rules, "暮光"), key="rules-0001").json["code"] == "idempotency_key_reused"
    assert ask("GET", "/review-rules", by=OPERATOR).json["version"] == 1


def test_a_rule_set_that_makes_no_sense_is_refused_at_its_field(rules: dict[str, Any]) -> None:
    nonsense = {**rules, "price_band": {**rules["price_band"], "times": "0.5"}}

    refused = publish(nonsense)

    assert (refused.status, refused.json["field"]) == (400, "rules.price_band.times")


def test_a_dry_run_says_what_would_be_found_and_found_no_more_page_by_page(rules: dict[str, Any], calls: Calls) -> None:
    dawn = on_sale()
    barred = draft(coded("B-1", title={"zh": "千足金戒指", "en": "Ring"}))
    ask("POST", f"/products/{barred}/submit", by=SUPPLIER)
    ask("POST", f"/products/{barred}/approve", {"reason": "a brand"}, OPERATOR)
    candidate = with_word({**rules, "barred_names": []}, "晨光")

    looked, cursor = 0, None
    changed: dict[str, Any] = {}
    while True:
        calls.clear()
        body = {"rules": candidate, "limit": 1, **({"cursor": cursor} if cursor else {})}
        page = ask("POST", "/review-rules/dry-run", body, OPERATOR, accept_language="en").json
        assert len(calls.of("dynamodb")) <= 3
        looked += page["looked_at"]
        changed |= {one["product_id"]: one for one in page["changed"]}
        cursor = page["next_cursor"]
        if cursor is None:
            break

    assert looked == 2
    assert [finding["detail"] for finding in changed[dawn]["flagged"]] == ["The barred name 晨光 is used."]
    assert [finding["detail"] for finding in changed[barred]["cleared"]] == ["The barred name 千足金 is used."]
    assert ask("GET", "/review-rules", by=OPERATOR).json["version"] == 0
