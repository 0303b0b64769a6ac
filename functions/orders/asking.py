"""What a body asks for, in the words of the use cases."""

from __future__ import annotations

from typing import Any

from orders.rules.amending import Amendment
from orders.rules.charges import Extras
from orders.rules.delivery import Destination
from orders.rules.engraving import Engraving
from orders.rules.invoice import invoice_document
from orders.schemas.checkout import DeliveryOptionsQuery, DestinationIn, PlaceOrder, Purchase, QuoteOrder
from orders.schemas.orders import AmendOrder
from orders.service.baskets import Wanted
from orders.service.checkout import Choice, Wish
from parure.kernel.text import Language
from pricing.contract import BASE
from supply.contract import region_code


def choice_of(body: Purchase, destination: Destination, currency: str) -> Choice:
    lines = None if body.lines is None else {line.sku: line.quantity for line in body.lines}
    engravings: dict[str, Engraving | None] = {
        line.sku: line.engraving.engraving() for line in body.lines or () if line.engraving
    }
    for sku, cut in (body.engravings or {}).items():
        engravings[sku] = cut.engraving() if cut else None
    return Choice(
        lines=lines,
        engravings=engravings,
        currency=currency,
        destination=destination,
        way=body.delivery.code,
        location_id=body.delivery.location_id,
        dealer_id=body.delivery.dealer_id,
        extras=Extras(insurance=body.insurance, gift_wrap=body.gift.wrap),
        coupon=body.coupon,
        shop=body.shop,
    )


def destination_of(place: DestinationIn) -> Destination:
    return Destination(country=place.country, province=region_code(place.province), city=place.city)


def quote_of(body: QuoteOrder) -> Choice:
    return choice_of(body, destination_of(body.destination), body.currency or BASE)


def wish_of(body: PlaceOrder, language: Language) -> Wish:
    address = body.address
    contact = body.contact
    destination = (
        Destination(country=address.country, province=region_code(address.province), city=address.city)
        if address
        else Destination()
    )
    recipient = {"name": contact.name or "", "phone": contact.phone or ""} if contact and address is None else None
    return Wish(
        choice=choice_of(body, destination, body.expected_total.currency),
        address=address.model_dump(exclude_none=True) if address else None,
        recipient=recipient,
        email=contact.email if contact else None,
        invoice=body.invoice.invoice() if body.invoice else None,
        expected_total=body.expected_total.money(),
        payment_method=body.payment_method,
        note=body.note or None,
        gift_message=body.gift.message or None,
        language=body.language or language,
        document=body.model_dump(mode="json"),
    )


def amendment_of(body: AmendOrder) -> Amendment:
    """Only what the body names; an address or a recipient is not taken away, so null leaves it."""
    said: dict[str, Any] = {}
    if body.address is not None:
        said["address"] = body.address.model_dump(exclude_none=True)
    for name in ("gift_message", "note"):
        if name in body.model_fields_set:
            said[name] = getattr(body, name) or None
    if "invoice" in body.model_fields_set:
        said["invoice"] = invoice_document(body.invoice.invoice() if body.invoice else None)
    return Amendment(
        said=said,
        engravings={sku: cut.engraving() for sku, cut in body.engravings.items()},
        recipient=body.recipient.model_dump() if body.recipient else None,
    )


def wanted_of(query: DeliveryOptionsQuery) -> Wanted:
    """Of each one piece."""
    cut = Engraving(text="", font="")
    return Wanted(
        quantities=dict.fromkeys(query.sku, 1),
        engravings=dict.fromkeys(query.sku or ["any"], cut) if query.engraved else {},
        currency=query.currency,
        destination=destination_of(query),
        way="standard",
        extras=Extras(),
        shop=query.shop,
    )
