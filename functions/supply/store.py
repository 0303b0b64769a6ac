"""The stock table: balances, the append-only ledger and holds. What only the stock desk needs is in desk_store.py."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pynamodb.attributes import BooleanAttribute, JSONAttribute, MapAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from parure.aws.tables import Read, Table, Transaction, index, timestamp
from parure.kernel.errors import Conflict
from parure.kernel.ids import new_id
from parure.kernel.time import iso, parse_time
from supply.rules import OUTWARD, Balance, Change, Hold, HoldStatus, LocationStock, Move, SkuHold, Want


class BalanceItem(Table):
    """`sku#…`/`balance`, found by its supplier in `by_org`; `sku#…`/`at#org_…` lets another source find it there."""

    class Meta(Table.Meta):
        table = "stock"

    by_org = index("org_id", "pk")

    sku = UnicodeAttribute()
    org_id = UnicodeAttribute()
    title = JSONAttribute(null=True)
    locations: MapAttribute[str, Any] = MapAttribute(default=dict)  # type: ignore[no-untyped-call]
    """location_id → {org_id, region, on_hand, allocated, held, available, incoming?, memo?, since?}"""
    holds: MapAttribute[str, Any] = MapAttribute(default=dict)  # type: ignore[no-untyped-call]
    """order_id → {until, at: {location_id: quantity}}; it lies here so that whoever reads stock sees expiry too."""
    one_of_one = BooleanAttribute(null=True)
    serial = UnicodeAttribute(null=True)
    low_at = NumberAttribute(null=True)
    """The organisation's own threshold for this SKU; without one its general one counts."""


class EntryItem(Table):
    """`sku#…`/`entry#<ulid>`: one move of a SKU; written once, never changed."""

    class Meta(Table.Meta):
        table = "stock"

    sku = UnicodeAttribute()
    kind = UnicodeAttribute()
    changes = JSONAttribute()
    """[[location_id, on_hand, allocated, held, incoming?]], as differences"""
    at = UnicodeAttribute()
    by = UnicodeAttribute(null=True)
    order_id = UnicodeAttribute(null=True)
    note = UnicodeAttribute(null=True)
    reason = UnicodeAttribute(null=True)
    serial = UnicodeAttribute(null=True)
    ref = UnicodeAttribute(null=True)
    """The transfer or the count that it belongs to."""


class HoldItem(Table):
    """`hold#{order_id}`/`hold`."""

    class Meta(Table.Meta):
        table = "stock"

    order_id = UnicodeAttribute()
    status = UnicodeAttribute()
    expires_at = UnicodeAttribute()
    wants = JSONAttribute()
    """[[sku, location_id, quantity]]"""


def sku_pk(sku: str) -> str:
    return f"sku#{sku}"


def balance_read(sku: str) -> Read:
    return Read(BalanceItem, sku_pk(sku), "balance")


def hold_read(order_id: str) -> Read:
    return Read(HoldItem, f"hold#{order_id}", "hold")


def _plain(value: MapAttribute[str, Any]) -> dict[str, Any]:
    plain: dict[str, Any] = value.as_dict()  # type: ignore[no-untyped-call]
    return plain


def balance_of(item: BalanceItem) -> Balance:
    places = _plain(item.locations)
    holds = _plain(item.holds)
    return Balance(
        sku=item.sku,
        owner_id=item.org_id,
        locations=tuple(LocationStock(location_id=key, **place) for key, place in sorted(places.items())),
        holds=tuple(
            SkuHold(order_id, parse_time(hold["until"]), tuple(sorted(hold["at"].items())))
            for order_id, hold in sorted(holds.items())
        ),
        serial=item.serial,
    )


def hold_of(item: HoldItem) -> Hold:
    wants = tuple(Want(sku, place, int(quantity)) for sku, place, quantity in item.wants)
    return Hold(item.order_id, wants, parse_time(item.expires_at), HoldStatus(item.status))


def hold_item(hold: Hold) -> HoldItem:
    return HoldItem(
        f"hold#{hold.order_id}",
        "hold",
        order_id=hold.order_id,
        status=str(hold.status),
        expires_at=iso(hold.expires_at),
        wants=[[want.sku, want.location_id, want.quantity] for want in hold.wants],
    )


