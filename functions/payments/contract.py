"""What orders ask of payments: a page to pay on.

Provider and rules are imported when they are asked: carts and order pages load this module and never pay.
"""

from __future__ import annotations

from parure.kernel.money import Money
from payments.bills import Bill, BillLine, CheckoutSession


def check_payable(total: Money, method: str | None) -> None:
    """Whether a payment could carry this at all; asked before an order is placed.

    Raises:
        Conflict: `total_too_large` or `total_too_small`. InvalidRequest: `method_not_for_currency`.
    """
    from payments import rules

    rules.check_payable(total, method)


def open_checkout(bill: Bill) -> CheckoutSession:
    """The provider's page for this bill; the same bill gives the same page again. No AWS call.

    Raises:
        Unavailable: the provider does not answer. The order stands, and this may be tried again.
    """
    from payments.provider import provider

    return provider().open_checkout(bill)


__all__ = ["Bill", "BillLine", "CheckoutSession", "check_payable", "open_checkout"]
