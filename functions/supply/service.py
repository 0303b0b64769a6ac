"""Locations, receipts, adjustments, and what an organisation sees of its stock."""

from __future__ import annotations

from typing import Any

from pynamodb.expressions.condition import Condition

from catalog.contract import Sku, sku_in, sku_reads
from parure.aws.auth import Caller
from parure.aws.tables import AlreadyDone, Transaction, fingerprint, query_page, read_together, timestamp
from parure.kernel.errors import Conflict, NotFound
from parure.kernel.ids import new_id
from parure.kernel.paging import Page
from parure.kernel.text import Text
from parure.kernel.value import value
from supply import store
from supply.events import StockAdjusted, StockReceived
from supply.rules import Balance, Change, LocationStock, Move
from supply.store import BalanceItem, EntryItem, LocationItem

_TRIES = 5


@value
class OwnStock:
    """A SKU's stock at the caller's own locations."""

    sku: str
    title: Text
    locations: tuple[LocationStock, ...]


class _Overtaken(Conflict):
    """The balance was not as we read it: read it again."""


def create_location(
    name: str, kind: str, region: str, *, by: Caller, idempotency_key: str | None = None
) -> LocationItem:
    item = LocationItem(by.org, new_id("loc"), name=name, kind=kind, region=region, created_at=timestamp())
    tx = Transaction()
    tx.put(item, if_absent=True)
    if idempotency_key:
        request = fingerprint([name, kind, region])
        tx.once(f"{by.id}#locations#{idempotency_key}", request=request, result={"location_id": item.sk})
    try:
        tx.commit()
    except AlreadyDone as done:
        return _own_location(done.result["location_id"], by)
    return item


def list_locations(by: Caller, *, limit: int, cursor: str | None) -> Page[LocationItem]:
    return query_page(
        LocationItem, by.org, range_condition=LocationItem.sk.startswith("loc_"), limit=limit, cursor=cursor
    )


def list_stock(by: Caller, *, limit: int, cursor: str | None) -> Page[OwnStock]:
    """One Query for a supplier's own SKUs; a second call only for what it keeps of other suppliers' SKUs."""
    page = query_page(BalanceItem.by_org, by.org, limit=limit, cursor=cursor)
    others = [item.sku for item in page.items if item.sk != "balance"]
    found = read_together([store.balance_read(sku) for sku in others])
    items = [found.get(store.balance_read(item.sku)) if item.sk != "balance" else item for item in page.items]
    return Page([_own(item, by.org) for item in items if item is not None], page.next_cursor)


@value
class OwnEntry:
    """A ledger entry, as far as it concerns the caller's own locations."""

    item: EntryItem
    changes: tuple[Change, ...]


def list_stock_entries(sku: str, by: Caller, *, limit: int, cursor: str | None) -> Page[OwnEntry]:
    """The SKU's ledger, the latest first. Of a SKU with several sources each sees the moves at its own locations, so a
    page may be short. Two calls: whose locations, and the page."""
    balance = _balance(sku)
    own = {place.location_id for place in balance.locations if place.org_id == by.org} if balance else set()
    if not own:
        raise _no_such_sku()
    page = query_page(
        EntryItem,
        store.sku_pk(sku),
        range_condition=EntryItem.sk.startswith("entry#"),
        limit=limit,
        cursor=cursor,
        newest_first=True,
        scope=by.org,
    )
    entries = (
        OwnEntry(item, tuple(change for change in store.changes_of(item) if change.location_id in own))
        for item in page.items
    )
    return Page([entry for entry in entries if entry.changes], page.next_cursor)


def receive_stock(
    sku: str,
    location_id: str,
    quantity: int,
    reference: str | None,
    *,
    by: Caller,
    idempotency_key: str | None = None,
) -> OwnStock:
    """Goods arrive. Three calls: location and SKU, balance, transaction.

    Raises:
        NotFound: the location or the SKU is not the caller's.
        Conflict: `not_a_source`: the caller's organisation may not stock this SKU; `one_of_one`: there is one already.
    """
    location, snapshot = _own_location(location_id, by), _stockable(sku, by)
    event = StockReceived(sku=sku, location_id=location_id, quantity=quantity, reference=reference)
    request = fingerprint([sku, location_id, quantity, reference])
    for _ in range(_TRIES):
        balance = _balance(sku)
        if snapshot.one_of_one and (balance.on_hand if balance else 0) + quantity > 1:
            raise Conflict("one_of_one", "This piece is one of one, and it is in stock.", field="quantity")
        tx = Transaction()
        _add_receipt(tx, snapshot, location, Change(location_id, on_hand=quantity), balance, by, reference)
        tx.publish(event, by=by.id)
        if idempotency_key:
            tx.once(f"{by.id}#receipts#{idempotency_key}", request=request)
        if _committed(tx):
            return _own_stock(sku, by)
    raise Conflict("changed_meanwhile", "This stock is changing all the time. Try again.")


