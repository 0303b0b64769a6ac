"""Snapshots: opened by who is new, replaced while buyers search, and never believed when they are damaged; on moto."""

from __future__ import annotations

import os
from datetime import timedelta
from typing import Any

import boto3
import pytest

from integration.catalog.goods import coded, on_sale
from integration.conftest import Calls
from integration.search.conftest import Shopfront
from integration.search.happenings import published
from parure.kernel.time import frozen, now
from search import files, store
from search.rules import snapshots
from search.service import building, holding
from search.service.building import build_snapshot


def bucket() -> Any:
    return boto3.resource("s3").Bucket(os.environ["PRIVATE_BUCKET"])


def later(**ahead: float) -> Any:
    return frozen(now() + timedelta(**ahead))


def test_without_any_snapshot_search_says_so_and_when_to_come_again(empty: Shopfront) -> None:
    on_sale()

    answer = empty.ask("?q=钻戒")

    assert (answer.status, answer.json["code"]) == (503, "index_not_ready")
    assert answer.header("retry-after") == "5"


def test_a_mall_that_was_never_indexed_begins_by_itself(empty: Shopfront) -> None:
    """Events alone would index what changes from now on, and leave out what was there."""
    ring = on_sale()

    empty.sweep()
    (rebuild,) = empty.operate("GET", "/search/rebuilds").json["items"]
    empty.begin(rebuild["rebuild_id"])
    empty.work()
    empty.sweep()

    assert empty.ids() == [ring]


def test_a_new_instance_opens_the_snapshot_and_reads_what_came_since(front: Shopfront, calls: Calls) -> None:
    before = on_sale(coded("R-1"))
    front.tell(published(before))
    build_snapshot()
    after = on_sale(coded("R-2"))
    front.tell(published(after))
    front.new_instance()
    calls.clear()

    assert sorted(front.ids()) == sorted([before, after])
    assert calls == ["dynamodb:GetItem", "s3:GetObject", "dynamodb:Query"]


def test_a_log_of_some_length_becomes_a_snapshot(front: Shopfront, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshots, "_MANY", 2)
    front.tell(published(on_sale(coded("R-1"))))
    front.sweep()
    assert len(front.snapshots()) == 1

    front.tell(published(on_sale(coded("R-2"))))
    front.sweep()
    assert len(front.snapshots()) == 2


def test_a_few_changes_become_a_snapshot_after_a_quarter_of_an_hour(front: Shopfront) -> None:
    front.tell(published(on_sale()))
    with later(minutes=16):
        assert front.sweep()["built"] is True
    with later(minutes=40):
        assert front.sweep()["built"] is False


def test_three_snapshots_are_kept_and_the_log_as_far_as_the_oldest_needs_it(front: Shopfront) -> None:
    rings = []
    for number in range(5):
        rings.append(on_sale(coded(f"R-{number}")))
        front.tell(published(rings[-1]))
        build_snapshot()

    kept = store.standing(store.find_snapshots())
    assert [one.documents for one in kept] == [5, 4, 3]
    assert sorted(one.key for one in bucket().objects.all()) == sorted(files.key_of(one.id) for one in kept)
    assert min(int(entry.sk) for entry in store.log_after(0)) == kept[-1].number + 1


DAMAGES = {
    "gone": lambda key: bucket().Object(key).delete(),
    "cut short": lambda key: bucket().put_object(Key=key, Body=bucket().Object(key).get()["Body"].read()[:-700]),
    "other bytes": lambda key: bucket().put_object(
        Key=key, Body=bytes(255 - byte for byte in bucket().Object(key).get()["Body"].read())
    ),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_snapshot_is_passed_over_for_the_last_good_one(front: Shopfront, damage: str) -> None:
    """And as the log reaches back to that one, nothing is missing."""
    ring = on_sale()
    front.tell(published(ring))
    build_snapshot()
    newest = front.snapshots()[0]
    DAMAGES[damage](files.key_of(newest))
    front.new_instance()

    assert front.ids() == [ring]
    assert newest not in front.snapshots()


def test_when_all_are_damaged_the_next_sweep_builds_another(front: Shopfront) -> None:
    ring = on_sale()
    front.tell(published(ring))
    build_snapshot()
    bucket().objects.all().delete()
    front.new_instance()
    assert front.ask().status == 503

    assert front.sweep()["built"] is True
    assert front.ids() == [ring]


def test_an_instance_asleep_for_longer_than_the_log_is_kept_opens_anew(front: Shopfront) -> None:
    front.found()
    rings = []
    for number in range(5):
        rings.append(on_sale(coded(f"R-{number}")))
        front.tell(published(rings[-1]))
        build_snapshot()

    front.look_again()
    assert sorted(front.ids()) == sorted(rings)


def test_who_took_much_from_the_log_moves_on_to_the_new_snapshot(
    front: Shopfront, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holding, "_WORTH_REOPENING", 1)
    front.found()
    ring = on_sale()
    front.tell(published(ring))
    made = build_snapshot()
    front.look_again()

    assert front.ids() == [ring]
    assert holding.hold().snapshot == made


def test_who_cannot_open_the_new_snapshot_goes_on_with_what_it_holds(
    front: Shopfront, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holding, "_WORTH_REOPENING", 1)
    front.found()
    ring = on_sale()
    front.tell(published(ring))
    build_snapshot()
    bucket().objects.all().delete()
    front.look_again()

    assert front.ids() == [ring]


def test_two_who_build_at_once_make_one_snapshot(front: Shopfront, monkeypatch: pytest.MonkeyPatch) -> None:
    made, make = [], building._make

    def slowly() -> Any:
        made.append(build_snapshot())
        return make()

    monkeypatch.setattr(building, "_make", slowly)
    front.tell(published(on_sale()))
    assert build_snapshot() is not None

    assert made == [None]
    assert len(front.snapshots()) == 2


def test_a_builder_that_fell_over_is_followed_by_another(front: Shopfront, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed, it cannot even give its lease back; that runs out."""

    def killed() -> Any:
        raise SystemExit

    monkeypatch.setattr(building, "_make", killed)
    monkeypatch.setattr(building, "_release", lambda _: None)
    front.tell(published(on_sale()))
    with pytest.raises(SystemExit):
        build_snapshot()
    monkeypatch.undo()

    assert build_snapshot() is None
    with later(minutes=16):
        assert build_snapshot() is not None


def test_what_is_indexed_while_a_snapshot_is_written_is_not_lost(
    front: Shopfront, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring, make = on_sale(), building._make

    def busy() -> Any:
        made = make()
        front.tell(published(ring))
        return made

    monkeypatch.setattr(building, "_make", busy)
    build_snapshot()
    front.new_instance()

    assert front.ids() == [ring]
