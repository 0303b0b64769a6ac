"""News of prices and stock reaches those who wish for a piece: once, in the shop they wish in, however many they are."""

from __future__ import annotations

import json
from typing import Any

import pytest

from integration.catalog.goods import on_sale, open_mall, product
from integration.orders.world import deliver
from integration.search.happenings import reprice as edit_price
from integration.shops.dealing import HANG, change_prices, open_city, open_shop_with, ring
from integration.wishlists.test_wishlists import LIN, MEI, ask, reprice, wished
from parure.aws.auth import GUEST, Caller, Role
from parure.aws.tables import OutboxEvent
from parure.kernel.events import DomainEvent, Envelope
from parure.kernel.ids import new_id
from parure.kernel.money import Money
from parure.kernel.text import Text
from parure.kernel.time import now
from search.events import BackInStock, Drop, PriceDropped
from search.service.indexing import index_products
from supply.contract import BulkLocation, BulkStock, receive_bulk
from wishlists.app import on_events
from wishlists.service import telling
from wishlists.store import WatchItem

SKU = "R-12"


def happened(event: DomainEvent, event_id: str | None = None) -> int:
    """Delivers the event; returns how many messages are wanted again."""
    envelope = Envelope.wrap(event, event_id=event_id or new_id("evt"), at=now(), by=None, correlation_id=None)
    return deliver(on_events, json.dumps({"detail": envelope.to_json()}))


def told() -> list[tuple[str, str, Any]]:
    """(event, person, price) of what was said to people."""
    events = [json.loads(item.envelope) for item in OutboxEvent.scan()]
    return [
        (event["type"], event["data"]["user_id"], event["data"]["now"]["amount"])
        for event in events
        if event["source"] == "wishlists" and "user_id" in event["data"]
    ]


def cheaper(product_id: str, amount: int, shop: str = "", sku: str = SKU) -> PriceDropped:
    drop = Drop(sku, Money(1_680_000, "CNY"), Money(amount, "CNY"))
    return PriceDropped(product_id=product_id, shop=shop, drops=(drop,))


@pytest.fixture
def piece(aws: None) -> str:
    open_mall()
    return on_sale(product())


def test_a_lower_price_is_told_once_to_each_who_wishes(piece: str) -> None:
    for person in (LIN, MEI):
        ask("POST", "/wishlist/items", {"sku": SKU}, by=person)
    reprice(SKU, {"kind": "fixed", "amount": 1_500_000})

    assert happened(cheaper(piece, 1_500_000), "evt_01JDBK3M8W5T7R9Q2N4P6V8X0A") == 0
    assert happened(cheaper(piece, 1_500_000), "evt_01JDBK3M8W5T7R9Q2N4P6V8X0A") == 0
    assert happened(cheaper(piece, 1_600_000)) == 0, "an older event that comes late"

    assert sorted(told()) == sorted(("WishlistPriceDropped", person.id, 1_500_000) for person in (LIN, MEI))
    (wish,) = wished()
    assert (wish["notice"], ask("GET", "/wishlist/marks").json["notices"]) == ("price_dropped", 1)
    assert ask("POST", "/wishlist/seen").json["notices"] == 0
    assert wished()[0]["notice"] is None
    assert wished(MEI)[0]["notice"] == "price_dropped", "what one has seen another has not"


def test_a_guest_finds_the_notice_on_the_list_and_nobody_is_written_to(piece: str) -> None:
    cookie = ask("POST", "/wishlist/items", {"sku": SKU}, by=GUEST).cookies["parure_guest"]
    reprice(SKU, {"kind": "fixed", "amount": 1_500_000})

    happened(cheaper(piece, 1_500_000))

    assert [wish["notice"] for wish in wished(GUEST, cookie)] == ["price_dropped"]
    assert told() == []


def test_a_price_that_has_gone_up_again_meanwhile_is_not_told(piece: str) -> None:
    ask("POST", "/wishlist/items", {"sku": SKU})

    happened(cheaper(piece, 1_500_000))

    assert (told(), wished()[0]["notice"]) == ([], None)


