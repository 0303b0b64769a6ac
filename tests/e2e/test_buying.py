"""Buying when something is in the way: a price that moved, a piece that is gone, a card that says no, no mouse at hand."""

from __future__ import annotations

from infra.local.mall import Mall
from infra.local.people import ADDRESS, Buyer, Listed, Operator, Supplier, ring, yuan
from playwright.sync_api import Locator, expect

from e2e import shop
from e2e.conftest import Visits
from e2e.doors import enter_shop, fill_sign_in
from e2e.visitor import DESKTOP, PHONE, Visitor

BY_WEIGHT = {
    "kind": "by_weight",
    "metal": "silver",
    "fineness": "925",
    "net_grams": "8.00",
    "labour": {"per": "piece", "amount": yuan(120)},
    "stones": yuan(0),
    "certificate_fee": yuan(0),
}


def with_in_bag(mall: Mall, listed: Listed) -> Buyer:
    """A buyer with an account and this piece in the bag."""
    buyer = Buyer(mall)
    buyer.sign_in(buyer.sign_up())
    buyer.put_into_cart(listed.sku)
    return buyer


def open_checkout(me: Visitor, buyer: Buyer) -> None:
    me.open("/sign-in?next=/checkout")
    fill_sign_in(me, str(buyer.email))
    me.is_at("/checkout")
    shop.fill_address(me)
    me.watch.wait_until_calm(me.page)


def test_a_price_that_moved_is_shown_and_asked_for(
    visit: Visits, mall: Mall, as_supplier: Supplier, as_operator: Operator
) -> None:
    silver = {"metal": {"kind": "silver", "fineness": 925, "grams": "8.00"}}
    skus = [{"options": {}, "price_rule": BY_WEIGHT, "one_of_one": False}]
    document = ring("流光 银戒", material="silver", attributes=silver, skus=skus)
    listed = as_supplier.list_for_sale(as_operator, 1, document | {"images": [as_supplier.upload_picture()]})
    me = visit("zh-CN", PHONE)
    buyer = with_in_bag(mall, listed)
    was = buyer.cart()["total"]["amount"]

    open_checkout(me, buyer)
    publish_silver(as_operator, factor=1.25)
    with me.watch.expecting("POST /api/v1/orders 409"):
        shop.place_order(me)
        expect(me.dialog()).to_contain_text("价格有变动")
    me.look("price-changed")
    now = buyer.cart()["total"]["amount"]
    assert now > was
    expect(me.dialog()).to_contain_text(f"{now // 100:,}")
    me.button("按新价格下单", "Order at the new price", within=me.dialog()).click()
    shop.at_the_till(me)

    expect(me.page.get_by_role("heading", level=1)).to_contain_text(f"{now / 100:,.2f}")


def publish_silver(operator: Operator, factor: float) -> None:
    board = operator.get("board-prices")["items"]
    (silver,) = [one for one in board if (one["metal"], str(one["fineness"])) == ("silver", "925")]
    price = {**silver["price_per_gram"], "amount": round(silver["price_per_gram"]["amount"] * factor)}
    entry = {"metal": "silver", "fineness": silver["fineness"], "price_per_gram": price}
    operator.post("board-prices", {"prices": [entry], "valid_for_minutes": 600})


def test_a_piece_that_somebody_else_bought_is_marked_in_the_bag(
    visit: Visits, mall: Mall, as_supplier: Supplier, as_operator: Operator
) -> None:
    listed = as_supplier.list_for_sale(as_operator, 1)
    me = visit("en", DESKTOP)
    buyer, faster = with_in_bag(mall, listed), with_in_bag(mall, listed)

    enter_shop(me, str(buyer.email))
    faster.buy(listed.sku)
    shop.open_bag(me)
    me.sees("库存不足", "Sold out in this quantity")
    me.look("bag-sold-out")
    expect(me.button("去结算", "Checkout")).to_be_disabled()
    me.page.get_by_role("button", name=me.say("移除", "Remove")).click()

    me.sees_heading("购物袋还是空的", "Your bag is empty")


def test_the_last_piece_goes_while_the_address_is_typed(
    visit: Visits, mall: Mall, as_supplier: Supplier, as_operator: Operator
) -> None:
    listed = as_supplier.list_for_sale(as_operator, 1)
    me = visit("zh-CN", PHONE)
    buyer, faster = with_in_bag(mall, listed), with_in_bag(mall, listed)

    open_checkout(me, buyer)
    faster.buy(listed.sku)
    with me.watch.expecting("POST /api/v1/orders 409"):
        shop.place_order(me)
        expect(me.page.get_by_role("alert").filter(has_text="库存")).to_be_visible()

    me.look("checkout-sold-out")


