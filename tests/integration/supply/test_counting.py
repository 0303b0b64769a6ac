"""Stocktaking: counted against what should lie there, and posted difference by difference."""

from __future__ import annotations

from typing import Any

import pytest

from integration.supply.desk import (
    RIVAL,
    ask,
    check_ledger,
    counts,
    done,
    list_sku,
    location,
    open_mall,
    receive,
    send,
)
from supply.service import counting


@pytest.fixture(autouse=True)
def _mall(aws: None) -> None:
    open_mall()
    for sku in ("RING-1", "RING-2", "RING-3"):
        list_sku(sku)
    list_sku("JADE-1", one_of_one=True)


@pytest.fixture
def vault() -> str:
    place = location()
    receive("RING-1", place, 5)
    receive("RING-2", place, 3)
    receive("JADE-1", place)
    return place


def sheet(place: str) -> str:
    return str(done("POST", "/stock-counts", {"location_id": place, "note": "年中盘点"})["count_id"])


def count(count_id: str, **counted: int) -> Any:
    lines = [{"sku": sku.replace("_", "-"), "counted": number} for sku, number in counted.items()]
    return done("PUT", f"/stock-counts/{count_id}/lines", {"lines": lines})["items"]


def lines_of(count_id: str) -> dict[str, Any]:
    return {line["sku"]: line for line in done("GET", f"/stock-counts/{count_id}/lines")["items"]}


def test_differences_are_posted_with_the_sheet_as_their_paper(vault: str) -> None:
    count_id = sheet(vault)

    counted = count(count_id, RING_1=4, RING_2=3, RING_3=2)
    posting = done("POST", f"/stock-counts/{count_id}/post")

    assert [(line["sku"], line["expected"], line["difference"]) for line in counted] == [
        ("RING-1", 5, -1),
        ("RING-2", 3, 0),
        ("RING-3", 0, 2),
    ]
    assert (posting["status"], posting["posted"], posting["refused"]) == ("posted", 3, 0)
    assert [counts(sku)[vault][0] for sku in ("RING-1", "RING-2", "RING-3")] == [4, 3, 2]
    (entry, *_) = done("GET", "/stock/RING-1/entries")["items"]
    assert (entry["kind"], entry["reason"], entry["note"], entry["ref"]) == (
        "adjust",
        "stocktaking",
        "年中盘点",
        count_id,
    )
    for sku in ("RING-1", "RING-2", "RING-3"):
        check_ledger(sku)


def test_goods_that_leave_after_they_were_counted_make_no_difference(vault: str) -> None:
    count_id = sheet(vault)
    count(count_id, RING_1=5)

    send(vault, location(), {"RING-1": 2})
    done("POST", f"/stock-counts/{count_id}/post")

    assert counts("RING-1")[vault] == (3, 0)


def test_a_difference_that_cannot_be_waits_on_the_sheet(vault: str) -> None:
    count_id = sheet(vault)
    count(count_id, RING_1=1, RING_2=2)
    send(vault, location(), {"RING-1": 3})

    posting = done("POST", f"/stock-counts/{count_id}/post")

    assert (posting["status"], posting["posted"], posting["refused"]) == ("open", 1, 1)
    assert {sku: (line["posted"], line["problem"]) for sku, line in lines_of(count_id).items()} == {
        "RING-1": (False, "not_that_many"),
        "RING-2": (True, None),
    }
    assert counts("RING-2")[vault] == (2, 0)
    recount = ask("PUT", f"/stock-counts/{count_id}/lines", {"lines": [{"sku": "RING-2", "counted": 1}]})
    assert recount.json["code"] == "line_posted"
    count(count_id, RING_1=2)
    assert done("POST", f"/stock-counts/{count_id}/post")["status"] == "posted"
    check_ledger("RING-1")


def test_a_second_piece_is_not_counted_into_being(vault: str) -> None:
    count_id = sheet(vault)
    count(count_id, JADE_1=2)

    assert done("POST", f"/stock-counts/{count_id}/post")["refused"] == 1
    assert lines_of(count_id)["JADE-1"]["problem"] == "one_of_one"


def test_a_sheet_posts_a_hundred_differences_at_a_time(vault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "POSTED_AT_ONCE", 1)
    count_id = sheet(vault)
    count(count_id, RING_1=4, RING_2=2)

    states = [done("POST", f"/stock-counts/{count_id}/post") for _ in range(3)]

    assert [(state["status"], state["posted"]) for state in states] == [("posting", 1), ("posted", 2), ("posted", 2)]
    assert (counts("RING-1")[vault], counts("RING-2")[vault]) == ((4, 0), (2, 0))


def test_a_sheet_that_is_closed_takes_no_more_counts(vault: str) -> None:
    for verb in ("post", "discard"):
        count_id = sheet(vault)
        count(count_id, RING_1=5)
        done("POST", f"/stock-counts/{count_id}/{verb}")

        refused = ask("PUT", f"/stock-counts/{count_id}/lines", {"lines": [{"sku": "RING-2", "counted": 1}]})

        assert (refused.status, refused.json["code"]) == (409, "count_closed")
    assert [one["status"] for one in done("GET", "/stock-counts")["items"]] == ["discarded", "posted"]


def test_a_sheet_is_its_organisations_own(vault: str) -> None:
    count_id = sheet(vault)

    assert ask("GET", f"/stock-counts/{count_id}", by=RIVAL).status == 404
    assert ask("POST", f"/stock-counts/{count_id}/post", by=RIVAL).status == 404
    assert ask("POST", "/stock-counts", {"location_id": vault}, RIVAL).status == 404
    unknown = ask("PUT", f"/stock-counts/{count_id}/lines", {"lines": [{"sku": "RING-9", "counted": 1}]})
    assert (unknown.status, unknown.json["field"]) == (404, "lines.0.sku")
    twice = {"lines": [{"sku": "RING-1", "counted": 1}, {"sku": "ring-1", "counted": 2}]}
    assert ask("PUT", f"/stock-counts/{count_id}/lines", twice).status == 400
