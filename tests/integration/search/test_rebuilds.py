"""The index made anew: what events missed is found out, whatever breaks off; and what reductions tell; on moto."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from integration.catalog.goods import coded, on_sale
from integration.search.conftest import Shopfront
from integration.search.happenings import changed, published, reprice, take_down
from parure.aws.tables import OutboxEvent
from parure.kernel.time import frozen, now
from search import progress


def start(front: Shopfront) -> str:
    answer = front.operate("POST", "/search/rebuilds", idempotency_key="rebuild-1")
    assert answer.status == 201, answer.text
    return str(answer.json["rebuild_id"])


def status(front: Shopfront, rebuild_id: str) -> str:
    return str(front.operate("GET", f"/search/rebuilds/{rebuild_id}").json["status"])


def told(product_id: str) -> list[str]:
    return [json.loads(item.envelope)["type"] for item in OutboxEvent.query(product_id)]


def test_a_rebuild_finds_what_events_missed_and_drops_what_is_gone(front: Shopfront) -> None:
    unheard, gone = on_sale(coded("R-1")), on_sale(coded("R-2"))
    front.tell(published(gone))
    take_down(gone)
    rebuild_id = start(front)
    front.begin(rebuild_id)
    front.work()
    assert status(front, rebuild_id) == "writing"

    front.sweep()

    assert status(front, rebuild_id) == "finished"
    front.look_again()
    assert front.ids() == [unheard]


def test_a_second_rebuild_waits_for_the_first_and_the_same_key_is_the_same_one(front: Shopfront) -> None:
    rebuild_id = start(front)
    assert start(front) == rebuild_id
    other = front.operate("POST", "/search/rebuilds", idempotency_key="rebuild-2")
    assert (other.status, other.json["code"]) == (409, "rebuild_running")


def test_a_rebuild_that_broke_off_is_resumed_where_it_stood(front: Shopfront, monkeypatch: pytest.MonkeyPatch) -> None:
    """The chunk's documents are written and its tick is not: once more does no harm."""
    ring = on_sale()
    rebuild_id = start(front)
    front.begin(rebuild_id)

    def dies(_: Any) -> None:
        raise OSError("gone")

    monkeypatch.setattr(progress, "tick_off", dies)
    front.work()
    assert status(front, rebuild_id) == "indexing"
    monkeypatch.undo()

    front.begin(rebuild_id)
    front.work()
    front.sweep()

    assert status(front, rebuild_id) == "finished"
    front.look_again()
    assert front.ids() == [ring]


def test_a_reduction_shows_the_price_before_and_is_told_once(front: Shopfront) -> None:
    ring = on_sale(coded("R-1"))
    front.tell(published(ring))
    reprice(ring, 1_500_000)
    front.tell(changed(ring))
    front.tell(changed(ring))

    front.look_again()
    (card,) = front.found("?filter=reduced:yes")["items"]
    assert (card["price"]["amount"], card["was_price"]["amount"]) == (1_500_000, 1_680_000)
    assert told(ring).count("PriceDropped") == 1


def test_after_a_month_nobody_speaks_of_the_reduction(front: Shopfront) -> None:
    ring = on_sale(coded("R-1"))
    front.tell(published(ring))
    reprice(ring, 1_500_000)
    front.tell(changed(ring))

    with frozen(now() + timedelta(days=31)):
        front.sweep()
        front.work()

    front.look_again()
    assert front.found()["items"][0]["was_price"] is None
