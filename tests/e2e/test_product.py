"""Looking closely at one piece: its pictures enlarged, its stone in 3D, the printable ring sizer."""

from __future__ import annotations

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
    for _ in range(6):
        stone.press("ArrowRight")
    me.watch.wait_until_calm(me.page)

    assert stone.screenshot() != before
    me.page.keyboard.press("Escape")
    expect(me.dialog()).to_have_count(0)
