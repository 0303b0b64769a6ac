"""收据: what was paid for an order, as lines of text that a page is set from. Not a tax invoice 发票, and it says so."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from orders.rules.charges import Totals, totals_of
from orders.rules.order import Line, Order
from parure.kernel.errors import Conflict
from parure.kernel.money import Money
from parure.kernel.text import Language, Text
from parure.kernel.value import record

_CHINA = timezone(timedelta(hours=8))
_SIGNS = {"CNY": "¥", "USD": "US$", "EUR": "€", "HKD": "HK$", "GBP": "£", "JPY": "JP¥"}
METHODS = {
    "card": Text("银行卡", "Bank card"),
    "alipay": Text("支付宝", "Alipay"),
    "wechat_pay": Text("微信支付", "WeChat Pay"),
}


@record
class ReceiptLine:
    title: str
    details: tuple[str, ...]
    quantity: str
    price: str
    amount: str


@record
class Receipt:
    """`facts` and `sums` are pairs of label and value; the last sum is what was paid, less what went back."""

    title: str
    seller: str
    facts: tuple[tuple[str, str], ...]
    headings: tuple[str, str, str, str]
    lines: tuple[ReceiptLine, ...]
    sums: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


def receipt_of(order: Order, *, seller: Text, buyer: str | None, language: Language) -> Receipt:
    """
    Raises:
        Conflict: `not_paid`: a receipt is for money that came.
    """
    if order.payment.paid_at is None:
        raise Conflict("not_paid", "There is a receipt once the order is paid.")

    def say(zh: str, en: str) -> str:
        return Text(zh, en).in_(language)

    method = METHODS.get(order.payment.method or "")
    facts = [
        (say("订单号", "Order"), order.order_id),
        (say("下单时间", "Ordered"), _day(order.placed_at, language)),
        (say("付款时间", "Paid"), _day(order.payment.paid_at, language)),
    ]
    facts += [(say("付款方式", "Paid by"), method.in_(language))] if method else []
    facts += [(say("收货人", "Recipient"), buyer)] if buyer else []
    return Receipt(
        title=say("收据", "Receipt"),
        seller=seller.in_(language),
        facts=tuple(facts),
        headings=(say("商品", "Piece"), say("数量", "Qty"), say("单价", "Price"), say("金额", "Amount")),
        lines=tuple(_line(line, language) for line in order.lines),
        sums=tuple(_sums(order, language)),
        notes=(
            say(
                "本收据由系统生成，不作税务发票使用；如需发票，请在订单页申请。",
                "Made by the mall's system. Not a tax invoice: ask for one on the order's page.",
            ),
        ),
    )


def _line(line: Line, language: Language) -> ReceiptLine:
    details = [line.sku]
    if line.engraving is not None:
        details.append(f"{Text('刻字', 'Engraved').in_(language)}: {line.engraving.text}")
    if line.discount is not None and line.discount.amount:
        details.append(f"{Text('优惠', 'Discount').in_(language)} −{money_text(line.discount)}")
    return ReceiptLine(
        title=line.title.in_(language),
        details=tuple(details),
        quantity=str(line.quantity),
        price=money_text(line.price),
        amount=money_text(line.line_total),
    )


def _sums(order: Order, language: Language) -> list[tuple[str, str]]:
    totals: Totals = totals_of(order.lines, order.shipping, order.charges)
    named = [
        (Text("商品合计", "Pieces"), totals.goods),
        (Text("优惠", "Discount"), -totals.discount),
        (Text("配送", "Delivery"), totals.delivery),
        (Text("保价", "Insurance"), totals.insurance),
        (Text("刻字", "Engraving"), totals.engraving),
        (Text("礼品包装", "Gift wrapping"), totals.gift_wrap),
    ]
    sums = [(text.in_(language), money_text(money)) for text, money in named if money.amount]
    sums.append((Text("实付", "Paid").in_(language), money_text(order.total)))
    if order.refunded.amount:
        left = order.total - order.refunded
        sums.append((Text("已退款", "Paid back").in_(language), money_text(-order.refunded)))
        sums.append((Text("净额", "Kept").in_(language), money_text(left)))
    return sums


def money_text(money: Money) -> str:
    """¥16,800.00, −US$12.50: the same digits in both languages, with the currency's own exponent."""
    sign = "−" if money.amount < 0 else ""
    return f"{sign}{_SIGNS.get(money.currency, money.currency + ' ')}{abs(money.decimal):,.{money.exponent}f}"


def _day(at: datetime, language: Language) -> str:
    """In the mall's own time (UTC+8): a receipt is a paper, not a screen that knows where its reader is."""
    local = at.astimezone(_CHINA)
    day = f"{local.year}年{local.month}月{local.day}日" if language is Language.ZH else f"{local:%d %b %Y}"
    return f"{day} {local:%H:%M}"
