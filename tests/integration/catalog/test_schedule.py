"""Appointments: a product appears and goes when it was said, whoever reads it and however late the sweep is; on moto."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest

from catalog import app as catalog_app
from catalog.contract import find_live_product, sku_in, sku_reads
from catalog.service import scheduling
from catalog.store import ProductItem
from identity.contract import provision_organisation
from integration.catalog import goods
from integration.catalog.goods import BANGLE, OPERATOR, RING, RIVAL, SUPPLIER, ask, coded, draft, on_sale
from integration.conftest import Calls
from parure.aws.tables import OutboxEvent, read_together
from parure.kernel.time import frozen, iso

NOON = goods.NOON
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _noon(aws: None) -> Iterator[None]:
    with frozen(NOON):
        goods.open_mall()
        yield


@contextmanager
def later(by: timedelta) -> Iterator[None]:
    with frozen(NOON + by):
        yield


def schedule(product_id: str, by: Any = SUPPLIER, **moments: datetime) -> Any:
    body = {name: iso(moment) for name, moment in moments.items()}
    return ask("POST", f"/products/{product_id}/schedule", body, by)


def sweep() -> int:
    return catalog_app.on_schedule({}, None)["moved"]


def listing(product_id: str) -> Any:
    return ask("GET", f"/listings/{product_id}", by=SUPPLIER).json


def is_listed(product_id: str) -> bool:
    cards = ask("GET", "/products").json["items"]
    return any(card["product_id"] == product_id for card in cards)


def is_sellable(code: str) -> bool:
    sku = sku_in(read_together(sku_reads([code])), code)
    return sku is not None and sku.sellable


def types(product_id: str) -> list[str]:
    return [item.envelope.split('"type":"')[1].split('"')[0] for item in OutboxEvent.query(product_id)]


def approved(product_id: str) -> Any:
    ask("POST", f"/products/{product_id}/submit", by=SUPPLIER)
    return ask("POST", f"/products/{product_id}/approve", {}, OPERATOR)


def test_an_approved_product_waits_for_its_moment_and_then_appears() -> None:
    product_id = draft()
    assert schedule(product_id, publish_at=NOON + HOUR).json["schedule"]["publish_at"] == "2026-11-23T13:00:00.000Z"
    assert approved(product_id).json["status"] == "approved"

    assert sweep() == 0
    assert not is_listed(product_id)
    assert "ProductPublished" not in types(product_id)

    with later(HOUR):
        assert sweep() == 1
        assert is_listed(product_id)
        assert find_live_product(product_id) is not None
    assert types(product_id)[-1] == "ProductPublished"
    assert listing(product_id)["schedule"] is None


def test_a_second_and_a_late_sweep_change_nothing() -> None:
    product_id = draft()
    schedule(product_id, publish_at=NOON + HOUR)
    approved(product_id)
    stale = ProductItem.find(product_id, "product")
    assert stale is not None

    with later(HOUR):
        assert sweep() == 1
        assert sweep() == 0
        # The index may still show what was.
        assert scheduling._keep(stale) == 0

    assert types(product_id).count("ProductPublished") == 1


def test_what_is_over_is_not_sold_even_while_the_sweep_is_late() -> None:
    product_id = on_sale()
    assert schedule(product_id, take_down_at=NOON + HOUR).status == 200
    assert is_sellable("R-12")

    with later(HOUR):
        assert not is_sellable("R-12")
        assert not is_listed(product_id)
        assert ask("GET", f"/products/{product_id}").status == 404
        assert ask("GET", "/offers?sku=R-12").json["items"] == []
        assert sweep() == 1
    assert listing(product_id)["status"] == "taken_down"
    assert types(product_id)[-1] == "ProductTakenDown"


def test_a_product_appears_and_goes_by_one_appointment() -> None:
    product_id = draft()
    schedule(product_id, publish_at=NOON + HOUR, take_down_at=NOON + 2 * HOUR)
    approved(product_id)

    with later(HOUR):
        sweep()
        assert is_sellable("R-12")
    with later(2 * HOUR):
        assert not is_sellable("R-12")
        sweep()

    assert listing(product_id)["status"] == "taken_down"
    assert listing(product_id)["schedule"] is None


def test_a_product_whose_time_passed_before_it_could_appear_does_not_appear() -> None:
    product_id = draft()
    schedule(product_id, publish_at=NOON + HOUR, take_down_at=NOON + 2 * HOUR)
    approved(product_id)

    with later(3 * HOUR):
        assert sweep() == 1
        assert sweep() == 0
    assert (listing(product_id)["status"], listing(product_id)["schedule"]) == ("approved", None)


def test_approval_after_the_moment_publishes_at_once() -> None:
    product_id = draft()
    schedule(product_id, publish_at=NOON + HOUR)

    with later(2 * HOUR):
        assert approved(product_id).json["status"] == "published"
        assert sweep() == 0


def test_what_waits_can_be_shown_before_its_moment() -> None:
    product_id = draft()
    schedule(product_id, publish_at=NOON + HOUR)
    approved(product_id)

    assert ask("POST", f"/products/{product_id}/publish", by=SUPPLIER).json["status"] == "published"
    with later(HOUR):
        assert sweep() == 0


def test_an_appointment_that_is_cancelled_is_not_kept() -> None:
    product_id = on_sale()
    schedule(product_id, take_down_at=NOON + HOUR)

    for _ in range(2):
        assert ask("DELETE", f"/products/{product_id}/schedule", by=SUPPLIER).json["schedule"] is None

    with later(HOUR):
        assert sweep() == 0
        assert is_sellable("R-12")
        assert is_listed(product_id)


def test_the_same_appointment_again_writes_nothing(calls: Calls) -> None:
    product_id = on_sale()
    schedule(product_id, take_down_at=NOON + HOUR)
    calls.clear()

    schedule(product_id, take_down_at=NOON + HOUR)

    assert calls == ["dynamodb:GetItem"]


def test_a_product_that_was_taken_down_can_come_back_by_appointment() -> None:
    product_id = on_sale()
    ask("POST", f"/products/{product_id}/take-down", {"reason": "photographed anew"}, SUPPLIER)

    assert schedule(product_id, publish_at=NOON + HOUR).status == 200
    with later(HOUR):
        sweep()
        assert is_listed(product_id)


def test_what_stands_in_the_way_is_told_and_tried_again() -> None:
    product_id = draft()
    schedule(product_id, publish_at=NOON + HOUR)
    approved(product_id)
    provision_organisation(goods.ORG, "supplier", "Lumière", "CN-SH")
    suspend(goods.ORG, "suspended")

    with later(HOUR):
        assert sweep() == 0
        assert listing(product_id)["schedule"]["problem"] == "supplier_suspended"
        assert sweep() == 0
    suspend(goods.ORG, "active")
    with later(HOUR + timedelta(minutes=10)):
        assert sweep() == 1
        assert listing(product_id)["status"] == "published"


def suspend(org_id: str, status: str) -> None:
    from identity.store import OrganisationItem

    item = OrganisationItem.get(org_id, "org")
    item.status = status
    item.save()


@pytest.mark.parametrize(
    ("moments", "code", "field"),
    [
        ({}, "schedule_empty", "publish_at"),
        ({"publish_at": NOON}, "moment_past", "publish_at"),
        ({"take_down_at": NOON - HOUR}, "moment_past", "take_down_at"),
        ({"publish_at": NOON + timedelta(days=400)}, "moment_too_far", "publish_at"),
        ({"publish_at": NOON + 2 * HOUR, "take_down_at": NOON + HOUR}, "schedule_reversed", "take_down_at"),
    ],
)
def test_moments_that_make_no_sense_are_refused(moments: dict[str, datetime], code: str, field: str) -> None:
    answer = schedule(draft(), **moments)

    assert (answer.status, answer.json["code"], answer.json["field"]) == (400, code, field)


def test_a_product_on_sale_cannot_appear_again() -> None:
    assert schedule(on_sale(), publish_at=NOON + HOUR).json["code"] == "already_on_sale"


def test_the_appointment_of_an_operator_is_not_the_suppliers_to_undo() -> None:
    product_id = on_sale()
    schedule(product_id, OPERATOR, take_down_at=NOON + HOUR)

    assert schedule(product_id, take_down_at=NOON + 2 * HOUR).json["code"] == "scheduled_by_operator"
    assert ask("DELETE", f"/products/{product_id}/schedule", by=SUPPLIER).json["code"] == "scheduled_by_operator"
    with later(HOUR):
        sweep()
    assert ask("POST", f"/products/{product_id}/publish", by=SUPPLIER).json["code"] == "taken_down_by_operator"


def test_others_do_not_see_a_product_to_schedule_it() -> None:
    assert schedule(draft(), RIVAL, publish_at=NOON + HOUR).status == 404


def test_a_suspended_and_reinstated_supplier_keeps_the_appointments() -> None:
    product_id = on_sale()
    schedule(product_id, take_down_at=NOON + HOUR)

    from catalog.service.following import follow_organisation

    suspend(goods.ORG, "suspended")
    follow_organisation(goods.ORG)
    suspend(goods.ORG, "active")
    follow_organisation(goods.ORG)

    assert is_sellable("R-12")
    with later(HOUR):
        assert not is_sellable("R-12")
        assert sweep() == 1


def test_a_sweep_with_nothing_due_costs_one_query_per_shard(calls: Calls) -> None:
    on_sale(coded("R-77", RING))
    calls.clear()

    sweep()

    assert calls == ["dynamodb:Query"] * 4


def test_a_price_that_follows_the_board_leaves_the_appointment() -> None:
    goods.publish_gold()
    product_id = on_sale(BANGLE)
    schedule(product_id, take_down_at=NOON + HOUR)

    from catalog.service.following import reprice_shelves

    goods.publish_gold(per_gram=90_000)
    assert reprice_shelves(["gold/999"]) == 1

    with later(HOUR):
        assert not is_listed(product_id)
