"""Routing an order: what is decided, stored, moved and told."""

from __future__ import annotations

import json

import pytest

from identity.store import OrganisationItem
from integration.conftest import Calls
from integration.orders.world import (
    AURUM,
    BAND,
    BUYER,
    HONGKONG,
    LUMEN,
    OPERATOR,
    RING,
    SHANGHAI,
    SHENZHEN,
    SUPPLIER,
    Mall,
    balance_item,
    deliver,
)
from orders.events import OrderPaid
from parure.kernel.events import DomainEvent, Envelope
from parure.kernel.ids import new_id
from parure.kernel.money import Money
from parure.kernel.time import now
from pricing.contract import Fixed
from routing import app as routing_app
from routing.service import decisions
from routing.service import routing as service

PRICE = Money(5000, "CNY")


def message(event: DomainEvent) -> str:
    envelope = Envelope.wrap(event, event_id=new_id("evt"), at=now(), by=None, correlation_id=None)
    return json.dumps({"detail": envelope.to_json()})


def order_paid(order_id: str) -> str:
    return message(OrderPaid(order_id=order_id, buyer_id=BUYER.id, total=PRICE, payment_id="pi_1"))


def paid(mall: Mall, lines: dict[str, int], total: int) -> str:
    """An order that is paid; its OrderPaid waits to be delivered."""
    placed = mall.place(lines, total=total).json
    mall.press("pay", placed["payment"]["url"])
    mall.take_webhooks()
    mall.turn()
    assert mall.order(placed["order_id"]).status == "paid"
    return str(placed["order_id"])


def test_goods_of_two_places_go_in_one_parcel_from_where_both_are(mall: Mall) -> None:
    mall.list_sku("A", LUMEN, Fixed(PRICE), {SHANGHAI: 9, SHENZHEN: 1})
    mall.list_sku("B", LUMEN, Fixed(PRICE), {SHENZHEN: 1})
    order_id = mall.buy({"A": 1, "B": 1}, total=10000)

    (parcel,) = mall.fulfilments(order_id)

    assert (parcel.org_id, sorted(line.sku for line in parcel.lines)) == (AURUM, ["A", "B"])
    assert mall.stock("A") == {SHANGHAI.location_id: (9, 0, 0, 9), SHENZHEN.location_id: (1, 1, 0, 0)}
    mall.check_stock()


def test_routing_takes_three_calls(mall: Mall, calls: Calls) -> None:
    mall.list_sku("A", LUMEN, Fixed(PRICE), {SHANGHAI: 1, SHENZHEN: 1})
    order_id = paid(mall, {RING: 1, BAND: 1, "A": 1}, 129900 + 59900 + 5000)
    calls.clear()

    assert deliver(routing_app.on_events, order_paid(order_id)) == 0

    assert calls == ["dynamodb:BatchGetItem", "dynamodb:BatchGetItem", "dynamodb:TransactWriteItems"]
    assert mall.order(order_id).status == "routed"


def test_the_decision_and_every_reason_are_stored_and_can_be_replayed(mall: Mall) -> None:
    mall.list_sku("A", LUMEN, Fixed(PRICE), {SHANGHAI: 2, HONGKONG: 2})
    order_id = mall.buy({"A": 1}, total=5000)

    (decision,) = mall.call("GET", f"/orders/{order_id}/routing", by=OPERATOR).json["decisions"]
    (stored,) = decisions.list_decisions(order_id)

    assert decision["allocations"] == [
        {"sku": "A", "source": LUMEN, "location_id": SHANGHAI.location_id, "quantity": 1}
    ]
    assert {(r["location_id"], r["chosen"]) for r in decision["reasons"]} == {
        (SHANGHAI.location_id, True),
        (HONGKONG.location_id, False),
    }
    assert all(reason["reason"] for reason in decision["reasons"])
    assert service.replay(stored).parts == stored.allocations
    assert mall.call("GET", f"/orders/{order_id}/routing", by=BUYER).status == 403


