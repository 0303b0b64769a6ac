"""Which source sends what: filter, then fewest parcels, then lowest cost, then the smaller id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Protocol

from parure.kernel.value import record

EXACT_UP_TO = 12
"""Locations among which every combination is tried (4,096 at most); beyond, the choice is greedy."""


@record
class Line:
    """What is needed."""

    sku: str
    quantity: int


@record
class Offer:
    """What one location can give of one SKU. `source` is the organisation it belongs to; `available` counts what is
    allocated to this very order there."""

    sku: str
    source: str
    location_id: str
    region: str
    available: int
    live: bool


@record
class Allocated:
    """What one location sends of one SKU."""

    sku: str
    source: str
    location_id: str
    quantity: int


@record
class Reason:
    """Why an offer was taken or not."""

    sku: str
    source: str
    location_id: str
    chosen: bool
    reason: str


@record
class Allocation:
    """The decision, and a reason for every offer."""

    parts: tuple[Allocated, ...]
    reasons: tuple[Reason, ...]

    @property
    def parcels(self) -> dict[str, tuple[Allocated, ...]]:
        """The parts by location: each is one parcel."""
        grouped: dict[str, list[Allocated]] = {}
        for part in self.parts:
            grouped.setdefault(part.location_id, []).append(part)
        return {location: tuple(parts) for location, parts in sorted(grouped.items())}


class NoSourceFor(Exception):
    """Lines that no live offer can fill, with the reasons of every offer looked at."""

    def __init__(self, skus: Sequence[str], reasons: Sequence[Reason]) -> None:
        super().__init__(f"no source for {', '.join(skus)}")
        self.skus = tuple(skus)
        self.reasons = tuple(reasons)


class RoutingPolicy(Protocol):
    """Asked once per offer whether it may serve, and what a parcel from there costs. An operator may put in another."""

    @property
    def name(self) -> str:
        """Of the policy and its version, kept with every decision."""

    def refuses(self, offer: Offer) -> str | None:
        """Why this offer must not be used, or None."""

    def cost(self, offer: Offer) -> int:
        """Of one parcel from the offer's location, in any unit; smaller is better."""


@record
class NearestLiveSource:
    """The default: live organisations that have not refused this order, those of the buyer's country before those abroad."""

    destination: str
    """Country of the address (ISO 3166-1)."""
    refused_by: frozenset[str] = frozenset()
    cross_border: bool = True
    picked_up_at: str | None = None
    """The shop to which the buyer comes for the goods: nothing else will do."""
    name: str = "nearest-live-source/1"

    def refuses(self, offer: Offer) -> str | None:
        if not offer.live:
            return "the organisation is not live"
        if offer.source in self.refused_by:
            return "rejected this order before"
        if self.picked_up_at not in (None, offer.location_id):
            return "the buyer picks the order up in another place"
        if not self.cross_border and not self._at_home(offer):
            return f"does not send to {self.destination}"
        return None

    def cost(self, offer: Offer) -> int:
        return 1 if self._at_home(offer) else 10

    def _at_home(self, offer: Offer) -> bool:
        return offer.region.split("-")[0] == self.destination


def choose_sources(lines: Sequence[Line], offers: Sequence[Offer], policy: RoutingPolicy) -> Allocation:
    """Assign every line to a source with the fewest parcels, then the lowest cost.

    Ties fall to the source with the smaller id, so the same order is always routed alike, however its lines and offers
    are arranged. A line is divided among locations only when no location can fill it alone within the fewest parcels.
    `Allocation.reasons` holds one entry per offer looked at, chosen or not.

    Raises:
        NoSourceFor: a line that no live offer can fill; the caller opens an exception for it.
    """
    wanted = {line.sku: line.quantity for line in sorted(lines, key=lambda line: line.sku)}
    refused: dict[Offer, str] = {}
    stock: dict[str, dict[str, Offer]] = {}
    for offer in _in_order(offers):
        why_not = policy.refuses(offer) or ("nothing available" if offer.available < 1 else None)
        if why_not:
            refused[offer] = why_not
        elif offer.sku in wanted:
            stock.setdefault(offer.location_id, {})[offer.sku] = offer
    missing = [sku for sku, quantity in wanted.items() if _available(stock, stock, sku) < quantity]
    if missing:
        raise NoSourceFor(missing, _reasons_of_failure(offers, refused))
    costs = {location: max(map(policy.cost, held.values())) for location, held in stock.items()}
    chosen = _fewest(wanted, stock, costs)
    parts = tuple(part for sku, quantity in wanted.items() for part in _fill(sku, quantity, chosen, stock, costs))
    return Allocation(parts=parts, reasons=_reasons(offers, refused, parts, chosen, costs))


