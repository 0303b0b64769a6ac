"""What a piece costs: pure functions of a price rule, the board, the rates and a moment.

    price = net grams × board price + labour + stones + certificate fee        (domain.md §2, 计价)

Every component is computed exactly in Decimal and rounded once, half to even, to the minor unit of the mall's currency;
the price is the sum of the rounded components, so a breakdown always adds up. In another currency the total is converted
and rounded once, and the components share it by largest remainder, so they add up there too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

from parure.kernel.errors import Conflict
from parure.kernel.money import Money, convert, split
from parure.kernel.time import iso, parse_time
from parure.kernel.value import value

BASE = "CNY"
"""The currency in which price rules and boards are kept; others are for presentation and charge."""
NOTHING = Money(0, BASE)
QUOTE_LIFE = timedelta(minutes=15)

FINENESSES: Mapping[str, tuple[str, ...]] = {
    "gold": ("375", "585", "750", "916", "990", "999", "999.9"),
    "platinum": ("850", "900", "950", "990", "999"),
    "silver": ("800", "925", "990", "999"),
}
"""Fineness in ‰ by metal (GB 11887); 999 and 999.9 stand for stated content of 足金."""


class NotPriced(Conflict):
    """A SKU that cannot be bought now because its price is not known; `code` says why."""

    title = "No price at the moment"


def canonical_metal(metal: str) -> str:
    """K-gold is gold of a lower fineness; boards know it as gold."""
    return "gold" if metal == "k_gold" else metal


def canonical_fineness(fineness: str | int | Decimal) -> str:
    """ "750", 750 and "750.0" are one fineness."""
    return f"{Decimal(str(fineness)).normalize():f}"


def board_key(metal: str, fineness: str) -> str:
    return f"{canonical_metal(metal)}/{fineness}"


def in_scale(metal: str, fineness: str) -> bool:
    return fineness in FINENESSES.get(canonical_metal(metal), ())


class LabourPer(StrEnum):
    GRAM = "gram"
    PIECE = "piece"


@value
class Fixed:
    """一口价."""

    amount: Money


@value
class ByWeight:
    """计价: the metal follows the board, the rest is agreed."""

    metal: str
    fineness: str
    net_grams: Decimal
    labour_per: LabourPer
    labour: Money
    stones: Money = NOTHING
    certificate_fee: Money = NOTHING

    @property
    def board_key(self) -> str:
        return board_key(self.metal, self.fineness)


PriceRule = Fixed | ByWeight


@value
class BoardPrice:
    """Price of a gram of one metal in one fineness, as published in `version` of the board."""

    metal: str
    fineness: str
    price_per_gram: Money
    version: int
    published_at: datetime
    valid_until: datetime

    @property
    def key(self) -> str:
        return board_key(self.metal, self.fineness)


@value
class Boards:
    """The current board: for each "metal/fineness" the latest price. `version` is the latest publication's number."""

    version: int = 0
    prices: Mapping[str, BoardPrice] = field(default_factory=dict)

    def live(self, key: str, at: datetime) -> BoardPrice:
        """
        Raises:
            NotPriced: `board_price_missing` or `board_price_expired`.
        """
        price = self.prices.get(key)
        if price is None:
            raise NotPriced("board_price_missing", f"No board price is published for {key} yet.", board_key=key)
        if price.valid_until <= at:
            raise NotPriced(
                "board_price_expired",
                f"The board price for {key} expired at {iso(price.valid_until)}; a new one will be published.",
                board_key=key,
            )
        return price


@value
class Rate:
    """CNY for one unit of a currency."""

    rate_id: str
    currency: str
    rate: Decimal
    published_at: datetime


@value
class Rates:
    by_currency: Mapping[str, Rate] = field(default_factory=dict)

    def of(self, currency: str) -> Rate:
        """
        Raises:
            NotPriced: `rate_missing`.
        """
        rate = self.by_currency.get(currency)
        if rate is None:
            raise NotPriced("rate_missing", f"No exchange rate is published for {currency}.", field="currency")
        return rate

    def present(self, money: Money, currency: str) -> tuple[Money, str | None]:
        """An amount of the mall's currency in another one, with the id of the rate used (None for the same currency)."""
        if currency == money.currency:
            return money, None
        rate = self.of(currency)
        return convert(money, 1 / rate.rate, currency), rate.rate_id

    def to_base(self, amount: int, currency: str) -> int:
        """Minor units of `currency` as minor units of the mall's currency."""
        if currency == BASE:
            return amount
        return convert(Money(amount, currency), self.of(currency).rate, BASE).amount


class ComponentKind(StrEnum):
    GOLD = "gold"
    """The metal, whichever it is: the trade says 金重 for all."""
    LABOUR = "labour"
    STONES = "stones"
    CERTIFICATE = "certificate"


@value
class Component:
    kind: ComponentKind
    amount: Money
    metal: str | None = None
    fineness: str | None = None
    grams: Decimal | None = None
    unit_price: Money | None = None
    board_version: int | None = None


@value
class Quote:
    """A price that holds until `expires_at`. `base` is the same in the mall's currency; `board_version` and `rate_id`
    name what it was computed from, so that it can be replayed (`contract.replay`)."""

    price: Money
    base: Money
    breakdown: tuple[Component, ...]
    board_version: int | None
    rate_id: str | None
    quoted_at: datetime
    expires_at: datetime


