"""What a buyer does in the shop, step by step; the names are those of frontend/shop/README.md."""

from __future__ import annotations

import re

from infra.local.mall import Mall
from infra.local.people import ADDRESS, Buyer, Json
from playwright.sync_api import Locator, expect

from e2e.visitor import Visitor

FIELDS = {
    "name": ("收货人", "Recipient"),
    "phone": ("手机号码", "Phone"),
    "province": ("省份", "Province or state"),
    "city": ("城市", "City"),
    "district": ("区县", "District"),
    "line1": ("详细地址", "Street and number"),
}


def piece_for_sale(mall: Mall, **shelf: str) -> Json:
    """The newest piece of this shelf that is in stock, and its first SKU in stock as `sku`."""
    guest = Buyer(mall)
    for card in guest.get("products", limit=50, **shelf)["items"]:
        piece: Json = guest.get(f"products/{card['product_id']}")
        in_stock = [sku["sku"] for sku in piece["skus"] if sku["available"] > 1]
        if in_stock:
            return {**piece, "sku": in_stock[0]}
    raise LookupError(f"nothing in stock on the shelf {shelf}")


def choose_category(me: Visitor, zh: str, en: str) -> None:
    """By the header's row, or by the menu on a phone."""
    if me.on_phone:
        me.button("菜单", "Menu").click()
        me.link(zh, en, within=me.dialog()).click()
    else:
        me.link(zh, en, within=me.page.get_by_role("banner")).click()
    me.sees_heading(zh, en)


def open_piece(me: Visitor, title: str) -> None:
    """From a list to the page of the piece."""
    me.page.get_by_role("main").get_by_role("link").filter(has_text=title).first.click()
    expect(me.page.get_by_role("heading", name=title, level=1)).to_be_visible()


def open_product(me: Visitor, product_id: str) -> None:
    me.open(f"{me.say('', '/en')}/p/{product_id}")
    expect(me.page.get_by_role("main").get_by_role("heading", level=1)).to_be_visible()


def turn_piece(me: Visitor) -> None:
    """Turns the 360° view by keys, by wheel and by dragging."""
    me.button("360° 展示", "360° view").click()
    piece = me.page.get_by_role("slider", name=re.compile(me.say("旋转查看", "Turn the piece")))
    piece.press("ArrowRight")
    expect(piece).to_have_attribute("aria-valuenow", "2")
    piece.hover()
    me.page.mouse.wheel(0, 40)
    expect(piece).to_have_attribute("aria-valuenow", "3")
    frame = piece.bounding_box()
    assert frame is not None
    middle = frame["y"] + frame["height"] / 2
    me.page.mouse.move(frame["x"] + frame["width"] * 0.3, middle)
    me.page.mouse.down()
    me.page.mouse.move(frame["x"] + frame["width"] * 0.6, middle, steps=8)
    me.page.mouse.up()
    expect(piece).not_to_have_attribute("aria-valuenow", "3")


def add_to_bag(me: Visitor) -> None:
    me.button("加入购物袋", "Add to bag").click()
    me.sees("已加入购物袋", "Added to your bag")


def open_bag(me: Visitor) -> None:
    me.page.get_by_role("banner").get_by_role("link", name=me.say("购物袋", "Shopping bag")).click()
    me.sees_heading("购物袋", "Shopping bag")


def line(me: Visitor, title: str) -> Locator:
    """The bag's line of this piece."""
    return me.page.get_by_role("main").get_by_role("article").filter(has_text=title)


def go_to_checkout(me: Visitor) -> None:
    me.link("去结算", "Checkout").click()


def fill_address(me: Visitor) -> None:
    for part, (zh, en) in FIELDS.items():
        me.page.get_by_label(me.say(zh, en)).fill(ADDRESS[part])


def place_order(me: Visitor) -> None:
    me.button("提交订单", "Place order").click()


def at_the_till(me: Visitor) -> None:
    """Waits for the payment provider's own page."""
    me.page.wait_for_url(f"{me.mall.cloud.payments_url}/pay/**")


def press_at_the_till(me: Visitor, button: str) -> None:
    at_the_till(me)
    me.page.get_by_role("button", name=button, exact=True).click()


def sees_order(me: Visitor, zh: str, en: str) -> None:
    """The order's page has this heading, at the latest when it has asked again by itself."""
    expect(me.page.get_by_role("heading", level=1, name=me.say(zh, en), exact=True)).to_be_visible(timeout=60_000)


def order_id(me: Visitor) -> str:
    return me.page.url.split("?")[0].rsplit("/", 1)[-1]


def timeline(me: Visitor) -> Locator:
    """The entries of an order's history."""
    return me.page.get_by_role("region", name=me.say("订单动态", "History")).get_by_role("listitem")
