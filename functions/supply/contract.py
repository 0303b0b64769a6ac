"""What other capabilities may do with stock: read it, and add parts to their own transaction.

An order's stock goes: hold → allocate → ship; or hold → release; or allocate → unallocate. Each function adds, for every
SKU, one conditional update of its balance and one ledger entry (plus the hold's own item while it is a hold), so nothing
can be oversold and the balance is always the sum of the ledger. 25 lines make at most 51 actions.

    found = read_together([*stock_reads(skus), ...])
    wants = choose_locations(balance_in(found, sku), quantity)      # () → out of stock
    hold_parts(tx, order_id, wants, expires_at, by=caller.id)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from parure.aws.tables import Read, Transaction, read_together
from parure.kernel.errors import Conflict
from parure.kernel.time import iso
from supply import store
from supply.bulk import BulkLocation, BulkStock, locate_bulk, receive_bulk
from supply.rules import (
    Balance,
    Change,
    Hold,
    HoldStatus,
    LocationStock,
    Move,
    Want,
    by_sku,
    choose_locations,
    net,
)
from supply.store import BalanceItem, add_move

if TYPE_CHECKING:
    from supply.rules.visiting import ShopNear as ShopNear
    from supply.rules.visiting import VisitedShop as VisitedShop


def stock_reads(skus: Iterable[str]) -> list[Read]:
    return [store.balance_read(sku) for sku in skus]


def balance_in(found: Mapping[Read, Any], sku: str) -> Balance | None:
    """The SKU's balance among what `read_together` found; None if it never had stock."""
    item = found.get(store.balance_read(sku))
    return None if item is None else store.balance_of(item)


def hold_reads(order_ids: Iterable[str]) -> list[Read]:
    return [store.hold_read(order_id) for order_id in order_ids]


def hold_in(found: Mapping[Read, Any], order_id: str) -> Hold | None:
    item = found.get(store.hold_read(order_id))
    return None if item is None else store.hold_of(item)


def hold_parts(
    tx: Transaction, order_id: str, wants: Sequence[Want], expires_at: datetime, *, by: str | None = None
) -> None:
    """Hold stock for an unpaid order until `expires_at`.

    The commit raises Conflict `out_of_stock` with `lines` = [{sku, quantity}] when somebody was faster: look for expired
    holds (`reclaim_expired`) and for another location, or tell the buyer.
    """
    tx.put(
        store.hold_item(Hold(order_id, tuple(wants), expires_at, HoldStatus.ACTIVE)),
        if_absent=True,
        otherwise=Conflict("already_held", "This order holds its stock already."),
    )
    for sku, places in by_sku(wants).items():
        add_move(
            tx,
            sku,
            Move.HOLD,
            [Change(place, held=quantity) for place, quantity in sorted(places.items())],
            by=by,
            order_id=order_id,
            actions=[BalanceItem.holds[order_id].set(store.hold_document(iso(expires_at), places))],
            condition=BalanceItem.holds[order_id].does_not_exist(),
            otherwise=_out_of_stock(sku, places),
        )


def allocate_parts(tx: Transaction, hold: Hold, *, by: str | None = None) -> None:
    """A paid order's hold becomes an allocation. Ask `hold.alive(paid_at)` before: a payment after expiry is refunded.

    The commit raises Conflict `hold_gone` when the hold was released meanwhile.
    """
    _end_hold(tx, hold, HoldStatus.ALLOCATED)
    for sku, places in by_sku(hold.wants).items():
        changes = [Change(place, allocated=quantity, held=-quantity) for place, quantity in sorted(places.items())]
        _leave_hold(tx, sku, Move.ALLOCATE, changes, hold.order_id, by, None)


def release_parts(tx: Transaction, hold: Hold | None, cause: str, *, by: str | None = None) -> None:
    """Give held stock back (`cause`: expired, cancelled, …). Adds nothing when the hold is over already, so a sweep may
    call it after a reclaim; the commit raises Conflict `hold_gone` when that happened since the hold was read."""
    if hold is None or hold.status is not HoldStatus.ACTIVE:
        return
    _end_hold(tx, hold, HoldStatus.RELEASED)
    for sku, places in by_sku(hold.wants).items():
        changes = [Change(place, held=-quantity) for place, quantity in sorted(places.items())]
        _leave_hold(tx, sku, Move.RELEASE, changes, hold.order_id, by, cause)


def unallocate_parts(
    tx: Transaction, order_id: str, wants: Sequence[Want], cause: str, *, by: str | None = None
) -> None:
    """A paid order is cancelled before it ships: its pieces can be sold again."""
    _move(tx, order_id, wants, Move.UNALLOCATE, lambda place, n: Change(place, allocated=-n), by=by, note=cause)


def move_allocation_parts(
    tx: Transaction,
    order_id: str,
    given_up: Sequence[Want],
    taken: Sequence[Want],
    *,
    by: str | None = None,
    note: str | None = None,
) -> None:
    """Routing chose other locations: give allocations up here and take them there, each SKU's in one update.

    What cancels out is left alone. The commit raises Conflict `out_of_stock` when the new location has not enough.
    """
    before, after = by_sku(given_up), by_sku(taken)
    for sku in sorted({*before, *after}):
        changes = net(
            [
                *(Change(place, allocated=-n) for place, n in before.get(sku, {}).items()),
                *(Change(place, allocated=n) for place, n in after.get(sku, {}).items()),
            ]
        )
        if changes:
            gone = _out_of_stock(sku, after.get(sku, {}))
            add_move(tx, sku, Move.TRANSFER, changes, by=by, order_id=order_id, note=note, otherwise=gone)


