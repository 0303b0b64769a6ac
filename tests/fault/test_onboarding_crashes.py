"""A crash before and after every call of onboarding, and of a suspension's consequences, then the same again."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from fault.crashes import crash_everywhere
from identity import store as identity
from identity.events import OrganisationSuspended
from integration.onboarding.conftest import Applicant, Desk, ask, on_board, person, told
from integration.orders.world import LUMEN, SHANGHAI, SHENZHEN, Mall, deliver
from onboarding.app import on_schedule
from orders import app as orders_app
from parure.aws.auth import Caller, Role
from parure.kernel.events import Envelope
from parure.kernel.ids import new_id
from parure.kernel.money import Money
from parure.kernel.time import frozen, now
from pricing.contract import Fixed

TODAY = datetime(2026, 11, 23, 8, tzinfo=UTC)
LAST_DAY = "2027-01-31"
END = datetime(2027, 1, 31, 16, tzinfo=UTC)


def test_approving_founds_one_organisation(aws: None) -> None:
    desk = Desk(person(Role.OPERATOR))
    waiting: list[Applicant] = []

    def prepare() -> Callable[[], Any]:
        applicant = Applicant(person(Role.CONSUMER))
        applicant.fill_in()
        applicant.submit()
        desk.tick_all(applicant.path)
        version = desk.read(applicant.path)["version"]
        waiting.append(applicant)
        return lambda: ask("POST", f"{applicant.path}/approve", by=desk.caller, etag=version)

    def check() -> None:
        applicant = waiting[-1]
        org_id = desk.read(applicant.path)["org_id"]
        owner = identity.find_user(applicant.caller.id)
        assert owner is not None
        assert (owner.role, owner.org_id, owner.owner) == ("supplier", org_id, True)
        assert told(org_id) == ["OrganisationCreated", "StaffAdded"]
        assert told(applicant.path.rpartition("/")[2]).count("ApplicationApproved") == 1

    assert crash_everywhere(prepare, check)


def test_a_licence_that_ends_suspends_once_and_is_told_once(aws: None) -> None:
    desk = Desk(person(Role.OPERATOR))
    holders: list[tuple[Applicant, Caller]] = []

    def prepare() -> Callable[[], Any]:
        applicant = Applicant(person(Role.CONSUMER))
        with frozen(TODAY):
            holders.append((applicant, on_board(applicant, desk, LAST_DAY)))

        def sweep() -> None:
            with frozen(END):
                on_schedule({}, None)

        return sweep

    def check() -> None:
        applicant, owner = holders[-1]
        assert told(applicant.path.rpartition("/")[2]).count("LicenceExpired") == 1
        assert told(str(owner.org_id)).count("OrganisationSuspended") == 1
        organisation = identity.find_organisation(str(owner.org_id))
        assert organisation is not None
        assert (organisation.status, organisation.suspended_reason) == ("suspended", "licence_expired")

    assert crash_everywhere(prepare, check)


def test_what_a_suspended_source_had_not_accepted_goes_elsewhere_once(mall: Mall) -> None:
    mall.list_sku("RING", LUMEN, Fixed(Money(25000, "CNY")), {SHANGHAI: 500, SHENZHEN: 500})
    orders: list[str] = []

    def stand(status: str) -> None:
        organisation = identity.OrganisationItem.get(LUMEN, "org")
        organisation.status = status
        organisation.save()

    def prepare() -> Callable[[], Any]:
        stand("active")
        orders.append(mall.buy({"RING": 1}, total=25000))
        stand("suspended")
        event = OrganisationSuspended(org_id=LUMEN, reason="licence_expired")
        envelope = Envelope.wrap(event, event_id=new_id("evt"), at=now(), by=None, correlation_id=None)
        body = json.dumps({"detail": envelope.to_json()})
        return lambda: deliver(orders_app.on_events, body)

    def check() -> None:
        mall.settle()
        mall.check_stock()
        live = [one for one in mall.fulfilments(orders[-1]) if one.status == "assigned"]
        assert [one.org_id != LUMEN for one in live] == [True]
        assert mall.types(orders[-1]).count("FulfilmentWithdrawn") == 1

    assert crash_everywhere(prepare, check)
