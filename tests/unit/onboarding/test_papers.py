"""Which papers are needed, what a credit code looks like, when a paper is spoken of and until when an organisation may trade."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding.events import LicenceExpired, LicenceExpiring
from onboarding.rules.application import Application, ApplicationStatus, Details, accept_renewal, file_paper
from onboarding.rules.expiry import DAYS_AHEAD, licensed_until, next_due, tell_of_expiry
from onboarding.rules.papers import Goods, PaperKind, PaperState, Qualification, end_of, needed_papers
from parure.aws.auth import Role
from parure.kernel.codes import is_credit_code

TODAY = datetime(2026, 11, 23, 8, tzinfo=UTC)
LAST_DAY = date(2027, 3, 31)
END = datetime(2027, 3, 31, 16, tzinfo=UTC)
ONE_DAY = timedelta(days=1)


def paper(
    kind: PaperKind = PaperKind.BUSINESS_LICENCE, until: date | None = LAST_DAY, **changed: object
) -> Qualification:
    values: dict[str, object] = {
        "qualification_id": f"qua_{kind}",
        "kind": kind,
        "number": "1",
        "issuer": "x",
        "valid_until": until,
        "document_id": "med_1",
        "filed_at": TODAY,
        "filed_by": "usr_1",
        "state": PaperState.ACCEPTED,
    }
    return Qualification(**{**values, **changed})  # type: ignore[arg-type]


def on_board(*papers: Qualification, goods: tuple[Goods, ...] = ()) -> Application:
    return Application(
        application_id="apl_1",
        kind=Role.SUPPLIER,
        status=ApplicationStatus.APPROVED,
        applicant_id="usr_1",
        org_id="org_1",
        language="zh-CN",
        created_at=TODAY,
        details=Details(goods=goods),
        qualifications=papers,
        checks={},
    )


# Of companies listed on exchanges, as their reports print them.
@pytest.mark.parametrize("code", ["9144030071526726XG", "914403001922038216", "91330100799655058B"])
def test_a_credit_code_carries_its_check_digit(code: str) -> None:
    assert is_credit_code(code)


@given(st.integers(0, 17), st.sampled_from("0123456789ABCDEFGHJKLMNPQRTUWXY"))
def test_one_wrong_sign_is_noticed(place: int, sign: str) -> None:
    code = "91330100799655058B"
    changed = code[:place] + sign + code[place + 1 :]

    assert is_credit_code(changed) == (changed == code)


@pytest.mark.parametrize(
    "code", ["", "91330100799655058", "91330100799655058b", "9133010079965505OB", "91330100799655058B0"]
)
def test_what_is_no_credit_code_is_refused(code: str) -> None:
    assert not is_credit_code(code)


def test_a_paper_holds_through_its_last_day_in_china() -> None:
    assert end_of(LAST_DAY) == END
    assert paper().holds_at(END - timedelta(seconds=1))
    assert not paper().holds_at(END)


def test_a_supplier_needs_the_licences_of_its_goods_and_a_dealer_none_of_them() -> None:
    assert needed_papers(Role.SUPPLIER, (Goods.JADE, Goods.PEARL)) == (PaperKind.BUSINESS_LICENCE,)
    assert needed_papers(Role.SUPPLIER, tuple(Goods)) == (
        PaperKind.BUSINESS_LICENCE,
        PaperKind.PRECIOUS_METAL_LICENCE,
        PaperKind.DIAMOND_LICENCE,
    )
    assert needed_papers(Role.DEALER, tuple(Goods)) == (PaperKind.BUSINESS_LICENCE,)


def test_the_first_needed_paper_to_end_says_how_long_an_organisation_may_trade() -> None:
    metal = paper(PaperKind.PRECIOUS_METAL_LICENCE, date(2027, 1, 31))
    soon_but_not_needed = paper(PaperKind.AUTHORISATION, date(2026, 12, 1))
    application = on_board(paper(), metal, soon_but_not_needed, goods=(Goods.PRECIOUS_METAL,))

    assert licensed_until(application) == end_of(date(2027, 1, 31))
    assert licensed_until(on_board(paper(until=None))) is None


def test_of_two_papers_of_a_kind_the_longer_one_counts() -> None:
    longer = paper(until=LAST_DAY + ONE_DAY, qualification_id="qua_2")

    assert licensed_until(on_board(paper(), longer)) == END + ONE_DAY


def test_an_end_is_told_of_thirty_seven_and_one_day_ahead_and_when_it_is_there() -> None:
    application = on_board(paper())
    told: list[tuple[int, str, int]] = []
    for days in range(40, -3, -1):
        application, events = tell_of_expiry(application, END - days * ONE_DAY)
        told += [(days, type(event).__name__, getattr(event, "days_left", 0)) for event in events]

    assert told == [
        (30, "LicenceExpiring", 30),
        (7, "LicenceExpiring", 7),
        (1, "LicenceExpiring", 1),
        (0, "LicenceExpired", 0),
    ]
    assert next_due(application) is None


def test_who_comes_late_tells_the_nearest_only() -> None:
    application, events = tell_of_expiry(on_board(paper()), END - 3 * ONE_DAY)

    (event,) = events
    assert isinstance(event, LicenceExpiring)
    assert event.days_left == 7
    assert next_due(application) == END - ONE_DAY


def test_an_authorisation_that_ends_suspends_nobody() -> None:
    _, events = tell_of_expiry(on_board(paper(until=None), paper(PaperKind.AUTHORISATION)), END)

    (event,) = events
    assert isinstance(event, LicenceExpired)
    assert not event.required


def test_a_renewal_that_is_accepted_silences_the_old_paper() -> None:
    old = paper(warned=1)
    renewal = paper(
        until=date(2028, 3, 31), qualification_id="qua_2", state=PaperState.FILED, replaces=old.qualification_id
    )

    renewed = accept_renewal(file_paper(on_board(old), renewal), "qua_2", "usr_9", TODAY)

    assert [q.state for q in renewed.qualifications] == [PaperState.REPLACED, PaperState.ACCEPTED]
    assert licensed_until(renewed) == end_of(date(2028, 3, 31))
    assert tell_of_expiry(renewed, END) == (renewed, ())


@given(st.lists(st.integers(0, 60 * 24), min_size=1, max_size=12).map(sorted))
def test_whenever_the_sweep_comes_each_step_is_told_at_most_once_and_the_end_always(hours: list[int]) -> None:
    application = on_board(paper())
    told: list[int] = []
    for hour in [*hours, 60 * 24]:
        application, events = tell_of_expiry(application, END - timedelta(days=60) + timedelta(hours=hour))
        told += [event.days_left if isinstance(event, LicenceExpiring) else 0 for event in events]

    assert len(told) == len(set(told))
    assert sorted(told, reverse=True) == told
    assert set(told) <= set(DAYS_AHEAD)
    assert told[-1] == 0


@given(st.integers(-60 * 24 * 60, 60 * 24 * 60))
def test_something_is_due_exactly_when_the_sweep_has_something_to_tell(minutes: int) -> None:
    at = END + timedelta(minutes=minutes)
    application = on_board(paper())
    due = next_due(application)
    assert due is not None

    assert bool(tell_of_expiry(application, at)[1]) == (at >= due)
