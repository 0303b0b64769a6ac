"""A jade bangle from its supplier's application to its take-down: vetted, listed, returned, corrected, seen, changed, gone."""

from __future__ import annotations

import io
import math
import secrets
from pathlib import Path

import httpx
from infra.local.blueprint import ROOT
from infra.local.mall import Mall, eventually
from infra.local.people import Buyer
from PIL import Image, ImageDraw
from playwright.sync_api import Locator, expect

from e2e import portal, shop
from e2e.conftest import Visits
from e2e.doors import enter_portal, fill_sign_in
from e2e.visitor import DESKTOP, PHONE, Visitor
from e2e.words import word
from storefront.contract import part_of

PICTURE = ROOT / "infra" / "local" / "demo" / "media" / "yuy-g01-1.webp"
FRAMES = 24
CREDIT_CODE = "91310115MA1K4E7X9Q"


def test_a_jade_bangle_from_its_makers_application_to_its_take_down(visit: Visits, mall: Mall, tmp_path: Path) -> None:
    code = secrets.token_hex(3).upper()
    maker, operator, buyer = visit("zh-CN", DESKTOP), visit("en", DESKTOP), visit("zh-CN", PHONE)
    company, number = f"上海玉和{code}", f"NGTC{code}"
    zh, en = f"和田风 翡翠(处理)手镯 {code}", f"Evergreen treated jadeite bangle {code}"

    apply_as_supplier(maker, mall, company)
    vet(operator, company)
    enter_as_owner(maker)
    record_certificate(maker, number)
    write_bangle(maker, f"JADE-{code}", zh, en, number, frames(tmp_path))
    hand_in(maker)
    return_with_a_note(operator, en, "Certificate says natural jadeite: correct the name.")
    right_zh, right_en = f"常青 翡翠手镯 {code}", f"Evergreen jadeite bangle {code}"
    correct(maker, "Certificate says natural jadeite: correct the name.", right_zh, right_en)
    approve(operator, right_en)
    product_id = see_on_phone(buyer, mall, right_zh)
    changed = f"常青 圆条翡翠手镯 {code}"
    change(maker, changed)
    approve_change(operator, right_en, right_zh, changed)
    sees_new_name(buyer, product_id, changed)
    take_down(maker)
    is_gone(buyer, mall, product_id, code)


# People's doings, in the order of the story


def apply_as_supplier(maker: Visitor, mall: Mall, company: str) -> None:
    address = Buyer(mall).sign_up()
    maker.open("/portal/join")
    maker.look("catalogue-join")
    maker.page.get_by_role("link", name=word(maker, "I have an account")).click()
    fill_sign_in(maker, address)
    press(maker, "Apply as a supplier")
    field(maker, "Company name").fill(company)
    choose(maker, "Region", "上海", partly=True)
    field(maker, "Registration number").fill(CREDIT_CODE)
    maker.page.get_by_role("checkbox", name=word(maker, "Jade"), exact=True).check()
    field(maker, "Contact person").fill("和玉")
    field(maker, "Phone").fill("13800138000")
    field(maker, "Contact's e-mail").fill("heyu@kunming.example")
    press(maker, "Save")
    portal_says(maker, "Saved.")
    licence = word(maker, "Business licence")
    maker.page.get_by_role("button", name=word(maker, "File {0}", licence)).click()
    dialog = maker.dialog()
    field(maker, "Number", dialog).fill(CREDIT_CODE)
    field(maker, "Issued by", dialog).fill("上海市市场监督管理局")
    dialog.get_by_role("switch", name=word(maker, "It has no last day")).click()
    dialog.locator("input[type=file]").set_input_files(
        {"name": "licence.png", "mimeType": "image/png", "buffer": paper()}
    )
    expect(dialog.get_by_text("licence.png")).to_be_visible()
    expect(button(maker, "Replace document", dialog)).to_be_visible()
    press(maker, "File", dialog)
    expect(dialog).to_have_count(0)
    press(maker, "Submit the application")
    expect(maker.page.get_by_text(word(maker, "An operator is looking at your application"))).to_be_visible()
    maker.look("catalogue-applied")


def vet(operator: Visitor, company: str) -> None:
    enter_portal(operator, "operator@parure.test")
    operator.open("/portal/applications")
    operator.page.get_by_role("link").filter(has_text=company).first.click()
    for item in ("Company and registration", "Contact", "What it sells", "Business licence"):
        press(operator, f"{item} is in order")
        expect(button(operator, f"{item} is in order")).to_have_attribute("aria-pressed", "true")
    operator.look("catalogue-vetting")
    press(operator, "Approve")
    press(operator, "Approve", operator.dialog())
    portal.is_told(operator, "", "Approved.")


