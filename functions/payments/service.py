"""Booking what the provider tells, and asking it for refunds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

import botocore.session
from botocore.config import Config

from orders.events import OrderCancelled, OrderExpired, RefundRequested
from parure.aws.logs import logger
from parure.aws.settings import settings
from parure.aws.tables import Transaction
from parure.kernel.errors import Conflict, TooLarge
from parure.kernel.events import DomainEvent
from parure.kernel.paging import Page
from parure.kernel.time import iso, now
from payments import rules, store
from payments.events import PaymentFailed, PaymentSucceeded, RefundFailed, RefundSucceeded
from payments.provider import RefundRefused, provider
from payments.rules import Failed, Paid, Refunded
from payments.store import AlreadyBooked, EntryItem

MAX_WEBHOOK = 200 * 1024
"""Below what a queue's message may hold; Stripe's events are a few kilobytes."""
_TRIES = 4


@cache
def _sqs() -> Any:
    config = Config(connect_timeout=2, read_timeout=5, retries={"mode": "standard"})
    return botocore.session.get_session().create_client("sqs", region_name=settings().aws_region, config=config)


def receive_webhook(body: bytes, signature: str | None) -> None:
    """Verify and queue, nothing else: the provider wants its answer within seconds and will come again without one.

    Raises:
        InvalidRequest: `bad_signature`. TooLarge: `body_too_large`.
    """
    if len(body) > MAX_WEBHOOK:
        raise TooLarge("body_too_large", f"A webhook may be {MAX_WEBHOOK} bytes at most.")
    rules.verify_signature(body, signature, settings().secret("stripe-webhook-secret"), now())
    _sqs().send_message(QueueUrl=settings().webhook_queue_url, MessageBody=body.decode())


def book_webhook(event: Mapping[str, Any]) -> None:
    """Book one event of the provider, once: by the event's id and by the state of what it is about.

    At-least-once and out of order: a success that is told twice, by session and by intent, is booked once, and a
    failure that arrives after its success changes nothing.
    """
    told = rules.read_webhook(event)
    once = f"payments#{event['id']}"
    try:
        if isinstance(told, Paid):
            _book_payment(told, once)
        elif isinstance(told, Failed):
            _book_failure(told, once)
        elif isinstance(told, Refunded):
            _book_refund(told, once)
        else:
            logger.info("webhook is not about an order", webhook_type=event["type"])
    except AlreadyBooked:
        logger.info("webhook is in the books", webhook_type=event["type"])


def _book_payment(paid: Paid, once: str) -> None:
    tx = Transaction()
    tx.once(once)
    store.put_payment(tx, paid)
    store.put_entries(tx, paid.order_id, rules.payment_entries(paid.payment_id, paid.amount))
    event = PaymentSucceeded(
        order_id=paid.order_id,
        payment_id=paid.payment_id,
        amount=paid.amount,
        method=paid.method,
        paid_at=iso(datetime.fromtimestamp(paid.paid_at_epoch, UTC)),
    )
    tx.publish(event, by=None)
    tx.commit()


def _book_failure(failed: Failed, once: str) -> None:
    tx = Transaction()
    tx.once(once)
    if failed.payment_id is not None:
        store.check_unpaid(tx, failed.order_id, failed.payment_id)
    event = PaymentFailed(
        order_id=failed.order_id, payment_id=failed.payment_id, attempt=failed.attempt, reason=failed.reason
    )
    tx.publish(event, by=None)
    tx.commit()


def _book_refund(refunded: Refunded, once: str | None) -> None:
    """Pending, succeeded or failed, by the provider's answer or by its webhook, whichever comes first."""
    for attempt in range(_TRIES):
        before = store.find_refund(refunded.order_id, refunded.refund_id)
        status_before = None if before is None else before.status
        if status_before == refunded.status or (status_before in _SETTLED and refunded.status not in _SETTLED):
            raise AlreadyBooked("already_booked", "This refund is in the books.")
        if status_before in _FAILED:
            raise AlreadyBooked("already_booked", "This refund has failed for good.")
        tx = Transaction()
        if once is not None:
            tx.once(once)
        store.put_refund(tx, refunded, before=before)
        _settle(tx, refunded, reverse=status_before == "succeeded")
        try:
            tx.commit()
            return
        except Conflict as conflict:
            if conflict.code != "changed_meanwhile" or attempt == _TRIES - 1:
                raise


_FAILED = ("failed", "canceled")
_SETTLED = ("succeeded", *_FAILED)


def _settle(tx: Transaction, refunded: Refunded, *, reverse: bool) -> None:
    """The ledger lines and the event that a settled refund brings; a pending one brings none."""
    event: DomainEvent
    if refunded.status == "succeeded":
        store.put_entries(tx, refunded.order_id, rules.refund_entries(refunded.refund_id, refunded.amount))
        event = RefundSucceeded(
            order_id=refunded.order_id,
            refund_id=refunded.refund_id,
            payment_id=refunded.payment_id,
            amount=refunded.amount,
        )
    elif refunded.status in _FAILED:
        if reverse:
            entries = rules.refund_reversal_entries(refunded.refund_id, refunded.amount)
            store.put_entries(tx, refunded.order_id, entries)
        event = RefundFailed(
            order_id=refunded.order_id,
            refund_id=refunded.refund_id,
            payment_id=refunded.payment_id,
            amount=refunded.amount,
            reason=refunded.status,
        )
    else:
        return
    tx.publish(event, by=None)


def refund_payment(event: RefundRequested) -> None:
    """Ask the provider to pay back and book its answer. The refund's id is the provider's idempotency key, so whatever
    part of this is repeated, the money goes back once."""
    try:
        refunded = provider().refund(
            order_id=event.order_id, refund_id=event.refund_id, payment_id=event.payment_id, amount=event.amount
        )
    except RefundRefused as refused:
        logger.error("refund refused", order_id=event.order_id, refund_id=event.refund_id, reason=refused.reason)
        refunded = Refunded(
            order_id=event.order_id,
            refund_id=event.refund_id,
            payment_id=event.payment_id,
            amount=event.amount,
            status="failed",
            provider_id="",
        )
    try:
        _book_refund(refunded, None)
    except AlreadyBooked:
        logger.info("refund is in the books", refund_id=event.refund_id)


def close_checkout(event: OrderExpired | OrderCancelled) -> None:
    """Nobody should pay for an order that is closed; who manages to all the same gets the money back."""
    if event.session_id is not None:
        provider().close_checkout(event.session_id)


def list_payment_entries(order_id: str, *, limit: int, cursor: str | None) -> Page[EntryItem]:
    return store.list_entries(order_id, limit=limit, cursor=cursor)
