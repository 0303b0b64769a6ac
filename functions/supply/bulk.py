"""First stock of many SKUs at once, for seeding and imports."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from parure.aws.tables import read_together
from parure.kernel.text import Text
from parure.kernel.value import value
from supply import store
from supply.desk_store import LocationItem
from supply.rules import Change, Move
from supply.store import BalanceItem, EntryItem


@value
class BulkLocation:
    """A location to be made; giving the same `location_id` again changes nothing but name and region."""

    org_id: str
    location_id: str
    name: str
    kind: str
    region: str
    visitors: Mapping[str, Any] | None = None
    """Of a dealer's shop that receives visitors: as `LocationItem` keeps them"""


@value
class BulkStock:
    """First stock of one SKU at one or more locations."""

    sku: str
    supplier_id: str
    title: Text
    at: Sequence[tuple[BulkLocation, int]]
    one_of_one: bool = False


def receive_bulk(rows: Iterable[BulkStock], *, by: str | None = None, reference: str = "first stock") -> int:
    """Receive first stock; returns how many SKUs were new.

    Idempotent: a SKU that has a balance is left alone, so a seed can be interrupted and repeated. One BatchGetItem and two
    series of BatchWriteItem per hundred SKUs; the ledger entry is written before the balance, under an id that follows from
    the SKU, so a crash between them is healed by repeating. No event: what is told one by one would be 50,000 messages.
    """
    created = 0
    for chunk in _chunks(rows, 100):
        found = read_together([store.balance_read(row.sku) for row in chunk])
        fresh = [row for row in chunk if store.balance_read(row.sku) not in found]
        with EntryItem.batch_write() as batch:
            for row in fresh:
                batch.save(_entry(row, by, reference))
        with BalanceItem.batch_write() as batch:
            for row in fresh:
                for item in _balance(row):
                    batch.save(item)
        created += len(fresh)
    return created


def locate_bulk(locations: Iterable[BulkLocation], created_at: str) -> None:
    with LocationItem.batch_write() as batch:
        for place in locations:
            batch.save(
                LocationItem(
                    place.org_id,
                    place.location_id,
                    name=place.name,
                    kind=place.kind,
                    region=place.region,
                    visitors=dict(place.visitors) if place.visitors else None,
                    created_at=created_at,
                )
            )


def _entry(row: BulkStock, by: str | None, reference: str) -> EntryItem:
    """Its id follows from the SKU and is smaller than any made by the clock since 2005: first stock stands first."""
    digest = hashlib.sha256(f"{row.sku}|{reference}".encode()).hexdigest()[:26].upper()
    changes = [Change(place.location_id, on_hand=quantity) for place, quantity in row.at]
    return store.entry_item(row.sku, Move.RECEIPT, changes, by=by, note=reference, entry_id=f"00{digest[2:]}")


def _balance(row: BulkStock) -> Iterator[BalanceItem]:
    places = {
        place.location_id: store.place_document(place.org_id, place.region, quantity) for place, quantity in row.at
    }
    yield BalanceItem(
        store.sku_pk(row.sku),
        "balance",
        sku=row.sku,
        org_id=row.supplier_id,
        title={"zh": row.title.zh, "en": row.title.en},
        locations=places,
        holds={},
        one_of_one=row.one_of_one or None,
    )
    for org_id in sorted({place.org_id for place, _ in row.at} - {row.supplier_id}):
        yield store.source_item(row.sku, org_id)


def _chunks(rows: Iterable[BulkStock], size: int) -> Iterator[list[BulkStock]]:
    iterator = iter(rows)
    while chunk := list(islice(iterator, size)):
        yield chunk
