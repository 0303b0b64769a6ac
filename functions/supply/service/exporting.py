"""Stock and ledger as CSV, a part at a time."""

from __future__ import annotations

from collections.abc import Iterator

from parure.aws.auth import Caller
from parure.aws.tables import read_together
from parure.kernel.paging import Page
from parure.kernel.text import Language
from supply.desk_store import location_read
from supply.rules.sheets import LEDGER, STOCK, Cell, write_csv
from supply.service.stock import OwnEntry, OwnStock, Wanted, list_stock, list_stock_entries

PART = 500
"""Rows that one call reads."""


def export_stock(by: Caller, language: Language, *, cursor: str | None) -> tuple[str, str | None]:
    """A part of the file and the cursor of the next. Two calls: rows, and names of locations."""
    page = list_stock(Wanted(), by, limit=PART, cursor=cursor)
    names = _names([place.location_id for stock in page.items for place in stock.locations], by)
    rows = (row for stock in page.items for row in _stock_rows(stock, names, language))
    return write_csv(STOCK, rows, language, first=cursor is None), page.next_cursor


def export_stock_entries(sku: str, by: Caller, language: Language, *, cursor: str | None) -> tuple[str, str | None]:
    page: Page[OwnEntry] = list_stock_entries(sku, [], by, limit=PART, cursor=cursor)
    names = _names([change.location_id for entry in page.items for change in entry.changes], by)
    rows = (row for entry in page.items for row in _entry_rows(entry, names))
    return write_csv(LEDGER, rows, language, first=cursor is None), page.next_cursor


def _names(location_ids: list[str], by: Caller) -> dict[str, str]:
    reads = {location_read(by.org, location_id) for location_id in location_ids}
    return {read.sk: item.name for read, item in read_together(sorted(reads, key=lambda read: read.sk)).items()}


def _stock_rows(stock: OwnStock, names: dict[str, str], language: Language) -> Iterator[list[Cell]]:
    for place in stock.locations:
        yield [
            stock.sku,
            stock.title.in_(language),
            stock.serial,
            names.get(place.location_id),
            place.location_id,
            ("是" if language is Language.ZH else "yes") if place.memo else "",
            place.on_hand,
            place.allocated,
            place.held,
            place.available,
            place.incoming,
            place.since,
        ]


def _entry_rows(entry: OwnEntry, names: dict[str, str]) -> Iterator[list[Cell]]:
    item = entry.item
    for change in entry.changes:
        yield [
            item.at,
            item.sku,
            item.kind,
            names.get(change.location_id),
            change.location_id,
            change.on_hand,
            change.allocated,
            change.held,
            change.incoming,
            item.reason,
            item.note,
            item.serial,
            item.order_id,
            item.ref,
        ]