def enter_as_owner(maker: Visitor) -> None:
    maker.page.reload()
    expect(maker.page.get_by_role("navigation", name=word(maker, "Main"))).to_be_visible()


def record_certificate(maker: Visitor, number: str) -> None:
    maker.open("/portal/certificates/new")
    choose_first(maker, "Laboratory", "NGTC")
    field(maker, "Report number").fill(number)
    choose(maker, "The report is about", "翡翠")
    press(maker, "Record")
    portal_says(maker, "Recorded. An operator verifies it.")
    maker.look("catalogue-certificate")


def write_bangle(maker: Visitor, sku: str, zh: str, en: str, number: str, turned: list[Path]) -> None:
    maker.open("/portal/products/new")
    choose(maker, "Category", "手镯")
    choose(maker, "Main material", "翡翠")
    field(maker, "Title in Chinese").fill(zh)
    field(maker, "Title in English").fill(en)
    field(maker, "Description in Chinese").fill("圆条，水头足，种老。")
    field(maker, "Description in English").fill("A round bangle of old, clear jadeite.")
    maker.page.locator("input[name=pictures]").set_input_files(PICTURE)
    maker.page.locator("input[name=frames]").set_input_files(turned)
    expect(maker.page.get_by_role("img", name=zh).first).to_be_visible()
    choose(maker, "类别", "A 货", partly=True)
    box = maker.page.get_by_role("switch", name=word(maker, "Contains precious metal"))
    if box.is_checked():
        box.click()
    maker.page.get_by_role("switch", name=word(maker, "Has a certificate")).click()
    choose_first(maker, "鉴定机构", "NGTC")
    field(maker, "证书编号").fill(number)
    field(maker, "SKU code").fill(sku)
    maker.page.get_by_role("switch", name=word(maker, "One of one (a single piece)")).click()
    maker.page.get_by_label("圈口", exact=False).first.fill("56")
    field(maker, "价格（CNY）").fill("38000")
    expect(maker.page.get_by_text(f"{FRAMES}", exact=False).first).to_be_visible()
    maker.look("catalogue-editor")


def hand_in(maker: Visitor) -> None:
    press(maker, "Submit for review")
    portal_says(maker, "Submitted for review. You will see the result here.")
    maker.look("catalogue-submitted")


def return_with_a_note(operator: Visitor, title: str, note: str) -> None:
    review(operator, title)
    operator.look("catalogue-review")
    press(operator, "Note for the supplier: Chinese text")
    field(operator, "Note for the supplier: Chinese text").fill(note)
    operator.page.get_by_role("heading", level=1).click()
    operator.page.keyboard.press("r")
    dialog = operator.dialog()
    dialog.get_by_role("textbox", name="Reason").fill("The name and the certificate differ.")
    press(operator, "Send back", dialog)
    portal.is_told(operator, "", "Sent back to the supplier.")


def correct(maker: Visitor, note: str, zh: str, en: str) -> None:
    maker.page.reload()
    expect(maker.page.get_by_text(note).first).to_be_visible()
    maker.look("catalogue-returned")
    field(maker, "Title in Chinese").fill(zh)
    field(maker, "Title in English").fill(en)
    hand_in(maker)


def approve(operator: Visitor, title: str) -> None:
    review(operator, title)
    operator.page.keyboard.press("a")
    confirm_approval(operator)


def see_on_phone(buyer: Visitor, mall: Mall, title: str) -> str:
    def listed() -> str | None:
        found = httpx.get(f"{mall.api}/products", params={"category": "bangle", "limit": 20}, timeout=90).json()[
            "items"
        ]
        return next((item["product_id"] for item in found if item["title"] == title), None)

    product_id = eventually(listed)
    assert product_id is not None
    eventually(lambda: title in httpx.get(f"{mall.url}/p/{product_id}", timeout=90).text)
    eventually(lambda: in_sitemap(mall, product_id))
    buyer.open(f"/p/{product_id}")
    expect(buyer.page.get_by_role("heading", level=1, name=title)).to_be_visible()
    buyer.sees("A 货", "Type A")
    shop.turn_piece(buyer)
    buyer.look("catalogue-product")
    return product_id


def change(maker: Visitor, title: str) -> None:
    maker.page.reload()
    field(maker, "Title in Chinese").fill(title)
    hand_in(maker)


