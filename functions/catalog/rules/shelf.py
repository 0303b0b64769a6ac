"""Shelves: where a product stands in the lists, and at which price."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pricing.contract import BASE, Boards, ByWeight, PriceRule, Rates, indicative


@dataclass(frozen=True, slots=True)
class ShelfPrice:
    """The lowest price among a product's SKUs, in minor units of the mall's currency."""

    amount: int
    is_from: bool
    """SKUs differ in price: a list says "from"."""
    board_version: int | None


def shelf_price(rules: Sequence[PriceRule], boards: Boards, at: datetime) -> ShelfPrice:
    """By the last board price, valid or not: a product does not leave its shelf because a board is late.

    Raises:
        NotPriced: a board price was never published.
    """
    quotes = [indicative(rule, boards, Rates(), BASE, at) for rule in rules]
    amounts = {quoted.base.amount for quoted in quotes}
    versions = [quoted.board_version for quoted in quotes if quoted.board_version is not None]
    return ShelfPrice(min(amounts), len(amounts) > 1, max(versions, default=None))


def board_key_of(rules: Sequence[PriceRule]) -> str | None:
    return next((rule.board_key for rule in rules if isinstance(rule, ByWeight)), None)
