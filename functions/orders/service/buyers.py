"""Who asks about an order: somebody signed in, a guest by their cookie, or whoever holds the link of a guest's order."""

from __future__ import annotations

from orders import store
from orders.rules import guests
from orders.rules.order import Order
from parure.aws.auth import Caller, Role
from parure.aws.settings import settings
from parure.kernel.errors import Forbidden, Unauthenticated
from parure.kernel.value import value


@value
class Buyer:
    """`guest` is the id of the guest's cookie, which a browser keeps after its owner has signed in; `key` the link's."""

    caller: Caller
    guest: str | None = None
    key: str | None = None

    @property
    def id(self) -> str:
        """Under whose name an order is placed."""
        name = self.caller.user_id or self.guest
        if name is None:
            raise Unauthenticated("not_signed_in", "Sign in, or order as a guest with cookies allowed.")
        return name

    @property
    def is_known(self) -> bool:
        return bool(self.caller.user_id or self.guest)

    @property
    def is_operator(self) -> bool:
        return self.caller.role is Role.OPERATOR

    def name_for(self, order: Order) -> str:
        """Who is on record as having changed it: a link has no name but its buyer's."""
        return self.caller.user_id or order.buyer_id


def check_may_buy(by: Buyer) -> None:
    """
    Raises:
        Forbidden: `role_not_allowed`: suppliers, dealers and operators buy with an account of their own.
    """
    if by.caller.role not in (None, Role.CONSUMER):
        raise Forbidden("role_not_allowed", "This is open to: consumer, and guests.")


def owns(by: Buyer, order: Order) -> bool:
    if order.buyer_id in (by.caller.user_id, by.guest):
        return True
    return bool(by.key and order.guest) and guests.opens(
        by.key or "", settings().secret("guest-key"), order.order_id, order.buyer_id
    )


def check_reaches(by: Buyer, order: Order) -> None:
    """
    Raises:
        NotFound: `no_such_order`: what is not one's own does not exist, but for operators.
    """
    if not by.is_operator and not owns(by, order):
        raise store.no_such_order()


def link_of(order: Order) -> str | None:
    """The key of the link that opens a guest's order anywhere; None once it belongs to an account."""
    if order.guest is None:
        return None
    return guests.link_key(settings().secret("guest-key"), order.order_id, order.buyer_id)


def mail_key(email: str) -> str:
    return guests.mail_key(settings().secret("guest-key"), email)
