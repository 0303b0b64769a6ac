"""Money is an integer count of minor units with an ISO 4217 currency."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

# ISO 4217 exponents of the currencies that a mall may show; an unknown currency is refused, never guessed.
EXPONENTS = {
    "AED": 2, "AUD": 2, "CAD": 2, "CHF": 2, "CNY": 2, "EUR": 2, "GBP": 2, "HKD": 2, "IDR": 2, "INR": 2,
    "JPY": 0, "KRW": 0, "KWD": 3, "MOP": 2, "MYR": 2, "NZD": 2, "SGD": 2, "THB": 2, "TWD": 2, "USD": 2, "VND": 0,
}  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in minor units: `Money(129900, "CNY")` is ¥1,299.00.

    Raises:
        ValueError: unknown currency, or two currencies met in one sum.
        TypeError: the amount is not an integer.
    """

    amount: int
    currency: str

    def __post_init__(self) -> None:
        if not isinstance(self.amount, int) or isinstance(self.amount, bool):
            raise TypeError(f"money is an integer of minor units, not {self.amount!r}")
        if self.currency not in EXPONENTS:
            raise ValueError(f"unknown currency {self.currency!r}")

    def __add__(self, other: Money) -> Money:
        return Money(self.amount + self._same(other), self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.amount - self._same(other), self.currency)

    def __mul__(self, times: int) -> Money:
        return Money(self.amount * times, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.amount, self.currency)

    def _same(self, other: Money) -> int:
        if other.currency != self.currency:
            raise ValueError(f"cannot mix {self.currency} and {other.currency}")
        return other.amount

    @property
    def exponent(self) -> int:
        return EXPONENTS[self.currency]

    @property
    def decimal(self) -> Decimal:
        """The amount in major units, exact: 1299.00."""
        return Decimal(self.amount).scaleb(-self.exponent)

    @classmethod
    def of(cls, major: Decimal | int | str, currency: str) -> Money:
        """From major units, rounded half to even at the currency's exponent."""
        minor = (Decimal(major) * (10 ** EXPONENTS[currency])).quantize(Decimal(1), rounding=ROUND_HALF_EVEN)
        return cls(int(minor), currency)

    @classmethod
    def sum(cls, parts: Iterable[Money], currency: str) -> Money:
        total = cls(0, currency)
        for part in parts:
            total = total + part
        return total


def split(money: Money, weights: Sequence[int]) -> list[Money]:
    """Divide an amount by weights so that the parts sum to the whole (largest-remainder method).

    Ties go to the earlier part; when all weights are zero the parts are equal. Works for negative amounts too.
    """
    if not weights or any(w < 0 for w in weights):
        raise ValueError("weights must be a non-empty list of non-negative integers")
    shares = list(weights) if any(weights) else [1] * len(weights)
    whole, sign = abs(money.amount), -1 if money.amount < 0 else 1
    total = sum(shares)
    parts = [whole * share // total for share in shares]
    by_remainder = sorted(range(len(shares)), key=lambda i: (-(whole * shares[i] % total), i))
    for i in by_remainder[: whole - sum(parts)]:
        parts[i] += 1
    return [Money(sign * part, money.currency) for part in parts]


def convert(money: Money, rate: Decimal, to: str) -> Money:
    """Convert with `rate` = units of `to` for one unit of the money's currency, in major units."""
    return Money.of(money.decimal * rate, to)
