"""Orders: carts, checkout, orders and fulfilments by HTTP; payments, routing and the clock as events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orders.schemas.carts import AddLine, CartQuery, CartView, ChangeLine
from orders.schemas.common import FulfilmentId, OrderId, SkuCode
from orders.service import carts
from orders.service.carts import Owner, ShownCart
from parure.aws.guests import guest_id, welcome_guest
from parure.aws.http import OPTIONAL, PUBLIC, Api, Role
from parure.kernel.errors import Conflict, Gone, InvalidRequest, NotFound, TooMany, Unavailable, Unprocessable
from parure.kernel.lazy import lazy
from parure.kernel.schemas import Listing

if TYPE_CHECKING:
    from orders import asking, presenting
    from orders.rules.engraving import Engraving
    from orders.rules.fulfilment import Fulfilment
    from orders.rules.order import Order
    from orders.schemas import checkout as bodies
    from orders.schemas import fulfilments as parcels
    from orders.schemas import orders as shown
    from orders.schemas import quotes
    from orders.service import (
        amending,
        buyers,
        checkout,
        claiming,
        fulfilments,
        lifecycle,
        payment_pages,
        quoting,
        receipting,
    )
else:
    asking, presenting = lazy("orders.asking"), lazy("orders.presenting")
    bodies, parcels = lazy("orders.schemas.checkout"), lazy("orders.schemas.fulfilments")
    shown, quotes = lazy("orders.schemas.orders"), lazy("orders.schemas.quotes")
    buyers, checkout, claiming = (
        lazy("orders.service.buyers"),
        lazy("orders.service.checkout"),
        lazy("orders.service.claiming"),
    )
    fulfilments, lifecycle = lazy("orders.service.fulfilments"), lazy("orders.service.lifecycle")
    payment_pages, quoting = lazy("orders.service.payment_pages"), lazy("orders.service.quoting")
    amending = lazy("orders.service.amending")
    receipting = lazy("orders.service.receipting")

app = Api("orders")

SOURCES = [Role.SUPPLIER, Role.DEALER]


# Carts


@app.get("/api/v1/cart", roles=OPTIONAL, summary="Read the cart with live prices and stock")
def get_cart(query: CartQuery) -> CartView:
    owner = _cart_owner(query.shop)
    return _show_cart(carts.get_cart(owner, query.currency) if owner else ShownCart((), query.currency))


@app.delete("/api/v1/cart", roles=OPTIONAL, summary="Empty the cart; what is saved for later stays")
def empty_cart(query: CartQuery) -> None:
    owner = _cart_owner(query.shop)
    if owner is not None:
        carts.empty_cart(owner)


@app.post("/api/v1/cart/seen", roles=OPTIONAL, summary="Take note of changed prices: from here on changes count anew")
def acknowledge_changes(query: CartQuery) -> CartView:
    owner = _cart_owner(query.shop)
    return _show_cart(carts.acknowledge_changes(owner, query.currency) if owner else ShownCart((), query.currency))


@app.post(
    "/api/v1/cart/lines",
    roles=OPTIONAL,
    status=201,
    summary="Put pieces into the cart",
    errors=[InvalidRequest, NotFound, Conflict, Gone],
)
def add_line(body: AddLine, query: CartQuery) -> CartView:
    guest = welcome_guest(app) if app.caller.is_guest else guest_id(app)
    owner = Owner.of(app.caller, guest, query.shop)
    engraving = body.engraving.engraving() if body.engraving else None
    return _show_cart(carts.add_line(owner, body.sku, body.quantity, query.currency, engraving))


@app.patch(
    "/api/v1/cart/lines/{sku}",
    roles=OPTIONAL,
    summary="Change how many, or what is engraved",
    errors=[InvalidRequest, NotFound, Conflict, Gone],
)
def change_line(sku: SkuCode, body: ChangeLine, query: CartQuery) -> CartView:
    engraving: Engraving | carts.Keep | None = carts.KEEP
    if "engraving" in body.model_fields_set:
        engraving = body.engraving.engraving() if body.engraving else None
    owner = _cart_owner_of(sku, query.shop)
    return _show_cart(carts.change_line(owner, sku, query.currency, quantity=body.quantity, engraving=engraving))


@app.delete("/api/v1/cart/lines/{sku}", roles=OPTIONAL, summary="Take a line out of the cart")
def remove_line(sku: SkuCode, query: CartQuery) -> CartView:
    owner = _cart_owner(query.shop)
    return _show_cart(carts.remove_line(owner, sku, query.currency) if owner else ShownCart((), query.currency))


@app.post(
    "/api/v1/cart/lines/{sku}/save",
    roles=OPTIONAL,
    summary="Put a line aside for later",
    errors=[NotFound, Conflict],
)
def save_for_later(sku: SkuCode, query: CartQuery) -> CartView:
    return _show_cart(carts.save_for_later(_cart_owner_of(sku, query.shop), sku, query.currency))


@app.post(
    "/api/v1/cart/saved/{sku}/move",
    roles=OPTIONAL,
    summary="Put what was saved for later back into the cart",
    errors=[NotFound, Conflict, Gone],
)
def move_to_cart(sku: SkuCode, query: CartQuery) -> CartView:
    return _show_cart(carts.move_to_cart(_cart_owner_of(sku, query.shop), sku, query.currency))


@app.delete("/api/v1/cart/saved/{sku}", roles=OPTIONAL, summary="Forget what was saved for later")
def forget_saved(sku: SkuCode, query: CartQuery) -> CartView:
    owner = _cart_owner(query.shop)
    return _show_cart(carts.forget_saved(owner, sku, query.currency) if owner else ShownCart((), query.currency))


def _cart_owner(shop: str | None) -> Owner | None:
    """None for a guest who has put nothing aside yet."""
    guest = guest_id(app)
    if app.caller.is_guest and guest is None:
        return None
    return Owner.of(app.caller, guest, shop)


def _cart_owner_of(sku: str, shop: str | None) -> Owner:
    owner = _cart_owner(shop)
    if owner is None:
        raise NotFound("not_in_cart", f"{sku} is not in the cart.", field="sku")
    return owner


def _show_cart(cart: ShownCart) -> CartView:
    return CartView.of(cart, app.language)


# Orders: guests too, who are known by their cookie or by the key of an order's link.


@app.get("/api/v1/delivery-options", roles=PUBLIC, summary="How goods can come to a place, when, and what it costs")
def list_delivery_options(query: bodies.DeliveryOptionsQuery) -> bodies.DeliveryOptionsView:
    options, cut_off = quoting.delivery_options(asking.wanted_of(query))
    return quotes.options_view(options, cut_off, app.language)


@app.post(
    "/api/v1/orders/quote",
    roles=OPTIONAL,
    status=200,
    summary="Ask what an order would cost; nothing is written",
    errors=[InvalidRequest, NotFound, Conflict, Gone],
)
def quote_order(body: bodies.QuoteOrder) -> quotes.QuoteView:
    by = _buyer()
    owner = Owner.of(app.caller, guest_id(app), body.shop) if by.is_known else None
    return quotes.QuoteView.of(
        quoting.quote_order(asking.quote_of(body), owner=owner, person=app.caller.user_id), app.language
    )


@app.post(
    "/api/v1/orders",
    roles=OPTIONAL,
    status=201,
    summary="Order the cart, with an account or as a guest",
    idempotent=True,
    errors=[InvalidRequest, NotFound, Conflict, Gone, TooMany, Unprocessable, Unavailable],
)
def place_order(body: bodies.PlaceOrder) -> shown.PlacedOrderView:
    by = buyers.Buyer(app.caller, welcome_guest(app) if app.caller.is_guest else guest_id(app))
    buyers.check_may_buy(by)
    owner = Owner.of(app.caller, by.guest, body.shop)
    wish = asking.wish_of(body, app.language)
    order = checkout.place_order(wish, by=by, owner=owner, key=app.idempotency_key or "")
    return shown.PlacedOrderView.of(order, app.language, buyers.link_of(order))


@app.get(
    "/api/v1/orders",
    roles=OPTIONAL,
    summary="List my orders, or those of a guest's browser; all of them for an operator",
    while_suspended=True,
)
def list_orders(query: shown.OrdersQuery) -> Listing[shown.OrderSummary]:
    by = _buyer()
    page = lifecycle.list_orders(by=by, exceptions=query.exceptions, limit=query.limit, cursor=query.cursor)
    return Listing[shown.OrderSummary].of(page.map(lambda order: shown.OrderSummary.of(order, app.language)))


@app.post(
    "/api/v1/orders/claims",
    roles=[Role.CONSUMER],
    status=200,
    summary="Take the orders over that were made as a guest with my proven e-mail address",
)
def claim_orders() -> shown.ClaimedOrdersView:
    return shown.ClaimedOrdersView(order_ids=claiming.claim_orders(app.caller))


@app.post(
    "/api/v1/orders/lookups",
    roles=PUBLIC,
    status=200,
    summary="Find a guest's order by its number and e-mail address",
    errors=[InvalidRequest, NotFound],
)
def find_guest_order(body: shown.FindOrder) -> shown.FoundOrderView:
    return shown.FoundOrderView(order_id=body.order_id, key=claiming.find_guest_order(body.order_id, body.email))


@app.get(
    "/api/v1/orders/{order_id}",
    roles=OPTIONAL,
    summary="Read an order with its fulfilments and timeline",
    errors=[NotFound],
    while_suspended=True,
)
def get_order(order_id: OrderId, query: shown.OrderQuery) -> shown.OrderView:
    by = _buyer(query)
    return _show_order(by, *lifecycle.get_order(order_id, by=by))


@app.get(
    "/api/v1/orders/{order_id}/receipt",
    roles=OPTIONAL,
    summary="Get a link of five minutes to the receipt (PDF) of a paid order, in the reader's language",
    errors=[NotFound, Conflict],
    while_suspended=True,
)
def get_receipt(order_id: OrderId, query: shown.OrderQuery) -> shown.ReceiptLinkView:
    return shown.ReceiptLinkView.model_validate(
        receipting.get_receipt(order_id, by=_buyer(query), language=app.language)
    )


@app.patch(
    "/api/v1/orders/{order_id}",
    roles=OPTIONAL,
    summary="Change address, recipient, engraved words, card, note or invoice until a source has accepted",
    errors=[InvalidRequest, NotFound, Conflict],
    while_suspended=True,
)
def amend_order(order_id: OrderId, body: shown.AmendOrder, query: shown.OrderQuery) -> shown.OrderView:
    by = _buyer(query)
    invoice = body.invoice.invoice() if body.invoice else None
    return _show_order(by, *amending.amend_order(order_id, asking.amendment_of(body), invoice=invoice, by=by))


@app.post(
    "/api/v1/orders/{order_id}/cancel",
    roles=OPTIONAL,
    summary="Cancel an order before it ships; what was paid goes back",
    errors=[NotFound, Conflict],
    while_suspended=True,
)
def cancel_order(order_id: OrderId, body: shown.CancelOrder, query: shown.OrderQuery) -> shown.OrderView:
    by = _buyer(query)
    return _show_order(by, *lifecycle.cancel_order(order_id, by=by, reason=body.reason))


@app.post(
    "/api/v1/orders/{order_id}/receive",
    roles=OPTIONAL,
    summary="Confirm that everything has arrived",
    errors=[NotFound, Conflict],
    while_suspended=True,
)
def receive_order(order_id: OrderId, query: shown.OrderQuery) -> shown.OrderView:
    by = _buyer(query)
    return _show_order(by, *lifecycle.receive_order(order_id, by=by))


@app.post(
    "/api/v1/orders/{order_id}/payment",
    roles=OPTIONAL,
    summary="Get the payment page of an order that waits for money; a new attempt if the last one is over",
    errors=[NotFound, Conflict, Unavailable],
)
def pay_order(order_id: OrderId, body: shown.PayOrder, query: shown.OrderQuery) -> shown.PaymentPageView:
    order = payment_pages.pay_order(order_id, by=_buyer(query), method=body.payment_method)
    return shown.PaymentPageView(url=order.payment.url, status=order.payment.status)


@app.post(
    "/api/v1/orders/{order_id}/reroute",
    roles=[Role.OPERATOR],
    summary="Look again for a source of an order that has none",
    errors=[NotFound, Conflict],
)
def reroute_order(order_id: OrderId) -> shown.OrderView:
    by = _buyer()
    return _show_order(by, *lifecycle.reroute_order(order_id, by=by))


def _buyer(query: shown.OrderQuery | None = None) -> buyers.Buyer:
    return buyers.Buyer(app.caller, guest_id(app), query.key if query else None)


def _show_order(by: buyers.Buyer, order: Order, sent: list[Fulfilment]) -> shown.OrderView:
    return presenting.show_order(order, sent, to=by, language=app.language)


# Fulfilments


@app.get(
    "/api/v1/fulfilments",
    roles=SOURCES,
    summary="List my organisation's fulfilments in one state",
    scope="fulfilments:read",
    while_suspended=True,
)
def list_fulfilments(query: parcels.FulfilmentsQuery) -> Listing[parcels.FulfilmentView]:
    page = fulfilments.list_fulfilments(query.status, by=app.caller, limit=query.limit, cursor=query.cursor)
    return Listing[parcels.FulfilmentView].of(page.map(_show_fulfilment))


@app.get(
    "/api/v1/fulfilments/{fulfilment_id}",
    roles=[*SOURCES, Role.OPERATOR],
    summary="Read a fulfilment",
    scope="fulfilments:read",
    errors=[NotFound],
    while_suspended=True,
)
def get_fulfilment(fulfilment_id: FulfilmentId) -> parcels.FulfilmentView:
    return _show_fulfilment(fulfilments.get_fulfilment(fulfilment_id, by=app.caller))


@app.post(
    "/api/v1/fulfilments/{fulfilment_id}/accept",
    roles=SOURCES,
    summary="Accept to deliver",
    scope="fulfilments:write",
    errors=[NotFound, Conflict],
)
def accept_fulfilment(fulfilment_id: FulfilmentId) -> parcels.FulfilmentView:
    return _show_fulfilment(fulfilments.accept_fulfilment(fulfilment_id, by=app.caller))


@app.post(
    "/api/v1/fulfilments/{fulfilment_id}/reject",
    roles=[*SOURCES, Role.OPERATOR],
    summary="Decline to deliver; the mall looks for another source",
    scope="fulfilments:write",
    errors=[InvalidRequest, NotFound, Conflict],
    while_suspended=True,
)
def reject_fulfilment(fulfilment_id: FulfilmentId, body: parcels.RejectFulfilment) -> parcels.FulfilmentView:
    return _show_fulfilment(fulfilments.reject_fulfilment(fulfilment_id, body.reason, by=app.caller))


@app.post(
    "/api/v1/fulfilments/{fulfilment_id}/ship",
    roles=SOURCES,
    summary="Say that the parcel has left, or that it is ready to be picked up",
    scope="fulfilments:write",
    errors=[InvalidRequest, NotFound, Conflict],
    while_suspended=True,
)
def ship_fulfilment(fulfilment_id: FulfilmentId, body: parcels.ShipFulfilment) -> parcels.FulfilmentView:
    shipped = fulfilments.ship_fulfilment(fulfilment_id, body.carrier, body.tracking_number, by=app.caller)
    return _show_fulfilment(shipped)


@app.post(
    "/api/v1/fulfilments/{fulfilment_id}/tracking",
    roles=[*SOURCES, Role.OPERATOR],
    summary="Add what the carrier reports; twice and out of order is fine",
    scope="tracking:write",
    errors=[InvalidRequest, NotFound, Conflict],
    while_suspended=True,
)
def track_fulfilment(fulfilment_id: FulfilmentId, body: parcels.TrackFulfilment) -> parcels.FulfilmentView:
    tracked = fulfilments.track_fulfilment(fulfilment_id, body.status, body.place, body.at, by=app.caller)
    return _show_fulfilment(tracked)


def _show_fulfilment(fulfilment: Fulfilment) -> parcels.FulfilmentView:
    return presenting.show_fulfilment(fulfilment, to=app.caller, language=app.language)


# Events and the clock: other functions of the same code, whose side the HTTP function need not load.


def on_events(event: dict[str, Any], context: Any) -> dict[str, Any]:
    from orders.handlers import on_events as handle

    return handle(event, context)


def on_schedule(event: dict[str, Any], context: Any) -> dict[str, int]:
    from orders.handlers import on_schedule as handle

    return handle(event, context)