def ship_parts(tx: Transaction, order_id: str, wants: Sequence[Want], *, by: str | None = None) -> None:
    """Allocated pieces leave the house."""
    _move(tx, order_id, wants, Move.SHIP, lambda place, n: Change(place, on_hand=-n, allocated=-n), by=by)


def return_parts(
    tx: Transaction, order_id: str, wants: Sequence[Want], *, by: str | None = None, note: str | None = None
) -> None:
    """Pieces come back to a location and can be sold again."""
    _move(tx, order_id, wants, Move.RETURN, lambda place, n: Change(place, on_hand=n), by=by, note=note)


def reclaim_expired(skus: Iterable[str], at: datetime) -> int:
    """Release every expired hold that lies on these SKUs, whole orders at a time; the number of holds released.

    For contention: call it when `choose_locations` finds nothing but `Balance.available(at)` says there is stock, then
    read again. Two readers and one transaction per expired order; safe to race with the sweep and with payments.
    """
    wanted = list(skus)
    balances = read_together(stock_reads(wanted))
    orders = sorted({hold.order_id for sku in wanted if (b := balance_in(balances, sku)) for hold in b.expired(at)})
    holds = read_together(hold_reads(orders))
    released = 0
    for order_id in orders:
        hold = hold_in(holds, order_id)
        if hold is None or hold.status is not HoldStatus.ACTIVE or hold.alive(at):
            continue
        tx = Transaction()
        release_parts(tx, hold, "expired")
        try:
            tx.commit()
            released += 1
        except Conflict:
            # Somebody else ended this hold between our read and our write: that is what we wanted.
            continue
    return released


def shops_with(
    sku: str,
    *,
    province: str | None = None,
    city: str | None = None,
    dealer_id: str | None = None,
    shop: str | None = None,
) -> tuple[ShopNear, ...]:
    """Dealers' shops that receive visitors and hold the SKU, the nearest first: for a visit, or for collecting it there.

    Two calls, three when some of it lies there on memo. Raises NotFound `sku_not_found` for what is not on sale.
    """
    from supply.service import visiting

    return visiting.shops_with(sku, province=province, city=city, dealer_id=dealer_id, shop=shop)


def visited_reads(dealer_id: str, location_id: str) -> list[Read]:
    """Parts for `read_together` by which `visited_in` knows a dealer's shop: two items."""
    from supply.service import visiting

    return visiting.visited_reads(dealer_id, location_id)


def visited_in(found: Mapping[Read, Any]) -> dict[str, VisitedShop]:
    """Those of the shops asked for where a buyer can collect an order now, by location."""
    from supply.service import visiting

    return visiting.visited_in(found)


def region_code(name: str | None) -> str | None:
    """`CN-SH` for CN-SH, 上海, 上海市 and Shanghai; None for what is no province."""
    from supply.rules import visiting

    return visiting.region_code(name)


def _end_hold(tx: Transaction, hold: Hold, status: HoldStatus) -> None:
    tx.update(
        store.hold_item(hold),
        actions=[store.HoldItem.status.set(str(status))],
        condition=store.HoldItem.status == str(HoldStatus.ACTIVE),
        otherwise=Conflict("hold_gone", "The stock of this order is not held any more."),
    )


def _leave_hold(
    tx: Transaction,
    sku: str,
    kind: Move,
    changes: Sequence[Change],
    order_id: str,
    by: str | None,
    note: str | None,
) -> None:
    add_move(
        tx,
        sku,
        kind,
        changes,
        by=by,
        order_id=order_id,
        note=note,
        actions=[BalanceItem.holds[order_id].remove()],
        condition=BalanceItem.holds[order_id].exists(),
        otherwise=Conflict("hold_gone", "The stock of this order is not held any more."),
    )


def _move(
    tx: Transaction,
    order_id: str,
    wants: Sequence[Want],
    kind: Move,
    change: Callable[[str, int], Change],
    *,
    by: str | None,
    note: str | None = None,
) -> None:
    for sku, places in by_sku(wants).items():
        changes = [change(place, quantity) for place, quantity in sorted(places.items())]
        failed = Conflict("stock_mismatch", f"The stock of {sku} is not as this order left it.", sku=sku)
        add_move(tx, sku, kind, changes, by=by, order_id=order_id, note=note, otherwise=failed)


def _out_of_stock(sku: str, places: Mapping[str, int]) -> Conflict:
    lines = [{"sku": sku, "quantity": sum(places.values())}]
    return Conflict("out_of_stock", "Somebody was faster: there is not enough left.", lines=lines)


__all__ = [
    "Balance",
    "BulkLocation",
    "BulkStock",
    "Hold",
    "HoldStatus",
    "LocationStock",
    "Want",
    "allocate_parts",
    "balance_in",
    "choose_locations",
    "hold_in",
    "hold_parts",
    "hold_reads",
    "locate_bulk",
    "move_allocation_parts",
    "receive_bulk",
    "reclaim_expired",
    "region_code",
    "release_parts",
    "return_parts",
    "ship_parts",
    "shops_with",
    "stock_reads",
    "unallocate_parts",
    "visited_in",
    "visited_reads",
]
