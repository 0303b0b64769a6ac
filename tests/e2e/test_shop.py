"""Looking round in the shop: filters in the address, two languages, a page without script, an address that is none."""

from __future__ import annotations

import re

from infra.local.mall import Mall
from playwright.sync_api import Locator, Route, expect

from e2e import shop
from e2e.conftest import Visits
from e2e.visitor import DESKTOP, PHONE, Visitor


def test_filters_stay_in_the_address_on_the_way_to_a_piece_and_back(visit: Visits) -> None:
    guest = visit("zh-CN", DESKTOP)

    guest.open("/")
    shop.choose_category(guest, "戒指", "Rings")
    material(guest).get_by_role("checkbox", name=re.compile("^钻石")).check()
    lowest = guest.page.get_by_role("textbox", name="最低价")
    lowest.fill("5000")
    lowest.press("Enter")
    choice(guest, "排序", "Sort by").select_option("price")
    chosen = "/shop?category=ring&material=diamond&min=5000&sort=price"
    guest.is_at(chosen)
    guest.look("list-filtered")
    cheapest = cards(guest)[0]
    shop.open_piece(guest, cheapest)
    guest.page.go_back()
    guest.is_at(chosen)

    expect(material(guest).get_by_role("checkbox", name=re.compile("^钻石"))).to_be_checked()
    assert cards(guest)[0] == cheapest
    guest.page.go_forward()
    expect(guest.page.get_by_role("heading", level=1, name=cheapest)).to_be_visible()
    guest.page.go_back()
    guest.page.reload()
    assert cards(guest)[0] == cheapest
    guest.page.go_back()
    guest.is_at("/")


def test_what_is_being_typed_stays_when_an_answer_comes_late(visit: Visits) -> None:
    guest = visit("zh-CN", DESKTOP)
    held: list[Route] = []
    of_diamonds = re.compile(r"/api/v1/search\?.*material(:|%3A)diamond")

    guest.open("/shop?category=ring")
    guest.page.route(of_diamonds, lambda route: held.append(route), times=1)
    with guest.page.expect_request(of_diamonds):
        material(guest).get_by_role("checkbox", name=re.compile("^钻石")).check()
    lowest = guest.page.get_by_role("textbox", name="最低价")
    lowest.fill("5000")
    with guest.page.expect_response(of_diamonds):
        held[0].continue_()
    guest.watch.wait_until_calm(guest.page)
    lowest.press("Enter")

    guest.is_at("/shop?category=ring&material=diamond&min=5000")


def test_a_wish_that_nothing_fulfils_says_so_and_offers_a_way_on(visit: Visits) -> None:
    guest = visit("en", PHONE)

    guest.open("/shop?category=ring&material=pearl&min=100000")
    guest.sees_heading("暂无符合条件的珍品", "Nothing matches these wishes yet")
    guest.look("list-nothing")
    guest.link("清除筛选", "Clear filters").click()

    guest.is_at("/shop")
    assert cards(guest)


def test_the_other_language_is_one_press_away_and_is_remembered(visit: Visits, mall: Mall) -> None:
    guest = visit("zh-CN", DESKTOP)
    ring = shop.piece_for_sale(mall, category="ring")

    shop.open_product(guest, ring["product_id"])
    guest.page.get_by_role("banner").get_by_role("button", name="English").click()
    guest.is_at(f"/en/p/{ring['product_id']}")
    guest.language = "en"
    expect(guest.button("加入购物袋", "Add to bag")).to_be_visible()
    guest.look("product-after-language")
    guest.open("/shop")

    guest.sees_heading("全部珍品", "All pieces")
    assert guest.page.locator("html").get_attribute("lang") == "en"


def test_a_published_page_is_read_without_script(visit: Visits, mall: Mall) -> None:
    ring = shop.piece_for_sale(mall, category="ring", material="diamond")

    for language, prefix in (("zh-CN", ""), ("en", "/en")):
        reader = visit(language, PHONE, script=False)  # type: ignore[arg-type]
        reader.open(f"{prefix}/p/{ring['product_id']}")

        expect(reader.page.get_by_role("heading", level=1)).not_to_be_empty()
        expect(reader.page.locator(".price").first).to_contain_text("¥")
        picture = reader.page.get_by_role("main").get_by_role("img").first
        expect(picture).to_be_visible()
        assert picture.get_attribute("alt")
        assert reader.page.locator("html").get_attribute("lang") == language


def test_an_address_that_is_none_leads_back_to_the_pieces(visit: Visits) -> None:
    guest = visit("zh-CN", PHONE)

    guest.open("/there/is/nothing")
    guest.sees_heading("页面不存在", "This page does not exist")
    guest.link("浏览珍品", "Explore the collection").click()

    guest.is_at("/shop")
    assert cards(guest)


def test_a_piece_that_is_gone_says_so(visit: Visits) -> None:
    guest = visit("en", DESKTOP)

    guest.open("/en/p/prd_01JDEM00000000000000000000")
    with guest.watch.expecting("GET /api/v1/products/.* 404"):
        guest.sees_heading("这件珍品已不再展示", "This piece is no longer shown")
        guest.look("product-gone")


def material(me: Visitor) -> Locator:
    return me.page.get_by_role("group", name="材质", exact=True)


def choice(me: Visitor, zh: str, en: str) -> Locator:
    return me.page.get_by_role("combobox", name=me.say(zh, en), exact=True)


def cards(me: Visitor) -> list[str]:
    """Titles of the pieces in the list, as soon as there are some."""
    titles = me.page.get_by_role("main").get_by_role("article").get_by_role("heading")
    expect(titles.first).to_be_visible()
    return titles.all_inner_texts()
