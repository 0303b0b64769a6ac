"""A certificate's life: recorded, verified, corrected, revoked, handed over; and who may see what of it."""

from __future__ import annotations

import pytest

from identity.contract import provision_organisation
from integration.conftest import Calls
from integration.trace.papers import (
    DOCUMENT,
    FACTS,
    NUMBER,
    ONE,
    OPERATOR,
    ORG,
    OTHER_ORG,
    REPORT,
    RIVAL,
    SUPPLIER,
    ask,
    events,
    record,
    upload_document,
    verify,
)
from parure.aws.auth import Caller
from parure.aws.tables import read_together
from trace.contract import CertificateRef, CertificateState, certificate_reads, certificates_in
from trace.service import recording

pytestmark = pytest.mark.usefixtures("aws")


def test_a_recorded_certificate_waits_to_be_verified() -> None:
    answer = record("/certificates/gia/2141 438172".replace(" ", "%20"))

    assert (answer.status, answer.json["state"], answer.header("etag")) == (200, "unverified", '"1"')
    assert events() == ["CertificateRecorded"]
    queue = ask("GET", "/certificates", by=OPERATOR).json["items"]
    assert [(row["laboratory"], row["number"], row["holder_id"]) for row in queue] == [("GIA", NUMBER, ORG)]


def test_recording_the_same_again_changes_nothing() -> None:
    record()

    again = record()

    assert (again.status, again.json["version"]) == (200, 1)
    assert events() == ["CertificateRecorded"]


def test_what_no_report_says_is_refused_at_its_field() -> None:
    answer = record(facts={**FACTS, "clarity": "SI3", "cut": "VG"})

    assert (answer.status, answer.json["code"], answer.json["field"]) == (400, "bad_fact", "facts.clarity")
    assert [one["field"] for one in answer.json["errors"]] == ["facts.clarity", "facts.cut"]


def test_a_report_of_tomorrow_and_a_laboratory_nobody_knows_are_refused() -> None:
    assert record(issued_on="2999-01-01").json["field"] == "issued_on"
    assert record("/certificates/NOBODY/12345678").json["code"] == "unknown_laboratory"


def test_a_change_names_the_version_that_was_read_and_is_unverified_again() -> None:
    record()
    assert verify(confirmed=["carat", "colour"]).json["state"] == "matched"

    assert record(facts={**FACTS, "carat": "1.02"}).json["code"] == "if_match_missing"
    assert record(etag="1", facts={**FACTS, "carat": "1.02"}).status == 412
    changed = record(etag="2", facts={**FACTS, "carat": "1.02"})

    assert (changed.status, changed.json["state"], changed.json["method"]) == (200, "unverified", None)
    assert sorted(events()) == ["CertificateRecorded", "CertificateRecorded", "CertificateVerified"]


def test_a_certificate_is_verified_by_somebody_somehow_at_some_time() -> None:
    record()

    view = verify(confirmed=["carat", "clarity"], note="report check of 23 November").json

    assert view["state"] == "matched"
    assert {fact["name"]: fact["confirmed"] for fact in view["facts"]}["carat"] is True
    assert {fact["name"]: fact["confirmed"] for fact in view["facts"]}["colour"] is False
    step = view["history"][0]
    assert (step["kind"], step["method"], step["by"]["user_id"]) == ("verified", "website", "usr_o")
    assert events() == ["CertificateRecorded", "CertificateVerified"]


def test_the_same_verification_sent_twice_is_one() -> None:
    record()
    verify(confirmed=["carat"])

    assert verify(confirmed=["carat"]).json["version"] == 2
    assert verify(confirmed=["colour"]).status == 412


def test_what_was_found_otherwise_is_known_to_the_catalog() -> None:
    record()

    assert verify(confirmed=["carat"], found={"clarity": "I1"}).json["state"] == "mismatched"

    ref = CertificateRef("GIA", NUMBER)
    certificate = certificates_in(read_together(certificate_reads([ref])))[ref]
    assert certificate.state is CertificateState.MISMATCHED
    assert (certificate.report.facts["clarity"], certificate.report.facts["carat"]) == ("I1", "1.01")


def test_a_verification_that_fits_nothing_is_refused_at_its_field() -> None:
    record()

    answer = verify(confirmed=["origin"])

    assert (answer.status, answer.json["code"], answer.json["field"]) == (400, "wrong_verification", "confirmed")
    assert verify(method="document", confirmed=["carat"]).json["field"] == "method"


def test_an_operator_verifies_what_was_seen_and_not_what_it_became() -> None:
    record()
    record(etag="1", facts={**FACTS, "carat": "1.05"})

    assert verify(etag="1", confirmed=["carat"]).status == 412


