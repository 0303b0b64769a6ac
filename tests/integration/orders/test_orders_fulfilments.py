"""What sources do with their part of an order, and what time does when they do nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from integration.conftest import Calls
from integration.orders.world import (
    AURUM,
    BAND,
    LUMEN,
    OPERATOR,
    OTHER_SUPPLIER,
    RING,
    SHANGHAI,
    SHENZHEN,
    SUPPLIER,
    Mall,
    balance_item,
)
from orders import app as orders_app
from orders.service import overdue
from orders.service.following import NotThereYet
from parure.aws.auth import Caller, Role
from parure.kernel.ids import new_id
from parure.kernel.money import Money
from parure.kernel.time import frozen, iso, now
from pricing.contract import Fixed
from supply.contract import BulkLocation

AURUMS_RING = BulkLocation(AURUM, new_id("loc"), "广州仓", "warehouse", "CN-GD")


def bought(mall: Mall) -> tuple[str, str]:
    order_id = mall.buy(total=129900)
    return order_id, f"/fulfilments/{mall.only_fulfilment(order_id)}"


def shipped(mall: Mall) -> tuple[str, str]:
    order_id, at = bought(mall)
    assert mall.call("POST", f"{at}/accept", by=SUPPLIER).status == 200
    sent = mall.call("POST", f"{at}/ship", {"carrier": "SF", "tracking_number": "SF0001"}, by=SUPPLIER)
    assert sent.status == 200, sent.text
    return order_id, at


def both_have_it(mall: Mall) -> str:
    """A ring that Lumen and Aurum both have; returns an order of it, which is at Lumen's."""
    mall.list_sku("BOTH", LUMEN, Fixed(Money(5000, "CNY")), {SHANGHAI: 3, SHENZHEN: 2})
    return mall.buy({"BOTH": 1}, total=5000)


def test_a_supplier_sees_only_its_own_and_only_what_it_needs(mall: Mall) -> None:
    order_id = mall.buy({RING: 1, BAND: 1}, total=189800)

    (mine,) = mall.call("GET", "/fulfilments?status=assigned", by=SUPPLIER).json["items"]

    assert [line["sku"] for line in mine["lines"]] == [RING]
    assert "price" not in str(mine["lines"])
    assert (mine["order_id"], mine["ship_to"]["name"], mine["ship_to"]["city"]) == (order_id, "林**", "上海市")
    assert mall.call("GET", f"/fulfilments/{mine['fulfilment_id']}", by=OTHER_SUPPLIER).status == 404
    assert mall.call("POST", f"/fulfilments/{mine['fulfilment_id']}/accept", by=OTHER_SUPPLIER).status == 404
    assert mall.call("GET", f"/orders/{order_id}", by=SUPPLIER).status == 404
    accepted = mall.call("POST", f"/fulfilments/{mine['fulfilment_id']}/accept", by=SUPPLIER).json
    assert accepted["ship_to"]["name"] == "林清"


def test_a_list_of_fulfilments_is_one_query(mall: Mall, calls: Calls) -> None:
    bought(mall)
    calls.clear()
    mall.call("GET", "/fulfilments?status=assigned", by=SUPPLIER)
    assert [call for call in calls if call.startswith("dynamodb:")] == ["dynamodb:Query"]


def test_accepting_and_shipping_twice_is_no_error_but_another_number_is(mall: Mall) -> None:
    order_id, at = shipped(mall)

    again = mall.call("POST", f"{at}/ship", {"carrier": "顺丰", "tracking_number": "SF0001"}, by=SUPPLIER)
    other = mall.call("POST", f"{at}/ship", {"carrier": "SF", "tracking_number": "SF0002"}, by=SUPPLIER)

    assert (again.status, again.json["tracking_url"]) == (
        200,
        "https://www.sf-express.com/chn/sc/waybill/waybill-detail/SF0001",
    )
    assert other.json["code"] == "already_shipped"
    assert mall.call("POST", f"{at}/accept", by=SUPPLIER).json["code"] == "cannot_accept"
    assert mall.call("POST", f"{at}/reject", {"reason": "late"}, by=SUPPLIER).json["code"] == "cannot_reject"
    assert mall.types(order_id).count("FulfilmentShipped") == 1
    assert mall.stock(RING)[SHANGHAI.location_id] == (4, 0, 0, 4)


