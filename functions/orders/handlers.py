"""The queue's and the clock's side of orders."""

from __future__ import annotations

from typing import Any

from identity.events import OrganisationSuspended
from orders.service import following, suspending
from orders.service.sweep import sweep
from parure.aws.queues import handle_events
from payments.events import PaymentFailed, PaymentSucceeded, RefundFailed, RefundSucceeded
from routing.events import RoutingFailed

on_events = handle_events(
    "orders",
    {
        PaymentSucceeded: following.on_payment_succeeded,
        PaymentFailed: following.on_payment_failed,
        RefundSucceeded: following.on_refund_succeeded,
        RefundFailed: following.on_refund_failed,
        RoutingFailed: following.on_routing_failed,
        OrganisationSuspended: suspending.on_organisation_suspended,
    },
)


def on_schedule(_event: dict[str, Any], _context: Any) -> dict[str, int]:
    """Every minute: move what is overdue."""
    return {"looked_at": sweep()}
