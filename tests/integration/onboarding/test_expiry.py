"""Papers that run out: told of ahead, enforced at the moment, mended by a renewal."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from identity import store as identity
from integration.conftest import Calls
from integration.onboarding.conftest import Applicant, Desk, ask, on_board, person, told, upload
from onboarding import store
from onboarding.app import on_schedule
from parure.aws.auth import Caller, Role
from parure.kernel.time import frozen

TODAY = datetime(2026, 11, 23, 8, tzinfo=UTC)
LAST_DAY = "2027-01-31"
END = datetime(2027, 1, 31, 16, tzinfo=UTC)


@pytest.fixture
def owner(applicant: Applicant, desk: Desk) -> Caller:
    """Of a supplier whose precious-metal licence runs out on the last day of January."""
    with frozen(TODAY):
        return on_board(applicant, desk, LAST_DAY)


def sweep(at: datetime) -> int:
    with frozen(at):
        return on_schedule({}, None)["looked_at"]


def standing(owner: Caller) -> str:
    organisation = identity.find_organisation(str(owner.org_id))
    assert organisation is not None
    return str(organisation.organisation().status)


def licence_events(applicant: Applicant) -> list[str]:
    return [one for one in told(applicant.path.rpartition("/")[2]) if one.startswith("Licence")]


def test_the_end_of_a_licence_is_told_ahead_and_then_suspends(applicant: Applicant, owner: Caller) -> None:
    looked_at = [sweep(END - timedelta(days=days)) for days in (40, 30, 29, 7, 1)]
    before = standing(owner)
    looked_at += [sweep(END), sweep(END + timedelta(minutes=5))]

    assert looked_at == [0, 1, 0, 1, 1, 1, 0]
    assert before == "active"
    assert licence_events(applicant) == ["LicenceExpiring"] * 3 + ["LicenceExpired"]
    organisation = identity.find_organisation(str(owner.org_id))
    assert organisation is not None
    assert (organisation.status, organisation.suspended_reason) == ("suspended", "licence_expired")
    assert told(str(owner.org_id))[-1] == "OrganisationSuspended"


def test_a_licence_that_ran_out_is_seen_before_any_sweep(owner: Caller) -> None:
    with frozen(END - timedelta(seconds=1)):
        before = standing(owner)
    with frozen(END):
        after = standing(owner)

    assert (before, after) == ("active", "suspended")


def test_a_suspended_supplier_files_the_renewal_and_is_reinstated_by_its_acceptance(
    applicant: Applicant, owner: Caller, desk: Desk
) -> None:
    sweep(END)
    with frozen(END + timedelta(days=2)):
        applicant.caller = Caller(role=owner.role, user_id=owner.user_id, org_id=owner.org_id, suspended=True)
        old = applicant.read()["qualifications"][1]
        filed = applicant.file(
            kind=old["kind"], number="PM-2027-0003", valid_until="2028-01-31", replaces=old["qualification_id"]
        )
        waiting = desk.queue("renewals")
        new = filed.json["qualifications"][-1]["qualification_id"]
        target = f"{applicant.path}/qualifications/{new}/accept"
        first, second = (ask("POST", target, by=desk.caller) for _ in range(2))

        assert (filed.status, waiting) == (201, [filed.json["application_id"]])
        assert (first.status, second.json["version"]) == (200, first.json["version"]), first.text
        assert first.json["licensed_until"] == "2028-01-31T16:00:00.000Z"
        assert standing(owner) == "active"
    assert told(str(owner.org_id))[-2:] == ["OrganisationSuspended", "OrganisationReinstated"]
    assert desk.queue("renewals") == []
    steps = ask("GET", f"{applicant.path}/history", by=applicant.caller).json["items"]
    assert [step["type"] for step in steps][:5] == [
        "organisation_reinstated",
        "qualification_accepted",
        "qualification_filed",
        "organisation_suspended",
        "licence_expired",
    ]


def test_a_renewal_before_the_end_changes_nothing_but_the_end(applicant: Applicant, owner: Caller, desk: Desk) -> None:
    with frozen(TODAY):
        old = applicant.read()["qualifications"][1]
        filed = applicant.file(
            kind=old["kind"], number="PM-2", valid_until="2028-01-31", replaces=old["qualification_id"]
        ).json["qualifications"]
        accepted = ask(
            "POST", f"{applicant.path}/qualifications/{filed[-1]['qualification_id']}/accept", by=desk.caller
        )

    assert accepted.status == 200
    assert sweep(END) == 0
    assert "OrganisationReinstated" not in told(str(owner.org_id))
    with frozen(END):
        assert standing(owner) == "active"


def test_a_renewal_that_is_no_good_is_refused_with_the_reason(applicant: Applicant, owner: Caller, desk: Desk) -> None:
    with frozen(TODAY):
        old = applicant.read()["qualifications"][1]
        filed = applicant.file(
            kind=old["kind"], number="PM-2", valid_until="2028-01-31", replaces=old["qualification_id"]
        ).json["qualifications"]
        target = f"{applicant.path}/qualifications/{filed[-1]['qualification_id']}"
        refused = ask("POST", f"{target}/refuse", {"reason": "照片不清晰"}, by=desk.caller)
        late = ask("POST", f"{target}/accept", by=desk.caller)

    shown = refused.json["qualifications"][-1]
    assert (shown["state"], shown["note"]) == ("refused", "照片不清晰")
    assert (late.status, late.json["code"]) == (409, "paper_decided")
    assert refused.json["licensed_until"] == "2027-01-31T16:00:00.000Z"


def test_a_renewal_does_not_reinstate_whom_an_operator_suspended(
    applicant: Applicant, owner: Caller, desk: Desk
) -> None:
    from identity.service import organisations

    with frozen(TODAY):
        organisations.suspend_organisation(str(owner.org_id), "假货投诉", by=desk.caller)
        old = applicant.read()["qualifications"][1]
        filed = applicant.file(
            kind=old["kind"], number="PM-2", valid_until="2028-01-31", replaces=old["qualification_id"]
        ).json["qualifications"]
        ask("POST", f"{applicant.path}/qualifications/{filed[-1]['qualification_id']}/accept", by=desk.caller)

        assert standing(owner) == "suspended"


def test_only_owners_file_renewals_but_staff_may_look(applicant: Applicant, owner: Caller) -> None:
    clerk = person(Role.SUPPLIER, owner.org_id)
    paper = {"kind": "other", "number": "1", "issuer": "x", "document_id": upload(str(owner.org_id))}

    refused = ask("POST", f"{applicant.path}/qualifications", paper, by=clerk)

    assert (refused.status, refused.json["code"]) == (403, "owners_only")
    assert ask("GET", applicant.path, by=clerk).status == 200


def test_the_desk_lists_whose_papers_run_out_first(desk: Desk) -> None:
    ids = []
    for until in (None, "2029-01-31", "2027-06-30"):
        applicant = Applicant(person(Role.CONSUMER))
        with frozen(TODAY):
            on_board(applicant, desk, until)
        ids.append(applicant.path.rpartition("/")[2])

    assert desk.queue("approved") == ids[::-1]


def test_a_sweep_costs_one_query_and_three_calls_for_each_that_ends(owner: Caller, calls: Calls) -> None:
    calls.clear()
    sweep(TODAY)
    idle = calls.of("dynamodb")
    calls.clear()
    sweep(END)

    assert idle == ["dynamodb:Query"]
    assert calls.of("dynamodb") == [
        "dynamodb:Query",
        "dynamodb:GetItem",
        "dynamodb:BatchGetItem",
        "dynamodb:TransactWriteItems",
    ]


def test_one_paper_that_cannot_be_told_of_does_not_stop_the_others(
    applicant: Applicant, owner: Caller, desk: Desk
) -> None:
    broken = store.ApplicationItem("apl_00000000000000000000000000", "application")
    broken.document, broken.version, broken.kind = "{", 1, "supplier"
    broken.due, broken.due_at = store.DUE, "2026-01-01T00:00:00.000Z"
    broken.save()

    with pytest.raises(ExceptionGroup):
        sweep(END)

    assert standing(owner) == "suspended"