def _in_order(offers: Iterable[Offer]) -> list[Offer]:
    return sorted(offers, key=lambda offer: (offer.sku, offer.source, offer.location_id))


Stock = Mapping[str, Mapping[str, Offer]]


def _available(locations: Iterable[str], stock: Stock, sku: str) -> int:
    return sum(stock[location][sku].available for location in locations if sku in stock[location])


def _suffices(locations: Sequence[str], wanted: Mapping[str, int], stock: Stock) -> bool:
    return all(_available(locations, stock, sku) >= quantity for sku, quantity in wanted.items())


def _rank(stock: Stock, costs: Mapping[str, int], location: str) -> tuple[int, str, str]:
    source = next(iter(stock[location].values())).source
    return costs[location], source, location


def _fewest(wanted: Mapping[str, int], stock: Stock, costs: Mapping[str, int]) -> tuple[str, ...]:
    candidates = sorted(stock, key=lambda location: _rank(stock, costs, location))
    if len(candidates) > EXACT_UP_TO:
        return _greedy(wanted, stock, costs, candidates)
    for size in range(1, len(candidates) + 1):
        fitting = [those for those in combinations(candidates, size) if _suffices(those, wanted, stock)]
        if fitting:
            # `combinations` keeps the candidates' order, so of equal cost the first is the one with the smaller ids.
            return min(fitting, key=lambda those: sum(costs[location] for location in those))
    return tuple(candidates)


def _greedy(
    wanted: Mapping[str, int], stock: Stock, costs: Mapping[str, int], candidates: Sequence[str]
) -> tuple[str, ...]:
    """Take the location that fills most of what is left, again and again; then drop what turned out to be superfluous."""
    left = dict(wanted)
    taken: list[str] = []

    def gain(location: str) -> int:
        return sum(min(offer.available, left.get(sku, 0)) for sku, offer in stock[location].items())

    while any(left.values()):
        free = [location for location in candidates if location not in taken]
        best = min(free, key=lambda location: (-gain(location), _rank(stock, costs, location)))
        taken.append(best)
        for sku, offer in stock[best].items():
            left[sku] -= min(offer.available, left[sku])
    for location in sorted(taken, key=lambda location: _rank(stock, costs, location), reverse=True):
        rest = [other for other in taken if other != location]
        if _suffices(rest, wanted, stock):
            taken = rest
    return tuple(taken)


def _fill(
    sku: str, quantity: int, chosen: Sequence[str], stock: Stock, costs: Mapping[str, int]
) -> Iterable[Allocated]:
    """One location where one suffices, else the fullest first."""
    here = [stock[location][sku] for location in chosen if sku in stock[location]]
    here.sort(key=lambda offer: (offer.available < quantity, *_rank(stock, costs, offer.location_id)))
    if here and here[0].available < quantity:
        here.sort(key=lambda offer: (-offer.available, *_rank(stock, costs, offer.location_id)))
    for offer in here:
        take = min(offer.available, quantity)
        if take:
            yield Allocated(sku=sku, source=offer.source, location_id=offer.location_id, quantity=take)
        quantity -= take


def _reasons(
    offers: Sequence[Offer],
    refused: Mapping[Offer, str],
    parts: Sequence[Allocated],
    chosen: Sequence[str],
    costs: Mapping[str, int],
) -> tuple[Reason, ...]:
    taken = {(part.sku, part.location_id): part.quantity for part in parts}
    reasons: list[Reason] = []
    for offer in _in_order(offers):
        quantity = taken.get((offer.sku, offer.location_id))
        if quantity is not None:
            said = f"sends {quantity}; {len(chosen)} parcel(s) in all, the fewest, at cost {costs[offer.location_id]}"
        elif offer in refused:
            said = refused[offer]
        elif offer.location_id in chosen:
            said = "another chosen location sends this line at lower cost or alone"
        else:
            said = "would need more parcels, cost more, or has the larger id"
        reasons.append(_reason(offer, quantity is not None, said))
    return tuple(reasons)


def _reasons_of_failure(offers: Sequence[Offer], refused: Mapping[Offer, str]) -> tuple[Reason, ...]:
    return tuple(
        _reason(offer, False, refused.get(offer, f"has {offer.available}, but the order cannot be filled whole"))
        for offer in _in_order(offers)
    )


def _reason(offer: Offer, chosen: bool, said: str) -> Reason:
    return Reason(sku=offer.sku, source=offer.source, location_id=offer.location_id, chosen=chosen, reason=said)
