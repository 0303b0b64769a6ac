"""A buyer changes where an order goes and what is cut into it, until a source has accepted; never what it costs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from integration.conftest import Calls
from integration.gateway import Answer
from integration.orders.test_orders_guests import Guest
from integration.orders.world import ADDRESS, BAND, BUYER, OPERATOR, OTHER_BUYER, OTHER_SUPPLIER, RING, SUPPLIER, Mall
from integration.racing import race
from orders.rules.amending import Amendment
from orders.rules.fulfilment import Fulfilment
from orders.service import amending, fulfilments
from orders.service.buyers import Buyer
from parure.aws.auth import GUEST
from parure.kernel.errors import Conflict
from parure.kernel.time import frozen, now

NEAR = {**ADDRESS, "city": "苏州市", "province": "江苏省", "district": "姑苏区", "line1": "平江路 1 号"}
FAR = {**ADDRESS, "province": "新疆维吾尔自治区", "city": "乌鲁木齐市", "district": "天山区", "line1": "解放北路 1 号"}
WORDS = {"text": "永结同心", "font": "kai"}
OTHERS = {"text": "L & M", "font": "serif"}


def engraved(mall: Mall, **more: Any) -> str:
    """A ring with words in it, paid and assigned; one call for the order's id."""
    placed = mall.place({RING: 1}, total=129900 + 8000, engravings={RING: WORDS}, **more)
    assert placed.status == 201, placed.text
    mall.press("pay", placed.json["payment"]["url"])
    mall.settle()
    return str(placed.json["order_id"])


def amend(mall: Mall, order_id: str, by: Any = BUYER, **body: Any) -> Answer:
    return mall.call("PATCH", f"/orders/{order_id}", body, by=by)


def accept(mall: Mall, order_id: str, by: Any = SUPPLIER) -> Answer:
    return mall.call("POST", f"/fulfilments/{mall.only_fulfilment(order_id)}/accept", by=by)


def test_everything_that_costs_nothing_changes_in_one_write_with_its_event(mall: Mall, calls: Calls) -> None:
    order_id = engraved(mall, gift={"message": "生日快乐"})
    calls.clear()

    changed = amend(
        mall, order_id, address=NEAR, engravings={RING: OTHERS}, gift_message="Happy birthday",
        note="请尽快", invoice={"title": "林清", "email": "lin@example.com"},
    )  # fmt: skip

    assert changed.status == 200, changed.text
    assert calls.of("dynamodb") == ["dynamodb:Query", "dynamodb:TransactWriteItems"]
    page = mall.call("GET", f"/orders/{order_id}").json
    assert (page["address"]["line1"], page["lines"][0]["engraving"]) == (NEAR["line1"], OTHERS)
    assert (page["own"]["gift_message"], page["own"]["note"]) == ("Happy birthday", "请尽快")
    assert page["own"]["invoice"]["title"] == "林清"
    assert page["total"]["amount"] == 137900
    assert page["timeline"][-1]["type"] == "changed"
    said = mall.outbox(order_id)[-1]
    assert (said["type"], said["data"]["changed"]) == (
        "OrderAmended",
        ["address", "note", "gift_message", "invoice", "engravings"],
    )
    assert NEAR["line1"] not in str(mall.outbox(order_id)), "events carry no personal data"


def test_what_is_not_named_stays_and_null_takes_away(mall: Mall) -> None:
    order_id = engraved(mall, gift={"message": "生日快乐"}, note="请尽快")

    amend(mall, order_id, gift_message=None)

    own = mall.call("GET", f"/orders/{order_id}").json["own"]
    assert (own["gift_message"], own["note"]) == (None, "请尽快")


