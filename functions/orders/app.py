"""Orders: carts, checkout, orders and fulfilments by HTTP; payments, routing and the clock as events."""

from __future__ import annotations

from typing import Any

from orders import presenting
from orders.rules.fulfilment import Fulfilment
from orders.rules.order import Order
from orders.schemas.carts import AddLine, CartView, SetQuantity
from orders.schemas.common import CurrencyQuery, FulfilmentId, OrderId, SkuCode
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
from parure.aws.http import OPTIONAL, Api, Role
from parure.kernel.errors import Conflict, InvalidRequest, NotFound, Unavailable, Unprocessable
from parure.kernel.schemas import Listing

app = Api("orders")

CART_COOKIE = "parure_cart"
CART_DAYS = 60
BUYERS = [Role.CONSUMER, Role.DEALER]
SOURCES = [Role.SUPPLIER, Role.DEALER]


# Carts


@app.get("/api/v1/cart", roles=OPTIONAL, summary="Read the cart with live prices and stock")
def get_cart(query: CurrencyQuery) -> CartView:
    owner = _cart_owner()
    if owner is None:
        return _show_cart(ShownCart((), query.currency))
    return _show_cart(carts.get_cart(owner, query.currency), owner)


@app.delete("/api/v1/cart", roles=OPTIONAL, summary="Empty the cart")
def empty_cart() -> None:
    owner = _cart_owner()
    if owner is not None:
        carts.empty_cart(owner)
        _forget_guest(owner)


@app.post(
    "/api/v1/cart/lines",
    roles=OPTIONAL,
    status=201,
    summary="Put pieces into the cart",
    errors=[InvalidRequest, NotFound, Conflict],
)
def add_line(body: AddLine, query: CurrencyQuery) -> CartView:
    owner = _cart_owner() or _new_guest()
    return _show_cart(carts.add_line(owner, body.sku, body.quantity, query.currency), owner)


@app.patch(
    "/api/v1/cart/lines/{sku}",
    roles=OPTIONAL,
    summary="Change how many",
    errors=[InvalidRequest, NotFound, Conflict],
)
def set_quantity(sku: SkuCode, body: SetQuantity, query: CurrencyQuery) -> CartView:
    owner = _cart_owner()
    if owner is None:
        raise NotFound("not_in_cart", f"{sku} is not in the cart.", field="sku")
    return _show_cart(carts.set_quantity(owner, sku, body.quantity, query.currency), owner)


@app.delete("/api/v1/cart/lines/{sku}", roles=OPTIONAL, summary="Take a line out of the cart")
def remove_line(sku: SkuCode, query: CurrencyQuery) -> CartView:
    owner = _cart_owner()
    if owner is None:
        return _show_cart(ShownCart((), query.currency))
    return _show_cart(carts.remove_line(owner, sku, query.currency), owner)


def _cart_owner() -> Owner | None:
    """None for a guest who has no cart yet."""
    token = app.cookies.get(CART_COOKIE)
    if app.caller.is_guest and not carts.is_token(token):
        return None
    return Owner.of(app.caller, token)


def _new_guest() -> Owner:
    token = carts.new_token()
    app.set_cookie(CART_COOKIE, token, max_age=CART_DAYS * 24 * 3600, path="/api/v1")
    return Owner.of(app.caller, token)


def _forget_guest(owner: Owner) -> None:
    """Once the guest's cart is merged into the buyer's, and not before: a call that failed has merged nothing."""
    if owner.guest is not None:
        app.set_cookie(CART_COOKIE, "", max_age=0, path="/api/v1")


def _show_cart(cart: ShownCart, owner: Owner | None = None) -> CartView:
    if owner is not None:
        _forget_guest(owner)
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
    owner = _cart_owner() or Owner(app.caller.id)
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
    if wish.lines is None:
        _forget_guest(owner)
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
