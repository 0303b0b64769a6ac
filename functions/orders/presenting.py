"""Orders and fulfilments as views, with as much of the person as the reader may see."""

from __future__ import annotations

from typing import Any

from orders.rules.fulfilment import Fulfilment
from orders.rules.order import Order, ParcelStatus
from orders.schemas.common import AddressView
from orders.schemas.fulfilments import FulfilmentView
from orders.schemas.orders import OrderView, OwnView
from orders.service.buyers import Buyer, link_of
from parure.aws.auth import Caller
from parure.aws.encryption import decrypt_fields
from parure.aws.logs import logger
from parure.kernel.text import Language
from parure.kernel.time import now

# A supplier packs after accepting and asks after a parcel while it is on its way; not before, and not for ever.
_NEEDS_ADDRESS = {ParcelStatus.ACCEPTED, ParcelStatus.SHIPPED, ParcelStatus.EXCEPTION}


def show_order(order: Order, fulfilments: list[Fulfilment], *, to: Buyer, language: Language) -> OrderView:
    """To its buyer with everything; to an operator without the person."""
    fields = decrypt_fields("address", order.address)
    own = None if to.is_operator else _own(order)
    address = AddressView.model_validate(fields) if own else AddressView.masked(fields)
    return OrderView.view(order, fulfilments, address=address, own=own, language=language, at=now())


def _own(order: Order) -> OwnView:
    told = decrypt_fields("note", order.note) if order.note else {}
    contact = decrypt_fields("contact", order.contact) if order.contact else {}
    return OwnView(
        note=told.get("note"),
        gift_message=told.get("gift_message"),
        email=contact.get("email"),
        invoice=contact.get("invoice"),
        key=link_of(order),
    )


def show_fulfilment(fulfilment: Fulfilment, *, to: Caller, language: Language) -> FulfilmentView:
    fields = decrypt_fields("address", fulfilment.address)
    told: dict[str, Any] = {}
    if fulfilment.status in _NEEDS_ADDRESS and fulfilment.org_id == to.org_id:
        # Every reading of a buyer's address by somebody else is on record.
        logger.info("address read", fulfilment_id=fulfilment.fulfilment_id, by=to.user_id, org_id=to.org_id)
        ship_to = AddressView.model_validate(fields)
        told = decrypt_fields("note", fulfilment.note) if fulfilment.note else {}
    else:
        ship_to = AddressView.masked(fields)
    return FulfilmentView.view(fulfilment, ship_to, told, language)
