"""Goods on their way, as sent and shown."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Self

from pydantic import Field

from parure.kernel.schemas import PageQuery, Request, TextView, Timestamp, View, id_type
from parure.kernel.time import parse_time
from supply.rules.transfers import End, Line, Transfer, TransferKind, TransferStatus
from supply.schemas.locations import LocationId
from supply.schemas.stock import Quantity, SkuId

TransferId = Annotated[str, id_type("trf")]


class TransferLine(Request):
    sku: SkuId
    quantity: Quantity


class SendTransfer(Request):
    from_location_id: LocationId
    to_location_id: LocationId | None = Field(
        None,
        description="An own location, or a dealer's shop of GET /memo-shops (consignment). Leave it out to send consigned goods home.",
    )
    lines: list[TransferLine] = Field(min_length=1, max_length=25)
    note: str | None = Field(None, max_length=200)
    due_back: date | None = Field(None, description="Consignment: when the goods should be sold or back")


class ReceivedLine(Request):
    sku: SkuId
    received: int = Field(ge=0, le=100_000, strict=True)


class ReceiveTransfer(Request):
    """Lines that are not named came in full; what is missing of the others is written off as lost in transit."""

    lines: list[ReceivedLine] = Field(default_factory=list, max_length=25)


class TransfersQuery(PageQuery):
    status: TransferStatus | None = None


class EndView(View):
    location_id: str
    name: str
    org_id: str
    org_name: str | None = Field(description="Of a consignment's two sides")


class TransferLineView(View):
    sku: str
    product_title: TextView
    quantity: int
    serial: str | None
    received: int | None


class TransferView(View):
    transfer_id: TransferId
    kind: TransferKind
    status: TransferStatus
    origin: EndView
    target: EndView
    lines: list[TransferLineView]
    note: str | None
    due_back: date | None
    sent_at: Timestamp
    ended_at: Timestamp | None = Field(description="Received or recalled")
    may_receive: bool = Field(description="The caller counts the goods in")
    may_recall: bool = Field(description="The caller has sent them and may call them back")

    @classmethod
    def of(cls, transfer: Transfer, org_id: str) -> Self:
        on_its_way = transfer.status is TransferStatus.SENT
        return cls(
            transfer_id=transfer.transfer_id,
            kind=transfer.kind,
            status=transfer.status,
            origin=_end(transfer.origin),
            target=_end(transfer.target),
            lines=[_line(line) for line in transfer.lines],
            note=transfer.note,
            due_back=date.fromisoformat(transfer.due_back) if transfer.due_back else None,
            sent_at=parse_time(transfer.sent_at),
            ended_at=parse_time(transfer.ended_at) if transfer.ended_at else None,
            may_receive=on_its_way and transfer.target.org_id == org_id,
            may_recall=on_its_way and transfer.origin.org_id == org_id,
        )


def _end(end: End) -> EndView:
    return EndView(location_id=end.location_id, name=end.name, org_id=end.org_id, org_name=end.org_name)


def _line(line: Line) -> TransferLineView:
    return TransferLineView(
        sku=line.sku,
        product_title=TextView(zh=line.title["zh"], en=line.title["en"]),
        quantity=line.quantity,
        serial=line.serial,
        received=line.received,
    )
