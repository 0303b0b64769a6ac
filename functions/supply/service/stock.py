"""What an organisation sees of its stock: balances with their flags, ledgers, pieces by serial."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from catalog.contract import Sku, sku_in, sku_reads
from parure.aws.auth import Caller
from parure.aws.tables import Read, Transaction, query_page, read_together
from parure.kernel.paging import Page
from parure.kernel.text import Text
from parure.kernel.time import now
from parure.kernel.value import record
from supply import store
from supply.desk_store import SerialItem, serial_pk
from supply.rules import Change, LocationStock, Move
from supply.rules.levels import LOW_AT, Flag, flags_of, idle_since, visible_to
from supply.service.moves import no_such_sku
from supply.store import BalanceItem, EntryItem

DEAD_AFTER_DAYS = 180
_AT_ONCE = 500


@record
class OwnStock:
    """A SKU's stock, as far as it is the caller's: kept by it, or consigned by it and kept by others."""

    sku: str
    title: Text
    locations: tuple[LocationStock, ...]
    one_of_one: bool
    serial: str | None
    low_at: int | None
    flags: tuple[Flag, ...]
    idle_since: datetime | None


@record
class Wanted:
    """Which rows of the stock are asked for."""

    only: Flag | None = None
    location_id: str | None = None
    sku: str | None = None
    """How the code begins"""
    dead_after_days: int = DEAD_AFTER_DAYS

    def includes(self, stock: OwnStock) -> bool:
        here = self.location_id is None or any(place.location_id == self.location_id for place in stock.locations)
        return here and (self.only is None or self.only in stock.flags)


def list_stock(wanted: Wanted, by: Caller, *, limit: int, cursor: str | None) -> Page[OwnStock]:
    """One Query for a supplier's own SKUs; a second call only for what the caller keeps of other suppliers' SKUs.

    With `only` or `location_id` a page holds what of `limit` rows fits, and may be short or empty although more follow.
    """
    page = query_page(
        BalanceItem.by_org,
        by.org,
        range_condition=BalanceItem.pk.startswith(store.sku_pk(wanted.sku or "")),
        limit=limit,
        cursor=cursor,
        scope=wanted.sku or "",
    )
    others = [item.sku for item in page.items if item.sk != "balance"]
    found = read_together([store.balance_read(sku) for sku in others])
    rows: list[OwnStock] = []
    for item in page.items:
        balance = item if item.sk == "balance" else found.get(store.balance_read(item.sku))
        if balance is not None:
            rows.append(_own(balance, by.org, item.low_at, wanted.dead_after_days))
    return Page([row for row in rows if wanted.includes(row)], page.next_cursor)


def each_own_stock(by: Caller) -> Iterator[OwnStock]:
    """All of it; a Query per 500 SKUs."""
    cursor: str | None = None
    while True:
        page = list_stock(Wanted(), by, limit=_AT_ONCE, cursor=cursor)
        yield from page.items
        cursor = page.next_cursor
        if cursor is None:
            return


def get_stock(sku: str, by: Caller) -> OwnStock:
    """One SKU, also one that the caller may stock and has not received yet. One call."""
    found = read_together([*stock_desk_reads(sku, by), *sku_reads([sku])])
    snapshot = sku_in(found, sku)
    stock = _stock_in(found, sku, by, snapshot)
    if stock.locations or (snapshot is not None and by.org in snapshot.source_ids):
        return stock
    raise no_such_sku()


def stock_desk_reads(sku: str, by: Caller) -> list[Read]:
    return [store.balance_read(sku), Read(BalanceItem, store.sku_pk(sku), f"at#{by.org}")]


def own_stock(sku: str, by: Caller) -> OwnStock:
    """What the caller has of a SKU after a move. One call."""
    return _stock_in(read_together(stock_desk_reads(sku, by)), sku, by, None)


def _stock_in(found: Any, sku: str, by: Caller, snapshot: Sku | None) -> OwnStock:
    item = found.get(store.balance_read(sku))
    pointer = found.get(stock_desk_reads(sku, by)[1])
    if item is not None:
        mine = item if item.org_id == by.org else pointer
        return _own(item, by.org, mine.low_at if mine is not None else None, DEAD_AFTER_DAYS)
    if snapshot is None:
        raise no_such_sku()
    return OwnStock(
        sku=sku,
        title=snapshot.title,
        locations=(),
        one_of_one=snapshot.one_of_one,
        serial=None,
        low_at=None,
        flags=(Flag.OUT,),
        idle_since=None,
    )


def find_serial(serial: str, by: Caller) -> OwnStock:
    """The piece that the caller's organisation gave this serial. Two calls."""
    item = SerialItem.find(serial_pk(by.org, serial), "serial", consistent=False)
    if item is None:
        raise no_such_sku("serial")
    return own_stock(item.sku, by)


def set_low_level(sku: str, low_at: int | None, by: Caller) -> OwnStock:
    """At how many free pieces this SKU counts as low, for the caller's organisation; None: the general threshold."""
    mine = next((item for item in read_together(stock_desk_reads(sku, by)).values() if item.org_id == by.org), None)
    if mine is None:
        raise no_such_sku()
    tx = Transaction()
    action = BalanceItem.low_at.remove() if low_at is None else BalanceItem.low_at.set(low_at)
    tx.update(BalanceItem(mine.pk, mine.sk), actions=[action], condition=BalanceItem.org_id == by.org)
    tx.commit()
    return own_stock(sku, by)


@record
class OwnEntry:
    """A ledger entry, as far as it concerns locations that the caller sees."""

    item: EntryItem
    changes: tuple[Change, ...]


def list_stock_entries(
    sku: str, kinds: Sequence[Move], by: Caller, *, limit: int, cursor: str | None
) -> Page[OwnEntry]:
    """The SKU's ledger, the latest first. Of a SKU with several sources each sees the moves at its own locations, so a
    page may be short. Two calls: whose locations, and the page."""
    item = BalanceItem.find(store.sku_pk(sku), "balance")
    places = visible_to(store.balance_of(item), by.org) if item else ()
    own = {place.location_id for place in places}
    if not own:
        raise no_such_sku()
    names = sorted(set(kinds))
    page = query_page(
        EntryItem,
        store.sku_pk(sku),
        range_condition=EntryItem.sk.startswith("entry#"),
        filter_condition=EntryItem.kind.is_in(*names) if names else None,
        limit=limit,
        cursor=cursor,
        newest_first=True,
        scope=f"{by.org}/{','.join(names)}",
    )
    entries = (
        OwnEntry(item=entry, changes=tuple(one for one in store.changes_of(entry) if one.location_id in own))
        for entry in page.items
    )
    return Page([entry for entry in entries if entry.changes], page.next_cursor)


def _own(item: BalanceItem, org_id: str, low_at: float | None, dead_after_days: int) -> OwnStock:
    balance = store.balance_of(item)
    places = visible_to(balance, org_id)
    title = item.title or {"zh": item.sku, "en": item.sku}
    piece = bool(item.one_of_one) or item.serial is not None
    own = None if low_at is None else int(low_at)
    threshold = LOW_AT if own is None else own
    return OwnStock(
        sku=item.sku,
        title=Text(title["zh"], title["en"]),
        locations=places,
        one_of_one=piece,
        serial=(item.serial or item.sku) if piece else None,
        low_at=own,
        flags=flags_of(places, low_at=threshold, dead_after_days=dead_after_days, piece=piece, at=now()),
        idle_since=idle_since(places),
    )