def test_a_piece_that_is_back_is_told_when_it_is_there(piece: str) -> None:
    ask("POST", "/wishlist/items", {"sku": SKU})
    happened(BackInStock(product_id=piece, skus=(SKU,)))
    assert told() == [], "somebody else was quicker"

    place = BulkLocation(new_id("org"), new_id("loc"), "上海仓", "warehouse", "CN-SH")
    receive_bulk([BulkStock(SKU, place.org_id, Text("戒指", "Ring"), [(place, 1)])])
    happened(BackInStock(product_id=piece, skus=(SKU,)))

    assert [(event, person) for event, person, _ in told()] == [("WishBackInStock", LIN.id)]
    assert wished()[0]["notice"] == "back_in_stock"


def test_news_of_one_shop_stays_in_it(aws: None) -> None:
    open_city()
    product_id = ring("R-A", 10_000)
    open_shop_with(product_id, slug="hanghui", by=HANG)
    change_prices({"markup": 20}, HANG)
    ask("POST", "/wishlist/items?shop=hanghui", {"sku": "R-A"})
    ask("POST", "/wishlist/items", {"sku": "R-A"}, by=MEI)
    change_prices({"markup": 5}, HANG)

    happened(cheaper(product_id, 10_500_00, shop="hanghui", sku="R-A"))

    assert told() == [("WishlistPriceDropped", LIN.id, 10_500_00)]
    assert wished(MEI)[0]["notice"] is None


def test_a_crowd_is_told_in_several_goes(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "AT_ONCE", 2)
    crowd = [Caller(role=Role.CONSUMER, user_id=new_id("usr")) for _ in range(5)]
    for person in crowd:
        ask("POST", "/wishlist/items", {"sku": SKU}, by=person)
    reprice(SKU, {"kind": "fixed", "amount": 1_500_000})

    happened(cheaper(piece, 1_500_000))
    for _ in range(2):
        waiting = sorted(item.envelope for item in OutboxEvent.scan() if "WishersLeft" in item.envelope)
        for envelope in waiting:
            deliver(on_events, f'{{"detail": {envelope}}}')

    assert sorted(person for _, person, _ in told()) == sorted(person.id for person in crowd)


def test_who_does_not_wish_any_more_is_forgotten(piece: str) -> None:
    cookie = ask("POST", "/wishlist/items", {"sku": SKU}, by=GUEST).cookies["parure_guest"]
    ask("GET", "/wishlist/marks", cookie=cookie)  # the guest became Lin
    ask("DELETE", f"/wishlist/items/{SKU}")

    happened(cheaper(piece, 1_500_000))

    assert list(WatchItem.scan(WatchItem.pk.startswith("watch#"))) == []


def test_a_piece_that_is_back_is_told_in_every_shop_at_that_shops_price(aws: None) -> None:
    open_city()
    product_id = ring("R-A", 10_000)
    open_shop_with(product_id, slug="hanghui", by=HANG)
    change_prices({"markup": 20}, HANG)
    ask("POST", "/wishlist/items?shop=hanghui", {"sku": "R-A"})
    ask("POST", "/wishlist/items", {"sku": "R-A"}, by=MEI)
    place = BulkLocation(new_id("org"), new_id("loc"), "上海仓", "warehouse", "CN-SH")
    receive_bulk([BulkStock("R-A", place.org_id, Text("戒指", "Ring"), [(place, 1)])])

    for _ in range(2):
        happened(BackInStock(product_id=product_id, skus=("R-A",)), "evt_01JDBK3M8W5T7R9Q2N4P6V8X0A")

    assert sorted(told()) == sorted([("WishBackInStock", LIN.id, 12_000_00), ("WishBackInStock", MEI.id, 10_000_00)])


def test_what_the_index_tells_reaches_the_list(piece: str) -> None:
    """The events as search writes them, not as this test would."""
    ask("POST", "/wishlist/items", {"sku": SKU})
    index_products([piece])
    edit_price(piece, 1_500_000)
    place = BulkLocation(new_id("org"), new_id("loc"), "上海仓", "warehouse", "CN-SH")
    receive_bulk([BulkStock(SKU, place.org_id, Text("戒指", "Ring"), [(place, 1)])])
    index_products([piece])

    said = [json.loads(item.envelope) for item in OutboxEvent.query(piece)]
    news = [envelope for envelope in said if envelope["type"] in ("PriceDropped", "BackInStock")]
    for envelope in (*news, *news):
        assert deliver(on_events, json.dumps({"detail": envelope})) == 0

    assert sorted(event for event, _, _ in told()) == ["WishBackInStock", "WishlistPriceDropped"]
