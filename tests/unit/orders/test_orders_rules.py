"""The order's and the cart's rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orders.carriers import carrier, recognise
from orders.rules import cart as carts
from orders.rules import fulfilment as delivering
from orders.rules import paying
from orders.rules.cart import Cart, Seen
from orders.rules.fulfilment import Assignment, Fulfilment, TrackingEvent
from orders.rules.order import (
    HOLD_LIFETIME,
    SESSION_LIFETIME,
    Change,
    Line,
    Order,
    OrderStatus,
    ParcelStatus,
    Place,
    merge_places,
    status_of_parcels,
    unassigned,
)
from orders.rules.paying import Basket, Delivery, Received
from orders.rules.timeline import TITLES
from parure.kernel.errors import Conflict
from parure.kernel.money import Money
from parure.kernel.text import Text

AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
DELIVERY = Delivery(buyer_id="usr_1", address="secret", note=None, region="CN", language="zh-CN", payment_method=None)


def line(sku: str, quantity: int = 1, price: int = 1000) -> Line:
    return Line(
        sku=sku,
        product_id="prd_1",
        supplier_id="org_1",
        source_ids=("org_1",),
        title=Text("戒指", "ring"),
        quantity=quantity,
        price=Money(price, "CNY"),
        line_total=Money(price * quantity, "CNY"),
    )


def placed(*lines: Line) -> Order:
    lines = lines or (line("A"), line("B", 2))
    stock = tuple(Place(sku=one.sku, location_id="loc_1", quantity=one.quantity) for one in lines)
    return paying.place("ord_1", Basket(lines=lines, shipping=Money(0, "CNY"), stock=stock), DELIVERY, AT).order


def money(order: Order, *, payment_id: str = "pi_1", amount: int | None = None, at: datetime = AT) -> Received:
    total = order.total if amount is None else Money(amount, "CNY")
    return Received(payment_id=payment_id, amount=total, method="card", paid_at=at)


def paid(order: Order | None = None) -> Order:
    order = order or placed()
    return must(paying.take_payment(order, money(order), refund_id="rfd_1", at=AT)).order


def must(change: Change | None) -> Change:
    assert change is not None
    return change


def routed(*parcels: dict[str, int]) -> tuple[Order, list[Fulfilment]]:
    skus: dict[str, int] = {}
    for parcel in parcels:
        for sku, quantity in parcel.items():
            skus[sku] = skus.get(sku, 0) + quantity
    order = paid(placed(*(line(sku, quantity) for sku, quantity in skus.items())))
    assignments = [
        Assignment(
            fulfilment_id=f"ful_{number}",
            org_id=f"org_{number}",
            source_name="Lumen",
            stock=tuple(Place(sku=sku, location_id=f"loc_{number}", quantity=n) for sku, n in parcel.items()),
        )
        for number, parcel in enumerate(parcels)
    ]
    change = delivering.assign(order, assignments, AT)
    return change.order, list(change.fulfilments)


def test_the_hold_outlives_the_payment_session() -> None:
    assert HOLD_LIFETIME > SESSION_LIFETIME > timedelta(minutes=30)


def test_an_order_is_what_its_lines_sum_to() -> None:
    order = placed(line("A", 3, 1999), line("B", 1, 1))
    assert (order.subtotal.amount, order.total.amount, order.status) == (5998, 5998, OrderStatus.PLACED)


@given(st.lists(st.sampled_from(["right", "again", "short", "late", "other"]), max_size=6), st.booleans())
def test_whatever_payments_come_the_mall_keeps_the_total_once_or_nothing(kinds: list[str], cancelled: bool) -> None:
    order = placed()
    if cancelled:
        order = must(paying.cancel(order, [], by="buyer", reason=None, refund_id="r", at=AT)).order
    came: dict[str, int] = {}
    for number, kind in enumerate(kinds):
        payment_id = "pi_right" if kind in ("right", "again") else f"pi_{number}"
        amount = 1 if kind == "short" else order.total.amount
        at = AT + timedelta(hours=1) if kind == "late" else AT
        came[payment_id] = amount
        change = paying.take_payment(
            order, money(order, payment_id=payment_id, amount=amount, at=at), refund_id=f"rfd_{number}", at=at
        )
        order = change.order if change else order

    kept = sum(came.values()) - sum(refund.amount.amount for refund in order.refunds)

    assert kept == (order.total.amount if order.status is OrderStatus.PAID else 0)
    assert len({refund.payment_id for refund in order.refunds}) == len(order.refunds), "each goes back once"


def test_paying_makes_the_hold_an_allocation() -> None:
    order = placed()
    change = must(paying.take_payment(order, money(order), refund_id="rfd_1", at=AT))

    assert change.stock is not None
    assert (change.stock.verb, change.stock.places) == ("allocate", order.stock)
    assert [type(event).__name__ for event in change.events] == ["OrderPaid"]
    assert change.order.due_at is None


def test_an_order_expires_once_and_only_when_it_is_time() -> None:
    order = placed()
    with pytest.raises(Conflict, match="not overdue"):
        paying.expire(order, order.expires_at - timedelta(seconds=1))

    change = paying.expire(order, order.expires_at)

    assert change.stock is not None
    assert (change.order.status, change.stock.verb, change.order.stock) == (OrderStatus.EXPIRED, "release_hold", ())
    with pytest.raises(Conflict):
        paying.expire(change.order, order.expires_at)
    with pytest.raises(Conflict):
        paying.expire(paid(), order.expires_at)


def test_cancelling_gives_back_what_the_order_has_and_nothing_twice() -> None:
    order, fulfilments = routed({"A": 1}, {"B": 2})
    change = must(paying.cancel(order, fulfilments, by="buyer", reason="late", refund_id="rfd_9", at=AT))

    assert change.stock is not None
    assert change.stock.verb == "release_allocation"
    assert sum(place.quantity for place in change.stock.places) == 3
    assert [type(event).__name__ for event in change.events] == ["OrderCancelled", "RefundRequested"]
    assert {f.status for f in change.fulfilments} == {ParcelStatus.CANCELLED}
    assert paying.cancel(change.order, [], by="buyer", reason=None, refund_id="x", at=AT) is None


def test_an_order_is_as_far_as_its_slowest_parcel() -> None:
    order, parcels = routed({"A": 1}, {"B": 1})
    assert order.status is OrderStatus.ROUTED
    expected = [OrderStatus.IN_FULFILMENT] * 3 + [OrderStatus.SHIPPED] * 2 + [OrderStatus.DELIVERED]
    steps = [("accept", 0), ("accept", 1), ("ship", 0), ("ship", 1), ("deliver", 0), ("deliver", 1)]
    for (step, which), status in zip(steps, expected, strict=True):
        if step == "accept":
            change = must(delivering.accept(order, parcels[which], AT))
        elif step == "ship":
            change = must(delivering.ship(order, parcels[which], "sf", f"N{which}", AT))
        else:
            change = must(delivering.track(order, parcels[which], TrackingEvent(at=AT, status="delivered"), AT))
        order, parcels[which] = change.order, change.fulfilments[0]
        assert order.status is status, (step, which)
    assert order.stock == ()
    assert must(delivering.receive(order, parcels, "buyer", AT)).order.status is OrderStatus.RECEIVED


def test_what_was_rejected_waits_for_another_source() -> None:
    order, parcels = routed({"A": 1}, {"B": 1})
    order = must(delivering.reject(order, parcels[0], "damaged", AT)).order

    assert unassigned(order) == {"A": 1}
    assert status_of_parcels(order) is OrderStatus.ROUTED
    other = Assignment(
        fulfilment_id="ful_9",
        org_id="org_9",
        source_name="Aurum",
        stock=(Place(sku="A", location_id="loc_9", quantity=1),),
    )
    change = delivering.assign(order, [other], AT)
    assert change.stock is not None
    assert [place.location_id for place in change.stock.places] == ["loc_0"]
    assert {(p.sku, p.location_id) for p in change.order.stock} == {("A", "loc_9"), ("B", "loc_1")}
    assert unassigned(change.order) == {}


@given(st.permutations(["in_transit", "exception", "out_for_delivery", "delivered"]), st.integers(0, 4))
def test_tracking_ends_alike_in_whatever_order_it_comes(order_of_news: list[str], repeated: int) -> None:
    order, parcels = routed({"A": 1})
    change = must(delivering.accept(order, parcels[0], AT))
    change = must(delivering.ship(change.order, change.fulfilments[0], "sf", "N1", AT))
    order, parcel = change.order, change.fulfilments[0]
    hours = {"in_transit": 1, "exception": 2, "out_for_delivery": 3, "delivered": 4}
    for kind in [*order_of_news, *order_of_news[:repeated]]:
        news = TrackingEvent(at=AT + timedelta(hours=hours[kind]), status=kind)  # type: ignore[arg-type]
        next_ = delivering.track(order, parcel, news, AT)
        if next_ is not None:
            order, parcel = next_.order, next_.fulfilments[0]

    assert [event.status for event in parcel.tracking] == ["in_transit", "exception", "out_for_delivery", "delivered"]
    assert (parcel.status, order.status, order.trouble) == (ParcelStatus.DELIVERED, OrderStatus.DELIVERED, None)


def test_every_entry_of_a_timeline_has_a_title_in_both_languages() -> None:
    order, parcels = routed({"A": 1})
    order = must(delivering.reject(order, parcels[0], "late", AT, missed=True)).order
    order = must(delivering.find_no_source(order, AT)).order
    order = delivering.request_reroute(order, AT).order

    assert {entry.type for entry in order.timeline} <= set(TITLES)
    assert all(text.zh and text.en for text in TITLES.values())


def test_an_attempt_is_repeated_while_young_and_replaced_when_old_or_refused() -> None:
    order = placed()
    assert paying.begin_attempt(order, AT + timedelta(seconds=30), None) is None
    later = paying.begin_attempt(order, AT + timedelta(minutes=3), None)
    assert later is not None
    assert later.payment.attempt == 2
    unavailable = order.with_(payment=replace(order.payment, status="unavailable"))
    again = paying.begin_attempt(unavailable, AT + timedelta(seconds=1), None)
    assert again is not None
    assert again.payment.attempt == 2
    with pytest.raises(Conflict):
        paying.begin_attempt(order, order.expires_at, None)


@given(
    st.lists(st.tuples(st.sampled_from("AB"), st.sampled_from(["x", "y"]), st.integers(1, 5)), min_size=1, max_size=6),
    st.dictionaries(st.sampled_from("AB"), st.integers(0, 8)),
)
def test_places_are_taken_without_losing_a_piece(places: list[tuple[str, str, int]], wanted: dict[str, int]) -> None:
    have = merge_places(Place(sku=s, location_id=at, quantity=n) for s, at, n in places)
    taken, rest = delivering.take_places(have, wanted)

    assert merge_places((*taken, *rest)) or not have
    for sku in "AB":
        total = sum(p.quantity for p in have if p.sku == sku)
        took = sum(p.quantity for p in taken if p.sku == sku)
        assert took == min(total, wanted.get(sku, 0))
        assert took + sum(p.quantity for p in rest if p.sku == sku) == total


SEEN = Seen(product_id="prd_1", title=Text("戒指", "ring"), price=Money(1000, "CNY"), available=9)


@given(st.dictionaries(st.text("ABCDE", min_size=1, max_size=2), st.integers(1, 9)),
       st.dictionaries(st.text("ABCDE", min_size=1, max_size=2), st.integers(1, 9)))  # fmt: skip
def test_merging_carts_loses_no_piece_and_merging_again_changes_nothing(
    mine: dict[str, int], guests: dict[str, int]
) -> None:
    def cart(owner: str, lines: dict[str, int]) -> Cart:
        made = Cart(owner=owner)
        for sku, quantity in lines.items():
            made = carts.add(made, sku, quantity, SEEN, AT)
        return made

    merged = carts.merge(cart("usr", mine), cart("guest", guests))

    expected = {sku: max(mine.get(sku, 0), guests.get(sku, 0)) for sku in {*mine, *guests}}
    assert {one.sku: one.quantity for one in merged.lines} == expected
    assert carts.merge(merged, cart("guest", guests)).lines == merged.lines


@pytest.mark.parametrize("name", ["SF", "顺丰", " 顺丰速运 ", "sf express"])
def test_a_carrier_is_known_by_its_names(name: str) -> None:
    assert recognise(name) == "sf"
    assert carrier("sf").tracking_url("A/B") == "https://www.sf-express.com/chn/sc/waybill/waybill-detail/A%2FB"


def test_an_unknown_carrier_keeps_its_name_and_has_no_page() -> None:
    assert recognise("老王快递") == "老王快递"
    assert carrier("老王快递").tracking_url("1") is None
