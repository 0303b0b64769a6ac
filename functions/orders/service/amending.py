"""A buyer changes an order that no source has accepted yet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from orders import store
from orders.rules import amending as rules
from orders.rules.amending import Amendment, Said
from orders.rules.delivery import Destination
from orders.rules.fulfilment import Fulfilment
from orders.rules.invoice import Invoice, check_invoice
from orders.rules.order import Order
from orders.service.buyers import Buyer, owns
from orders.service.changes import commit, on_fresh
from parure.aws.encryption import decrypt_fields, encrypt_fields
from parure.kernel.time import now
from supply.contract import region_code


def amend_order(
    order_id: str, wanted: Amendment, *, invoice: Invoice | None, by: Buyer
) -> tuple[Order, list[Fulfilment]]:
    """Two calls: the order with its fulfilments, one transaction. To say the same again changes nothing.

    A source that accepts at the same moment writes the same order: who comes second reads again, and the buyer is refused
    or the source accepts what the buyer wants now.

    Raises:
        NotFound: `no_such_order`, for operators too: what a buyer said is the buyer's.
        InvalidRequest, Conflict: of `rules.amend` and of the invoice.
    """
    if invoice is not None:
        check_invoice(invoice)

    def work() -> tuple[Order, list[Fulfilment]]:
        order, fulfilments = store.read_collection(order_id)
        if not owns(by, order):
            raise store.no_such_order()
        change = rules.amend(order, fulfilments, _opened(order), wanted, goes_to=destination_of, seal=_sealed, at=now())
        if change is None:
            return order, fulfilments
        stored = commit(change, by=by.name_for(order))
        now_so = {one.fulfilment_id: one for one in change.fulfilments}
        return stored, [now_so.get(one.fulfilment_id, one) for one in fulfilments]

    return on_fresh(work)


def destination_of(address: Mapping[str, Any]) -> Destination:
    return Destination(
        country=address["country"], province=region_code(address.get("province")), city=address.get("city")
    )


def _opened(order: Order) -> Said:
    told = decrypt_fields("note", order.note) if order.note else {}
    contact = decrypt_fields("contact", order.contact) if order.contact else {}
    return Said(
        address=decrypt_fields("address", order.address),
        note=told.get("note"),
        gift_message=told.get("gift_message"),
        email=contact.get("email"),
        invoice=contact.get("invoice"),
    )


def _sealed(before: Said, after: Said) -> dict[str, str | None]:
    """New ciphertexts of what is another now."""
    sealed: dict[str, str | None] = {}
    if after.address != before.address:
        sealed["address"] = encrypt_fields("address", dict(after.address))
    if _told(after) != _told(before):
        sealed["note"] = encrypt_fields("note", _told(after)) if any(_told(after).values()) else None
    if _contact(after) != _contact(before):
        sealed["contact"] = encrypt_fields("contact", _contact(after)) if any(_contact(after).values()) else None
    return sealed


def _told(said: Said) -> dict[str, Any]:
    return {"note": said.note, "gift_message": said.gift_message}


def _contact(said: Said) -> dict[str, Any]:
    return {"email": said.email, "invoice": said.invoice}
