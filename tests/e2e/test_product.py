"""Looking closely at one piece: its pictures enlarged, its stone in 3D, the printable ring sizer."""

from __future__ import annotations

import re

import pytest
from infra.local.mall import Mall
from infra.local.people import Buyer
from playwright.sync_api import expect

from e2e import shop
from e2e.conftest import Visits
from e2e.visitor import DESKTOP, PHONE, Language, Size


@pytest.mark.parametrize(("language", "size"), [("zh-CN", PHONE), ("en", DESKTOP)], ids=["zh-phone", "en-desktop"])
def test_the_stone_is_drawn_and_turns_by_keys(visit: Visits, mall: Mall, language: Language, size: Size) -> None:
    cards = Buyer(mall).get("search", q="round diamond ring", limit=10)["items"]
    me = visit(language, size)

    shop.open_product(me, cards[0]["product_id"])
    me.button("3D 看主石", "The stone in 3D").click()
    stone = me.dialog().get_by_role("img")
    expect(stone).to_be_visible()
    me.look("product-stone")
    before = stone.screenshot()
    for _ in range(3):  # not 45°: a round brilliant looks the same eight times in a turn
        stone.press("ArrowRight")
    me.watch.wait_until_calm(me.page)

    assert stone.screenshot() != before
    me.page.keyboard.press("Escape")
    expect(me.dialog()).to_have_count(0)


@pytest.mark.parametrize(("language", "size"), [("zh-CN", DESKTOP), ("en", PHONE)], ids=["zh-desktop", "en-phone"])
def test_an_adviser_is_asked_about_a_piece_and_about_what_was_not_found(
    visit: Visits, mall: Mall, language: Language, size: Size
) -> None:
    piece = shop.piece_for_sale(mall, category="ring", material="diamond")
    me = visit(language, size)

    shop.open_product(me, piece["product_id"])
    me.link("咨询顾问", "Ask an adviser", within=me.page.get_by_role("main")).click()
    me.sees_heading("咨询顾问", "Ask an adviser")
    about = me.page.get_by_role("main").get_by_role("link").filter(has_text=me.say("咨询的珍品", "It is about"))
    expect(about).to_have_attribute("href", re.compile(f"/p/{piece['product_id']}$"))
    call = me.link("致电", "Call", within=me.page.get_by_role("main")).first
    expect(call).to_have_attribute("href", re.compile(r"^tel:\+?\d+$"))
    me.look("advisers-of-a-piece")

    me.open("/shop?category=brooch&material=pearl&max=1000")
    me.link("咨询顾问", "Ask an adviser", within=me.page.get_by_role("main")).click()
    me.sees_heading("咨询顾问", "Ask an adviser")
