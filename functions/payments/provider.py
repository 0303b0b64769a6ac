"""The payment provider: what the mall asks of one, and Stripe, which is the default.

The provider is asked for a page to pay on, to close such a page, and to pay money back. It tells what happened by webhooks.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

from parure.aws.logs import logger
from parure.aws.settings import settings
from parure.kernel.errors import Unavailable
from parure.kernel.money import Money
from payments.bills import Bill, BillLine, CheckoutSession
from payments.rules import Refunded, from_stripe_amount, methods_for, to_stripe_amount

if TYPE_CHECKING:
    from stripe import Refund, StripeClient


class RefundRefused(Exception):
    """The provider will not pay this back, today or tomorrow; `reason` is its code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class PaymentProvider(Protocol):
    def open_checkout(self, bill: Bill) -> CheckoutSession:
        """
        Raises:
            Unavailable: no answer, or no page; the same bill may be asked for again.
        """

    def close_checkout(self, session_id: str) -> None:
        """Nobody can pay there any more. A session that is closed, or was paid just before, is left as it is."""

    def refund(self, *, order_id: str, refund_id: str, payment_id: str, amount: Money) -> Refunded:
        """Pay back. The same `refund_id` never pays twice.

        Raises:
            RefundRefused: it cannot be done. Unavailable: try again.
        """


class StripeProvider:
    def open_checkout(self, bill: Bill) -> CheckoutSession:
        import stripe

        methods = methods_for(bill.total.currency, bill.method)
        about = {"order_id": bill.order_id, "attempt": str(bill.attempt)}
        page = f"{settings().site_url}/orders/{bill.order_id}"
        params: Any = {
            "mode": "payment",
            "line_items": [_line_item(line) for line in bill.lines],
            # Renamed from payment_method_types in API 2026-09-30.endive, which the SDK pins.
            "allowed_payment_method_types": methods,
            "client_reference_id": bill.order_id,
            "metadata": about,
            "payment_intent_data": {"metadata": about, "description": f"Parure {bill.order_id}"},
            "locale": "zh" if bill.language.startswith("zh") else "en",
            "expires_at": int(bill.expires_at.timestamp()),
            "success_url": f"{page}?paid=1",
            "cancel_url": f"{page}?cancelled=1",
        }
        if "wechat_pay" in methods:
            params["payment_method_options"] = {"wechat_pay": {"client": "web"}}
        try:
            with _reached("open checkout"):
                session = _stripe().v1.checkout.sessions.create(
                    params=params, options={"idempotency_key": f"{bill.order_id}-{bill.attempt}"}
                )
        except stripe.InvalidRequestError as refused:
            logger.error("the payment provider refuses this bill", order_id=bill.order_id, reason=str(refused))
            raise Unavailable("payment_unavailable", "The payment page could not be opened. Try again.") from refused
        if session.url is None:
            raise Unavailable("payment_unavailable", "The payment page is closed already.")
        return CheckoutSession(
            session_id=session.id, url=session.url, expires_at=datetime.fromtimestamp(session.expires_at, UTC)
        )

    def close_checkout(self, session_id: str) -> None:
        import stripe

        try:
            with _reached("close checkout"):
                _stripe().v1.checkout.sessions.expire(session_id)
        except stripe.InvalidRequestError:
            # Paid in the last moment, or expired by itself: its webhook tells, and a late payment goes back by itself.
            logger.info("checkout was closed already", session_id=session_id)

    def refund(self, *, order_id: str, refund_id: str, payment_id: str, amount: Money) -> Refunded:
        import stripe

        params: Any = {
            "payment_intent": payment_id,
            "amount": to_stripe_amount(amount),
            "metadata": {"order_id": order_id, "refund_id": refund_id},
        }
        try:
            with _reached("refund"):
                refund = _stripe().v1.refunds.create(params=params, options={"idempotency_key": refund_id})
        except stripe.InvalidRequestError as refused:
            # Stripe forgets idempotency keys after a day; the refund itself remembers whose it was.
            known = self._find_refund(payment_id, refund_id)
            if known is None:
                raise RefundRefused(refused.code or "refused") from refused
            refund = known
        return Refunded(
            order_id=order_id,
            refund_id=refund_id,
            payment_id=payment_id,
            amount=from_stripe_amount(refund.amount, refund.currency),
            status=refund.status or "pending",
            provider_id=refund.id,
        )

    def _find_refund(self, payment_id: str, refund_id: str) -> Refund | None:
        with _reached("list refunds"):
            page = _stripe().v1.refunds.list(params={"payment_intent": payment_id, "limit": 100})
        return next(
            (one for one in page.data if one.metadata and getattr(one.metadata, "refund_id", None) == refund_id), None
        )


def _line_item(line: BillLine) -> dict[str, Any]:
    price = {
        "currency": line.unit_price.currency.lower(),
        "unit_amount": to_stripe_amount(line.unit_price),
        "product_data": {"name": line.title[:250]},
    }
    return {"price_data": price, "quantity": line.quantity}


@contextmanager
def _reached(doing: str) -> Iterator[None]:
    """The provider's passing troubles as Unavailable; what it refuses for good is for the caller to judge."""
    import stripe

    try:
        yield
    except (stripe.APIConnectionError, stripe.APIError, stripe.RateLimitError) as error:
        raise Unavailable("payment_provider_down", "The payment service does not answer. Try again soon.") from error
    except stripe.IdempotencyError as error:
        raise Unavailable("payment_in_progress", "The same payment is just being opened. Try again.") from error
    except (stripe.AuthenticationError, stripe.PermissionError) as error:
        # Our key is wrong: nothing the buyer can do, everything an operator must.
        logger.error("the payment provider refuses our key", doing=doing)
        raise Unavailable("payment_provider_down", "Payments are being set up. Try again later.") from error


@cache
def _client(key: str, api_url: str) -> StripeClient:
    import stripe
    from stripe import RequestsClient

    # Shorter than the functions' own time, so that an order whose page does not open can still be answered.
    http = RequestsClient(timeout=(2, 6))
    addresses: Any = {"api": api_url} if api_url else {}
    return stripe.StripeClient(key, base_addresses=addresses, http_client=http, max_network_retries=1)


def _stripe() -> StripeClient:
    return _client(settings().secret("stripe-key"), settings().stripe_api_url)


_chosen: PaymentProvider = StripeProvider()


def provider() -> PaymentProvider:
    return _chosen


def use_provider(other: PaymentProvider) -> PaymentProvider:
    """Replace the provider; returns the one before."""
    global _chosen
    before, _chosen = _chosen, other
    return before
