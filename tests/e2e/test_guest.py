"""A guest's whole way: lays pieces side by side, turns one, buys it without an account, and finds the order after signing up."""

from __future__ import annotations

import re

import pytest
from infra.local.mall import Mall
from infra.local.people import Buyer
from playwright.sync_api import expect

from e2e import shop
from e2e.conftest import Visits
from e2e.doors import enter_shop
from e2e.visitor import DESKTOP, PHONE, Language, Size, Visitor


@pytest.mark.parametrize(("language", "size"), [("zh-CN", PHONE), ("en", DESKTOP)], ids=["zh-phone", "en-desktop"])
def test_a_guest_compares_buys_and_finds_the_order_after_signing_up(
    visit: Visits, mall: Mall, language: Language, size: Size
) -> None:
    me = visit(language, size)
    address = f"guest-{language.lower()}@example.com"

    title = compare_two_rings(me)
    me.page.get_by_role("region", name=me.say("并排对比", "Pieces side by side")).get_by_role("link").filter(
        has_text=title
    ).first.click()
    expect(me.page.get_by_role("heading", name=title, level=1)).to_be_visible()
    shop.add_to_bag(me)
    me.link("查看购物袋", "View bag").click()
    shop.go_to_checkout(me)
    me.field("邮箱", "E-mail").fill(address)
    shop.fill_address(me)
    me.look("guest-checkout")
    shop.place_order(me)
    shop.press_at_the_till(me, "Pay")
    shop.sees_order(me, "备货中", "Being prepared")
    order_id = shop.order_id(me)

    Buyer(mall).sign_up(address)
    enter_shop(me, address)
    me.open("/orders")
    me.look("guest-orders")
    me.page.get_by_role("main").get_by_role("link").filter(has_text=title).first.click()

    shop.sees_order(me, "备货中", "Being prepared")
    assert shop.order_id(me) == order_id


def compare_two_rings(me: Visitor) -> str:
    """Ticks the first two rings of the list that are in stock; gives the title of the first."""
    me.open("/shop?category=ring&filter=in_stock:yes")
    cards = me.page.get_by_role("main").get_by_role("article")
    titles = [cards.nth(at).get_by_role("heading").inner_text() for at in (0, 1)]
    for at in (0, 1):
        cards.nth(at).get_by_role("checkbox", name=re.compile(me.say("对比", "Compare"))).check()
    me.look("guest-ticked")
    me.link("对比 2 件", "Compare 2").click()
    me.is_at("/compare")
    for title in titles:
        expect(me.page.get_by_role("main")).to_contain_text(title)
    me.look("guest-compare")
    return titles[0]
