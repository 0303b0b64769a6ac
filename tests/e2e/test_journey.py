"""One ring sold: four people in four browsers, from the supplier's listing to the buyer's receipt."""

from __future__ import annotations

import secrets

import pytest
from infra.local.mall import Mall
from infra.local.people import Buyer, Operator
from playwright.sync_api import expect

from e2e import portal, shop
from e2e.conftest import Visits
from e2e.doors import enter_portal, fill_sign_in
from e2e.portal import NewRing
from e2e.visitor import DESKTOP, PHONE, Language, Size, Visitor

TIMELINE = ["placed", "paid", "routed", "accepted", "shipped", "delivered", "received"]


@pytest.mark.parametrize(
    ("language", "size"),
    [pytest.param("zh-CN", DESKTOP, id="zh-desktop"), pytest.param("en", PHONE, id="en-phone")],
)
def test_a_ring_goes_from_the_supplier_to_the_buyer(
    visit: Visits, mall: Mall, as_operator: Operator, language: Language, size: Size
) -> None:
    code = secrets.token_hex(3).upper()
    ring = NewRing(f"E2E-{code}", f"朝露 铂金戒指 {code}", f"Morning dew platinum ring {code}")
    supplier, operator = visit(language, size), visit(language, size)
    buyer, dealer = visit(language, size), visit(language, size)
    title = buyer.say(ring.zh, ring.en)

    list_ring(supplier, ring)
    approve_ring(operator, title)
    buy_ring(buyer, mall, title)
    order_id = shop.order_id(buyer)
    fulfil(supplier, title)
    receive(buyer, order_id)
    see_home(dealer)

    assert [entry["type"] for entry in as_operator.get(f"orders/{order_id}")["timeline"]] == TIMELINE


def list_ring(supplier: Visitor, ring: NewRing) -> None:
    title = supplier.say(ring.zh, ring.en)
    enter_portal(supplier, "supplier@parure.test")
    supplier.look("journey-supplier-home")
    portal.go(supplier, "商品", "Products")
    supplier.link("新建商品", "New product").click()
    supplier.sees_heading("新建商品", "New product")
    portal.fill_in_ring(supplier, ring)
    supplier.look("journey-new-product")
    supplier.button("提交审核", "Submit for review").click()
    portal.is_told(supplier, "已提交审核", "Submitted for review")
    expect(supplier.page.get_by_role("heading", level=1, name=title)).to_be_visible()
    supplier.look("journey-submitted")
    portal.go(supplier, "库存", "Stock")
    portal.receive_stock(supplier, ring.code, 2)
    expect(portal.row(supplier, ring.code)).to_be_visible()
    supplier.look("journey-stock")


def approve_ring(operator: Visitor, title: str) -> None:
    enter_portal(operator, "operator@parure.test")
    portal.go(operator, "审核队列", "Review queue")
    operator.look("journey-review-queue")
    portal.approve(operator, title)
    portal.is_told(operator, "已通过", "Approved")
    operator.is_at("/portal/reviews")
    operator.look("journey-approved")


def buy_ring(buyer: Visitor, mall: Mall, title: str) -> None:
    """A guest chooses; the bag that waited at home joins the guest's at sign-in."""
    at_home = Buyer(mall)
    address = at_home.sign_up()
    at_home.sign_in(address)
    at_home.put_into_cart(shop.piece_for_sale(mall, category="brooch")["sku"])

    buyer.open("/")
    shop.choose_category(buyer, "戒指", "Rings")
    buyer.look("journey-list")
    shop.open_piece(buyer, title)
    buyer.look("journey-product")
    shop.add_to_bag(buyer)
    shop.open_bag(buyer)
    buyer.look("journey-bag")
    shop.go_to_checkout(buyer)
    buyer.is_at("/checkout")
    buyer.link("登录", "Sign in", within=buyer.page.get_by_role("main")).click()
    fill_sign_in(buyer, address)
    buyer.is_at("/checkout")
    shop.open_bag(buyer)
    expect(buyer.page.get_by_role("main").get_by_role("article")).to_have_count(2)
    buyer.look("journey-merged-bag")
    forget_all_but(buyer, title)
    shop.go_to_checkout(buyer)
    shop.fill_address(buyer)
    buyer.look("journey-checkout")
    shop.place_order(buyer)
    shop.at_the_till(buyer)
    buyer.look("journey-till")
    shop.press_at_the_till(buyer, "Pay")
    shop.sees_order(buyer, "备货中", "Being prepared")
    buyer.look("journey-order")


def forget_all_but(buyer: Visitor, title: str) -> None:
    other = buyer.page.get_by_role("main").get_by_role("article").filter(has_not_text=title)
    other.get_by_role("button", name=buyer.say("移除", "Remove")).click()
    expect(buyer.page.get_by_role("main").get_by_role("article")).to_have_count(1)


def fulfil(supplier: Visitor, title: str) -> None:
    portal.go(supplier, "订单", "Orders")
    supplier.look("journey-to-accept")
    supplier.button("接单", "Accept", within=portal.row(supplier, title)).click()
    portal.is_told(supplier, "已接单", "Accepted")
    supplier.button("待发货", "To ship").click()
    portal.ship(supplier, title, "顺丰速运 SF Express", "SF1234567890123")
    portal.is_told(supplier, "已发货", "Shipped.")
    supplier.button("已发货", "Shipped").click()
    supplier.look("journey-shipped")
    portal.add_tracking(supplier, title, ("运输中", "In transit"), "上海")
    portal.add_tracking(supplier, title, ("已送达", "Delivered"), "上海")
    supplier.button("已送达", "Delivered").click()
    expect(portal.row(supplier, title)).to_be_visible()
    supplier.look("journey-delivered")


def receive(buyer: Visitor, order_id: str) -> None:
    buyer.open(f"/orders/{order_id}")
    shop.sees_order(buyer, "已送达", "Delivered")
    expect(buyer.page.get_by_role("link", name="SF1234567890123")).to_be_visible()
    buyer.look("journey-order-delivered")
    buyer.button("确认收货", "Confirm receipt").click()
    buyer.button("确认收货", "Yes, I have received them", within=buyer.dialog()).click()
    shop.sees_order(buyer, "已收货", "Received")
    expect(shop.timeline(buyer)).to_have_count(len(TIMELINE))
    buyer.look("journey-order-received")


def see_home(dealer: Visitor) -> None:
    enter_portal(dealer, "dealer@parure.test")
    dealer.look("journey-dealer-home")
