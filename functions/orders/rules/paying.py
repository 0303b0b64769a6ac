"""Placing, paying, cancelling, expiring and refunding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from orders.events import (
    OrderCancelled,
    OrderedLine,
    OrderExpired,
    OrderPaid,
    OrderPlaced,
    RefundRequested,
)
from orders.rules.charges import Totals, totals_of
from orders.rules.fulfilment import Fulfilment
from orders.rules.order import (
    ATTEMPT_RETRY_WINDOW,
    EXCEPTION_DEADLINE,
    HOLD_LIFETIME,
    Change,
    Charge,
    DeliveryChoice,
    Line,
    Order,
    OrderStatus,
    ParcelStatus,
    Payment,
    Place,
    Refund,
    StockMove,
    StockVerb,
    Trouble,
    UsedCoupon,
    attention,
    can_cancel,
    can_pay,
    has_shipped,
)
from orders.rules.timeline import Actor
from parure.kernel.errors import Conflict
from parure.kernel.events import DomainEvent
from parure.kernel.money import Money
from parure.kernel.value import record


@record
class Received:
    """Money that the payment provider has taken."""

    payment_id: str
    amount: Money
    method: str | None
    paid_at: datetime


@record
class Basket:
    """What is about to be ordered, priced and located."""

    lines: tuple[Line, ...]
    shipping: Money
    stock: tuple[Place, ...]
    charges: tuple[Charge, ...] = ()
    delivery: DeliveryChoice | None = None
    gift_wrap: bool = False
    coupon: UsedCoupon | None = None
    shop: str | None = None
    dealer_id: str | None = None

    @property
    def totals(self) -> Totals:
        return totals_of(self.lines, self.shipping, self.charges)

    @property
    def total(self) -> Money:
        return self.totals.total


@record
class Delivery:
    """Where to and for whom; `address`, `note` and `contact` are ciphertexts. `guest`: the keyed hash of a guest's e-mail."""

    buyer_id: str
    address: str
    note: str | None
    region: str
    language: str
    payment_method: str | None
    contact: str | None = None
    guest: str | None = None


def place(order_id: str, basket: Basket, delivery: Delivery, at: datetime) -> Change:
    expires_at = at + HOLD_LIFETIME
    order = Order(
        order_id=order_id,
        buyer_id=delivery.buyer_id,
        status=OrderStatus.PLACED,
        placed_at=at,
        expires_at=expires_at,
        lines=basket.lines,
        subtotal=basket.totals.goods,
        shipping=basket.shipping,
        total=basket.total,
        language=delivery.language,
        address=delivery.address,
        note=delivery.note,
        contact=delivery.contact,
        guest=delivery.guest,
        charges=basket.charges,
        delivery=basket.delivery,
        gift_wrap=basket.gift_wrap,
        coupon=basket.coupon,
        shop=basket.shop,
        dealer_id=basket.dealer_id,
        region=delivery.region,
        payment=Payment(status="opening", attempt=1, attempt_at=at, wanted=delivery.payment_method),
        stock=basket.stock,
        due_at=expires_at,
    ).noting("placed", at, "buyer")
    lines = tuple(OrderedLine(line.sku, line.quantity, line.line_total) for line in basket.lines)
    placed = OrderPlaced(order_id=order_id, buyer_id=delivery.buyer_id, total=order.total, lines=lines)
    return Change(order=order, events=(placed,), stock=StockMove(verb="hold", places=basket.stock))


def begin_attempt(order: Order, at: datetime, method: str | None) -> Order | None:
    """A further payment attempt, or None while the present one may still be used or repeated.

    A page that an earlier attempt opened stays payable at the provider until it expires; should somebody pay both, the
    second payment goes back by itself.

    Raises:
        Conflict: `not_payable`, the order is no longer waiting for money.
    """
    if not can_pay(order, at):
        raise Conflict(
            "not_payable", "This order is not waiting for a payment. Read it again.", order_status=order.status
        )
    payment = order.payment
    if method in (None, payment.wanted) and _is_usable(payment, at):
        return None
    wanted = method or payment.wanted
    return order.with_(payment=Payment(status="opening", attempt=payment.attempt + 1, attempt_at=at, wanted=wanted))


def _is_usable(payment: Payment, at: datetime) -> bool:
    if payment.session_id is None:
        # Nobody knows whether the provider was reached. Asked again under the same key it answers alike, as long as
        # the deadline that the first request named is not too near for it.
        return payment.status == "opening" and at < payment.attempt_at + ATTEMPT_RETRY_WINDOW
    open_until = payment.session_expires_at
    return payment.url is not None and open_until is not None and at < open_until


