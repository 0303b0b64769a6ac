"""Orders and fulfilments as views, with as much of the person as the reader may see."""

from __future__ import annotations

from orders.rules.fulfilment import Fulfilment
from orders.rules.order import Order, ParcelStatus
from orders.schemas.common import AddressView
from orders.schemas.fulfilments import FulfilmentView
from orders.schemas.orders import OrderView
from parure.aws.auth import Caller
from parure.aws.encryption import decrypt_fields
from parure.aws.logs import logger
from parure.kernel.text import Language
from parure.kernel.time import now

# A supplier packs after accepting and asks after a parcel while it is on its way; not before, and not for ever.
_NEEDS_ADDRESS = {ParcelStatus.ACCEPTED, ParcelStatus.SHIPPED, ParcelStatus.EXCEPTION}


def show_order(order: Order, fulfilments: list[Fulfilment], *, to: Caller, language: Language) -> OrderView:
    fields = decrypt_fields("address", order.address)
    own = order.buyer_id == to.user_id
    note = decrypt_fields("note", order.note)["note"] if order.note and own else None
    address = AddressView.model_validate(fields) if own else AddressView.masked(fields)
    return OrderView.view(order, fulfilments, address=address, note=note, language=language, at=now())


def show_fulfilment(fulfilment: Fulfilment, *, to: Caller, language: Language) -> FulfilmentView:
    fields = decrypt_fields("address", fulfilment.address)
    if fulfilment.status in _NEEDS_ADDRESS and fulfilment.org_id == to.org_id:
        # Every reading of a buyer's address by somebody else is on record.
        logger.info("address read", fulfilment_id=fulfilment.fulfilment_id, by=to.user_id, org_id=to.org_id)
        ship_to = AddressView.model_validate(fields)
    else:
        ship_to = AddressView.masked(fields)
    return FulfilmentView.view(fulfilment, ship_to, language)
