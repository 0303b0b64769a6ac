"""Holds, allocations and their ledger, on moto."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from parure.aws.tables import Transaction, read_together
from parure.kernel.errors import Conflict
from parure.kernel.text import Text
from parure.kernel.time import frozen
from supply.contract import (
    Balance,
    BulkLocation,
    BulkStock,
    Hold,
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

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
LATER = NOON + timedelta(minutes=30)
VAULT = BulkLocation("org_a", "loc_vault", "Vault", "warehouse", "CN-SH")
SHOP = BulkLocation("org_b", "loc_shop", "Shop", "shop", "CN-BJ")


@pytest.fixture(autouse=True)
def _stock(aws: None) -> None:
    with frozen(NOON):
        receive_bulk([BulkStock("RING-1", "org_a", Text("戒", "Ring"), [(VAULT, 3), (SHOP, 1)])])


def balance(sku: str = "RING-1") -> Balance:
    found = balance_in(read_together(stock_reads([sku])), sku)
    assert found is not None
    return found


def counts(location: str) -> tuple[int, int, int, int]:
    place = balance().at(location)
    assert place is not None
    return place.on_hand, place.allocated, place.held, place.available


def held(order_id: str, quantity: int, until: datetime = LATER) -> Hold:
    wants = choose_locations(balance(), quantity)
    assert wants
    tx = Transaction()
    hold_parts(tx, order_id, wants, until)
    tx.commit()
    return hold_of(order_id)


def commit(add: Callable[[Transaction], None]) -> None:
    tx = Transaction()
    add(tx)
    tx.commit()


def hold_of(order_id: str) -> Hold:
    hold = hold_in(read_together(hold_reads([order_id])), order_id)
    assert hold is not None
    return hold


def ledger_agrees(sku: str = "RING-1") -> bool:
    entries = EntryItem.query(sku_pk(sku), EntryItem.sk.startswith("entry#"))
    totals = sum_changes(change for entry in entries for change in changes_of(entry))
    return all(
        (place.on_hand, place.allocated, place.held, place.available) == (t.on_hand, t.allocated, t.held, t.available)
        for place in balance(sku).locations
        for t in [totals[place.location_id]]
    )


def test_a_hold_takes_from_what_is_available_and_from_nothing_else() -> None:
    held("ord_1", 2)

    assert counts("loc_vault") == (3, 0, 2, 1)
    assert ledger_agrees()


def test_a_hold_that_no_single_location_fills_takes_from_several() -> None:
    held("ord_1", 4)

    assert (counts("loc_vault"), counts("loc_shop")) == ((3, 0, 3, 0), (1, 0, 1, 0))


def test_what_is_held_cannot_be_held_again() -> None:
    wants = choose_locations(balance(), 3)
    held("ord_1", 3)
    tx = Transaction()
    hold_parts(tx, "ord_2", wants, LATER)

    with pytest.raises(Conflict) as refused:
        tx.commit()

    assert (refused.value.code, refused.value.extra["lines"]) == ("out_of_stock", [{"sku": "RING-1", "quantity": 3}])
    assert choose_locations(balance(), 3) == ()
    assert ledger_agrees()


def test_an_order_cannot_hold_twice() -> None:
    held("ord_1", 1)

    with pytest.raises(Conflict, match="already"):
        held("ord_1", 1)


def test_a_paid_hold_becomes_an_allocation_and_ships() -> None:
    hold = held("ord_1", 2)
    tx = Transaction()
    allocate_parts(tx, hold)
    tx.commit()
    assert counts("loc_vault") == (3, 2, 0, 1)
    tx = Transaction()
    ship_parts(tx, "ord_1", hold.wants)
    tx.commit()

    assert counts("loc_vault") == (1, 0, 0, 1)
    assert balance().holds == ()
    assert ledger_agrees()


def test_a_hold_ends_once() -> None:
    hold = held("ord_1", 2)
    tx = Transaction()
    release_parts(tx, hold, "cancelled")
    tx.commit()
    late = Transaction()
    allocate_parts(late, hold)

    with pytest.raises(Conflict) as refused:
        late.commit()

    assert refused.value.code == "hold_gone"
    assert hold_of("ord_1").status is HoldStatus.RELEASED
    assert counts("loc_vault") == (3, 0, 0, 3)


def test_releasing_a_hold_that_is_over_adds_nothing() -> None:
    hold = held("ord_1", 2)
    tx = Transaction()
    release_parts(tx, hold, "expired")
    tx.commit()
    again = Transaction()

    release_parts(again, hold_of("ord_1"), "expired")

    assert len(again) == 0


def test_an_expired_hold_counts_as_available_when_it_is_read() -> None:
    held("ord_1", 3)

    assert balance().available(NOON) == 1
    assert balance().available(LATER) == 4


def test_contention_reclaims_expired_holds_only() -> None:
    held("ord_1", 2)
    held("ord_2", 1, until=LATER + timedelta(hours=1))

    assert reclaim_expired(["RING-1"], LATER) == 1
    assert reclaim_expired(["RING-1"], LATER) == 0

    assert balance().available(LATER) == 3
    assert hold_of("ord_1").status is HoldStatus.RELEASED
    assert hold_of("ord_2").alive(LATER)
    assert ledger_agrees()


def test_routing_moves_an_allocation_to_another_location() -> None:
    hold = held("ord_1", 1)
    tx = Transaction()
    allocate_parts(tx, hold)
    tx.commit()
    tx = Transaction()
    move_allocation_parts(tx, "ord_1", hold.wants, [Want("RING-1", "loc_shop", 1)])
    tx.commit()

    assert (counts("loc_vault"), counts("loc_shop")) == ((3, 0, 0, 3), (1, 1, 0, 0))
    assert ledger_agrees()


def test_an_allocation_that_stays_where_it_is_costs_no_write() -> None:
    tx = Transaction()

    move_allocation_parts(tx, "ord_1", [Want("RING-1", "loc_shop", 1)], [Want("RING-1", "loc_shop", 1)])

    assert len(tx) == 0


def test_a_cancelled_order_gives_its_allocation_back_and_a_return_restocks() -> None:
    hold, one = held("ord_1", 2), [Want("RING-1", "loc_vault", 1)]
    commit(lambda tx: allocate_parts(tx, hold))
    commit(lambda tx: unallocate_parts(tx, "ord_1", one, "cancelled"))
    commit(lambda tx: ship_parts(tx, "ord_1", one))
    commit(lambda tx: return_parts(tx, "ord_1", one))

    assert counts("loc_vault") == (3, 0, 0, 3)
    assert ledger_agrees()


def test_nothing_ships_that_is_not_allocated() -> None:
    tx = Transaction()
    ship_parts(tx, "ord_1", [Want("RING-1", "loc_vault", 1)])

    with pytest.raises(Conflict) as refused:
        tx.commit()

    assert refused.value.code == "stock_mismatch"


def test_first_stock_given_twice_is_received_once() -> None:
    held("ord_1", 1)
    rows = [BulkStock("RING-1", "org_a", Text("戒", "Ring"), [(VAULT, 3), (SHOP, 1)])]

    assert receive_bulk(rows) == 0
    assert counts("loc_vault") == (3, 0, 1, 2)
    assert ledger_agrees()


def test_holding_25_lines_takes_51_actions() -> None:
    tx = Transaction()

    hold_parts(tx, "ord_1", [Want(f"S-{n}", "loc_vault", 1) for n in range(25)], LATER)

    assert len(tx) == 51
