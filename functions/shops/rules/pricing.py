"""What a piece costs in a dealer's shop.

    own price, or the mall's price × (1 + markup), rounded as the dealer likes;
    never below the supplier's minimum advertised price                              (domain.md §2)

All in the mall's currency; a buyer's currency is converted to afterwards, by the rates of the mall.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from decimal import ROUND_CEILING, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from enum import StrEnum

from parure.kernel.money import Money
from parure.kernel.value import value

MARKUP_LEAST = Decimal(-50)
MARKUP_MOST = Decimal(300)
_FEN = 100


class Rounding(StrEnum):
    """How a marked-up price is made to look; an own price is taken as it is written."""

    EXACT = "exact"
    """To the fen."""
    YUAN = "yuan"
    """To the nearest whole yuan."""
    TEN = "ten"
    """To the nearest ten yuan."""
    NINE = "nine"
    """Up to the next whole price that ends in 9: ¥1,299."""
    EIGHT = "eight"
    """Up to the next whole price that ends in 8, the lucky one: ¥1,288 stays, ¥1,290 becomes ¥1,298."""


class Told(StrEnum):
    """What the price follows from."""

    MALL = "mall"
    MARKUP = "markup"
    OWN = "own"
    FLOOR = "floor"
    """The supplier's minimum advertised price, because the dealer's would be lower."""


@value
class PriceList:
    """Percent on the mall's price, for everything and for single categories."""

    markup: Decimal = Decimal(0)
    by_category: Mapping[str, Decimal] = field(default_factory=dict)
    rounding: Rounding = Rounding.EXACT

    def percent(self, category: str) -> Decimal:
        return self.by_category.get(category, self.markup)


@value
class Terms:
    """Of a SKU, what its price in a shop depends on beside the mall's price."""

    sku: str
    category: str
    map_price: Money | None = None


@value
class Base:
    """A SKU as the mall sells it."""

    price: Money
    category: str
    floor: Money | None = None
    """The supplier's minimum advertised price (MAP)."""


@value
class ShopPrice:
    """`base` is the mall's price and `floor` the minimum that held when this was computed."""

    price: Money
    base: Money
    floor: Money | None
    told: Told


def shop_price(base: Base, own: Money | None, prices: PriceList) -> ShopPrice:
    """The price of one piece in a shop; `own` is what the dealer wrote for this SKU, if anything."""
    if own is not None:
        asked, told = own, Told.OWN
    else:
        asked = marked_up(base.price, prices.percent(base.category), prices.rounding)
        told = Told.MALL if asked == base.price else Told.MARKUP
    if base.floor is not None and asked.amount < base.floor.amount:
        return ShopPrice(base.floor, base.price, base.floor, Told.FLOOR)
    return ShopPrice(asked, base.price, base.floor, told)


def marked_up(price: Money, percent: Decimal, rounding: Rounding) -> Money:
    """At least one fen. Without a markup the mall's price stays as it is, unrounded."""
    if not percent:
        return price
    exact = Decimal(price.amount) * (100 + percent) / 100
    return Money(max(1, _rounded(exact, rounding)), price.currency)


def _rounded(fen: Decimal, rounding: Rounding) -> int:
    if rounding is Rounding.EXACT:
        return int(fen.quantize(Decimal(1), ROUND_HALF_EVEN))
    yuan = fen / _FEN
    if rounding is Rounding.YUAN:
        return int(yuan.quantize(Decimal(1), ROUND_HALF_UP)) * _FEN
    if rounding is Rounding.TEN:
        return int((yuan / 10).quantize(Decimal(1), ROUND_HALF_UP)) * 10 * _FEN
    last = 9 if rounding is Rounding.NINE else 8
    tens = ((yuan - last) / 10).quantize(Decimal(1), ROUND_CEILING)
    return (int(tens) * 10 + last) * _FEN
