"""One ring, from the supplier's listing to the buyer's receipt, by the public API on the real template."""

from __future__ import annotations

from datetime import timedelta

import httpx
from infra.local.mall import Mall, eventually
from infra.local.people import Buyer, Operator, Supplier

from orders.rules.order import COMPLETE_AFTER
from wiring.clock import sweep_in
from wiring.ledgers import assert_money_balances, assert_stock_balances


def test_the_mall_is_healthy_through_gateway_function_and_table(mall: Mall) -> None:
    answer = httpx.get(f"{mall.api}/health", timeout=30)

    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "table": "ok"})


def test_one_ring_is_listed_sold_shipped_and_received(
    mall: Mall, supplier: Supplier, operator: Operator, guest: Buyer
) -> None:
    listed = supplier.list_for_sale(operator, stock=2)
    guest.put_into_cart(listed.sku)
    guest.sign_in("buyer@parure.test")
    cart = guest.cart()
    assert [(line["sku"], line["quantity"]) for line in cart["lines"]] == [(listed.sku, 1)]
    placed = guest.place_order(cart["total"])
    assert placed["status"] == "placed"
    assert placed["total"] == cart["total"]
    assert guest.cart()["count"] == 0
    order_id = placed["order_id"]

    assert guest.pay(placed)["status"] == "paid"
    guest.sees(order_id, "routed")
    supplier.deliver(order_id)
    guest.sees(order_id, "delivered")
    guest.receive(order_id)
    sweep_in(mall, COMPLETE_AFTER + timedelta(hours=1))

    order = guest.sees(order_id, "completed")
    assert order["payment"]["status"] == "paid"
    assert [f["status"] for f in order["fulfilments"]] == ["received"]
    assert_timeline_is_complete(order["timeline"])
    assert_money_balances(operator, order_id)
    assert_stock_balances(mall, listed.sku, on_hand=1, allocated=0, held=0)


def test_an_approved_product_gets_a_page_that_needs_no_function(
    mall: Mall, supplier: Supplier, operator: Operator
) -> None:
    listed = supplier.list_for_sale(operator)

    page = eventually(lambda: published_page(mall, listed.product_id))

    assert "晨光" in page
    assert "application/ld+json" in page


def published_page(mall: Mall, product_id: str) -> str:
    answer = httpx.get(f"{mall.url}/p/{product_id}", timeout=30)
    assert answer.status_code == 200
    assert product_id in answer.text
    return answer.text


def assert_timeline_is_complete(timeline: list[dict[str, str]]) -> None:
    kinds = [entry["type"] for entry in timeline]

    assert kinds == ["placed", "paid", "routed", "accepted", "shipped", "delivered", "received", "completed"]
    assert [entry["at"] for entry in timeline] == sorted(entry["at"] for entry in timeline)
    assert [entry["by"] for entry in timeline] == [
        "buyer", "buyer", "mall", "supplier", "supplier", "carrier", "buyer", "mall",
    ]  # fmt: skip


def test_carts_of_the_guest_and_of_the_account_become_one(
    mall: Mall, supplier: Supplier, operator: Operator, guest: Buyer
) -> None:
    first, second = (supplier.list_for_sale(operator, stock=5) for _ in range(2))
    address = guest.sign_up()
    at_home = Buyer(mall, address)
    at_home.put_into_cart(first.sku)
    guest.put_into_cart(first.sku)
    guest.put_into_cart(second.sku, 2)

    guest.sign_in(address)
    merged = guest.cart()

    assert {line["sku"]: line["quantity"] for line in merged["lines"]} == {first.sku: 1, second.sku: 2}, (
        "of the same piece the larger quantity counts"
    )
    assert at_home.cart()["count"] == merged["count"]
    assert guest.cart()["count"] == merged["count"], "a second reading does not merge again"


def test_a_price_that_rose_meanwhile_is_shown_before_it_is_charged(
    supplier: Supplier, operator: Operator, guest: Buyer
) -> None:
    listed = supplier.list_for_sale(operator)
    guest.sign_in("buyer@parure.test")
    shown = guest.get("offers", sku=listed.sku)["items"][0]["price"]
    too_little = {**shown, "amount": shown["amount"] - 1}

    refused = guest.send("POST", "orders", guest.order_body(too_little, [{"sku": listed.sku, "quantity": 1}]))

    assert refused.status_code == 409
    assert refused.json()["code"] == "price_changed"
    assert refused.json()["total"] == shown


def test_the_same_key_places_one_order(mall: Mall, supplier: Supplier, operator: Operator, guest: Buyer) -> None:
    listed = supplier.list_for_sale(operator, stock=3)
    guest.sign_in("buyer@parure.test")
    price = guest.get("offers", sku=listed.sku)["items"][0]["price"]
    lines = [{"sku": listed.sku, "quantity": 1}]

    orders = {guest.place_order(price, lines, key="one-key-three-times")["order_id"] for _ in range(3)}
    changed = guest.send("POST", "orders", guest.order_body(price, lines, note="other"), key="one-key-three-times")

    assert len(orders) == 1
    assert (changed.status_code, changed.json()["code"]) == (422, "idempotency_key_reused")
    assert_stock_balances(mall, listed.sku, on_hand=3, allocated=0, held=1)
