"""What a receipt says, and that a page can be set from it whatever people write."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orders.receipt_pdf import _Page, draw_receipt
from orders.rules import paying
from orders.rules.charges import TITLES, ChargeKind
from orders.rules.engraving import Engraving
from orders.rules.order import Charge, Line, Order, Place, Refund
from orders.rules.paying import Basket, Delivery
from orders.rules.receipt import Receipt, ReceiptLine, money_text, receipt_of
from parure.kernel.errors import Conflict
from parure.kernel.money import Money
from parure.kernel.text import Language, Text

PAID = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
MALL = Text("珠联 Parure", "Parure")


def yuan(amount: int) -> Money:
    return Money(amount * 100, "CNY")


def order() -> Order:
    line = Line(
        sku="LUM-R01-12",
        product_id="prd_1",
        supplier_id="org_1",
        source_ids=("org_1",),
        title=Text("晨光 六爪铂金钻戒 50分", "Dawn six-prong platinum diamond ring, 0.50 ct"),
        quantity=2,
        price=yuan(16_800),
        line_total=yuan(33_600),
    )
    delivery = Delivery(
        buyer_id="usr_1", address="secret", note=None, region="CN", language="zh-CN", payment_method=None
    )
    place = Place(sku=line.sku, location_id="loc_1", quantity=2)
    basket = Basket(lines=(line,), shipping=Money(0, "CNY"), stock=(place,))
    return paying.place("ord_1", basket, delivery, PAID).order


def paid_order() -> Order:
    placed = order()
    line = placed.lines[0]
    goods = replace(line, discount=yuan(10), engraving=Engraving(text="LN ♥", font="classic"))
    charge = Charge(kind=ChargeKind.INSURANCE, title=TITLES[ChargeKind.INSURANCE], amount=yuan(7))
    total = placed.total - yuan(10) + yuan(7)
    payment = replace(placed.payment, status="paid", paid_at=PAID, method="alipay")
    return placed.with_(lines=(goods, *placed.lines[1:]), charges=(charge,), total=total, payment=payment)


def test_a_receipt_adds_up_to_what_was_paid() -> None:
    bought = paid_order()

    receipt = receipt_of(bought, seller=MALL, buyer="李娜", language=Language.ZH)

    sums = dict(receipt.sums)
    assert sums["实付"] == money_text(bought.total)
    assert (sums["优惠"], sums["保价"]) == ("−¥10.00", "¥7.00")
    assert ("付款方式", "支付宝") in receipt.facts
    assert ("付款时间", "2026年11月24日 02:30") in receipt.facts
    assert receipt.lines[0].details[1:] == ("刻字: LN ♥", "优惠 −¥10.00")


def test_a_receipt_says_what_went_back() -> None:
    bought = paid_order()
    back = Refund(refund_id="ref_1", payment_id="pi_1", amount=yuan(100), reason="cancelled", status="succeeded")

    receipt = receipt_of(bought.with_(refunds=(back,)), seller=MALL, buyer=None, language=Language.EN)

    assert receipt.sums[-2:] == (("Paid back", "−¥100.00"), ("Kept", money_text(bought.total - yuan(100))))
    assert "Recipient" not in dict(receipt.facts)


def test_there_is_no_receipt_for_money_that_did_not_come() -> None:
    with pytest.raises(Conflict) as refused:
        receipt_of(order(), seller=MALL, buyer=None, language=Language.ZH)
    assert refused.value.code == "not_paid"


@pytest.mark.parametrize(
    ("money", "text"),
    [
        (Money(1680000, "CNY"), "¥16,800.00"),
        (Money(-1250, "USD"), "−US$12.50"),
        (Money(1200, "JPY"), "JP¥1,200"),
        (Money(5, "CHF"), "CHF 0.05"),
    ],
)
def test_money_is_written_with_its_own_exponent(money: Money, text: str) -> None:
    assert money_text(money) == text


def test_the_page_embeds_the_characters_that_it_shows() -> None:
    page = draw_receipt(receipt_of(paid_order(), seller=MALL, buyer="鄭麗華", language=Language.ZH))

    assert page.startswith(b"%PDF-")
    assert b"/FontFile3" in page or b"/FontFile2" in page
    assert len(page) < 60_000


def test_the_face_knows_both_kinds_of_chinese() -> None:
    known = _Page().known

    assert {ord(sign) for sign in "珠联璧合鑽石翡翠¥€−“”·航晖"} <= set(known)
    assert len(known) > 9_000


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=120), st.integers(min_value=1, max_value=30))
def test_a_page_is_set_whatever_people_write(text: str, lines: int) -> None:
    line = ReceiptLine(title=text, details=(text[:40],), quantity="1", price="¥1.00", amount="¥1.00")
    receipt = Receipt(
        title="收据",
        seller=text[:20],
        facts=(("订单号", text[:30]),),
        headings=("商品", "数量", "单价", "金额"),
        lines=(line,) * lines,
        sums=(("实付", "¥1.00"),),
        notes=(text,),
    )

    assert draw_receipt(receipt).startswith(b"%PDF-")
