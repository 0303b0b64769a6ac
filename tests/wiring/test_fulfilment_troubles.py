"""What sources do when they do not deliver, and what each of them may see."""

from __future__ import annotations

from datetime import timedelta

import pytest
from infra.local.mall import Mall, eventually
from infra.local.people import Buyer, Operator, Refused, Supplier, ring

from orders.rules.order import ACCEPT_WITHIN
from wiring.clock import sweep_in
from wiring.ledgers import assert_stock_balances


def test_an_order_that_its_source_rejects_goes_to_the_second_source(
    mall: Mall, supplier: Supplier, dealer: Supplier, operator: Operator, buyer: Buyer
) -> None:
    document = ring(images=[supplier.upload_picture()])
    document["skus"][0]["source_ids"] = [dealer.org_id]
    listed = supplier.list_for_sale(operator, stock=1, document=document)
    shop = dealer.location("外滩店")
    dealer.receive_stock(listed.sku, shop, 1)
    bought = buyer.buy_and_pay(listed.sku)
    first, second = sources_of(bought["order_id"], supplier, dealer)

    first.reject(first.fulfilment_of(bought["order_id"])["fulfilment_id"])
    second.deliver(bought["order_id"])

    order = buyer.sees(bought["order_id"], "delivered")
    assert [entry["type"] for entry in order["timeline"]][:6] == [
        "placed", "paid", "routed", "rejected", "rerouted", "accepted",
    ]  # fmt: skip
    decisions = operator.routing(bought["order_id"])
    assert len(decisions) == 2
    assert all(decision["reasons"] for decision in decisions)
    assert_stock_balances(mall, listed.sku, on_hand=1, allocated=0, held=0)


def sources_of(order_id: str, *candidates: Supplier) -> tuple[Supplier, Supplier]:
    """The candidate that got the order, and the other."""

    def chosen() -> list[Supplier]:
        return [one for one in candidates if any(f["order_id"] == order_id for f in one.fulfilments("assigned"))]

    (source,) = eventually(chosen)
    (left,) = (one for one in candidates if one is not source)
    return source, left


def test_an_order_that_nobody_can_deliver_waits_for_the_operator(
    mall: Mall, supplier: Supplier, operator: Operator, buyer: Buyer
) -> None:
    listed = supplier.list_for_sale(operator, stock=1)
    bought = buyer.buy_and_pay(listed.sku)

    supplier.reject(supplier.fulfilment_of(bought["order_id"])["fulfilment_id"])

    buyer.sees(bought["order_id"], "exception")
    waiting = operator.every("orders", exceptions="true")
    assert bought["order_id"] in [order["order_id"] for order in waiting]
    buyer.cancel(bought["order_id"])
    assert buyer.sees(bought["order_id"], "cancelled")


def test_a_source_that_does_not_answer_in_time_loses_the_order(
    mall: Mall, supplier: Supplier, operator: Operator, buyer: Buyer
) -> None:
    listed = supplier.list_for_sale(operator, stock=1)
    bought = buyer.buy_and_pay(listed.sku)
    supplier.fulfilment_of(bought["order_id"])

    sweep_in(mall, ACCEPT_WITHIN + timedelta(minutes=1))

    order = buyer.sees(bought["order_id"], "exception", "routed", "in_fulfilment")
    assert "acceptance_missed" in [entry["type"] for entry in order["timeline"]]


def test_a_supplier_sees_no_row_of_another(
    supplier: Supplier, other: Supplier, operator: Operator, buyer: Buyer
) -> None:
    listed = supplier.list_for_sale(operator, stock=1)
    bought = buyer.buy_and_pay(listed.sku)
    mine = supplier.fulfilment_of(bought["order_id"])["fulfilment_id"]

    paths = [f"listings/{listed.product_id}", f"stock/{listed.sku}/entries"]
    answers = {path: other.send("GET", path).status_code for path in paths}
    acts = {
        f"fulfilments/{mine}/accept": None,
        f"fulfilments/{mine}/reject": {"reason": "mine now"},
        f"fulfilments/{mine}/ship": {"carrier": "sf", "tracking_number": "SF1234567890"},
        f"products/{listed.product_id}/submit": None,
        f"products/{listed.product_id}/take-down": {"reason": "not mine"},
    }
    answers |= {path: other.send("POST", path, body).status_code for path, body in acts.items()}

    assert answers == dict.fromkeys(answers, 404)
    assert listed.sku not in [row["sku"] for row in other.every("stock")]
    assert listed.product_id not in [row["product_id"] for row in other.every("listings")]
    assert mine not in [row["fulfilment_id"] for row in other.fulfilments("assigned")]
    assert supplier.fulfilment_of(bought["order_id"])["status"] == "assigned"


def test_a_buyer_sees_no_order_of_another(mall: Mall, supplier: Supplier, operator: Operator, buyer: Buyer) -> None:
    listed = supplier.list_for_sale(operator, stock=1)
    order_id = buyer.buy(listed.sku)["order_id"]
    stranger = Buyer(mall)
    stranger.sign_in(stranger.sign_up())

    answers = [
        stranger.send("GET", f"orders/{order_id}").status_code,
        stranger.send("POST", f"orders/{order_id}/cancel", {}).status_code,
        stranger.send("POST", f"orders/{order_id}/receive").status_code,
        stranger.send("POST", f"orders/{order_id}/payment", {}).status_code,
    ]

    assert answers == [404] * 4
    assert order_id not in [row["order_id"] for row in stranger.every("orders")]


def test_what_a_supplier_reads_to_ship_holds_no_price(supplier: Supplier, operator: Operator, buyer: Buyer) -> None:
    listed = supplier.list_for_sale(operator, stock=1)
    bought = buyer.buy_and_pay(listed.sku)

    fulfilment = supplier.fulfilment_of(bought["order_id"])

    assert {"name", "phone", "line1"} <= set(fulfilment["ship_to"])
    assert "total" not in fulfilment
    with pytest.raises(Refused):
        supplier.get(f"orders/{bought['order_id']}")
