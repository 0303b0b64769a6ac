"""Board prices and exchange rates of an ordinary day. They hold for years, so that a demo does not go stale overnight."""

from __future__ import annotations

from decimal import Decimal

_YEARS_IN_MINUTES = 10 * 365 * 24 * 60
# CNY fen per gram: retail prices of well-known brands in November 2026 are of this order.
BOARD = (
    ("gold", "999.9", 128_800),
    ("gold", "999", 128_000),
    ("gold", "990", 126_500),
    ("gold", "916", 117_800),
    ("gold", "750", 97_800),
    ("gold", "585", 76_500),
    ("platinum", "999", 62_800),
    ("platinum", "990", 62_000),
    ("platinum", "950", 59_800),
    ("platinum", "900", 56_800),
    ("silver", "999", 2_680),
    ("silver", "990", 2_600),
    ("silver", "925", 2_380),
)
RATES = {"USD": Decimal("7.0850"), "EUR": Decimal("8.2130"), "HKD": Decimal("0.9105")}


def seed_prices() -> None:
    from parure.aws.tables import read_together
    from pricing.contract import boards_in, price_reads, publish_board_prices, publish_fx_rate, rates_in

    found = read_together(price_reads())
    if boards_in(found).version == 0:
        publish_board_prices(BOARD, valid_for_minutes=_YEARS_IN_MINUTES, by=None)
    for currency, rate in RATES.items():
        if currency not in rates_in(found).by_currency:
            publish_fx_rate(currency, rate, by=None)
