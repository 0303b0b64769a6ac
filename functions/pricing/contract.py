"""What other capabilities may ask of pricing.

found = read_together([*price_reads(), ...])
sums = quote(sku.price_rule, boards_in(found), rates_in(found), "CNY", now())
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from parure.aws.tables import Read, read_together
from parure.kernel.errors import NotFound
from parure.kernel.time import now
from pricing import store
from pricing.rules import (
    BASE,
    FINENESSES,
    BoardPrice,
    Boards,
    ByWeight,
    Component,
    ComponentKind,
    Fixed,
    LabourPer,
    NotPriced,
    PriceRule,
    Quote,
    Rate,
    Rates,
    board_key,
    board_price_from_json,
    canonical_fineness,
    canonical_metal,
    indicative,
    quote,
    rule_from_json,
    rule_to_json,
)
from pricing.service import publish_board_prices, publish_fx_rate


def price_reads() -> list[Read]:
    """The two items (board, rates) that pricing anything needs; join them to the reads of your use case."""
    return [store.BOARD, store.FX]


def boards_in(found: Mapping[Read, Any]) -> Boards:
    """The board among what `read_together` found; empty (nothing has a price) if none was ever published."""
    return store.boards_of(found.get(store.BOARD))


def rates_in(found: Mapping[Read, Any]) -> Rates:
    return store.rates_of(found.get(store.FX))


def replay(
    rule: PriceRule,
    *,
    board_version: int | None,
    rate_id: str | None = None,
    currency: str = BASE,
    at: datetime | None = None,
) -> Quote:
    """The same quote again from the versions that it named, to the cent, however old they are. One AWS call or none.

    Raises:
        NotFound: `board_version_unknown` or `rate_unknown`.
    """
    board_read = rate_read = None
    if isinstance(rule, ByWeight):
        board_read = store.board_version_read(rule.board_key, board_version or 0)
    if rate_id is not None:
        rate_read = store.rate_read(currency, rate_id)
    found = read_together([read for read in (board_read, rate_read) if read is not None])
    boards, rates = Boards(), Rates()
    if rate_read is not None:
        if rate_read not in found:
            raise NotFound("rate_unknown", f"There is no rate {rate_id} of {currency}.")
        rates = Rates({currency: store.rate_of(found[rate_read].entry)})
    moment = at or now()
    if board_read is not None:
        if board_read not in found:
            raise NotFound("board_version_unknown", f"There is no version {board_version} of this board price.")
        price = board_price_from_json(found[board_read].entry)
        moment = at or price.published_at
        # A replay asks what it cost, not whether it may still be bought.
        boards = Boards(
            price.version, {price.key: replace(price, valid_until=datetime.max.replace(tzinfo=moment.tzinfo))}
        )
    return quote(rule, boards, rates, currency, moment)


__all__ = [
    "BASE",
    "FINENESSES",
    "BoardPrice",
    "Boards",
    "ByWeight",
    "Component",
    "ComponentKind",
    "Fixed",
    "LabourPer",
    "NotPriced",
    "PriceRule",
    "Quote",
    "Rate",
    "Rates",
    "board_key",
    "boards_in",
    "canonical_fineness",
    "canonical_metal",
    "indicative",
    "price_reads",
    "publish_board_prices",
    "publish_fx_rate",
    "quote",
    "rates_in",
    "replay",
    "rule_from_json",
    "rule_to_json",
]
