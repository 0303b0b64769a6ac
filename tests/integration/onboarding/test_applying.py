"""An application from its first field to the decision."""

from __future__ import annotations

from typing import Any

import pytest

from identity import store as identity
from integration.conftest import Calls
from integration.gateway import Answer
from integration.onboarding.conftest import (
    COMPANY,
    CREDIT_CODE,
    LICENCE,
    Applicant,
    Desk,
    ask,
    on_board,
    person,
    told,
    upload,
)
from parure.aws.auth import Role
from parure.aws.tables import dynamodb
from parure.kernel.ids import new_id


def outcome(answer: Answer) -> tuple[int, str]:
    return answer.status, answer.json["code"]


def test_a_consumer_applies_is_vetted_and_owns_a_supplier(applicant: Applicant, desk: Desk) -> None:
    owner = on_board(applicant, desk)

    assert owner.role is Role.SUPPLIER
    organisation = identity.find_organisation(str(owner.org_id))
    assert organisation is not None
    assert (organisation.name, organisation.region, organisation.status) == (COMPANY["company"], "CN-SH", "active")
    assert ask("GET", "/application", by=owner).json["application"]["status"] == "approved"
    assert told(applicant.path.rpartition("/")[2])[-1] == "ApplicationApproved"
    assert told(str(owner.org_id)) == ["OrganisationCreated", "StaffAdded"]


def test_a_dealer_applies_with_a_business_licence_alone(desk: Desk) -> None:
    dealer = Applicant(person(Role.CONSUMER), kind="dealer")
    dealer.describe(goods=[], about=None)
    dealer.file()
    assert dealer.submit().status == 200

    desk.tick_all(dealer.path)

    assert desk.approve(dealer.path).json["status"] == "approved"
    user = identity.find_user(dealer.caller.id)
    assert user is not None
    assert user.role == "dealer"


def test_a_draft_is_saved_half_filled_in_and_says_what_is_missing(applicant: Applicant) -> None:
    saved = ask("PUT", applicant.path, {"company": "和颐"}, by=applicant.caller, etag=1)
    refused = applicant.submit()

    assert saved.json["missing"] == ["registration_number", "region", "contact", "goods", "business_licence"]
    assert outcome(refused) == (409, "incomplete")
    assert refused.json["missing"] == saved.json["missing"]


def test_goods_ask_for_their_own_licences(applicant: Applicant) -> None:
    jade = applicant.describe(goods=["jade"]).json
    metal_and_diamonds = applicant.describe(goods=["diamond", "precious_metal"]).json

    assert jade["needed"] == ["business_licence"]
    assert metal_and_diamonds["needed"] == ["business_licence", "precious_metal_licence", "diamond_licence"]


def test_a_credit_code_with_a_wrong_digit_is_refused_at_its_field(applicant: Applicant) -> None:
    wrong = applicant.describe(registration_number=CREDIT_CODE[:-1] + "A")
    abroad = applicant.describe(registration_number="HRB 12345", region="DE")

    assert (*outcome(wrong), wrong.json["field"]) == (400, "bad_registration_number", "registration_number")
    assert abroad.status == 200


def test_saving_over_somebody_elses_change_is_refused(applicant: Applicant) -> None:
    applicant.describe()

    stale = ask("PUT", applicant.path, COMPANY, by=applicant.caller, etag=1)
    without = ask("PUT", applicant.path, COMPANY, by=applicant.caller)

    assert outcome(stale) == (412, "changed_meanwhile")
    assert outcome(without) == (400, "if_match_missing")


def test_a_person_has_one_open_application(applicant: Applicant) -> None:
    second = ask("POST", "/applications", {"kind": "dealer"}, by=applicant.caller)
    key = new_id("key")
    other = person(Role.CONSUMER)
    once, again = (ask("POST", "/applications", {"kind": "dealer"}, by=other, key=key) for _ in range(2))

    assert outcome(second) == (409, "already_applied")
    assert (once.status, again.status, again.json["application_id"]) == (201, 201, once.json["application_id"])


