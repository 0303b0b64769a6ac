"""Goods arrive, counts are corrected, a dealer sells what it keeps on memo."""

from __future__ import annotations

from catalog.contract import Sku, sku_in, sku_reads
from parure.aws.auth import Caller
from parure.aws.tables import Transaction, read_together, timestamp
from parure.kernel.errors import Conflict, InvalidRequest
from parure.kernel.value import record
from supply import store
from supply.desk_store import LocationItem, SerialItem, location_read, serial_item
from supply.events import ConsignedGoodsSold, StockAdjusted, StockReceived
from supply.rules import Balance, Change, Move
from supply.rules.reasons import Reason, objection
from supply.service.locations import no_such_location
from supply.service.moves import (
    Entry,
    add_entries,
    add_first_entry,
    as_read,
    attempt_once,
    check_open,
    location_closed,
    no_such_sku,
    not_that_many,
    wish_of,
)
from supply.service.stock import OwnStock, own_stock
from supply.store import BalanceItem


@record
class Receipt:
    """`reference`: the document that came with the goods; `serial`: of a piece, its SKU where the maker gave none."""

    sku: str
    location_id: str
    quantity: int
    reference: str | None = None
    serial: str | None = None


@record
class Correction:
    sku: str
    location_id: str
    delta: int
    reason: Reason
    note: str | None = None


@record
class Shelf:
    """A location and what lies there of a SKU, as read in one call."""

    location: LocationItem
    snapshot: Sku | None
    balance: Balance | None

    @property
    def free(self) -> int:
        place = self.balance.at(self.location.sk) if self.balance else None
        return place.available if place else 0

    @property
    def serial(self) -> str | None:
        """Of the piece; None where the SKU is no piece."""
        if self.balance is not None and self.balance.serial is not None:
            return self.balance.serial
        return self.snapshot.sku if self.snapshot is not None and self.snapshot.one_of_one else None


def receive_stock(receipt: Receipt, *, by: Caller, idempotency_key: str | None = None) -> OwnStock:
    """Goods arrive. Three calls: location, SKU and balance; transaction; the new balance.

    Raises:
        NotFound: the location or the SKU is not the caller's.
        Conflict: `not_a_source`: the caller's organisation may not stock this SKU; `one_of_one`: there is one already;
            `serial_taken`: another piece of this supplier has the serial; `other_serial`: this piece has another one;
            `location_closed`; `memo_drawer`: consigned goods come by a transfer.
    """
    content = [getattr(receipt, name) for name in ("sku", "location_id", "quantity", "reference", "serial")]
    wish = wish_of(by, "receipts", idempotency_key, content)

    def decide() -> Transaction:
        shelf = read_shelf(receipt.sku, receipt.location_id, by)
        snapshot = _stockable(shelf, by)
        _refuse_receipt(shelf, snapshot, receipt)
        tx = Transaction()
        _add_receipt(tx, shelf, snapshot, receipt, by)
        check_open(tx, shelf.location)
        tx.publish(
            StockReceived(
                sku=receipt.sku,
                location_id=receipt.location_id,
                quantity=receipt.quantity,
                reference=receipt.reference,
            ),
            by=by.id,
        )
        return tx

    attempt_once(decide, wish)
    return own_stock(receipt.sku, by)


def adjust_stock(correction: Correction, *, by: Caller, idempotency_key: str | None = None) -> OwnStock:
    """The count was wrong by `delta`, and why. What is held or allocated cannot be counted away. Three calls.

    Raises:
        InvalidRequest: `reason_and_delta`: found pieces are more, lost ones fewer.
        Conflict: `not_that_many`: fewer than that are free at the location; `one_of_one`; `not_your_goods`: a dealer leaves
            the count of consigned goods to their owner.
    """
    if wrong := objection(correction.reason, correction.delta, correction.note):
        raise InvalidRequest("reason_and_delta", wrong[1], field=wrong[0])
    content = [getattr(correction, name) for name in ("sku", "location_id", "delta", "reason", "note")]
    wish = wish_of(by, "adjustments", idempotency_key, content)

    def decide() -> Transaction:
        shelf = read_shelf(correction.sku, correction.location_id, by)
        if shelf.balance is None or shelf.balance.at(correction.location_id) is None:
            raise no_such_sku()
        tx = Transaction()
        add_correction(tx, shelf, correction, by)
        return tx

    attempt_once(decide, wish)
    return own_stock(correction.sku, by)


def add_correction(
    tx: Transaction, shelf: Shelf, correction: Correction, by: Caller, *, ref: str | None = None
) -> None:
    """The parts of a correction: balance, entry, event. Also of a SKU that was found where it has never been."""
    sku, location_id, delta = correction.sku, correction.location_id, correction.delta
    refuse_foreign_goods(shelf.location, by)
    if delta < 0 and shelf.free < -delta:
        raise not_that_many(shelf.free, "delta", sku)
    piece = shelf.serial is not None
    if piece and delta > 0 and (shelf.balance.total if shelf.balance else 0) + delta > 1:
        raise _one_of_one("delta")
    entry = Entry(
        kind=Move.ADJUST,
        changes=[Change(location_id, on_hand=delta)],
        note=correction.note,
        reason=str(correction.reason),
        serial=shelf.serial,
        ref=ref,
    )
    place = store.place_document(shelf.location.pk, shelf.location.region)
    if shelf.balance is None:
        add_first_entry(tx, _stockable(shelf, by), entry, place, by=by)
    else:
        add_entries(
            tx,
            sku,
            shelf.balance,
            [entry],
            by=by,
            places={location_id: place},
            condition=as_read(shelf.balance) if piece else None,
            since=_begins(shelf, delta),
        )
    tx.publish(StockAdjusted(sku=sku, location_id=location_id, delta=delta, reason=str(correction.reason)), by=by.id)