def test_what_was_not_accepted_is_not_shipped(mall: Mall) -> None:
    _, at = bought(mall)
    refused = mall.call("POST", f"{at}/ship", {"carrier": "SF", "tracking_number": "SF0001"}, by=SUPPLIER)
    assert (refused.status, refused.json["code"]) == (409, "cannot_ship")
    assert mall.call("POST", f"{at}/tracking", {"status": "in_transit"}, by=SUPPLIER).json["code"] == "not_shipped"


def test_a_rejected_part_goes_to_another_source_and_never_back(mall: Mall) -> None:
    order_id = both_have_it(mall)
    first = mall.only_fulfilment(order_id)
    assert (
        mall.call("POST", f"/fulfilments/{first}/reject", {"reason": "damaged"}, by=SUPPLIER).json["status"]
        == "rejected"
    )
    mall.settle()

    second = mall.only_fulfilment(order_id)

    assert [f.org_id for f in mall.fulfilments(order_id) if f.fulfilment_id == second] == [AURUM]
    assert mall.order(order_id).status == "routed"
    assert mall.stock("BOTH") == {SHANGHAI.location_id: (3, 0, 0, 3), SHENZHEN.location_id: (2, 1, 0, 1)}
    mall.call("POST", f"/fulfilments/{second}/reject", {"reason": "damaged"}, by=OTHER_SUPPLIER)
    mall.settle()
    order = mall.call("GET", f"/orders/{order_id}", by=OPERATOR).json
    assert (order["status"], order["exception"]["kind"]) == ("exception", "no_source")
    assert order["exception"]["owner"] == "operator"
    mall.check_stock()


def test_an_operator_reroutes_after_a_restock_or_cancels_with_refund(mall: Mall) -> None:
    mall.list_sku("RARE", LUMEN, Fixed(Money(5000, "CNY")), {SHANGHAI: 1})
    orders = [mall.buy({"RARE": 1}, total=5000)]
    mall.call("POST", f"/fulfilments/{mall.only_fulfilment(orders[0])}/reject", {"reason": "lost"}, by=SUPPLIER)
    mall.settle()
    assert mall.order(orders[0]).status == "exception"
    assert mall.call("POST", f"/orders/{orders[0]}/reroute", by=OPERATOR).json["status"] == "paid"
    mall.settle()
    assert mall.order(orders[0]).status == "exception", "still nobody else has it"

    item = balance_item("RARE")
    item.locations[AURUMS_RING.location_id] = {
        "org_id": AURUM, "region": "CN-GD", "on_hand": 1, "allocated": 0, "held": 0, "available": 1,
    }  # fmt: skip
    item.save()
    mall.call("POST", f"/orders/{orders[0]}/reroute", by=OPERATOR)
    mall.settle()

    assert mall.order(orders[0]).status == "routed"
    assert mall.call("POST", f"/orders/{orders[0]}/cancel", {}, by=OPERATOR).json["status"] == "cancelled"
    mall.settle()
    assert mall.order(orders[0]).refunded.amount == 5000


def test_who_does_not_answer_in_time_loses_the_part(mall: Mall) -> None:
    order_id = both_have_it(mall)

    with frozen(now() + timedelta(hours=25)):
        orders_app.on_schedule({}, None)
        mall.settle()

        assert mall.types(order_id).count("OrderNeedsAttention") == 1
        assert [(f.org_id, f.status) for f in mall.fulfilments(order_id)] == [(LUMEN, "rejected"), (AURUM, "assigned")]
        assert orders_app.on_schedule({}, None) == {"looked_at": 0}


