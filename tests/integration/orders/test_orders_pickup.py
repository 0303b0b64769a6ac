"""An order that its buyer picks up: offered by shops that have everything, held there, sent to nobody else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from identity.contract import provision_organisation
from integration.orders.world import ADDRESS, DEALER, LUMEN, RING, SHANGHAI, SUPPLIER, Mall
from orders.service.sweep import sweep
from parure.aws.auth import Caller, Role
from parure.kernel.ids import new_id
from parure.kernel.money import Money
from parure.kernel.time import frozen, iso, now
from pricing.contract import Fixed
from supply.contract import BulkLocation
from supply.desk_store import LocationItem

SHOP = BulkLocation(DEALER, new_id("loc"), "国贸店", "shop", "CN-BJ")
STAFF = Caller(role=Role.DEALER, user_id=new_id("usr"), org_id=DEALER)
PLACE = {"code": "pickup", "location_id": SHOP.location_id, "dealer_id": DEALER}
VISITORS = {
    "city": {"zh": "北京", "en": "Beijing"},
    "address": {"zh": "建国路 87 号", "en": "87 Jianguo Road"},
}


@pytest.fixture
def sku(mall: Mall) -> str:
    """Three in the supplier's safe, two in a dealer's shop that receives visitors."""
    provision_organisation(DEALER, "dealer", "美颂", "CN-BJ")
    mall.list_sku("SHOWN", LUMEN, Fixed(Money(50000, "CNY")), {SHANGHAI: 3, SHOP: 2})
    location = LocationItem.find(DEALER, SHOP.location_id) or LocationItem(DEALER, SHOP.location_id)
    location.name, location.kind, location.region = SHOP.name, "shop", SHOP.region
    location.created_at = iso(now())
    location.visitors = VISITORS
    location.save()
    return "SHOWN"


def pick_up(mall: Mall, sku: str, quantity: int = 1, **more: Any) -> Any:
    contact = {"name": "林清", "phone": "13812345678"}
    total = 50000 * quantity
    return mall.place({sku: quantity}, total=total, delivery=PLACE, contact=contact, address=None, **more)


def test_a_shop_that_has_everything_offers_it_and_no_other(mall: Mall, sku: str) -> None:
    def places(quantity: int) -> list[Any]:
        lines = [{"sku": sku, "quantity": quantity}]
        options = mall.call("POST", "/orders/quote", {"lines": lines}).json["delivery_options"]
        return [one["location"]["name"] for one in options if one["code"] == "pickup"]

    assert (places(2), places(3)) == (["国贸店"], [])


def test_it_is_held_in_the_shop_and_given_to_the_shop_alone(mall: Mall, sku: str) -> None:
    placed = pick_up(mall, sku)
    assert placed.status == 201, placed.text
    assert mall.stock(sku)[SHOP.location_id] == (2, 0, 1, 1)

    order_id = placed.json["order_id"]
    mall.press("pay", placed.json["payment"]["url"])
    mall.settle()

    (parcel,) = mall.fulfilments(order_id)
    assert (parcel.org_id, parcel.stock[0].location_id) == (DEALER, SHOP.location_id)
    page = mall.call("GET", f"/orders/{order_id}").json
    assert (page["address"]["name"], page["address"]["line1"]) == ("林清", "国贸店, 建国路 87 号")
    mall.check_stock()
    mall.check_money()


def test_a_shop_that_declines_is_replaced_by_nobody_for_the_buyer_comes_to_that_shop(mall: Mall, sku: str) -> None:
    placed = pick_up(mall, sku).json
    mall.press("pay", placed["payment"]["url"])
    mall.settle()

    parcel = mall.only_fulfilment(placed["order_id"])
    mall.call("POST", f"/fulfilments/{parcel}/reject", {"reason": "sold in the shop"}, by=STAFF)
    mall.settle()

    order = mall.order(placed["order_id"])
    assert (order.status, order.trouble and order.trouble.kind) == ("exception", "no_source")


def test_what_the_shop_has_not_cannot_be_picked_up_there(mall: Mall, sku: str) -> None:
    assert pick_up(mall, sku, quantity=3).json["code"] == "out_of_stock"

    location = LocationItem.get(DEALER, SHOP.location_id)
    location.visitors = None
    location.save()

    assert pick_up(mall, sku).json["code"] == "delivery_not_offered"


def test_a_shop_that_only_shows_its_pieces_gives_out_no_order(mall: Mall, sku: str) -> None:
    location = LocationItem.get(DEALER, SHOP.location_id)
    location.visitors = {**VISITORS, "pickup": False}
    location.save()

    assert pick_up(mall, sku).json["code"] == "delivery_not_offered"


def ready(mall: Mall, sku: str) -> tuple[str, str]:
    """Paid, accepted by the shop; the order and its parcel."""
    placed = pick_up(mall, sku).json
    mall.press("pay", placed["payment"]["url"])
    mall.settle()
    parcel = mall.only_fulfilment(placed["order_id"])
    assert mall.call("POST", f"/fulfilments/{parcel}/accept", by=STAFF).status == 200
    return placed["order_id"], parcel


def test_it_is_ready_and_then_collected_without_any_carrier(mall: Mall, sku: str) -> None:
    order_id, parcel = ready(mall, sku)

    waiting = mall.call("POST", f"/fulfilments/{parcel}/ship", {}, by=STAFF).json
    again = mall.call("POST", f"/fulfilments/{parcel}/ship", {}, by=STAFF)
    page = mall.call("GET", f"/orders/{order_id}").json
    mall.call("POST", f"/fulfilments/{parcel}/tracking", {"status": "delivered"}, by=STAFF)

    assert (waiting["pickup"], waiting["carrier"], waiting["pickup_code"]) == (True, "pickup", order_id[-6:])
    assert again.json == waiting
    assert page["fulfilments"][0]["pickup_code"] == order_id[-6:]
    after = mall.call("GET", f"/orders/{order_id}").json
    assert [entry["type"] for entry in after["timeline"]][-2:] == ["ready_for_pickup", "collected"]
    assert after["status"] == "delivered"
    mall.check_stock()


def test_a_carrier_can_report_nothing_of_it(mall: Mall, sku: str) -> None:
    _, parcel = ready(mall, sku)
    mall.call("POST", f"/fulfilments/{parcel}/ship", {}, by=STAFF)

    lost = mall.call("POST", f"/fulfilments/{parcel}/tracking", {"status": "exception"}, by=STAFF)

    assert (lost.status, lost.json["code"]) == (409, "picked_up")


def test_what_is_sent_still_needs_carrier_and_number(mall: Mall) -> None:
    parcel = mall.only_fulfilment(mall.buy(total=129900))
    mall.call("POST", f"/fulfilments/{parcel}/accept", by=SUPPLIER)

    for body, field in (({}, "carrier"), ({"carrier": "sf"}, "tracking_number")):
        refused = mall.call("POST", f"/fulfilments/{parcel}/ship", body, by=SUPPLIER)
        assert (refused.status, refused.json["code"], refused.json["field"]) == (400, "required", field)


def test_what_nobody_collects_does_not_count_as_received(mall: Mall, sku: str) -> None:
    order_id, parcel = ready(mall, sku)
    mall.call("POST", f"/fulfilments/{parcel}/ship", {}, by=STAFF)

    with frozen(now() + timedelta(days=20, minutes=1)):
        sweep()
        left = mall.order(order_id)
        mall.call("POST", f"/fulfilments/{parcel}/tracking", {"status": "delivered"}, by=STAFF)
        came = mall.order(order_id)

    assert (left.status, left.trouble and left.trouble.kind) == ("shipped", "not_collected")
    assert (came.status, came.trouble) == ("delivered", None)
    assert mall.types(order_id).count("OrderNeedsAttention") == 1


def test_who_picks_it_up_may_change_and_the_shop_may_not(mall: Mall, sku: str) -> None:
    placed = pick_up(mall, sku).json
    path = f"/orders/{placed['order_id']}"

    changed = mall.call("PATCH", path, {"recipient": {"name": "周明", "phone": "13900000000"}}).json
    sent = mall.call("PATCH", path, {"address": ADDRESS})

    assert (changed["address"]["name"], changed["address"]["line1"]) == ("周明", "国贸店, 建国路 87 号")
    assert (sent.status, sent.json["code"]) == (400, "picked_up")
    elsewhere = mall.place({RING: 1}, total=129900).json["order_id"]
    other = mall.call("PATCH", f"/orders/{elsewhere}", {"recipient": {"name": "周明", "phone": "13900000000"}})
    assert (other.status, other.json["code"]) == (400, "not_picked_up")
