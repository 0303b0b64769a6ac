"""Buying without an account, finding the order again, and taking it over after proving the address."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from identity import store as identity_store
from identity.rules import Standing, user_id_of
from integration.conftest import Calls
from integration.gateway import Answer
from integration.orders.world import ADDRESS, BAND, OPERATOR, OTHER_BUYER, RING, Mall
from orders.guest_store import GuestOrderItem
from parure.aws.auth import GUEST, Caller, Role
from parure.kernel.ids import new_id
from parure.kernel.text import Language
from parure.kernel.time import frozen, now

EMAIL = "lin.qing@example.com"


class Guest:
    """A browser without an account: it keeps its cookies."""

    def __init__(self, mall: Mall, email: str = EMAIL) -> None:
        self.mall = mall
        self.email = email
        self.cookie = ""

    def call(self, method: str, path: str, body: Any = None, *, by: Caller = GUEST, **headers: str) -> Answer:
        sent = {name.replace("_", "-"): text for name, text in headers.items()}
        answer = self.mall.call(method, path, body, by=by, headers={"Cookie": self.cookie, **sent})
        if "parure_guest" in answer.cookies:
            self.cookie = f"parure_guest={answer.cookies['parure_guest']}"
        return answer

    def place(self, total: int = 129900, *, key: str | None = None, **more: Any) -> Answer:
        body = {
            "contact": {"email": self.email},
            "address": ADDRESS,
            "expected_total": {"amount": total, "currency": "CNY"},
            "lines": [{"sku": RING}],
            **more,
        }
        return self.call("POST", "/orders", body, Idempotency_Key=key or new_id("key"))


@pytest.fixture
def guest(mall: Mall) -> Guest:
    return Guest(mall)


def account(email: str) -> Caller:
    """Somebody who proved this address when they signed up."""
    subject = str(uuid4())
    identity_store.new_user(
        subject, role=Role.CONSUMER, name="林清", email=email, language=Language.ZH, status=Standing.ACTIVE
    ).save()
    return Caller(role=Role.CONSUMER, user_id=user_id_of(subject))


def test_a_guest_orders_pays_and_follows_the_order_in_the_same_browser(mall: Mall, guest: Guest) -> None:
    guest.call("POST", "/cart/lines", {"sku": RING})
    placed = guest.place(lines=None).json

    mall.press("pay", placed["payment"]["url"])
    mall.settle()

    page = guest.call("GET", f"/orders/{placed['order_id']}").json
    assert (page["status"], page["guest"], page["own"]["email"]) == ("routed", True, EMAIL)
    assert page["address"]["name"] == "林清"
    assert guest.call("GET", "/cart").json["lines"] == []
    assert [order["order_id"] for order in guest.call("GET", "/orders").json["items"]] == [placed["order_id"]]
    mall.check_stock()
    mall.check_money()


def test_a_guest_must_say_where_the_confirmation_goes(mall: Mall, guest: Guest) -> None:
    refused = guest.place(contact=None)

    assert (refused.status, refused.json["field"]) == (400, "contact.email")
    assert guest.place(contact={"email": "not an address"}).status == 400


def test_a_guests_checkout_takes_four_calls_too(mall: Mall, guest: Guest, calls: Calls) -> None:
    guest.call("POST", "/cart/lines", {"sku": RING})
    guest.place(total=59900, lines=[{"sku": BAND}])
    calls.clear()

    assert guest.place(lines=None).status == 201

    assert len(calls) <= 4, calls


def test_nobody_else_reaches_a_guests_order_but_who_holds_its_link(mall: Mall, guest: Guest) -> None:
    placed = guest.place().json
    order = f"/orders/{placed['order_id']}"

    stranger = Guest(mall)
    stranger.call("POST", "/cart/lines", {"sku": RING})
    for by in (GUEST, OTHER_BUYER):
        assert stranger.call("GET", order, by=by).status == 404
        assert stranger.call("POST", f"{order}/cancel", {}, by=by).status == 404
        assert stranger.call("POST", f"{order}/payment", {}, by=by).status == 404
    assert stranger.call("GET", f"{order}?key={'0' * 40}").status == 404
    assert stranger.call("GET", "/orders").json["items"] == []

    opened = stranger.call("GET", f"{order}?key={placed['key']}")
    assert (opened.status, opened.json["address"]["phone"]) == (200, ADDRESS["phone"])
    assert mall.call("GET", order, by=OPERATOR).json["own"] is None
    cancelled = stranger.call("POST", f"{order}/cancel?key={placed['key']}", {}).json
    assert cancelled["status"] == "cancelled"


def test_a_guests_order_is_found_by_its_number_and_address(mall: Mall, guest: Guest) -> None:
    placed = guest.place().json

    found = mall.call(
        "POST", "/orders/lookups", {"order_id": placed["order_id"], "email": "Lin.Qing@Example.com"}, by=GUEST
    )
    wrong = mall.call("POST", "/orders/lookups", {"order_id": placed["order_id"], "email": "li@example.com"}, by=GUEST)
    unknown = mall.call("POST", "/orders/lookups", {"order_id": new_id("ord"), "email": EMAIL}, by=GUEST)

    assert found.json == {"order_id": placed["order_id"], "key": placed["key"]}
    assert (wrong.status, unknown.status) == (404, 404)


def test_signed_in_with_the_same_address_the_order_is_in_my_orders(mall: Mall, guest: Guest) -> None:
    mine, other = guest.place().json, Guest(mall, "somebody@example.com").place().json
    buyer = account(EMAIL)

    claimed = mall.call("POST", "/orders/claims", by=buyer).json
    again = mall.call("POST", "/orders/claims", by=buyer).json

    assert (claimed["order_ids"], again["order_ids"]) == ([mine["order_id"]], [])
    assert [order["order_id"] for order in mall.call("GET", "/orders", by=buyer).json["items"]] == [mine["order_id"]]
    page = mall.call("GET", f"/orders/{mine['order_id']}", by=buyer).json
    assert (page["guest"], page["own"]["key"]) == (False, None)
    assert page["timeline"][-1]["type"] == "claimed"
    assert mall.types(mine["order_id"]) == ["OrderPlaced", "OrderClaimed"]
    assert mall.call("GET", f"/orders/{other['order_id']}", by=buyer).status == 404
    assert guest.call("GET", f"/orders/{mine['order_id']}?key={mine['key']}").status == 404, (
        "the link ends with the guest"
    )


def test_a_claimed_order_goes_on_as_any_other(mall: Mall, guest: Guest) -> None:
    placed = guest.place().json
    buyer = account(EMAIL)
    mall.call("POST", "/orders/claims", by=buyer)

    mall.press("pay", placed["payment"]["url"])
    mall.settle()

    assert mall.call("GET", f"/orders/{placed['order_id']}", by=buyer).json["status"] == "routed"
    assert mall.call("POST", f"/orders/{placed['order_id']}/cancel", {}, by=buyer).status == 200
    mall.settle()
    mall.check_stock()
    mall.check_money()


def test_an_address_in_no_account_gives_nothing(mall: Mall, guest: Guest) -> None:
    guest.place()

    assert mall.call("POST", "/orders/claims", by=account("another@example.com")).json["order_ids"] == []
    assert mall.call("POST", "/orders/claims", by=GUEST).status == 401


def test_the_address_is_nowhere_in_the_table(mall: Mall, guest: Guest) -> None:
    guest.place()

    stored = [str(item.to_dynamodb_dict()) for item in GuestOrderItem.scan()]

    assert stored
    assert not any(EMAIL in item or "林清" in item for item in stored)


def test_a_guest_may_leave_only_so_many_orders_unpaid(mall: Mall, guest: Guest) -> None:
    orders = [guest.place(total=59900, lines=[{"sku": BAND}]) for _ in range(5)]

    same_browser = guest.place(total=59900, lines=[{"sku": BAND}], contact={"email": "new@example.com"})
    same_address = Guest(mall).place(total=59900, lines=[{"sku": BAND}])

    assert [order.status for order in orders] == [201] * 5
    assert (same_browser.status, same_browser.json["code"]) == (429, "too_many_guest_orders")
    assert same_address.status == 429
    with frozen(now() + timedelta(minutes=36)):
        assert guest.place(total=59900, lines=[{"sku": BAND}]).status == 201


def test_the_same_key_gives_a_guest_the_same_order(mall: Mall, guest: Guest) -> None:
    guest.call("POST", "/cart/lines", {"sku": RING})
    first = guest.place(lines=None, key="key-number-1")
    again = guest.place(lines=None, key="key-number-1")

    assert again.json == first.json
