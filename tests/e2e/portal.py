"""What supplier and operator do in the portal; the names are those of frontend/portal/README.md."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from infra.local.blueprint import ROOT
from infra.local.seed.people import ORGANISATIONS
from playwright.sync_api import Locator, expect

from e2e.visitor import Visitor

PICTURE = ROOT / "infra" / "local" / "demo" / "media" / "lum-r01-1.webp"
WAREHOUSE = (ORGANISATIONS["lumiere"].place, ORGANISATIONS["lumiere"].place)


@dataclass(frozen=True)
class NewRing:
    """A platinum ring with one size and a fixed price, as its supplier types it in."""

    code: str
    zh: str
    en: str
    price: str = "12900"
    picture: Path = PICTURE


def go(me: Visitor, zh: str, en: str) -> None:
    """To a page of the portal by its menu."""
    if me.on_phone:
        me.button("打开菜单", "Open menu").click()
        me.link(zh, en, within=me.dialog()).click()
        expect(me.dialog()).to_have_count(0)
    else:
        me.link(zh, en, within=me.page.get_by_role("navigation", name=me.say("主导航", "Main"))).click()
    expect(me.page.get_by_role("heading", level=1, name=me.say(zh, en))).to_be_visible()


def is_told(me: Visitor, zh: str, en: str) -> None:
    expect(me.page.get_by_role("status").filter(has_text=me.say(zh, en)).first).to_be_visible()


def row(me: Visitor, text: str) -> Locator:
    return me.page.get_by_role("row").filter(has_text=text)


def choose(me: Visitor, field: tuple[str, str], option: tuple[str, str], within: Locator | None = None) -> None:
    """An entry of a list that opens below its field."""
    (within or me.page).get_by_role("combobox", name=me.say(*field), exact=True).click()
    me.page.get_by_role("option", name=me.say(*option), exact=True).click()


def type_in(me: Visitor, field: tuple[str, str], text: str, within: Locator | None = None) -> None:
    """Into a field that proposes entries; leaving it closes its list."""
    box = (within or me.page).get_by_role("combobox", name=me.say(*field))
    box.fill(text)
    box.press("Tab")


def fill_in_ring(me: Visitor, ring: NewRing) -> None:
    me.page.get_by_role("textbox", name=me.say("中文标题", "Title in Chinese")).fill(ring.zh)
    me.page.get_by_role("textbox", name=me.say("英文标题", "Title in English")).fill(ring.en)
    me.field("中文描述", "Description in Chinese").fill("六枚细爪托起一颗圆形钻石。")
    me.field("英文描述", "Description in English").fill("Six fine prongs lift a round diamond.")
    choose(me, ("主要材质", "Main material"), ("铂金", "Platinum"))
    me.page.locator("input[type=file][name=pictures]").set_input_files(ring.picture)
    # It is there when the mall has looked at it.
    expect(me.page.get_by_role("img", name=ring.zh).first).to_be_visible(timeout=60_000)
    choose(me, ("金属", "Metal"), ("铂金", "Platinum"))
    me.page.get_by_role("textbox", name=me.say("成色 (‰)", "Fineness (‰)")).fill("950")
    me.page.get_by_role("textbox", name=me.say("金属重量 (g)", "Metal weight (g)")).fill("3.60")
    me.field("SKU 编码", "SKU code").fill(ring.code)
    me.page.get_by_role("switch", name=me.say("有手寸", "Has a ring size")).click()
    me.page.get_by_role("textbox", name=me.say("手寸", "Ring size")).fill("12")
    me.page.get_by_role("textbox", name=me.say("价格（CNY）", "Price (CNY)")).fill(ring.price)


def receive_stock(me: Visitor, sku: str, quantity: int) -> None:
    me.button("登记入库", "Record a receipt").click()
    dialog = me.dialog()
    type_in(me, ("规格（SKU）", "Variant (SKU)"), sku, within=dialog)
    choose(me, ("库位", "Location"), WAREHOUSE, within=dialog)
    dialog.get_by_label(me.say("入库数量", "Quantity received")).fill(str(quantity))
    me.button("记入入库", "Record receipt", within=dialog).click()
    expect(dialog).to_have_count(0)


def approve(me: Visitor, title: str) -> None:
    """From the queue to the shop."""
    me.link(f"审核 {title}", f"Review {title}").click()
    expect(me.page.get_by_role("heading", level=1, name=title)).to_be_visible()
    me.button("通过", "Approve").click()
    me.button("通过并上架", "Approve and publish", within=me.dialog()).click()
    expect(me.dialog()).to_have_count(0)


def ship(me: Visitor, title: str, carrier: str, tracking_number: str) -> None:
    me.button("发货", "Ship", within=row(me, title)).click()
    dialog = me.dialog()
    type_in(me, ("承运商", "Carrier"), carrier, within=dialog)
    dialog.get_by_label(me.say("运单号", "Tracking number")).fill(tracking_number)
    me.button("确认发货", "Confirm shipment", within=dialog).click()
    expect(dialog).to_have_count(0)


def add_tracking(me: Visitor, title: str, status: tuple[str, str], place: str) -> None:
    me.button("添加物流进度", "Add tracking event", within=row(me, title)).click()
    dialog = me.dialog()
    choose(me, ("进度", "What happened"), status, within=dialog)
    me.field("地点", "Place", within=dialog).fill(place)
    me.button("添加", "Add event", within=dialog).click()
    expect(dialog).to_have_count(0)
