"""The order as the payment page lists it; the lines sum to the order's total, to the last minor unit."""

from __future__ import annotations

from orders.rules.order import Line, Order
from parure.kernel.money import Money
from parure.kernel.text import Language, Text
from payments.contract import BillLine

_DELIVERY = Text("运费", "Delivery")


def bill_lines(order: Order, language: Language) -> tuple[BillLine, ...]:
    """A line with a discount is one sum: its price may not divide among the pieces. What costs nothing is not listed."""
    lines = [_goods(line, language) for line in order.lines if line.paid.amount]
    lines += [_one(_DELIVERY, order.shipping, language)] if order.shipping.amount else []
    lines += [_one(charge.title, charge.amount, language) for charge in order.charges if charge.amount.amount]
    return tuple(lines)


def _goods(line: Line, language: Language) -> BillLine:
    title = line.title.in_(language)
    if line.discount is None:
        return BillLine(title=title, unit_price=line.price, quantity=line.quantity)
    pieces = f" × {line.quantity}" if line.quantity > 1 else ""
    return BillLine(title=f"{title}{pieces}", unit_price=line.paid, quantity=1)


def _one(title: Text, amount: Money, language: Language) -> BillLine:
    return BillLine(title=title.in_(language), unit_price=amount, quantity=1)