def test_who_has_not_applied_has_no_application() -> None:
    answer = ask("GET", "/application", by=person(Role.CONSUMER))

    assert (answer.status, answer.json) == (200, {"application": None})


def test_nobody_sees_or_changes_anothers_application(applicant: Applicant) -> None:
    stranger = person(Role.CONSUMER)
    supplier = person(Role.SUPPLIER, new_id("org"), owner=True)

    for other in (stranger, supplier):
        answers = [
            ask("GET", applicant.path, by=other),
            ask("GET", f"{applicant.path}/history", by=other),
            ask("PUT", applicant.path, COMPANY, by=other, etag=1),
            ask("POST", f"{applicant.path}/submit", by=other),
            ask("POST", f"{applicant.path}/withdraw", by=other),
            ask("POST", f"{applicant.path}/qualifications", {**LICENCE, "document_id": upload(other.id)}, by=other),
        ]
        assert [answer.status for answer in answers] == [404] * 6


def test_a_paper_needs_an_own_file_that_was_not_refused(applicant: Applicant) -> None:
    foreign = applicant.file(document_id=upload(new_id("usr")))
    unknown = applicant.file(document_id=new_id("med"))
    poisonous = applicant.file(document_id=upload(applicant.owner, "failed", failure="empty"))

    assert [(*outcome(a), a.json["field"]) for a in (foreign, unknown)] == [
        (400, "unknown_document", "document_id")
    ] * 2
    assert outcome(poisonous) == (400, "document_refused")


def test_a_paper_that_has_run_out_is_refused(applicant: Applicant) -> None:
    answer = applicant.file(valid_until="2026-01-31")

    assert (*outcome(answer), answer.json["field"]) == (400, "paper_expired", "valid_until")


def test_a_paper_is_filed_once_per_key_corrected_and_taken_back(applicant: Applicant) -> None:
    paper = {**LICENCE, "document_id": upload(applicant.owner)}
    for _ in range(2):
        first = ask("POST", f"{applicant.path}/qualifications", paper, by=applicant.caller, key="key-0001")
    (filed,) = first.json["qualifications"]
    corrected = applicant.file(number="91310115MA1K4E7X9C", replaces=filed["qualification_id"]).json["qualifications"]

    removed = ask("DELETE", f"{applicant.path}/qualifications/{corrected[0]['qualification_id']}", by=applicant.caller)

    assert [one["number"] for one in corrected] == ["91310115MA1K4E7X9C"]
    assert (removed.status, applicant.read()["qualifications"]) == (204, [])


def test_an_application_waits_until_its_files_are_checked(applicant: Applicant) -> None:
    applicant.describe(goods=["jade"])
    applicant.file(document_id=upload(applicant.owner, "waiting"))

    assert outcome(applicant.submit()) == (409, "documents_not_ready")


def test_submitting_twice_is_submitting_once(applicant: Applicant, desk: Desk) -> None:
    applicant.fill_in()

    first, second = applicant.submit(), applicant.submit()

    assert (first.json["status"], second.json["version"]) == ("submitted", first.json["version"])
    assert desk.queue("submitted") == [first.json["application_id"]]
    assert outcome(applicant.describe()) == (409, "wrong_status")


def test_what_is_wanting_goes_back_with_its_notes_and_only_that_is_looked_at_again(
    applicant: Applicant, desk: Desk
) -> None:
    applicant.fill_in()
    applicant.submit()
    desk.tick_all(applicant.path)
    desk.tick(applicant.path, "company", "执照上的名称不同")
    version = desk.read(applicant.path)["version"]

    returned = ask("POST", f"{applicant.path}/return", {"note": "请更正"}, by=desk.caller, etag=version)
    seen = applicant.read()
    applicant.describe(company="上海和颐珠宝首饰有限公司")
    applicant.submit()

    assert returned.json["status"] == "returned"
    assert (seen["note"], [(c["item"], c["note"]) for c in seen["checks"]]) == (
        "请更正",
        [("company", "执照上的名称不同")],
    )
    open_items = [c["item"] for c in desk.read(applicant.path)["checks"] if c["passed"] is None]
    assert open_items == ["company"]


