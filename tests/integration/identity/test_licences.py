"""Until when an organisation may trade: read from its papers, whether or not a sweep has come by."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from identity import authorizer, contract
from identity.rules import subject_of
from identity.store import UserItem, user_key
from integration.identity.conftest import SUPPLIER_ORG, People, ask, sign_in
from integration.identity.test_authorizer import bearer, caller_of, enter, new_key
from integration.identity.test_organisations import NEW, REASON, told
from parure.aws.auth import Role
from parure.aws.tables import Transaction, read_together
from parure.kernel.errors import Conflict
from parure.kernel.ids import new_id
from parure.kernel.time import frozen

TODAY = datetime(2026, 11, 23, 8, tzinfo=UTC)
LATER = TODAY + timedelta(days=10)


def license_until(until: datetime | None) -> str:
    tx = Transaction()
    found = read_together(contract.organisation_reads([SUPPLIER_ORG]))
    standing = contract.licence_parts(tx, found, SUPPLIER_ORG, until, by=None)
    tx.commit()
    return str(standing)


def standing() -> Any:
    return contract.organisations_in(read_together(contract.organisation_reads([SUPPLIER_ORG])))[SUPPLIER_ORG]


def test_a_licence_that_ran_out_suspends_at_that_moment_without_anybody_doing_anything(people: People) -> None:
    secret = new_key(people).json["secret"]
    with frozen(TODAY):
        license_until(LATER)
        assert standing().is_live
    with frozen(LATER - timedelta(milliseconds=1)):
        assert standing().is_live

    with frozen(LATER):
        organisation = standing()
        callers = [caller_of(enter(bearer(people.clerk.email))), caller_of(enter(f"Bearer {secret}"))]

    assert not organisation.is_live
    assert (organisation.suspended_reason, organisation.suspended_since) == (
        "licence_expired",
        "2026-12-03T08:00:00.000Z",
    )
    assert [caller.suspended for caller in callers] == [True, True]
    assert "OrganisationSuspended" not in told(SUPPLIER_ORG)


def test_the_suspension_is_told_once_and_a_renewal_ends_it(people: People) -> None:
    with frozen(LATER):
        standings = [license_until(LATER), license_until(LATER), license_until(LATER + timedelta(days=365))]

        assert standing().is_live
    assert standings == ["suspended", "suspended", "active"]
    assert told(SUPPLIER_ORG)[-2:] == ["OrganisationSuspended", "OrganisationReinstated"]


def test_a_renewal_does_not_end_what_an_operator_decided(people: People) -> None:
    ask("POST", f"/organisations/{SUPPLIER_ORG}/suspend", REASON, by=people.operator)

    after = license_until(None)

    assert after == "suspended"
    assert standing().suspended_reason == REASON["reason"]


def test_an_operator_may_suspend_what_has_lapsed_but_not_reinstate_it(people: People) -> None:
    license_until(TODAY - timedelta(days=365))

    refused = ask("POST", f"/organisations/{SUPPLIER_ORG}/reinstate", REASON, by=people.operator)
    suspended = ask("POST", f"/organisations/{SUPPLIER_ORG}/suspend", REASON, by=people.operator)

    assert (refused.status, refused.json["code"]) == (409, "licence_expired")
    assert (suspended.status, suspended.json["suspended_reason"]) == (200, REASON["reason"])


def test_who_joins_a_licensed_organisation_is_bound_by_its_licence(people: People) -> None:
    with frozen(TODAY):
        license_until(LATER)
        joined = ask("POST", "/organisation/staff", {"email": NEW, "name": "x"}, by=people.owner)
        made = new_key(people, idempotency_key="key-0002").json

    with frozen(LATER):
        authorizer.forget()
        caller = caller_of(enter(f"Bearer {made['secret']}"))

    user = UserItem.get(user_key(subject_of(joined.json["user_id"])), "user")
    assert user.licensed_until == "2026-12-03T08:00:00.000Z"
    assert caller.suspended


def test_a_vetted_consumer_becomes_the_owner_of_a_new_organisation(people: People) -> None:
    org_id = new_id("org")

    found(org_id, people)

    session = sign_in(people.buyer.email).json
    assert (session["role"], session["user"]["org_id"], session["user"]["owner"]) == ("supplier", org_id, True)
    assert told(org_id) == ["OrganisationCreated", "StaffAdded"]
    listed = ask("GET", "/organisations?kind=supplier", by=people.operator).json["items"]
    assert org_id in [one["org_id"] for one in listed]


def test_nobody_becomes_the_owner_of_two(people: People) -> None:
    found(new_id("org"), people)

    with pytest.raises(Conflict) as refused:
        found(new_id("org"), people)

    assert refused.value.code == "applicant_not_free"


def found(org_id: str, people: People) -> None:
    tx = Transaction()
    contract.found_organisation_parts(
        tx,
        org_id=org_id,
        kind=Role.SUPPLIER,
        name="和颐珠宝",
        region="CN-GD",
        owner_id=people.buyer.caller.id,
        licensed_until=None,
        by=people.operator.caller.id,
    )
    tx.commit()