def adjust_stock(
    sku: str, location_id: str, delta: int, reason: str, *, by: Caller, idempotency_key: str | None = None
) -> OwnStock:
    """The count was wrong by `delta`. What is held or allocated cannot be counted away.

    Raises:
        Conflict: `not_that_many`: fewer than that are free at the location.
    """
    _own_location(location_id, by)
    balance = _balance(sku)
    if balance is None or balance.at(location_id) is None:
        raise _no_such_sku()
    tx = Transaction()
    free = Conflict("not_that_many", "There are not so many free pieces at this location.", field="delta")
    store.add_move(tx, sku, Move.ADJUST, [Change(location_id, on_hand=delta)], by=by.id, note=reason, otherwise=free)
    tx.publish(StockAdjusted(sku=sku, location_id=location_id, delta=delta, reason=reason), by=by.id)
    if idempotency_key:
        request = fingerprint([sku, location_id, delta, reason])
        tx.once(f"{by.id}#adjustments#{idempotency_key}", request=request)
    _committed(tx)
    return _own_stock(sku, by)


def _committed(tx: Transaction) -> bool:
    try:
        tx.commit()
    except _Overtaken:
        return False
    except AlreadyDone:
        return True
    return True


def _add_receipt(
    tx: Transaction,
    snapshot: Sku,
    location: LocationItem,
    change: Change,
    balance: Balance | None,
    by: Caller,
    reference: str | None,
) -> None:
    """Three cases: the first stock of the SKU, its first at this location, more of it."""
    sku, again = snapshot.sku, _Overtaken("changed_meanwhile", "Read it again.")
    document = store.place_document(by.org, location.region, change.on_hand)
    if balance is None:
        tx.put(_first_balance(snapshot, {location.sk: document}), if_absent=True, otherwise=again)
    elif balance.at(location.sk) is None:
        place = BalanceItem.locations[location.sk]
        tx.update(
            BalanceItem(store.sku_pk(sku), "balance"),
            actions=[place.set(document)],
            condition=_as_read(balance) & place.does_not_exist(),
            otherwise=again,
        )
    else:
        unique = _as_read(balance) if snapshot.one_of_one else None
        store.add_move(tx, sku, Move.RECEIPT, [change], by=by.id, note=reference, condition=unique, otherwise=again)
        return
    tx.put(store.entry_item(sku, Move.RECEIPT, [change], by=by.id, note=reference), if_absent=True)
    if by.org != snapshot.supplier_id:
        tx.put(store.source_item(sku, by.org))


def _as_read(balance: Balance) -> Condition:
    """The counts are what we decided on."""
    condition = BalanceItem.pk.exists()
    for place in balance.locations:
        condition &= BalanceItem.locations[place.location_id]["on_hand"] == place.on_hand
    return condition


def _first_balance(snapshot: Sku, locations: dict[str, Any]) -> BalanceItem:
    return BalanceItem(
        store.sku_pk(snapshot.sku),
        "balance",
        sku=snapshot.sku,
        org_id=snapshot.supplier_id,
        title={"zh": snapshot.title.zh, "en": snapshot.title.en},
        locations=locations,
        holds={},
    )


def _stockable(sku: str, by: Caller) -> Sku:
    snapshot = sku_in(read_together(sku_reads([sku])), sku)
    if snapshot is None:
        raise _no_such_sku()
    if by.org not in snapshot.source_ids:
        if snapshot.sellable:
            raise Conflict("not_a_source", "Your organisation is not named as a source of this SKU.", field="sku")
        raise _no_such_sku()
    return snapshot


def _own_location(location_id: str, by: Caller) -> LocationItem:
    item = LocationItem.find(by.org, location_id)
    if item is None:
        raise NotFound("location_not_found", "You have no such location.", field="location_id")
    return item


def _balance(sku: str) -> Balance | None:
    item = BalanceItem.find(store.sku_pk(sku), "balance")
    return None if item is None else store.balance_of(item)


def _own_stock(sku: str, by: Caller) -> OwnStock:
    item = BalanceItem.find(store.sku_pk(sku), "balance")
    if item is None:
        raise _no_such_sku()
    return _own(item, by.org)


def _own(item: BalanceItem, org_id: str) -> OwnStock:
    places = tuple(place for place in store.balance_of(item).locations if place.org_id == org_id)
    title = item.title or {"zh": item.sku, "en": item.sku}
    return OwnStock(item.sku, Text(title["zh"], title["en"]), places)


def _no_such_sku() -> NotFound:
    return NotFound("sku_not_found", "You have no such SKU.", field="sku")
