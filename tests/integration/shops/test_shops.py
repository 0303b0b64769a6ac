"""A dealer's shop from its address to its visitors, by HTTP on moto."""

from __future__ import annotations

import json
from typing import Any

import pytest

from integration.catalog.goods import SUPPLIER
from integration.catalog.goods import ask as ask_catalog
from integration.conftest import Calls
from integration.shops.dealing import (
    AUBE,
    HANG,
    add,
    ask,
    change_prices,
    create_shop,
    open_city,
    open_shop_with,
    ring,
    shown,
)
from parure.aws.tables import OutboxEvent


@pytest.fixture(autouse=True)
def _city(aws: None) -> None:
    open_city()


def events_of(slug: str) -> list[dict[str, Any]]:
    told = (json.loads(item.envelope) for item in OutboxEvent.query(slug))
    return [{"type": one["type"], **one["data"]} for one in told]


def look(**changes: Any) -> dict[str, Any]:
    return {"name": {"zh": "晨曦", "en": "Maison Aube"}, "accent": "sapphire", "tone": "quiet", **changes}


def test_a_dealer_opens_a_shop_fills_it_and_visitors_see_it_in_the_dealers_order() -> None:
    first, second = ring("R-1", 10_000), ring("R-2", 20_000)
    create_shop()
    assert ask("GET", "/shops/maison-aube").status == 404

    add(first, second)
    ask("POST", "/shop/open", by=AUBE)

    front = ask("GET", "/shops/maison-aube").json
    assert (front["name"]["en"], front["accent"]) == ("maison-aube", "garnet")
    assert shown() == [(first, 10_000), (second, 20_000)]


def test_the_shops_that_are_open_say_how_they_are_reached_with_one_query(calls: Calls) -> None:
    open_shop_with(ring("R-1"))
    create_shop("hanghui", HANG)
    etag = ask("GET", "/shop", by=AUBE).header("etag") or ""
    ask("PUT", "/shop", look(contact={"phone": "+852 2800 0120"}), AUBE, if_match=etag)
    ask("GET", "/shops")
    calls.clear()

    shops = ask("GET", "/shops").json["items"]

    assert [(shop["slug"], shop["contact"]["phone"]) for shop in shops] == [("maison-aube", "+852 2800 0120")]
    assert len(calls) == 1


def test_an_address_belongs_to_one_dealer_and_a_dealer_has_one_shop() -> None:
    create_shop("maison-aube", AUBE)

    taken = create_shop("maison-aube", HANG)
    second = ask(
        "POST", "/shops", {"slug": "aube-too", "name": {"zh": "二", "en": "Two"}}, AUBE, idempotency_key="another-one"
    )
    again = create_shop("maison-aube", AUBE)

    assert (taken.status, taken.json["code"], taken.json["field"]) == (409, "slug_taken", "slug")
    assert (second.status, second.json["code"]) == (409, "shop_exists")
    assert (again.status, again.json["slug"]) == (201, "maison-aube")


@pytest.mark.parametrize("slug", ["portal", "a--b", "-aube", "aube-"])
def test_an_address_of_the_malls_own_or_of_no_good_form_is_refused(slug: str) -> None:
    refused = create_shop(slug)

    assert (refused.status, refused.json["code"]) == (400, "slug_not_allowed")


def test_a_shop_without_goods_does_not_open() -> None:
    create_shop()

    assert ask("POST", "/shop/open", by=AUBE).json["code"] == "shop_empty"


def test_what_a_dealer_says_of_the_shop_is_shown_at_once() -> None:
    open_shop_with(ring("R-1"))
    words = look(
        tagline={"zh": "晨光里挑首饰", "en": "Jewels by morning light"},
        contact={"phone": "+852 2800 0120", "hours": {"zh": "周二至周日", "en": "Tue–Sun"}},
    )

    changed = ask("PUT", "/shop", words, AUBE, if_match=ask("GET", "/shop", by=AUBE).header("etag") or "")

    assert changed.status == 200, changed.text
    front = ask("GET", "/shops/maison-aube").json
    assert (front["accent"], front["tagline"]["zh"], front["contact"]["phone"]) == (
        "sapphire",
        "晨光里挑首饰",
        "+852 2800 0120",
    )


