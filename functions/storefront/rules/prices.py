"""Money as the shop writes it (frontend/shared/src/format/money.ts)."""

from __future__ import annotations

from parure.kernel.money import Money
from parure.kernel.schemas import MoneyView
from parure.kernel.text import Language


def price_text(money: MoneyView, language: Language) -> str:
    """¥16,800 or ¥16,800.50; fils and cents only where there are any."""
    value = Money(money.amount, money.currency)
    digits = 0 if value.decimal == value.decimal.to_integral_value() else value.exponent
    number = f"{value.decimal:,.{digits}f}"
    if money.currency != "CNY":
        return f"{money.currency} {number}"
    return f"CN¥{number}" if language is Language.EN else f"¥{number}"
