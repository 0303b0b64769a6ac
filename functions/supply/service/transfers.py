"""Goods on their way: between one's own locations, to a dealer on memo, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from parure.aws.auth import Caller
from parure.aws.tables import AlreadyDone, Read, Transaction, query_page, read_together, timestamp
from parure.kernel.errors import Conflict, InvalidRequest, NotFound
from parure.kernel.events import DomainEvent
from parure.kernel.ids import new_id
from parure.kernel.paging import Page
from parure.kernel.value import record
from supply import desk_store, store
from supply.desk_store import LocationItem, TransferItem
from supply.events import MovedLine, TransferRecalled, TransferReceived, TransferSent
from supply.rules import Balance, Move
from supply.rules.reasons import Reason
from supply.rules.transfers import (
    Line,
    Transfer,
    TransferKind,
    TransferStatus,
    arrive_changes,
    counted_in,
    merge_lines,
    recall_changes,
    send_changes,
)
from supply.service.moves import (
    Entry,
    add_entries,
    attempt,
    check_open,
    no_such_sku,
    not_that_many,
    overtaken,
    wish_of,
)
from supply.service.ways import Way, find_way, put_drawer


@record
class Shipment:
    """What the caller wants to send. `to_location_id`: an own location or a dealer's shop that takes goods on memo; None
    sends consigned goods back to where they came from."""

    from_location_id: str
    to_location_id: str | None
    lines: Sequence[tuple[str, int]]
    note: str | None = None
    due_back: str | None = None


def send_transfer(shipment: Shipment, *, by: Caller, idempotency_key: str | None = None) -> Transfer:
    """The goods leave: fewer on hand here, as many on their way there. Three calls; four to a dealer.

    Raises:
        NotFound: a location or a SKU is not the caller's.
        Conflict: `not_that_many` with the line's field; `location_closed`; `not_your_goods`: only a SKU's supplier consigns it.
    """
    wanted = merge_lines(shipment.lines)
    transfer_id = new_id("trf")
    content = [
        shipment.from_location_id,
        shipment.to_location_id,
        sorted(wanted.items()),
        shipment.note,
        shipment.due_back,
    ]
    wish = wish_of(by, "transfers", idempotency_key, content, transfer_id=transfer_id)

    def decide() -> tuple[Transaction, Transfer]:
        way = find_way(shipment.from_location_id, shipment.to_location_id, list(wanted), by)
        lines = [_line(way, sku, quantity, number) for number, (sku, quantity) in enumerate(wanted.items())]
        transfer = Transfer(
            transfer_id=transfer_id,
            kind=way.kind,
            status=TransferStatus.SENT,
            origin=way.origin,
            target=way.target,
            lines=tuple(lines),
            note=shipment.note,
            due_back=shipment.due_back if way.kind is TransferKind.CONSIGNMENT else None,
            sent_at=timestamp(),
            sent_by=by.id,
        )
        tx = Transaction()
        _add_sending(tx, transfer, way, by)
        tx.publish(_told(TransferSent, transfer), by=by.id)
        return tx, transfer

    try:
        return attempt(decide, wish)
    except AlreadyDone as done:
        return get_transfer(done.result["transfer_id"], by)


def receive_transfer(transfer_id: str, received: Mapping[str, int], *, by: Caller) -> Transfer:
    """The goods are counted in; what is missing is written off as lost in transit. Four calls. Done before: nothing happens.

    Raises:
        Conflict: `not_yours_to_receive`: the goods go to the other side; `transfer_recalled`.
        InvalidRequest: more came than was sent.
    """

    def decide() -> tuple[Transaction, Transfer]:
        transfer = get_transfer(transfer_id, by)
        if transfer.target.org_id != by.org:
            raise Conflict("not_yours_to_receive", f"{transfer.target.name} counts these goods in.")
        if transfer.status is TransferStatus.RECALLED:
            raise Conflict("transfer_recalled", "The sender has called these goods back.")
        if transfer.status is TransferStatus.RECEIVED:
            return Transaction(), transfer
        try:
            lines = counted_in(transfer.lines, received)
        except ValueError as wrong:
            detail = f"More of {wrong} came than was sent. Record the surplus as a receipt of its own."
            raise InvalidRequest("more_than_sent", detail, field="lines") from None
        ended = _ended(transfer, TransferStatus.RECEIVED, by, lines)
        tx = Transaction()
        balances = _balances([line.sku for line in lines])
        for line in lines:
            _add_arrival(tx, ended, line, balances[line.sku], by)
        _end(tx, ended)
        tx.publish(_told(TransferReceived, ended), by=by.id)
        return tx, ended

    return attempt(decide)


def recall_transfer(transfer_id: str, *, by: Caller) -> Transfer:
    """The sender has the goods back before anybody counted them in. Four calls. Done before: nothing happens.

    Raises:
        Conflict: `not_yours_to_recall`; `transfer_received`: too late.
    """

    def decide() -> tuple[Transaction, Transfer]:
        transfer = get_transfer(transfer_id, by)
        if transfer.origin.org_id != by.org:
            raise Conflict("not_yours_to_recall", f"{transfer.origin.name} sent these goods.")
        if transfer.status is TransferStatus.RECEIVED:
            raise Conflict("transfer_received", "The goods have been counted in. Send them back by a new transfer.")
        if transfer.status is TransferStatus.RECALLED:
            return Transaction(), transfer
        ended = _ended(transfer, TransferStatus.RECALLED, by, transfer.lines)
        tx = Transaction()
        balances = _balances([line.sku for line in ended.lines])
        for line in ended.lines:
            changes = recall_changes(ended.origin.location_id, ended.target.location_id, line.quantity)
            entry = Entry(kind=Move.RECALL, changes=changes, serial=line.serial, ref=transfer_id)
            add_entries(tx, line.sku, balances[line.sku], [entry], by=by)
        # A location that was closed since has goods again.
        origin = LocationItem(ended.origin.org_id, ended.origin.location_id)
        tx.update(origin, actions=[LocationItem.status.remove()], condition=LocationItem.name.exists())
        _end(tx, ended)
        tx.publish(_told(TransferRecalled, ended), by=by.id)
        return tx, ended

    return attempt(decide)


def get_transfer(transfer_id: str, by: Caller) -> Transfer:
    item = TransferItem.find(desk_store.transfer_pk(transfer_id), "transfer")
    transfer = None if item is None else desk_store.transfer_of(item)
    if transfer is None or not transfer.concerns(by.org):
        raise NotFound("transfer_not_found", "You have no such transfer.", field="transfer_id")
    return transfer


def list_transfers(status: TransferStatus | None, by: Caller, *, limit: int, cursor: str | None) -> Page[Transfer]:
    """Sent by the caller's organisation or to it, the latest first. One Query; a second call for what others sent."""
    page = query_page(
        TransferItem.by_org,
        by.org,
        range_condition=TransferItem.pk.startswith("move#"),
        filter_condition=TransferItem.status == str(status) if status else None,
        limit=limit,
        cursor=cursor,
        newest_first=True,
        scope=f"transfers/{status}",
    )
    reads = {item.pk: Read(TransferItem, item.pk, "transfer") for item in page.items if item.sk == "to"}
    found = read_together(list(reads.values()))
    items = (found.get(reads[item.pk]) if item.pk in reads else item for item in page.items)
    return Page([desk_store.transfer_of(item) for item in items if item is not None], page.next_cursor)


