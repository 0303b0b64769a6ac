"""Orders: carts, checkout, orders and fulfilments by HTTP; payments, routing and the clock as events."""

from __future__ import annotations

from typing import Any

from orders import presenting
from orders.rules.engraving import Engraving
from orders.rules.fulfilment import Fulfilment
from orders.rules.order import Order
from orders.schemas.carts import AddLine, CartQuery, CartView, ChangeLine
from orders.schemas.common import FulfilmentId, OrderId, SkuCode
from orders.schemas.fulfilments import (
    FulfilmentsQuery,
    FulfilmentView,
    RejectFulfilment,
    ShipFulfilment,
    TrackFulfilment,
)
from orders.schemas.orders import (
    CancelOrder,
    OrdersQuery,
    OrderSummary,
    OrderView,
    PaymentPageView,
    PayOrder,
    PlacedOrderView,
    PlaceOrder,
)
from orders.service import carts, checkout, fulfilments, lifecycle
from orders.service.carts import Owner, ShownCart
from parure.aws.guests import guest_id, welcome_guest
from parure.aws.http import OPTIONAL, Api, Role
from parure.kernel.errors import Conflict, Gone, InvalidRequest, NotFound, Unavailable, Unprocessable
from parure.kernel.schemas import Listing

app = Api("orders")

BUYERS = [Role.CONSUMER, Role.DEALER]
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


# Orders


@app.post(
    "/api/v1/orders",
    roles=[Role.CONSUMER],
    status=201,
    summary="Order the cart",
    idempotent=True,
    errors=[InvalidRequest, Conflict, Unprocessable, Unavailable],
)
def place_order(body: PlaceOrder) -> PlacedOrderView:
    owner = Owner.of(app.caller, guest_id(app))
    wish = checkout.Wish(
        address=body.address.model_dump(exclude_none=True),
        expected_total=body.expected_total.money(),
        lines=None if body.lines is None else {line.sku: line.quantity for line in body.lines},
        payment_method=body.payment_method,
        note=body.note or None,
        language=body.language or app.language,
        document=body.model_dump(mode="json"),
    )
    order = checkout.place_order(wish, by=app.caller, owner=owner, key=app.idempotency_key or "")
    return PlacedOrderView.of(order, app.language)


@app.get(
    "/api/v1/orders",
    roles=[*BUYERS, Role.OPERATOR],
    summary="List my orders; all of them for an operator",
    while_suspended=True,
)
def list_orders(query: OrdersQuery) -> Listing[OrderSummary]:
    page = lifecycle.list_orders(by=app.caller, exceptions=query.exceptions, limit=query.limit, cursor=query.cursor)
    return Listing[OrderSummary].of(page.map(lambda order: OrderSummary.of(order, app.language)))


@app.get(
    "/api/v1/orders/{order_id}",
    roles=[*BUYERS, Role.OPERATOR],
    summary="Read an order with its fulfilments and timeline",
    errors=[NotFound],
    while_suspended=True,
)
def get_order(order_id: OrderId) -> OrderView:
    return _show_order(*lifecycle.get_order(order_id, by=app.caller))


@app.post(
    "/api/v1/orders/{order_id}/cancel",
    roles=[*BUYERS, Role.OPERATOR],
    summary="Cancel an order before it ships; what was paid goes back",
    errors=[NotFound, Conflict],
    while_suspended=True,
)
def cancel_order(order_id: OrderId, body: CancelOrder) -> OrderView:
    return _show_order(*lifecycle.cancel_order(order_id, by=app.caller, reason=body.reason))


@app.post(
    "/api/v1/orders/{order_id}/receive",
    roles=BUYERS,
    summary="Confirm that everything has arrived",
    errors=[NotFound, Conflict],
    while_suspended=True,
)
def receive_order(order_id: OrderId) -> OrderView:
    return _show_order(*lifecycle.receive_order(order_id, by=app.caller))