def changes_of(entry: EntryItem) -> list[Change]:
    return [Change(place, *map(int, counts)) for place, *counts in entry.changes]


def add_move(
    tx: Transaction,
    sku: str,
    kind: Move,
    changes: Sequence[Change],
    *,
    by: str | None,
    order_id: str | None = None,
    note: str | None = None,
    actions: Sequence[Action] = (),
    condition: Condition | None = None,
    otherwise: Conflict | None = None,
) -> None:
    """Two parts: the balance moves by `changes` under conditions that forbid every count to fall below zero, and the
    ledger says so. `actions` and `condition` join the balance's own."""
    add_change(tx, sku, kind, changes, actions=actions, condition=condition, otherwise=otherwise)
    tx.put(entry_item(sku, kind, changes, by=by, order_id=order_id, note=note), if_absent=True)


def add_change(
    tx: Transaction,
    sku: str,
    kind: Move,
    changes: Sequence[Change],
    *,
    fresh: Mapping[str, Mapping[str, Any]] | None = None,
    actions: Sequence[Action] = (),
    condition: Condition | None = None,
    otherwise: Conflict | None = None,
) -> None:
    """The balance's part of a move alone. `fresh`: documents of locations where the SKU has not been yet; their counts come
    from `changes`."""
    updates = list(actions)
    demands: Condition | None = condition
    for change in changes:
        place = BalanceItem.locations[change.location_id]
        if fresh and change.location_id in fresh:
            updates.append(place.set({**fresh[change.location_id], **_counts(change)}))
            demands = _both(demands, place.does_not_exist())
            continue
        demands = _both(demands, place.exists())
        for name in ("on_hand", "allocated", "held", "available", "incoming"):
            delta = getattr(change, name)
            if delta:
                # Places of before transfers have no `incoming`.
                updates.append(place[name].set((place[name] | 0 if name == "incoming" else place[name]) + delta))
            if delta < 0:
                demands = _both(demands, place[name] >= -delta)
        if kind in OUTWARD:
            updates.append(place["since"].set(timestamp()))
    tx.update(BalanceItem(sku_pk(sku), "balance"), actions=updates, condition=demands, otherwise=otherwise)


def entry_item(
    sku: str,
    kind: Move,
    changes: Sequence[Change],
    *,
    by: str | None,
    order_id: str | None = None,
    note: str | None = None,
    reason: str | None = None,
    serial: str | None = None,
    ref: str | None = None,
    entry_id: str | None = None,
) -> EntryItem:
    return EntryItem(
        sku_pk(sku),
        f"entry#{entry_id or new_id('ent')[4:]}",
        sku=sku,
        kind=str(kind),
        changes=[_differences(change) for change in changes],
        at=timestamp(),
        by=by,
        order_id=order_id,
        note=note,
        reason=reason,
        serial=serial,
        ref=ref,
    )


def _differences(change: Change) -> list[str | int]:
    counts = [change.on_hand, change.allocated, change.held]
    return [change.location_id, *counts, change.incoming] if change.incoming else [change.location_id, *counts]


def _counts(change: Change) -> dict[str, int]:
    names = ("on_hand", "allocated", "held", "available", "incoming")
    return {name: getattr(change, name) for name in names}


def source_item(sku: str, org_id: str) -> BalanceItem:
    """Lets an organisation that is not the SKU's supplier find in `by_org` what it keeps of it."""
    return BalanceItem(sku_pk(sku), f"at#{org_id}", sku=sku, org_id=org_id)


def place_document(
    org_id: str, region: str, on_hand: int = 0, *, memo: bool = False, since: str | None = None
) -> dict[str, Any]:
    document = {
        "org_id": org_id,
        "region": region,
        "on_hand": on_hand,
        "allocated": 0,
        "held": 0,
        "available": on_hand,
        "since": since or timestamp(),
    }
    return {**document, "memo": True} if memo else document


def hold_document(until: str, places: Mapping[str, int]) -> dict[str, Any]:
    return {"until": until, "at": dict(places)}


def _both(first: Condition | None, second: Condition) -> Condition:
    return second if first is None else first & second
