"""What every move at the desk shares: one update of the balance by all its entries, and the entries."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from pynamodb.expressions.condition import Condition, size
from pynamodb.expressions.update import Action

from catalog.contract import Sku
from parure.aws.auth import Caller
from parure.aws.tables import AlreadyDone, Once, Transaction, fingerprint
from parure.kernel.errors import Conflict, MallError, NotFound
from parure.kernel.value import record
from supply import store
from supply.desk_store import LocationItem
from supply.rules import Balance, Change, Move, net, sum_changes
from supply.store import BalanceItem

T = TypeVar("T")

_TRIES = 5


class Overtaken(Conflict):
    """The balance was not as we read it: read it again."""


@record
class Entry:
    """A line of the ledger to be written."""

    kind: Move
    changes: Sequence[Change]
    note: str | None = None
    reason: str | None = None
    serial: str | None = None
    ref: str | None = None


def add_entries(
    tx: Transaction,
    sku: str,
    balance: Balance,
    entries: Sequence[Entry],
    *,
    by: Caller,
    places: Mapping[str, Mapping[str, Any]] | None = None,
    condition: Condition | None = None,
    actions: Sequence[Action] = (),
    since: Mapping[str, str] | None = None,
) -> None:
    """The balance moves by the sum of the entries. `places`: documents of the locations where the SKU may not have been yet;
    `since`: locations whose goods begin to lie there. The commit raises Overtaken when the counts forbid it."""
    fresh = {place: document for place, document in (places or {}).items() if balance.at(place) is None}
    store.add_change(
        tx,
        sku,
        entries[0].kind,
        net([change for entry in entries for change in entry.changes]),
        fresh=fresh,
        actions=[
            *actions,
            *(BalanceItem.locations[place]["since"].set(at) for place, at in (since or {}).items()),
        ],
        condition=condition,
        otherwise=overtaken(),
    )
    _write(tx, sku, entries, by)
    for org_id in sorted({document["org_id"] for document in fresh.values()} - {balance.owner_id}):
        _point_to(tx, sku, org_id)


def add_first_entry(
    tx: Transaction, snapshot: Sku, entry: Entry, place: Mapping[str, Any], *, by: Caller, serial: str | None = None
) -> None:
    """A SKU's very first stock: its balance begins. Overtaken when somebody began it at the same time."""
    (change,) = entry.changes
    document = {**place, "on_hand": change.on_hand, "available": change.available}
    first = BalanceItem(
        store.sku_pk(snapshot.sku),
        "balance",
        sku=snapshot.sku,
        org_id=snapshot.supplier_id,
        title={"zh": snapshot.title.zh, "en": snapshot.title.en},
        locations={change.location_id: document},
        holds={},
        one_of_one=snapshot.one_of_one,
        serial=serial,
    )
    tx.put(first, if_absent=True, otherwise=overtaken())
    _write(tx, snapshot.sku, [entry], by)
    if place["org_id"] != snapshot.supplier_id:
        _point_to(tx, snapshot.sku, place["org_id"])


def _write(tx: Transaction, sku: str, entries: Sequence[Entry], by: Caller) -> None:
    for entry in entries:
        item = store.entry_item(
            sku,
            entry.kind,
            list(sum_changes(entry.changes).values()),
            by=by.id,
            note=entry.note,
            reason=entry.reason,
            serial=entry.serial,
            ref=entry.ref,
        )
        tx.put(item, if_absent=True)


def _point_to(tx: Transaction, sku: str, org_id: str) -> None:
    # An update, for the pointer may be there and hold the organisation's own threshold.
    pointer = store.source_item(sku, org_id)
    tx.update(pointer, actions=[BalanceItem.sku.set(sku), BalanceItem.org_id.set(org_id)])


def as_read(balance: Balance) -> Condition:
    """The counts are what we decided on, and no location has been added."""
    count: Any = size("locations")  # type: ignore[no-untyped-call]
    condition: Condition = count == len(balance.locations)
    for place in balance.locations:
        path = BalanceItem.locations[place.location_id]
        condition &= path["on_hand"] == place.on_hand
        known = path["incoming"] == place.incoming
        condition &= known if place.incoming else (known | path["incoming"].does_not_exist())
    return condition


def check_open(tx: Transaction, location: LocationItem) -> None:
    """Nothing comes to a location that is closed or being closed."""
    tx.check(
        LocationItem,
        location.pk,
        location.sk,
        condition=LocationItem.name.exists() & LocationItem.status.does_not_exist(),
        otherwise=location_closed(),
    )


@record
class Wish:
    """Something that is to be done once, whatever happens to the answer: an Idempotency-Key and what it stands for."""

    key: str
    request: str
    result: Mapping[str, Any] | None = None

    def raise_if_done(self) -> None:
        """Raises AlreadyDone. What was done may forbid to be done again: the goods are gone, the piece is there."""
        record = Once.find(self.key, "once")
        if record is not None and record.request == self.request:
            raise AlreadyDone(json.loads(record.result))


def wish_of(by: Caller, verb: str, key: str | None, content: Sequence[Any], **result: Any) -> Wish | None:
    return Wish(key=f"{by.id}#{verb}#{key}", request=fingerprint(list(content)), result=result) if key else None


def attempt(decide: Callable[[], tuple[Transaction, T]], wish: Wish | None = None) -> T:
    """Read, decide and commit; again when somebody was faster. `decide` gives the transaction, which is empty when there is
    nothing to do, and what to answer.

    Raises:
        AlreadyDone: the wish was granted before.
    """
    for _ in range(_TRIES):
        try:
            tx, answer = decide()
        except MallError:
            if wish is not None:
                wish.raise_if_done()
            raise
        if wish is not None:
            tx.once(wish.key, request=wish.request, result=wish.result)
        try:
            if len(tx):
                tx.commit()
        except Overtaken:
            continue
        return answer
    raise Conflict("changed_meanwhile", "This stock is changing all the time. Try again.")


def attempt_once(decide: Callable[[], Transaction], wish: Wish | None) -> None:
    """As `attempt`; what was done before is as good."""
    with suppress(AlreadyDone):
        attempt(lambda: (decide(), None), wish)


def overtaken() -> Overtaken:
    return Overtaken("changed_meanwhile", "Read it again.")


def no_such_sku(field: str = "sku") -> NotFound:
    return NotFound("sku_not_found", "You have no such SKU.", field=field)


def location_closed(field: str = "location_id") -> Conflict:
    return Conflict("location_closed", "This location is closed. Choose another one or open it again.", field=field)


def not_that_many(free: int, field: str, sku: str) -> Conflict:
    return Conflict(
        "not_that_many",
        f"Of {sku} {free} {'piece is' if free == 1 else 'pieces are'} free at this location; the others are sold or in a checkout.",
        field=field,
        free=free,
        sku=sku,
    )
