"""Routing: paid orders come in as events, decisions can be read."""

from __future__ import annotations

from orders.events import FulfilmentRejected, FulfilmentWithdrawn, OrderPaid, OrderRerouteRequested
from parure.aws.http import Api, Role
from parure.aws.queues import handle_events
from parure.kernel.events import Envelope
from routing.schemas import OrderId, RoutingView
from routing.service import decisions

app = Api("routing")


@app.get(
    "/api/v1/orders/{order_id}/routing",
    roles=[Role.OPERATOR],
    summary="Read why an order was routed as it was",
)
def list_decisions(order_id: OrderId) -> RoutingView:
    return RoutingView.of(decisions.list_decisions(order_id))


def _route_order(
    event: OrderPaid | FulfilmentRejected | FulfilmentWithdrawn | OrderRerouteRequested, envelope: Envelope
) -> None:
    # Imported here: the HTTP function shares this module and never routes.
    from routing.service.routing import route_order

    route_order(event.order_id, once=f"routing#{envelope.event_id}")


on_events = handle_events(
    "routing",
    {
        OrderPaid: _route_order,
        FulfilmentRejected: _route_order,
        FulfilmentWithdrawn: _route_order,
        OrderRerouteRequested: _route_order,
    },
)