def take_payment(order: Order, money: Received, *, refund_id: str, at: datetime) -> Change | None:
    """Money came in. None when this payment was dealt with before.

    In time and right, it makes the order paid. Late, twice or of the wrong amount, it goes back by itself.
    """
    if money.payment_id == order.payment.payment_id or any(r.payment_id == money.payment_id for r in order.refunds):
        return None
    if order.status is not OrderStatus.PLACED:
        return pay_back(order, money, _why_late(order), refund_id, at)
    if money.amount != order.total:
        return _refuse_amount(order, money, refund_id, at)
    if money.paid_at >= order.expires_at:
        closed = expire(order, at, early=True)
        refunded = pay_back(closed.order, money, "paid_after_expiry", refund_id, at)
        return replace(refunded, events=(*closed.events, *refunded.events), stock=closed.stock)
    payment = replace(
        order.payment,
        status="paid",
        url=None,
        payment_id=money.payment_id,
        method=money.method or order.payment.wanted,
        paid_at=money.paid_at,
    )
    paid = order.with_(status=OrderStatus.PAID, payment=payment, due_at=None).noting("paid", at, "buyer")
    event = OrderPaid(order_id=order.order_id, buyer_id=order.buyer_id, total=order.total, payment_id=money.payment_id)
    return Change(order=paid, events=(event,), stock=StockMove(verb="allocate", places=order.stock))


def lose_hold(order: Order, money: Received, *, refund_id: str, at: datetime) -> Change:
    """The payment is in time but the hold is gone from the stock: nothing to release, the money goes back."""
    expired = replace(expire(order.with_(stock=()), at, early=True), stock=None)
    refunded = pay_back(expired.order, money, "paid_after_expiry", refund_id, at)
    return replace(refunded, events=(*expired.events, *refunded.events))


def _why_late(order: Order) -> str:
    reasons = {OrderStatus.EXPIRED: "paid_after_expiry", OrderStatus.CANCELLED: "paid_after_cancellation"}
    return reasons.get(order.status, "paid_twice")


def pay_back(order: Order, money: Received, reason: str, refund_id: str, at: datetime) -> Change:
    """Return a payment that the order has no use for; the order's own state stays as it is."""
    refund = Refund(refund_id=refund_id, payment_id=money.payment_id, amount=money.amount, reason=reason)
    changed = order.with_(refunds=(*order.refunds, refund)).noting(_refund_note(reason), at, "mall")
    return Change(order=changed, events=(_request(order, refund),))


def _refund_note(reason: str) -> str:
    """The buyer is told why, where they may not know."""
    return reason if reason in ("paid_after_expiry", "paid_after_cancellation", "paid_twice") else "refund_requested"


def _refuse_amount(order: Order, money: Received, refund_id: str, at: datetime) -> Change:
    trouble = Trouble(
        kind="amount_mismatch", owner="operator", first_step="refund", raised_at=at, deadline=at + EXCEPTION_DEADLINE
    )
    stopped = order.with_(status=OrderStatus.EXCEPTION, trouble=trouble, stock=(), due_at=trouble.deadline).noting(
        "amount_mismatch", at, "mall"
    )
    refund = pay_back(stopped, money, "amount_mismatch", refund_id, at)
    return replace(
        refund,
        events=(attention(stopped.order_id, trouble), *refund.events),
        stock=StockMove(verb="release_hold", places=order.stock, cause="amount_mismatch"),
    )


def payment_failed(order: Order, attempt: int | None, reason: str, at: datetime) -> Change | None:
    """A declined or lapsed attempt; only the newest attempt of an order that still waits is worth noting."""
    if order.status is not OrderStatus.PLACED or attempt not in (None, order.payment.attempt):
        return None
    lapsed = reason == "session_expired"
    payment = replace(order.payment, status="closed" if lapsed else "failed")
    payment = replace(payment, url=None) if lapsed else payment
    return Change(order=order.with_(payment=payment).noting("payment_failed", at, "payments"))


