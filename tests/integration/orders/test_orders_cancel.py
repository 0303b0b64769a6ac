"""Cancelling, and who may."""

from __future__ import annotations

import pytest

from integration.orders.world import BAND, OPERATOR, OTHER_BUYER, RING, SHANGHAI, SHENZHEN, SUPPLIER, Mall
from orders.service import lifecycle
from orders.service.fulfilments import accept_fulfilment


def test_an_unpaid_order_is_cancelled_and_its_stock_is_free(mall: Mall) -> None:
    order_id = mall.place({RING: 2}, total=259800).json["order_id"]

    cancelled = mall.call("POST", f"/orders/{order_id}/cancel", {"reason": "changed_my_mind"})

    assert (cancelled.json["status"], cancelled.json["allowed_actions"]) == ("cancelled", [])
    assert cancelled.json["timeline"][-1]["note"] == "changed_my_mind"
    assert mall.types(order_id) == ["OrderPlaced", "OrderCancelled"]
    assert mall.stock(RING)[SHANGHAI.location_id] == (5, 0, 0, 5)


def test_a_paid_and_routed_order_is_cancelled_with_everything_that_hangs_on_it(mall: Mall) -> None:
    order_id = mall.buy({RING: 1, BAND: 2}, total=249700)
    accept_fulfilment(_of(mall, order_id, RING), by=SUPPLIER)

    first = mall.call("POST", f"/orders/{order_id}/cancel", {})
    again = mall.call("POST", f"/orders/{order_id}/cancel", {})
    mall.settle()

    assert (first.status, again.status) == (200, 200)
    assert mall.types(order_id).count("RefundRequested") == 1
    assert {f.status for f in mall.fulfilments(order_id)} == {"cancelled"}
    assert mall.stock(RING)[SHANGHAI.location_id] == (5, 0, 0, 5)
    assert mall.stock(BAND)[SHENZHEN.location_id] == (10, 0, 0, 10)
    order = mall.call("GET", f"/orders/{order_id}").json
    assert (order["payment"]["status"], order["payment"]["refunded"]["amount"]) == ("refunded", 249700)
    assert mall.call("GET", "/fulfilments?status=accepted", by=SUPPLIER).json["items"] == []
    mall.check_stock()
    mall.check_money()


def test_a_shipped_order_is_not_cancelled_but_says_what_to_do(mall: Mall) -> None:
    order_id = mall.buy({RING: 1, BAND: 1}, total=189800)
    at = f"/fulfilments/{_of(mall, order_id, RING)}"
    mall.call("POST", f"{at}/accept", by=SUPPLIER)
    mall.call("POST", f"{at}/ship", {"carrier": "sf", "tracking_number": "SF0001"}, by=SUPPLIER)

    refused = mall.call("POST", f"/orders/{order_id}/cancel", {})

    assert (refused.status, refused.json["code"]) == (409, "already_shipped")
    assert "return" in refused.json["detail"]
    assert "cancel" not in mall.call("GET", f"/orders/{order_id}").json["allowed_actions"]


def test_an_operator_may_cancel_and_others_may_not(mall: Mall) -> None:
    order_id = mall.place({RING: 1}, total=129900).json["order_id"]

    assert mall.call("POST", f"/orders/{order_id}/cancel", {}, by=OTHER_BUYER).status == 404
    assert mall.call("POST", f"/orders/{order_id}/cancel", {}, by=SUPPLIER).status == 404
    cancelled = mall.call("POST", f"/orders/{order_id}/cancel", {}, by=OPERATOR)
    assert cancelled.json["timeline"][-1]["by"] == "operator"


def test_an_acceptance_between_reading_and_cancelling_does_not_cross_it(
    mall: Mall, monkeypatch: pytest.MonkeyPatch
) -> None:
    order_id = mall.buy(total=129900)
    read = lifecycle.get_order

    def read_and_be_overtaken(*arguments: object, **named: object) -> object:
        found = read(*arguments, **named)  # type: ignore[arg-type]
        monkeypatch.setattr(lifecycle, "get_order", read)
        accept_fulfilment(_of(mall, order_id, RING), by=SUPPLIER)
        return found

    monkeypatch.setattr(lifecycle, "get_order", read_and_be_overtaken)
    assert mall.call("POST", f"/orders/{order_id}/cancel", {}).json["status"] == "cancelled"

    assert [f.status for f in mall.fulfilments(order_id)] == ["cancelled"]
    assert mall.types(order_id)[-3:] == ["FulfilmentAccepted", "OrderCancelled", "RefundRequested"]


def _of(mall: Mall, order_id: str, sku: str) -> str:
    (one,) = [f for f in mall.fulfilments(order_id) if sku in {line.sku for line in f.lines} and f.status != "rejected"]
    return one.fulfilment_id
