"""What an order costs: goods, what comes off them, and what comes on top. Parts sum to the whole, in every currency."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum

from orders.rules.delivery import DeliveryOption
from orders.rules.order import Charge, Line
from parure.kernel.money import Money, split
from parure.kernel.text import Text
from parure.kernel.value import record

GIFT_WRAP = Money(3000, "CNY")
"""Box, ribbon and a card with the message; for the whole order."""
INSURANCE_PER_MILLE = 5
INSURANCE_LEAST = Money(500, "CNY")

Present = Callable[[Money], Money]
"""An amount of the mall's currency in the order's."""


class ChargeKind(StrEnum):
    INSURANCE = "insurance"
    ENGRAVING = "engraving"
    GIFT_WRAP = "gift_wrap"


TITLES = {
    ChargeKind.INSURANCE: Text("全额保价", "Insurance for the full value"),
    ChargeKind.ENGRAVING: Text("刻字", "Engraving"),
    ChargeKind.GIFT_WRAP: Text("礼品包装", "Gift wrapping"),
}


@record
class Extras:
    """What the buyer wants beside the goods."""

    insurance: bool = False
    gift_wrap: bool = False


@record
class Totals:
    """How a total comes about: goods − discount + the rest."""

    goods: Money
    discount: Money
    delivery: Money
    insurance: Money
    engraving: Money
    gift_wrap: Money

    @property
    def total(self) -> Money:
        return self.goods - self.discount + self.delivery + self.insurance + self.engraving + self.gift_wrap


def charges_for(
    lines: Sequence[Line], option: DeliveryOption, extras: Extras, engraving_price: Money, present: Present
) -> tuple[Charge, ...]:
    """What comes on top of goods and delivery, each kind at most once but engraving, which is charged by the line."""
    currency = lines[0].price.currency
    charges = [
        _charge(ChargeKind.ENGRAVING, present(engraving_price) * line.quantity, sku=line.sku)
        for line in lines
        if line.engraving is not None
    ]
    if extras.insurance and not option.insured and option.location_id is None:
        value = Money.sum((line.paid for line in lines), currency)
        charges.append(_charge(ChargeKind.INSURANCE, insurance_of(value, present(INSURANCE_LEAST))))
    if extras.gift_wrap:
        charges.append(_charge(ChargeKind.GIFT_WRAP, present(GIFT_WRAP)))
    return tuple(charge for charge in charges if charge.amount.amount)


def insurance_of(value: Money, least: Money) -> Money:
    """Five in a thousand of what the goods cost, rounded up to a minor unit, and at least `least`."""
    premium = -(-value.amount * INSURANCE_PER_MILLE // 1000)
    return max(Money(premium, value.currency), least)


def _charge(kind: ChargeKind, amount: Money, sku: str | None = None) -> Charge:
    return Charge(kind=kind, title=TITLES[kind], amount=amount, sku=sku)


def discounted(lines: Sequence[Line], discount: Money, skus: frozenset[str] | None = None) -> tuple[Line, ...]:
    """The lines with their shares of a discount by largest remainder; `skus`: only these take part. No line is paid below nothing.

    Raises:
        ValueError: the discount is more than the goods that take part cost.
    """
    taking_part = [line.line_total.amount if skus is None or line.sku in skus else 0 for line in lines]
    if discount.amount > sum(taking_part):
        raise ValueError("a discount is at most what the goods cost")
    if not discount.amount:
        return tuple(lines)
    shares = split(discount, taking_part)
    return tuple(
        replace(line, discount=share) if share.amount else line for line, share in zip(lines, shares, strict=True)
    )


def totals_of(lines: Sequence[Line], shipping: Money, charges: Sequence[Charge]) -> Totals:
    def of(kind: ChargeKind) -> Money:
        return Money.sum((charge.amount for charge in charges if charge.kind == kind), shipping.currency)

    return Totals(
        goods=Money.sum((line.line_total for line in lines), shipping.currency),
        discount=Money.sum((line.discount for line in lines if line.discount), shipping.currency),
        delivery=shipping,
        insurance=of(ChargeKind.INSURANCE),
        engraving=of(ChargeKind.ENGRAVING),
        gift_wrap=of(ChargeKind.GIFT_WRAP),
    )