def sell_consigned(
    sku: str,
    location_id: str,
    quantity: int,
    reference: str | None,
    *,
    by: Caller,
    idempotency_key: str | None = None,
) -> OwnStock:
    """A dealer sold goods from its memo drawer over the counter: they leave the ledger and their supplier is told.

    Raises:
        Conflict: `not_consigned`: the location is no memo drawer of the caller's; `not_that_many`.
    """
    wish = wish_of(by, "memo-sales", idempotency_key, [sku, location_id, quantity, reference])

    def decide() -> Transaction:
        shelf = read_shelf(sku, location_id, by)
        memo = shelf.location.memo
        if memo is None or memo["dealer_id"] != by.org:
            raise Conflict("not_consigned", "Only goods that you keep on memo are sold like this.", field="location_id")
        if shelf.balance is None or shelf.balance.at(location_id) is None:
            raise no_such_sku()
        if shelf.free < quantity:
            raise not_that_many(shelf.free, "quantity", sku)
        change = Change(location_id, on_hand=-quantity)
        entry = Entry(kind=Move.MEMO_SALE, changes=[change], note=reference, serial=shelf.serial)
        tx = Transaction()
        add_entries(tx, sku, shelf.balance, [entry], by=by)
        tx.publish(
            ConsignedGoodsSold(
                sku=sku,
                location_id=location_id,
                supplier_id=memo["supplier_id"],
                dealer_id=by.org,
                quantity=quantity,
                reference=reference,
            ),
            by=by.id,
        )
        return tx

    attempt_once(decide, wish)
    return own_stock(sku, by)


def read_shelf(sku: str, location_id: str, by: Caller) -> Shelf:
    """Raises NotFound when the location is not the caller's."""
    place = location_read(by.org, location_id)
    found = read_together([place, *sku_reads([sku]), store.balance_read(sku)])
    location, item = found.get(place), found.get(store.balance_read(sku))
    if location is None:
        raise no_such_location()
    return Shelf(
        location=location, snapshot=sku_in(found, sku), balance=None if item is None else store.balance_of(item)
    )


def refuse_foreign_goods(location: LocationItem, by: Caller) -> None:
    if location.memo is not None and location.memo["supplier_id"] != by.org:
        raise Conflict(
            "not_your_goods",
            f"These goods belong to {location.memo['supplier_name']}, who keeps their count. Send them back or record a sale.",
            field="location_id",
        )


def _refuse_receipt(shelf: Shelf, snapshot: Sku, receipt: Receipt) -> None:
    if shelf.location.status:
        raise location_closed()
    if shelf.location.memo is not None:
        raise Conflict("memo_drawer", "Goods come to a memo drawer by a consignment only.", field="location_id")
    if not snapshot.one_of_one:
        if receipt.serial is not None:
            raise Conflict("no_piece", "Only a piece (one of one) carries a serial.", field="serial")
        return
    if (shelf.balance.total if shelf.balance else 0) + receipt.quantity > 1:
        raise _one_of_one("quantity")
    known = shelf.balance.serial if shelf.balance else None
    if receipt.serial is not None and known is not None and receipt.serial != known:
        raise Conflict("other_serial", f"This piece is known by the serial {known}.", field="serial", serial=known)


def _add_receipt(tx: Transaction, shelf: Shelf, snapshot: Sku, receipt: Receipt, by: Caller) -> None:
    """Three cases: the first stock of the SKU, its first at this location, more of it."""
    place = store.place_document(by.org, shelf.location.region)
    serial = receipt.serial or shelf.serial
    entry = Entry(
        kind=Move.RECEIPT,
        changes=[Change(receipt.location_id, on_hand=receipt.quantity)],
        note=receipt.reference,
        serial=serial,
    )
    if shelf.balance is None:
        add_first_entry(tx, snapshot, entry, place, by=by, serial=receipt.serial)
    else:
        add_entries(
            tx,
            receipt.sku,
            shelf.balance,
            [entry],
            by=by,
            places={receipt.location_id: place},
            condition=as_read(shelf.balance) if snapshot.one_of_one else None,
            since=_begins(shelf, receipt.quantity),
            actions=[BalanceItem.serial.set(receipt.serial)] if receipt.serial else [],
        )
    if receipt.serial is not None:
        tx.put(
            serial_item(snapshot.supplier_id, receipt.serial, receipt.sku),
            condition=SerialItem.sku.does_not_exist() | (SerialItem.sku == receipt.sku),
            otherwise=Conflict("serial_taken", "Another of your pieces has this serial.", field="serial"),
        )


def _begins(shelf: Shelf, more: int) -> dict[str, str]:
    """Goods that come to an empty place begin to lie there."""
    place = shelf.balance.at(shelf.location.sk) if shelf.balance else None
    empty = place is not None and place.on_hand == 0 and more > 0
    return {shelf.location.sk: timestamp()} if empty else {}


def _stockable(shelf: Shelf, by: Caller) -> Sku:
    snapshot = shelf.snapshot
    if snapshot is None:
        raise no_such_sku()
    if by.org not in snapshot.source_ids:
        if snapshot.sellable:
            raise Conflict("not_a_source", "Your organisation is not named as a source of this SKU.", field="sku")
        raise no_such_sku()
    return snapshot


def _one_of_one(field: str) -> Conflict:
    return Conflict("one_of_one", "This piece is one of one, and it is in stock.", field=field)
