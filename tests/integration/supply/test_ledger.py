"""Whatever happens to stock in whatever order, in the mall and at the desk: nothing is oversold, nothing is lost on the way, and the
balance is the sum of its ledger."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from identity.contract import provision_organisation
from integration.supply.desk import list_sku
from parure.aws.auth import Caller, Role
from parure.aws.tables import Transaction, read_together
from parure.kernel.errors import Conflict, NotFound
from parure.kernel.text import Text
from supply.contract import (
    Balance,
    BulkLocation,
    BulkStock,
    HoldStatus,
    Want,
    allocate_parts,
    balance_in,
    choose_locations,
    hold_in,
    hold_parts,
    hold_reads,
    locate_bulk,
    move_allocation_parts,
    receive_bulk,
    reclaim_expired,
    release_parts,
    return_parts,
    ship_parts,
    stock_reads,
    unallocate_parts,
)
from supply.desk_store import MEMO_SHOPS, MemoShopItem, memo_location_id
from supply.rules import sum_changes
from supply.rules.reasons import Reason
from supply.rules.transfers import Transfer
from supply.service.counting import open_count, post_count, record_count
from supply.service.receiving import Correction, Receipt, adjust_stock, receive_stock, sell_consigned
from supply.service.transfers import Shipment, recall_transfer, receive_transfer, send_transfer
from supply.store import EntryItem, changes_of, sku_pk

PLACES = [
    BulkLocation("org_a", "loc_1", "One", "warehouse", "CN"),
    BulkLocation("org_b", "loc_2", "Two", "shop", "CN"),
    BulkLocation("org_a", "loc_3", "Three", "warehouse", "CN"),
]
SUPPLIER, DEALER = Caller(Role.SUPPLIER, "usr_a", "org_a"), Caller(Role.DEALER, "usr_b", "org_b")
DRAWER = memo_location_id("org_a", "loc_2")
START = datetime(2026, 11, 23, 12, tzinfo=UTC)
_numbers = count()
IN_THE_MALL = ("hold", "pay", "release", "cancel", "move", "ship", "come_back", "wait", "reclaim")
AT_THE_DESK = ("receive", "adjust", "send", "consign", "send_back", "arrive", "recall", "sell", "count")
OPERATIONS = st.lists(
    st.tuples(
        st.sampled_from([*IN_THE_MALL, *AT_THE_DESK]),
        st.integers(1, 3),
        st.integers(0, 5),
    ),
    min_size=1,
    max_size=16,
)


@dataclass
class Shop:
    """Carries operations out as orders would, and refuses nothing by itself: the stock must defend itself."""

    sku: str
    at: datetime = START
    orders: list[str] = field(default_factory=list)
    allocated: dict[str, tuple[Want, ...]] = field(default_factory=dict)
    shipped: list[tuple[str, tuple[Want, ...]]] = field(default_factory=list)
    sold: int = 0
    under_way: list[Transfer] = field(default_factory=list)
    brought: int = 0
    """Received and found, less what was lost and written off"""

    def balance(self) -> Balance:
        found = balance_in(read_together(stock_reads([self.sku])), self.sku)
        assert found is not None
        return found

    def hold(self, quantity: int, _: int) -> None:
        order_id = f"ord_{self.sku}_{len(self.orders)}"
        wants = choose_locations(self.balance(), quantity)
        if wants:
            tx = Transaction()
            hold_parts(tx, order_id, wants, self.at + timedelta(minutes=20))
            tx.commit()
            self.orders.append(order_id)

    def _end(self, pick: int, *, pay: bool) -> None:
        if not self.orders:
            return
        order_id = self.orders[pick % len(self.orders)]
        hold = hold_in(read_together(hold_reads([order_id])), order_id)
        assert hold is not None
        tx = Transaction()
        if not pay:
            release_parts(tx, hold, "cancelled")
        elif hold.alive(self.at):
            allocate_parts(tx, hold)
        if len(tx):
            tx.commit()
            if pay:
                self.allocated[order_id] = hold.wants

    def pay(self, _: int, pick: int) -> None:
        self._end(pick, pay=True)

    def release(self, _: int, pick: int) -> None:
        self._end(pick, pay=False)

    def _take_allocated(self, pick: int) -> tuple[str, tuple[Want, ...]] | None:
        if not self.allocated:
            return None
        order_id = sorted(self.allocated)[pick % len(self.allocated)]
        return order_id, self.allocated[order_id]

    def cancel(self, _: int, pick: int) -> None:
        if taken := self._take_allocated(pick):
            tx = Transaction()
            unallocate_parts(tx, *taken, "cancelled")
            tx.commit()
            del self.allocated[taken[0]]

    def move(self, _: int, pick: int) -> None:
        if taken := self._take_allocated(pick):
            order_id, wants = taken
            target = tuple(Want(w.sku, "loc_2" if w.location_id == "loc_1" else "loc_1", w.quantity) for w in wants)
            tx = Transaction()
            move_allocation_parts(tx, order_id, wants, target)
            if len(tx):
                tx.commit()
                self.allocated[order_id] = target

    def ship(self, _: int, pick: int) -> None:
        if taken := self._take_allocated(pick):
            tx = Transaction()
            ship_parts(tx, *taken)
            tx.commit()
            self.sold += sum(want.quantity for want in taken[1])
            self.shipped.append(taken)
            del self.allocated[taken[0]]

    def wait(self, quantity: int, _: int) -> None:
        self.at += timedelta(minutes=10 * quantity)

    def reclaim(self, _: int, __: int) -> None:
        reclaim_expired([self.sku], self.at)
        assert not [hold for hold in self.balance().holds if hold.until <= self.at]

    def come_back(self, _: int, __: int) -> None:
        if not self.shipped:
            return
        order_id, wants = self.shipped.pop()
        tx = Transaction()
        return_parts(tx, order_id, wants)
        tx.commit()
        self.sold -= sum(want.quantity for want in wants)

    # At the desk

    def receive(self, quantity: int, pick: int) -> None:
        place = ("loc_1", "loc_3")[pick % 2]
        receive_stock(Receipt(sku=self.sku, location_id=place, quantity=quantity), by=SUPPLIER)
        self.brought += quantity

    def adjust(self, quantity: int, pick: int) -> None:
        place, reason = ("loc_1", "loc_3")[pick % 2], (Reason.LOST, Reason.FOUND)[pick % 3 % 2]
        delta = quantity if reason is Reason.FOUND else -quantity
        adjust_stock(Correction(sku=self.sku, location_id=place, delta=delta, reason=reason), by=SUPPLIER)
        self.brought += delta

    def _send(self, origin: str, target: str | None, quantity: int, by: Caller) -> None:
        shipment = Shipment(from_location_id=origin, to_location_id=target, lines=[(self.sku, quantity)])
        self.under_way.append(send_transfer(shipment, by=by))

    def send(self, quantity: int, pick: int) -> None:
        self._send(*[("loc_1", "loc_3"), ("loc_3", "loc_1")][pick % 2], quantity, SUPPLIER)

    def consign(self, quantity: int, _: int) -> None:
        self._send("loc_1", "loc_2", quantity, SUPPLIER)

    def send_back(self, quantity: int, _: int) -> None:
        self._send(DRAWER, None, quantity, DEALER)

    def _end_transfer(self, pick: int, end: Callable[[Transfer], object]) -> None:
        if self.under_way:
            end(self.under_way.pop(pick % len(self.under_way)))

    def arrive(self, quantity: int, pick: int) -> None:
        def count_in(transfer: Transfer) -> None:
            (line,) = transfer.lines
            came = min(quantity, line.quantity)
            by = DEALER if transfer.target.org_id == "org_b" else SUPPLIER
            receive_transfer(transfer.transfer_id, {self.sku: came}, by=by)
            self.brought -= line.quantity - came

        self._end_transfer(pick, count_in)

    def recall(self, _: int, pick: int) -> None:
        def call_back(transfer: Transfer) -> None:
            recall_transfer(transfer.transfer_id, by=DEALER if transfer.origin.org_id == "org_b" else SUPPLIER)

        self._end_transfer(pick, call_back)

    def sell(self, quantity: int, _: int) -> None:
        sell_consigned(self.sku, DRAWER, quantity, None, by=DEALER)
        self.sold += quantity

    def count(self, quantity: int, _: int) -> None:
        sheet = open_count("loc_1", None, by=SUPPLIER)
        count_id = f"cnt_{sheet.pk.removeprefix('count#')}"
        (line,) = record_count(count_id, [(self.sku, quantity)], SUPPLIER)
        if post_count(count_id, SUPPLIER).posted:
            self.brought += int(line.counted - line.expected)


def open_desks(sku: str) -> None:
    provision_organisation("org_a", "supplier", "A", "CN")
    provision_organisation("org_b", "dealer", "B", "CN")
    locate_bulk(PLACES, "2026-11-23T12:00:00Z")
    MemoShopItem(MEMO_SHOPS, "loc_2", dealer_id="org_b", dealer_name="B", name="Two", region="CN").save()
    list_sku(sku, supplier="org_a", sources=("org_b",))


@given(operations=OPERATIONS, first=st.integers(0, 4), second=st.integers(0, 3))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_balances_equal_the_sum_of_entries_and_nothing_is_oversold(
    aws: None, operations: list[tuple[str, int, int]], first: int, second: int
) -> None:
    shop = Shop(f"S{next(_numbers)}")
    open_desks(shop.sku)
    receive_bulk([BulkStock(shop.sku, "org_a", Text("戒", "Ring"), [(PLACES[0], first), (PLACES[1], second)])])

    refusals = set()
    for verb, quantity, pick in operations:
        try:
            getattr(shop, verb)(quantity, pick)
        except (Conflict, NotFound) as refused:
            refusals.add((verb, refused.code))

    nothing_there = {"not_that_many", "sku_not_found", "location_not_found"}
    allowed = {(verb, code) for verb in AT_THE_DESK for code in nothing_there}
    assert refusals <= {("move", "out_of_stock"), *allowed}
    entries = list(EntryItem.query(sku_pk(shop.sku), EntryItem.sk.startswith("entry#")))
    totals = sum_changes(change for entry in entries for change in changes_of(entry))
    balance = shop.balance()
    for place in balance.locations:
        total = totals[place.location_id]
        said = (place.on_hand, place.allocated, place.held, place.incoming)
        assert said == (total.on_hand, total.allocated, total.held, total.incoming)
        assert place.available == place.on_hand - place.allocated - place.held
        assert min(*said, place.available) >= 0
    assert sum(hold.total for hold in balance.holds) == sum(place.held for place in balance.locations)
    assert balance.total + shop.sold == first + second + shop.brought
    assert sum(place.incoming for place in balance.locations) == sum(t.lines[0].quantity for t in shop.under_way)


def test_a_hold_that_lapsed_stays_lapsed(aws: None) -> None:
    shop = Shop("ONE")
    receive_bulk([BulkStock("ONE", "org_a", Text("戒", "Ring"), [(PLACES[0], 1)])])
    shop.hold(1, 0)
    shop.wait(3, 0)

    shop.reclaim(0, 0)
    shop.hold(1, 0)

    first = hold_in(read_together(hold_reads([shop.orders[0]])), shop.orders[0])
    assert first is not None
    assert first.status is HoldStatus.RELEASED
    tx = Transaction()
    allocate_parts(tx, first)
    with pytest.raises(Conflict, match="not held"):
        tx.commit()
