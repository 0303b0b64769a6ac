"""Payments: the provider's webhooks come in here, refunds go out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from orders.events import OrderCancelled, OrderExpired, RefundRequested
from parure.aws.http import PUBLIC, Api, Role
from parure.aws.queues import handle_events, handle_messages
from parure.kernel.errors import InvalidRequest, TooLarge
from parure.kernel.events import Envelope
from parure.kernel.schemas import Listing, PageQuery
from payments import service
from payments.schemas import OrderId, PaymentEntryView, WebhookReceived

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord

app = Api("payments")


@app.post(
    "/api/v1/webhooks/stripe",
    roles=PUBLIC,
    summary="Take an event of the payment provider (Stripe), signed",
    raw=True,
    errors=[InvalidRequest, TooLarge],
)
def receive_webhook() -> WebhookReceived:
    service.receive_webhook(app.raw_body, app.header("stripe-signature"))
    return WebhookReceived(received=True)


@app.get(
    "/api/v1/orders/{order_id}/payment-entries",
    roles=[Role.OPERATOR],
    summary="Read the ledger of an order's money",
)
def list_payment_entries(order_id: OrderId, query: PageQuery) -> Listing[PaymentEntryView]:
    page = service.list_payment_entries(order_id, limit=query.limit, cursor=query.cursor)
    return Listing[PaymentEntryView].of(page.map(PaymentEntryView.of))


def _book_webhook(record: SQSRecord) -> None:
    service.book_webhook(json.loads(record.body))


def _refund_payment(event: RefundRequested, _: Envelope) -> None:
    service.refund_payment(event)


def _close_checkout(event: OrderExpired | OrderCancelled, _: Envelope) -> None:
    service.close_checkout(event)


on_webhooks = handle_messages("payments", _book_webhook)
on_events = handle_events(
    "payments",
    {RefundRequested: _refund_payment, OrderExpired: _close_checkout, OrderCancelled: _close_checkout},
)