def test_a_cancelled_order_is_paid_back(
    visit: Visits, mall: Mall, as_supplier: Supplier, as_operator: Operator
) -> None:
    listed = as_supplier.list_for_sale(as_operator, 1)
    me = visit("zh-CN", DESKTOP)
    buyer = Buyer(mall)
    buyer.sign_in(buyer.sign_up())
    order = buyer.buy_and_pay(listed.sku)

    enter_shop(me, str(buyer.email))
    me.open("/orders")
    me.look("orders")
    me.page.get_by_role("main").get_by_role("link").filter(has_text="备货中").click()
    shop.sees_order(me, "备货中", "Being prepared")
    me.button("取消订单", "Cancel order").click()
    me.look("order-cancel-dialog")
    me.button("确认取消", "Yes, cancel the order", within=me.dialog()).click()
    shop.sees_order(me, "已取消", "Cancelled")

    buyer.sees(order["order_id"], "cancelled")
    refunded = me.page.get_by_role("term").filter(has_text=me.say("已退款", "Refunded"))
    until_shown(me, refunded)
    me.look("order-cancelled")


def until_shown(me: Visitor, found: Locator, tries: int = 20) -> None:
    """Looks again, as a buyer does who waits for the money."""
    for _ in range(tries):
        me.watch.wait_until_calm(me.page)
        if found.count():
            return
        me.page.reload()
    expect(found).to_be_visible()


def test_a_card_that_is_declined_can_be_tried_again(
    visit: Visits, mall: Mall, as_supplier: Supplier, as_operator: Operator
) -> None:
    listed = as_supplier.list_for_sale(as_operator, 1)
    me = visit("en", PHONE)

    open_checkout(me, with_in_bag(mall, listed))
    me.page.get_by_role("radio", name="Bank card").check()
    shop.place_order(me)
    shop.press_at_the_till(me, "Decline")
    expect(me.page.get_by_role("alert")).to_be_visible()
    me.look("till-declined")
    shop.press_at_the_till(me, "Cancel")
    shop.sees_order(me, "等待付款", "Awaiting payment")
    me.look("order-awaiting-payment")
    me.button("立即付款", "Pay now").click()
    shop.press_at_the_till(me, "Pay")

    shop.sees_order(me, "备货中", "Being prepared")


def test_a_ring_is_bought_by_keyboard_alone(
    visit: Visits, mall: Mall, as_supplier: Supplier, as_operator: Operator
) -> None:
    listed = as_supplier.list_for_sale(as_operator, 1)
    me = visit("en", DESKTOP)

    shop.open_product(me, listed.product_id)
    press(me, me.button("加入购物袋", "Add to bag"))
    press(me, me.link("查看购物袋", "View bag"))
    me.sees_heading("购物袋", "Shopping bag")
    press(me, me.link("去结算", "Checkout"))
    me.is_at("/checkout")
    write(me, me.field("邮箱", "E-mail"), "ada@example.com")
    for part, (zh, en) in shop.FIELDS.items():
        write(me, me.page.get_by_label(me.say(zh, en)), ADDRESS[part])
    tab_to(me, me.page.get_by_role("radio", name="Alipay"))
    me.page.keyboard.press("ArrowDown")
    expect(me.page.get_by_role("radio", name="WeChat Pay")).to_be_checked()
    press(me, me.button("提交订单", "Place order"))
    shop.at_the_till(me)
    press(me, me.page.get_by_role("button", name="Pay", exact=True))

    shop.sees_order(me, "备货中", "Being prepared")


def tab_to(me: Visitor, wanted: Locator, most: int = 80) -> None:
    """Presses Tab until the focus is there, and the focus can be seen."""
    expect(wanted).to_be_visible()
    for _ in range(most):
        if wanted.evaluate("element => element === document.activeElement"):
            assert wanted.evaluate("element => element.matches(':focus-visible')")
            return
        me.page.keyboard.press("Tab")
    raise AssertionError(f"{most} times Tab do not lead to {wanted}")


def press(me: Visitor, wanted: Locator) -> None:
    tab_to(me, wanted)
    me.page.keyboard.press("Enter")


def write(me: Visitor, field: Locator, text: str) -> None:
    tab_to(me, field)
    me.page.keyboard.insert_text(text)