def test_an_unticked_item_or_a_failed_one_stands_in_the_way_of_approval(applicant: Applicant, desk: Desk) -> None:
    applicant.fill_in()
    applicant.submit()
    desk.tick_all(applicant.path)
    desk.tick(applicant.path, "contact", "电话不通")

    refused = desk.approve(applicant.path)
    without_note = ask("PUT", f"{applicant.path}/checks/goods", {"passed": False}, by=desk.caller)
    unknown = desk.tick(applicant.path, new_id("qua"))

    assert (*outcome(refused), refused.json["items"]) == (409, "unchecked", ["contact"])
    assert (*outcome(without_note), without_note.json["field"]) == (400, "note_missing", "note")
    assert unknown.status == 404


def test_of_two_operators_who_decide_one_reads_again(applicant: Applicant, desk: Desk) -> None:
    applicant.fill_in()
    version = applicant.submit().json["version"]
    other = person(Role.OPERATOR)

    first = ask("POST", f"{applicant.path}/return", {"note": "请补充"}, by=desk.caller, etag=version)
    second = ask("POST", f"{applicant.path}/decline", {"reason": "no"}, by=other, etag=version)

    assert first.status == 200
    assert outcome(second) == (412, "changed_meanwhile")


def test_approving_again_founds_no_second_organisation(applicant: Applicant, desk: Desk) -> None:
    owner = on_board(applicant, desk)

    again = desk.approve(applicant.path)

    assert (again.status, again.json["org_id"]) == (200, owner.org_id)


def test_who_was_declined_reads_why_and_may_apply_anew(applicant: Applicant, desk: Desk) -> None:
    applicant.fill_in()
    version = applicant.submit().json["version"]
    reason = {"reason": "经营范围不含珠宝"}

    ask("POST", f"{applicant.path}/decline", reason, by=desk.caller, etag=version)
    shown = ask("GET", "/application", by=applicant.caller).json["application"]
    anew = ask("POST", "/applications", {"kind": "dealer"}, by=applicant.caller)

    assert (shown["status"], shown["note"]) == ("declined", reason["reason"])
    assert anew.status == 201
    assert (
        ask("GET", "/application", by=applicant.caller).json["application"]["application_id"]
        == anew.json["application_id"]
    )


def test_withdrawing_erases_the_contact(applicant: Applicant, desk: Desk) -> None:
    applicant.describe()

    withdrawn = ask("POST", f"{applicant.path}/withdraw", by=applicant.caller).json

    assert (withdrawn["status"], withdrawn["contact"]) == ("withdrawn", None)
    assert outcome(ask("POST", f"{applicant.path}/contact", by=desk.caller)) == (410, "contact_erased")
    assert ask("POST", "/applications", {"kind": "supplier"}, by=applicant.caller).status == 201


def test_a_contact_is_stored_encrypted_shown_masked_and_its_reading_is_recorded(
    applicant: Applicant, desk: Desk
) -> None:
    applicant.describe()

    own, masked = applicant.read()["contact"], desk.read(applicant.path)["contact"]
    read = ask("POST", f"{applicant.path}/contact", by=desk.caller).json

    assert own == read == COMPANY["contact"]
    assert masked == {"name": "赵**", "phone": "138****8000", "email": "z***@heyi.example"}
    stored = str(dynamodb().scan(TableName="parure-onboarding")["Items"])
    assert "13800138000" not in stored
    assert "zhao@heyi" not in stored
    assert told(applicant.path.rpartition("/")[2])[-1] == "ContactRead"


