"""Home page and lists follow the shelves within the minute; on moto."""

from __future__ import annotations

from catalog.rules.scales import Category
from integration.catalog import goods
from integration.catalog.goods import on_sale
from integration.conftest import Calls
from integration.gateway import CONTEXT
from integration.storefront.conftest import SHELL, Site
from integration.storefront.test_publishing import take_down
from storefront import app
from storefront.rules.doors import DOORS

QUERIES = ["dynamodb:Query"] * (len(DOORS) - 1)


def follow() -> int:
    return app.on_front_schedule({}, CONTEXT)["written"]


def test_a_piece_is_on_the_pages_that_people_come_in_by(site: Site) -> None:
    product_id = on_sale()

    assert follow() == 2 * len(DOORS) + 1

    for key in ("home.html", "en/home.html", "shop.html", "en/shop.html", "shop/ring.html", "en/shop/ring.html"):
        assert product_id in (site.read(key) or ""), key
    assert product_id not in (site.read("shop/pendant.html") or product_id)
    assert "http://127.0.0.1:8000/shop?category=pendant" in (site.read("sitemaps/front.xml") or "")
    assert site.read("index.html") == SHELL


def test_a_quiet_minute_costs_a_query_for_each_list_and_writes_nothing(site: Site, calls: Calls) -> None:
    on_sale()
    follow()
    calls.clear()

    assert follow() == 0

    assert calls == [*QUERIES, "dynamodb:GetItem"]


def test_only_what_says_something_else_is_written(site: Site) -> None:
    on_sale()
    gone = on_sale(goods.coded("R-2"))
    follow()
    take_down(gone)

    assert follow() == 6, "home, everything and rings, in two languages"

    assert gone not in (site.read("shop/ring.html") or gone)


def test_a_new_build_of_the_shop_is_a_new_page(site: Site) -> None:
    follow()
    site.put_shell(SHELL.replace("index-D.js", "index-E.js"))

    assert follow() == 2 * len(DOORS)

    assert "index-E.js" in (site.read("home.html") or "")


def test_each_category_has_a_list(site: Site) -> None:
    follow()

    assert {f"shop/{category}.html" for category in Category} <= set(site.keys("shop/"))
