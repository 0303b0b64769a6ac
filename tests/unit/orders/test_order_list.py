"""The operator's list of all orders, which lies in one partition per month."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from orders import store
from orders.service import lifecycle
from orders.service.buyers import Buyer
from parure.aws.auth import Caller, Role
from parure.kernel.paging import Page
from parure.kernel.time import frozen

OPERATOR = Buyer(Caller(role=Role.OPERATOR, user_id="usr_1"))
MONTHS = {"2026-11": ["n3", "n2", "n1"], "2026-09": ["s2", "s1"]}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Months kept in a dictionary instead of an index; records which were asked."""
    months: list[str] = []

    def list_of_month(month: str, *, limit: int, cursor: str | None) -> Page[Any]:
        months.append(month)
        rows = MONTHS.get(month, [])[int(cursor or 0) :]
        more = str(int(cursor or 0) + limit) if len(rows) > limit else None
        return Page(rows[:limit], more)

    monkeypatch.setattr(store, "list_of_month", list_of_month)
    return months


def pages(limit: int) -> list[list[Any]]:
    found, cursor = [], None
    with frozen(datetime(2026, 11, 23, tzinfo=UTC)):
        while True:
            page = lifecycle.list_orders(by=OPERATOR, exceptions=False, limit=limit, cursor=cursor)
            found.append(page.items)
            cursor = page.next_cursor
            if cursor is None:
                return found


def test_a_page_is_filled_from_earlier_months_and_the_last_has_no_successor(asked: list[str]) -> None:
    assert pages(limit=4) == [["n3", "n2", "n1", "s2"], ["s1"]]
    assert pages(limit=24) == [["n3", "n2", "n1", "s2", "s1"]]
    assert pages(limit=1) == [["n3"], ["n2"], ["n1"], ["s2"], ["s1"]]
    assert pages(limit=5) == [["n3", "n2", "n1", "s2", "s1"]]


def test_a_page_within_a_month_asks_that_month_only(asked: list[str]) -> None:
    with frozen(datetime(2026, 11, 23, tzinfo=UTC)):
        lifecycle.list_orders(by=OPERATOR, exceptions=False, limit=2, cursor=None)

    assert asked == ["2026-11"]
