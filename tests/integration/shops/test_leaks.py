"""Nothing of another dealer is ever said in a shop: not its price, not its goods, not its name, and not the mall's price either."""

from __future__ import annotations

import json
from typing import Any

import pytest

from integration.catalog.goods import ask as ask_catalog
from integration.shops.dealing import AUBE, HANG, ask, change_prices, open_city, open_shop_with, ring

A, B, MALL, A_OWN, B_OWN = 11_000_00, 13_500_00, 10_000_00, 7_777_00, 6_666_00


@pytest.fixture
def goods(aws: None) -> dict[str, str]:
    """`both` is sold by both at other prices, `own` at prices of their own, `a` and `b` by one of them each."""
    open_city()
    made = {name: ring(f"R-{name.upper()}") for name in ("both", "own", "a", "b")}
    open_shop_with(made["both"], made["own"], made["a"], slug="maison-aube", by=AUBE)
    open_shop_with(made["both"], made["own"], made["b"], slug="hanghui", by=HANG)
    change_prices({"markup": 10}, AUBE)
    change_prices({"markup": 35}, HANG)
    ask("PUT", f"/shop/assortment/{made['own']}/prices", {"prices": {"R-OWN": A_OWN}}, AUBE)
    ask("PUT", f"/shop/assortment/{made['own']}/prices", {"prices": {"R-OWN": B_OWN}}, HANG)
    return made


def answers_in(slug: str, goods: dict[str, str]) -> dict[str, Any]:
    """Every answer that names this shop and tells of goods."""
    skus = "&".join(f"sku=R-{name.upper()}" for name in goods)
    asked = {
        f"/shops/{slug}": ask("GET", f"/shops/{slug}"),
        f"/shops/{slug}/products": ask("GET", f"/shops/{slug}/products"),
        f"/offers?shop={slug}": ask_catalog("GET", f"/offers?{skus}&shop={slug}"),
    }
    for name, product_id in goods.items():
        asked[f"/products/{name}?shop={slug}"] = ask_catalog("GET", f"/products/{product_id}?shop={slug}")
    return {path: answer.json for path, answer in asked.items()}


@pytest.mark.parametrize(
    ("slug", "other", "strange"),
    [("maison-aube", "hanghui", {B, B_OWN, MALL}), ("hanghui", "maison-aube", {A, A_OWN, MALL})],
)
def test_a_shop_says_nothing_of_another_ones_prices_names_or_the_malls(
    slug: str, other: str, strange: set[int], goods: dict[str, str]
) -> None:
    for path, answer in answers_in(slug, goods).items():
        said = json.dumps(answer)
        assert other not in said, path
        for amount in strange:
            assert str(amount) not in said, path


def test_what_only_another_shop_holds_is_not_there(goods: dict[str, str]) -> None:
    said = answers_in("maison-aube", goods)

    assert said["/products/b?shop=maison-aube"]["code"] == "product_not_found"
    assert {offer["sku"] for offer in said["/offers?shop=maison-aube"]["items"]} == {"R-BOTH", "R-OWN", "R-A"}
    listed = {card["product_id"] for card in said["/shops/maison-aube/products"]["items"]}
    assert listed == {goods["both"], goods["own"], goods["a"]}


def test_a_dealer_at_the_desk_sees_and_moves_only_the_own_shop(goods: dict[str, str]) -> None:
    seen = ask("GET", "/shop/assortment", by=AUBE).json["items"]
    assert all(sku["own"] is None or sku["own"]["amount"] == A_OWN for row in seen for sku in row["skus"])

    priced = ask("PUT", f"/shop/assortment/{goods['b']}/prices", {"prices": {"R-B": 1}}, AUBE)
    moved = ask("POST", f"/shop/assortment/{goods['b']}/move", {"after": None}, AUBE)
    removed = ask("POST", "/shop/assortment/removals", {"product_ids": [goods["b"]]}, AUBE)

    assert (priced.status, moved.status, removed.json) == (404, 404, {"product_ids": []})
    held = ask("GET", f"/shop/assortment/held?product_id={goods['a']}&product_id={goods['b']}", by=AUBE).json
    assert held == {"product_ids": [goods["a"]]}


def test_a_cursor_of_one_shop_opens_no_other_ones_list(goods: dict[str, str]) -> None:
    cursor = ask("GET", "/shops/hanghui/products?limit=1").json["next_cursor"]

    assert ask("GET", f"/shops/maison-aube/products?limit=1&cursor={cursor}").json["code"] == "bad_cursor"
