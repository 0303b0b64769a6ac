"""A guest's orders become those of the account with the same, proven e-mail address."""

from __future__ import annotations

from identity.contract import find_person
from orders import guest_store, store
from orders.events import OrderClaimed
from orders.rules.order import Change
from orders.service.buyers import link_of, mail_key
from orders.service.changes import add_change, on_fresh
from parure.aws.auth import Caller
from parure.aws.tables import Transaction, read_together
from parure.kernel.time import now


def claim_orders(by: Caller) -> list[str]:
    """Take over every unclaimed order of the caller's address; again and again gives nothing more.

    An account stands only after its address was proven by a code, so the address of the account is enough.
    Returns the ids of the orders claimed now.
    """
    person = find_person(by.id)
    if person is None:
        return []
    mail = mail_key(person.email)
    return [order_id for order_id in guest_store.orders_of_mail(mail) if _claim(order_id, mail, by.id)]


def _claim(order_id: str, mail: str, user_id: str) -> bool:
    def work() -> bool:
        order = store.order_in(read_together([store.order_read(order_id)]), order_id)
        if order is None or order.guest != mail:
            return False
        claimed = order.with_(buyer_id=user_id, guest=None).noting("claimed", now(), "buyer")
        tx = Transaction()
        add_change(tx, Change(order=claimed, events=(OrderClaimed(order_id=order_id, buyer_id=user_id),)), by=user_id)
        guest_store.take_guest_order(tx, mail, order_id)
        tx.commit()
        return True

    return on_fresh(work)


def find_guest_order(order_id: str, email: str) -> str:
    """The link's key of a guest's order, for who knows its number and its e-mail address.

    An order's number holds eighty random bits: it is known to who was given it, and nobody can try them all.

    Raises:
        NotFound: `no_such_order`, for a wrong address too.
    """
    order = store.order_in(read_together([store.order_read(order_id)]), order_id)
    key = link_of(order) if order is not None and order.guest == mail_key(email) else None
    if key is None:
        raise store.no_such_order()
    return key