def quote(rule: PriceRule, boards: Boards, rates: Rates, currency: str, at: datetime) -> Quote:
    """What one piece costs at a moment, in a currency.

    Raises:
        NotPriced: `board_price_missing`, `board_price_expired`, `rate_missing`.
    """
    if isinstance(rule, Fixed):
        return _quote_of((), rule.amount, None, rates, currency, at, at + QUOTE_LIFE)
    board = boards.live(rule.board_key, at)
    expires = min(at + QUOTE_LIFE, board.valid_until)
    parts = components(rule, board)
    total = Money.sum((part.amount for part in parts), BASE)
    return _quote_of(parts, total, board.version, rates, currency, at, expires)


def indicative(rule: PriceRule, boards: Boards, rates: Rates, currency: str, at: datetime) -> Quote:
    """What it cost by the last board price, valid or not: for lists and shelves. Nobody can buy at it; `quote` decides.

    Raises:
        NotPriced: `board_price_missing`, `rate_missing`.
    """
    if isinstance(rule, ByWeight) and rule.board_key in boards.prices:
        last = boards.prices[rule.board_key]
        at = min(at, last.valid_until - timedelta(microseconds=1))
    return quote(rule, boards, rates, currency, at)


def components(rule: ByWeight, board: BoardPrice) -> tuple[Component, ...]:
    """The parts of a by-weight price in the mall's currency; the metal and labour are always shown, the rest if charged."""
    grams = rule.net_grams
    metal = Money.of(grams * board.price_per_gram.decimal, BASE)
    per_gram = rule.labour_per is LabourPer.GRAM
    labour = Money.of(grams * rule.labour.decimal, BASE) if per_gram else rule.labour
    parts = [
        Component(
            ComponentKind.GOLD,
            metal,
            metal=rule.metal,
            fineness=rule.fineness,
            grams=grams,
            unit_price=board.price_per_gram,
            board_version=board.version,
        ),
        Component(
            ComponentKind.LABOUR,
            labour,
            grams=grams if per_gram else None,
            unit_price=rule.labour if per_gram else None,
        ),
    ]
    if rule.stones.amount:
        parts.append(Component(ComponentKind.STONES, rule.stones))
    if rule.certificate_fee.amount:
        parts.append(Component(ComponentKind.CERTIFICATE, rule.certificate_fee))
    return tuple(parts)


def _quote_of(
    parts: tuple[Component, ...],
    base: Money,
    board_version: int | None,
    rates: Rates,
    currency: str,
    at: datetime,
    expires_at: datetime,
) -> Quote:
    price, rate_id = rates.present(base, currency)
    if rate_id is not None and parts:
        shares = split(price, [part.amount.amount for part in parts])
        parts = tuple(_presented(part, share, rates, currency) for part, share in zip(parts, shares, strict=True))
    return Quote(price, base, parts, board_version, rate_id, at, expires_at)


def _presented(part: Component, amount: Money, rates: Rates, currency: str) -> Component:
    unit = rates.present(part.unit_price, currency)[0] if part.unit_price else None
    return Component(part.kind, amount, part.metal, part.fineness, part.grams, unit, part.board_version)


# Price rules as they are stored and sent: amounts in minor units of the mall's currency, grams as decimal text.


def rule_to_json(rule: PriceRule) -> dict[str, Any]:
    if isinstance(rule, Fixed):
        return {"kind": "fixed", "amount": rule.amount.amount}
    return {
        "kind": "by_weight",
        "metal": rule.metal,
        "fineness": rule.fineness,
        "net_grams": str(rule.net_grams),
        "labour": {"per": str(rule.labour_per), "amount": rule.labour.amount},
        "stones": rule.stones.amount,
        "certificate_fee": rule.certificate_fee.amount,
    }


def rule_from_json(document: Mapping[str, Any]) -> PriceRule:
    if document["kind"] == "fixed":
        return Fixed(Money(document["amount"], BASE))
    return ByWeight(
        metal=canonical_metal(document["metal"]),
        fineness=canonical_fineness(document["fineness"]),
        net_grams=Decimal(document["net_grams"]),
        labour_per=LabourPer(document["labour"]["per"]),
        labour=Money(document["labour"]["amount"], BASE),
        stones=Money(document.get("stones", 0), BASE),
        certificate_fee=Money(document.get("certificate_fee", 0), BASE),
    )


def board_price_to_json(price: BoardPrice) -> dict[str, Any]:
    return {
        "metal": price.metal,
        "fineness": price.fineness,
        "amount": price.price_per_gram.amount,
        "version": price.version,
        "published_at": iso(price.published_at),
        "valid_until": iso(price.valid_until),
    }


def board_price_from_json(document: Mapping[str, Any]) -> BoardPrice:
    return BoardPrice(
        metal=document["metal"],
        fineness=document["fineness"],
        price_per_gram=Money(document["amount"], BASE),
        version=int(document["version"]),
        published_at=parse_time(document["published_at"]),
        valid_until=parse_time(document["valid_until"]),
    )