def approve_change(operator: Visitor, title: str, before: str, after: str) -> None:
    review(operator, title)
    rows = operator.page.get_by_role("row").filter(has_text=before)
    expect(rows.filter(has_text=after).first).to_be_visible()
    operator.look("catalogue-change")
    press(operator, "Approve")
    confirm_approval(operator)


def sees_new_name(buyer: Visitor, product_id: str, title: str) -> None:
    def renamed() -> bool:
        return title in httpx.get(f"{buyer.mall.url}/p/{product_id}", timeout=90).text

    eventually(renamed)
    buyer.open(f"/p/{product_id}")
    expect(buyer.page.get_by_role("heading", level=1, name=title)).to_be_visible()


def take_down(maker: Visitor) -> None:
    maker.page.reload()
    press(maker, "Take down")
    dialog = maker.dialog()
    dialog.get_by_role("textbox").fill("换季")
    press(maker, "Take down", dialog)
    expect(dialog).to_have_count(0)


def is_gone(buyer: Visitor, mall: Mall, product_id: str, code: str) -> None:
    eventually(lambda: code not in httpx.get(f"{mall.url}/p/{product_id}", timeout=90).text)
    eventually(lambda: not in_sitemap(mall, product_id))
    listed = httpx.get(f"{mall.api}/products", params={"category": "bangle", "limit": 50}, timeout=90)
    assert code not in listed.text
    with buyer.watch.expecting(f"GET /api/v1/products/{product_id} 404"):
        buyer.open(f"/p/{product_id}")
        expect(buyer.page.get_by_role("heading", level=1)).to_be_visible()
        buyer.watch.wait_until_calm(buyer.page)
    assert code not in buyer.page.locator("main").inner_text()


# What several of them do


def in_sitemap(mall: Mall, product_id: str) -> bool:
    """In the part that lists it; the index of the parts follows within the minute."""
    part = httpx.get(f"{mall.url}/sitemaps/{part_of(product_id):02x}.xml", timeout=90)
    return part.status_code == 200 and product_id in part.text


def review(operator: Visitor, title: str) -> None:
    operator.open("/portal/reviews")
    operator.page.get_by_role("link", name=f"Review {title}").click()
    expect(operator.page.get_by_role("heading", level=1, name=title)).to_be_visible()


def confirm_approval(operator: Visitor) -> None:
    dialog = operator.dialog()
    dialog.get_by_role("textbox").fill("Seen with its certificate.")
    press(operator, "Approve and publish", dialog)
    expect(dialog).to_have_count(0)


def button(me: Visitor, english: str, within: Locator | None = None) -> Locator:
    return (within or me.page).get_by_role(
        "button", name=english if me.language == "en" else said(me, english), exact=True
    )


def press(me: Visitor, english: str, within: Locator | None = None) -> None:
    button(me, english, within).click()


def field(me: Visitor, name: str, within: Locator | None = None) -> Locator:
    return (within or me.page).get_by_role("textbox", name=said(me, name), exact=True)


def choose(me: Visitor, name: str, option: str, *, partly: bool = False) -> None:
    me.page.get_by_role("combobox", name=said(me, name), exact=True).click()
    me.page.get_by_role("option", name=option, exact=not partly).first.click()


def choose_first(me: Visitor, name: str, option: str) -> None:
    choose(me, name, option, partly=True)


def said(me: Visitor, text: str) -> str:
    """The portal's own words in the visitor's language; what the server says, such as 证书编号, is given as it is read."""
    return word(me, text) if text.isascii() else text


def portal_says(me: Visitor, english: str) -> None:
    expect(me.page.get_by_role("status").filter(has_text=word(me, english)).first).to_be_visible()


def paper() -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", (600, 800), "white").save(kept, "PNG")
    return kept.getvalue()


def frames(folder: Path) -> list[Path]:
    """A bangle that turns: a green ring whose highlight goes round."""
    made = []
    for n in range(FRAMES):
        picture = Image.new("RGB", (800, 800), (246, 244, 240))
        draw = ImageDraw.Draw(picture)
        draw.ellipse((150, 150, 650, 650), outline=(46, 125, 82), width=70)
        angle = 2 * math.pi * n / FRAMES
        x, y = 400 + 215 * math.cos(angle), 400 + 215 * math.sin(angle)
        draw.ellipse((x - 16, y - 16, x + 16, y + 16), fill=(214, 240, 224))
        path = folder / f"turn-{n + 1:02d}.webp"
        picture.save(path, quality=80)
        made.append(path)
    return made
