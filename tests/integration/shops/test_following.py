"""What follows in dealers' shops when something happens elsewhere."""

from __future__ import annotations

import pytest

from catalog.events import ProductChanged
from identity.contract import organisation_reads
from identity.events import OrganisationSuspended
from identity.store import OrganisationItem
from integration.catalog.goods import OPERATOR, RING, SUPPLIER, money, on_sale, product
from integration.catalog.goods import ask as ask_catalog
from integration.conftest import Calls
from integration.shops.dealing import AUBE, ask, change_prices, open_city, open_shop_with, ring, shown
from parure.aws.tables import read_together
from parure.kernel.money import Money
from parure.kernel.text import Text
from shops.contract import (
    Accent,
    PriceList,
    Shop,
    ShopImport,
    Terms,
    holders_page,
    import_shops,
    listing_page,
    offer_reads,
    open_shops,
    prices_in,
    shop_in,
    shop_reads,
    standing_reads,
)
from shops.service import following

ROUNDS = 2
"""Each event comes at least once."""


@pytest.fixture(autouse=True)
def _city(aws: None) -> None:
    open_city()


def set_standing(status: str) -> None:
    item = OrganisationItem.get(AUBE.org, "org")
    item.update(actions=[OrganisationItem.status.set(status)])


def follow(event: OrganisationSuspended | ProductChanged) -> None:
    for _ in range(ROUNDS):
        if isinstance(event, ProductChanged):
            following.follow_product(event.product_id)
        else:
            following.follow_dealer(event.org_id)


def test_a_suspended_dealers_shop_is_shut_and_comes_back_as_it_was() -> None:
    product_id = ring("R-1")
    open_shop_with(product_id)

    set_standing("suspended")
    follow(OrganisationSuspended(org_id=AUBE.org, reason="licence"))
    shut = ask("GET", "/shops/maison-aube")
    suspended = ask("GET", "/shop", by=AUBE).json
    set_standing("active")
    follow(OrganisationSuspended(org_id=AUBE.org, reason="licence"))

    assert (shut.status, shut.json["code"]) == (410, "shop_closed")
    assert (suspended["suspended"], suspended["status"]) == (True, "open")
    assert shown() == [(product_id, 10_000)]


def test_a_suspension_holds_before_any_event_where_the_dealers_standing_is_read_along() -> None:
    open_shop_with(ring("R-1"))
    set_standing("suspended")

    found = read_together([*shop_reads("maison-aube"), *standing_reads(AUBE.org)])

    assert organisation_reads([AUBE.org])[0] in found
    assert shop_in(found, "maison-aube") is None


def test_a_new_sku_of_a_product_comes_into_every_shop_that_holds_it() -> None:
    product_id = on_sale(RING)
    open_shop_with(product_id)
    ask("PUT", f"/shop/assortment/{product_id}/prices", {"prices": {"R-13": 2_000_000}}, AUBE)
    more = product()
    more["skus"] = [more["skus"][1], {"code": "R-14", "price_rule": {"kind": "fixed", "amount": money(1_710_000)}}]
    etag = ask_catalog("GET", f"/listings/{product_id}", by=SUPPLIER).header("etag") or ""
    assert ask_catalog("PUT", f"/products/{product_id}", more, SUPPLIER, if_match=etag).status == 200
    ask_catalog("POST", f"/products/{product_id}/submit", by=SUPPLIER)
    assert ask_catalog("POST", f"/products/{product_id}/approve", {}, OPERATOR).status == 200

    follow(ProductChanged(product_id=product_id, product_version=9))

    sold = ask_catalog("GET", "/offers?sku=R-12&sku=R-13&sku=R-14&shop=maison-aube").json["items"]
    assert [(one["sku"], one["price"]["amount"]) for one in sold] == [("R-13", 2_000_000), ("R-14", 1_710_000)]


def test_an_event_of_no_shops_concern_costs_one_call(calls: Calls) -> None:
    following.follow_product("prd_01JD3N0E6S0V1G3N5W7X9Y2Z4Z")
    assert calls.of("dynamodb") == ["dynamodb:Query"]
    calls.clear()
    following.follow_dealer("org_01JD3N0E6S0V1G3N5W7X9Y2Z4Z")
    assert calls.of("dynamodb") == ["dynamodb:GetItem"]


def test_others_find_shops_their_goods_and_who_holds_a_product() -> None:
    a, b = ring("R-1"), ring("R-2")
    open_shop_with(a, b)

    assert [shop.slug for shop in open_shops().items] == ["maison-aube"]
    page = listing_page("maison-aube", limit=1)
    rest = listing_page("maison-aube", page.next_cursor)
    assert [one.product_id for one in [*page.items, *rest.items]] == [a, b]
    assert holders_page(a).items == ["maison-aube"]
    ask("POST", "/shop/close", by=AUBE)
    assert (open_shops().items, holders_page(a).items) == ([], ["maison-aube"])


def test_a_price_in_a_shop_is_asked_along_with_everything_else() -> None:
    open_shop_with(ring("R-1"))
    change_prices({"markup": 10})
    found = read_together([*shop_reads("maison-aube"), *offer_reads("maison-aube", ["R-1", "R-2"])])
    base = Money(1_000_000, "CNY")

    told = prices_in(found, "maison-aube", [(Terms("R-1", "ring"), base), (Terms("R-2", "ring"), base)])

    assert {sku: (price.price.amount, price.base) for sku, price in told.items()} == {"R-1": (1_100_000, base)}


def test_a_seeded_shop_is_there_once_however_often_it_is_seeded() -> None:
    a, b = ring("R-1"), ring("R-2")
    shop = Shop(slug="maison-aube", dealer_id=AUBE.org, name=Text("晨曦", "Aube"), prices=PriceList())
    wanted = ShopImport(shop, (b, a), {a: {"R-1": 880_000}})

    for _ in range(ROUNDS):
        import_shops([wanted])

    assert shown() == [(b, 10_000), (a, 8_800)]
    front = ask("GET", "/shop", by=AUBE).json
    assert (front["products"], front["accent"]) == (2, Accent.GARNET)
