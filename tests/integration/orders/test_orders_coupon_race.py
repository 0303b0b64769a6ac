"""Buyers who reach for the last use of a coupon at the same moment: one gets it, and none of the rest pays another price."""

from __future__ import annotations

from typing import Any

import pytest

from integration.orders.test_orders_coupons import PRICE, counted, make
from integration.orders.world import ADDRESS, RING, Mall
from integration.racing import race
from orders import asking
from orders.rules.order import Order
from orders.schemas.checkout import PlaceOrder
from orders.service import checkout
from orders.service.buyers import Buyer
from orders.service.carts import Owner
from parure.aws.auth import Caller, Role
from parure.kernel.errors import Conflict
from parure.kernel.ids import new_id
from parure.kernel.text import Language

OFF = 12990
BUYERS = 4


def order_by(caller: Caller, number: int) -> Order:
    body = PlaceOrder.model_validate(
        {"lines": [{"sku": RING}], "coupon": "HELLO-10", "address": ADDRESS,
         "expected_total": {"amount": PRICE - OFF, "currency": "CNY"}}
    )  # fmt: skip
    wish = asking.wish_of(body, Language.ZH)
    return checkout.place_order(wish, by=Buyer(caller), owner=Owner.of(caller, None), key=f"key-of-race-{number}")


def outcomes(answers: list[Any]) -> list[str]:
    assert all(isinstance(one, Order | Conflict) for one in answers), answers
    return sorted("ordered" if isinstance(one, Order) else one.code for one in answers)


@pytest.mark.parametrize("limit", [{"uses": 1}, {"budget": OFF}], ids=["use", "budget"])
def test_the_last_use_is_one_buyers_of_many(mall: Mall, limit: dict[str, Any]) -> None:
    assert make(**limit).status == 201
    crowd = [Caller(role=Role.CONSUMER, user_id=new_id("usr")) for _ in range(BUYERS)]

    answers = race([lambda who=who, n=n: order_by(who, n) for n, who in enumerate(crowd)])  # type: ignore[misc]

    assert outcomes(answers) == ["ordered", *["used_up"] * (BUYERS - 1)]
    assert counted() == (1, OFF)
    mall.check_stock()


def test_one_person_in_two_windows_uses_it_once(mall: Mall) -> None:
    make()
    caller = Caller(role=Role.CONSUMER, user_id=new_id("usr"))

    answers = race([lambda n=n: order_by(caller, n) for n in range(2)])  # type: ignore[misc]

    assert outcomes(answers) == ["ordered", "used_by_you"]
    assert counted() == (1, OFF)
