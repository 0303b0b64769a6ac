"""Whatever happens to stock in whatever order: nothing is oversold, and the balance is the sum of its ledger."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parure.aws.tables import Transaction, read_together
from parure.kernel.errors import Conflict
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
    move_allocation_parts,
    receive_bulk,
    reclaim_expired,
    release_parts,
    return_parts,
    ship_parts,
    stock_reads,
    unallocate_parts,
)
from supply.rules import sum_changes
from supply.store import EntryItem, changes_of, sku_pk

PLACES = [BulkLocation("org_a", "loc_1", "One", "warehouse", "CN"), BulkLocation("org_b", "loc_2", "Two", "shop", "CN")]
START = datetime(2026, 11, 23, 12, tzinfo=UTC)
_numbers = count()
OPERATIONS = st.lists(
    st.tuples(
        st.sampled_from(["hold", "pay", "release", "cancel", "move", "ship", "come_back", "wait", "reclaim"]),
        st.integers(1, 3),
        st.integers(0, 5),
    ),
    min_size=1,
    max_size=14,
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


@given(operations=OPERATIONS, first=st.integers(0, 4), second=st.integers(0, 3))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_balances_equal_the_sum_of_entries_and_nothing_is_oversold(
    aws: None, operations: list[tuple[str, int, int]], first: int, second: int
) -> None:
    shop = Shop(f"S{next(_numbers)}")
    receive_bulk([BulkStock(shop.sku, "org_a", Text("戒", "Ring"), [(PLACES[0], first), (PLACES[1], second)])])

    refusals = set()
    for verb, quantity, pick in operations:
        try:
            getattr(shop, verb)(quantity, pick)
        except Conflict as refused:
            refusals.add((verb, refused.code))

    assert refusals <= {("move", "out_of_stock")}
    entries = list(EntryItem.query(sku_pk(shop.sku), EntryItem.sk.startswith("entry#")))
    totals = sum_changes(change for entry in entries for change in changes_of(entry))
    balance = shop.balance()
    for place in balance.locations:
        total = totals[place.location_id]
        assert (place.on_hand, place.allocated, place.held) == (total.on_hand, total.allocated, total.held)
        assert place.available == place.on_hand - place.allocated - place.held
        assert min(place.on_hand, place.allocated, place.held, place.available) >= 0
    assert sum(hold.total for hold in balance.holds) == sum(place.held for place in balance.locations)
    assert balance.on_hand + shop.sold == first + second


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
