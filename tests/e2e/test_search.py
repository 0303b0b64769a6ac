"""Finding a piece by saying what one wishes for, on a phone: chips, filters, the way back, and an empty list that helps."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from e2e import shop
from e2e.conftest import Visits
from e2e.visitor import PHONE, Visitor


def test_a_wish_becomes_filters_that_stay_on_the_way_to_a_piece_and_back(visit: Visits) -> None:
    guest = visit("zh-CN", PHONE)

    guest.open("/")
    guest.button("搜索珍品或心愿", "Search pieces or wishes").click()
    field = guest.dialog().get_by_role("combobox", name="搜索")
    field.fill("钻石戒指，10万以内")
    guest.look("search-suggestions")
    field.press("Enter")
    expect(chip(guest, "戒指")).to_be_visible()
    guest.look("search-wish")
    chip(guest, "¥100,000").click()
    expect(chip(guest, "¥100,000")).to_have_count(0)

    guest.page.get_by_role("button", name="筛选").click()
    guest.dialog().get_by_label("现货").check()
    guest.look("search-facets")
    guest.dialog().get_by_role("button", name="看").click()
    expect(chip(guest, "现货")).to_be_visible()
    guest.watch.wait_until_calm(guest.page)
    chosen = guest.page.url
    titles = guest.page.get_by_role("main").get_by_role("article").get_by_role("heading").all_inner_texts()
    shop.open_piece(guest, titles[0])
    guest.page.go_back()
    expect(chip(guest, "现货")).to_be_visible()
    assert guest.page.url == chosen
    guest.page.reload()
    expect(chip(guest, "戒指")).to_be_visible()

    assert guest.page.url == chosen
    assert "min=" not in chosen
    assert "max=" not in chosen


def test_an_empty_list_shows_ways_out_that_lead_somewhere(visit: Visits) -> None:
    guest = visit("zh-CN", PHONE)

    guest.open("/shop?category=ring&material=diamond&max=100")
    guest.sees_heading("暂无符合条件的珍品", "Nothing matches these wishes yet")
    guest.look("search-nothing")
    guest.page.get_by_role("main").get_by_role("link").filter(has_text="不限").first.click()

    expect(guest.page.get_by_role("main").get_by_role("article").first).to_be_visible()


def chip(me: Visitor, words: str) -> Locator:
    """What narrows the list, as a button that takes it off."""
    return me.page.get_by_role("list", name="已选条件").get_by_role("button").filter(has_text=words)
