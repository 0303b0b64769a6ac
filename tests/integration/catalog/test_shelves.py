"""Lists, offers and the shelves that follow prices and suppliers; with their budgets in AWS calls."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from catalog import app as catalog_app
from catalog.contract import ProductImport, import_products, sku_in, sku_reads
from catalog.service import browsing
from identity.events import OrganisationReinstated, OrganisationSuspended
from identity.rules import Standing
from identity.store import OrganisationItem
from integration.catalog import goods
from integration.catalog.goods import BANGLE, NOON, RING, ask, coded, money, on_sale, publish_gold
from integration.conftest import Calls
from integration.gateway import CONTEXT
from parure.aws.tables import OutboxEvent, Read, read_together
from parure.kernel.events import DomainEvent, Envelope
from parure.kernel.text import Text
from parure.kernel.time import frozen, now
from pricing.contract import publish_fx_rate
from pricing.events import BoardPricesPublished
from supply.contract import BulkLocation, BulkStock, receive_bulk

VAULT = BulkLocation(goods.ORG, "loc_1", "Vault", "warehouse", "CN-SH")


@pytest.fixture(autouse=True)
def _mall(aws: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(browsing, "_rates", None)
    goods.open_mall()
    with frozen(NOON):
        yield


def priced(code: str, amount: int, **changes: Any) -> dict[str, Any]:
    body = coded(code, **changes)
    body["skus"][0]["price_rule"] = {"kind": "fixed", "amount": money(amount)}
    return body


def stock_shelves() -> None:
    """Six products, one a minute: prices 100 … 600, rings and pendants in diamond and gold."""
    kinds = [("ring", "diamond"), ("pendant", "diamond"), ("ring", "gold")] * 2
    rows = [
        ProductImport(
            key=f"k{n}",
            supplier_id=goods.ORG,
            supplier_name="Lumière",
            content=priced(f"K-{n}", (n + 1) * 100, category=category, material=material),
            published_at=NOON + timedelta(minutes=n),
        )
        for n, (category, material) in enumerate(kinds)
    ]
    assert len(list(import_products(rows))) == 6


def prices(query: str) -> list[int]:
    answer = ask("GET", f"/products?{query}")
    assert answer.status == 200, answer.text
    return [item["price"]["amount"] for item in answer.json["items"]]


def tell(*events: DomainEvent) -> dict[str, Any]:
    records = []
    for n, event in enumerate(events):
        envelope = Envelope.wrap(event, event_id=f"evt_{n}", at=now(), by=None, correlation_id="c")
        records.append({"messageId": str(n), "body": json.dumps({"detail": envelope.to_json()})})
    return catalog_app.on_events({"Records": records}, CONTEXT)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [600, 500, 400, 300, 200, 100]),
        ("sort=price", [100, 200, 300, 400, 500, 600]),
        ("sort=-price&limit=2", [600, 500]),
        ("category=ring&sort=price", [100, 300, 400, 600]),
        ("material=diamond&sort=-price", [500, 400, 200, 100]),
        ("category=ring&material=gold", [600, 300]),
        ("min_price=200&max_price=400&sort=price", [200, 300, 400]),
        ("min_price=500&sort=-price", [600, 500]),
        ("max_price=200", [200, 100]),
        ("category=brooch", []),
    ],
)
def test_lists_by_shelf_price_and_order_are_one_call_each(calls: Calls, query: str, expected: list[int]) -> None:
    stock_shelves()
    ask("GET", "/products?limit=1")
    calls.clear()

    assert prices(query) == expected
    assert calls == ["dynamodb:Query"]


def test_pages_follow_one_another_without_gap_or_overlap() -> None:
    stock_shelves()
    for query in ("sort=price", "sort=newest", "min_price=200&max_price=500"):
        seen: list[int] = []
        cursor = ""
        while True:
            page = ask("GET", f"/products?{query}&limit=2{cursor}").json
            assert len(page["items"]) <= 2
            seen += [item["price"]["amount"] for item in page["items"]]
            if not page["next_cursor"]:
                break
            cursor = f"&cursor={page['next_cursor']}"
        expected = prices(f"{query}&limit=100")
        assert seen == expected


def test_a_cursor_opens_only_the_list_it_came_from() -> None:
    stock_shelves()
    cursor = ask("GET", "/products?limit=2").json["next_cursor"]

    for query in ("sort=price", "category=ring", "min_price=100"):
        refused = ask("GET", f"/products?{query}&cursor={cursor}")
        assert (refused.status, refused.json["field"]) == (400, "cursor")


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("sort=cheap", "sort"),
        ("category=crown", "category"),
        ("limit=0", "limit"),
        ("min_price=-1", "min_price"),
        ("min_price=2&max_price=1", "min_price"),
        ("currency=XYZ", "currency"),
        ("currency=USD", "currency"),
        ("colour=red", "colour"),
    ],
)
def test_a_list_that_cannot_be_made_names_what_is_wrong(query: str, field: str) -> None:
    refused = ask("GET", f"/products?{query}")

    assert (refused.status, refused.json["field"]) == (400, field)


def test_prices_show_in_the_currency_and_titles_in_the_language_of_the_reader() -> None:
    on_sale()
    publish_fx_rate("USD", Decimal("7.0000"), by=None)

    (card,) = ask("GET", "/products?currency=USD", accept_language="en").json["items"]
    bounded = ask("GET", "/products?currency=USD&min_price=240000&max_price=240000&sort=price").json["items"]
    shown = ask("GET", f"/products/{card['product_id']}?currency=USD").json

    assert card["price"] == {"amount": 240_000, "currency": "USD"}
    assert card["title"] == "Dawn six-prong diamond ring"
    assert card["price_from"] is True
    assert len(bounded) == 1
    assert shown["skus"][0]["price"] == {"amount": 240_000, "currency": "USD"}


def test_live_price_and_stock_of_many_skus_are_one_call(calls: Calls) -> None:
    on_sale()
    receive_bulk([BulkStock("R-12", goods.ORG, Text("戒", "Ring"), [(VAULT, 3)])])
    calls.clear()

    items = ask("GET", "/offers?sku=R-12&sku=R-13&sku=NOPE").json["items"]

    assert [(item["sku"], item["available"]) for item in items] == [("R-12", 3), ("R-13", 0)]
    assert items[0]["price"] == money(1_680_000)
    assert items[0]["expires_at"] == "2026-11-23T12:15:00.000Z"
    assert calls == ["dynamodb:BatchGetItem"]


def test_a_product_is_two_calls(calls: Calls) -> None:
    product_id = on_sale()
    calls.clear()

    ask("GET", f"/products/{product_id}")

    assert calls == ["dynamodb:GetItem", "dynamodb:BatchGetItem"]


def test_a_page_of_24_takes_few_read_units(calls: Calls) -> None:
    rows = (ProductImport(f"k{n}", goods.ORG, "Lumière", priced(f"K-{n}", n + 1), NOON) for n in range(30))
    list(import_products(rows))
    calls.capacity = 0

    ask("GET", "/products")

    assert calls.capacity <= 4


def test_a_by_weight_price_is_broken_down_and_follows_the_board() -> None:
    publish_gold(80_000)
    product_id = on_sale(BANGLE)
    shown = ask("GET", f"/products/{product_id}", accept_language="en").json
    (sku,) = shown["skus"]
    assert sku["price"] == money(820_000)
    assert [(p["kind"], p["label"], p["amount"]["amount"]) for p in sku["price_breakdown"]] == [
        ("gold", "Gold 999‰", 800_000),
        ("labour", "Labour", 20_000),
    ]

    publish_gold(90_000)
    event = BoardPricesPublished(board_version=2, keys=["gold/999"])
    assert tell(event, event) == {"batchItemFailures": []}

    assert prices("") == [920_000]
    told = [json.loads(item.envelope)["type"] for item in OutboxEvent.query(product_id)]
    assert told.count("ProductChanged") == 1


def test_an_expired_board_price_keeps_the_shelf_and_stops_the_sale() -> None:
    publish_gold(80_000, minutes=60)
    product_id = on_sale(BANGLE)
    receive_bulk([BulkStock("B-1", goods.ORG, Text("镯", "Bangle"), [(VAULT, 3)])])

    with frozen(NOON + timedelta(hours=1)):
        offer = ask("GET", "/offers?sku=B-1", accept_language="zh").json["items"][0]
        shown = ask("GET", f"/products/{product_id}").json
        listed = prices("")

    assert (offer["available"], offer["unavailable"]["code"]) == (0, "board_price_expired")
    assert "金价" in offer["unavailable"]["detail"]
    assert shown["price"] == money(820_000)
    assert listed == [820_000]


def test_a_suspended_suppliers_products_leave_the_shelves_and_come_back() -> None:
    product_id = on_sale()
    suspended = OrganisationSuspended(org_id=goods.ORG, reason="papers")
    reinstated = OrganisationReinstated(org_id=goods.ORG, reason="fine")

    stand(Standing.SUSPENDED)
    tell(suspended, suspended)
    assert prices("") == []
    assert ask("GET", f"/products/{product_id}").status == 404
    snapshot = sku_in(read_together(sku_reads(["R-12"])), "R-12")
    assert snapshot is not None
    assert not snapshot.sellable
    tell(reinstated)
    assert prices("") == []

    stand(Standing.ACTIVE)
    tell(suspended)
    tell(reinstated)
    assert len(prices("")) == 1
    assert ask("GET", f"/products/{product_id}").status == 200


def stand(standing: Standing) -> None:
    item = read_together([Read(OrganisationItem, goods.ORG, "org")])[Read(OrganisationItem, goods.ORG, "org")]
    item.status = str(standing)
    item.save()


def test_an_import_twice_is_one_product_and_leaves_nothing_behind() -> None:
    row = ProductImport("lum-r01", goods.ORG, "Lumière", RING, NOON)
    (first,) = import_products([row])
    (second,) = import_products([row])

    assert first == second
    assert first.skus == ("R-12", "R-13")
    assert len(prices("")) == 1


def test_an_import_makes_no_call_per_product(calls: Calls) -> None:
    rows = [ProductImport(f"k{n}", goods.ORG, "Lumière", priced(f"K-{n}", 100), NOON) for n in range(50)]
    calls.clear()

    list(import_products(rows))

    assert calls == ["dynamodb:BatchGetItem", *["dynamodb:BatchWriteItem"] * 6]