def test_tracking_comes_out_of_order_and_twice(mall: Mall) -> None:
    order_id, at = shipped(mall)
    early, late = iso(now() - timedelta(hours=2)), iso(now() - timedelta(hours=1))

    for news in (
        {"status": "delivered", "at": late, "place": "上海"},
        {"status": "in_transit", "at": early, "place": "深圳"},
        {"status": "delivered", "at": late, "place": "上海"},
    ):
        assert mall.call("POST", f"{at}/tracking", news, by=SUPPLIER).status == 200

    order = mall.call("GET", f"/orders/{order_id}").json
    assert order["status"] == "delivered"
    assert [event["status"] for event in order["fulfilments"][0]["tracking"]] == ["in_transit", "delivered"]
    assert mall.types(order_id).count("FulfilmentDelivered") == 1
    future = {"status": "delivered", "at": iso(now() + timedelta(days=3))}
    assert mall.call("POST", f"{at}/tracking", future, by=SUPPLIER).status == 400


def test_trouble_with_a_parcel_is_raised_and_goes_away_when_it_arrives(mall: Mall) -> None:
    order_id, at = shipped(mall)
    mall.call("POST", f"{at}/tracking", {"status": "exception", "place": "武汉"}, by=SUPPLIER)
    assert mall.call("GET", f"/orders/{order_id}").json["exception"]["kind"] == "parcel_exception"
    assert mall.call("GET", "/orders?exceptions=true", by=OPERATOR).json["items"][0]["order_id"] == order_id

    with frozen(now() + timedelta(hours=25)):
        orders_app.on_schedule({}, None)
        orders_app.on_schedule({}, None)
    assert mall.types(order_id).count("OrderNeedsAttention") == 2, "once when it happened, once at its deadline"

    mall.call("POST", f"{at}/tracking", {"status": "delivered"}, by=OPERATOR)
    order = mall.call("GET", f"/orders/{order_id}").json
    assert (order["status"], order["exception"]) == ("delivered", None)


def test_a_carriers_key_may_report_and_nothing_else(mall: Mall) -> None:
    _, at = shipped(mall)
    key = Caller(role=Role.SUPPLIER, user_id=new_id("key"), org_id=LUMEN, scopes=frozenset({"tracking:write"}))

    assert mall.call("POST", f"{at}/tracking", {"status": "in_transit"}, by=key).status == 200
    assert mall.call("GET", "/fulfilments", by=key).json["code"] == "scope_missing"
    assert mall.call("GET", "/orders", by=key).json["code"] == "not_for_api_keys"


def test_receipt_closes_the_order_by_hand_or_by_time(mall: Mall) -> None:
    order_id, at = shipped(mall)
    early = mall.call("POST", f"/orders/{mall.buy({BAND: 1}, total=59900)}/receive")
    assert early.json["code"] == "not_receivable"
    mall.call("POST", f"{at}/tracking", {"status": "delivered"}, by=SUPPLIER)

    with frozen(now() + timedelta(days=11)):
        orders_app.on_schedule({}, None)
        assert mall.order(order_id).status == "received"
        assert mall.call("POST", f"/orders/{order_id}/receive").status == 200, "to confirm it again is no error"
    with frozen(now() + timedelta(days=19)):
        orders_app.on_schedule({}, None)
    order = mall.order(order_id)

    assert (order.status, order.due_at) == ("completed", None)
    assert [f.status for f in mall.fulfilments(order_id)] == ["received"]
    assert mall.types(order_id)[-2:] == ["OrderReceived", "OrderCompleted"]


def test_a_sweep_that_meets_a_broken_order_moves_the_others_and_says_so(
    mall: Mall, monkeypatch: pytest.MonkeyPatch
) -> None:
    orders = [mall.place({BAND: 1}, total=59900).json["order_id"] for _ in range(3)]
    expire = overdue.expire_order

    def expire_or_break(order_id: str, at: datetime) -> None:
        if order_id == orders[0]:
            raise NotThereYet("broken")
        expire(order_id, at)

    monkeypatch.setattr(overdue, "expire_order", expire_or_break)
    with frozen(now() + timedelta(minutes=36)), pytest.raises(ExceptionGroup):
        orders_app.on_schedule({}, None)

    assert [mall.order(order_id).status for order_id in orders] == ["placed", "expired", "expired"]
