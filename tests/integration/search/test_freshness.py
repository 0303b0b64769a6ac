"""The index follows the catalog by events, whatever becomes of them on the way; on moto."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from catalog.events import ProductChanged
from integration.catalog.goods import BANGLE, RING, coded, on_sale, product, publish_gold
from integration.conftest import Calls
from integration.search.conftest import Shopfront
from integration.search.happenings import changed, edit, published, stock, take_down, taken_down
from search import store
from search.service import comparing
from supply.events import StockReceived


def test_what_is_published_is_found_and_what_is_taken_down_is_not(front: Shopfront) -> None:
    ring = on_sale()
    front.tell(published(ring))
    front.look_again()
    assert front.ids("?q=钻戒") == [ring]

    take_down(ring)
    front.tell(taken_down(ring))
    front.look_again()
    assert front.ids("?q=钻戒") == []


def test_a_search_makes_no_call_and_every_two_seconds_one(front: Shopfront, calls: Calls) -> None:
    front.tell(published(on_sale()))
    front.found("?q=钻戒")
    calls.clear()

    front.found("?q=platinum&filter=shape:round&facets=metal&sort=price")
    assert calls == []

    front.look_again()
    front.found("?q=铂金")
    assert calls == ["dynamodb:Query"]


def test_an_event_costs_five_calls_and_a_batch_of_ten_no_more(front: Shopfront, calls: Calls) -> None:
    """The head of the log; products, prices and documents; stock; shops that hold it, by product; one transaction."""
    rings = [on_sale(coded(f"R-{n}")) for n in range(3)]
    calls.clear()

    front.tell(*map(published, rings))

    batch = ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:BatchGetItem", "dynamodb:TransactWriteItems"]
    assert calls == ["dynamodb:Query"] * 3 + batch


def test_the_same_event_again_writes_nothing(front: Shopfront, calls: Calls) -> None:
    ring = on_sale()
    front.tell(published(ring))
    number = store.head_number()
    calls.clear()

    front.tell(published(ring), changed(ring), again=True)

    assert "dynamodb:TransactWriteItems" not in calls
    assert store.head_number() == number


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_events_in_any_order_leave_what_the_catalog_holds(front: Shopfront, order: tuple[int, ...]) -> None:
    ring = on_sale()
    edit(ring, title={"zh": "暮光 铂金钻戒", "en": "Dusk diamond ring"})
    events = [published(ring), changed(ring), taken_down(ring)]

    for position in order:
        front.tell(events[position])

    front.look_again()
    assert [item["title"] for item in front.found("?q=Dusk", **{"accept-language": "en"})["items"]] == [
        "Dusk diamond ring"
    ]


def test_of_two_who_index_at_once_the_last_word_is_the_catalogs(
    front: Shopfront, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One has read the old title and pauses; the other sees the new one and writes first."""
    ring = on_sale()
    front.tell(published(ring))
    changes_of = comparing.changes_of
    edits = iter([{"zh": "暮光 铂金钻戒", "en": "Dusk diamond ring"}])

    def slow(places: Any, sold: Any) -> Any:
        found = changes_of(places, sold)
        for title in edits:
            edit(ring, title=title)
            front.tell(changed(ring))
        return found

    edit(ring, title={"zh": "正午 铂金钻戒", "en": "Noon diamond ring"})
    monkeypatch.setattr("search.service.indexing.changes_of", slow)
    front.tell(changed(ring))

    front.look_again()
    assert [item["title"] for item in front.found("?q=铂金钻戒")["items"]] == ["暮光 铂金钻戒"]


def test_a_price_follows_the_board(front: Shopfront) -> None:
    publish_gold()
    bangle = on_sale(BANGLE)
    front.tell(published(bangle))
    publish_gold(per_gram=70_000)
    front.tell(ProductChanged(product_id=bangle, product_version=1))

    front.look_again()
    (card,) = front.found("?q=手镯")["items"]
    assert card["price"]["amount"] == 720_000
    assert card["was_price"] is None


def test_stock_that_comes_is_seen(front: Shopfront) -> None:
    ring = on_sale(coded("R-1"))
    front.tell(published(ring))
    front.look_again()
    assert front.ids("?filter=in_stock:yes") == []

    stock("R-1")
    front.tell(StockReceived(sku="R-1", location_id="loc_1", quantity=1))

    front.look_again()
    assert front.ids("?filter=in_stock:yes") == [ring]
    assert front.found()["items"][0]["in_stock"] is True


def test_a_poisoned_event_keeps_no_other_from_its_work(front: Shopfront, monkeypatch: pytest.MonkeyPatch) -> None:
    good, bad = on_sale(coded("R-1")), on_sale(coded("R-2"))
    changes_of = comparing.changes_of

    def stumbling(places: Any, sold: Any) -> Any:
        if any(place.product_id == bad for place in places):
            raise RuntimeError("poison")
        return changes_of(places, sold)

    monkeypatch.setattr("search.service.indexing.changes_of", stumbling)
    answer = front.tell(published(good), published(bad))

    assert answer == {"batchItemFailures": [{"itemIdentifier": "m1"}]}
    front.look_again()
    assert front.ids() == [good]


def test_an_instance_that_cannot_read_the_log_answers_as_before(
    front: Shopfront, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring = on_sale()
    front.tell(published(ring))
    front.look_again()
    assert front.ids() == [ring]

    def broken(_: int) -> Any:
        raise OSError("no network")

    monkeypatch.setattr(store, "log_after", broken)
    front.look_again()
    assert front.ids() == [ring]


def test_a_variant_is_shown_as_the_filters_have_it(front: Shopfront) -> None:
    front.tell(published(on_sale(product(RING))))
    front.look_again()
    sizes = front.found("?facets=ring_size")["facets"]["ring_size"]
    assert len(sizes) == 2

    found = front.found(f"?filter=ring_size:{max(sizes, key=lambda one: float(one['value']))['value']}")
    assert [(item["sku"], item["price"]["amount"]) for item in found["items"]] == [("R-13", 1_700_000)]