def test_a_suspended_organisation_gets_no_order(mall: Mall) -> None:
    order_id = paid(mall, {RING: 1}, 129900)
    lumen = OrganisationItem.get(LUMEN, "org")
    lumen.status = "suspended"
    lumen.save()
    mall.settle()

    assert mall.order(order_id).status == "exception"
    (decision,) = mall.call("GET", f"/orders/{order_id}/routing", by=OPERATOR).json["decisions"]
    assert (decision["missing"], decision["reasons"][0]["reason"]) == ([RING], "the organisation is not live")
    assert mall.types(order_id)[-2:] == ["RoutingFailed", "OrderNeedsAttention"]
    assert mall.stock(RING)[SHANGHAI.location_id] == (5, 1, 0, 4), "the goods stay the buyer's until it is decided"


def test_stock_of_an_organisation_that_the_order_does_not_name_is_found_with_one_more_call(
    mall: Mall, calls: Calls
) -> None:
    mall.list_sku("MEMO", LUMEN, Fixed(PRICE), {SHENZHEN: 1}, named=False)
    order_id = paid(mall, {"MEMO": 1}, 5000)
    calls.clear()

    assert deliver(routing_app.on_events, order_paid(order_id)) == 0

    assert [f.org_id for f in mall.fulfilments(order_id)] == [AURUM]
    assert calls.count("dynamodb:BatchGetItem") == 3


def test_an_event_that_comes_twice_or_after_a_cancellation_changes_nothing(mall: Mall) -> None:
    routed = mall.buy({RING: 1}, total=129900)
    cancelled = paid(mall, {BAND: 1}, 59900)
    mall.call("POST", f"/orders/{cancelled}/cancel", {})

    assert deliver(routing_app.on_events, order_paid(routed), order_paid(cancelled)) == 0

    assert len(mall.fulfilments(routed)) == 1
    assert mall.fulfilments(cancelled) == []


def test_an_event_before_its_order_is_wanted_again(mall: Mall) -> None:
    assert deliver(routing_app.on_events, order_paid(new_id("ord"))) == 1


def test_a_location_that_is_emptied_while_it_is_chosen_is_chosen_no_more(
    mall: Mall, monkeypatch: pytest.MonkeyPatch
) -> None:
    mall.list_sku("A", LUMEN, Fixed(PRICE), {SHANGHAI: 9, SHENZHEN: 1})
    mall.list_sku("B", LUMEN, Fixed(PRICE), {SHENZHEN: 2})
    order_id = paid(mall, {"A": 1, "B": 1}, 10000)
    look = service._look
    thief: list[str] = []

    def look_and_be_overtaken(task: object) -> object:
        question = look(task)  # type: ignore[arg-type]
        monkeypatch.setattr(service, "_look", look)
        mall.list_sku("OTHER", LUMEN, Fixed(PRICE), {SHENZHEN: 1})
        item = balance_item("A")
        item.locations[SHENZHEN.location_id].update(held=1, available=0)
        item.save()
        thief.append("A")
        return question

    monkeypatch.setattr(service, "_look", look_and_be_overtaken)
    assert deliver(routing_app.on_events, order_paid(order_id)) == 0

    assert thief
    assert {f.org_id for f in mall.fulfilments(order_id)} == {LUMEN, AURUM}


def test_more_parcels_than_one_transaction_holds_are_routed_in_several(mall: Mall) -> None:
    from supply.contract import BulkLocation

    lines: dict[str, int] = {}
    for number in range(24):
        place = BulkLocation(LUMEN, new_id("loc"), f"仓{number}", "warehouse", "CN-SH")
        mall.list_sku(f"M{number}", LUMEN, Fixed(PRICE), {place: 1})
        lines[f"M{number}"] = 1

    order_id = mall.buy(lines, total=24 * 5000)

    assert mall.order(order_id).status == "routed"
    assert len(mall.fulfilments(order_id)) == 24
    assert mall.types(order_id).count("OrderRouted") == 1
    assert mall.call("GET", "/fulfilments?status=assigned&limit=100", by=SUPPLIER).json["items"][23]
    mall.check_stock()