@app.post(
    "/api/v1/orders/{order_id}/payment",
    roles=BUYERS,
    summary="Get the payment page of an order that waits for money; a new attempt if the last one is over",
    errors=[NotFound, Conflict, Unavailable],
)
def pay_order(order_id: OrderId, body: PayOrder) -> PaymentPageView:
    order = checkout.pay_order(order_id, by=app.caller, method=body.payment_method)
    return PaymentPageView(url=order.payment.url, status=order.payment.status)


@app.post(
    "/api/v1/orders/{order_id}/reroute",
    roles=[Role.OPERATOR],
    summary="Look again for a source of an order that has none",
    errors=[NotFound, Conflict],
)
def reroute_order(order_id: OrderId) -> OrderView:
    return _show_order(*lifecycle.reroute_order(order_id, by=app.caller))


def _show_order(order: Order, parcels: list[Fulfilment]) -> OrderView:
    return presenting.show_order(order, parcels, to=app.caller, language=app.language)


# Fulfilments


@app.get(
    "/api/v1/fulfilments",
    roles=SOURCES,
    summary="List my organisation's fulfilments in one state",
    scope="fulfilments:read",
    while_suspended=True,
)
def list_fulfilments(query: FulfilmentsQuery) -> Listing[FulfilmentView]:
    page = fulfilments.list_fulfilments(query.status, by=app.caller, limit=query.limit, cursor=query.cursor)
    return Listing[FulfilmentView].of(page.map(_show_fulfilment))


@app.get(
    "/api/v1/fulfilments/{fulfilment_id}",
    roles=[*SOURCES, Role.OPERATOR],
    summary="Read a fulfilment",
    scope="fulfilments:read",
    errors=[NotFound],
    while_suspended=True,
)
def get_fulfilment(fulfilment_id: FulfilmentId) -> FulfilmentView:
    return _show_fulfilment(fulfilments.get_fulfilment(fulfilment_id, by=app.caller))


@app.post(
    "/api/v1/fulfilments/{fulfilment_id}/accept",
    roles=SOURCES,
    summary="Accept to deliver",
    scope="fulfilments:write",
    errors=[NotFound, Conflict],
)
def accept_fulfilment(fulfilment_id: FulfilmentId) -> FulfilmentView:
    return _show_fulfilment(fulfilments.accept_fulfilment(fulfilment_id, by=app.caller))


@app.post(
    "/api/v1/fulfilments/{fulfilment_id}/reject",
    roles=[*SOURCES, Role.OPERATOR],
    summary="Decline to deliver; the mall looks for another source",
    scope="fulfilments:write",
    errors=[InvalidRequest, NotFound, Conflict],
    while_suspended=True,
)
def reject_fulfilment(fulfilment_id: FulfilmentId, body: RejectFulfilment) -> FulfilmentView:
    return _show_fulfilment(fulfilments.reject_fulfilment(fulfilment_id, body.reason, by=app.caller))


@app.post(
    "/api/v1/fulfilments/{fulfilment_id}/ship",
    roles=SOURCES,
    summary="Say that the parcel has left",
    scope="fulfilments:write",
    errors=[InvalidRequest, NotFound, Conflict],
    while_suspended=True,
)
def ship_fulfilment(fulfilment_id: FulfilmentId, body: ShipFulfilment) -> FulfilmentView:
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
def track_fulfilment(fulfilment_id: FulfilmentId, body: TrackFulfilment) -> FulfilmentView:
    tracked = fulfilments.track_fulfilment(fulfilment_id, body.status, body.place, body.at, by=app.caller)
    return _show_fulfilment(tracked)


def _show_fulfilment(fulfilment: Fulfilment) -> FulfilmentView:
    return presenting.show_fulfilment(fulfilment, to=app.caller, language=app.language)


# Events and the clock: other functions of the same code, whose side the HTTP function need not load.


def on_events(event: dict[str, Any], context: Any) -> dict[str, Any]:
    from orders.handlers import on_events as handle

    return handle(event, context)


def on_schedule(event: dict[str, Any], context: Any) -> dict[str, int]:
    from orders.handlers import on_schedule as handle

    return handle(event, context)
