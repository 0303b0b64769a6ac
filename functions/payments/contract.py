"""What orders ask of payments: a page to pay on."""

from __future__ import annotations

from payments.provider import Bill, BillLine, CheckoutSession, provider
from payments.rules import check_payable


def open_checkout(bill: Bill) -> CheckoutSession:
    """The provider's page for this bill; the same bill gives the same page again. No AWS call.

    Raises:
        Unavailable: the provider does not answer. The order stands, and this may be tried again.
    """
    return provider().open_checkout(bill)


__all__ = ["Bill", "BillLine", "CheckoutSession", "check_payable", "open_checkout"]
