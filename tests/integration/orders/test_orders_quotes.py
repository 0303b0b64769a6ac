"""What an order costs is told before, charged as told, and given back whole."""

from __future__ import annotations

import json
from typing import Any

from integration.conftest import Calls
from integration.orders.world import ADDRESS, BAND, BUYER, PIECE, RING, SUPPLIER, Mall
from orders.store import OrderItem
from parure.aws.auth import GUEST

EXTRAS: dict[str, Any] = {
    "engravings": {RING: {"text": "L&Q", "font": "script"}},
    "insurance": True,
    "gift": {"wrap": True, "message": "生日快乐，妈妈"},
}
TOTAL = 129900 + 8000 + 650 + 3000
INVOICE = {
    "holder": "company",
    "form": "ordinary",
    "title": "上海珠联贸易有限公司",
    "tax_number": "91350100m000100y43",
    "email": "fapiao@example.com",
}


def quote(mall: Mall, **body: Any) -> Any:
    answer = mall.call("POST", "/orders/quote", body)
    assert answer.status == 200, answer.text
    return answer.json


def amounts(totals: Any) -> dict[str, int]:
    return {name: money["amount"] for name, money in totals.items() if money["amount"]}


def test_a_quote_says_what_the_order_then_costs(mall: Mall) -> None:
    mall.call("POST", "/cart/lines", {"sku": RING})

    told = quote(mall, destination={"province": "上海市"}, **EXTRAS)
    placed = mall.place(total=told["totals"]["total"]["amount"], invoice=INVOICE, **EXTRAS)

    assert amounts(told["totals"]) == {
        "goods": 129900, "insurance": 650, "engraving": 8000, "gift_wrap": 3000, "total": TOTAL,
    }  # fmt: skip
    assert placed.status == 201, placed.text
    page = mall.call("GET", f"/orders/{placed.json['order_id']}").json
    assert page["totals"] == told["totals"]
    assert page["lines"][0]["engraving"] == {"text": "L&Q", "font": "script"}
    assert (page["own"]["gift_message"], page["own"]["invoice"]["tax_number"]) == (
        "生日快乐，妈妈",
        "91350100M000100Y43",
    )
    assert (page["delivery"]["code"], page["delivery"]["insured"], page["gift_wrap"]) == ("standard", True, True)


def test_everything_charged_is_on_the_payment_page_and_goes_back_with_a_cancellation(mall: Mall) -> None:
    order_id = mall.place({RING: 1}, total=TOTAL, **EXTRAS).json["order_id"]
    mall.press("pay", mall.order(order_id).payment.url or "")
    mall.settle()
    assert mall.order(order_id).status == "routed"

    mall.call("POST", f"/orders/{order_id}/cancel", {})
    mall.settle()

    assert mall.order(order_id).refunded.amount == TOTAL
    mall.check_money()
    mall.check_stock()


def test_the_source_reads_what_to_engrave_and_to_write_once_it_has_accepted(mall: Mall) -> None:
    order_id = mall.place({RING: 1}, total=TOTAL, note="请尽快", **EXTRAS).json["order_id"]
    mall.press("pay", mall.order(order_id).payment.url or "")
    mall.settle()
    (waiting,) = mall.call("GET", "/fulfilments?status=assigned", by=SUPPLIER).json["items"]

    accepted = mall.call("POST", f"/fulfilments/{waiting['fulfilment_id']}/accept", by=SUPPLIER).json

    assert waiting["lines"][0]["engraving"]["text"] == "L&Q"
    assert (waiting["gift_wrap"], waiting["gift_message"], waiting["note"]) == (True, None, None)
    assert (accepted["gift_message"], accepted["note"]) == ("生日快乐，妈妈", "请尽快")


def test_message_and_invoice_are_stored_encrypted(mall: Mall) -> None:
    order_id = mall.place({RING: 1}, total=TOTAL, invoice=INVOICE, **EXTRAS).json["order_id"]

    stored = json.dumps(OrderItem.get(order_id, "order").to_dynamodb_dict(), ensure_ascii=False)

    assert not any(text in stored for text in ("生日快乐", "珠联贸易", "fapiao@"))