def test_of_two_who_edit_the_same_shop_the_second_reads_again() -> None:
    create_shop()
    etag = ask("GET", "/shop", by=AUBE).header("etag") or ""
    ask("PUT", "/shop", look(), AUBE, if_match=etag)

    second = ask("PUT", "/shop", look(tone="stage"), AUBE, if_match=etag)

    assert (second.status, second.json["code"]) == (412, "changed_meanwhile")
    assert ask("PUT", "/shop", look(), AUBE).json["code"] == "if_match_missing"


def test_a_picture_of_somebody_else_is_not_taken_for_a_logo() -> None:
    create_shop()
    etag = ask("GET", "/shop", by=AUBE).header("etag") or ""

    refused = ask("PUT", "/shop", look(logo="media/org_x/med_1/image.webp"), AUBE, if_match=etag)

    assert (refused.status, refused.json["code"], refused.json["field"]) == (400, "foreign_media", "logo")


def test_adding_again_changes_nothing_and_says_so() -> None:
    kept = ring("R-1")
    create_shop()
    add(kept)

    again = add(kept, "prd_01JD3N0E6S0V1G3N5W7X9Y2Z4Z").json

    assert again == {"added": [], "held": [kept], "off_sale": ["prd_01JD3N0E6S0V1G3N5W7X9Y2Z4Z"]}
    assert ask("GET", "/shop", by=AUBE).json["products"] == 1


def test_what_is_taken_out_of_a_shop_is_gone_from_it_with_its_prices() -> None:
    kept, gone = ring("R-1"), ring("R-2")
    open_shop_with(kept, gone)
    ask("PUT", f"/shop/assortment/{gone}/prices", {"prices": {"R-2": 1_000_000}}, AUBE)

    removed = ask("POST", "/shop/assortment/removals", {"product_ids": [gone, gone]}, AUBE)

    assert removed.json == {"product_ids": [gone]}
    assert shown() == [(kept, 10_000)]
    assert ask("GET", "/shop", by=AUBE).json["products"] == 1
    assert ask_catalog("GET", "/offers?sku=R-2&shop=maison-aube").json == {"items": []}
    add(gone)
    assert shown() == [(gone, 10_000), (kept, 10_000)]


def test_a_product_moves_behind_another_one_or_to_the_front() -> None:
    a, b, c = ring("R-1"), ring("R-2"), ring("R-3")
    open_shop_with(a, b, c)

    ask("POST", f"/shop/assortment/{a}/move", {"after": b}, AUBE)
    assert [one for one, _ in shown()] == [b, a, c]
    ask("POST", f"/shop/assortment/{c}/move", {"after": None}, AUBE)
    assert [one for one, _ in shown()] == [c, b, a]
    ask("POST", f"/shop/assortment/{c}/move", {"after": a}, AUBE)
    assert [one for one, _ in shown()] == [b, a, c]

    assert ask("POST", f"/shop/assortment/{a}/move", {"after": a}, AUBE).json["field"] == "after"


def test_the_price_list_prices_what_has_no_price_of_its_own() -> None:
    plain, own = ring("R-1", 10_000), ring("R-2", 20_000)
    open_shop_with(plain, own)

    ask("PUT", f"/shop/assortment/{own}/prices", {"prices": {"R-2": 1_888_800}}, AUBE)
    change_prices({"markup": 12.5, "by_category": {}, "rounding": "nine"})

    assert shown() == [(plain, 11_259), (own, 18_888)]
    ask("PUT", f"/shop/assortment/{own}/prices", {"prices": {"R-2": None}}, AUBE)
    assert shown() == [(plain, 11_259), (own, 22_509)]


def test_a_price_below_the_suppliers_minimum_is_refused_and_never_shown() -> None:
    floored = ring("R-1", 10_000, map_price={"amount": 950_000, "currency": "CNY"})
    open_shop_with(floored)

    refused = ask("PUT", f"/shop/assortment/{floored}/prices", {"prices": {"R-1": 949_999}}, AUBE)
    change_prices({"markup": -20})

    assert (refused.status, refused.json["code"], refused.json["field"]) == (400, "below_map", "prices.R-1")
    assert refused.json["floor"] == {"amount": 950_000, "currency": "CNY"}
    assert shown() == [(floored, 9_500)]
    row = ask("GET", "/shop/assortment", by=AUBE).json["items"][0]["skus"][0]
    assert (row["told"], row["base"]["amount"], row["floor"]["amount"]) == ("floor", 1_000_000, 950_000)