def test_a_revoked_certificate_is_not_written_anew_but_may_be_believed_again() -> None:
    record()
    revoked = ask("POST", f"{ONE}/revoke", {"reason": "GIA has withdrawn it"}, OPERATOR)
    assert (revoked.status, revoked.json["state"]) == (200, "revoked")
    assert ask("POST", f"{ONE}/revoke", {"reason": "again"}, OPERATOR).json["version"] == 2

    assert record(etag="2", facts={**FACTS, "carat": "1.05"}).json["code"] == "certificate_revoked"
    assert verify(etag="2", confirmed=["carat"]).json["field"] == "note"
    assert verify(etag="2", confirmed=["carat"], note="it was another number").json["state"] == "matched"
    assert events() == ["CertificateRecorded", "CertificateRevoked", "CertificateVerified"]


def test_a_number_belongs_to_who_recorded_it_and_operators_see_who_else_tried() -> None:
    record()

    for _ in range(2):
        refused = record(by=RIVAL)
        assert (refused.status, refused.json["code"]) == (409, "certificate_of_another")

    assert ask("GET", ONE, by=RIVAL).status == 404
    tried = [step for step in ask("GET", ONE, by=OPERATOR).json["history"] if step["kind"] == "contested"]
    assert [step["by"]["org_id"] for step in tried] == [OTHER_ORG]
    assert "contested" not in [step["kind"] for step in ask("GET", ONE, by=SUPPLIER).json["history"]]


def test_of_two_who_record_a_number_at_the_same_moment_one_holds_it(monkeypatch: pytest.MonkeyPatch) -> None:
    record()
    # The rival had looked before: nobody held it then.
    monkeypatch.setattr(recording, "read_together", lambda _: {})

    late = record(by=RIVAL)

    assert (late.status, late.json["code"]) == (409, "changed_meanwhile")
    assert ask("GET", ONE, by=OPERATOR).json["holder_id"] == ORG


def test_a_mismatch_says_what_was_right_too() -> None:
    record()

    view = verify(confirmed=["carat"], found={"clarity": "I1"}).json

    marks = {fact["name"]: (fact["confirmed"], fact["found_text"]) for fact in view["facts"]}
    assert (marks["carat"], marks["clarity"], marks["colour"]) == ((True, None), (False, "I1"), (False, None))
    assert ask("GET", f"{ONE}/status").json["verified"] == []


def test_an_operator_hands_it_to_who_has_the_goods() -> None:
    provision_organisation(OTHER_ORG, "supplier", "Rival", "CN-GD")
    upload_document()
    record(document=DOCUMENT)
    verify(method="document", confirmed=["carat"])

    handed = ask("POST", f"{ONE}/hand-over", {"org_id": OTHER_ORG, "reason": "sold on 1 November"}, OPERATOR)

    assert (handed.json["holder_id"], handed.json["state"], handed.json["has_document"]) == (
        OTHER_ORG,
        "matched",
        False,
    )
    assert ask("GET", ONE, by=SUPPLIER).status == 404
    assert ask("GET", ONE, by=RIVAL).status == 200
    again = ask("POST", f"{ONE}/hand-over", {"org_id": OTHER_ORG, "reason": "once more"}, OPERATOR)
    assert again.json["version"] == handed.json["version"]
    nobody = {"org_id": "org_01JD3N0E6S0V1G3N5W7X9Y2Z9Z", "reason": "x"}
    assert ask("POST", f"{ONE}/hand-over", nobody, OPERATOR).json["code"] == "unknown_organisation"


def test_operators_names_are_not_told_to_suppliers() -> None:
    record()
    verify(confirmed=["carat"])

    step = ask("GET", ONE, by=SUPPLIER).json["history"][0]

    assert step["by"] == {"role": "operator", "user_id": None, "org_id": None}


def test_a_document_is_ones_own_ready_and_read_on_record() -> None:
    assert record(document=DOCUMENT).json["code"] == "unknown_document"
    upload_document(owner=OTHER_ORG)
    assert record(document=DOCUMENT).json["code"] == "unknown_document"
    upload_document(state="waiting")
    assert (record(document=DOCUMENT).status, record(document=DOCUMENT).json["code"]) == (409, "document_not_ready")
    upload_document()
    assert record(document=DOCUMENT).json["has_document"] is True

    link = ask("GET", f"{ONE}/document", by=OPERATOR)

    assert f"documents/{ORG}" in link.json["url"]
    assert "DocumentOpened" in events(DOCUMENT)
    assert ask("GET", f"{ONE}/document", by=RIVAL).status == 404
    assert ask("GET", ONE, by=OPERATOR).json["document"] is None
    assert ask("GET", ONE, by=SUPPLIER).json["document"] == DOCUMENT


