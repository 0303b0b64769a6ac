"""Routing an order: three AWS calls, the order, the stock and organisations, the transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from identity.contract import organisation_reads, organisations_in
from orders.contract import (
    Assignment,
    Order,
    OrderToRoute,
    Place,
    assign_parts,
    merge_places,
    on_fresh,
    read_order_to_route,
)
from parure.aws.tables import Read, Transaction, read_together
from parure.kernel.errors import Conflict
from parure.kernel.ids import new_id
from parure.kernel.time import now
from parure.kernel.value import value
from routing import events, store
from routing.rules import (
    Allocated,
    Allocation,
    Line,
    NearestLiveSource,
    NoSourceFor,
    Offer,
    RoutingPolicy,
    choose_sources,
)
from routing.store import Decision
from supply.contract import LocationStock, balance_in, stock_reads

_ROOM = 90
"""Of a transaction's 100 actions, what parcels may fill; decision, order, events and idempotency record take the rest."""


class NotThereYet(Exception):
    """The event came before its order; raised so that the queue brings it again."""


@value
class _Question:
    """What there is to decide, and all that the decision is made from."""

    task: OrderToRoute
    lines: tuple[Line, ...]
    offers: tuple[Offer, ...]
    names: Mapping[str, str]
    at: datetime

    @property
    def order(self) -> Order:
        return self.task.order

    @property
    def policy(self) -> RoutingPolicy:
        return NearestLiveSource(
            destination=self.task.region, refused_by=self.task.refused_by, picked_up_at=self.task.picked_up_at
        )

    def decided(self, allocation: Allocation | None, nobody: NoSourceFor | None) -> Decision:
        return Decision(
            decision_id=new_id("dec").removeprefix("dec_"),
            order_id=self.order.order_id,
            at=self.at,
            policy=self.policy.name,
            destination=self.task.region,
            refused_by=tuple(sorted(self.task.refused_by)),
            lines=self.lines,
            offers=self.offers,
            allocations=allocation.parts if allocation else (),
            reasons=allocation.reasons if allocation else nobody.reasons if nobody else (),
            missing=nobody.skus if nobody else (),
            picked_up_at=self.task.picked_up_at,
        )


def route_order(order_id: str, *, once: str) -> None:
    """Give every line that has no source one, or say why nobody can. Does nothing when there is nothing to route, so an
    event that comes twice, late, or after the order was cancelled, is harmless."""
    while not on_fresh(lambda: _route(order_id, once)):
        # More parcels than one transaction holds: the rest goes into the next.
        pass


def _route(order_id: str, once: str) -> bool:
    task = read_order_to_route(order_id)
    if task is None:
        raise NotThereYet(f"no order {order_id} yet")
    if not task.waiting:
        return True
    question = _look(task)
    try:
        allocation = choose_sources(question.lines, question.offers, question.policy)
    except NoSourceFor as nobody:
        _fail(question, nobody, once)
        return True
    return _assign(question, allocation, once)


def _look(task: OrderToRoute) -> _Question:
    """Offers of the waiting SKUs and their organisations. One call; a second when stock lies with an organisation that the
    order's lines do not name."""
    known = {source for line in task.order.lines if line.sku in task.waiting for source in line.source_ids}
    found = read_together([*stock_reads(task.waiting), *organisation_reads(sorted(known))])
    places = [(sku, place) for sku in sorted(task.waiting) for place in _locations(found, sku)]
    others = {place.org_id for _, place in places} - known
    if others:
        found = {**found, **read_together(organisation_reads(sorted(others)))}
    organisations = organisations_in(found)
    own = {(place.sku, place.location_id): place.quantity for place in merge_places(task.places)}
    offers = tuple(
        Offer(
            sku=sku,
            source=place.org_id,
            location_id=place.location_id,
            region=place.region,
            available=place.available + own.get((sku, place.location_id), 0),
            live=place.org_id in organisations and organisations[place.org_id].is_live,
        )
        for sku, place in places
    )
    lines = tuple(Line(sku=sku, quantity=quantity) for sku, quantity in sorted(task.waiting.items()))
    return _Question(task, lines, offers, {org_id: one.name for org_id, one in organisations.items()}, now())


def _locations(found: Mapping[Read, Any], sku: str) -> tuple[LocationStock, ...]:
    balance = balance_in(found, sku)
    return balance.locations if balance else ()


def _assign(question: _Question, allocation: Allocation, once: str) -> bool:
    assignments, whole = _as_many_as_fit(allocation, question.names)
    decision = question.decided(allocation, None)
    tx = Transaction()
    assign_parts(tx, question.order, assignments, question.at)
    store.put_decision(tx, decision)
    if whole:
        tx.once(once)
        tx.publish(
            events.OrderRouted(
                order_id=question.order.order_id,
                decision_id=decision.decision_id,
                allocations=tuple(
                    events.Allocated(part.sku, part.source, part.location_id, part.quantity)
                    for part in allocation.parts
                ),
            ),
            by=None,
        )
    _commit(tx)
    return whole


def _as_many_as_fit(allocation: Allocation, names: Mapping[str, str]) -> tuple[list[Assignment], bool]:
    """A parcel takes three actions (fulfilment, pointer, event) and at most two per SKU whose allocation moves."""
    assignments: list[Assignment] = []
    room = _ROOM
    for parts in allocation.parcels.values():
        room -= 3 + 2 * len(parts)
        if room < 0 and assignments:
            return assignments, False
        assignments.append(_assignment(parts, names))
    return assignments, True


def _assignment(parts: Sequence[Allocated], names: Mapping[str, str]) -> Assignment:
    source = parts[0].source
    return Assignment(
        fulfilment_id=new_id("ful"),
        org_id=source,
        source_name=names.get(source, source),
        stock=tuple(Place(sku=p.sku, location_id=p.location_id, quantity=p.quantity) for p in parts),
    )


def _fail(question: _Question, nobody: NoSourceFor, once: str) -> None:
    decision = question.decided(None, nobody)
    tx = Transaction()
    tx.once(once)
    store.put_decision(tx, decision)
    failed = events.RoutingFailed(order_id=question.order.order_id, decision_id=decision.decision_id, skus=nobody.skus)
    tx.publish(failed, by=None)
    tx.commit()


def _commit(tx: Transaction) -> None:
    try:
        tx.commit()
    except Conflict as conflict:
        if conflict.code != "out_of_stock":
            raise
        # The location we chose was emptied between reading and writing: read again and choose again.
        raise Conflict("changed_meanwhile", conflict.detail) from conflict


def replay(decision: Decision) -> Allocation:
    """What the policy says today about what it saw then: the same, or the policy was changed."""
    policy = NearestLiveSource(
        destination=decision.destination,
        refused_by=frozenset(decision.refused_by),
        picked_up_at=decision.picked_up_at,
    )
    return choose_sources(decision.lines, decision.offers, policy)