def test_the_source_gets_what_the_buyer_wants_now(mall: Mall) -> None:
    order_id = engraved(mall)
    amend(mall, order_id, address=NEAR, engravings={RING: OTHERS}, gift_message="For you")

    waiting = mall.call("GET", f"/fulfilments/{mall.only_fulfilment(order_id)}", by=SUPPLIER).json
    accepted = accept(mall, order_id).json

    assert (waiting["ship_to"]["line1"], waiting["lines"][0]["engraving"]) == ("****", OTHERS)
    assert waiting["changed_at"] is not None
    assert (accepted["ship_to"]["line1"], accepted["gift_message"]) == (NEAR["line1"], "For you")


def test_an_order_that_is_not_paid_yet_is_routed_with_its_new_address(mall: Mall) -> None:
    placed = mall.place({RING: 1}, total=129900).json
    assert amend(mall, placed["order_id"], address=NEAR).status == 200

    mall.press("pay", placed["payment"]["url"])
    mall.settle()

    assert accept(mall, placed["order_id"]).json["ship_to"]["line1"] == NEAR["line1"]
    mall.check_stock()
    mall.check_money()


def test_saying_the_same_again_changes_nothing_even_after_a_source_accepted(mall: Mall) -> None:
    order_id = engraved(mall)
    first = amend(mall, order_id, address=NEAR, engravings={RING: OTHERS})
    again = amend(mall, order_id, address=NEAR, engravings={RING: OTHERS})
    accept(mall, order_id)
    late = amend(mall, order_id, address=NEAR, engravings={RING: OTHERS})

    assert (again.status, again.json) == (200, first.json)
    assert late.status == 200
    assert mall.types(order_id).count("OrderAmended") == 1


def test_once_a_source_has_accepted_nothing_changes(mall: Mall) -> None:
    order_id = engraved(mall)
    accept(mall, order_id)

    refused = amend(mall, order_id, address=NEAR)

    assert (refused.status, refused.json["code"]) == (409, "already_accepted")
    page = mall.call("GET", f"/orders/{order_id}").json
    assert page["address"]["line1"] == ADDRESS["line1"]
    assert "change" not in page["allowed_actions"]


def test_one_acceptance_of_two_closes_the_whole_order(mall: Mall) -> None:
    order_id = mall.buy({RING: 1, BAND: 1}, total=189800)
    (parcel,) = [one for one in mall.fulfilments(order_id) if one.org_id == OTHER_SUPPLIER.org_id]
    mall.call("POST", f"/fulfilments/{parcel.fulfilment_id}/accept", by=OTHER_SUPPLIER)

    assert amend(mall, order_id, address=NEAR).json["code"] == "already_accepted"


def test_a_source_that_accepts_at_the_same_moment_ships_to_the_address_that_the_buyer_was_told(mall: Mall) -> None:
    wanted = Amendment(said={"address": NEAR}, engravings={})
    for _ in range(3):
        order_id = mall.buy(total=129900)
        parcel = mall.only_fulfilment(order_id)

        buyer, source = race(
            [
                lambda: amending.amend_order(order_id, wanted, invoice=None, by=Buyer(BUYER)),  # noqa: B023 - called at once
                lambda: fulfilments.accept_fulfilment(parcel, by=SUPPLIER),  # noqa: B023
            ]
        )

        assert isinstance(source, Fulfilment)
        won = isinstance(buyer, tuple)
        assert won or (isinstance(buyer, Conflict) and buyer.code == "already_accepted")
        shipped_to = mall.call("GET", f"/fulfilments/{parcel}", by=SUPPLIER).json["ship_to"]["line1"]
        assert shipped_to == (NEAR if won else ADDRESS)["line1"]
        assert mall.types(order_id).count("OrderAmended") == int(won)
        mall.call("POST", f"/orders/{order_id}/cancel", {})


def test_another_place_at_the_same_price_has_its_own_dates(mall: Mall) -> None:
    order_id = engraved(mall)
    promised = mall.call("GET", f"/orders/{order_id}").json["delivery"]["latest"]

    moved = amend(mall, order_id, address=FAR)

    assert moved.status == 200, moved.text
    assert moved.json["delivery"]["latest"] > promised
    assert moved.json["total"]["amount"] == 137900


