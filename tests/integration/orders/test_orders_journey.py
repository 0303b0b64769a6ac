"""One ring sold: from the cart to the buyer's hands."""

from __future__ import annotations

from integration.orders.world import BUYER, LUMEN, RING, SHANGHAI, SUPPLIER, Mall


def test_a_ring_goes_from_the_cart_to_the_buyer(mall: Mall) -> None:
    assert mall.call("POST", "/cart/lines", {"sku": RING, "quantity": 1}).json["count"] == 1
    placed = mall.place(total=129900)
    assert placed.status == 201, placed.text
    order_id = placed.json["order_id"]
    assert mall.call("GET", "/cart").json["lines"] == []

    mall.press("pay", placed.json["payment"]["url"])
    mall.settle()
    assert mall.order(order_id).status == "routed"

    (parcel,) = mall.call("GET", "/fulfilments?status=assigned", by=SUPPLIER).json["items"]
    at = f"/fulfilments/{parcel['fulfilment_id']}"
    assert mall.call("POST", f"{at}/accept", by=SUPPLIER).json["status"] == "accepted"
    sent = mall.call("POST", f"{at}/ship", {"carrier": "顺丰", "tracking_number": "SF1234567890"}, by=SUPPLIER)
    assert (sent.json["status"], sent.json["carrier"]) == ("shipped", "sf")
    mall.call("POST", f"{at}/tracking", {"status": "delivered", "place": "上海"}, by=SUPPLIER)
    assert mall.call("GET", f"/orders/{order_id}").json["status"] == "delivered"

    received = mall.call("POST", f"/orders/{order_id}/receive").json

    assert received["status"] == "received"
    assert [entry["type"] for entry in received["timeline"]] == [
        "placed", "paid", "routed", "accepted", "shipped", "delivered", "received",
    ]  # fmt: skip
    assert received["timeline"][4]["note"] == "顺丰速运 SF Express SF1234567890"
    assert mall.types(order_id) == [
        "OrderPlaced", "PaymentSucceeded", "OrderPaid", "FulfilmentAssigned", "OrderRouted", "FulfilmentAccepted",
        "FulfilmentShipped", "FulfilmentDelivered", "OrderReceived",
    ]  # fmt: skip
    assert mall.stock(RING) == {SHANGHAI.location_id: (4, 0, 0, 4)}
    assert mall.order(order_id).buyer_id == BUYER.user_id
    assert mall.fulfilments(order_id)[0].org_id == LUMEN
    mall.check_stock()
    mall.check_money()
