"""Buyers without an account: the keys by which their orders are found again, and how many they may leave unpaid."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import field, replace
from datetime import datetime

from parure.kernel.errors import TooMany
from parure.kernel.value import record

OPEN_ORDERS = 5
"""That one guest, or one e-mail address, may have made in the time that an unpaid order holds its stock."""


def mail_key(secret: str, email: str) -> str:
    """Under what the orders of an address are found: who can read the table does not learn the address from it."""
    return _keyed(secret, f"mail#{email.strip().lower()}")


def link_key(secret: str, order_id: str, owner: str) -> str:
    """What the link in a guest's confirmation carries; it opens this one order and ends when somebody claims it."""
    return _keyed(secret, f"link#{order_id}#{owner}")[:40]


def opens(given: str, secret: str, order_id: str, owner: str) -> bool:
    return hmac.compare_digest(given.encode(), link_key(secret, order_id, owner).encode())


def _keyed(secret: str, text: str) -> str:
    return hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest()


@record
class Recent:
    """A guest's, or an e-mail address's, orders that may still hold stock: order → until when. `version` 0: not stored."""

    owner: str
    orders: Mapping[str, datetime] = field(default_factory=dict)
    version: int = 0


def admit(recent: Recent, order_id: str, until: datetime, at: datetime) -> Recent:
    """One order more.

    An order counts until its hold is over whether or not it was paid meanwhile: who buys more often signs in.

    Raises:
        TooMany: `too_many_guest_orders`.
    """
    alive = {known: end for known, end in recent.orders.items() if end > at}
    if len(alive) >= OPEN_ORDERS:
        raise TooMany(
            "too_many_guest_orders",
            "Too many orders without an account in a short time. Pay or wait half an hour, or sign in to order more.",
            limit=OPEN_ORDERS,
        )
    return replace(recent, orders={**alive, order_id: until})