def test_a_file_is_opened_by_its_owner_and_by_operators_for_five_minutes(applicant: Applicant, desk: Desk) -> None:
    document_id = upload(applicant.owner)
    paper = applicant.file(document_id=document_id).json["qualifications"][0]
    target = f"{applicant.path}/qualifications/{paper['qualification_id']}/document"

    links = [ask("GET", target, by=who) for who in (applicant.caller, desk.caller)]
    refused = ask("GET", target, by=person(Role.CONSUMER))

    assert [link.status for link in links] == [200, 200]
    assert "X-Amz-Expires=300" in links[0].json["url"]
    assert refused.status == 404
    assert told(document_id) == ["DocumentOpened", "DocumentOpened"]


def test_history_tells_every_step_to_operators_and_decisions_to_the_applicant(applicant: Applicant, desk: Desk) -> None:
    owner = on_board(applicant, desk)

    inside = desk.read(f"{applicant.path}/history")["items"]
    own = ask("GET", f"{applicant.path}/history", by=owner).json["items"]

    assert [step["type"] for step in own] == [
        "application_approved",
        "application_submitted",
        "qualification_filed",
        "qualification_filed",
        "application_started",
    ]
    assert {step["by"] for step in own} == {"applicant", "operator"}
    assert {step["by_id"] for step in own} == {None}
    assert [step["type"] for step in inside].count("application_checked") == 5
    assert inside[0]["by_id"] == desk.caller.id


def test_the_desk_shows_who_waits_longest_first_and_by_kind(desk: Desk) -> None:
    waiting = []
    for kind in ("supplier", "dealer"):
        one = Applicant(person(Role.CONSUMER), kind=kind)
        one.fill_in()
        waiting.append(one.submit().json["application_id"])

    assert desk.queue("submitted") == waiting
    assert desk.queue("submitted", kind="dealer") == waiting[1:]
    assert desk.queue("approved") == []


def test_staff_see_their_organisations_papers_and_owners_file_them(desk: Desk) -> None:
    identity.new_organisation(org_id := new_id("org"), kind=Role.SUPPLIER, name="Lumière", region="CN-SH").save()
    owner, clerk = person(Role.SUPPLIER, org_id, owner=True), person(Role.SUPPLIER, org_id)

    refused = ask("POST", "/applications", {"kind": "supplier"}, by=clerk)
    other_kind = ask("POST", "/applications", {"kind": "dealer"}, by=owner)
    filed = Applicant(owner)
    filed.fill_in("2027-06-30")
    filed.submit()
    desk.tick_all(filed.path)
    approved = desk.approve(filed.path)

    assert outcome(refused) == (403, "owners_only")
    assert outcome(other_kind) == (409, "wrong_kind")
    assert (approved.status, approved.json["org_id"]) == (200, org_id), approved.text
    assert ask("GET", "/application", by=clerk).json["application"]["licensed_until"] == "2027-06-30T16:00:00.000Z"
    organisation = identity.find_organisation(org_id)
    assert organisation is not None
    assert organisation.licensed_until == "2027-06-30T16:00:00.000Z"


WRONG: list[tuple[str, Any]] = [
    ("company", ""),
    ("company", "a" * 121),
    ("region", "Shanghai"),
    ("goods", ["weapons"]),
    ("about", "x" * 1001),
    ("contact", {"name": "x", "phone": "call me", "email": "x@y.z"}),
    ("nonsense", 1),
]


@pytest.mark.parametrize(("field", "value"), WRONG)
def test_a_wrong_field_is_named(applicant: Applicant, field: str, value: Any) -> None:
    answer = applicant.describe(**{field: value})

    assert answer.status == 400
    assert answer.json["field"].startswith(field)


def test_what_the_steps_cost(applicant: Applicant, desk: Desk, calls: Calls) -> None:
    applicant.fill_in()
    applicant.submit()
    desk.tick_all(applicant.path)
    version = desk.read(applicant.path)["version"]
    costs = {}

    for name, method, target in (
        ("desk", "GET", "/applications"),
        ("detail", "GET", applicant.path),
        ("approve", "POST", f"{applicant.path}/approve"),
    ):
        calls.clear()
        assert ask(method, target, by=desk.caller, etag=version).status == 200
        costs[name] = len(calls.of("dynamodb"))

    assert costs == {"desk": 1, "detail": 2, "approve": 4}
