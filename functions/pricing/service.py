"""Publishing and reading board prices and exchange rates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

from parure.aws.tables import AlreadyDone, Read, Transaction, fingerprint, query_page
from parure.kernel.errors import Conflict, InvalidRequest
from parure.kernel.ids import new_id
from parure.kernel.money import Money
from parure.kernel.paging import Page
from parure.kernel.time import iso, now
from pricing import store
from pricing.events import BoardPricesPublished, FxRatePublished
from pricing.rules import (
    BASE,
    BoardPrice,
    Boards,
    Rate,
    Rates,
    board_key,
    board_price_from_json,
    board_price_to_json,
    canonical_fineness,
    canonical_metal,
    in_scale,
)
from pricing.store import CurrentItem, HistoryItem

_TRIES = 5


def current_boards() -> Boards:
    return store.boards_of(_current(store.BOARD))


def current_rates() -> Rates:
    return store.rates_of(_current(store.FX))


def publish_board_prices(
    prices: Sequence[tuple[str, str, int]],
    *,
    valid_for_minutes: int,
    by: str | None,
    idempotency_key: str | None = None,
) -> Boards:
    """Publish (metal, fineness, CNY minor units per gram) as the next version of the board; the others stay.

    One transaction: the current board, one history item per price, the event. Two calls unless somebody else publishes.
    """
    keyed = {board_key(metal, canonical_fineness(fineness)): amount for metal, fineness, amount in prices}
    if len(keyed) != len(prices):
        raise InvalidRequest("given_twice", "A metal and fineness is given twice.", field="prices")
    request = fingerprint([prices, valid_for_minutes])
    for _ in range(_TRIES):
        current = _current(store.BOARD)
        boards = _next_board(store.boards_of(current), keyed, valid_for_minutes)
        tx = Transaction()
        _replace(
            tx, store.BOARD, current, boards.version, {k: board_price_to_json(p) for k, p in boards.prices.items()}
        )
        for key in keyed:
            entry = board_price_to_json(boards.prices[key])
            history = HistoryItem(store.board_history(key), f"{boards.version:012d}", entry=entry, published_by=by)
            tx.put(history, if_absent=True)
        tx.publish(BoardPricesPublished(board_version=boards.version, keys=sorted(keyed)), by=by)
        if idempotency_key:
            tx.once(f"{by}#board-prices#{idempotency_key}", request=request)
        try:
            tx.commit()
            return boards
        except AlreadyDone:
            return current_boards()
        except _Overtaken:
            continue
    raise Conflict("changed_meanwhile", "Others are publishing board prices at the same time. Try again.")


def list_board_history(metal: str, fineness: str, *, limit: int, cursor: str | None) -> Page[BoardPrice]:
    """The latest first."""
    key = board_key(canonical_metal(metal), canonical_fineness(fineness))
    page = query_page(HistoryItem, store.board_history(key), limit=limit, cursor=cursor, newest_first=True)
    return page.map(lambda item: board_price_from_json(item.entry))


def publish_fx_rate(currency: str, rate: Decimal, *, by: str | None, idempotency_key: str | None = None) -> Rates:
    """Publish what one unit of a currency costs in CNY; earlier rates stay, so that orders can name theirs."""
    if currency == BASE:
        raise InvalidRequest("base_currency", f"{BASE} is the currency that rates are stated in.", field="currency")
    published = Rate(new_id("fx"), currency, rate, now())
    entry = _rate_to_json(published)
    for _ in range(_TRIES):
        current = _current(store.FX)
        entries = {**(current.entries if current else {}), currency: entry}
        tx = Transaction()
        _replace(tx, store.FX, current, int(current.version if current else 0) + 1, entries)
        tx.put(HistoryItem(f"fx#{currency}", published.rate_id, entry=entry, published_by=by), if_absent=True)
        tx.publish(FxRatePublished(currency=currency, rate_id=published.rate_id, rate=str(rate)), by=by)
        if idempotency_key:
            tx.once(f"{by}#fx-rates#{idempotency_key}", request=fingerprint([currency, str(rate)]))
        try:
            tx.commit()
            return current_rates()
        except AlreadyDone:
            return current_rates()
        except _Overtaken:
            continue
    raise Conflict("changed_meanwhile", "Others are publishing rates at the same time. Try again.")


class _Overtaken(Conflict):
    """Somebody published between our read and our write."""


def _current(read: Read) -> CurrentItem | None:
    return CurrentItem.find(read.pk, read.sk)


def _replace(tx: Transaction, read: Read, current: CurrentItem | None, version: int, entries: dict[str, Any]) -> None:
    unchanged = CurrentItem.pk.does_not_exist() if current is None else CurrentItem.version == int(current.version)
    item = CurrentItem(read.pk, read.sk, version=version, entries=entries)
    tx.put(item, condition=unchanged, otherwise=_Overtaken("changed_meanwhile", "Somebody else published."))


def _next_board(boards: Boards, keyed: dict[str, int], valid_for_minutes: int) -> Boards:
    version, at = boards.version + 1, now()
    published = dict(boards.prices)
    for key, amount in keyed.items():
        metal, fineness = key.split("/")
        if not in_scale(metal, fineness):
            raise InvalidRequest("fineness_scale", f"{key} is not a fineness of the scale.", field="prices")
        until = at + timedelta(minutes=valid_for_minutes)
        published[key] = BoardPrice(metal, fineness, Money(amount, BASE), version, at, until)
    return Boards(version, published)


def _rate_to_json(rate: Rate) -> dict[str, Any]:
    return {
        "rate_id": rate.rate_id,
        "currency": rate.currency,
        "rate": str(rate.rate),
        "published_at": iso(rate.published_at),
    }
