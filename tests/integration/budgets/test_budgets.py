"""The budgets of design.md §8: AWS calls of each use case, as many for twenty-five lines as for one.

Counts hold on any machine. A process that is warm has the data key and the secrets; before each count everything was
done once. The published product page needs no call at all: tests/wiring/test_journey.py reads it past all functions.
"""

from __future__ import annotations

import json

import pytest

from catalog import app as catalog_app
from integration.conftest import Calls
from integration.gateway import call
from integration.orders.world import BAND, LUMEN, SHANGHAI, SUPPLIER, Mall, deliver
from parure.kernel.money import Money
from payments import app as payments_app
from pricing.contract import Fixed
from routing import app as routing_app

FEW_AND_MANY = pytest.mark.parametrize("count", [1, 25], ids=["one line", "25 lines"])
PRICE = 100


@pytest.fixture
def warm(mall: Mall) -> Mall:
    for number in range(25):
        mall.list_sku(f"S{number}", LUMEN, Fixed(Money(PRICE, "CNY")), {SHANGHAI: 3})
    mall.buy({BAND: 1}, total=59900)
    return mall


def skus(count: int) -> list[str]:
    return [f"S{number}" for number in range(count)]


def fill_cart(mall: Mall, count: int) -> None:
    for sku in skus(count):
        assert mall.call("POST", "/cart/lines", {"sku": sku}).status == 201


def order(mall: Mall, count: int) -> dict[str, str]:
    placed = mall.place(dict.fromkeys(skus(count), 1), total=PRICE * count)
    assert placed.status == 201, placed.text
    return {"order_id": placed.json["order_id"], "url": placed.json["payment"]["url"]}


@FEW_AND_MANY
def test_live_price_and_stock_take_one_call(warm: Mall, calls: Calls, count: int) -> None:
    query = "&".join(f"sku={sku}" for sku in skus(count))

    answer = call(catalog_app.app, "GET", f"/api/v1/offers?{query}")

    assert len(answer.json["items"]) == count
    assert calls == ["dynamodb:BatchGetItem"]


@pytest.mark.parametrize("lines_before", [0, 24])
def test_adding_to_the_cart_takes_two_calls(warm: Mall, calls: Calls, lines_before: int) -> None:
    fill_cart(warm, lines_before)
    calls.clear()

    warm.call("POST", "/cart/lines", {"sku": BAND})

    assert len(calls) <= 2, calls


@FEW_AND_MANY
def test_checkout_takes_four_calls(warm: Mall, calls: Calls, count: int) -> None:
    fill_cart(warm, count)
    calls.clear()

    placed = warm.place(total=PRICE * count)

    assert placed.status == 201, placed.text
    assert len(calls) <= 4, calls


@FEW_AND_MANY
def test_the_order_page_takes_one_query(warm: Mall, calls: Calls, count: int) -> None:
    placed = order(warm, count)
    warm.press("pay", placed["url"])
    warm.settle()
    calls.clear()

    warm.call("GET", f"/orders/{placed['order_id']}")

    # Opening the address is the key service's work, once per view and not per line.
    assert calls.of("dynamodb") == ["dynamodb:Query"]
    assert len(calls.of("kms")) <= 1, calls


@FEW_AND_MANY
def test_a_payment_webhook_takes_one_call_to_queue_it_and_one_to_book_it(warm: Mall, calls: Calls, count: int) -> None:
    placed = order(warm, count)
    warm.press("pay", placed["url"])
    bodies = [body for body in warm.fetch_webhooks() if json.loads(body)["type"] == "checkout.session.completed"]
    calls.clear()

    for body in bodies:
        assert warm.post_webhook(body).status == 200
        assert deliver(payments_app.on_webhooks, body) == 0

    assert calls == ["sqs:SendMessage", "dynamodb:TransactWriteItems"]


@FEW_AND_MANY
def test_routing_an_order_takes_three_calls(warm: Mall, calls: Calls, count: int) -> None:
    placed = order(warm, count)
    warm.press("pay", placed["url"])
    warm.take_webhooks()
    while "OrderPaid" not in warm.types(placed["order_id"]):
        assert warm.turn()
    (paid,) = (envelope for envelope in warm.outbox(placed["order_id"]) if envelope["type"] == "OrderPaid")
    calls.clear()

    assert deliver(routing_app.on_events, json.dumps({"detail": paid})) == 0

    assert len(calls) <= 3, calls


@pytest.mark.parametrize(
    ("path", "by"),
    [("/orders?limit=2", None), ("/fulfilments?limit=2", SUPPLIER)],
)
def test_a_page_of_a_list_takes_one_query(warm: Mall, calls: Calls, path: str, by: object) -> None:
    for _ in range(3):
        placed = order(warm, 1)
        warm.press("pay", placed["url"])
    warm.settle()
    calls.clear()

    page = warm.call("GET", path) if by is None else warm.call("GET", path, by=SUPPLIER)

    assert len(page.json["items"]) == 2
    assert calls.of("dynamodb") == ["dynamodb:Query"]


def test_writing_an_order_costs_what_its_lines_cost_and_no_more(warm: Mall, calls: Calls) -> None:
    """Capacity grows by the two items that each line writes (balance, ledger entry) and by its reads, never faster."""
    used = {}
    for count in (1, 13, 25):
        fill_cart(warm, count)
        calls.capacity = 0
        assert warm.place(total=PRICE * count).status == 201
        used[count] = calls.capacity

    first, second = used[13] - used[1], used[25] - used[13]
    assert second <= first * 1.1 + 1, used