def test_another_price_list_can_be_tried_and_nothing_is_written() -> None:
    open_shop_with(ring("R-1", 10_000))

    tried = ask("POST", "/shop/prices/preview", {"prices": {"markup": 30, "rounding": "eight"}}, AUBE).json

    assert [row["skus"][0]["price"]["amount"] for row in tried["items"]] == [1_300_800]
    assert shown()[0][1] == 10_000


def test_only_what_a_shop_holds_is_featured_and_it_stands_in_the_order_given() -> None:
    a, b, foreign = ring("R-1"), ring("R-2"), ring("R-3")
    open_shop_with(a, b)
    etag = ask("GET", "/shop", by=AUBE).header("etag") or ""

    refused = ask("PUT", "/shop/featured", {"product_ids": [a, foreign]}, AUBE, if_match=etag)
    ask("PUT", "/shop/featured", {"product_ids": [b, a]}, AUBE, if_match=etag)

    assert (refused.json["code"], refused.json["product_ids"]) == ("not_in_assortment", [foreign])
    first = ask("GET", "/shops/maison-aube/products?featured=true").json["items"]
    assert [card["product_id"] for card in first] == [b, a]


def test_single_rows_of_the_desk_come_in_the_order_asked_for() -> None:
    a, b, foreign = ring("R-1"), ring("R-2"), ring("R-3")
    open_shop_with(a, b)

    rows = ask("GET", f"/shop/assortment?product_id={b}&product_id={foreign}&product_id={a}", by=AUBE).json["items"]

    assert [row["product_id"] for row in rows] == [b, a]


def test_what_leaves_the_mall_leaves_the_shop_and_stays_at_the_desk() -> None:
    product_id = ring("R-1")
    open_shop_with(product_id)

    ask_catalog("POST", f"/products/{product_id}/take-down", {"reason": "sold at a fair"}, SUPPLIER)

    assert shown() == []
    rows = ask("GET", "/shop/assortment", by=AUBE).json["items"]
    assert [(row["product_id"], row["on_sale"]) for row in rows] == [(product_id, False)]


def test_a_closed_shop_says_so_and_opens_again_as_it_was() -> None:
    product_id = ring("R-1")
    open_shop_with(product_id)

    ask("POST", "/shop/close", by=AUBE)
    closed = ask("GET", "/shops/maison-aube")
    assert (closed.status, closed.json["code"], closed.json["name"]["zh"]) == (410, "shop_closed", "晨曦")
    assert ask("GET", "/shops/maison-aube/products").status == 410
    assert ask_catalog("GET", "/offers?sku=R-1&shop=maison-aube").status == 410
    assert ask_catalog("GET", f"/products/{product_id}?shop=maison-aube").status == 410

    ask("POST", "/shop/open", by=AUBE)
    assert shown() == [(product_id, 10_000)]


def test_every_change_is_told_and_repeating_one_tells_nothing() -> None:
    product_id = ring("R-1")
    open_shop_with(product_id)
    ask("POST", "/shop/open", by=AUBE)
    add(product_id)

    assert [(one["type"], one.get("open")) for one in events_of("maison-aube")] == [
        ("ShopCreated", None),
        ("ShopAssortmentChanged", None),
        ("ShopChanged", True),
    ]
    assert events_of("maison-aube")[1]["product_ids"] == [product_id]


def test_a_shop_costs_few_calls_however_much_it_holds(calls: Calls) -> None:
    held = [ring(f"R-{number}") for number in range(12)]
    open_shop_with(*held)

    def cost(method: str, path: str, body: Any = None, **more: Any) -> int:
        calls.clear()
        assert ask(method, path, body, **more).status < 300
        return len(calls.of("dynamodb"))

    assert cost("GET", "/shops/maison-aube") == 1
    assert cost("GET", "/shops/maison-aube/products") == 2
    assert cost("GET", "/shop/assortment", by=AUBE) == 3
    assert cost("POST", "/shop/assortment", {"product_ids": held}, by=AUBE) == 2
    assert cost("POST", "/shop/assortment/removals", {"product_ids": held}, by=AUBE) == 3
    assert cost("POST", "/shop/assortment", {"product_ids": held}, by=AUBE) == 3
    calls.clear()
    ask_catalog("GET", "/offers?sku=R-1&sku=R-2&shop=maison-aube")
    assert len(calls.of("dynamodb")) == 1
