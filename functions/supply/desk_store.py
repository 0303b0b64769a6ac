"""What the stock desk alone keeps in the stock table: locations, transfers, count sheets and serials.

Apart from store.py, which every checkout loads.
"""

from __future__ import annotations

import hashlib
from typing import Any

from pynamodb.attributes import BooleanAttribute, JSONAttribute, NumberAttribute, UnicodeAttribute

from parure.aws.tables import Read, Table, index
from supply.rules.transfers import End, Line, Transfer, TransferKind, TransferStatus

MEMO_SHOPS = "memo-shops"


class LocationItem(Table):
    """`org_…`/`loc_…`. A memo drawer stands under both its dealer and the supplier whose goods lie in it."""

    class Meta(Table.Meta):
        table = "stock"

    name = UnicodeAttribute()
    kind = UnicodeAttribute()
    """warehouse | shop | memo"""
    region = UnicodeAttribute()
    created_at = UnicodeAttribute()
    status = UnicodeAttribute(null=True)
    """closing | closed; absent while it is open"""
    takes_memo = BooleanAttribute(null=True)
    visitors = JSONAttribute(null=True)
    """Of a dealer's shop that receives visitors: {city, address, hours?, phone?, coordinates?, pickup?}; without `pickup` it gives out orders"""
    memo = JSONAttribute(null=True)
    """{supplier_id, supplier_name, dealer_id, dealer_name, shop_id, home_id}"""


class MemoShopItem(Table):
    """`memo-shops`/`loc_…`: a dealer's shop to which suppliers may consign."""

    class Meta(Table.Meta):
        table = "stock"

    dealer_id = UnicodeAttribute()
    dealer_name = UnicodeAttribute()
    name = UnicodeAttribute()
    region = UnicodeAttribute()


class TransferItem(Table):
    """`move#<ulid>`/`transfer`, found by its sender in `by_org`; `move#<ulid>`/`to` lets another receiver find it there."""

    class Meta(Table.Meta):
        table = "stock"

    by_org = index("org_id", "pk")

    org_id = UnicodeAttribute()
    status = UnicodeAttribute()
    kind = UnicodeAttribute()
    document = JSONAttribute(null=True)


class CountItem(Table):
    """`count#<ulid>`/`sheet`, found by its organisation in `by_org`."""

    class Meta(Table.Meta):
        table = "stock"

    by_org = index("org_id", "pk")

    org_id = UnicodeAttribute()
    location_id = UnicodeAttribute()
    status = UnicodeAttribute()
    """open | posting | posted | discarded"""
    note = UnicodeAttribute(null=True)
    created_at = UnicodeAttribute()
    created_by = UnicodeAttribute()
    ended_at = UnicodeAttribute(null=True)


class CountLineItem(Table):
    """`count#<ulid>`/`line#<sku>`: what lay there, and what should have at that moment."""

    class Meta(Table.Meta):
        table = "stock"

    sku = UnicodeAttribute()
    title = JSONAttribute()
    expected = NumberAttribute()
    counted = NumberAttribute()
    at = UnicodeAttribute()
    by = UnicodeAttribute()
    posted = BooleanAttribute(null=True)
    problem = UnicodeAttribute(null=True)
    """The code of what forbade to post the difference"""


class SerialItem(Table):
    """`serial#org_…#<serial>`/`serial`: a supplier gives a serial to one piece."""

    class Meta(Table.Meta):
        table = "stock"

    sku = UnicodeAttribute()


def location_read(org_id: str, location_id: str) -> Read:
    return Read(LocationItem, org_id, location_id)


def memo_shop_read(location_id: str) -> Read:
    return Read(MemoShopItem, MEMO_SHOPS, location_id)


def serial_item(supplier_id: str, serial: str, sku: str) -> SerialItem:
    return SerialItem(serial_pk(supplier_id, serial), "serial", sku=sku)


def serial_pk(supplier_id: str, serial: str) -> str:
    return f"serial#{supplier_id}#{serial}"


def memo_location_id(supplier_id: str, shop_id: str) -> str:
    """Of the drawer for a supplier's goods in a dealer's shop: it follows from both, so nobody needs to look it up."""
    digest = hashlib.sha256(f"{supplier_id}|{shop_id}".encode()).hexdigest().upper()
    return f"loc_0{digest[:25]}"


def transfer_pk(transfer_id: str) -> str:
    return f"move#{transfer_id.removeprefix('trf_')}"


def transfer_item(transfer: Transfer) -> TransferItem:
    return TransferItem(
        transfer_pk(transfer.transfer_id),
        "transfer",
        org_id=transfer.origin.org_id,
        status=str(transfer.status),
        kind=str(transfer.kind),
        document=document_of(transfer),
    )


def transfer_pointer(transfer: Transfer) -> TransferItem:
    return TransferItem(
        transfer_pk(transfer.transfer_id),
        "to",
        org_id=transfer.target.org_id,
        status=str(transfer.status),
        kind=str(transfer.kind),
    )


def document_of(transfer: Transfer) -> dict[str, Any]:
    return {
        "from": _end_document(transfer.origin),
        "to": _end_document(transfer.target),
        "lines": [
            [line.sku, line.quantity, line.title, line.serial, line.since, line.received] for line in transfer.lines
        ],
        "note": transfer.note,
        "due_back": transfer.due_back,
        "sent_at": transfer.sent_at,
        "sent_by": transfer.sent_by,
        "ended_at": transfer.ended_at,
        "ended_by": transfer.ended_by,
    }


def _end_document(end: End) -> dict[str, Any]:
    return {"location_id": end.location_id, "org_id": end.org_id, "name": end.name, "org_name": end.org_name}


def transfer_of(item: TransferItem) -> Transfer:
    document = item.document
    return Transfer(
        transfer_id=f"trf_{item.pk.removeprefix('move#')}",
        kind=TransferKind(item.kind),
        status=TransferStatus(item.status),
        origin=End(**document["from"]),
        target=End(**document["to"]),
        lines=tuple(
            Line(sku, int(quantity), title, serial, since, None if received is None else int(received))
            for sku, quantity, title, serial, since, received in document["lines"]
        ),
        **{name: document[name] for name in ("note", "due_back", "sent_at", "sent_by", "ended_at", "ended_by")},
    )


def count_pk(count_id: str) -> str:
    return f"count#{count_id.removeprefix('cnt_')}"
