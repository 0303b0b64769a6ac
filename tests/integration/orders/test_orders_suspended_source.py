"""A source is suspended: what it accepted it may finish, the rest finds another source or waits for the operator."""

from __future__ import annotations

import json
from dataclasses import replace

from identity.events import OrganisationSuspended
from identity.store import OrganisationItem
from integration.orders.test_orders_fulfilments import both_have_it
from integration.orders.world import LUMEN, OPERATOR, RING, SHANGHAI, SUPPLIER, Mall, deliver
from orders import app as orders_app
from parure.kernel.events import Envelope
from parure.kernel.ids import new_id
from parure.kernel.time import now

SUSPENDED_SUPPLIER = replace(SUPPLIER, suspended=True)


def stand(status: str) -> None:
    organisation = OrganisationItem.get(LUMEN, "org")
    organisation.status = status
    organisation.save()


def tell_of_suspension() -> int:
    event = OrganisationSuspended(org_id=LUMEN, reason="licence_expired")
    envelope = Envelope.wrap(event, event_id=new_id("evt"), at=now(), by=None, correlation_id=None)
    return deliver(orders_app.on_events, json.dumps({"detail": envelope.to_json()}))


def suspend() -> None:
    stand("suspended")
    assert tell_of_suspension() == 0


def test_what_it_had_not_accepted_goes_to_another_source(mall: Mall) -> None:
    order_id = both_have_it(mall)
    first = mall.only_fulfilment(order_id)

    suspend()
    mall.settle()

    states = {f.fulfilment_id: (f.status, f.org_id != LUMEN) for f in mall.fulfilments(order_id)}
    assert states.pop(first) == ("cancelled", False)
    assert list(states.values()) == [("assigned", True)]
    assert mall.types(order_id).count("FulfilmentAssigned") == 2
    mall.check_stock()


def test_where_nobody_else_has_it_the_order_waits_for_the_operator_and_the_goods_stay_the_buyers(mall: Mall) -> None:
    order_id = mall.buy(total=129900)

    suspend()
    mall.settle()

    order = mall.order(order_id)
    assert (order.status, order.trouble and order.trouble.kind) == ("exception", "no_source")
    assert mall.stock(RING)[SHANGHAI.location_id] == (5, 1, 0, 4)
    mall.check_stock()


def test_once_reinstated_it_is_asked_again_for_it_had_not_refused(mall: Mall) -> None:
    order_id = mall.buy(total=129900)
    suspend()
    mall.settle()

    stand("active")
    mall.call("POST", f"/orders/{order_id}/reroute", by=OPERATOR)
    mall.settle()

    assert mall.order(order_id).status == "routed"
    (assigned,) = [f for f in mall.fulfilments(order_id) if f.status == "assigned"]
    assert assigned.org_id == LUMEN


def test_what_it_accepted_it_may_still_ship_but_it_accepts_nothing_new(mall: Mall) -> None:
    order_id = mall.buy(total=129900)
    at = f"/fulfilments/{mall.only_fulfilment(order_id)}"
    mall.call("POST", f"{at}/accept", by=SUPPLIER)

    suspend()
    mall.settle()
    refused = mall.call("POST", f"{at}/accept", by=SUSPENDED_SUPPLIER)
    listed = mall.call("GET", "/fulfilments?status=accepted", by=SUSPENDED_SUPPLIER)
    shipped = mall.call("POST", f"{at}/ship", {"carrier": "SF", "tracking_number": "SF0001"}, by=SUSPENDED_SUPPLIER)

    assert (refused.status, refused.json["code"]) == (403, "organisation_suspended")
    assert len(listed.json["items"]) == 1
    assert (shipped.status, shipped.json["status"]) == (200, "shipped")
    mall.check_stock()


def test_an_operator_takes_back_what_a_suspended_source_accepted_and_cannot_send(mall: Mall) -> None:
    order_id = both_have_it(mall)
    at = f"/fulfilments/{mall.only_fulfilment(order_id)}"
    mall.call("POST", f"{at}/accept", by=SUPPLIER)
    suspend()

    taken = mall.call("POST", f"{at}/reject", {"reason": "仓库已封存"}, by=OPERATOR)
    mall.settle()

    assert (taken.status, taken.json["status"]) == (200, "rejected")
    assert mall.order(order_id).status == "routed"
    assert [entry.by for entry in mall.order(order_id).timeline if entry.type == "rejected"] == ["operator"]
    mall.check_stock()


def test_an_old_or_repeated_event_changes_nothing(mall: Mall) -> None:
    order_id = mall.buy(total=129900)

    told = [tell_of_suspension()]
    assert mall.only_fulfilment(order_id)
    suspend()
    told += [tell_of_suspension(), tell_of_suspension()]
    mall.settle()

    assert told == [0, 0, 0]
    assert mall.types(order_id).count("FulfilmentWithdrawn") == 1