def expire(order: Order, at: datetime, *, early: bool = False) -> Change:
    """Close an order that nobody paid and give its stock back.

    Raises:
        Conflict: `not_overdue`, it was paid, closed or is not due: a sweep that comes late passes it over.
    """
    if order.status is not OrderStatus.PLACED or (at < order.expires_at and not early):
        raise Conflict("not_overdue", "This order is not overdue.")
    payment = replace(order.payment, status="closed", url=None)
    expired = order.with_(status=OrderStatus.EXPIRED, payment=payment, stock=(), due_at=None)
    event = OrderExpired(order_id=order.order_id, session_id=order.payment.session_id)
    return Change(
        order=expired.noting("expired", at, "mall"),
        events=(event,),
        stock=StockMove(verb="release_hold", places=order.stock, cause="expired"),
    )


def cancel(
    order: Order, fulfilments: Sequence[Fulfilment], *, by: Actor, reason: str | None, refund_id: str, at: datetime
) -> Change | None:
    """Cancel until the first parcel has left, with refund. None when it is cancelled already.

    Raises:
        Conflict: `already_shipped` or `not_cancellable`, with what to do instead.
    """
    if order.status is OrderStatus.CANCELLED:
        return None
    if not can_cancel(order):
        raise _cannot_cancel(order)
    held = order.status is OrderStatus.PLACED
    money = _money_of(order)
    payment = replace(order.payment, url=None, status="refunding" if money else "closed")
    stopped = [f.with_(status=ParcelStatus.CANCELLED) for f in fulfilments if order.parcels[f.fulfilment_id].live]
    parcels = {
        **order.parcels,
        **{f.fulfilment_id: replace(order.parcels[f.fulfilment_id], status=f.status) for f in stopped},
    }
    cancelled = order.with_(
        status=OrderStatus.CANCELLED, payment=payment, stock=(), parcels=parcels, trouble=None, due_at=None
    ).noting("cancelled", at, by, reason)
    events: list[DomainEvent] = [
        OrderCancelled(order_id=order.order_id, session_id=order.payment.session_id, reason=reason)
    ]
    if money:
        refund = pay_back(cancelled, money, "cancelled", refund_id, at)
        cancelled, events = refund.order, [*events, *refund.events]
    verb: StockVerb = "release_hold" if held else "release_allocation"
    stock = StockMove(verb=verb, places=order.stock, cause="cancelled") if order.stock else None
    return Change(order=cancelled, events=tuple(events), stock=stock, fulfilments=tuple(stopped))


def _money_of(order: Order) -> Received | None:
    """The payment that the order lives on and that has not gone back."""
    payment = order.payment
    if payment.payment_id is None or payment.paid_at is None or payment.status != "paid":
        return None
    return Received(payment_id=payment.payment_id, amount=order.total, method=payment.method, paid_at=payment.paid_at)


def _cannot_cancel(order: Order) -> Conflict:
    if has_shipped(order):
        return Conflict(
            "already_shipped",
            "A parcel of this order is on its way. Receive it, then ask for a return within seven days.",
            order_status=order.status,
        )
    return Conflict(
        "not_cancellable", f"An order that is {order.status} cannot be cancelled.", order_status=order.status
    )


def settle_refund(order: Order, refund_id: str, succeeded: bool, at: datetime) -> Change | None:
    """The provider answered a refund. None when this refund is settled or unknown here."""
    known = next((r for r in order.refunds if r.refund_id == refund_id), None)
    if known is None or known.status == "succeeded" or (known.status == "failed" and not succeeded):
        return None
    settled = replace(known, status="succeeded" if succeeded else "failed")
    changed = order.with_(refunds=tuple(settled if r.refund_id == refund_id else r for r in order.refunds))
    if not succeeded:
        trouble = Trouble(
            kind="refund_failed",
            owner="operator",
            first_step="escalate",
            raised_at=at,
            deadline=at + EXCEPTION_DEADLINE,
        )
        changed = changed.with_(trouble=trouble, due_at=trouble.deadline).noting("refund_failed", at, "payments")
        return Change(order=changed, events=(attention(order.order_id, trouble),))
    changed = changed.noting("refunded", at, "payments")
    if order.payment.payment_id == known.payment_id:
        changed = changed.with_(payment=replace(order.payment, status="refunded"))
    if order.trouble and order.trouble.kind in ("amount_mismatch", "refund_failed"):
        status = OrderStatus.CANCELLED if order.status is OrderStatus.EXCEPTION else order.status
        changed = changed.with_(status=status, trouble=None, due_at=None)
    return Change(order=changed)


def _request(order: Order, refund: Refund) -> RefundRequested:
    return RefundRequested(
        order_id=order.order_id,
        refund_id=refund.refund_id,
        payment_id=refund.payment_id,
        amount=refund.amount,
        reason=refund.reason,
    )