def test_without_a_document_there_is_none_to_open() -> None:
    record()

    assert ask("GET", f"{ONE}/document", by=SUPPLIER).json["code"] == "no_document"


def test_anybody_may_know_what_was_verified_and_what_was_not() -> None:
    record()
    verify(confirmed=["carat", "clarity"], note="asked by telephone")

    status = ask("GET", f"{ONE}/status", accept_language="en").json

    assert (status["state"], status["verified_by"], status["method"]) == ("matched", "mall", "website")
    assert [(fact["label"], fact["text"]) for fact in status["verified"]] == [("Weight", "1.01 ct"), ("Clarity", "SI2")]
    assert "colour" in {fact["name"] for fact in status["not_verified"]}
    assert not {"holder_id", "document", "history", "note"} & set(status)
    assert "usr_" not in str(status)
    assert ask("GET", "/certificates/GIA/9999999999/status").status == 404


def test_nobody_vouches_for_what_nobody_verified() -> None:
    record()

    status = ask("GET", f"{ONE}/status").json

    assert (status["state"], status["verified_by"], status["verified"]) == ("unverified", None, [])


def test_a_supplier_lists_its_own_by_state() -> None:
    record()
    record("/certificates/IGI/LG123456", facts={"kind": "lab_grown_diamond", "carat": "1.50"})
    record("/certificates/IGI/LG654321", by=RIVAL)
    verify(confirmed=["carat"])

    def numbers(query: str) -> list[str]:
        return [row["number"] for row in ask("GET", f"/certificates{query}", by=SUPPLIER).json["items"]]

    assert sorted(numbers("")) == [NUMBER, "LG123456"]
    assert numbers("?state=matched") == [NUMBER]


def test_who_does_not_know_whether_there_is_one_asks_the_list() -> None:
    record()

    def found(query: str, by: Caller) -> list[str]:
        return [row["number"] for row in ask("GET", f"/certificates?{query}", by=by).json["items"]]

    assert found(f"laboratory=gia&number={NUMBER}", SUPPLIER) == [NUMBER]
    assert found(f"laboratory=GIA&number={NUMBER}", RIVAL) == []
    assert found("laboratory=GIA&number=99999999", OPERATOR) == []
    assert ask("GET", "/certificates?laboratory=GIA", by=SUPPLIER).status == 400


def test_laboratories_are_data() -> None:
    first = ask("GET", "/laboratories", accept_language="zh-CN").json
    assert [one["code"] for one in first["items"]] == ["GIA", "IGI", "HRD", "NGTC", "GTC"]
    assert {"name": "clarity", "label": "净度"}.items() <= next(
        f for f in first["facts"] if f["name"] == "clarity"
    ).items()

    ssef = {"name": {"zh": "瑞士 SSEF", "en": "SSEF"}, "website": "https://www.ssef.ch/"}
    assert ask("PUT", "/laboratories/ssef", ssef, OPERATOR).json["version"] == 1
    assert ask("PUT", "/laboratories/ssef", ssef, OPERATOR).status == 412
    assert record("/certificates/SSEF/12345").status == 200
    assert ask("PUT", "/laboratories/ssef", {**ssef, "active": False}, OPERATOR, if_match="1").json["version"] == 2
    assert record("/certificates/SSEF/12346").json["code"] == "unknown_laboratory"
    assert ask("PUT", "/laboratories/x1", {**ssef, "website": "javascript:alert(1)"}, OPERATOR).status == 400


def test_each_request_stays_within_its_calls(calls: Calls) -> None:
    def cost(method: str, path: str, **more: object) -> int:
        calls.clear()
        answer = ask(method, path, by=OPERATOR, **more)  # type: ignore[arg-type]
        assert answer.status == 200, answer.text
        return len(calls.of("dynamodb"))

    calls.clear()
    assert record().status == 200
    assert len(calls.of("dynamodb")) == 2
    assert cost("GET", ONE) == 1
    assert cost("GET", f"{ONE}/status") == 1
    assert cost("GET", "/certificates") == 1
    assert cost("GET", "/laboratories") == 1
    calls.clear()
    assert verify(confirmed=["carat"]).status == 200
    assert len(calls.of("dynamodb")) == 3


def test_hostile_input_is_refused() -> None:
    assert record(facts={**FACTS, "x" * 40: "y"}).status == 400
    assert record(facts={**FACTS, "carat": "9" * 200}).status == 400
    assert record(facts={f"fact_{'abcdefghij'[i % 10]}{'abcdefghij'[i // 10]}": "1" for i in range(61)}).status == 400
    assert record(extra="field").status == 400
    assert ask("GET", "/certificates/GIA/%2e%2e%2fx", by=SUPPLIER).status == 404
    assert ask("PUT", ONE, {**REPORT, "document": "documents/other.pdf"}, SUPPLIER).status == 400