def test_a_total_without_the_charges_is_refused_with_the_right_one(mall: Mall) -> None:
    refused = mall.place({RING: 1}, total=129900, **EXTRAS)

    assert (refused.status, refused.json["code"]) == (409, "price_changed")
    assert refused.json["total"]["amount"] == TOTAL


def test_what_cannot_be_bought_is_named_and_not_counted(mall: Mall) -> None:
    told = quote(mall, lines=[{"sku": RING, "quantity": 9}, {"sku": BAND}, {"sku": "NONE"}])

    assert [line["problem"] for line in told["lines"]] == ["out_of_stock", None, "unavailable"]
    assert (told["lines"][0]["available"], told["lines"][0]["line"]) == (5, None)
    assert amounts(told["totals"]) == {"goods": 59900, "total": 59900}


def test_a_quote_needs_no_account_and_writes_nothing(mall: Mall, calls: Calls) -> None:
    mall.call("POST", "/orders/quote", {"lines": [{"sku": PIECE}]}, by=GUEST)
    calls.clear()

    answer = mall.call("POST", "/orders/quote", {"lines": [{"sku": PIECE}]}, by=GUEST)

    assert answer.status == 200
    assert calls == ["dynamodb:BatchGetItem"]
    assert mall.call("POST", "/orders/quote", {}, by=GUEST).json["code"] == "cart_empty"


def test_abroad_costs_its_fare_in_the_currency_of_the_order(mall: Mall) -> None:
    told = quote(mall, lines=[{"sku": RING}], destination={"country": "FR"}, currency="USD")

    standard, express = told["delivery_options"]
    assert (standard["price"], express["insured"]) == ({"amount": 2535, "currency": "USD"}, True)
    assert told["totals"]["total"]["amount"] == told["totals"]["goods"]["amount"] + 2535
    body = {
        "address": {**ADDRESS, "country": "FR", "postal_code": "75001", "phone": "+33 1 23 45 67 89"},
        "expected_total": told["totals"]["total"],
        "lines": [{"sku": RING}],
    }
    placed = mall.call("POST", "/orders", body, headers={"Idempotency-Key": "key-number-5"})
    assert placed.status == 201, placed.text


def test_an_engraving_that_cannot_be_made_is_refused_at_its_field(mall: Mall) -> None:
    body = {"lines": [{"sku": RING}], "engravings": {RING: {"text": "爱", "font": "script"}}}

    refused = mall.call("POST", "/orders/quote", body)

    assert (refused.status, refused.json["code"]) == (400, "engraving_not_drawable")
    assert (refused.json["field"], refused.json["signs"]) == (f"engravings.{RING}", ["爱"])


def test_a_company_without_a_right_tax_number_gets_no_order(mall: Mall) -> None:
    refused = mall.place({RING: 1}, total=129900, invoice={**INVOICE, "tax_number": "91350100M000100Y44"})

    assert (refused.status, refused.json["code"], refused.json["field"]) == (
        400,
        "bad_tax_number",
        "invoice.tax_number",
    )


def test_ways_of_delivery_are_told_without_a_call(mall: Mall, calls: Calls) -> None:
    calls.clear()

    options = mall.call("GET", "/delivery-options?country=CN&province=新疆维吾尔自治区", by=GUEST).json

    assert calls == []
    assert [one["code"] for one in options["items"]] == ["standard", "express_insured"]
    assert options["items"][1]["price"] == {"amount": 4500, "currency": "CNY"}
    assert mall.call("GET", "/delivery-options?country=China", by=GUEST).status == 400


def test_what_the_cart_says_to_engrave_is_engraved(mall: Mall) -> None:
    mall.call("POST", "/cart/lines", {"sku": RING, "engraving": {"text": "L", "font": "serif"}})

    assert amounts(quote(mall)["totals"])["engraving"] == 8000
    assert "engraving" not in amounts(quote(mall, engravings={RING: None})["totals"])
    assert mall.place(total=137900, by=BUYER).status == 201