@pytest.mark.parametrize(
    ("there", "code", "field"),
    [
        (FAR, "delivery_price_differs", "address.province"),
        ({**ADDRESS, "country": "JP", "province": "Tokyo", "postal_code": "100-0001", "phone": "+81312345678"},
         "other_country", "address.country"),
    ],
)  # fmt: skip
def test_a_place_that_costs_otherwise_is_refused_with_what_it_would_cost(
    mall: Mall, there: dict[str, Any], code: str, field: str
) -> None:
    express: dict[str, Any] = {"delivery": {"code": "express_insured"}}
    asked = {**express, "lines": [{"sku": RING}], "destination": {"country": "CN", "province": "上海市"}}
    total = mall.call("POST", "/orders/quote", asked).json["totals"]["total"]["amount"]
    placed = mall.place({RING: 1}, total=total, **express)
    assert placed.status == 201, placed.text

    refused = amend(mall, placed.json["order_id"], address=there)

    assert (refused.status, refused.json["code"], refused.json["field"]) == (409, code, field)
    assert mall.call("GET", f"/orders/{placed.json['order_id']}").json["address"]["line1"] == ADDRESS["line1"]


def test_words_that_do_not_fit_or_would_cost_more_are_refused(mall: Mall) -> None:
    order_id = engraved(mall)
    plain = mall.place({BAND: 1}, total=59900).json["order_id"]

    too_long = amend(mall, order_id, engravings={RING: {"text": "永" * 20, "font": "kai"}})
    unknown = amend(mall, order_id, engravings={"NO-SUCH": OTHERS})
    extra = amend(mall, plain, engravings={BAND: OTHERS})

    assert (too_long.status, too_long.json["code"]) == (400, "engraving_too_long")
    assert (unknown.status, unknown.json["code"]) == (400, "no_such_line")
    assert (extra.status, extra.json["code"], extra.json["field"]) == (409, "would_change_total", f"engravings.{BAND}")


def test_nobody_else_changes_it_and_an_operator_neither(mall: Mall) -> None:
    order_id = mall.buy(total=129900)

    for by in (OTHER_BUYER, GUEST, OPERATOR, SUPPLIER):
        assert amend(mall, order_id, by=by, address=NEAR).status == 404
    assert mall.order(order_id).timeline[-1].type == "routed"


def test_a_guest_changes_it_by_the_cookie_or_the_links_key(mall: Mall) -> None:
    guest, elsewhere = Guest(mall), Guest(mall)
    placed = guest.place().json
    path = f"/orders/{placed['order_id']}"

    by_cookie = guest.call("PATCH", path, {"address": NEAR})
    by_link = elsewhere.call("PATCH", f"{path}?key={placed['key']}", {"note": "请放门卫"})
    stranger = elsewhere.call("PATCH", f"{path}?key={'0' * 40}", {"note": "mine"})

    assert (by_cookie.status, by_link.status, stranger.status) == (200, 200, 404)
    assert by_link.json["own"]["email"] == guest.email, "the address of the confirmation stays"


def test_a_closed_order_stays_as_it_is(mall: Mall) -> None:
    cancelled = mall.place({RING: 1}, total=129900).json["order_id"]
    mall.call("POST", f"/orders/{cancelled}/cancel", {})
    lapsed = mall.place({RING: 1}, total=129900).json["order_id"]

    with frozen(now() + timedelta(minutes=36)):
        for order_id in (cancelled, lapsed):
            refused = amend(mall, order_id, address=NEAR)
            assert (refused.status, refused.json["code"]) == (409, "not_changeable")


def test_an_order_is_changed_so_often_and_not_more(mall: Mall) -> None:
    order_id = mall.place({RING: 1}, total=129900).json["order_id"]
    for number in range(20):
        assert amend(mall, order_id, note=f"{number}").status == 200

    assert amend(mall, order_id, note="once more").json["code"] == "changed_too_often"