def _line(way: Way, sku: str, quantity: int, number: int) -> Line:
    """Raises NotFound or Conflict with the field of the line."""
    balance, origin = way.balances.get(sku), way.origin.location_id
    place = balance.at(origin) if balance else None
    if balance is None or place is None:
        raise no_such_sku(f"lines.{number}.sku")
    if way.kind is TransferKind.CONSIGNMENT and balance.owner_id != way.origin.org_id:
        raise Conflict(
            "not_your_goods", f"{sku} belongs to its supplier, who alone consigns it.", field=f"lines.{number}.sku"
        )
    if place.available < quantity:
        raise not_that_many(place.available, f"lines.{number}.quantity", sku)
    title = way.titles.get(sku) or {"zh": sku, "en": sku}
    return Line(sku, quantity, title, way.serials.get(sku), place.since)


def _add_sending(tx: Transaction, transfer: Transfer, way: Way, by: Caller) -> None:
    for line in transfer.lines:
        entry = Entry(
            kind=Move.SEND,
            changes=send_changes(transfer.origin.location_id, transfer.target.location_id, line.quantity),
            note=transfer.note,
            serial=line.serial,
            ref=transfer.transfer_id,
        )
        place = store.place_document(way.target.org_id, way.region, memo=way.to_memo, since=line.since)
        add_entries(tx, line.sku, way.balances[line.sku], [entry], by=by, places={transfer.target.location_id: place})
    tx.put(desk_store.transfer_item(transfer), if_absent=True)
    if transfer.between_two:
        tx.put(desk_store.transfer_pointer(transfer))
    if way.drawer is not None:
        put_drawer(tx, way)
    else:
        check_open(tx, way.target_location)


def _add_arrival(tx: Transaction, transfer: Transfer, line: Line, balance: Balance, by: Caller) -> None:
    target = transfer.target.location_id
    arrived, lost = arrive_changes(target, line)
    entries = [Entry(kind=Move.ARRIVE, changes=arrived, serial=line.serial, ref=transfer.transfer_id)]
    if lost:
        reason = str(Reason.LOST_IN_TRANSIT)
        entries.append(
            Entry(kind=Move.ADJUST, changes=lost, reason=reason, serial=line.serial, ref=transfer.transfer_id)
        )
    place = balance.at(target)
    empty = place is not None and not place.on_hand
    add_entries(
        tx,
        line.sku,
        balance,
        entries,
        by=by,
        since={target: line.since or timestamp()} if empty and line.received else None,
    )


def _balances(skus: Sequence[str]) -> dict[str, Balance]:
    found = read_together([store.balance_read(sku) for sku in skus])
    return {sku: store.balance_of(found[store.balance_read(sku)]) for sku in skus}


def _ended(transfer: Transfer, status: TransferStatus, by: Caller, lines: tuple[Line, ...]) -> Transfer:
    return replace(transfer, status=status, lines=lines, ended_at=timestamp(), ended_by=by.id)


def _end(tx: Transaction, transfer: Transfer) -> None:
    """Once: somebody who ended it at the same moment is found when it is read again."""
    status = TransferItem.status.set(str(transfer.status))
    pk = desk_store.transfer_pk(transfer.transfer_id)
    tx.update(
        TransferItem(pk, "transfer"),
        actions=[status, TransferItem.document.set(desk_store.document_of(transfer))],
        condition=TransferItem.status == str(TransferStatus.SENT),
        otherwise=overtaken(),
    )
    if transfer.between_two:
        tx.update(TransferItem(pk, "to"), actions=[status])


def _told(event: type[Any], transfer: Transfer) -> DomainEvent:
    told: DomainEvent = event(
        transfer_id=transfer.transfer_id,
        kind=str(transfer.kind),
        from_org=transfer.origin.org_id,
        from_location=transfer.origin.location_id,
        to_org=transfer.target.org_id,
        to_location=transfer.target.location_id,
        lines=tuple(MovedLine(line.sku, line.quantity, line.short) for line in transfer.lines),
    )
    return told
